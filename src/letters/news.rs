//! What is new in a letter since it last went out (det nye siden sidst): each passage with a word before it, and all of it as a list.
//!
//! A letter goes out with a seal. Of the sealed versions the last one counts against which anything is new: a letter that was sealed just
//! now is the same as its own seal, and is made again with the words that it went out with.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::case::Case;
use crate::case::seals::SealedLetter;
use crate::danish::days::danish_day;
use crate::danish::lists::all_of;
use crate::danish::one_line::in_one_line;
use crate::difference::{Hunk, stretches};
use crate::document::{Block, BlockBody, Inline, Source, text_of};

/// The most bytes of a letter's text.
const TEXT_BYTES: u64 = 20_000_000;
/// A list names so many places, and so many words of each.
const MOST_PLACES: usize = 20;
const MOST_WORDS: usize = 12;
const FEW_WORDS: usize = 2;
/// Longer lines are not held against each other word by word.
const LONGEST_LINE: usize = 20_000;

/// What every word before a passage begins with.
const MARK: &str = "Nyt siden den ";
const MARK_INSIDE: &str = "Nyt herunder siden den ";

/// A version of a letter that went out.
struct SentVersion {
    on: Date,
    text: String,
    lines: BTreeSet<String>,
}

impl SentVersion {
    fn of(case: &Case, sealed_on: &str, letter: &SealedLetter) -> Option<Self> {
        let bytes = case.seals.content(letter.files.get("txt")?, TEXT_BYTES)?;
        let text = String::from_utf8(bytes).ok()?;
        let lines = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
        Some(Self { on: sealed_on.parse().ok()?, text, lines })
    }

    fn has(&self, line: &str) -> bool {
        self.lines.contains(&bare(line))
    }

    /// Which lines of a block are new, by their numbers.
    fn new_lines(&self, block: &Block) -> Vec<usize> {
        if greets(block) {
            return Vec::new();
        }
        let lines = lines_of(block).into_iter().enumerate();
        lines.filter(|(_, line)| !self.has(line)).map(|(number, _)| number).collect()
    }

    /// What stood in it below its title and stands in these blocks no more. That a heading went says nothing by itself.
    fn gone(&self, blocks: &[Block]) -> Vec<String> {
        let now: BTreeSet<String> =
            blocks.iter().flat_map(all_lines_of).map(|line| bare(&line)).collect();
        let is_rule = |line: &str| {
            !line.is_empty() && line.chars().all(|sign| matches!(sign, '=' | '-' | '~' | '·'))
        };
        let below = self.text.lines().skip_while(|line| !line.starts_with("=="));
        let mut below = below.peekable();
        let mut gone = Vec::new();
        while let Some(line) = below.next() {
            let is_heading = below.peek().is_some_and(|next| is_rule(next));
            let line = bare(line);
            let is_mark = line.starts_with(MARK) || line.starts_with(MARK_INSIDE);
            let is_said = !line.is_empty() && !is_rule(&line) && !is_heading && !is_mark;
            if is_said && !now.contains(&line) {
                gone.push(line);
            }
        }
        gone
    }
}

/// Whether a block says whom the letter calls »du«, which is no news of its subject.
fn greets(block: &Block) -> bool {
    let of_greeting =
        |run: &Inline| matches!(run.source, Source::Template { .. }) && run.text.contains("»Du« ");
    matches!(&block.body, BlockBody::Paragraph(runs) if runs.iter().any(of_greeting))
}

/// A line without the sign or the number of an item.
fn bare(line: &str) -> String {
    let line = line.trim();
    let number = line.split_once(". ").filter(|(number, _)| {
        !number.is_empty() && number.len() < 3 && number.bytes().all(|it| it.is_ascii_digit())
    });
    let line = number.map_or(line, |(_, rest)| rest);
    in_one_line(line.strip_prefix("- ").unwrap_or(line))
}

/// The lines of a passage that can be new: a paragraph, the items of a list, the rows of a table.
fn lines_of(block: &Block) -> Vec<String> {
    match &block.body {
        BlockBody::Paragraph(runs) => text_of(runs).lines().map(str::to_owned).collect(),
        BlockBody::List { items, .. } => {
            let item = |item: &Vec<Block>| item.iter().flat_map(lines_of).collect::<Vec<_>>();
            items.iter().map(|it| item(it).join(" ")).collect()
        }
        BlockBody::Table(table) => table.rows.iter().map(|row| cells(row)).collect(),
        _ => Vec::new(),
    }
}

/// All lines of a block, as a plain text has them.
fn all_lines_of(block: &Block) -> Vec<String> {
    match &block.body {
        BlockBody::Heading { text, .. } => vec![text_of(text)],
        BlockBody::Table(table) => {
            std::iter::once(cells(&table.header)).chain(lines_of(block)).collect()
        }
        BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
            let fact = |name: &[Inline], value: &[Inline]| {
                format!("{}: {}", text_of(name), text_of(value))
            };
            facts.iter().map(|(name, value)| fact(name, value)).collect()
        }
        BlockBody::Address(lines) | BlockBody::Signature(lines) => {
            lines.iter().map(|line| text_of(line)).collect()
        }
        BlockBody::WriteIn { label, .. } => vec![text_of(label)],
        BlockBody::Picture(picture) => vec![text_of(&picture.caption)],
        BlockBody::Paragraph(_) | BlockBody::List { .. } => lines_of(block),
    }
}

