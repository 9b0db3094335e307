//! Setting a warning aside: for one place, for the words that stand there, and for what the warning named.

use super::Case;
use super::answer::Answer;
use super::decision::Override;
use super::field::{Section, View};
use super::scalar::Scalar;
use crate::danish::one_line::in_one_line;
use crate::place::FieldPath;

/// How an entry of the list stands to a warning (tilsidesættelsens stilling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideStanding {
    /// It is about another check or another place.
    Elsewhere,
    /// It names no place, as in files from before the place was kept.
    Unplaced,
    /// The answer, or what the warning names, is another than when it was set aside.
    Lapsed,
    Holds,
}

impl Case {
    /// The words that stand at an address, with single blanks: an answer's, or those of all items of a list.
    pub fn words_at(&self, path: &FieldPath) -> String {
        let mut words = Vec::new();
        match self.find(path) {
            Some(View::Answer(answer)) => words.push(answer.text()),
            Some(View::List(list)) => {
                let items = (0..list.len()).filter_map(|index| list.item(index));
                let fields = items.flat_map(Section::fields);
                words.extend(fields.filter_map(|(_, view)| match view {
                    View::Answer(answer) => Some(answer.text()),
                    View::List(_) => None,
                }));
            }
            None => {}
        }
        words.iter().flat_map(|text| text.split_whitespace()).collect::<Vec<_>>().join(" ")
    }

    /// Sets a warning aside and gives the address of the reason that is still to be written.
    pub fn set_aside(&mut self, check: &str, place: &FieldPath, about: &str) -> FieldPath {
        let answer = self.words_at(place);
        let id = self.new_item();
        let entry = Override {
            id,
            check: text(check),
            place: text(&place.address()),
            answer: text(&answer),
            about: text(about),
            ..Override::default()
        };
        let mut entries = self.overrides.list.items().to_vec();
        entries.push(entry);
        let index = entries.len() - 1;
        self.overrides.list = Answer::Given(entries);
        FieldPath::new("overrides", "list").item(index, id, "reason")
    }

    /// How an entry stands to a warning at a place.
    pub fn standing(
        &self,
        entry: &Override,
        check: &str,
        place: &FieldPath,
        about: &str,
    ) -> AsideStanding {
        if entry.check.filled().is_none_or(|named| named.trim() != check) {
            return AsideStanding::Elsewhere;
        }
        let Some(address) = entry.place.filled() else { return AsideStanding::Unplaced };
        if self.path(address.trim()).is_none_or(|named| self.lasting(&named) != *place) {
            return AsideStanding::Elsewhere;
        }
        let same_answer = bare(&entry.answer) == self.words_at(place);
        if same_answer && bare(&entry.about) == about {
            AsideStanding::Holds
        } else {
            AsideStanding::Lapsed
        }
    }
}

fn text<T: Scalar>(text: &str) -> Answer<T> {
    match T::parse(text) {
        Ok(value) if !text.is_empty() => Answer::Given(value),
        _ => Answer::NotAnswered,
    }
}

fn bare<T: Scalar>(answer: &Answer<T>) -> String {
    in_one_line(answer.filled().unwrap_or_default())
}
