//! The words of a file that somebody may have gone on writing in.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

/// The largest text that is read, unpacked.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Where the words of a format stand (hvor ordene står).
pub(in crate::writers) struct Wording {
    pub part: &'static str,
    /// What ends a line.
    pub paragraphs: &'static [&'static [u8]],
    /// What parts words.
    pub gaps: &'static [&'static [u8]],
}

/// All that the file's text says, a line for each paragraph; none where there is no such text.
pub(in crate::writers) fn words(file: &[u8], wording: &Wording) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(file)).ok()?;
    let part = zip.by_name(wording.part).ok()?;
    let mut xml = String::new();
    part.take(MOST_BYTES).read_to_string(&mut xml).ok()?;
    let mut reader = Reader::from_str(&xml);
    let mut words = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Text(text) => words.push_str(&text.decode().ok()?),
            Event::End(tag) if wording.paragraphs.contains(&tag.name().as_ref()) => {
                words.push('\n');
            }
            // A break or a tab parts words; the end of a run does not.
            Event::Empty(tag) if wording.gaps.contains(&tag.name().as_ref()) => words.push(' '),
            Event::Eof => return Some(words),
            _ => {}
        }
    }
}
