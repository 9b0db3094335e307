//! When a text of a letter comes, as it can be told: what is asked of the case, joined by and, or and not.
//!
//! Templates ask more than a reader needs to hear: `x.given and x.yes` is told as one thing, and so are two keys of one choice.

use crate::letters::template::program::Comparison;

/// A condition that can be told (en betingelse i ord).
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) enum Clause {
    Always,
    Never,
    Ask(Asking),
    All(Vec<Clause>),
    One(Vec<Clause>),
}

/// A question and the answer that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) struct Asking {
    pub what: What,
    pub holds: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) enum What {
    State(Subject, StateAsked),
    /// Whether a choice is one of these keys.
    Keys(Subject, Vec<String>),
    /// Whether there is an item of the list for which something holds.
    Some(Subject, Box<Clause>),
    /// How a number of the case stands to one of the template, told as it is where it is so, and where it is not.
    Number {
        name: String,
        comparison: Comparison,
        number: f64,
        /// Whether it is the same for every item.
        is_of_case: bool,
        so: String,
        not_so: String,
    },
    /// What is told in words of its own: where it is so, and where it is not.
    Words {
        so: String,
        not_so: String,
    },
}

/// What is asked of an answer or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum StateAsked {
    Given,
    Unknown,
    NotRelevant,
    Answered,
    Ongoing,
}

/// A field that is asked about: its words, and which of several items it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::letters) struct Subject {
    /// The path without items, under which its words are found.
    pub key: String,
    /// Which item is meant, in words; empty for the one at hand.
    pub which: String,
}

impl Subject {
    /// Whether it is the same field whatever item is at hand.
    pub(in crate::letters) fn is_of_case(&self) -> bool {
        self.key.matches('.').count() == 1 || !self.which.is_empty()
    }
}

impl Clause {
    pub(in crate::letters) fn state(subject: Subject, asked: StateAsked) -> Self {
        Self::Ask(Asking { what: What::State(subject, asked), holds: true })
    }

    pub(in crate::letters) fn key(subject: Subject, key: &str) -> Self {
        Self::Ask(Asking { what: What::Keys(subject, vec![key.to_owned()]), holds: true })
    }

    pub(in crate::letters) fn words(so: impl Into<String>, not_so: impl Into<String>) -> Self {
        let what = What::Words { so: so.into(), not_so: not_so.into() };
        Self::Ask(Asking { what, holds: true })
    }

    /// An item of a list for which something holds.
    pub(in crate::letters) fn some(list: Subject, inner: Self) -> Self {
        match inner {
            Self::Never => Self::Never,
            Self::Always => Self::state(list, StateAsked::Given),
            inner => Self::Ask(Asking { what: What::Some(list, Box::new(inner)), holds: true }),
        }
    }

    pub(in crate::letters) fn truth(truth: bool) -> Self {
        if truth { Self::Always } else { Self::Never }
    }

