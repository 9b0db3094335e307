//! Lists as real numbering, which Word can renumber and a screen reader can count.

use super::names::MAIN;
use docx_rs::{
    AbstractNumbering, BuildXML, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId,
};
use docx_rs::{NumberingProperty, Paragraph, RunFonts, SpecialIndentType, Start};

/// The number of the definition that all lists with bullets share; the numbered ones come after it.
const BULLETS: usize = 1;
/// Word knows nine levels.
const DEEPEST: usize = 8;
/// How far each level moves in, in twentieths of a point.
const STEP: usize = 400;

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

    /// The numbering id for a list that begins here. Every ordered list has a definition of its own, so each begins at one.
    pub(super) fn begin(&mut self, ordered: bool) -> usize {
        if !ordered {
            return BULLETS;
        }
        self.last += 1;
        self.define(self.last, number);
        self.last
    }

    fn define(&mut self, id: usize, level: fn(usize) -> Level) {
        let mut look = AbstractNumbering::new(id);
        look.levels.extend((0..=DEEPEST).map(level));
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
        .add_num(NumberingId::new(list), IndentLevel::new(depth.min(DEEPEST)));
    paragraph.property.numbering_property = Some(place);
}

/// Where the text of an item begins: further paragraphs of the item stand there too.
pub(super) fn text_indent(depth: usize) -> usize {
    STEP * (depth.min(DEEPEST) + 1)
}

fn bullet(depth: usize) -> Level {
    let sign = if depth.is_multiple_of(2) { "\u{2022}" } else { "\u{2013}" };
    level(depth, "bullet", sign).fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
}

fn number(depth: usize) -> Level {
    let text = format!("%{}.", depth + 1);
    level(depth, if depth % 2 == 1 { "lowerLetter" } else { "decimal" }, &text)
}

fn level(depth: usize, format: &str, text: &str) -> Level {
    let hanging = SpecialIndentType::Hanging(STEP as i32);
    Level::new(
        depth,
        Start::new(1),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    )
    .indent(Some(text_indent(depth) as i32), Some(hanging), None, None)
}
