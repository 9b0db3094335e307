//! A letter on its pages, for painters other than the PDF's: every text is cut into words, each at its own place and from one
//! source, so that it stands right wherever another painter sets the letters of a line closer.

use std::sync::Arc;

use compact_str::CompactString;

use super::Source;
use super::page::{Colour, Extent, Face, Pixels, Slot};

/// A letter on its pages, as its file shows it (brevet på papiret).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub pages: Vec<LetterPage>,
    /// How far from the left the text begins and ends.
    pub column: (f32, f32),
    /// The size of running text.
    pub size: f32,
    /// Where the words came from, by the numbers that they carry.
    pub sources: Vec<Source>,
    pub logo: Option<Arc<Pixels>>,
    /// The pictures of the text; none in the place of one that cannot be read.
    pub pictures: Vec<Option<Arc<Pixels>>>,
}

impl Paper {
    /// Where a word came from.
    pub fn source(&self, word: PaperWord<'_>) -> Option<&Source> {
        self.sources.get(word.source? as usize)
    }
}

/// A page of a letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterPage {
    /// What nobody reads aloud: rules, shading, the foot, the mark on a draft. It lies below all else.
    pub margin: Vec<Ink>,
    /// What is read, in its order.
    pub passages: Vec<Passage>,
}

/// As much of a paragraph, a heading or a cell as stands on one page (et stykke af siden).
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub role: PassageRole,
    /// The text of the letter that it shows; none where it is of no block, or of one that stands as it is.
    pub slot: Option<Slot>,
    /// The rectangle around all that is drawn of it.
    pub area: Extent,
    /// As it is read aloud.
    pub text: String,
    pub inks: Vec<Ink>,
}

impl Passage {
    /// Its words in their order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = PaperWord<'_>> {
        self.inks.iter().flat_map(Ink::words)
    }
}

/// How a passage is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageRole {
    /// A heading of level 1 to 4.
    Heading(u8),
    Text,
    Picture,
}

/// Something drawn on a page (noget på siden).
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    Line(PaperLine),
    /// A filled rectangle; a rule is a thin one.
    Box {
        area: Extent,
        colour: Colour,
    },
    /// The logo.
    Logo {
        area: Extent,
    },
    /// A picture of the text, by its number among them.
    Picture {
        area: Extent,
        number: usize,
    },
}

impl Ink {
    /// Its words in their order; what is no line has none.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = PaperWord<'_>> {
        let line = if let Self::Line(line) = self { Some(line) } else { None };
        line.into_iter().flat_map(PaperLine::words)
    }
}

/// A text of one look on one line, with the places of its words (et stykke af en linje). A long letter has hundreds of thousands of
/// words, so they have no memory of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperLine {
    /// Where its baseline is.
    pub y: f32,
    pub face: Face,
    pub size: f32,
    pub colour: Colour,
    /// By how many degrees it is turned counter-clockwise.
    pub turn: f32,
    pub text: CompactString,
    pub places: Box<[WordPlace]>,
}

/// Where a word of a line stands (ordets plads).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordPlace {
    pub x: f32,
    /// Without the space behind it.
    pub width: f32,
    /// Where the word and the space behind it end in the text of the line, in bytes.
    pub ends: u32,
    /// The number of its source among those of the letter; none for what the writer adds itself.
    pub source: Option<u32>,
}

impl PaperLine {
    /// Its words in their order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = PaperWord<'_>> {
        (0..self.places.len()).filter_map(|index| self.word(index))
    }

    fn word(&self, index: usize) -> Option<PaperWord<'_>> {
        let place = self.places.get(index)?;
        let begins = index.checked_sub(1).map_or(0, |before| self.places[before].ends);
        Some(PaperWord {
            x: place.x,
            y: self.y,
            width: place.width,
            face: self.face,
            size: self.size,
            colour: self.colour,
            turn: self.turn,
            text: self.text.get(begins as usize..place.ends as usize)?,
            source: place.source,
        })
    }
}

/// A word on a page, with the space behind it (et ord på siden).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaperWord<'l> {
    pub x: f32,
    /// Where its baseline is.
    pub y: f32,
    pub width: f32,
    pub face: Face,
    pub size: f32,
    pub colour: Colour,
    pub turn: f32,
    pub text: &'l str,
    /// The number of its source among those of the letter.
    pub source: Option<u32>,
}

impl PaperWord<'_> {
    /// The rectangle that it fills.
    pub fn area(&self) -> Extent {
        Extent::of_text(self.x, self.y, self.width, self.size)
    }

    /// Whether both came from one place of the letter.
    pub fn is_from_one(self, other: PaperWord<'_>) -> bool {
        self.source.is_some() && self.source == other.source
    }
}
