//! How a tie stands in the case as it is now.

use super::EvidenceTie;
use crate::case::Case;
use crate::case::plan::Exhibit;
use crate::place::{FieldPath, ItemId};

/// How a tie stands (belæggets stilling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieStanding {
    Holds,
    /// The answer was taken out, or belongs to an item that is not in the case.
    PlaceGone,
    /// The exhibit is not in the list.
    ExhibitGone,
    /// The sentence is not in the answer, or reads otherwise now.
    SentenceGone,
}

/// A tie with where its answer stands now, and how it stands (et belæg på sin plads).
#[derive(Clone, Copy, Debug)]
pub struct PlacedTie<'a> {
    pub tie: &'a EvidenceTie,
    /// None where the answer is gone.
    pub place: Option<FieldPath>,
    pub standing: TieStanding,
}

impl Case {
    /// The exhibit of an id.
    pub fn exhibit(&self, id: ItemId) -> Option<&Exhibit> {
        let exhibits = self.exhibits.list.items();
        exhibits.iter().find(|exhibit| !id.is_none() && exhibit.id == id)
    }

    /// Every tie as it stands now, in the order in which they were made.
    pub fn placed_ties(&self) -> impl Iterator<Item = PlacedTie<'_>> {
        self.evidence.all().iter().map(|tie| self.placed(tie))
    }

    fn placed<'a>(&'a self, tie: &'a EvidenceTie) -> PlacedTie<'a> {
        let found = self.path(&tie.place);
        let place = found.filter(|path| self.answer(path).is_some());
        let answer = place.as_ref().and_then(|path| self.answer(path));
        let standing = match answer {
            None => TieStanding::PlaceGone,
            Some(answer) if !answer.is_filled() => TieStanding::PlaceGone,
            Some(_) if self.exhibit(tie.exhibit).is_none() => TieStanding::ExhibitGone,
            Some(answer) if !answer.text().contains(tie.sentence.as_str()) => {
                TieStanding::SentenceGone
            }
            Some(_) => TieStanding::Holds,
        };
        PlacedTie { tie, place, standing }
    }

    /// The ties of one answer as they stand now.
    pub fn ties_at(&self, place: &FieldPath) -> Vec<PlacedTie<'_>> {
        let address = self.lasting(place).address();
        let ties = self.evidence.all().iter().filter(|tie| tie.place == address);
        ties.map(|tie| self.placed(tie)).collect()
    }
}
