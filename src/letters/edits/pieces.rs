//! A letter's text in the pieces that an edit keeps, and back.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::case::edits::{EditPiece, EditText};
use crate::danish::pasted::{Form, as_meant};
use crate::document::ids::BlockId;
use crate::document::{Block, BlockBody, Inline, Source, walk};
use crate::place::{FieldPath, ItemId};

/// A text of a letter in pieces: each value by itself, and the words between in as few as their look allows.
pub fn pieces(runs: &[Inline]) -> EditText {
    let mut pieces: EditText = Vec::with_capacity(1);
    for run in runs {
        let piece = EditPiece {
            text: run.text.clone(),
            value: value_of(run).map(|path| path.address()),
            bold: run.bold,
            italic: run.italic,
            link: run.link.clone(),
        };
        match pieces.last_mut() {
            Some(last) if last.value.is_none() && looks_alike(last, &piece) => {
                last.text.push_str(&piece.text);
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// The words of a text, as they stand in the letter or stood there.
pub fn shown(text: &[EditPiece]) -> String {
    text.iter().map(|piece| piece.text.as_str()).collect()
}

/// The field whose value a run prints, or would print if it were answered.
fn value_of(run: &Inline) -> Option<FieldPath> {
    match run.source {
        Source::Field(path) | Source::Gap(Some(path)) => Some(path),
        _ => None,
    }
}

/// The blocks whose text ends with a value that goes on in the text below it: a value of several paragraphs, or with a list.
pub(super) fn going_on(blocks: &[Block]) -> HashSet<BlockId> {
    let is_text =
        |block: &&Block| matches!(block.body, BlockBody::Heading { .. } | BlockBody::Paragraph(_));
    let mut above: Option<(BlockId, FieldPath)> = None;
    let mut found = HashSet::new();
    for block in walk::blocks(blocks).filter(is_text) {
        let runs = || block.texts().into_iter().flat_map(|(_, runs)| runs);
        let value = |run: Option<&Inline>| run.and_then(value_of);
        if let Some((id, path)) = above
            && value(runs().next()) == Some(path)
        {
            found.insert(id);
        }
        above = value(runs().last()).map(|path| (block.id, path));
    }
    found
}

fn looks_alike(one: &EditPiece, other: &EditPiece) -> bool {
    one.value == other.value
        && one.bold == other.bold
        && one.italic == other.italic
        && one.link == other.link
}

/// Whether the ground of an edit stands in the letter as it did. A value may say something else by now where the edit's own text follows
/// it; where the edit has made words of it, it must say what it said.
pub(super) fn is_ground(ground: &[EditText], now: &[EditText], text: &[EditText]) -> bool {
    let follows =
        |value: &String| text.iter().flatten().any(|piece| piece.value.as_ref() == Some(value));
    let same = |(old, new): (&EditPiece, &EditPiece)| {
        looks_alike(old, new) && (old.text == new.text || new.value.as_ref().is_some_and(follows))
    };
    ground.len() == now.len()
        && ground
            .iter()
            .zip(now)
            .all(|(old, new)| old.len() == new.len() && old.iter().zip(new).all(same))
}

/// Whether two grounds are of the same words but for what their values say: the same place of the letter.
pub(super) fn is_same_place(ground: &[EditText], now: &[EditText]) -> bool {
    is_ground(ground, now, now)
}

/// The runs of an edited text, where `now` is what the letter has in its place: a value is the one that stands there now.
pub(super) fn runs(id: ItemId, text: &[EditPiece], now: &[Inline]) -> Vec<Inline> {
    let mut met: Vec<&str> = Vec::new();
    text.iter()
        .filter(|piece| !piece.text.is_empty() || piece.value.is_some())
        .map(|piece| {
            let value = piece.value.as_deref().and_then(|value| {
                let before = met.iter().filter(|other| **other == value).count();
                met.push(value);
                let is_it =
                    |run: &&Inline| value_of(run).is_some_and(|path| path.address() == value);
                now.iter().filter(is_it).nth(before)
            });
            let own = |text: Cow<'_, str>, source| Inline {
                text: text.into_owned(),
                bold: piece.bold,
                italic: piece.italic,
                link: piece.link.clone(),
                source,
            };
            match value {
                Some(run) => own(Cow::Borrowed(&run.text), run.source.clone()),
                None => own(as_meant(&piece.text, Form::Lines), Source::Hand(id)),
            }
        })
        .collect()
}
