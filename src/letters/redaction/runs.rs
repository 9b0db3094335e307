//! Takes stretches out of a text of several looks, and puts a word in the place of each.

use super::Redaction;
use super::search::{Hit, What};
use crate::document::{Inline, Source, text_of};
use crate::words::Private;

/// The runs of a text without what tells who somebody is.
pub(super) fn without(runs: &[Inline], redaction: &Redaction, sender: &[String]) -> Vec<Inline> {
    let text = text_of(runs);
    let mut hits = redaction.hits(&text, sender);
    // What stands in a field for a number or an address goes whole, whatever it says. Beside a name stands a title, which may stay.
    let mut start = 0;
    for run in runs {
        let end = start + run.text.len();
        if let Some(private) = private(run, redaction) {
            let outside = |hit: &Hit| {
                let (from, to) = (hit.range.start, hit.range.end);
                let parts = [from..to.min(start), from.max(end)..to];
                parts.map(|range| Hit { range, what: hit.what })
            };
            hits = hits.iter().flat_map(outside).filter(|hit| !hit.range.is_empty()).collect();
            hits.push(Hit { range: start..end, what: What::Private(private) });
        }
        start = end;
    }
    hits.sort_by_key(|hit| hit.range.start);
    // Nobody has seen where a link by hand leads, and its address may name somebody.
    let bare = |run: &Inline| match run.source {
        Source::Hand(_) => Inline { link: None, ..run.clone() },
        _ => run.clone(),
    };
    let runs: Vec<Inline> = runs.iter().map(bare).collect();
    if hits.is_empty() {
        return runs;
    }
    let mut kept = Vec::with_capacity(runs.len() + hits.len());
    let mut start = 0;
    for run in &runs {
        let end = start + run.text.len();
        let mut at = start;
        for hit in hits.iter().filter(|hit| hit.range.start < end && hit.range.end > start) {
            if hit.range.start > at {
                kept.push(run.with_text(&text[at..hit.range.start]));
            }
            // A stretch over several runs gets its word in the first of them.
            if hit.range.start >= start {
                let word = run.with_text(hit.what.word());
                kept.push(Inline { link: None, source: Source::Unknown, ..word });
            }
            at = at.max(hit.range.end.min(end));
        }
        if at < end {
            let rest = run.with_text(&text[at..end]);
            let is_whole = at == start;
            kept.push(if is_whole { rest } else { Inline { link: None, ..rest } });
        }
        start = end;
    }
    kept
}

/// What a run tells of somebody as a whole.
fn private(run: &Inline, redaction: &Redaction) -> Option<Private> {
    let Source::Field(path) = &run.source else { return None };
    let private = redaction.words.field(&path.words_key())?.private?;
    let goes_whole = match private {
        // A name without capitals is found by nothing else.
        Private::Person => !run.text.contains(char::is_uppercase),
        Private::Firm => false,
        _ => true,
    };
    (goes_whole && !run.text.trim().is_empty()).then_some(private)
}
