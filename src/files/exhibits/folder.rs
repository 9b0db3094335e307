//! The folder of exhibits: putting a file there, finding it again, taking it out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::mark::FileMark;
use crate::case::attached::{AttachedFile, MOST_ATTACHED_BYTES};
use crate::files::atomic;
use crate::place::ItemId;
use crate::problem::{Place, Problem};
use crate::safe::{CaseKey, PublicKey, SafeRefusal};

const FOLDER: &str = "bilag";

/// What is wrong with a file of the folder (fejlen ved filen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    Missing,
    /// It is not the one that was put there.
    Changed,
    /// The case, as it is saved, has no such file.
    Stray,
}

/// The folder beside a case.
pub fn folder_of_case(case: &Path) -> PathBuf {
    let mut name = case.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(FOLDER);
    case.with_file_name(name)
}

/// The number of a file that is called as the program calls those that it puts into the folder.
pub fn number_of(file: &Path) -> Option<u32> {
    let name = file.file_name()?.to_str()?;
    let number = name.strip_suffix(".age")?.parse().ok()?;
    (name == name_of(number)).then_some(number)
}

fn name_of(number: u32) -> String {
    format!("{number:06}.age")
}

fn place_of(case: &Path, number: u32) -> PathBuf {
    folder_of_case(case).join(name_of(number))
}

/// Puts a file beside a case, sealed for it, under the first free number from `first` on. No more than `most` bytes are taken.
///
/// # Errors
/// That the file is no exhibit or too large, or what the disk refused. Nothing is left behind then.
pub fn attach(
    case: &Path,
    source: &Path,
    (first, most): (u32, u64),
    seal_for: &PublicKey,
) -> Result<AttachedFile, Problem> {
    let unread = |error: &io::Error| {
        let message = format!("Filen kan ikke læses: {}.", atomic::reason(error));
        problem("exhibit-unreadable", source, message, "")
    };
    // Opening a pipe or a device might never return.
    let found = fs::metadata(source).map_err(|error| unread(&error))?;
    if !found.is_file() {
        let message = "Det er ikke en almindelig fil.".to_owned();
        return Err(problem("exhibit-unreadable", source, message, ""));
    }
    let too_large = || {
        let message = format!(
            "Der er ikke plads til filen: en sags filer fylder højst {} MB tilsammen.",
            MOST_ATTACHED_BYTES / 1024 / 1024
        );
        problem(
            "exhibit-too-large",
            source,
            message,
            "Læg den et andet sted, og skriv i sagen hvor.",
        )
    };
    if found.len() > most {
        return Err(too_large());
    }
    let mut file = File::open(source).map_err(|error| unread(&error))?;
    let mut head = [0; 16];
    let read = file.read(&mut head).map_err(|error| unread(&error))?;
    if !is_exhibit(&head[..read]) {
        let message = "Filen er hverken en PDF, et Word-dokument eller et billede.".to_owned();
        let cure = "Gem den som PDF først.";
        return Err(problem("exhibit-kind", source, message, cure));
    }
    let folder = folder_of_case(case);
    let refused = |error: io::Error| atomic::WriteRefusal::from(error).problem(&folder);
    super::super::folder::make(&folder)?;
    atomic::sweep(&folder);
    let mut staged = atomic::begin(&folder, case).map_err(refused)?;
    // More than the disk told of may come; what is one byte too long shows that.
    let mut taken = (&head[..read]).chain(&file).take(most.saturating_add(1));
    let (bytes, sealed) = {
        let to = BufWriter::new(staged.as_file_mut());
        let mut hashing = Hashing { to, hash: Sha256::new() };
        let bytes = seal_for.seal_stream(&mut taken, &mut hashing).map_err(refused)?;
        (bytes, hex(hashing.hash))
    };
    if bytes > most {
        return Err(too_large());
    }
    let number = atomic::finish(staged, |tried| {
        let number = first.saturating_add(tried);
        (number, place_of(case, number))
    })
    .map_err(refused)?;
    let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let pages = pages(source, &head, bytes);
    Ok(AttachedFile { number, name, bytes, pages, sealed, exhibit: ItemId::NONE })
}

/// The files in the folder that are none of these: one that was added before the program was ended, and never saved.
pub fn strays(case: &Path, known: &[u32]) -> Vec<(u32, Fault)> {
    let Ok(entries) = fs::read_dir(folder_of_case(case)) else { return Vec::new() };
    let numbers = entries.flatten().filter_map(|entry| number_of(&entry.path()));
    let mut found: Vec<u32> = numbers.collect();
    found.retain(|number| !known.contains(number));
    found.sort_unstable();
    found.into_iter().map(|number| (number, Fault::Stray)).collect()
}

/// Which of these files are missing or are not what they were.
pub fn look_at(case: &Path, files: &[FileMark]) -> Vec<(u32, Fault)> {
    let fault = |file: &FileMark| match hash_of(&place_of(case, file.number)) {
        Ok(hash) if hash == file.sealed => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Fault::Missing),
        _ => Some(Fault::Changed),
    };
    files.iter().filter_map(|file| Some((file.number, fault(file)?))).collect()
}