    #[must_use]
    pub(in crate::letters) fn not(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::Ask(Asking { what, holds }) => Self::Ask(Asking { what, holds: !holds }),
            Self::All(parts) => Self::One(parts.into_iter().map(Self::not).collect()),
            Self::One(parts) => Self::All(parts.into_iter().map(Self::not).collect()),
        }
    }

    /// What holds where all of them hold.
    pub(in crate::letters) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut kept: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Never => return Self::Never,
                Self::Always => {}
                Self::All(inner) => inner.into_iter().for_each(|part| add(&mut kept, part)),
                part => add(&mut kept, part),
            }
        }
        // What one part says is not told again by another.
        let mut index = 0;
        while index < kept.len() {
            let part = kept.remove(index);
            match part.clone().where_holds(&kept) {
                Self::Never => return Self::Never,
                Self::Always => {}
                Self::All(inner) => return Self::all(kept.into_iter().chain(inner)),
                told => {
                    let is_told = told.size() >= part.size();
                    kept.insert(index, told);
                    if !is_told {
                        return Self::all(kept);
                    }
                    index += 1;
                }
            }
        }
        match kept.len() {
            0 => Self::Always,
            1 => kept.remove(0),
            _ => Self::All(kept),
        }
    }

    /// What holds where one of them holds at least.
    pub(in crate::letters) fn one(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::all(parts.into_iter().map(Self::not)).not()
    }

    /// What is left to be asked where others are known to hold.
    #[must_use]
    pub(in crate::letters) fn where_holds(self, known: &[Self]) -> Self {
        match self {
            Self::Ask(asking) => match known.iter().find_map(|known| known.settles(&asking)) {
                Some(truth) => Self::truth(truth),
                None => Self::Ask(asking),
            },
            Self::All(parts) => Self::all(parts.into_iter().map(|part| part.where_holds(known))),
            Self::One(parts) => Self::one(parts.into_iter().map(|part| part.where_holds(known))),
            settled => settled,
        }
    }

    /// Whether a question is answered where this holds, and how; none where it stays open.
    fn settles(&self, asking: &Asking) -> Option<bool> {
        match self {
            Self::Ask(known) => known.settles(asking),
            Self::All(parts) => parts.iter().find_map(|part| part.settles(asking)),
            // Whichever of them holds, it is the same.
            Self::One(parts) => {
                let settled = parts.iter().map(|part| part.settles(asking));
                settled.reduce(|one, other| one.filter(|_| one == other))?
            }
            Self::Always | Self::Never => None,
        }
    }

    /// Whether it asks about the case alone, and about no item that is at hand.
    pub(in crate::letters) fn is_of_case(&self) -> bool {
        match self {
            Self::Always | Self::Never => true,
            Self::Ask(Asking { what, .. }) => match what {
                What::State(subject, _) | What::Keys(subject, _) | What::Some(subject, _) => {
                    subject.is_of_case()
                }
                What::Number { is_of_case, .. } => *is_of_case,
                What::Words { .. } => false,
            },
            Self::All(parts) | Self::One(parts) => parts.iter().all(Self::is_of_case),
        }
    }

    /// How many things are asked.
    pub(in crate::letters) fn size(&self) -> usize {
        match self {
            Self::Always | Self::Never => 0,
            Self::Ask(Asking { what: What::Some(_, inner), .. }) => 1 + inner.size(),
            Self::Ask(_) => 1,
            Self::All(parts) | Self::One(parts) => parts.iter().map(Self::size).sum(),
        }
    }
}

impl Asking {
    /// Whether another question is answered where this holds, and how; none where it stays open.
    fn settles(&self, other: &Self) -> Option<bool> {
        if self.what == other.what {
            return Some(self.holds == other.holds);
        }
        let truth =
            match (&self.what, &other.what) {
                (What::Keys(one, keys), What::Keys(two, asked)) if one == two => {
                    let (inside, outside): (Vec<_>, Vec<_>) =
                        keys.iter().partition(|key| asked.contains(key));
                    match self.holds {
                        true if outside.is_empty() => true,
                        true if inside.is_empty() => false,
                        false if asked.iter().all(|key| keys.contains(key)) => false,
                        _ => return None,
                    }
                }
                (What::Keys(one, _), What::State(two, state)) if one == two && self.holds => {
                    matches!(state, StateAsked::Given | StateAsked::Answered)
                }
                (What::State(one, StateAsked::Given), What::Keys(two, _))
                    if one == two && !self.holds =>
                {
                    false
                }
                (What::State(one, state), What::State(two, asked)) if one == two => {
                    use StateAsked::{Answered, Given, NotRelevant, Ongoing, Unknown};
                    match (state, asked, self.holds) {
                        (Given | Unknown | NotRelevant | Ongoing, Answered, true) => true,
                        (Ongoing, Given, true) => true,
                        (Given | Ongoing, Unknown | NotRelevant, true)
                        | (Unknown, Given | NotRelevant | Ongoing, true)
                        | (NotRelevant, Given | Unknown | Ongoing, true)
                        | (Answered, Given | Unknown | NotRelevant | Ongoing, false)
                        | (Given, Ongoing, false) => false,
                        _ => return None,
                    }
                }
                (
                    What::State(one, StateAsked::Unknown | StateAsked::NotRelevant),
                    What::Keys(two, _),
                ) if one == two && self.holds => false,
                (
                    What::Number { name: one, comparison: Comparison::Equal, number, .. },
                    What::Number { name: two, comparison, number: asked, .. },
                ) if one == two && self.holds => comparison.holds(number.total_cmp(asked)),
                // What holds for an item of the list holds for one at least.
                (What::Some(one, known), What::Some(two, asked)) if one == two && self.holds => {
                    let known = std::slice::from_ref(&**known);
                    if (**asked).clone().where_holds(known) != Clause::Always {
                        return None;
                    }
                    true
                }
                (
                    What::Some(one, _),
                    What::State(two, StateAsked::Given | StateAsked::Answered),
                ) if one == two && self.holds => true,
                (
                    What::State(one, StateAsked::Given | StateAsked::Answered),
                    What::Some(two, _),
                ) if one == two && !self.holds => false,
                _ => return None,
            };
        Some(truth == other.holds)
    }
}

