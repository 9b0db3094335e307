//! From the text that a person has typed over another to an edit: what was left as it was stays what it was.

use crate::case::edits::{EditPiece, EditText};
use crate::difference::{Hunk, stretches};

/// The pieces of a text that was typed over `before`. A value that was left whole goes on following the case, one that was touched is
/// words from now on; words keep their look, and new ones take that of all the text where it has only one.
pub fn tie(before: &[EditPiece], typed: &str) -> EditText {
    let shown: String = before.iter().map(|piece| piece.text.as_str()).collect();
    if shown == typed {
        return before.to_vec();
    }
    let mut tied = Tied::new(before);
    for stretch in stretches(&shown, typed) {
        match stretch {
            Hunk::Same(text) => tied.keep(text.len()),
            Hunk::Removed(text) => tied.skip(text.len()),
            Hunk::Added(text) => tied.add(text),
        }
    }
    tied.finish()
}

struct Tied<'b> {
    before: &'b [EditPiece],
    /// The piece that is next, and how many of its bytes are behind.
    at: (usize, usize),
    /// The look of words that are new.
    look: EditPiece,
    pieces: EditText,
}

impl<'b> Tied<'b> {
    fn new(before: &'b [EditPiece]) -> Self {
        let words = || before.iter().filter(|piece| !piece.text.trim().is_empty());
        let all = |is: fn(&EditPiece) -> bool| words().next().is_some() && words().all(is);
        let look = EditPiece {
            bold: all(|piece| piece.bold),
            italic: all(|piece| piece.italic),
            ..EditPiece::plain("")
        };
        Self { before, at: (0, 0), look, pieces: Vec::new() }
    }

    fn keep(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let Some(piece) = self.before.get(self.at.0) else { return };
            let left = piece.text.len() - self.at.1;
            let taken = left.min(bytes);
            let text = &piece.text[self.at.1..self.at.1 + taken];
            let is_whole = taken == piece.text.len();
            let value = piece.value.clone().filter(|_| is_whole);
            // Words of a link that was cut lead nowhere any more, as a value that was cut is none.
            let link = piece.link.clone().filter(|_| is_whole);
            self.push(EditPiece { text: text.to_owned(), value, link, ..piece.clone() });
            bytes -= taken;
            self.forward(taken);
        }
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let Some(piece) = self.before.get(self.at.0) else { return };
            let taken = (piece.text.len() - self.at.1).min(bytes);
            bytes -= taken;
            self.forward(taken);
        }
    }

    fn forward(&mut self, bytes: usize) {
        self.at.1 += bytes;
        // A value that says nothing stands for itself, and is passed by.
        while self.before.get(self.at.0).is_some_and(|piece| piece.text.len() == self.at.1) {
            self.at = (self.at.0 + 1, 0);
        }
    }

    fn add(&mut self, text: &str) {
        self.push(EditPiece { text: text.to_owned(), ..self.look.clone() });
    }

    fn push(&mut self, piece: EditPiece) {
        match self.pieces.last_mut() {
            Some(last)
                if last.value.is_none()
                    && piece.value.is_none()
                    && (last.bold, last.italic, &last.link)
                        == (piece.bold, piece.italic, &piece.link) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => self.pieces.push(piece),
        }
    }

    fn finish(self) -> EditText {
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, address: &str) -> EditPiece {
        EditPiece { value: Some(address.to_owned()), ..EditPiece::plain(text) }
    }

    fn before() -> EditText {
        vec![
            EditPiece::plain("Du har søgt den "),
            value("5. marts 2018", "process.applied"),
            EditPiece::plain(", og vi svarer "),
            value("Birgitte", "citizen.name"),
            EditPiece::plain("."),
        ]
    }

    #[test]
    fn a_value_that_was_left_alone_stays_one() {
        let tied =
            tie(&before(), "Du har skrevet til os den 5. marts 2018, og vi svarer Birgitte i dag.");
        let values: Vec<_> = tied.iter().filter_map(|piece| piece.value.as_deref()).collect();
        assert_eq!(values, ["process.applied", "citizen.name"]);
        let text: String = tied.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(text, "Du har skrevet til os den 5. marts 2018, og vi svarer Birgitte i dag.");
    }

    #[test]
    fn a_value_that_was_touched_is_words() {
        let tied = tie(&before(), "Du har søgt den 6. marts 2018, og vi svarer Birgitte.");
        let values: Vec<_> = tied.iter().filter_map(|piece| piece.value.as_deref()).collect();
        assert_eq!(values, ["citizen.name"]);
    }

    #[test]
    fn what_is_typed_looks_like_the_text_around_it_only_where_all_of_it_looks_so() {
        let bold = EditPiece { bold: true, ..EditPiece::plain("Vi giver dig pension") };
        let tied = tie(std::slice::from_ref(&bold), "Vi giver dig straks pension");
        assert!(tied.iter().all(|piece| piece.bold) && tied.len() == 1);
        let mixed = [bold, EditPiece::plain(" fra maj")];
        let tied = tie(&mixed, "Vi giver dig pension fra juni");
        assert!(tied[0].bold && !tied[1].bold && tied.len() == 2);
        assert_eq!(tie(&mixed, "Vi giver dig pension fra maj"), mixed);
    }
}
