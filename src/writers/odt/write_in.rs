//! Room for the reader to write in: empty paragraphs with a rule below each.

use super::body::Body;
use super::kinds::Kind;
use super::looks::Set;
use crate::document::Inline;

impl Body<'_> {
    /// What to write, and below it the lines, all on one page.
    pub(super) fn write_in(&mut self, label: &[Inline], lines: u8) {
        let words = self.words(label);
        self.push(Set { keeps_next: true, below: Some(0.0), ..Set::new(Kind::Standard) }, &words);
        for number in 0..lines {
            let keeps_next = number + 1 < lines;
            self.push(Set { keeps_next, is_written_on: true, ..Set::new(Kind::WriteIn) }, "");
        }
        if let Some(last) = self.last_paragraph() {
            last.below = Some(240.0);
        }
    }
}
