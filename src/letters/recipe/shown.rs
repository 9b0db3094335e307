//! Runs and blocks of a recipe that no template has.

use crate::document::{Block, BlockBody, Inline};

pub(super) fn bold(text: impl Into<String>) -> Inline {
    Inline { bold: true, ..Inline::plain(text) }
}

pub(super) fn italic(text: impl Into<String>) -> Inline {
    Inline { italic: true, ..Inline::plain(text) }
}

/// Lines as the text of one block.
pub(super) fn joined(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut runs = Vec::new();
    for line in lines {
        if !runs.is_empty() {
            runs.push(Inline::plain("\n"));
        }
        runs.extend(line);
    }
    runs
}

pub(super) fn points(items: Vec<Vec<Block>>) -> Block {
    BlockBody::List { first: None, items }.into()
}
