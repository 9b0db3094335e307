//! Finds listed words and phrases in a text in one pass, as whole words and whatever blanks part them. A star at the end of a
//! phrase leaves its last word open: `lægekonsulent*` is also found in `lægekonsulentens`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};

/// A list of words and phrases to look for (ordliste).
#[derive(Clone, Default)]
pub struct Phrases {
    listed: Vec<Phrase>,
    /// Finds the anchors; none where the list is empty.
    search: Option<AhoCorasick>,
    /// The phrases behind each pattern of the search.
    of_pattern: Vec<Vec<usize>>,
    /// The same search, faster and slower to build: for those who have many texts.
    fast: OnceLock<AhoCorasick>,
    anchors: Vec<String>,
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
    /// # Errors
    /// A list too large to search for, which no file of words comes near.
    pub fn new<'a>(list: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut listed = Vec::new();
        let mut anchors: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for text in list {
            let open = text.trim_end().ends_with('*');
            let text = text.trim_end().trim_end_matches('*');
            let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
            let Some((anchor, word)) = words.iter().enumerate().max_by_key(|(_, word)| word.len()) else { continue };
            // The search folds the case of ASCII letters only, so a word with other letters is also searched for in capitals.
            for form in [word.clone(), word.chars().flat_map(char::to_uppercase).collect()] {
                if form == *word || !word.is_ascii() {
                    anchors.entry(form).or_default().push(listed.len());
                }
            }
            listed.push(Phrase { text: words.join(" "), anchor, open });
        }
        if listed.is_empty() {
            return Ok(Self::default());
        }
        let (anchors, of_pattern): (Vec<_>, Vec<_>) = anchors.into_iter().unzip();
        let search = search(&anchors, AhoCorasickKind::ContiguousNFA).map_err(|error| error.to_string())?;
        Ok(Self { listed, search: Some(search), of_pattern, fast: OnceLock::new(), anchors })
    }

    /// Gets ready for many texts. Every later search is faster; the words found are the same.
    pub fn expect_many_texts(&self) {
        if self.fast.get().is_none()
            && let Ok(fast) = search(&self.anchors, AhoCorasickKind::DFA)
        {
            // Where another thread was first, its search is as good.
            let _ = self.fast.set(fast);
        }
    }

    /// The phrase as the list has it.
    pub fn text(&self, phrase: usize) -> &str {
        self.listed.get(phrase).map_or("", |listed| listed.text.as_str())
    }

    /// Every place where a listed phrase stands, also those inside a longer one.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let Some(search) = self.fast.get().or(self.search.as_ref()) else { return hits };
        for found in search.find_overlapping_iter(text) {
            if text[..found.start()].ends_with(char::is_alphanumeric) {
                continue;
            }
            let goes_on = text[found.end()..].starts_with(char::is_alphanumeric);
            for &phrase in self.of_pattern.get(found.pattern().as_usize()).into_iter().flatten() {
                if goes_on && !self.listed[phrase].ends_in_open_anchor() {
                    continue;
                }
                if let Some((start, end)) = self.listed[phrase].spread(text, found.start(), found.end()) {
                    hits.push(Hit { phrase, start, end });
                }
            }
        }
        hits
    }
}

fn search(anchors: &[String], kind: AhoCorasickKind) -> Result<AhoCorasick, BuildError> {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(kind)).build(anchors)
}

/// How many phrases there are; the search itself would fill pages.
impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrases({})", self.listed.len())
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
            let fits = |found: &str| if self.open && index + 1 == last { begins(found, word) } else { same(found, word) };
            end = word_after(text, end).filter(|after| fits(after.1))?.0;
        }
        if self.ends_in_open_anchor() {
            end += text[end..].find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len() - end);
        }
        Some((start, end))
    }
}

/// The word right before a place, with only blanks between, and where it starts.
pub fn word_before(text: &str, place: usize) -> Option<(usize, &str)> {
    let before = text.get(..place)?;
    let trimmed = before.trim_end();
    let start =
        trimmed.rfind(|letter: char| !letter.is_alphanumeric()).map_or(0, |at| at + trimmed[at..].chars().next().map_or(1, char::len_utf8));
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
        let phrases = Phrases::new(list.iter().copied()).unwrap_or_default();
        let tell = || {
            let told = |hit: Hit| format!("{}={}", phrases.text(hit.phrase), &text[hit.start..hit.end]);
            phrases.hits(text).into_iter().map(told).collect::<Vec<_>>()
        };
        let few = tell();
        phrases.expect_many_texts();
        assert_eq!(tell(), few);
        few
    }

    #[test]
    fn whole_words_are_found_in_any_case() {
        assert_eq!(found(&["bør"], "Hun bør. BØR! Børn og børnebørn bør-"), ["bør=bør", "bør=BØR", "bør=bør"]);
        assert_eq!(found(&["egnet til"], "Hun er Egnet\u{a0} \ntil det, men uegnet til andet."), ["egnet til=Egnet\u{a0} \ntil"]);
        assert_eq!(found(&["ikke i stand til"], "er ikke i stand til, og ikke i stand"), ["ikke i stand til=ikke i stand til"]);
        assert_eq!(found(&["vi vurderer", "vurderer"], "Vi vurderer").len(), 2);
    }

    #[test]
    fn a_star_leaves_the_last_word_open() {
        assert_eq!(found(&["læge*"], "Lægens LÆGER, speciallægen læge"), ["læge=Lægens", "læge=LÆGER", "læge=læge"]);
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
        assert_eq!(found(&["  "], "vurderer"), [""; 0]);
    }
}
