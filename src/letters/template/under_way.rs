//! What a reading of a template has begun and not yet ended: lists and tables.

/// A list that is under way.
pub(super) struct OpenList {
    /// The last number that was written; none in a list with signs.
    pub number: Option<u64>,
    /// How far the signs stand in.
    pub column: Option<usize>,
    /// Whether the item at hand holds anything.
    pub is_filled: bool,
}

impl OpenList {
    /// Whether the item at hand holds nothing so far.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_filled
    }
}

/// A table that is under way.
pub(super) struct OpenTable {
    pub columns: usize,
    pub rows: usize,
}
