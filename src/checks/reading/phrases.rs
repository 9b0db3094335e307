//! Finds listed words and phrases in a text in one pass, as whole words and whatever blanks part them. A star at the end of a
//! phrase leaves its last word open: `lægekonsulent*` is also found in `lægekonsulentens`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Deserialize;

/// A list of words and phrases to look for (ordliste).
#[derive(Clone, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Phrases {
    list: Vec<String>,
    /// Many lists are never searched for, so the search is made when it is first needed.
    search: OnceLock<Search>,
    /// The same search, faster and slower to make: for those who have many texts.
    fast: OnceLock<Option<AhoCorasick>>,
}

#[derive(Clone)]
struct Search {
    phrases: Vec<Phrase>,
    /// The words that are searched for.
    anchors: Vec<String>,
    /// The phrases behind each anchor.
    of_anchor: Vec<Vec<usize>>,
    find: Option<AhoCorasick>,
}

#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    /// The longest word, which is searched for; the others are only looked at where it stands.
    anchor: usize,
    /// Whether the last word may go on.
    open: bool,
}

/// A place where a listed phrase stands: its number in the list and its bytes in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub phrase: usize,
    pub start: usize,
    pub end: usize,
}

impl Phrases {
    /// In bytes. The fast search of such a list would fill some sixty megabytes; no file of words comes near it.
    const LARGEST: usize = 1 << 18;

    /// Several lists as one, their phrases numbered through.
    ///
    /// # Errors
    /// They are too large together.
    pub fn together(lists: &[&Self]) -> Result<Self, String> {
        lists.iter().flat_map(|list| list.list.iter().cloned()).collect::<Vec<_>>().try_into()
    }

    /// Whether any of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        !self.hits(text).is_empty()
    }

    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Gets ready for the first text.
    pub fn expect_texts(&self) {
        self.search();
    }

    /// Gets ready for many texts. Every later search is faster; the words found are the same.
    pub fn expect_many_texts(&self) {
        self.fast.get_or_init(|| finder(&self.search().anchors, AhoCorasickKind::DFA));
    }

    fn search(&self) -> &Search {
        self.search.get_or_init(|| Search::new(&self.list))
    }

    /// The phrase as the list has it.
    pub fn text(&self, phrase: usize) -> &str {
        self.search().phrases.get(phrase).map_or("", |phrase| phrase.text.as_str())
    }

    /// Every place where a listed phrase stands, also those inside a longer one.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let search = self.search();
        let Some(find) = self.fast.get().unwrap_or(&search.find) else { return hits };
        for found in find.find_overlapping_iter(text) {
            if text[..found.start()].ends_with(char::is_alphanumeric) {
                continue;
            }
            let goes_on = text[found.end()..].starts_with(char::is_alphanumeric);
            for &phrase in search.of_anchor.get(found.pattern().as_usize()).into_iter().flatten() {
                if goes_on && !search.phrases[phrase].ends_in_open_anchor() {
                    continue;
                }
                if let Some((start, end)) =
                    search.phrases[phrase].spread(text, found.start(), found.end())
                {
                    hits.push(Hit { phrase, start, end });
                }
            }
        }
        hits
    }
}

impl TryFrom<Vec<String>> for Phrases {
    type Error = String;

    /// # Errors
    /// A list too large to search for, and one with a blank phrase.
    fn try_from(list: Vec<String>) -> Result<Self, String> {
        if list.iter().map(String::len).sum::<usize>() > Self::LARGEST {
            return Err("ordlisten er for lang".to_owned());
        }
        match list.iter().position(|phrase| phrase.trim().trim_end_matches('*').is_empty()) {
            Some(place) => Err(format!("ord nummer {} er tomt", place + 1)),
            None => Ok(Self { list, ..Self::default() }),
        }
    }
}

impl Search {
    fn new(list: &[String]) -> Self {
        let mut phrases = Vec::with_capacity(list.len());
        let mut anchors: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for text in list {
            let open = text.trim_end().ends_with('*');
            let text = text.trim_end().trim_end_matches('*');
            let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
            // No phrase is blank, or `try_from` would have refused it.
            let Some((anchor, word)) = words.iter().enumerate().max_by_key(|(_, word)| word.len())
            else {
                continue;
            };
            // The search folds the case of ASCII letters only, so a word with other letters is also searched for in capitals.
            for form in [word.clone(), word.chars().flat_map(char::to_uppercase).collect()] {
                if form == *word || !word.is_ascii() {
                    anchors.entry(form).or_default().push(phrases.len());
                }
            }
            phrases.push(Phrase { text: words.join(" "), anchor, open });
        }
        let (anchors, of_anchor): (Vec<String>, Vec<_>) = anchors.into_iter().unzip();
        let find = finder(&anchors, AhoCorasickKind::ContiguousNFA);
        Self { phrases, anchors, of_anchor, find }
    }
}

