//! A finished letter, knowing no format and no law: headings, paragraphs, lists, tables, addresses, a signature.
//!
//! Every piece of text remembers the field or the template line it came from. A writer turns the document into bytes and
//! adds no words of its own but page numbers, what a link does, and the marks of a draft and of practice.

pub mod addresses;
mod columns;
pub mod file_name;
pub mod glue;
pub mod ids;
pub mod journey;
pub mod labels;
pub mod marks;
pub mod page;
pub mod paper;
pub mod timeline;
mod together;
pub mod walk;
mod whose;

pub use columns::{CROWDED, Part};
pub use whose::Whose;

use std::sync::Arc;

use jiff::civil::Date;

use crate::place::{FieldPath, ItemId};
use ids::BlockId;

/// A letter ready to be written (et færdigt brev).
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The letter's id, such as `decision-pension-refused`.
    pub id: String,
    /// The title in the file's properties, with no personal data.
    pub title: String,
    /// The sender, as author in the file's properties (kommunens navn).
    pub author: String,
    /// The letter's date. Dates inside the files come from here, never from the clock.
    pub date: Date,
    /// The language of the whole letter, `da-DK`.
    pub language: String,
    pub letterhead: Letterhead,
    pub blocks: Vec<Block>,
    /// A draft (udkast) carries its mark on every page.
    pub draft: bool,
    /// A letter of a practice case (øvelse) carries its mark on every page too, and says in words what it is.
    pub practice: bool,
    pub whose: Whose,
}

impl Document {
    /// What a file of the letter is called, but for its ending.
    pub fn file_stem(&self) -> String {
        let stem = file_name::stem_of(&self.title, &self.id);
        let stem = if self.practice { file_name::for_practice(&stem) } else { stem };
        if self.draft { file_name::of_draft(&stem) } else { stem }
    }
}

/// What stands at the top of the first page and at the foot of every page (brevhovedet).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letterhead {
    /// The municipality's name (kommunens navn).
    pub name: String,
    /// Unit, address, phone, web address: a line each.
    pub lines: Vec<String>,
    pub logo: Option<Logo>,
    /// A short line at the foot of every page, such as the case number; may be empty.
    pub footer: String,
    /// Page margins in millimetres.
    pub margins: Margins,
    /// The size of running text in points.
    pub font_size: f32,
}

impl Letterhead {
    /// The head of a sheet that never leaves the house: the name alone, and smaller type, so that its first page holds more.
    #[must_use]
    pub fn of_a_sheet(self) -> Self {
        Self { lines: Vec::new(), logo: None, font_size: self.font_size * 0.9, ..self }
    }
}

/// Page margins in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    pub left: f32,
}

impl Default for Margins {
    fn default() -> Self {
        Self { top: 22.0, right: 22.0, bottom: 22.0, left: 25.0 }
    }
}

/// The municipality's logo as a PNG file, and the words that stand for it (alternativ tekst).
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    pub png: Vec<u8>,
    pub alt: String,
    /// Width on the page in millimetres; the height follows.
    pub width: f32,
}

/// A block of a letter (et afsnit i brevet).
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Which block of its letter it is, wherever it stands.
    pub id: BlockId,
    /// Whether the law demands these words, so that they cannot be taken out or reworded in this letter.
    pub is_demanded: bool,
    /// Whether a page begins with it, however much room the one before has left.
    pub begins_page: bool,
    pub body: BlockBody,
}

impl Block {
    /// A paragraph of words in one look.
    pub fn paragraph(text: impl Into<String>) -> Self {
        BlockBody::Paragraph(vec![Inline::plain(text)]).into()
    }

    /// A heading of a level from one on.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        BlockBody::Heading { level, text: vec![Inline::plain(text)] }.into()
    }
}

impl From<BlockBody> for Block {
    fn from(body: BlockBody) -> Self {
        Self { id: BlockId::NONE, is_demanded: false, begins_page: false, body }
    }
}

/// What a block is and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockBody {
    /// A heading of level 1 to 4. A letter has one of level 1.
    Heading {
        level: u8,
        text: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// A list; an item may hold several blocks.
    List {
        /// The number of the first item; none where a sign stands before each.
        first: Option<u32>,
        items: Vec<Vec<Block>>,
    },
    Table(Table),
    /// The receiver's name and address, a line each (adressefeltet).
    Address(Vec<Vec<Inline>>),
    /// Short facts such as date and case number: what it is, and what it says (sagsoplysninger).
    Facts(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// What happened on which day, and what is due, the earliest first (en tidslinje): the day with its mark, and what it was.
    /// Writers draw it as a picture above the same words.
    Timeline(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// The citizen's way through the case (vejen gennem sagen): what a lane is about, and its days. Writers draw it as a picture above the
    /// same words.
    Journey(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// Room for the reader to write in (plads til at skrive): what to write, and how many empty lines. They are drawn and not read aloud.
    WriteIn {
        label: Vec<Inline>,
        lines: u8,
    },
    /// The closing with the signer's name and title, a line each; never parted by a page break (underskrift).
    Signature(Vec<Vec<Inline>>),
    /// A picture with the words that stand for it, and those below it (et billede).
    Picture(Illustration),
}

/// A picture of a text, as a PNG file (et billede i teksten). No template of a letter has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Illustration {
    pub png: Arc<[u8]>,
    /// What stands for it where it is not seen (alternativ tekst).
    pub alt: String,
    /// Width on the page in millimetres; the height follows. One that the page has no room for is made smaller.
    pub width: f32,
    /// What stands right below it, on the same page; may be empty.
    pub caption: Vec<Inline>,
}

/// A table with one heading row, which is repeated on every page that the table reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The heading cells; as many as every row has.
    pub header: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A run of text of one look and one origin. A `\n` in the text is a line break inside the block.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// The address that the run links to.
    pub link: Option<String>,
    pub source: Source,
}

impl Inline {
    /// A plain run that came from nowhere in particular.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: false, link: None, source: Source::Unknown }
    }

    /// Another text of the same look and origin. The run's own text, which may be long, is not copied for it.
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), link: self.link.clone(), source: self.source.clone(), ..*self }
    }
}

/// Where a run of text came from (oprindelse).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A field of the case, by its path.
    Field(FieldPath),
    /// A line of a template, counted from one.
    Template {
        file: Arc<str>,
        line: usize,
    },
    /// Written by hand into this letter, by an edit of that id.
    Hand(ItemId),
    /// Only in one of two versions of the letter that are compared.
    Compared(Edition),
    /// Something that is missing, such as the answer of a field: the run is a placeholder, and the letter is not finished.
    Gap(Option<FieldPath>),
    Unknown,
}

/// One of two versions of a letter (den ene af to udgaver).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    Older,
    Newer,
}

/// The text of a sequence of runs.
pub fn text_of(runs: &[Inline]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
