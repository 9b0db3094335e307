//! When a text of a letter comes, as it can be told: what is asked of the case, joined by and, or and not.
//!
//! Templates ask more than a reader needs to hear: `x.given and x.yes` is told as one thing, and so are two keys of one choice.

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
        let without = |index: usize| {
            let others = kept.iter().enumerate().filter(move |(other, _)| *other != index);
            others.map(|(_, part)| part)
        };
        let needed = |(index, part): (usize, &Self)| match part {
            Self::Ask(Asking { what, holds: true }) => {
                !without(index).any(|other| other.implies(what))
            }
            _ => true,
        };
        let needed: Vec<bool> = kept.iter().enumerate().map(needed).collect();
        let mut needed = needed.into_iter();
        kept.retain(|_| needed.next().unwrap_or(true));
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

    /// Whether what is asked goes without saying where this holds: who has chosen a key has answered.
    fn implies(&self, asked: &What) -> bool {
        let What::State(subject, state @ (StateAsked::Given | StateAsked::Answered)) = asked else {
            return false;
        };
        match self {
            Self::Ask(Asking { what: What::Keys(other, _), holds: true }) => other == subject,
            Self::Ask(Asking { what: What::State(other, StateAsked::Given), holds: true }) => {
                other == subject && *state == StateAsked::Answered
            }
            Self::One(parts) => parts.iter().all(|part| part.implies(asked)),
            Self::All(parts) => parts.iter().any(|part| part.implies(asked)),
            _ => false,
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
        assert_eq!(Clause::one([given(), yes()]).size(), 2);
        assert_eq!(Clause::all([Clause::Always, yes()]), yes());
        assert_eq!(Clause::all([yes(), Clause::Never]), Clause::Never);
        assert_eq!(Clause::one([yes(), Clause::Always]), Clause::Always);
        assert_eq!(Clause::one([yes(), no()]).size(), 1);
        assert_eq!(Clause::one([yes(), no()]).not().not(), Clause::one([yes(), no()]));
    }
}
