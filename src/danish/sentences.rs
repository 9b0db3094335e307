//! Where a sentence ends. A stop behind an abbreviation, an initial or the number of a day ends none.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer};

use super::days::is_month;
use super::words::{bare, pieces, tokens};

/// The words that say where a sentence ends (sætningernes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceWords {
    /// Abbreviations that lead on to what follows.
    #[serde(deserialize_with = "plain")]
    leading: HashSet<String>,
    /// Abbreviations that may also be the last word.
    #[serde(deserialize_with = "plain")]
    closing: HashSet<String>,
    /// Titles that another abbreviation may follow before the name.
    #[serde(deserialize_with = "plain")]
    titles: HashSet<String>,
    /// Words behind which a single letter is none of a name.
    #[serde(deserialize_with = "plain")]
    lettered: HashSet<String>,
    /// Words that begin sentences, and that nobody is called.
    #[serde(deserialize_with = "plain")]
    openers: HashSet<String>,
}

/// The words of a list in small letters and without their last stop.
fn plain<'de, D: Deserializer<'de>>(list: D) -> Result<HashSet<String>, D::Error> {
    let words = Vec::<String>::deserialize(list)?;
    Ok(words.iter().map(|word| word.trim_end_matches('.').to_lowercase()).collect())
}

/// A sentence (en sætning).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// The sentences of a text. A line break ends one too.
pub fn sentences<'a>(text: &'a str, words: &SentenceWords) -> Vec<Sentence<'a>> {
    let pieces: Vec<(usize, &str)> = pieces(text).collect();
    let mut found = Vec::new();
    let mut first = 0;
    for (index, (start, piece)) in pieces.iter().enumerate() {
        let end = start + piece.len();
        let next = pieces.get(index + 1).map(|(next, _)| *next);
        let is_broken = next.is_none_or(|next| text[end..next].contains('\n'));
        if !is_broken && !Stop::at(&pieces, first, index).is_some_and(|stop| stop.ends(words)) {
            continue;
        }
        let begin = pieces[first].0;
        first = index + 1;
        let sentence = &text[begin..end];
        if tokens(sentence).next().is_some() {
            found.push(Sentence { start: begin, text: sentence });
        }
    }
    found
}

/// Where the sentence begins that a place of a text stands in.
pub fn sentence_start(text: &str, place: usize, words: &SentenceWords) -> usize {
    let line = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    let starts =
        sentences(&text[line..end], words).into_iter().map(|sentence| line + sentence.start);
    starts.take_while(|start| *start <= place).last().unwrap_or(line)
}

/// How what follows a stop begins.
#[derive(Clone, Copy, PartialEq)]
enum Beginning {
    Capital,
    Small,
    Digit,
}

/// A piece that ends with a sign that may end a sentence, with what stands around it.
struct Stop<'a> {
    /// The piece before it in the same sentence.
    before: Option<&'a str>,
    piece: &'a str,
    /// The next piece that is more than signs.
    next: &'a str,
    begins: Beginning,
}

/// The signs that may stand behind the one that ends a sentence.
const BEHIND: [char; 11] = ['"', '»', '«', '”', '“', '’', '\'', ')', ']', '*', '_'];