/// Opens a file of the folder into a new one.
///
/// # Errors
/// That it is missing or changed, or what the disk refused. Nothing is left behind then.
pub fn fetch(case: &Path, file: &FileMark, key: &CaseKey, to: &Path) -> Result<(), Problem> {
    let from = place_of(case, file.number);
    if let Some((_, fault)) = look_at(case, std::slice::from_ref(file)).first() {
        return Err(fault.problem(&from));
    }
    let refused = |error: io::Error| atomic::WriteRefusal::from(error).problem(to);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        // What lay sealed is opened for the one who asks, and not for others on the machine.
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let new = options.open(to).map_err(refused)?;
    let opened = unseal(&from, key, &mut BufWriter::new(&new)).and_then(|out| out.map_err(refused));
    if opened.is_err() {
        drop(new);
        let _ = fs::remove_file(to);
    }
    opened
}

/// Opens a file of the folder in memory alone.
///
/// # Errors
/// That it is missing or changed.
pub fn opened(case: &Path, file: &FileMark, key: &CaseKey) -> Result<Vec<u8>, Problem> {
    let from = place_of(case, file.number);
    if let Some((_, fault)) = look_at(case, std::slice::from_ref(file)).first() {
        return Err(fault.problem(&from));
    }
    let mut bytes = Vec::new();
    unseal(&from, key, &mut bytes)?
        .map_err(|error| atomic::WriteRefusal::from(error).problem(&from))?;
    Ok(bytes)
}

/// Opens a sealed file into `out`. Within is what came of the writing.
fn unseal(from: &Path, key: &CaseKey, out: &mut dyn io::Write) -> Result<io::Result<()>, Problem> {
    let sealed = File::open(from).map_err(|_| Fault::Missing.problem(from))?;
    let opened = key.unseal_stream(BufReader::new(sealed), out);
    opened.map(|written| written.map(drop)).map_err(|refusal| match refusal {
        SafeRefusal::Damaged => Fault::Changed.problem(from),
        refusal => refusal.problem(&from.display().to_string()),
    })
}

/// Takes files out of the folder, and the folder with the last of them.
///
/// # Errors
/// What the disk refused.
pub fn remove(case: &Path, numbers: &[u32]) -> Result<(), Problem> {
    for number in numbers {
        let path = place_of(case, *number);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(atomic::WriteRefusal::from(error).problem(&path));
            }
            _ => {}
        }
    }
    // It stays where something else lies in it.
    let _ = fs::remove_dir(folder_of_case(case));
    Ok(())
}

/// Copies files, sealed as they are, to the folder of the same case under another name.
///
/// # Errors
/// What the disk refused. A file that is there already stays.
pub fn copy(from: &Path, to: &Path, files: &[FileMark]) -> Result<(), Problem> {
    let folder = folder_of_case(to);
    let refused = |error: io::Error| atomic::WriteRefusal::from(error).problem(&folder);
    super::super::folder::make(&folder)?;
    for file in files {
        let target = place_of(to, file.number);
        // One that is missing is told of when the case is looked over.
        let Ok(mut sealed) = File::open(place_of(from, file.number)) else { continue };
        if target.symlink_metadata().is_ok() {
            continue;
        }
        let mut staged = atomic::begin(&folder, to).map_err(refused)?;
        io::copy(&mut sealed, staged.as_file_mut()).map_err(refused)?;
        atomic::finish(staged, |_| ((), target.clone())).map_err(refused)?;
    }
    Ok(())
}

impl Fault {
    /// The same, for a person.
    pub fn problem(self, path: &Path) -> Problem {
        let cure =
            "Find filen i en sikkerhedskopi, eller tilføj bilaget igen. Sagens tekst er uberørt.";
        match self {
            Self::Missing => {
                problem("exhibit-missing", path, "Bilagets fil mangler.".to_owned(), cure)
            }
            Self::Changed => {
                let message = "Bilagets fil er ikke den, der blev lagt i sagen.".to_owned();
                problem("exhibit-changed", path, message, cure)
            }
            Self::Stray => {
                let message = "Filen hører ikke til sagen, som den er gemt.".to_owned();
                let cure = "Ingen har gemt sagen, efter filen blev lagt til. Slet den, hvis ingen anden udgave af sagen har den.";
                problem("exhibit-stray", path, message, cure)
            }
        }
    }
}

fn problem(code: &str, path: &Path, message: String, cure: &str) -> Problem {
    let name = path.display().to_string();
    let place = Place::File { name, line: 0, excerpt: String::new() };
    Problem::blocker(code, place, message).with_cure(cure)
}

/// What PDF files, Word files and pictures begin with.
fn is_exhibit(head: &[u8]) -> bool {
    const SIGNS: [&[u8]; 8] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
        b"BM",
    ];
    let is_webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP".as_slice());
    is_webp || SIGNS.iter().any(|sign| head.starts_with(sign))
}

/// How many pages a file has, where that is soon known.
fn pages(source: &Path, head: &[u8], bytes: u64) -> Option<u32> {
    /// A larger one would take long to count.
    const MOST: u64 = 60 * 1024 * 1024;
    if head.starts_with(b"PK\x03\x04") || bytes > MOST {
        return None;
    }
    if !head.starts_with(b"%PDF-") {
        return Some(1);
    }
    let document = lopdf::Document::load(source).ok()?;
    u32::try_from(document.get_pages().len()).ok().filter(|pages| *pages > 0)
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut HashOnly(&mut hash))?;
    Ok(hex(hash))
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

struct HashOnly<'a>(&'a mut Sha256);

impl Write for HashOnly<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Notes the hash of what is written through it.
struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