/// None only for a list larger than [`Phrases::LARGEST`], which is none.
fn finder(anchors: &[String], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(kind)).build(anchors).ok()
}

/// How many phrases there are; the search itself would fill pages.
impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrases({})", self.list.len())
    }
}

impl Phrase {
    fn ends_in_open_anchor(&self) -> bool {
        self.open && self.text.split(' ').count() == self.anchor + 1
    }

    /// Grows from the anchor to the whole phrase; none where the words around it are others.
    fn spread(&self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let (mut start, mut end) = (start, end);
        let words = || self.text.split(' ');
        for word in words().take(self.anchor).collect::<Vec<_>>().into_iter().rev() {
            start = word_before(text, start).filter(|before| same(before.1, word))?.0;
        }
        let last = words().count();
        for (index, word) in words().enumerate().skip(self.anchor + 1) {
            let fits = |found: &str| {
                if self.open && index + 1 == last { begins(found, word) } else { same(found, word) }
            };
            end = word_after(text, end).filter(|after| fits(after.1))?.0;
        }
        if self.ends_in_open_anchor() {
            end += text[end..]
                .find(|letter: char| !letter.is_alphanumeric())
                .unwrap_or(text.len() - end);
        }
        Some((start, end))
    }
}

/// The word right before a place, with only blanks between, and where it starts.
pub fn word_before(text: &str, place: usize) -> Option<(usize, &str)> {
    let before = text.get(..place)?;
    let trimmed = before.trim_end();
    let start = trimmed
        .rfind(|letter: char| !letter.is_alphanumeric())
        .map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
    (trimmed.len() < before.len() && start < trimmed.len()).then(|| (start, &trimmed[start..]))
}

/// The word right after a place, with only blanks between, and where it ends.
pub fn word_after(text: &str, place: usize) -> Option<(usize, &str)> {
    let after = text.get(place..)?;
    let trimmed = after.trim_start();
    let length = trimmed.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(trimmed.len());
    let end = place + (after.len() - trimmed.len()) + length;
    (trimmed.len() < after.len() && length > 0).then(|| (end, &trimmed[..length]))
}

/// Whether a word of a text is that word of a list, whose words are in small letters.
pub fn same(word: &str, listed: &str) -> bool {
    word.chars().flat_map(char::to_lowercase).eq(listed.chars())
}

/// Whether a word of a text begins with that word of a list.
fn begins(word: &str, listed: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    listed.chars().all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &[&str], text: &str) -> Vec<String> {
        let phrases =
            Phrases::try_from(list.iter().map(|text| text.to_string()).collect::<Vec<_>>())
                .unwrap();
        let tell = || {
            let told =
                |hit: Hit| format!("{}={}", phrases.text(hit.phrase), &text[hit.start..hit.end]);
            phrases.hits(text).into_iter().map(told).collect::<Vec<_>>()
        };
        let few = tell();
        phrases.expect_many_texts();
        assert_eq!(tell(), few);
        few
    }

    #[test]
    fn whole_words_are_found_in_any_case() {
        assert_eq!(
            found(&["bør"], "Hun bør. BØR! Børn og børnebørn bør-"),
            ["bør=bør", "bør=BØR", "bør=bør"]
        );
        assert_eq!(
            found(&["egnet til"], "Hun er Egnet\u{a0} \ntil det, men uegnet til andet."),
            ["egnet til=Egnet\u{a0} \ntil"]
        );
        assert_eq!(
            found(&["ikke i stand til"], "er ikke i stand til, og ikke i stand"),
            ["ikke i stand til=ikke i stand til"]
        );
        assert_eq!(found(&["vi vurderer", "vurderer"], "Vi vurderer").len(), 2);
    }

    #[test]
    fn a_star_leaves_the_last_word_open() {
        assert_eq!(
            found(&["læge*"], "Lægens LÆGER, speciallægen læge"),
            ["læge=Lægens", "læge=LÆGER", "læge=læge"]
        );
        assert_eq!(
            found(&["kommunens læge*", "i byens*"], "Kommunens læger i byens by"),
            ["kommunens læge=Kommunens læger", "i byens=i byens"]
        );
        assert_eq!(found(&["kommunens læge*"], "kommunens læ, kommunens. Læge"), [""; 0]);
    }

    #[test]
    fn punctuation_parts_a_phrase_and_an_empty_list_finds_nothing() {
        assert_eq!(found(&["skal have"], "Det skal. Have er godt, skal, have."), [""; 0]);
        assert_eq!(found(&[], "vurderer"), [""; 0]);
    }
}
