//! A phrase as it reads in a case: its words, and the gaps where the case has no answer.

use std::ops::Range;

use crate::letters::filling::rendered::{Origin, Rendered};

/// The words of a phrase in a case (frasen, som den lyder i sagen).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhraseText {
    pub text: String,
    /// Where the case lacks an answer, in letters of the text.
    pub gaps: Vec<Range<usize>>,
}

impl PhraseText {
    /// Takes the words out of a filled template. Its own lines that begin with a hyphen are items, as the answers write them; what the
    /// case says stays as it is.
    pub(super) fn of(rendered: &Rendered) -> Self {
        let mut words = Self::default();
        for (piece, literal) in rendered.pieces_in(0, rendered.text.len()) {
            match &piece.value {
                Some(value) if matches!(piece.origin, Origin::Gap(_)) => {
                    let start = words.letters();
                    words.text.push_str(value);
                    words.gaps.push(start..words.letters());
                }
                Some(value) => words.text.push_str(value),
                None => literal.split_inclusive('\n').for_each(|line| words.literal(line)),
            }
        }
        words.text.truncate(words.text.trim_end().len());
        words
    }

    fn letters(&self) -> usize {
        self.text.chars().count()
    }

    fn literal(&mut self, line: &str) {
        let begins_line = self.text.is_empty() || self.text.ends_with('\n');
        if begins_line && line.trim().is_empty() {
            // One empty line parts two paragraphs, whatever stands around a condition.
            if !self.text.is_empty() && !self.text.ends_with("\n\n") && line.ends_with('\n') {
                self.text.push('\n');
            }
            return;
        }
        match line.strip_prefix("- ").filter(|_| begins_line) {
            Some(item) => {
                self.text.push_str("• ");
                self.text.push_str(item);
            }
            None => self.text.push_str(line),
        }
    }
}
