//! A column of the page that text fills, as wide as a text of the letter may be.

use crate::document::ids::BlockId;
use crate::document::page::Slot;

/// A column of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub x: f32,
    pub width: f32,
}

impl Column {
    /// The room of a text that fills the column.
    pub(super) fn slot(self, block: BlockId) -> Slot {
        Slot { block, row: None, cell: 0, columns: [(self.x, self.width)].into() }
    }
}