/// Adds a part of what must all hold: none twice, and keys that a choice may not be as one.
fn add(kept: &mut Vec<Clause>, part: Clause) {
    if kept.contains(&part) {
        return;
    }
    if let Clause::Ask(Asking { what: What::Keys(subject, keys), holds: false }) = &part {
        for known in kept.iter_mut() {
            if let Clause::Ask(Asking { what: What::Keys(other, more), holds: false }) = known
                && other == subject
            {
                more.extend(keys.iter().cloned());
                return;
            }
        }
    }
    kept.push(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject() -> Subject {
        Subject { key: "citizen.interpreter".to_owned(), which: String::new() }
    }

    #[test]
    fn what_goes_without_saying_is_not_asked_and_nothing_else_is_lost() {
        let given = || Clause::state(subject(), StateAsked::Given);
        let (yes, no) = (|| Clause::key(subject(), "yes"), || Clause::key(subject(), "no"));
        assert_eq!(Clause::all([given(), yes()]), yes());
        assert_eq!(Clause::one([given().not(), yes().not()]), yes().not());
        assert_eq!(Clause::all([given(), Clause::one([yes(), no()])]), Clause::one([yes(), no()]));
        assert_eq!(Clause::all([given(), yes().not()]).size(), 2);
        assert_eq!(Clause::one([given(), yes()]), given());
        assert_eq!(Clause::all([Clause::Always, yes()]), yes());
        assert_eq!(Clause::all([yes(), Clause::Never]), Clause::Never);
        assert_eq!(Clause::one([yes(), Clause::Always]), Clause::Always);
        assert_eq!(Clause::one([yes(), no()]).size(), 1);
        assert_eq!(Clause::one([yes(), no()]).not().not(), Clause::one([yes(), no()]));
        let unknown = || Clause::state(subject(), StateAsked::Unknown);
        assert_eq!(Clause::all([yes(), Clause::one([unknown(), no()])]), Clause::Never);
        assert_eq!(Clause::all([yes(), no().not()]), yes());
        let other = || Clause::words("det er så", "det ikke er så");
        let either = || Clause::one([yes().not(), other()]);
        assert_eq!(Clause::all([yes(), either()]), Clause::all([yes(), other()]));
        assert_eq!(either().where_holds(&[no()]), Clause::Always);
        assert_eq!(yes().where_holds(&[Clause::all([no(), other()])]), Clause::Never);
        assert_eq!(yes().where_holds(&[either()]), yes());
        assert_eq!(other().where_holds(&[yes()]), other());
    }
}
