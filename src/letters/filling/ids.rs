//! Gives each block of a filled letter its id, out of the words of the template and the items that it was filled for.

use std::collections::HashMap;
use std::ops::Range;

use super::rendered::Rendered;
use crate::document::BlockBody;
use crate::document::ids::{BlockId, IdSum};

/// Gives out the ids of one letter.
pub(super) struct Ids<'r> {
    rendered: &'r Rendered,
    /// How many blocks have come of the same words for the same items.
    like: HashMap<u64, u64>,
}

impl<'r> Ids<'r> {
    pub(super) fn new(rendered: &'r Rendered) -> Self {
        Self { rendered, like: HashMap::new() }
    }

    /// The id of a block that came of a stretch of the filled text.
    pub(super) fn of(&mut self, body: &BlockBody, stretch: Range<usize>) -> BlockId {
        let mut first = None;
        let mut round = None;
        for (piece, text) in self.rendered.pieces_in(stretch.start, stretch.end) {
            let shown = piece.value.as_deref().unwrap_or(text);
            if shown.trim().is_empty() {
                continue;
            }
            first.get_or_insert(piece.at);
            round = Some(match round {
                None => piece.round,
                Some(round) => self.rendered.common_round(round, piece.round),
            });
        }
        let belongs = first.map(|at| self.rendered.belongs(at)).unwrap_or_default();
        let mut round = round.unwrap_or_default();
        let (kind, words, is_whole) = match body {
            BlockBody::Heading { .. } => (1, belongs.piece, false),
            BlockBody::Paragraph(_) => (2, belongs.piece, false),
            BlockBody::List { .. } => (3, belongs.stretch, true),
            BlockBody::Table(_) => (4, belongs.stretch, true),
            BlockBody::Address(_) => (5, belongs.stretch, true),
            BlockBody::Facts(_) => (6, belongs.stretch, true),
            BlockBody::Signature(_) => (7, belongs.stretch, true),
            BlockBody::Timeline(_) => (8, belongs.stretch, true),
            BlockBody::WriteIn { .. } => (9, belongs.stretch, true),
            BlockBody::Journey(_) => (10, belongs.stretch, true),
            BlockBody::Picture(_) => (11, belongs.stretch, true),
        };
        let mut sum = IdSum::default().number(kind).number(words);
        // A loop within a line makes the rows of a table or the items of a list, and not the table or the list.
        while is_whole && let Some(around) = self.rendered.around_inline(round) {
            round = around;
        }
        for item in self.rendered.items_around(round) {
            sum = sum.number(item);
        }
        let like = self.like.entry(sum.value()).or_default();
        *like += 1;
        sum.number(*like).block()
    }
}
