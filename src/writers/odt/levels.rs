//! How far the lists are that a block stands in.

/// A list that the next block stands in (en liste, der er i gang).
pub(super) struct Level {
    /// The number of its next item, if it has any.
    pub number: Option<u32>,
    pub open: Open,
}

/// What of a list is open in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Nothing,
    List,
    Item,
    /// An item without a number, since the one that has it stands further up.
    Header,
}
