//! A letter without what tells who somebody is (et brev uden navne), for sparring, teaching and those who ask to see it.
//!
//! The words are taken out of the letter before it is written, so no file ever holds them. What stands in a field for a name, an
//! address or a number goes wherever it stands in the case's letters, in any case, in the genitive, as initials, in any groups of
//! digits. Of other words with a capital nobody but a person can say whether they are a name: those are the doubts.

mod choice;
mod doubts;
mod reach;
mod runs;
mod search;
mod secrets;
mod shy;
mod signs;

use std::collections::BTreeSet;

use crate::case::Case;
use crate::checks::reading::name_words::NameWords;
use crate::document::walk::TextRole;
use crate::document::{Document, Inline, Letterhead, Whose, text_of, walk};
use crate::words::Words;
pub use choice::{KEEP, REMOVE, RedactionChoice};
use secrets::Secrets;

/// A letter without names (et brev uden navne).
#[derive(Clone, Debug)]
pub struct Redacted {
    pub document: Document,
    /// Words that may be names and were left in the letter, each once.
    pub doubts: BTreeSet<String>,
}

/// What has to be taken out of the letters of a case.
pub struct Redaction<'a> {
    case: &'a Case,
    words: &'a Words,
    names: &'a NameWords,
    secrets: Secrets,
    keep: BTreeSet<String>,
    /// Words that texts have in small letters, so that they are no names where a sentence begins with them.
    ordinary: BTreeSet<String>,
    /// Those of them that the program's own letters use.
    common: BTreeSet<String>,
}

impl<'a> Redaction<'a> {
    /// What goes out of the letters of a case. The texts tell which words are ordinary.
    pub fn of<'t>(
        case: &'a Case,
        words: &'a Words,
        names: &'a NameWords,
        choice: &RedactionChoice,
        texts: impl Iterator<Item = &'t str>,
    ) -> Self {
        // The unit that has the case is no person.
        let unit = case.matter.unit.filled().unwrap_or_default();
        let keep = choice.keep.iter().map(String::as_str).chain([unit]);
        let keep = keep.flat_map(signs::signs).map(|sign| sign.word);
        let mut ordinary = BTreeSet::new();
        texts.for_each(|text| doubts::learn(text, &mut ordinary));
        let mut secrets = Secrets::of(case, words, names, &ordinary);
        secrets.also(&choice.remove);
        let common = ordinary.clone();
        case.each_answer(|_, answer| doubts::learn(answer.text(), &mut ordinary));
        Self { case, words, names, secrets, keep: keep.collect(), ordinary, common }
    }

    /// The letter without what tells who somebody is.
    pub fn redact(&self, letter: &Document) -> Redacted {
        let mut ordinary = self.ordinary.clone();
        for (_, runs) in walk::texts(&letter.blocks) {
            doubts::learn(&text_of(runs), &mut ordinary);
        }
        let sender = sender_words(&letter.letterhead);
        let change = |_: TextRole, runs: &[Inline]| runs::without(runs, self, &sender);
        let blocks: Vec<_> = letter.blocks.iter().map(|block| block.with_texts(&change)).collect();
        let doubts =
            walk::texts(&blocks).flat_map(|(_, runs)| self.doubts(runs, &ordinary)).collect();
        let mut letterhead = letter.letterhead.clone();
        letterhead.footer = self.plain(&letterhead.footer, &sender);
        let document = Document {
            id: format!("{}-uden-navne", letter.id),
            title: self.plain(&letter.title, &sender),
            blocks,
            letterhead,
            whose: Whose::default(),
            ..letter.clone()
        };
        Redacted { document, doubts }
    }

    /// A text of no field.
    fn plain(&self, text: &str, sender: &[String]) -> String {
        text_of(&runs::without(&[Inline::plain(text)], self, sender))
    }
}

/// The words of the sender's own name and addresses, which are everybody's.
fn sender_words(letterhead: &Letterhead) -> Vec<String> {
    let lines = std::iter::once(&letterhead.name).chain(&letterhead.lines);
    lines.flat_map(|line| signs::signs(line)).map(|sign| sign.word).collect()
}
