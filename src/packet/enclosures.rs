//! What goes with a letter: the exhibits that its field names, as far as the case has their files.

use std::fmt;

use crate::case::Case;
use crate::case::attached::AttachedFile;
use crate::case::cited::numbers;
use crate::letters::Template;

/// An exhibit that goes with a letter, opened (et bilag, der går med).
#[derive(Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// The number by which the letter names it.
    pub number: u32,
    /// What its file's name ends in, in small letters.
    pub ending: String,
    pub bytes: Vec<u8>,
}

/// Nothing of an exhibit is ever shown.
impl fmt::Debug for Enclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Enclosure({})", self.number)
    }
}

/// Words by which a text says what does not go with a letter.
const NOT: [&str; 6] = ["ikke", "undtagen", "uden", "bortset", "ej", "ingen"];

/// Which exhibits go with a letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enclosures<'a> {
    /// Each with the number by which the letter names it.
    pub files: Vec<(u32, &'a AttachedFile)>,
    /// Numbers that the letter names though the case has no file for them.
    pub without_file: Vec<u32>,
    /// The letter also says what does not go with it, so nobody but a person can tell which do.
    pub is_unclear: bool,
}

/// The exhibits that go with a letter of a case, in the order of their numbers.
pub fn enclosures<'a>(case: &'a Case, template: &Template) -> Enclosures<'a> {
    let mut found = Enclosures::default();
    let Some(text) = template.post.encloses.and_then(|path| case.answer(&path)) else {
        return found;
    };
    // What is named beside a "not" may be just what stays at home.
    let words = text.text().to_lowercase();
    let mut words = words.split(|sign: char| !sign.is_alphabetic());
    if words.any(|word| NOT.contains(&word)) {
        found.is_unclear = numbers::in_text(text.text()).iter().any(|reference| reference.sure);
        return found;
    }
    let named = numbers::in_text(text.text());
    let mut wanted: Vec<u32> =
        named.iter().filter(|reference| reference.sure).map(|reference| reference.number).collect();
    wanted.sort_unstable();
    wanted.dedup();
    for number in wanted {
        let items = case.exhibits.list.items().iter();
        let known = items.filter(|exhibit| exhibit.cited_number() == Some(number));
        let ids: Vec<_> = known.map(|exhibit| exhibit.id).collect();
        let files: Vec<&AttachedFile> =
            case.attached.all().iter().filter(|file| ids.contains(&file.exhibit)).collect();
        if files.is_empty() {
            found.without_file.push(number);
        }
        found.files.extend(files.into_iter().map(|file| (number, file)));
    }
    found
}
