//! Words of the law that must stand: a letter explains each of them once.

use super::passages::Passage;
use super::wording::{ReadabilityWords, Term};
use super::{About, Advice, is_citizens_own};

/// For each word that the letter uses and never explains: the passage that uses it first, and the advice.
pub(super) fn unexplained(passages: &[Passage], words: &ReadabilityWords) -> Vec<(usize, Advice)> {
    let texts: Vec<String> = passages.iter().map(|passage| passage.text.to_lowercase()).collect();
    let first_use = |term: &Term| {
        let places = texts
            .iter()
            .enumerate()
            .filter_map(|(index, text)| Some((index, begins_a_word(text, &term.word)?)));
        places.into_iter().find(|(index, at)| !is_citizens_own(passages[*index].source_at(*at)))
    };
    let is_explained = |term: &Term| {
        texts.iter().any(|text| term.shown.iter().any(|shown| begins_a_word(text, shown).is_some()))
    };
    let advice = |term: &Term| {
        let (index, at) = first_use(term).filter(|_| !is_explained(term))?;
        let message =
            words.advice(About::Unexplained, &[("found", &term.word), ("plain", &term.says)]);
        Some((
            index,
            Advice {
                about: About::Unexplained,
                message,
                source: passages[index].source_at(at).clone(),
            },
        ))
    };
    words.explain.iter().filter_map(advice).collect()
}

/// Where a word begins like this in a text in small letters.
fn begins_a_word(text: &str, start: &str) -> Option<usize> {
    text.match_indices(start)
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with(char::is_alphanumeric))
}
