//! What was taken out of a case (det fjernede): enough to know later that it was there, and no more of what it said.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Case;
use super::field::{Section, View};
use super::kind::Kind;
use crate::place::FieldPath;

/// So many are remembered; the oldest goes then.
const MOST_REMOVED: usize = 1000;
/// The most letters of an answer that tells which item it was.
const MOST_LETTERS: usize = 60;

/// The items that were taken out of a case's lists (de fjernede punkter), the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RemovedItems(Vec<RemovedItem>);

/// An item that was taken out of a list (et fjernet punkt).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovedItem {
    /// The address of its list, such as `work.jobs`.
    pub list: String,
    /// Which item of the list it was, from one on.
    pub number: usize,
    /// Its first short answers, by which a person knows it again; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How many answers went with it, those of the items in it among them.
    pub answers: usize,
    pub removed_on: String,
    /// Who took it out, as the program knows its user; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub removed_by: String,
}

impl RemovedItems {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn all(&self) -> &[RemovedItem] {
        &self.0
    }

    pub fn add(&mut self, item: RemovedItem) {
        self.0.push(item);
        let over = self.0.len().saturating_sub(MOST_REMOVED);
        self.0.drain(..over);
    }

    /// What another version of the case remembers too, each once.
    pub(super) fn take_in(&mut self, other: &Self) {
        let more: Vec<RemovedItem> =
            other.0.iter().filter(|item| !self.0.contains(item)).cloned().collect();
        self.0.extend(more);
        self.0.sort_by(|one, other| one.removed_on.cmp(&other.removed_on));
        let over = self.0.len().saturating_sub(MOST_REMOVED);
        self.0.drain(..over);
    }
}

impl Case {
    /// What goes with an item of a list; none where nothing stands in it.
    pub fn what_goes(
        &self,
        list: &FieldPath,
        index: usize,
        (removed_on, removed_by): (String, String),
    ) -> Option<RemovedItem> {
        let View::List(items) = self.find(list)? else { return None };
        let item = items.item(index)?;
        let answers = answers(item);
        (answers > 0).then(|| RemovedItem {
            list: list.to_string(),
            number: index + 1,
            title: title(item),
            answers,
            removed_on,
            removed_by,
        })
    }

    /// The same of all items of a list.
    pub fn what_goes_with(&self, list: &FieldPath, who: (String, String)) -> Vec<RemovedItem> {
        let Some(View::List(items)) = self.find(list) else { return Vec::new() };
        (0..items.len()).filter_map(|index| self.what_goes(list, index, who.clone())).collect()
    }
}

fn answers(item: &dyn Section) -> usize {
    let of = |view: View<'_>| match view {
        View::Answer(answer) => usize::from(answer.is_filled()),
        View::List(list) => (0..list.len()).filter_map(|at| list.item(at)).map(answers).sum(),
    };
    item.fields().into_iter().map(|(_, view)| of(view)).sum()
}

/// The first two answers of one line. What a text of several lines says is nobody's business once it is gone.
fn title(item: &dyn Section) -> String {
    let short = |(_, view): (&str, View<'_>)| match view {
        View::Answer(answer)
            if answer.is_filled()
                && matches!(answer.kind(), Kind::Line | Kind::Number | Kind::Day | Kind::When) =>
        {
            Some(answer.shown().trim().chars().take(MOST_LETTERS).collect::<String>())
        }
        _ => None,
    };
    item.fields().into_iter().filter_map(short).take(2).collect::<Vec<_>>().join(", ")
}

/// What it was called may be private.
impl fmt::Debug for RemovedItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RemovedItem({} {})", self.list, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: usize, day: &str) -> RemovedItem {
        let (removed_on, removed_by) = (day.to_owned(), String::new());
        let list = "work.jobs".to_owned();
        RemovedItem { list, number, title: String::new(), answers: 1, removed_on, removed_by }
    }

    #[test]
    fn the_list_has_an_end_and_that_of_another_version_comes_to_it_once() {
        let mut mine = RemovedItems::default();
        (0..MOST_REMOVED + 5).for_each(|number| mine.add(item(number, "2018-05-02")));
        assert_eq!((mine.all().len(), mine.all()[0].number), (MOST_REMOVED, 5));
        let mut few = RemovedItems::default();
        few.add(item(1, "2018-05-02"));
        let mut theirs = few.clone();
        theirs.add(item(2, "2018-05-01"));
        few.take_in(&theirs);
        few.take_in(&theirs);
        let numbers: Vec<usize> = few.all().iter().map(|it| it.number).collect();
        assert_eq!(numbers, [2, 1]);
    }
}
