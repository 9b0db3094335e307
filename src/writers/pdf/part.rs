//! The part of a font that a letter carries inside it (indlejret skrifttype): its glyphs, and what each of them means.
//!
//! Nearly every letter carries the same part, with the letters of western Europe. A letter with a character beside those gets a part
//! cut for it. `printpdf` describes the parts as a PDF does, each in a document of one page that shows every glyph.
//!
//! What every letter carries is kept as such a document, described and pressed already: to do that took 15 of the 97 million
//! instructions of a process that writes one letter. A test holds it against what `printpdf` would describe today.

use super::pages::Page;
use super::save::pressed;
use crate::document::page::{Draw, Face};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Characters outside the ranges of [`ordinary`] that letters often have: dashes, quotation marks, dots, and a few names' letters.
const OFTEN: &str = "ŒœŠšŽžŸ–—‘’‚“”„•…‹›€−≤≥";

/// Of nine. What is pressed once may take longer.
const LEVEL: u32 = 6;

/// Codes of the characters below this are found without a search.
const NEAR: usize = 0x180;

static ORDINARY: [OnceLock<Option<Arc<Part>>>; 4] = [const { OnceLock::new() }; 4];

/// Some glyphs of a font, ready to be put into files.
pub(super) struct Part {
    near: Vec<u16>,
    far: BTreeMap<char, u16>,
    font: Dictionary,
    descendant: Dictionary,
    descriptor: Dictionary,
    program: Stream,
    meanings: Stream,
}

impl Part {
    /// The part with these characters besides the ordinary ones; `None` if it cannot be made.
    pub(super) fn with(face: Face, others: &BTreeSet<char>) -> Option<Arc<Self>> {
        let own = &ORDINARY[face as usize];
        let ready = || Self::kept(face).map(Arc::new);
        let made = own.get_or_init(ready).as_ref()?;
        if others.iter().all(|&character| made.code(character).is_some()) {
            return Some(made.clone());
        }
        let characters = ordinary().chain(others.iter().copied()).collect();
        Self::make(face.whole()?, face, true, characters).map(Arc::new)
    }

    /// The number of the character's glyph.
    pub(super) fn code(&self, character: char) -> Option<u16> {
        match self.near.get(character as usize) {
            Some(0) => None,
            Some(&code) => Some(code),
            None => self.far.get(&character).copied(),
        }
    }

    /// Puts the part into a file, and says where its font is.
    pub(super) fn embed(&self, pdf: &mut Document) -> ObjectId {
        let program = pdf.add_object(self.program.clone());
        let mut descriptor = self.descriptor.clone();
        descriptor.set("FontFile2", program);
        let mut descendant = self.descendant.clone();
        descendant.set("FontDescriptor", pdf.add_object(descriptor));
        let mut font = self.font.clone();
        font.set("DescendantFonts", vec![pdf.add_object(descendant).into()]);
        font.set("ToUnicode", pdf.add_object(self.meanings.clone()));
        pdf.add_object(font)
    }

    /// The part that is kept in the program, with the ordinary characters.
    fn kept(face: Face) -> Option<Self> {
        let font = &face.part()?.parsed_font;
        let codes = ordinary().filter_map(|character| Some((character, glyph(font, character)?)));
        let kept = Document::load_mem(face.described()).ok()?;
        Some(Self::taken(&kept, &face.id())?.with_codes(codes))
    }

