//! The archive of a locked case: which parts it has, each whole, and no other.

use std::io::{Cursor, Read, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::refusal::SafeRefusal;

/// Tells a person how to open the parts without this program.
const READ_ME: (&str, &str) = ("README.txt", include_str!("read-me.txt"));
pub(super) const CASE: &str = "case.age";
/// Who has had the case open.
pub(super) const ACCESS_LOG: &str = "access-log.age";
/// Older versions of the case. They are kept as they are.
const HISTORY: &str = "history/";

/// A file in the archive.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Part {
    pub(super) fn is_key(&self) -> bool {
        self.name.starts_with("key-")
    }

    /// Which older version of the case it is; none where it is another part.
    pub(super) fn history_number(&self) -> Option<u32> {
        self.name.strip_prefix(HISTORY)?.strip_suffix(".age")?.parse().ok()
    }

    pub(super) fn of_history(number: u32, bytes: Vec<u8>) -> Self {
        Self { name: format!("{HISTORY}{number:06}.age"), bytes }
    }
}

/// The parts of an archive, but for the note.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Part>, SafeRefusal> {
    let damaged = |_| SafeRefusal::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    // Where two parts have come to bear one name, the reader knows of one alone.
    if counted(bytes) != Some(archive.len()) {
        return Err(SafeRefusal::Damaged);
    }
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let name = entry.name().to_owned();
        let size = usize::try_from(entry.size()).unwrap_or(usize::MAX);
        let is_named_twice = name_before(bytes, entry.header_start(), name.len()) == Some(&name);
        let is_plain = entry.compression() == CompressionMethod::Stored && size <= bytes.len();
        if !is_named_twice || !is_plain {
            return Err(SafeRefusal::Damaged);
        }
        let mut content = Vec::with_capacity(size);
        // Past its end the check sum is compared.
        entry
            .take(bytes.len() as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|_| SafeRefusal::Damaged)?;
        if name == READ_ME.0 {
            continue;
        }
        if !is_known(&name) {
            return Err(SafeRefusal::UnknownPart);
        }
        parts.push(Part { name, bytes: content });
    }
    Ok(parts)
}

/// How many parts the end of an archive says that it has.
fn counted(bytes: &[u8]) -> Option<usize> {
    const SIGN: &[u8] = b"PK\x05\x06";
    let end = bytes.last_chunk::<22>().filter(|end| end.starts_with(SIGN))?;
    Some(usize::from(u16::from_le_bytes([end[10], end[11]])))
}

/// The name that stands before a part as well as in the list at the end.
fn name_before(bytes: &[u8], header: u64, length: usize) -> Option<&str> {
    const BEFORE_NAME: usize = 30;
    let name = bytes.get(usize::try_from(header).ok()?..)?.get(BEFORE_NAME..)?.get(..length)?;
    std::str::from_utf8(name).ok()
}

fn is_known(name: &str) -> bool {
    let is_plain = |word: &str| {
        let may_stand =
            |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
        !word.is_empty() && word.bytes().all(may_stand)
    };
    let middle = |start: &str| name.strip_prefix(start)?.strip_suffix(".age");
    [CASE, ACCESS_LOG].contains(&name)
        || middle("key-").is_some_and(is_plain)
        || middle(HISTORY).is_some_and(is_plain)
}

/// The archive, with the note first. No time stands in it: what is in a case is nobody's business, and when it was saved neither.
pub(super) fn write(parts: &[Part]) -> Result<Vec<u8>, SafeRefusal> {
    let write = || -> ZipResult<Vec<u8>> {
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600)
            .compression_method(CompressionMethod::Stored);
        // Room for all of it at once: what the archive says of each part is short.
        let room = parts.iter().map(|part| part.bytes.len() + 1024).sum::<usize>() + 4096;
        let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(room)));
        let note = std::iter::once((READ_ME.0, READ_ME.1.as_bytes()));
        let parts = parts.iter().map(|part| (part.name.as_str(), part.bytes.as_slice()));
        for (name, bytes) in note.chain(parts) {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    };
    write().map_err(|_| SafeRefusal::Unsealable)
}
