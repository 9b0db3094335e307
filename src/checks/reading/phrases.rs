//! Finds listed words and phrases in a text in one pass, as whole words and whatever blanks part them. A star at the end of a
//! phrase leaves its last word open: `lægekonsulent*` is also found in `lægekonsulentens`.

use std::fmt;
use std::ops::Range;
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

/// A list of words, looked up at each beginning of a word. To build an automaton for each list takes longer than to search all texts
/// of a case this way. Nothing is copied that stands in the list already, and of the words that begin alike few are compared in
/// full: the searches of a letter take 4 million instructions where they took 8.5.
#[derive(Clone)]
struct Search {
    phrases: Vec<Phrase>,
    /// The words that are searched for, by their first byte.
    anchors: Vec<Anchor>,
    /// Which of them begin with a byte, in either case.
    begins: Box<[(u32, u32); 256]>,
}

#[derive(Clone, Debug)]
struct Phrase {
    /// In small letters and with one space between words; none where it stands so in the list.
    own: Option<Box<str>>,
    /// Of the text in the list, without its star.
    length: usize,
    /// The bytes of the longest word, which is searched for; the others are only looked at where it stands.
    anchor: Range<usize>,
    /// Whether the last word may go on.
    open: bool,
}

/// A word that is searched for, and the phrase that it is the longest word of.
#[derive(Clone, Debug)]
struct Anchor {
    phrase: usize,
    head: Head,
    /// The word in capitals, but for its ASCII letters; none for the word as the phrase has it.
    capitals: Option<Box<str>>,
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
        self.each_hit(text).next().is_some()
    }

    pub fn count(&self) -> usize {
        self.list.len()
    }

    fn search(&self) -> &Search {
        self.search.get_or_init(|| Search::new(&self.list))
    }

    /// The phrase as it is searched for.
    pub fn text(&self, phrase: usize) -> &str {
        self.search().phrases.get(phrase).map_or("", |it| it.text(&self.list, phrase))
    }

    /// Every place where a listed phrase stands, also those inside a longer one, by the end of the word that was searched for.
    pub fn hits(&self, text: &str) -> Vec<Hit> {
        let mut found: Vec<(usize, Hit)> = self.each_hit(text).collect();
        found.sort_by_key(|(end, _)| *end);
        found.into_iter().map(|(_, hit)| hit).collect()
    }

    /// The places as they come, each with the end of the word that was searched for.
    fn each_hit(&self, text: &str) -> impl Iterator<Item = (usize, Hit)> {
        let search = self.search();
        let starts = text.bytes().enumerate().filter_map(move |(at, byte)| {
            let (from, to) = search.begins[usize::from(byte)];
            (from < to && begins_word(text, at)).then_some((at, from as usize..to as usize))
        });
        starts.flat_map(move |(at, anchors)| {
            let head = Head::of(&text.as_bytes()[at..]);
            let like = search.anchors[anchors].iter().filter(move |it| head.begins_with(it.head));
            like.filter_map(move |anchor| self.hit(anchor, text, at))
        })
    }

    /// The phrase of an anchor, if both stand at a place.
    fn hit(&self, anchor: &Anchor, text: &str, at: usize) -> Option<(usize, Hit)> {
        let listed = self.search().phrases.get(anchor.phrase)?;
        let phrase = listed.text(&self.list, anchor.phrase);
        let word = anchor.capitals.as_deref().unwrap_or(&phrase[listed.anchor.clone()]);
        let end = at + word.len();
        let stands = text.as_bytes().get(at..end)?;
        if !stands.eq_ignore_ascii_case(word.as_bytes()) {
            return None;
        }
        let goes_on = || text[end..].starts_with(char::is_alphanumeric);
        if !listed.ends_in_open_anchor(phrase) && goes_on() {
            return None;
        }
        let (start, to) = listed.spread(phrase, text, at, end)?;
        Some((end, Hit { phrase: anchor.phrase, start, end: to }))
    }
}

/// The first four bytes of a word in small ASCII letters, with zeros where it has fewer. Of the words that begin with a letter, few
/// have to be looked at any closer.
#[derive(Clone, Copy, Debug)]
struct Head {
    bytes: u32,
    /// The bits of those that the word has.
    mask: u32,
}

impl Head {
    fn of(word: &[u8]) -> Self {
        let mut head = Self { bytes: 0, mask: 0 };
        for (place, byte) in word.iter().take(4).enumerate() {
            head.bytes |= u32::from(byte.to_ascii_lowercase()) << (8 * place);
            head.mask |= 0xff << (8 * place);
        }
        head
    }