    /// The part of a font with these characters: cut from it, or all of it.
    fn make(font: &PdfFont, face: Face, cut: bool, characters: BTreeSet<char>) -> Option<Self> {
        let glyphs = glyphs(&font.parsed_font, &characters);
        let shown = glyphs
            .iter()
            .map(|(&glyph, &character)| Codepoint::with_cid(glyph, 0.0, character.to_string()));
        let ops = vec![
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(face.id()), size: Pt(1.0) },
            Op::ShowText { items: vec![TextItem::GlyphIds(shown.collect())] },
            Op::EndTextSection,
        ];
        let mut document = PdfDocument::new("");
        document.resources.fonts.map.insert(face.id(), font.clone());
        document.pages = vec![PdfPage::new(Mm(1.0), Mm(1.0), ops)];
        let options = PdfSaveOptions {
            optimize: false,
            subset_fonts: cut,
            secure: true,
            image_optimization: None,
        };
        let mut warnings = Vec::new();
        let made = document.to_lopdf_document(&options, &mut warnings);
        // A warning here means a font that is not in the file, or not in part.
        if !warnings.is_empty() {
            return None;
        }
        // What is cut out is numbered anew, in the old order and behind the box for what a font lacks.
        let numbers: BTreeMap<u16, u16> = glyphs.keys().copied().zip(1..).collect();
        let codes = characters.into_iter().filter_map(|character| {
            let glyph = glyph(&font.parsed_font, character)?;
            Some((character, if cut { *numbers.get(&glyph)? } else { glyph }))
        });
        Some(Self::taken(&made, &face.id())?.with_codes(codes))
    }

    /// The part with the number of each character's glyph.
    fn with_codes(mut self, codes: impl Iterator<Item = (char, u16)>) -> Self {
        for (character, code) in codes {
            match self.near.get_mut(character as usize) {
                Some(near) => *near = code,
                None => drop(self.far.insert(character, code)),
            }
        }
        self
    }

    /// The objects of the font in a document that has no other, without those that they refer to.
    fn taken(made: &Document, id: &FontId) -> Option<Self> {
        let page = made.get_dictionary(made.page_iter().next()?).ok()?;
        let resources = page.get_deref(b"Resources", made).ok()?.as_dict().ok()?;
        let fonts = resources.get_deref(b"Font", made).ok()?.as_dict().ok()?;
        let mut font = fonts.get_deref(id.0.as_bytes(), made).ok()?.as_dict().ok()?.clone();
        let mut meanings = font.get_deref(b"ToUnicode", made).ok()?.as_stream().ok()?.clone();
        let descendants = font.remove(b"DescendantFonts")?;
        let (_, descendant) = made.dereference(descendants.as_array().ok()?.first()?).ok()?;
        let mut descendant = descendant.as_dict().ok()?.clone();
        let mut descriptor =
            descendant.get_deref(b"FontDescriptor", made).ok()?.as_dict().ok()?.clone();
        let mut program = descriptor.get_deref(b"FontFile2", made).ok()?.as_stream().ok()?.clone();
        font.remove(b"ToUnicode");
        descendant.remove(b"FontDescriptor");
        descriptor.remove(b"FontFile2");
        for stream in [&mut program, &mut meanings].into_iter().filter(|it| !it.dict.has(b"Filter"))
        {
            stream.content = pressed(&stream.content, LEVEL)?;
            stream.dict.set("Length", stream.content.len() as i64);
            stream.dict.set("Filter", Object::from("FlateDecode"));
        }
        let (near, far) = (vec![0; NEAR], BTreeMap::new());
        Some(Self { near, far, font, descendant, descriptor, program, meanings })
    }
}

/// The parts of the fonts that a letter shows, by style.
pub(super) struct Parts([Option<Arc<Part>>; 4]);

impl Parts {
    /// `None` if a part cannot be made.
    pub(super) fn of(pages: &[Page]) -> Option<Self> {
        let mut shown = [const { None::<BTreeSet<char>> }; 4];
        for draw in pages.iter().flat_map(|page| &page.groups).flat_map(|group| &group.draws) {
            if let Draw::Text { face, text, .. } = draw {
                let shown = shown[*face as usize].get_or_insert_default();
                if !text.is_ascii() {
                    shown.extend(text.chars().filter(|character| !character.is_ascii()));
                }
            }
        }
        let mut parts = [const { None }; 4];
        for face in Face::ALL {
            if let Some(shown) = &shown[face as usize] {
                parts[face as usize] = Some(Part::with(face, shown)?);
            }
        }
        Some(Self(parts))
    }

    /// The number of a character's glyph; zero, which draws an empty box, for one that no part has.
    pub(super) fn code(&self, face: Face, character: char) -> u16 {
        self.0[face as usize].as_ref().and_then(|part| part.code(character)).unwrap_or(0)
    }

