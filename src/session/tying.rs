//! What is known of a sitting that matters when an answer is tied to an exhibit: which answers a text was pasted into.

use std::collections::{HashMap, HashSet};

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
    pasted: HashMap<String, PastedEnds>,
}

/// So many bytes of a line are enough to know it again.
const ENOUGH: usize = 80;

/// How the first and the last line of a text begin and end that was pasted, by which it is known again.
struct PastedEnds {
    first: String,
    last: String,
}

impl PastedEnds {
    /// None where a text has only a few words.
    fn of(text: &str) -> Option<Self> {
        let has_many = text.split_whitespace().take(FEW_WORDS).count() == FEW_WORDS;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().filter(|_| has_many)?;
        let last = lines.next_back().unwrap_or(first);
        let first = &first[..first.floor_char_boundary(ENOUGH)];
        let last = &last[last.ceil_char_boundary(last.len().saturating_sub(ENOUGH))..];
        let [first, last] = [first, last].map(|end| end.trim().to_owned());
        Some(Self { first, last })
    }

    /// Whether any of the text is still there: it can be undone, deleted or written anew.
    fn stands_in(&self, text: &str) -> bool {
        text.contains(&self.first) || text.contains(&self.last)
    }
}

impl Session {
    /// Whether the form is to say which answer has the cursor; it is asked for once.
    pub fn take_wish_to_tie(&mut self) -> bool {
        std::mem::take(&mut self.tying.is_wanted)
    }

    /// Takes note that a text goes into an answer. A few words are not asked about.
    pub fn note_pasted(&mut self, place: &FieldPath, text: &str) {
        if let Some(ends) = PastedEnds::of(text) {
            self.tying.pasted.insert(self.case().lasting(place).address(), ends);
        }
    }

    fn stands(&self, place: &FieldPath, ends: &PastedEnds) -> bool {
        self.case().answer(place).is_some_and(|answer| ends.stands_in(answer.text()))
    }

    /// The day on which a text was pasted into an answer, where that was since the case was opened.
    pub fn day_of_paste(&self, place: &FieldPath) -> Option<Date> {
        if self.tying.pasted.is_empty() {
            return None;
        }
        let ends = self.tying.pasted.get(&self.case().lasting(place).address())?;
        self.stands(place, ends).then_some(self.today)
    }

    /// The answers that a text was pasted into and that nothing has been said of: whether they rest on an exhibit.
    pub fn pasted_and_untied(&self) -> HashSet<FieldPath> {
        if self.case().exhibits.list.items().is_empty() {
            return HashSet::new();
        }
        let pasted = self.tying.pasted.iter();
        let places = pasted.filter_map(|(address, ends)| Some((self.case().path(address)?, ends)));
        let is_open = |place: &FieldPath| self.case().ties_at(place).is_empty();
        let open = places.filter(|(place, ends)| is_open(place) && self.stands(place, ends));
        open.map(|(place, _)| place).collect()
    }
}
