//! Several lines of runs as one text, and its words.

use super::fonts::is_silent;
use crate::document::Inline;

/// Lines as one sequence of runs, with a line break between them.
pub(super) fn joined(block: &[Vec<Inline>]) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::new();
    for line in block {
        if let Some(last) = runs.last_mut() {
            last.text.push('\n');
        }
        runs.extend(line.iter().cloned());
        if line.is_empty() {
            runs.push(Inline::plain(""));
        }
    }
    runs
}

/// The words of some runs as one line.
pub(super) fn words_of(runs: &[Inline]) -> String {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    text.chars()
        .filter(|&it| it == '\n' || !is_silent(it))
        .map(|it| if it == '\n' { ' ' } else { it })
        .collect()
}
