//! What an answer, or a sentence of it, rests on (belæg): the exhibit, where in it, who says so, and whether they saw it.
//!
//! A tie names its answer and its exhibit by their lasting ids, so it holds wherever they stand and whatever number the exhibit has.
//! It stays when either goes, and says then what it lacks: nobody's work is thrown away because a paper was taken out.

mod naming;
mod standing;

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Case;
use crate::place::ItemId;
pub use standing::{PlacedTie, TieStanding};

/// The most ties of a case.
pub const MOST_TIES: usize = 1_000;

/// The most letters of the sentence of a tie, and of its pages.
pub const MOST_TIE_LETTERS: usize = 10_000;

/// All ties of a case, in the order in which they were made (sagens belæg).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct EvidenceTies(Vec<EvidenceTie>);

/// What an answer, or a sentence of it, rests on (et belæg).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceTie {
    #[serde(default, skip_serializing_if = "ItemId::is_none")]
    pub id: ItemId,
    /// The lasting address of the answer, such as `health.treatments[#7].effect`.
    pub place: String,
    /// The sentence as it read when it was tied; empty where the whole answer is meant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// The exhibit, by its id in the list.
    pub exhibit: ItemId,
    /// The pages of it, such as `2` or `2–3`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pages: String,
    /// Who says so, where that is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<SaidBy>,
    /// Whether they saw it, where that is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<TieBasis>,
    /// The day on which the text was pasted from the exhibit, such as `2026-03-03`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pasted: String,
}

/// Who says so (hvem der siger det).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SaidBy {
    Citizen,
    Doctor,
    Employer,
    Caseworker,
    Other,
}

impl SaidBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Citizen, Self::Doctor, Self::Employer, Self::Caseworker, Self::Other];
}

/// Whether they saw it themselves or were told (set eller fortalt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TieBasis {
    Seen,
    Told,
}

impl TieBasis {
    pub const ALL: [Self; 2] = [Self::Seen, Self::Told];
}

impl EvidenceTie {
    /// A tie of a whole answer, by its lasting address, to an exhibit that is still to be said.
    pub fn new(place: String) -> Self {
        Self {
            id: ItemId::NONE,
            place,
            sentence: String::new(),
            exhibit: ItemId::NONE,
            pages: String::new(),
            said_by: None,
            basis: None,
            pasted: String::new(),
        }
    }

    /// The day on which the text was pasted, where that is told.
    pub fn pasted_on(&self) -> Option<Date> {
        self.pasted.parse().ok()
    }

    /// The section that its answer stands in.
    pub fn section(&self) -> &str {
        self.place.split('.').next().unwrap_or_default()
    }
}

impl EvidenceTies {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn all(&self) -> &[EvidenceTie] {
        &self.0
    }

    pub fn get(&self, id: ItemId) -> Option<&EvidenceTie> {
        self.0.iter().find(|tie| tie.id == id)
    }

    /// Whether another version has the same ties in a section.
    pub(super) fn agrees_on(&self, other: &Self, section: &str) -> bool {
        self.of(section).eq(other.of(section))
    }

    fn of(&self, section: &str) -> impl Iterator<Item = &EvidenceTie> {
        self.0.iter().filter(move |tie| tie.section() == section)
    }

    /// Takes the ties of a section from another version.
    pub(super) fn take_section(&mut self, other: &Self, section: &str) {
        self.0.retain(|tie| tie.section() != section);
        self.0.extend(other.of(section).cloned());
    }
}

impl Case {
    /// Adds a tie, or puts it in the place of the one that has its id. Gives its id; none where the case holds no more of them.
    pub fn tie_evidence(&mut self, tie: EvidenceTie) -> Option<ItemId> {
        if let Some(old) = self.evidence.get(tie.id).filter(|_| !tie.id.is_none()) {
            let id = old.id;
            if *old != tie {
                self.evidence.0.iter_mut().filter(|old| old.id == id).for_each(|old| {
                    old.clone_from(&tie);
                });
            }
            return Some(id);
        }
        if self.evidence.0.len() >= MOST_TIES {
            return None;
        }
        let id = self.new_item();
        self.evidence.0.push(EvidenceTie { id, ..tie });
        Some(id)
    }

    /// Takes a tie out; says whether it was there.
    pub fn untie_evidence(&mut self, id: ItemId) -> bool {
        let is_there = self.evidence.get(id).is_some();
        if is_there {
            self.evidence.0.retain(|tie| tie.id != id);
        }
        is_there
    }
}

/// No word of an answer stands in it.
impl fmt::Debug for EvidenceTies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EvidenceTies").field(&self.0.len()).finish()
    }
}

impl fmt::Debug for EvidenceTie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EvidenceTie { id, place, exhibit, .. } = self;
        f.debug_struct("EvidenceTie")
            .field("id", id)
            .field("place", place)
            .field("exhibit", exhibit)
            .finish_non_exhaustive()
    }
}
