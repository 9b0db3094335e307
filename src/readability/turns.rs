//! Hard words, threatening turns and passives in a text.

use super::About;
use super::wording::ReadabilityWords;
use crate::danish::words::{Token, tokens};

/// A turn to mend (en vending).
pub(super) struct Turn<'t, 'w> {
    pub about: About,
    pub start: usize,
    pub found: &'t str,
    /// What to write instead, where the data say.
    pub plain: Option<&'w str>,
}

/// So many words may stand between "bliver" and what is done.
const REACH: usize = 3;

pub(super) fn find<'t, 'w>(text: &'t str, words: &'w ReadabilityWords) -> Vec<Turn<'t, 'w>> {
    let tokens: Vec<Token<'t>> = tokens(text).collect();
    let lower: Vec<String> = tokens.iter().map(|token| token.text.to_lowercase()).collect();
    let mut turns = Vec::new();
    let mut index = 0;
    while let Some(rest) = lower.get(index..).filter(|rest| !rest.is_empty()) {
        // What must stand is passed over, with all its words.
        if let Some(length) = words.protected_at(rest) {
            index += length;
            continue;
        }
        let phrase = [(About::Threat, &words.kind), (About::HardWord, &words.plain)]
            .into_iter()
            .filter_map(|(about, phrases)| {
                phrases.longest_at(rest).map(|(length, plain)| (about, length, plain))
            })
            .max_by_key(|(_, length, _)| *length);
        let turn = phrase.map(|(about, length, plain)| (about, length, Some(plain)));
        let turn = turn.or_else(|| {
            alone(&tokens, &lower, index, words).map(|(about, length)| (about, length, None))
        });
        let Some((about, length, plain)) = turn else {
            index += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (tokens.get(index), tokens.get(index + length - 1)) {
            let found = text.get(first.start..last.start + last.text.len()).unwrap_or_default();
            turns.push(Turn { about, start: first.start, found, plain });
        }
        index += length;
    }
    turns
}

/// What is wrong with a word by its form, and how many words that takes in.
fn alone(
    tokens: &[Token<'_>],
    lower: &[String],
    index: usize,
    words: &ReadabilityWords,
) -> Option<(About, usize)> {
    let (token, word) = (tokens.get(index)?, lower.get(index)?);
    let letters = word.chars().count();
    let is_name = index > 0 && token.text.starts_with(char::is_uppercase);
    let is_word = word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    if is_word && !is_name && letters >= words.limits.long_word {
        return Some((About::LongWord, 1));
    }
    if is_word && !is_name && letters > 4 && is_s_passive(word, words) {
        return Some((About::Passive, 1));
    }
    let done = lower
        .get(index + 1..)
        .unwrap_or_default()
        .iter()
        .take(REACH)
        .position(|word| words.is_done(word))?;
    words.becomes(word).then_some((About::Passive, done + 2))
}

/// A verb such as "behandles". Words that only look so stand in the data, and so does the possessive.
fn is_s_passive(word: &str, words: &ReadabilityWords) -> bool {
    word.ends_with("es")
        && !["ernes", "enes", "ledes", "des's"].iter().any(|ending| word.ends_with(ending))
        && !words.is_active(word)
}
