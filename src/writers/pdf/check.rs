//! Finds every character of a letter that its fonts cannot show, before anything is laid out.
//!
//! A font that lacks a character would draw an empty box in its place, and a reader would hear nothing at all.

use super::fonts;
use super::fonts::Face;
use crate::document::{Document, Source, walk};
use crate::writers::WriteError;

/// Every missing character of a letter, once for each place that it came from.
pub fn missing_characters(document: &Document) -> Vec<WriteError> {
    let mut found = Found(Vec::new());
    let letterhead = &document.letterhead;
    found.text(&letterhead.name, Face::Bold, &Source::Unknown);
    for line in letterhead.lines.iter().chain([&letterhead.footer]) {
        found.text(line, Face::Regular, &Source::Unknown);
    }
    for run in walk::runs(&document.blocks) {
        found.text(&run.text, Face::of(run.bold, run.italic), &run.source);
    }
    found.0
}

struct Found(Vec<WriteError>);

impl Found {
    fn text(&mut self, text: &str, face: Face, source: &Source) {
        for character in text.chars() {
            if is_shown(character, face) {
                continue;
            }
            let error = WriteError::MissingCharacter { character, source: source.clone() };
            if !self.0.contains(&error) {
                self.0.push(error);
            }
        }
    }
}

/// The first character of a text that no style of the letters' fonts can be sure to show.
pub fn first_missing(text: &str) -> Option<char> {
    text.chars().find(|it| !Face::ALL.iter().all(|face| is_shown(*it, *face)))
}

/// Whether a letter may carry a character. Marks that turn the direction of text are refused, even where a font holds them:
/// nobody sees them, and they change the order in which others are read.
fn is_shown(character: char, face: Face) -> bool {
    if fonts::is_silent(character) {
        return true;
    }
    let turns = matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && !character.is_control() && face.width(fonts::drawn(character)).is_some()
}
