//! The running text of a letter, piece by piece, with where each piece came from.

use crate::document::walk::TextRole;
use crate::document::{Block, Inline, Source, walk};

/// A cell with fewer words is a value, not running text.
const LEAST_CELL: usize = 5;

/// A paragraph, list item or longer cell of a table (et stykke løbende tekst).
pub(super) struct Passage {
    pub text: String,
    /// Where each run begins in the text, and where it came from.
    runs: Vec<(usize, Source)>,
}

impl Passage {
    /// Where the text at a place came from.
    pub(super) fn source_at(&self, start: usize) -> &Source {
        let index = self.runs.partition_point(|(begins, _)| *begins <= start).saturating_sub(1);
        self.runs.get(index).map_or(&Source::Unknown, |(_, source)| source)
    }
}

/// The running text of the blocks, of the runs whose source is wanted. What is left out leaves a space.
pub(super) fn passages(blocks: &[Block], wanted: fn(&Source) -> bool) -> Vec<Passage> {
    let mut found = Vec::new();
    for (role, runs) in walk::texts(blocks) {
        match role {
            TextRole::Paragraph => add(runs, wanted, 1, &mut found),
            TextRole::Cell => add(runs, wanted, LEAST_CELL, &mut found),
            _ => {}
        }
    }
    found
}

fn add(runs: &[Inline], wanted: fn(&Source) -> bool, least: usize, found: &mut Vec<Passage>) {
    let mut passage = Passage { text: String::new(), runs: Vec::new() };
    for run in runs {
        if wanted(&run.source) {
            passage.runs.push((passage.text.len(), run.source.clone()));
            passage.text.push_str(&run.text);
        } else if !passage.text.ends_with(' ') {
            passage.text.push(' ');
        }
    }
    let words =
        passage.text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    if words >= least {
        found.push(passage);
    }
}
