//! Lists as real numbering, which Word can renumber and a screen reader can count.

use docx_rs::{AbstractNumbering, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Numberings};
use docx_rs::{Paragraph, RunFonts, SpecialIndentType, Start};

/// docx-rs takes number 1 for a definition of its own, so ours begin well above it.
const BULLETS: usize = 21;
/// Word knows nine levels.
const DEEPEST: usize = 8;
/// How far each level moves in, in twentieths of a point.
const STEP: usize = 400;

/// The lists of one letter.
pub struct Lists {
    last: usize,
    numberings: Numberings,
}

impl Lists {
    pub fn new() -> Self {
        let bullets = (0..=DEEPEST).fold(AbstractNumbering::new(BULLETS), |list, depth| list.add_level(bullet(depth)));
        let numberings = Numberings::new().add_abstract_numbering(bullets).add_numbering(Numbering::new(BULLETS, BULLETS));
        Self { last: BULLETS, numberings }
    }

    /// The numbering id for a list that begins here. Every ordered list has a definition of its own, so each begins at one.
    pub fn begin(&mut self, ordered: bool) -> usize {
        if !ordered {
            return BULLETS;
        }
        self.last += 1;
        let list = (0..=DEEPEST).fold(AbstractNumbering::new(self.last), |list, depth| list.add_level(number(depth)));
        let numberings = std::mem::take(&mut self.numberings);
        self.numberings = numberings.add_abstract_numbering(list).add_numbering(Numbering::new(self.last, self.last));
        self.last
    }

    pub fn finish(self) -> Numberings {
        self.numberings
    }
}

/// Makes the paragraph an item of the list.
pub fn as_item(paragraph: Paragraph, list: usize, depth: usize) -> Paragraph {
    paragraph.numbering(NumberingId::new(list), IndentLevel::new(depth.min(DEEPEST)))
}

/// Where the text of an item begins: further paragraphs of the item stand there too.
pub fn text_indent(depth: usize) -> usize {
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
    Level::new(depth, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left")).indent(
        Some(text_indent(depth) as i32),
        Some(hanging),
        None,
        None,
    )
}
