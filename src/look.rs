//! What every rule looks at: a case, the law, and the words of its fields.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::so_far::going::Going;
use crate::law::{Holding, LawBook};
use crate::words::Words;

/// What a rule looks at (det, en regel ser på).
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub case: &'a Case,
    pub law: &'a LawBook,
    pub words: &'a Words,
}

impl<'a> Look<'a> {
    /// Which way the case goes.
    pub fn going(&self) -> Going {
        Going::of(self.case, self.law.new_way().map(|change| change.from))
    }

    /// A provision as it holds on a day for this case, by the way that it goes.
    pub fn cite(&self, id: &str, on: Date) -> Option<Holding<'a>> {
        cite_on_way(self.law, self.going(), id, on)
    }
}

/// A provision as it holds on a day for a case that goes this way.
pub fn cite_on_way<'a>(law: &'a LawBook, going: Going, id: &str, on: Date) -> Option<Holding<'a>> {
    if going.is_new() { law.cite(id, on) } else { law.cite_on_old_way(id, on) }
}
