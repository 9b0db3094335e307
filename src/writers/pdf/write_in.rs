//! Room for the reader to write in: empty lines that are drawn and not read aloud.

use super::column::Column;
use super::layout::{Layout, rule};
use super::pages::Piece;
use super::tree::NodeId;
use crate::document::Inline;

/// How far the lines stand apart, in sizes of running text: enough for a hand that writes large.
const APART: f32 = 2.3;

impl Layout<'_> {
    /// What to write, and below it the lines, all on one page.
    pub(super) fn write_in(&mut self, label: &[Inline], lines: u8, parent: NodeId, column: Column) {
        let start = self.pieces.len();
        self.block_of_lines(&[label.to_vec()], parent, column, self.size);
        self.pieces[start..].iter_mut().for_each(|piece| piece.stays = true);
        let height = self.size * APART;
        for number in 0..lines {
            let marks = vec![rule(column.x, height - 0.6, column.width)];
            let stays = number + 1 < lines;
            self.pieces.push(Piece { height, stays, marks, ..Piece::default() });
        }
        self.space(start, self.size * 0.4, self.size * 1.2);
    }
}
