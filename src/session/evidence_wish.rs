//! What is wanted of the evidence, and the card in which it is written.

use jiff::civil::Date;

use crate::case::evidence::EvidenceTie;
use crate::place::{FieldPath, ItemId};

/// What is wanted of the evidence (ønske om belæg).
#[derive(Clone, PartialEq)]
pub enum EvidenceWish {
    /// Open the card of an answer: for a sentence of it, or for the whole where none is given.
    Open(FieldPath, String),
    /// Nothing in the form has the cursor.
    NoField,
    /// What stands in the card that is open.
    Type(EvidenceTie),
    /// Open the card for a tie that is there.
    Change(ItemId),
    Remove(ItemId),
    /// Draft the reasons of a ruling from the table of facts.
    DraftReasons(FieldPath),
}

/// No word of an answer stands in it.
impl std::fmt::Debug for EvidenceWish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open(place, _) => write!(f, "Open({place})"),
            Self::NoField => f.write_str("NoField"),
            Self::Type(_) => f.write_str("Type"),
            Self::Change(id) => write!(f, "Change({})", id.0),
            Self::Remove(id) => write!(f, "Remove({})", id.0),
            Self::DraftReasons(place) => write!(f, "DraftReasons({place})"),
        }
    }
}

/// What came of such a wish (besked om belæg).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceNews {
    /// The cursor stands in no field of the form, so that nothing can be tied.
    NoField,
    /// Nothing can be tied before there is an answer, or an exhibit in the list.
    NoAnswer,
    NoExhibits,
    /// The case holds no more ties.
    Full,
    /// No fact says anything that reasons can be drafted from.
    NoFacts,
    /// So many sentences of the reasons were drafted.
    Drafted(usize),
}

/// The card in which a tie is made or changed (kortet).
#[derive(Clone, Debug, PartialEq)]
pub struct TieCard {
    /// Where the answer stands; none where it is gone.
    pub place: Option<FieldPath>,
    pub tie: EvidenceTie,
    /// Somebody has tried to keep it without an exhibit.
    pub lacks_exhibit: bool,
    /// The day on which the text was pasted, which the tie may tell.
    pub pasted: Option<Date>,
}
