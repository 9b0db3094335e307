//! What every rule looks at: a case, the law, and the words of its fields.

use crate::case::Case;
use crate::law::LawBook;
use crate::words::Words;

/// What a rule looks at (det, en regel ser på).
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub case: &'a Case,
    pub law: &'a LawBook,
    pub words: &'a Words,
}