    /// Whether a text may go on with a word.
    fn begins_with(self, word: Self) -> bool {
        self.bytes & word.mask == word.bytes
    }
}

/// Whether a letter at a byte of a text is the first of a word.
fn begins_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| text.as_bytes()[before]) {
        None => true,
        Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric(),
        Some(_) => text.is_char_boundary(at) && !text[..at].ends_with(char::is_alphanumeric),
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
        let mut phrases: Vec<Phrase> = Vec::with_capacity(list.len());
        let mut anchors: Vec<(u8, Anchor)> = Vec::with_capacity(list.len());
        for (index, listed) in list.iter().enumerate() {
            let phrase = Phrase::of(listed);
            let word = &phrase.text(list, index)[phrase.anchor.clone()];
            let anchor = |word: &str, capitals: Option<Box<str>>| {
                let first = word.as_bytes().first().copied().unwrap_or_default();
                (first, Anchor { phrase: index, head: Head::of(word.as_bytes()), capitals })
            };
            anchors.push(anchor(word, None));
            // The search folds the case of ASCII letters only, so a word with other letters is also searched for in capitals.
            if !word.is_ascii() {
                let mut capitals: String = word.chars().flat_map(char::to_uppercase).collect();
                capitals.make_ascii_lowercase();
                if capitals != word {
                    anchors.push(anchor(&capitals.clone(), Some(capitals.into())));
                }
            }
            phrases.push(phrase);
        }
        anchors.sort_by_key(|(first, _)| *first);
        let mut begins = Box::new([(0, 0); 256]);
        for (place, (first, _)) in (0..).zip(&anchors) {
            for byte in [*first, first.to_ascii_uppercase()] {
                let (from, to) = &mut begins[usize::from(byte)];
                if *to == 0 {
                    *from = place;
                }
                *to = place + 1;
            }
        }
        Self { phrases, anchors: anchors.into_iter().map(|(_, anchor)| anchor).collect(), begins }
    }
}

/// How many phrases there are; the search itself would fill pages.
impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrases({})", self.list.len())
    }
}

impl Phrase {
    fn of(listed: &str) -> Self {
        let open = listed.trim_end().ends_with('*');
        let text = listed.trim_end().trim_end_matches('*');
        let own = (!is_plain(text)).then(|| {
            let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
            words.join(" ").into_boxed_str()
        });
        let searched = own.as_deref().unwrap_or(text);
        let (mut anchor, mut start) = (0..0, 0);
        for word in searched.split(' ') {
            if word.len() >= anchor.len() {
                anchor = start..start + word.len();
            }
            start += word.len() + 1;
        }
        Self { length: text.len(), own, anchor, open }
    }

    /// The phrase at its place in the list, as it is searched for.
    fn text<'t>(&'t self, list: &'t [String], place: usize) -> &'t str {
        let listed = || list.get(place).and_then(|listed| listed.get(..self.length));
        self.own.as_deref().or_else(listed).unwrap_or_default()
    }

    fn ends_in_open_anchor(&self, phrase: &str) -> bool {
        self.open && self.anchor.end == phrase.len()
    }

    /// Grows from the anchor to the whole phrase; none where the words around it are others.
    fn spread(&self, phrase: &str, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let (mut start, mut end) = (start, end);
        for word in phrase[..self.anchor.start].split(' ').rev().filter(|word| !word.is_empty()) {
            start = word_before(text, start).filter(|before| same(before.1, word))?.0;
        }
        let mut behind = phrase[self.anchor.end..].split(' ').skip(1).peekable();
        while let Some(word) = behind.next() {
            let is_last = behind.peek().is_none();
            let fits = |found: &str| {
                if self.open && is_last { begins(found, word) } else { same(found, word) }
            };
            end = word_after(text, end).filter(|after| fits(after.1))?.0;
        }
        if self.ends_in_open_anchor(phrase) {
            end += text[end..]
                .find(|letter: char| !letter.is_alphanumeric())
                .unwrap_or(text.len() - end);
        }
        Some((start, end))
    }
}

/// Whether a phrase stands as it is searched for: in small letters, with one space between words and none around them.
fn is_plain(phrase: &str) -> bool {
    let mut before = ' ';
    let are_plain = phrase.chars().all(|letter| {
        let is_plain = match letter {
            ' ' => before != ' ',
            '!'..='~' => !letter.is_ascii_uppercase(),
            other => matches!(other, 'æ' | 'ø' | 'å' | 'é'),
        };
        before = letter;
        is_plain
    });
    are_plain && before != ' '
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
