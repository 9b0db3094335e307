//! Characters that a Word file cannot carry, or that would make it say something else than it shows.

use crate::document::{Document, Source, walk};
use crate::writers::WriteError;

/// Every character that the letter may not hold in a Word file, with the place that it came from.
pub(super) fn unwritable(document: &Document) -> Vec<WriteError> {
    let mut found = Vec::new();
    let head = &document.letterhead;
    let logo = head.logo.iter().map(|logo| &logo.alt);
    let loose = [&document.title, &document.author, &document.language, &head.name, &head.footer];
    for text in loose.into_iter().chain(&head.lines).chain(logo) {
        look(text, &Source::Unknown, &mut found);
    }
    for run in walk::runs(&document.blocks) {
        look(&run.text, &run.source, &mut found);
        if let Some(link) = &run.link {
            look(link, &run.source, &mut found);
        }
    }
    found
}

fn look(text: &str, source: &Source, found: &mut Vec<WriteError>) {
    for character in text.chars().filter(|&character| is_unwritable(character)) {
        let error = WriteError::MissingCharacter { character, source: source.clone() };
        if !found.contains(&error) {
            found.push(error);
        }
    }
}

/// XML has no place for most control characters. The marks that turn the direction of the text are legal there, but they can
/// make an amount or a name read otherwise than it is stored, and a Danish letter has no use for them.
fn is_unwritable(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        _ => false,
    }
}