    pub(super) fn embed(&self, pdf: &mut Document) -> Dictionary {
        let parts = Face::ALL.into_iter().zip(&self.0);
        parts
            .filter_map(|(face, part)| Some((face.id().0, part.as_ref()?.embed(pdf))))
            .map(|(name, font)| (name, Object::from(font)))
            .collect()
    }
}

/// The characters of nearly every letter.
fn ordinary() -> impl Iterator<Item = char> {
    (' '..='~').chain('\u{a0}'..='ÿ').chain(OFTEN.chars())
}

/// The glyphs of the characters, each with the first character that it stands for: a reader who copies text is given a hyphen
/// rather than a soft one.
fn glyphs(font: &ParsedFont, characters: &BTreeSet<char>) -> BTreeMap<u16, char> {
    let mut glyphs = BTreeMap::new();
    for &character in characters {
        if let Some(glyph) = glyph(font, character) {
            glyphs.entry(glyph).or_insert(character);
        }
    }
    glyphs
}

/// The glyph of a character. The first is drawn for those that the font lacks, so it is none.
fn glyph(font: &ParsedFont, character: char) -> Option<u16> {
    font.lookup_glyph_index(u32::from(character)).filter(|&glyph| glyph != 0)
}

#[cfg(test)]
mod tests {
    use super::super::save::save;
    use super::{Part, glyph, ordinary};
    use crate::document::page::Face;
    use lopdf::xref::XrefType;
    use lopdf::{Document, Object, dictionary};
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn the_font_in_part_draws_as_the_whole_one_does() {
        for face in Face::ALL {
            let (part, whole) = (face.part(), face.whole());
            let (part, whole) =
                (&part.expect("part").parsed_font, &whole.expect("whole").parsed_font);
            assert_eq!(part.pdf_font_metrics.units_per_em, whole.pdf_font_metrics.units_per_em);
            for character in ordinary() {
                let drawn = |font| {
                    let drawn = glyph(font, character).and_then(|it| font.get_or_decode_glyph(it));
                    let drawn = drawn.unwrap_or_else(|| panic!("{face:?} lacks {character:?}"));
                    (drawn.horz_advance, format!("{:?}", drawn.outline))
                };
                assert_eq!(drawn(part), drawn(whole), "{face:?} {character:?}");
            }
        }
    }

    /// A document of one page that has no other font.
    fn document(part: &Part, face: Face) -> Document {
        let mut pdf = Document::with_version("1.7");
        pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let font = part.embed(&mut pdf);
        let resources = dictionary! { "Font" => dictionary! { face.id().0 => font } };
        let pages = pdf.new_object_id();
        let page = pdf.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => pages,
            "MediaBox" => vec![0.into(), 0.into(), 1.into(), 1.into()],
            "Resources" => resources,
        });
        let tree = dictionary! {
            "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1
        };
        pdf.objects.insert(pages, tree.into());
        let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        pdf.trailer.set("Root", Object::from(root));
        pdf
    }

    /// `UPDATE_GOLDEN=1` writes what is kept anew.
    #[test]
    fn what_is_kept_is_what_would_be_described_today() {
        for face in Face::ALL {
            let font = face.part().expect("the font in part");
            let made = Part::make(font, face, false, ordinary().collect()).expect("a part");
            let mut described = document(&made, face);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                let file = format!("templates/fonts/part/{face:?}.pdf");
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
                described.save(file).expect("written");
                continue;
            }
            let kept = Part::kept(face).expect("the part that is kept");
            let same = save(&document(&kept, face)) == save(&described);
            assert!(same, "{face:?}: write it anew with UPDATE_GOLDEN=1");
            assert_eq!((&kept.near, &kept.far), (&made.near, &made.far));
        }
    }

    #[test]
    fn a_part_is_shared_until_a_letter_has_another_character() {
        let with =
            |others: &str| Part::with(Face::Regular, &others.chars().collect()).expect("part");
        let (usual, polish) = (with("æøå"), with("Łź"));
        assert!(std::sync::Arc::ptr_eq(&usual, &with("ÆÉ")));
        assert_eq!(usual.code('Ł'), None);
        let codes = "Łźaå –".chars().map(|it| polish.code(it).expect("code"));
        assert_eq!(codes.collect::<BTreeSet<_>>().len(), 6);
    }
}
