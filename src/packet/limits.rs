//! Limits that no schema tells: how much other systems take, and which files.

use crate::problem::{Place, Problem};

use super::base64::length;
use super::enclosures::Enclosures;
use super::{Outgoing, PostWay};

/// How many bytes a message has at most, with all that is in it.
pub const MOST_MESSAGE_BYTES: u64 = 99_500_000;
/// How many files a message has at most, the letter among them.
pub const MOST_FILES: usize = 10;
/// How long a text of a message is at most, in signs.
const LONGEST: usize = 256;
/// What stands around the files of a message: more than there ever is.
const AROUND: u64 = 20_000;

/// The kinds of file that go with a message, by what their names end in.
const KINDS: [(&str, &str); 12] = [
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("bmp", "image/bmp"),
    ("webp", "image/webp"),
];

/// The kind of a file by what its name ends in; none where a reader would not know it.
pub(super) fn kind(ending: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind)
}

impl Enclosures<'_> {
    /// What keeps these from going with a message whose letter has so many bytes, seen before any of them is opened.
    pub fn refusals(&self, letter: &str, letter_bytes: u64) -> Vec<Problem> {
        let sizes = self.files.iter().map(|(_, file)| file.bytes);
        let mut told = sizes_of(letter, self.files.len() + 1, sizes.chain([letter_bytes]));
        let strange = self.files.iter().filter(|(_, file)| kind(file.ending()).is_none());
        told.extend(strange.map(|(number, _)| strange_kind(letter, *number)));
        told
    }
}

/// What keeps a letter from going out as it is.
pub(super) fn of(outgoing: &Outgoing<'_>, way: &PostWay) -> Vec<Problem> {
    let letter = outgoing.template.id.as_str();
    let mut told = Vec::new();
    if matches!(way, PostWay::Digital(_)) {
        let sizes = outgoing.enclosed.iter().map(|it| it.bytes.len() as u64);
        let own = outgoing.pdf.1.len() as u64;
        told.extend(sizes_of(letter, outgoing.enclosed.len() + 1, sizes.chain([own])));
        let strange = outgoing.enclosed.iter().filter(|it| kind(&it.ending).is_none());
        told.extend(strange.map(|it| strange_kind(letter, it.number)));
    }
    let number = outgoing.case.matter.case_number.filled().unwrap_or_default();
    for (text, what) in
        [(number, "Sagsnummeret"), (outgoing.sender.name.as_str(), "Kommunens navn")]
    {
        if text.chars().count() > LONGEST {
            let message =
                format!("{what} er længere end {LONGEST} tegn, som er det, en besked kan have.");
            told.push(problem("packet-long", letter, message, "Gør det kortere."));
        }
    }
    told
}

fn sizes_of(letter: &str, count: usize, sizes: impl Iterator<Item = u64>) -> Vec<Problem> {
    let mut told = Vec::new();
    if count > MOST_FILES {
        let message =
            format!("Beskeden ville få {count} filer, og Digital Post tager højst {MOST_FILES}.");
        let cure = "Saml bilagene i færre filer, eller send dem for sig.";
        told.push(problem("packet-files", letter, message, cure));
    }
    let all = sizes.map(length).fold(AROUND, u64::saturating_add);
    if all > MOST_MESSAGE_BYTES {
        let message = format!(
            "Beskeden ville fylde {} MB, og Digital Post tager højst 99,5 MB.",
            all.div_ceil(1_000_000)
        );
        let cure = "Send de største bilag for sig. En fil fylder en tredjedel mere i beskeden end på disken.";
        told.push(problem("packet-large", letter, message, cure));
    }
    told
}

fn strange_kind(letter: &str, number: u32) -> Problem {
    let message = format!("Bilag {number} er en slags fil, som andre systemer ikke tager imod.");
    let cure = "Gem det som PDF, og læg det i sagen igen.";
    problem("packet-kind", letter, message, cure)
}

fn problem(code: &str, letter: &str, message: String, cure: &str) -> Problem {
    Problem::blocker(code, Place::Letter(letter.to_owned()), message).with_cure(cure)
}
