//! What is known of a sitting that matters when an answer is tied to an exhibit: which answers a text was pasted into.

use std::collections::HashSet;

use jiff::civil::Date;

use super::Session;
use crate::place::FieldPath;

/// A text of so many words was written by somebody, somewhere.
const FEW_WORDS: usize = 8;

/// What waits to be tied, and what was pasted (ved siden af belæggene).
#[derive(Default)]
pub(super) struct Tying {
    /// Whether the answer with the cursor is to be tied, once the form has said which that is.
    pub(super) is_wanted: bool,
    /// The answers that a text was pasted into since the case was opened, by their lasting addresses.
    pasted: HashSet<String>,
}

impl Session {
    /// Whether the form is to say which answer has the cursor; it is asked for once.
    pub fn take_wish_to_tie(&mut self) -> bool {
        std::mem::take(&mut self.tying.is_wanted)
    }

    /// Takes note that a text goes into an answer. A few words are not asked about.
    pub fn note_pasted(&mut self, place: &FieldPath, text: &str) {
        if text.split_whitespace().take(FEW_WORDS).count() == FEW_WORDS {
            self.tying.pasted.insert(self.case().lasting(place).address());
        }
    }

    /// The day on which a text was pasted into an answer, where that was since the case was opened.
    pub fn day_of_paste(&self, place: &FieldPath) -> Option<Date> {
        let is_pasted = !self.tying.pasted.is_empty()
            && self.tying.pasted.contains(&self.case().lasting(place).address());
        is_pasted.then_some(self.today)
    }

    /// The answers that a text was pasted into and that nothing has been said of: whether they rest on an exhibit.
    pub fn pasted_and_untied(&self) -> HashSet<FieldPath> {
        let places = self.tying.pasted.iter().filter_map(|address| self.case().path(address));
        let is_open = |place: &FieldPath| {
            let is_filled = self.case().answer(place).is_some_and(|answer| answer.is_filled());
            is_filled && self.case().ties_at(place).is_empty()
        };
        let has_exhibits = !self.case().exhibits.list.items().is_empty();
        places.filter(|place| has_exhibits && is_open(place)).collect()
    }
}
