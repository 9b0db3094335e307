//! The pages that other painters are given say what the PDF says: word for word, page for page, at the same places.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use forberedt::document::page::PAPER;
use forberedt::document::paper::{Ink, LetterPage, Paper, Passage, PassageRole};
use forberedt::document::{Block, BlockBody, Document, Inline, Source, walk};
use forberedt::files::case_file;
use forberedt::letters::Standing;
use forberedt::library::Library;
use forberedt::writers::pdf;
use rayon::prelude::*;

use crate::pdf_letters::{letter, logo, paragraph, runs};
use crate::pdf_reading::{drawn_pieces, elements};

/// The letters that a case of the examples gives, as drafts, and finished where they can be.
fn every_letter() -> Vec<(String, Document)> {
    let library = Library::built_in().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let mut letters = Vec::new();
    for folder in folders.filter(|path| path.is_dir()) {
        let case = case_file::read(&folder.join("case.json")).unwrap();
        let shelf = library.shelf(&case);
        for template in shelf.templates() {
            let Ok(draft) = shelf.draft(&template.id) else { continue };
            let name = format!("{} of {}", template.id, folder.display());
            letters.push((format!("{name}, draft"), draft.marked()));
            if matches!(shelf.standing(template), Standing::Ready(_)) {
                letters.push((name, draft.finish().unwrap()));
            }
        }
    }
    letters
}

/// The lines of a page: their height in tenths of a point, where they begin, and what they say.
type Lines = BTreeMap<i64, (f32, String)>;

fn lines(mut pieces: Vec<(f32, f32, String)>) -> Lines {
    pieces.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut lines = Lines::new();
    for (x, y, text) in pieces {
        // The mark of a draft lies across the page, and may lie on the height of a line that it is no part of.
        let side = if text.trim() == "UDKAST" { -1 } else { 1 };
        let height = side * (y * 10.0).round() as i64;
        lines.entry(height).or_insert_with(|| (x, String::new())).1.push_str(&text);
    }
    lines
}

fn drawn(page: &LetterPage) -> Vec<(f32, f32, String)> {
    // As the file rounds.
    let rounded = |points: f32| (points * 100.0).round() / 100.0;
    let passages = page.passages.iter().flat_map(|passage| &passage.inks);
    let words = page.margin.iter().chain(passages).flat_map(Ink::words);
    words.map(|word| (rounded(word.x), rounded(PAPER.1 - word.y), word.text.to_owned())).collect()
}

