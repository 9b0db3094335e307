//! Lists as real numbering, which Word can renumber and a screen reader can count.

use super::names::MAIN;
use crate::document::labels::label;
use crate::writers::measures::{DEEPEST_LIST, LIST_STEP, list_indent};
use docx_rs::{
    AbstractNumbering, BuildXML, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId,
};
use docx_rs::{NumberingProperty, Paragraph, RunFonts, SpecialIndentType, Start};

/// The number of the definition that all lists with bullets share; the numbered ones come after it.
const BULLETS: usize = 1;

/// The lists of one letter: how each looks, and the numbers by which paragraphs name them, as XML.
pub(super) struct Lists {
    last: usize,
    looks: Vec<u8>,
    numbers: Vec<u8>,
}

impl Lists {
    pub(super) fn new() -> Self {
        let mut lists = Self { last: BULLETS, looks: Vec::new(), numbers: Vec::new() };
        lists.define(BULLETS, bullet);
        lists
    }

    /// The numbering id for a list that begins here, with this number if it has any. Every numbered list has a definition of its
    /// own, so each counts for itself.
    pub(super) fn begin(&mut self, first: Option<u32>) -> usize {
        let Some(first) = first else { return BULLETS };
        self.last += 1;
        self.define(self.last, |depth| number(first as usize, depth));
        self.last
    }

    fn define(&mut self, id: usize, level: impl Fn(usize) -> Level) {
        let mut look = AbstractNumbering::new(id);
        look.levels.extend((0..=DEEPEST_LIST).map(level));
        self.looks.extend(look.build());
        self.numbers.extend(Numbering::new(id, id).build());
    }

    /// The part of the file that holds the lists. The one that docx-rs writes would begin with a list that no letter uses.
    pub(super) fn finish(self) -> Vec<u8> {
        let start = format!("<w:numbering xmlns:w=\"{MAIN}\">");
        [start.as_bytes(), &self.looks, &self.numbers, b"</w:numbering>"].concat()
    }
}

/// Makes the paragraph an item of the list.
pub(super) fn as_item(paragraph: &mut Paragraph, list: usize, depth: usize) {
    let place = NumberingProperty::new()
        .add_num(NumberingId::new(list), IndentLevel::new(depth.min(DEEPEST_LIST)));
    paragraph.property.numbering_property = Some(place);
}

fn bullet(depth: usize) -> Level {
    level(depth, 1, "bullet", &label(None, 0, depth))
        .fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
}

fn number(first: usize, depth: usize) -> Level {
    level(depth, first, "decimal", &format!("%{}.", depth + 1))
}

fn level(depth: usize, first: usize, format: &str, text: &str) -> Level {
    let hanging = SpecialIndentType::Hanging(LIST_STEP as i32);
    Level::new(
        depth,
        Start::new(first),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    )
    .indent(Some(list_indent(depth) as i32), Some(hanging), None, None)
}
