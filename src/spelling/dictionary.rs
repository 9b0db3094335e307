//! A dictionary in Hunspell's format.

use std::borrow::Cow;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};

/// What Danish words end in when they are inflected, the longest first.
const ENDINGS: [&str; 22] = [
    "ernes", "enes", "erne", "ende", "ene", "ens", "ets", "ers", "ede", "ere", "est", "en", "et",
    "er", "es", "ne", "te", "e", "t", "n", "r", "s",
];
/// A part of a compound has so many letters at least, or the compound is none that anybody meant.
const SHORTEST_PART: usize = 3;

/// A dictionary that is read (ordbogen).
pub struct WordBook {
    dictionary: spellbook::Dictionary,
    /// The words that stand in it, not put together, by their hashes in order.
    stems: Box<[u64]>,
}

/// Why a dictionary cannot be read; it says nothing of what stands in it (fejlen i ordbogen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DictionaryFault;

impl fmt::Display for DictionaryFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Ordbogen er ikke skrevet, som en ordbog skal være.")
    }
}

impl WordBook {
    /// Reads the rules (`.aff`) and the words (`.dic`).
    ///
    /// # Errors
    /// That they are none.
    pub fn read(rules: &str, words: &str) -> Result<Self, DictionaryFault> {
        let words = unquoted(words);
        let dictionary = spellbook::Dictionary::new(rules, &words).map_err(|_| DictionaryFault)?;
        let word = |line: &str| hash(line.split('/').next().unwrap_or_default().trim());
        let mut stems: Box<[u64]> = words.lines().skip(1).map(word).collect();
        stems.sort_unstable();
        Ok(Self { dictionary, stems })
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.dictionary.check(word)
    }

    /// What it offers by itself for a wrong word. It cannot be stopped, and takes up to two seconds.
    pub(super) fn offers(&self, word: &str) -> Vec<String> {
        let mut offered = Vec::new();
        self.dictionary.suggest(word, &mut offered);
        offered
    }

    /// How much a word is one that people use, the most usual first: one that stands in the dictionary, one that is inflected, and then those
    /// that are put together, by their shortest part. A dictionary of Danish knows any two words as one.
    pub(super) fn rarity(&self, word: &str) -> usize {
        const UNUSUAL: usize = 100;
        match () {
            () if self.is_stem(word) => 0,
            () if self.is_inflected(word) => 1,
            () => UNUSUAL - self.shortest_part(word).unwrap_or_default().min(UNUSUAL - 2),
        }
    }

    /// Whether it is put together with a part nearly as short as parts can be, or in a way that cannot be seen.
    pub(super) fn is_far_fetched(&self, word: &str) -> bool {
        !self.is_stem(word)
            && !self.is_inflected(word)
            && self.shortest_part(word).is_none_or(|letters| letters <= SHORTEST_PART + 1)
    }

    fn is_stem(&self, word: &str) -> bool {
        self.stems.binary_search(&hash(word)).is_ok()
    }

    fn is_inflected(&self, word: &str) -> bool {
        ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
            let mut letters = stem.chars().rev();
            let is_doubled = letters.next().is_some_and(|last| letters.next() == Some(last));
            let single = stem.char_indices().next_back().map_or(0, |(at, _)| at);
            stem.chars().count() >= SHORTEST_PART
                && (self.is_stem(stem)
                    || (is_doubled && self.is_stem(&stem[..single]))
                    || self.is_stem(&format!("{stem}e")))
        })
    }

    /// The length of the shortest part where the word is put together as well as it can be; none where it is not put together of
    /// words that stand in the dictionary.
    fn shortest_part(&self, word: &str) -> Option<usize> {
        let cuts = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
        let part = |at: usize| {
            let (first, rest) = word.split_at(at);
            let joint = first.strip_suffix(['s', 'e']).unwrap_or(first);
            if !(self.is_stem(first) || self.is_stem(joint)) {
                return None;
            }
            let rest_is_word = self.is_stem(rest) || self.is_inflected(rest);
            let length = rest.chars().count();
            let rest = if rest_is_word && length >= SHORTEST_PART {
                Some(length)
            } else {
                self.shortest_part(rest)
            };
            Some(rest?.min(joint.chars().count()))
        };
        cuts.filter_map(part).max()
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// Stavekontrolden puts words with a slash between quotes, as `"c/o"`, which spellbook 0.4 does not know; Hunspell's own way is a
/// backslash before the slash.
fn unquoted(words: &str) -> Cow<'_, str> {
    if !words.contains("\n\"") {
        return Cow::Borrowed(words);
    }
    let line = |line: &str| match line.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        Some((word, flags)) => word.replace('/', "\\/") + flags,
        None => line.to_owned(),
    };
    Cow::Owned(words.split_inclusive('\n').map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_between_quotes_is_read_and_what_is_no_dictionary_is_refused() {
        let book = WordBook::read("SET UTF-8\n", "3\nsag\n\"c/o\"\nbrev\n").unwrap();
        for word in ["sag", "c/o", "brev"] {
            assert!(book.has(word), "{word}");
        }
        assert!(!book.has("sga"));
        assert_eq!(book.rarity("sag"), 0);
        assert_eq!(book.rarity("sagerne"), 1);
        assert!(book.rarity("sagsbrev") < book.rarity("xsagsbrev"));
        assert!(WordBook::read("SET UTF-8\n", "en bog om noget andet").is_err());
    }
}
