//! A picture of the text with the words below it, on one page.

use std::sync::Arc;

use super::column::Column;
use super::layout::{Layout, Place, QUIET};
use super::lines::{Setting, lines};
use super::pages::{Mark, Owner, Piece};
use super::tree::{NodeId, Role};
use crate::document::Illustration;
use crate::document::page::{Draw, Extent};
use crate::writers::illustration::size;

/// The size of the words below a picture, against running text.
const CAPTION: f32 = 0.9;

impl Layout<'_> {
    /// One that cannot be read has no place; the writer says so.
    pub(super) fn illustration(&mut self, picture: &Illustration, parent: NodeId, column: Column) {
        let Some((width, height)) = size(picture, column.width, self.tallest) else { return };
        let start = self.pieces.len();
        let node = self.tree.add(parent, Role::Figure { alt: picture.alt.clone() });
        let area = Extent { x: column.x, y: 0.0, width, height };
        let draw = Draw::Picture { area, number: self.pictures.len() };
        self.pictures.push(Arc::clone(&picture.png));
        let setting = Setting { size: self.size * CAPTION, bold: false };
        let caption = lines(&picture.caption, setting, column.width);
        self.pieces.push(Piece {
            height,
            baseline: height,
            stays: !caption.is_empty(),
            marks: vec![Mark { owner: Owner::Node(node), draw }],
            ..Piece::default()
        });
        self.space(start, self.size * 0.6, self.size * 0.3);
        if caption.is_empty() {
            return;
        }
        let below = self.pieces.len();
        let words = self.tree.add(parent, Role::Paragraph);
        let place = Place { x: column.x, y: 0.0, setting, colour: QUIET };
        self.text_pieces(&caption, &picture.caption, words, place);
        let last = self.pieces.len() - 1;
        self.pieces[below..last].iter_mut().for_each(|piece| piece.stays = true);
        self.space(below, self.size * 0.3, self.size);
    }
}
