//! The ids of ties, and those that ties keep to themselves.

use std::collections::HashSet;

use super::EvidenceTie;
use crate::case::Case;
use crate::place::ItemId;

impl EvidenceTie {
    /// Every id that the tie names: an item that is gone keeps its id to itself for as long as a tie names it.
    fn ids(&self) -> impl Iterator<Item = ItemId> {
        let in_place = self.place.split("[#").skip(1);
        let in_place = in_place.filter_map(|rest| rest.split(']').next()?.parse().ok().map(ItemId));
        in_place.chain([self.id, self.exhibit])
    }
}

impl Case {
    /// Every id that a tie has or names.
    pub(in crate::case) fn ids_of_ties(&self) -> impl Iterator<Item = ItemId> {
        self.evidence.all().iter().flat_map(EvidenceTie::ids)
    }

    /// Gives an id of its own to each tie that has none, or one that something else in the case has, and names each answer by its
    /// lasting address.
    pub(in crate::case) fn name_ties(&mut self, others: &HashSet<ItemId>) {
        if self.evidence.is_empty() {
            return;
        }
        let mut seen = others.clone();
        seen.extend(self.edits.all().iter().map(|edit| edit.id));
        let (mut last, mut ties) = (self.last_item, (*self.evidence).clone());
        for tie in &mut ties.0 {
            if let Some(path) = self.path(&tie.place) {
                tie.place = path.address();
            }
            if tie.id.is_none() || tie.id > last || !seen.insert(tie.id) {
                last.0 += 1;
                tie.id = last;
                seen.insert(last);
            }
        }
        self.last_item = last;
        // What was named before goes on being shared.
        if ties != *self.evidence {
            self.evidence = ties.into();
        }
    }

    /// Loses the exhibit of each tie where the version that it came from means another paper by the same id, as happens where two
    /// people add one each. `mine` and `theirs` are what was put together; `base` is what both began from.
    pub(in crate::case) fn loosen_ties(&mut self, [mine, theirs]: [&Self; 2], base: &Self) {
        let is_another = |case: &Self, tie: &EvidenceTie| {
            let exhibit = |of: &Self| of.exhibit(tie.exhibit).cloned();
            let came_from = if mine.evidence.all().contains(tie) { mine } else { theirs };
            base.exhibit(tie.exhibit).is_none() && exhibit(came_from) != exhibit(case)
        };
        let lost: Vec<ItemId> = self
            .evidence
            .all()
            .iter()
            .filter(|tie| is_another(self, tie))
            .map(|tie| tie.id)
            .collect();
        if !lost.is_empty() {
            let ties = self.evidence.0.iter_mut().filter(|tie| lost.contains(&tie.id));
            ties.for_each(|tie| tie.exhibit = ItemId::NONE);
        }
    }
}
