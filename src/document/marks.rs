//! The words of the marks that a letter bears on every page, whatever its text says: nobody edits them away.

use super::Document;

const DRAFT: &str = "UDKAST";
const PRACTICE: &str = "ØVELSE";

/// What a letter of a practice case says of itself before its first words, for those who hear it and for those who copy its text.
pub const PRACTICE_SAID: &str =
    "ØVELSE: Brevet er skrevet for at øve. Borgeren er opfundet, og brevet gælder ikke.";

/// The mark in the margin of every page (mærket); none on a letter that is to go out.
pub fn in_margin(document: &Document) -> Option<String> {
    let practice = document.practice.then_some(PRACTICE);
    let marks: Vec<&str> = practice.into_iter().chain(document.draft.then_some(DRAFT)).collect();
    (!marks.is_empty()).then(|| marks.join(" – "))
}

/// The large pale word behind the text.
pub fn behind_text(document: &Document) -> Option<&'static str> {
    if document.practice { Some(PRACTICE) } else { document.draft.then_some(DRAFT) }
}
