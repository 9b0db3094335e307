//! What is to go from a list, before and after somebody was asked.

use crate::case::field::State;
use crate::case::removed::RemovedItem;
use crate::place::FieldPath;

/// What is to go from a list (det, der skal fjernes).
#[derive(Clone)]
pub struct Removal {
    pub list: FieldPath,
    pub what: Removed,
    /// What goes with it.
    pub goes: Vec<RemovedItem>,
}

/// One item, or all of them since the list is answered in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    Item(usize),
    All(State),
}
