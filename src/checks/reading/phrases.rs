//! Finds listed words and phrases in a text in one pass, as whole words and whatever blanks part them. A star at the end of a
//! phrase leaves its last word open: `lægekonsulent*` is also found in `lægekonsulentens`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

/// A list of words and phrases to look for (ordliste).
#[derive(Clone, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Phrases {
    list: Vec<String>,
    /// Many lists are never searched for, so the search is made when it is first needed.
    search: OnceLock<Search>,
}

/// A sorted list of words, looked up at each beginning of a word. To build an automaton for each list takes longer than to search
/// all texts of a case this way.
#[derive(Clone)]
struct Search {
    phrases: Vec<Phrase>,
    /// The words that are searched for, in small ASCII letters and sorted, each with the phrases behind it.
    anchors: Vec<(String, Vec<usize>)>,
    /// Whether a word that is searched for begins with a byte.
    begins: [bool; 256],
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
    /// Several lists as one, their phrases numbered through.
    pub fn together(lists: &[&Self]) -> Self {
        let list = lists.iter().flat_map(|list| list.list.iter().cloned()).collect();
        Self { list, ..Self::default() }
    }

    /// Whether any of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        !self.hits(text).is_empty()
    }

    pub fn count(&self) -> usize {
        self.list.len()
    }

    fn search(&self) -> &Search {
        self.search.get_or_init(|| Search::new(&self.list))
    }

    /// The phrase as the list has it.
    pub fn text(&self, phrase: usize) -> &str {
        self.search().phrases.get(phrase).map_or("", |phrase| phrase.text.as_str())
    }

    /// Every place where a listed phrase stands, also those inside a longer one, by the end of the word that was searched for.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let search = self.search();
        let mut found = Vec::new();
        for (start, anchor, phrases) in search.anchors_in(text) {
            let end = start + anchor.len();
            let goes_on = text[end..].starts_with(char::is_alphanumeric);
            for &phrase in phrases {
                let listed = &search.phrases[phrase];
                if goes_on && !listed.ends_in_open_anchor() {
                    continue;
                }
                if let Some((from, to)) = listed.spread(text, start, end) {
                    found.push((end, Hit { phrase, start: from, end: to }));
                }
            }
        }
        found.sort_by_key(|(end, _)| *end);
        found.into_iter().map(|(_, hit)| hit).collect()
    }
}

impl TryFrom<Vec<String>> for Phrases {
    type Error = String;

    /// # Errors
    /// A list with a blank phrase.
    fn try_from(list: Vec<String>) -> Result<Self, String> {
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
                let behind = anchors.entry(form.to_ascii_lowercase()).or_default();
                if behind.last() != Some(&phrases.len()) {
                    behind.push(phrases.len());
                }
            }
            phrases.push(Phrase { text: words.join(" "), anchor, open });
        }
        let mut begins = [false; 256];
        for first in anchors.keys().filter_map(|anchor| anchor.as_bytes().first()) {
            begins[usize::from(*first)] = true;
        }
        Self { phrases, anchors: anchors.into_iter().collect(), begins }
    }

    /// Where the words that are searched for begin in a text, at the beginning of a word, each with the phrases behind it.
    fn anchors_in<'s>(
        &'s self,
        text: &'s str,
    ) -> impl Iterator<Item = (usize, &'s str, &'s [usize])> {
        let bytes = text.as_bytes();
        let starts = (0..bytes.len()).filter(move |&at| {
            self.begins[usize::from(bytes[at].to_ascii_lowercase())]
                && text.is_char_boundary(at)
                && !text[..at].ends_with(char::is_alphanumeric)
        });
        starts.flat_map(move |at| {
            let first = bytes[at].to_ascii_lowercase();
            let from = self.anchors.partition_point(|(anchor, _)| anchor.as_bytes()[0] < first);
            let of_letter = self.anchors[from..]
                .iter()
                .take_while(move |(anchor, _)| anchor.as_bytes()[0] == first);
            of_letter.filter_map(move |(anchor, phrases)| {
                let stands = bytes.get(at..at + anchor.len())?;
                let is_it = stands.eq_ignore_ascii_case(anchor.as_bytes());
                is_it.then_some((at, anchor.as_str(), phrases.as_slice()))
            })
        })
    }
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
        let told = |hit: Hit| format!("{}={}", phrases.text(hit.phrase), &text[hit.start..hit.end]);
        phrases.hits(text).into_iter().map(told).collect()
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
