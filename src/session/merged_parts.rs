//! In which parts two versions of a case differ, and which of them each part is taken from.

use std::sync::Arc;

use crate::case::Case;
use crate::case::beside_fields::{BesideChange, differences_beside};
use crate::case::compare::{FieldChange, differences};

/// The two versions, and what is taken of which (sammenfletningen).
#[derive(Clone)]
pub struct Merging {
    pub(super) theirs: Arc<Case>,
    /// The case as it was when the versions were one.
    pub(super) base: Arc<Case>,
    pub parts: Vec<MergedPart>,
}

/// A part of the case that the two versions differ in (en del, der er forskellig).
#[derive(Clone)]
pub struct MergedPart {
    /// The name of the section, or [`LETTERS`](crate::case::merging::LETTERS).
    pub name: &'static str,
    /// From what the user's version says to what the other says.
    pub changes: Vec<FieldChange>,
    pub beside: Vec<BesideChange>,
    /// Whether both have changed it since the versions were one.
    pub is_of_both: bool,
    pub takes_theirs: bool,
}

impl Merging {
    /// Holds two versions against each other. What only one of them has changed since they were one is taken from that one, and
    /// what both have changed stays the user's, until somebody chooses.
    pub(super) fn of([mine, theirs]: [&Arc<Case>; 2], base: &Arc<Case>) -> Self {
        let (changes, beside) = (differences(mine, theirs), differences_beside(mine, theirs));
        let part = |name: &'static str| {
            let is_mine_new = !mine.agrees_on(base, name);
            let is_theirs_new = !theirs.agrees_on(base, name);
            MergedPart {
                name,
                changes: changes.iter().filter(|it| it.place.section() == name).cloned().collect(),
                beside: beside.iter().filter(|it| it.part() == name).cloned().collect(),
                is_of_both: is_mine_new && is_theirs_new,
                takes_theirs: is_theirs_new && !is_mine_new,
            }
        };
        let differs = |name: &&'static str| !mine.agrees_on(theirs, name);
        let parts = Case::choices().filter(differs).map(part).collect();
        Self { theirs: Arc::clone(theirs), base: Arc::clone(base), parts }
    }
}