/// All words of some text, one space between them.
fn words<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn holds(name: &str, document: &Document) {
    let bytes = pdf::write(document).unwrap();
    let paper = pdf::paper(document);
    let in_file = drawn_pieces(&bytes);
    assert_eq!(paper.pages.len(), in_file.len(), "pages of {name}");
    for (index, (page, in_file)) in paper.pages.iter().zip(in_file).enumerate() {
        let (ours, theirs) = (lines(drawn(page)), lines(in_file));
        let texts = |lines: &Lines| {
            lines.iter().map(|(height, (_, text))| (*height, text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(texts(&ours), texts(&theirs), "page {} of {name}", index + 1);
        for (height, (x, _)) in &ours {
            assert!((x - theirs[height].0).abs() < 0.02, "page {} of {name}", index + 1);
        }
    }
    let passages = paper.pages.iter().flat_map(|page| &page.passages);
    let read: Vec<String> = elements(&bytes).into_iter().map(|element| element.text).collect();
    let without_breaks = |text: String| text.replace([' ', '\n'], "");
    assert_eq!(
        without_breaks(words(passages.map(|passage| passage.text.as_str()))),
        without_breaks(words(read.iter().map(String::as_str))),
        "reading order of {name}"
    );
}

#[test]
fn every_letter_of_every_example_stands_on_paper_as_in_its_file() {
    let letters = every_letter();
    assert!(letters.len() > 150, "{}", letters.len());
    letters.par_iter().for_each(|(name, document)| holds(name, document));
}

/// Every word that came from a field or stands for a gap says so, and no other does.
#[test]
fn every_word_on_paper_knows_where_it_came_from() {
    let of_case = |source: Option<&Source>| {
        source.filter(|it| matches!(it, Source::Field(_) | Source::Gap(_))).cloned()
    };
    let mut seen = 0;
    for (name, document) in every_letter() {
        let paper = pdf::paper(&document);
        let mut on_paper: BTreeMap<String, usize> = BTreeMap::new();
        let passages = paper.pages.iter().flat_map(|page| &page.passages);
        for word in passages.flat_map(Passage::words) {
            let Some(source) = of_case(paper.source(word)) else { continue };
            let letters = word.text.chars().filter(|it| it.is_alphanumeric()).count();
            *on_paper.entry(format!("{source:?}")).or_default() += letters;
        }
        let mut in_letter: BTreeMap<String, usize> = BTreeMap::new();
        for run in walk::runs(&document.blocks) {
            if let Some(source) = of_case(Some(&run.source)) {
                let letters = run.text.chars().filter(|it| it.is_alphanumeric()).count();
                *in_letter.entry(format!("{source:?}")).or_default() += letters;
            }
        }
        on_paper.retain(|_, letters| *letters > 0);
        in_letter.retain(|_, letters| *letters > 0);
        assert_eq!(on_paper, in_letter, "{name}");
        seen += on_paper.len();
    }
    assert!(seen > 1000, "{seen}");
}

fn passages(paper: &Paper) -> Vec<(PassageRole, &str)> {
    let passages = paper.pages.iter().flat_map(|page| &page.passages);
    passages.map(|passage| (passage.role, passage.text.as_str())).collect()
}

#[test]
fn a_passage_reads_as_one_whatever_links_and_lines_it_has() {
    let mut document = letter(vec![
        BlockBody::Heading { level: 1, text: runs("Afgørelse") }.into(),
        paragraph("Skriv til job@solbjerg.example, eller ring."),
        BlockBody::Signature(vec![runs("Med venlig hilsen"), runs("Bo Bo")]).into(),
        Block::from(BlockBody::List { first: None, items: vec![vec![paragraph("et")]] }),
    ]);
    document.letterhead.logo = Some(logo());
    let paper = pdf::paper(&document);
    let read = passages(&paper);
    assert_eq!(read[0], (PassageRole::Picture, document.letterhead.logo.unwrap().alt.as_str()));
    assert_eq!(
        read[3..],
        [
            (PassageRole::Heading(1), "Afgørelse"),
            (PassageRole::Text, "Skriv til job@solbjerg.example, eller ring."),
            (PassageRole::Text, "Med venlig hilsen Bo Bo"),
            (PassageRole::Text, "•"),
            (PassageRole::Text, "et"),
        ]
    );
    let pixels = paper.logo.unwrap();
    assert_eq!(pixels.colours.len(), pixels.width * pixels.height * 3);
}

#[test]
fn words_stand_where_the_layout_measured_them() {
    let bold = Inline { bold: true, ..Inline::plain("tre ") };
    let text = vec![Inline::plain("et to "), bold, Inline::plain("fire")];
    let paper = pdf::paper(&letter(vec![BlockBody::Paragraph(text).into()]));
    let words = paper.pages[0].passages.last().unwrap().words();
    let words: Vec<(f32, f32, &str)> = words.map(|it| (it.x, it.width, it.text)).collect();
    assert_eq!(words.iter().map(|word| word.2).collect::<String>(), "et to tre fire");
    assert_eq!(words.len(), 4);
    for pair in words.windows(2) {
        // A space is 0.278 of the size in either face.
        let space = pair[1].0 - pair[0].0 - pair[0].1;
        assert!((space - 11.0 * 0.278).abs() < 0.02, "{space}");
    }
}