fn cells(row: &[Vec<Inline>]) -> String {
    row.iter().map(|cell| text_of(cell)).collect::<Vec<_>>().join(" | ")
}

/// What a letter says, held against its sealed versions (brevets stilling til det, der er sendt).
enum Held {
    NeverSent,
    /// Nothing has come since this version.
    Same(SentVersion),
    Newer(SentVersion),
}

fn held(case: &Case, id: &str, blocks: &[Block]) -> Held {
    let seals = case.seals.all().iter().rev();
    let sent = seals.filter_map(|seal| SentVersion::of(case, &seal.sealed_on, seal.letter(id)?));
    let mut last = None;
    for version in sent {
        if blocks.iter().any(|block| !version.new_lines(block).is_empty()) {
            return Held::Newer(version);
        }
        last.get_or_insert(version);
    }
    last.map_or(Held::NeverSent, Held::Same)
}

/// The blocks of a letter, with a word before each passage that is new. Nobody edits that word: it goes with what it stands before.
pub(super) fn marked(case: &Case, id: &str, blocks: Vec<Block>) -> Vec<Block> {
    let Held::Newer(version) = held(case, id, &blocks) else { return blocks };
    let day = danish_day(version.on);
    let mut marked = Vec::with_capacity(blocks.len());
    for block in blocks {
        let new = version.new_lines(&block);
        let all = lines_of(&block).len();
        if !new.is_empty() {
            let numbers: Vec<String> = new.iter().map(|number| (number + 1).to_string()).collect();
            let numbers = all_of(&numbers);
            let words = match &block.body {
                BlockBody::List { .. } if new.len() < all => {
                    format!("{MARK_INSIDE}{day}: punkt {numbers}")
                }
                BlockBody::Table(_) if new.len() < all => {
                    format!("{MARK_INSIDE}{day}: række {numbers}")
                }
                _ => format!("{MARK}{day}:"),
            };
            let run = Inline { italic: true, ..Inline::plain(words) };
            let mark = Block::from(BlockBody::Paragraph(vec![run]));
            marked.push(Block { is_demanded: true, ..mark });
        }
        marked.push(block);
    }
    marked
}

/// What a letter is told to have new (det nye i et brev).
pub(super) enum Told {
    NeverSent,
    /// Nothing, since the version of this day.
    Nothing(Date),
    /// As lines of which those with a sign are items.
    News(String),
}

/// What has come into a letter, and what has gone from it, since it last went out.
pub(super) fn told(case: &Case, id: &str, blocks: &[Block]) -> Told {
    let version = match held(case, id, blocks) {
        Held::NeverSent => return Told::NeverSent,
        Held::Same(version) if version.gone(blocks).is_empty() => {
            return Told::Nothing(version.on);
        }
        Held::Same(version) | Held::Newer(version) => version,
    };
    let mut gone = version.gone(blocks);
    let mut places: Vec<String> = Vec::new();
    let mut heading = String::new();
    for block in blocks {
        if let BlockBody::Heading { text, .. } = &block.body {
            heading = text_of(text);
        }
        let lines = lines_of(block);
        for number in version.new_lines(block) {
            let Some(line) = lines.get(number) else { continue };
            let before = gone.iter().position(|before| is_reworded(before, line));
            let words = before.map(|at| gone.remove(at)).map(|before| what_came(&before, line));
            // A word or two by themselves say nothing.
            let says_enough = |words: &String| words.split_whitespace().count() > FEW_WORDS;
            places.push(match words.filter(says_enough) {
                Some(words) => format!("{heading}: »{}«", first_words(&words)),
                None => format!("{heading}: »{}«", first_words(line)),
            });
        }
    }
    places.extend(gone.iter().map(|line| format!("Taget ud: »{}«", first_words(line))));
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    let mut told = format!("Siden den {} er det her nyt:\n", danish_day(version.on));
    places.iter().for_each(|place| told.push_str(&format!("\n• {place}")));
    match more {
        0 => {}
        1 => told.push_str("\n• Og et andet sted"),
        more => told.push_str(&format!("\n• Og {more} andre steder")),
    }
    Told::News(told)
}

/// Whether one line is the other with some words changed: half of the longer one stayed.
fn is_reworded(before: &str, now: &str) -> bool {
    let longest = before.len().max(now.len());
    let is_close = before.len().min(now.len()) * 3 >= longest && longest <= LONGEST_LINE;
    is_close && {
        let stretches = stretches(before, now);
        let same =
            stretches.iter().map(|it| if let Hunk::Same(text) = it { text.len() } else { 0 });
        same.sum::<usize>() * 2 >= longest
    }
}

/// The words that came into a line; none where some only went.
fn what_came(before: &str, now: &str) -> String {
    let came = stretches(before, now).into_iter().filter_map(|stretch| match stretch {
        Hunk::Added(text) => Some(text.trim()).filter(|text| text.contains(char::is_alphanumeric)),
        _ => None,
    });
    came.collect::<Vec<_>>().join(" … ")
}

/// The beginning of a line, or of the cells of a row.
fn first_words(line: &str) -> String {
    let line = line.replace(" | ", ", ");
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.iter().take(MOST_WORDS).copied().collect::<Vec<_>>().join(" ");
    if words.len() > MOST_WORDS { format!("{first} …") } else { first }
}
