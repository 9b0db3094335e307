//! What was read before: of a case and a letter that a key has changed, all lines but one or two are as they were.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::ops::Range;

use super::names::names_in;
use super::speller::Speller;

/// The lines that were read last, each once (det læste). A line is known by its hash: a case with its letter has megabytes of lines, and
/// they stand in the case and the letter already.
#[derive(Default)]
pub struct Readings {
    hash: RandomState,
    lines: HashMap<u64, Read>,
    /// Those of the time before that have not come again yet.
    before: HashMap<u64, Read>,
}

/// What a line has, where it has anything: nine of ten have nothing.
type Read = Option<Box<ReadLine>>;

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
        let key = self.hash.hash_one(line);
        let read = self.lines.entry(key).or_insert_with(|| match self.before.remove(&key) {
            Some(read) => read,
            None => Self::read_now(speller, line),
        });
        read.as_deref().unwrap_or(&NOTHING)
    }

    fn read_now(speller: &mut Speller, line: &str) -> Read {
        let words = speller.doubtful_in(line);
        let doubtful = words.iter().map(|word| word.start..word.start + word.text.len());
        let read = ReadLine { names: names_in(line).collect(), doubtful: doubtful.collect() };
        (read != NOTHING).then(|| Box::new(read))
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
    }

    #[test]
    fn lines_begin_where_they_stand() {
        let text = "ét\u{1e}to\tstykker\n\ntre";
        let found: Vec<_> = lines(text).collect();
        assert_eq!(found, [(0, "ét"), (4, "to\tstykker"), (16, "tre")]);
        assert!(found.iter().all(|(at, line)| text[*at..].starts_with(line)));
    }
}
