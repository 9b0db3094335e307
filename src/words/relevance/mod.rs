//! When a field matters: the condition that stands beside its words, and what it is worth in a case.
//!
//! A condition asks only what is answered. What nobody has answered is false, so that the fields of an outcome not yet
//! chosen are not asked for, and a track that nobody chose is the ordinary one (`not matter.track.manifestly_futile`).
//! The syntax is that of the letters: `matter.track.team`, `.given`, `.answered`, `.unknown`, `.not_relevant`, `and`,
//! `or`, `not`, and for a period `.ongoing`. `item` is the item that the field belongs to; `any(decision.rulings,
//! item.outcome.granted)` asks for one item at least; `new_way()` asks whether the case goes the new way, `way_asked()`
//! whether it has to say which. A condition that several fields share has a name in `conditions.toml`, which stands in its
//! place: `pension_case and process.offer_made`.

mod circles;
mod compile;
mod when;

use std::collections::HashSet;

use jiff::civil::Date;

use super::Words;
use crate::case::Case;
use crate::case::dates::still_runs;
use crate::case::field::{Section, State, View};
use crate::case::so_far::going::Going;
use crate::place::FieldPath;

pub(super) use circles::circles;
pub(super) use compile::Fault;
pub(super) use when::Named;
pub use when::When;

/// When a field matters (betingelsen). Every name in it is known to exist.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    Is(Name, Asked),
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    /// One item of the list at least for which the condition holds.
    Any(Name, Box<Condition>),
    NewWay,
    WayAsked,
}

/// A case as a condition looks at it.
#[derive(Clone, Copy)]
struct Sight<'a> {
    case: &'a Case,
    item: Option<&'a dyn Section>,
    new_way_from: Option<Date>,
}

/// A field that a condition asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The section; none for a field of the item at hand.
    section: Option<&'static str>,
    field: &'static str,
}

/// What a condition asks of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    State(State),
    Answered,
    /// Whether a period still runs.
    Ongoing,
    /// Whether a choice is this key.
    Key(&'static str),
}

impl Condition {
    fn holds(&self, sight: Sight<'_>) -> bool {
        let going = || Going::of(sight.case, sight.new_way_from);
        match self {
            Self::Is(name, asked) => name.view(sight).is_some_and(|view| asked.of(view)),
            Self::Not(inner) => !inner.holds(sight),
            Self::And(left, right) => left.holds(sight) && right.holds(sight),
            Self::Or(left, right) => left.holds(sight) || right.holds(sight),
            Self::Any(list, inner) => match list.view(sight) {
                Some(View::List(list)) => (0..list.len()).any(|index| {
                    let item = list.item(index);
                    item.is_some() && inner.holds(Sight { item, ..sight })
                }),
                _ => false,
            },
            Self::NewWay => going().is_new(),
            Self::WayAsked => going().is_split || going().is_answered,
        }
    }
}

impl Name {
    /// The path of the field; none for an item's field where no list is at hand.
    pub(crate) fn key(&self, list: Option<&str>) -> Option<String> {
        Some(format!("{}.{}", self.section.or(list)?, self.field))
    }

    fn view<'a>(&self, sight: Sight<'a>) -> Option<View<'a>> {
        match self.section {
            Some(section) => sight.case.section(section)?.field(self.field),
            None => sight.item?.field(self.field),
        }
    }
}

impl Asked {
    fn of(self, view: View<'_>) -> bool {
        let state = view.state();
        match (self, view) {
            (Self::State(asked), _) => state == asked,
            (Self::Answered, _) => state != State::NotAnswered,
            (Self::Key(key), View::Answer(answer)) => state == State::Given && answer.text() == key,
            (Self::Ongoing, View::Answer(answer)) => {
                state == State::Given && still_runs(answer.text())
            }
            (Self::Key(_) | Self::Ongoing, View::List(_)) => false,
        }
    }
}

impl Words {
    /// Whether a field matters as the case stands (om feltet har betydning). One that does not is not asked for; an answer
    /// that it holds all the same is kept and printed. A field that no words know matters.
    pub fn is_relevant(&self, case: &Case, path: &FieldPath) -> bool {
        let key = path.words_key();
        match path.list() {
            Some((list, _)) => {
                self.is_relevant(case, &list) && self.holds(case, &key, case.around(path))
            }
            None => {
                let when = self.section(path.section()).and_then(|words| words.when.as_ref());
                when.and_then(|when| when.condition(self))
                    .is_none_or(|when| when.holds(self.sight(case, None)))
                    && self.holds(case, &key, None)
            }
        }
    }

    /// Whether there is a condition of that name.
    pub fn has_condition(&self, name: &str) -> bool {
        self.named().has(name)
    }

    /// The condition of that name.
    pub(crate) fn condition(&self, name: &str) -> Option<&Condition> {
        self.named().get(name)
    }

    /// Whether the condition of that name holds in a case; one that nobody knows does not.
    pub fn named_holds(&self, case: &Case, name: &str) -> bool {
        self.named().get(name).is_some_and(|when| when.holds(self.sight(case, None)))
    }

    /// Whether a field wants an answer as the case stands: it matters, and it is not there for those alone who want to use it.
    pub fn is_asked(&self, case: &Case, path: &FieldPath) -> bool {
        let is_optional = self.field(&path.words_key()).is_some_and(|words| words.optional);
        !is_optional && self.is_relevant(case, path)
    }

    /// The fields of a section that do not matter as the case stands, items of lists included.
    pub fn irrelevant(&self, case: &Case, section: &'static str) -> HashSet<FieldPath> {
        let mut paths = HashSet::new();
        let Some(fields) = case.section(section) else { return paths };
        let mut weigh = |path: FieldPath| {
            if !self.is_relevant(case, &path) {
                paths.insert(path);
            }
        };
        for (name, view) in fields.fields() {
            let path = FieldPath::new(section, name);
            if let View::List(list) = view {
                for index in 0..list.len() {
                    let inner = list.item(index).map(Section::fields).unwrap_or_default();
                    for (field, _) in inner {
                        weigh(path.item(index, list.id(index), field));
                    }
                }
            }
            weigh(path);
        }
        paths
    }

    /// Whether a field's own condition holds.
    fn holds(&self, case: &Case, key: &str, item: Option<&dyn Section>) -> bool {
        let when = self.field(key).and_then(|words| words.when.as_ref());
        when.and_then(|when| when.condition(self))
            .is_none_or(|when| when.holds(self.sight(case, item)))
    }

    fn sight<'a>(&self, case: &'a Case, item: Option<&'a dyn Section>) -> Sight<'a> {
        Sight { case, item, new_way_from: self.new_way_from }
    }
}