impl<'a> Stop<'a> {
    /// The piece at an index as a stop, unless nothing comes after it.
    fn at(pieces: &[(usize, &'a str)], first: usize, index: usize) -> Option<Self> {
        let (_, piece) = *pieces.get(index)?;
        if !piece.contains(['.', '!', '?', '…']) {
            return None;
        }
        let mut after = pieces.get(index + 1..)?.iter().map(|(_, piece)| bare(piece));
        let next = after.find(|next| !next.is_empty()).unwrap_or_default();
        let begins = match next.chars().next() {
            Some(letter) if letter.is_uppercase() => Beginning::Capital,
            Some(letter) if letter.is_numeric() => Beginning::Digit,
            Some(_) => Beginning::Small,
            None => Beginning::Capital,
        };
        let before = (index > first).then(|| pieces[index - 1].1);
        Some(Self { before, piece, next, begins })
    }

    fn ends(&self, words: &SentenceWords) -> bool {
        let inner = self.piece.trim_end_matches(BEHIND);
        let is_closed = inner.len() < self.piece.len();
        // »Kommer du?« spurgte hun.
        let goes_on = is_closed && self.begins == Beginning::Small;
        match inner.chars().next_back() {
            Some('!' | '?') => !goes_on,
            Some('…') => self.begins == Beginning::Capital,
            Some('.') if inner.ends_with("..") => self.begins == Beginning::Capital,
            Some('.') => {
                let word = inner.trim_end_matches('.');
                // Behind a bracket the stop is one of its own.
                if word.ends_with(BEHIND) {
                    !goes_on
                } else {
                    !goes_on && self.ends_behind(bare(word), words)
                }
            }
            _ => false,
        }
    }

    /// Whether a stop behind a word ends the sentence.
    fn ends_behind(&self, word: &str, words: &SentenceWords) -> bool {
        let lower = word.to_lowercase();
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.ends_behind_number(word);
        }
        if is_initial(word) {
            return self.begins != Beginning::Small && self.ends_behind_letter(words);
        }
        match words.kind(word, &lower) {
            Kind::Word => true,
            Kind::Leading => {
                self.begins == Beginning::Capital && self.before.is_some_and(is_amount)
            }
            Kind::Closing => {
                let in_a_title = || {
                    self.before.is_some_and(|before| words.titles.contains(&named(before)))
                        && !self.opens(words)
                };
                self.begins == Beginning::Capital && !in_a_title()
            }
        }
    }

    /// `d. 3. maj`, `3. 5. 2018` and the number of an item go on.
    fn ends_behind_number(&self, number: &str) -> bool {
        let is_label = self.before.is_none() && number.len() < 4;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_date = number.len() < 3
            && match self.begins {
                Beginning::Capital => is_month(self.next),
                Beginning::Digit => digits(self.next) && matches!(self.next.len(), 1 | 2 | 4),
                Beginning::Small => true,
            };
        self.begins != Beginning::Small && !is_label && !is_date
    }

    /// `A. B. Holm` goes on, `vitamin D. Du` does not.
    fn ends_behind_letter(&self, words: &SentenceWords) -> bool {
        self.before.is_some_and(|before| words.lettered.contains(&named(before)))
            || (self.begins == Beginning::Capital && self.opens(words))
    }

    /// Whether the next word begins a sentence and is nobody's name.
    fn opens(&self, words: &SentenceWords) -> bool {
        self.next.is_empty() || words.openers.contains(&self.next.to_lowercase())
    }
}

enum Kind {
    Leading,
    Closing,
    Word,
}

impl SentenceWords {
    fn kind(&self, word: &str, lower: &str) -> Kind {
        if self.leading.contains(lower) {
            return Kind::Leading;
        }
        if self.closing.contains(lower) {
            return Kind::Closing;
        }
        // Short forms that nobody listed have no vowel, or another stop inside. Letters that are all capitals are a name.
        let is_name = word.chars().all(char::is_uppercase);
        let has_vowel =
            lower.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å', 'é', 'ö', 'ü']);
        let in_parts = lower.contains('.')
            && lower.split('.').all(|part| part.chars().all(char::is_alphabetic));
        match lower.chars().count() {
            _ if in_parts => Kind::Closing,
            _ if is_name || has_vowel || !lower.chars().all(char::is_alphabetic) => Kind::Word,
            1 | 2 => Kind::Leading,
            _ => Kind::Closing,
        }
    }
}

/// Whether a word is the first letter of a name, or several of them: `A`, `J.P`, `H.-C`.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| {
        let mut letters = part.chars();
        part.is_empty()
            || (letters.next().is_some_and(char::is_uppercase) && letters.next().is_none())
    })
}

/// Whether a piece is an amount, so that an abbreviation behind it is a unit: `500`, `7,5`, `1.250`.
fn is_amount(piece: &str) -> bool {
    piece.starts_with(|sign: char| sign.is_ascii_digit())
        && piece.ends_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '½' | '¼' | '¾'))
}

/// A piece as the lists have it.
fn named(piece: &str) -> String {
    bare(piece).to_lowercase()
}
