//! The four styles of Liberation Sans, each in part and whole, parsed once in a process, and the widths of their characters.

use crate::document::page::Face;
use printpdf::{FontId, ParsedFont, PdfFont};
use std::sync::OnceLock;

/// How far above the baseline a line of text reaches, for a size of one point.
pub(super) const ASCENT: f32 = 0.905;
/// How far below the baseline it reaches.
pub(super) const DESCENT: f32 = 0.212;

/// Widths of the characters below this are looked up once and kept; the letters of Danish are all among them.
const KEPT: usize = 0x180;
/// No glyph is this wide: it marks a character that the part lacks.
const MISSING: u16 = u16::MAX;

static PARTS: [OnceLock<Option<Parsed>>; 4] = [const { OnceLock::new() }; 4];
static WHOLE: [OnceLock<Option<PdfFont>>; 4] = [const { OnceLock::new() }; 4];

struct Parsed {
    font: PdfFont,
    kept: Vec<u16>,
}

impl Face {
    /// The style's name inside a file. Six fixed letters, since they also become the prefix that marks a part of a font.
    pub(crate) fn id(self) -> FontId {
        FontId(
            match self {
                Self::Regular => "FBREGU",
                Self::Bold => "FBBOLD",
                Self::Italic => "FBITAL",
                Self::BoldItalic => "FBBOIT",
            }
            .to_owned(),
        )
    }

    /// The font with the letters of western Europe, all that nearly every letter needs; `None` if the file in the program is damaged.
    pub(super) fn part(self) -> Option<&'static PdfFont> {
        self.parsed().map(|parsed| &parsed.font)
    }

    /// The font with all its characters; `None` if the file in the program is damaged.
    pub(super) fn whole(self) -> Option<&'static PdfFont> {
        WHOLE[self as usize].get_or_init(|| parse(self.files().1)).as_ref()
    }

    /// The width of a character in thousandths of the font size; `None` if the font lacks it.
    ///
    /// Whole thousandths, cut off as they are in the file: what is measured here is then exactly what a reader draws.
    pub(crate) fn width(self, character: char) -> Option<u16> {
        let part = self.parsed()?;
        let width = match part.kept.get(character as usize) {
            Some(&MISSING) => None,
            Some(&width) => Some(width),
            None => width_in(&part.font, character),
        };
        width.or_else(|| width_in(self.whole()?, character))
    }

    fn parsed(self) -> Option<&'static Parsed> {
        let read = || {
            let font = parse(self.files().0)?;
            let kept = (0..KEPT as u32)
                .map(|code| {
                    char::from_u32(code).and_then(|it| width_in(&font, it)).unwrap_or(MISSING)
                })
                .collect();
            Some(Parsed { font, kept })
        };
        PARTS[self as usize].get_or_init(read).as_ref()
    }

    /// The font with the letters of western Europe, as a file.
    pub(in crate::writers) fn file(self) -> &'static [u8] {
        self.files().0
    }

    /// The font with the letters of western Europe, as a PDF of one page describes it.
    pub(super) fn described(self) -> &'static [u8] {
        self.files().2
    }

    /// The file of the part, that of the whole font, and that which describes the part.
    fn files(self) -> (&'static [u8], &'static [u8], &'static [u8]) {
        macro_rules! files {
            ($style:literal) => {
                (
                    include_bytes!(concat!("../../../templates/fonts/part/", $style, ".ttf")),
                    include_bytes!(concat!(
                        "../../../templates/fonts/LiberationSans-",
                        $style,
                        ".ttf"
                    )),
                    include_bytes!(concat!("../../../templates/fonts/part/", $style, ".pdf")),
                )
            };
        }
        match self {
            Self::Regular => files!("Regular"),
            Self::Bold => files!("Bold"),
            Self::Italic => files!("Italic"),
            Self::BoldItalic => files!("BoldItalic"),
        }
    }
}

fn parse(file: &[u8]) -> Option<PdfFont> {
    ParsedFont::from_bytes(file, 0, &mut Vec::new()).map(PdfFont::new)
}

fn width_in(font: &PdfFont, character: char) -> Option<u16> {
    let font = &font.parsed_font;
    let glyph = font.lookup_glyph_index(u32::from(character)).filter(|&glyph| glyph != 0)?;
    let units = f32::from(font.pdf_font_metrics.units_per_em);
    Some((f32::from(font.get_horizontal_advance(glyph)) * (1000.0 / units)) as u16)
}

/// Whether a character steers the text or the look of another and draws nothing: it is never looked up in a font.
pub(crate) fn is_silent(character: char) -> bool {
    matches!(
        character,
        '\n' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// The character that is drawn for another one: a hyphen that does not break looks like any hyphen, and a tab is a space.
pub(crate) fn drawn(character: char) -> char {
    match character {
        '\u{2011}' => '-',
        '\t' => ' ',
        other => other,
    }
}
