//! How easy a letter is to read (læsbarhed): LIX, long sentences and paragraphs, hard words with plainer ones, passive and
//! threatening turns. It only advises; nothing here stops a letter.
//!
//! Paragraphs, list items and the longer cells of tables count. Headings, addresses, facts and signatures are no running text, and
//! a placeholder for a missing answer is nobody's words. The words it looks for are data (`readability.toml`).

mod length;
mod lix;
mod passages;
mod terms;
mod turns;
mod wording;

use crate::danish::sentences::sentences;
use crate::document::{Block, Source};
pub use lix::Lix;
use passages::{Passage, passages};
pub use wording::ReadabilityWords;

/// How a letter reads (brevets læsbarhed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The letter as it stands.
    pub lix: Lix,
    /// The template's own words, with the case's left out.
    pub own: Lix,
    pub passages: Vec<PassageReading>,
}

/// How a paragraph, item or cell reads (afsnittets læsbarhed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageReading {
    /// Its first words.
    pub excerpt: String,
    /// The field or template line where it begins.
    pub source: Source,
    pub lix: Lix,
    pub advice: Vec<Advice>,
}

/// A piece of advice (et råd).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub about: About,
    /// What to do, in a sentence.
    pub message: String,
    /// The field or template line that it is about.
    pub source: Source,
}

/// What a piece of advice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    LongSentence,
    LongParagraph,
    HardPassage,
    HardWord,
    LongWord,
    Passive,
    Threat,
    /// A word of the law that the letter never explains (uforklaret fagord).
    Unexplained,
}

impl Reading {
    /// The passages with advice, the hardest first.
    pub fn to_mend(&self) -> Vec<&PassageReading> {
        let mut passages: Vec<_> =
            self.passages.iter().filter(|passage| !passage.advice.is_empty()).collect();
        passages.sort_by_key(|passage| std::cmp::Reverse(passage.lix.value()));
        passages
    }
}

/// Reads a letter.
pub fn read(blocks: &[Block], words: &ReadabilityWords) -> Reading {
    let whole = passages(blocks, |source| !matches!(source, Source::Gap(_)));
    let own = passages(blocks, |source| matches!(source, Source::Template { .. }));
    let mut read: Vec<PassageReading> =
        whole.iter().map(|passage| read_passage(passage, words)).collect();
    for (index, advice) in terms::unexplained(&whole, words) {
        if let Some(passage) = read.get_mut(index) {
            passage.advice.push(advice);
        }
    }
    Reading {
        lix: read.iter().map(|passage| passage.lix).sum(),
        own: own.iter().map(|passage| Lix::of(&passage.text, words)).sum(),
        passages: read,
    }
}

fn read_passage(passage: &Passage, words: &ReadabilityWords) -> PassageReading {
    let lix = Lix::of(&passage.text, words);
    let mut advice = Vec::new();
    let limits = &words.limits;
    let mut add = |about, start, values: &[(&str, &str)]| {
        advice.push(Advice {
            about,
            message: words.advice(about, values),
            source: passage.source_at(start).clone(),
        });
    };
    if lix.words > limits.paragraph_words {
        add(About::LongParagraph, 0, &[("words", &lix.words.to_string())]);
    }
    // A single short sentence with a long word or two is not hard.
    if lix.words >= limits.least_words && lix.value() > limits.passage_lix {
        add(About::HardPassage, 0, &[("lix", &lix.value().to_string())]);
    }
    for sentence in sentences(&passage.text, words.sentences()) {
        let count = length::words(sentence.text);
        if count > limits.sentence_words {
            add(
                About::LongSentence,
                sentence.start,
                &[("words", &count.to_string()), ("found", &opening(sentence.text))],
            );
        }
    }
    for turn in turns::find(&passage.text, words) {
        let plain = turn.plain.unwrap_or_default();
        add(turn.about, turn.start, &[("found", turn.found), ("plain", plain)]);
    }
    // What the citizen has said stands as it was said.
    advice.retain(|advice| !is_citizens_own(&advice.source));
    PassageReading {
        excerpt: opening(&passage.text),
        source: passage.source_at(0).clone(),
        lix,
        advice,
    }
}

/// Whether the citizen's own words stand there; the names of those fields end alike.
fn is_citizens_own(source: &Source) -> bool {
    matches!(source, Source::Field(path) if path.is_own())
}

/// The first words of a text.
fn opening(text: &str) -> String {
    const WORDS: usize = 7;
    let words: Vec<&str> = text.split_whitespace().collect();
    let dots = if words.len() > WORDS { " …" } else { "" };
    format!("{}{dots}", words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" "))
}
