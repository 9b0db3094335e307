//! What was read before: of a case and a letter that a key has changed, all lines but one or two are as they were.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::names::names_in;
use super::speller::Speller;
use super::written::written_words;

/// The lines that were read last, each once (det læste).
#[derive(Default)]
pub struct Readings {
    lines: HashMap<String, ReadLine>,
    /// Those of the time before that have not come again yet.
    before: HashMap<String, ReadLine>,
}

/// What stands in a line (en læst linje).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReadLine {
    /// What the line shows to be names.
    pub names: Vec<String>,
    /// The words that are spelt wrong where they are no names, in bytes.
    pub doubtful: Vec<Range<usize>>,
}

/// The lines of a text with where each begins. The texts of a letter stand one behind another with a sign between that is no blank.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = |sign: char| sign.is_control() && sign != '\t';
    let lines =
        text.split(ends).map(move |line| (line.as_ptr().addr() - text.as_ptr().addr(), line));
    lines.filter(|(_, line)| !line.trim().is_empty())
}

impl Readings {
    /// Begins anew: what does not come again is forgotten at the end.
    pub fn begin(&mut self) {
        self.before = std::mem::take(&mut self.lines);
    }

    /// All has come that comes.
    pub fn end(&mut self) {
        self.before = HashMap::new();
    }

    /// What stands in a line, read now where it was not read before.
    pub fn read(&mut self, speller: &mut Speller, line: &str) -> &ReadLine {
        if !self.lines.contains_key(line) {
            let (line, read) = self.before.remove_entry(line).unwrap_or_else(|| {
                let words = speller.doubtful_in(line);
                let doubtful = words.iter().map(|word| word.start..word.start + word.text.len());
                let names = names_in(line).collect();
                (line.to_owned(), ReadLine { names, doubtful: doubtful.collect() })
            });
            self.lines.insert(line, read);
        }
        self.lines.get(line).unwrap_or(&NOTHING)
    }

    /// The words that stand in the lines, in small letters.
    pub fn words(&self) -> HashSet<String> {
        let lines = self.lines.keys();
        lines.flat_map(|line| written_words(line).map(|word| word.text.to_lowercase())).collect()
    }
}

static NOTHING: ReadLine = ReadLine { names: Vec::new(), doubtful: Vec::new() };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::{OwnWords, WordBook};

    #[test]
    fn a_line_is_read_once_for_as_long_as_it_comes_again() {
        let book = WordBook::read("SET UTF-8\n", "2\nsag\nbrev\n").unwrap();
        let mut speller = Speller::new(book, OwnWords::default());
        let mut readings = Readings::default();
        let slips = |readings: &mut Readings, speller: &mut Speller, text: &str| {
            readings.begin();
            let read: Vec<usize> =
                lines(text).map(|(_, line)| readings.read(speller, line).doubtful.len()).collect();
            readings.end();
            read
        };
        assert_eq!(slips(&mut readings, &mut speller, "sag brev\u{1e}sga\n\n brve sag"), [0, 1, 1]);
        // Nobody asks about a word of a line that comes again, so that what has been learnt since is not seen in it.
        speller.learn("sga");
        assert_eq!(slips(&mut readings, &mut speller, "sga\nsag sga"), [1, 0]);
        // What has gone in between is read anew.
        assert_eq!(slips(&mut readings, &mut speller, "brev"), [0]);
        assert_eq!(slips(&mut readings, &mut speller, "sga"), [0]);
        assert_eq!(readings.words(), HashSet::from(["sga".to_owned()]));
    }

    #[test]
    fn lines_begin_where_they_stand() {
        let text = "ét\u{1e}to\tstykker\n\ntre";
        let found: Vec<_> = lines(text).collect();
        assert_eq!(found, [(0, "ét"), (4, "to\tstykker"), (16, "tre")]);
        assert!(found.iter().all(|(at, line)| text[*at..].starts_with(line)));
    }
}
