//! Where an edit belongs whose place is not in the letter any more, because the template says nearly the same in other words now.

use std::collections::{HashMap, HashSet};

use super::read_block;
use crate::case::edits::{EditAct, EditPiece, LetterEdit};
use crate::document::ids::BlockId;
use crate::document::{Block, BlockBody, Inline, walk};

/// A text of fewer words is too short to be known again by its words.
const FEW_WORDS: usize = 5;

/// Two texts are nearly the same where so many words of a hundred are in both.
const ALIKE: usize = 75;

/// The block that each edit belongs to whose own is gone, by the edit's turn; none where no text is nearly as the edit's was, or several
/// are.
pub(super) fn moved<'e>(
    blocks: &[Block],
    edits: impl Iterator<Item = &'e LetterEdit>,
) -> HashMap<usize, BlockId> {
    let changes = edits.enumerate().filter(|(_, edit)| edit.act != EditAct::Choose);
    let edits: Vec<(usize, BlockId, &LetterEdit)> =
        changes.filter_map(|(turn, edit)| Some((turn, read_block(&edit.block)?, edit))).collect();
    if edits.is_empty() {
        return HashMap::new();
    }
    let there: HashSet<BlockId> = walk::blocks(blocks).map(|block| block.id).collect();
    let gone = |(_, id, edit): &&(usize, BlockId, &LetterEdit)| {
        !there.contains(id) && edit.ground.len() == 1
    };
    if !edits.iter().any(|edit| gone(&edit)) {
        return HashMap::new();
    }
    // A place that has edits of its own is not the one that was lost.
    let taken: HashSet<BlockId> = edits.iter().map(|(_, id, _)| *id).collect();
    let free: Vec<(BlockId, Vec<String>)> = walk::blocks(blocks)
        .filter(|block| !taken.contains(&block.id))
        .filter_map(|block| match &block.body {
            BlockBody::Heading { text, .. } | BlockBody::Paragraph(text) => {
                Some((block.id, words(text.iter().map(|run: &Inline| run.text.as_str()))))
            }
            _ => None,
        })
        .collect();
    let place = |edit: &LetterEdit| {
        let ground = edit.ground.iter().flatten().map(|piece: &EditPiece| piece.text.as_str());
        let ground = words(ground);
        let mut alike = free.iter().filter(|(_, now)| is_alike(&ground, now));
        let (block, _) = alike.next()?;
        alike.next().is_none().then_some(*block)
    };
    let gone = edits.iter().filter(gone);
    gone.filter_map(|(turn, _, edit)| Some((*turn, place(edit)?))).collect()
}

/// The words of a text, sorted.
fn words<'t>(runs: impl Iterator<Item = &'t str>) -> Vec<String> {
    let text: String = runs.collect();
    let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// Whether most words of two texts are the same.
fn is_alike(one: &[String], other: &[String]) -> bool {
    let (all, least) = (one.len() + other.len(), one.len().min(other.len()));
    if least < FEW_WORDS || 200 * least < ALIKE * all {
        return false;
    }
    let (mut left, mut right, mut common) = (0, 0, 0);
    while let (Some(word), Some(counterpart)) = (one.get(left), other.get(right)) {
        match word.cmp(counterpart) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, common) = (left + 1, right + 1, common + 1);
            }
        }
    }
    200 * common >= ALIKE * all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_where_three_of_four_words_are_in_both() {
        let of = |text: &str| words(std::iter::once(text));
        let own = of("Teamet er en gruppe fagfolk fra kommunen.");
        assert!(is_alike(&own, &of("Teamet er en flok fagfolk fra kommunen.")));
        assert!(!is_alike(&own, &of("Teamet er fire fagfolk fra sygehus og kommune.")));
        assert!(!is_alike(&of("Ja, det er sandt."), &of("Ja, det er sandt.")), "too short");
    }
}
