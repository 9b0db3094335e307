//! How two texts differ, word by word (forskelle ord for ord).
//!
//! A word, a number with its points and commas (`10.000`, `4,5`, `3.`), a stretch of blanks and any other sign are one token each, so
//! that no word and no amount is told by halves. Sentences that are moved stay whole.

mod tokens;

use std::ops::Range;

use imara_diff::{Algorithm, Diff, Interner, Token};
use tokens::tokens;

/// A stretch of two texts (et stykke af to tekster).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hunk<'t> {
    /// Stands in both.
    Same(&'t str),
    /// Stands in the older alone.
    Removed(&'t str),
    /// Stands in the newer alone.
    Added(&'t str),
}

/// Texts longer than this, in tokens of both, are compared by a faster way that finds less.
const LONG: usize = 400_000;

/// The stretches of both texts in their order; what was removed comes before what was added in its place. Those that are the same or
/// removed make the older text, those that are the same or added the newer.
pub fn stretches<'t>(before: &'t str, after: &'t str) -> Vec<Hunk<'t>> {
    let (old, new) = (tokens(before), tokens(after));
    let mut interner: Interner<&str> = Interner::new(old.len() + new.len());
    let old_ids: Vec<Token> = old.iter().map(|token| interner.intern(*token)).collect();
    let new_ids: Vec<Token> = new.iter().map(|token| interner.intern(*token)).collect();
    let algorithm =
        if old.len() + new.len() > LONG { Algorithm::Myers } else { Algorithm::Histogram };
    let mut diff = Diff::default();
    diff.compute_with(algorithm, &old_ids, &new_ids, interner.num_tokens());
    let mut found = Gathering { before, after, at: (0, 0), stretches: Vec::new() };
    let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
    let mut old_at = 0;
    for change in joined(diff.hunks().map(ranges), &old) {
        let (removed, added) = begun_at_a_word(change, &old, &new);
        found.same(length(&old[old_at..removed.start]));
        old_at = removed.end;
        found.changed(length(&old[removed]), length(&new[added]));
    }
    found.same(length(&old[old_at..]));
    found.stretches
}

/// The tokens that were removed, and those that were added in their place.
type Change = (Range<usize>, Range<usize>);

fn ranges(hunk: imara_diff::Hunk) -> Change {
    let range = |tokens: Range<u32>| tokens.start as usize..tokens.end as usize;
    (range(hunk.before), range(hunk.after))
}

/// Changes with no word between them are told as one: a point or a blank alone is no text that stayed.
fn joined(changes: impl Iterator<Item = Change>, old: &[&str]) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    for (removed, added) in changes {
        let is_word = |token: &&str| token.starts_with(char::is_alphanumeric);
        match joined.last_mut() {
            Some(last) if !old[last.0.end..removed.start].iter().any(is_word) => {
                last.0.end = removed.end;
                last.1.end = added.end;
            }
            _ => joined.push((removed, added)),
        }
    }
    joined
}

/// Text that came or went alone is told from its first word on: »Du kan. « and not ». Du kan«.
fn begun_at_a_word((mut removed, mut added): Change, old: &[&str], new: &[&str]) -> Change {
    let (text, range) = if removed.is_empty() { (new, &added) } else { (old, &removed) };
    let is_alone = removed.is_empty() != added.is_empty();
    let slides = |by: &usize| {
        let (first, next) = (text.get(range.start + by), text.get(range.end + by));
        first.is_some_and(|token| !token.starts_with(char::is_alphanumeric)) && first == next
    };
    let by = if is_alone { (0..range.len()).take_while(slides).count() } else { 0 };
    for range in [&mut removed, &mut added] {
        *range = range.start + by..range.end + by;
    }
    (removed, added)
}

struct Gathering<'t> {
    before: &'t str,
    after: &'t str,
    at: (usize, usize),
    stretches: Vec<Hunk<'t>>,
}

impl<'t> Gathering<'t> {
    fn same(&mut self, bytes: usize) {
        if bytes > 0 {
            self.stretches.push(Hunk::Same(&self.before[self.at.0..self.at.0 + bytes]));
            self.at = (self.at.0 + bytes, self.at.1 + bytes);
        }
    }

    fn changed(&mut self, removed: usize, added: usize) {
        if removed > 0 {
            self.stretches.push(Hunk::Removed(&self.before[self.at.0..self.at.0 + removed]));
        }
        if added > 0 {
            self.stretches.push(Hunk::Added(&self.after[self.at.1..self.at.1 + added]));
        }
        self.at = (self.at.0 + removed, self.at.1 + added);
    }
}

#[cfg(test)]
mod tests {
    use super::Hunk::{Added, Removed, Same};
    use super::*;

    #[test]
    fn amounts_and_words_are_told_whole() {
        assert_eq!(
            stretches("Du får 10.000 kr. den 3. maj.", "Du får 12.000 kr. den 4. maj."),
            [
                Same("Du får "),
                Removed("10.000"),
                Added("12.000"),
                Same(" kr. den "),
                Removed("3."),
                Added("4."),
                Same(" maj.")
            ]
        );
        assert_eq!(
            stretches("rask", "raske"),
            [Removed("rask"), Added("raske")],
            "a word is never cut"
        );
        assert_eq!(stretches("", ""), []);
        assert_eq!(stretches("", "ny"), [Added("ny")]);
        assert_eq!(stretches("ny", ""), [Removed("ny")]);
    }

    #[test]
    fn a_sentence_that_moved_is_told_whole() {
        let (one, other) = ("Du kan arbejde to timer. ", "Vi har talt med din læge. ");
        let (before, after) = (format!("{one}{other}"), format!("{other}{one}"));
        let told = stretches(&before, &after);
        assert_eq!(told, [Removed(one), Same(other), Added(one)]);
    }
}
