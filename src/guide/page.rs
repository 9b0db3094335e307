//! The guide as a document that all writers write.

use super::{Guide, GuideCommand, GuidePart, GuidePicture, GuideSection, GuideStep};
use crate::document::{
    Block, BlockBody, Document, Illustration, Inline, Letterhead, Margins, Whose,
};

/// The program, which is both sender and author.
const PROGRAM: &str = "Forberedt";
/// Of running text, in points.
const SIZE: f32 = 10.5;

/// The guide on paper.
pub fn document(guide: &Guide) -> Document {
    let mut blocks = vec![Block::heading(1, guide.title.clone())];
    blocks.extend(paragraphs(&guide.text));
    let named = guide.parts.iter().map(|part| vec![Block::paragraph(part.heading.clone())]);
    blocks.push(BlockBody::List { first: None, items: named.collect() }.into());
    for (index, part) in guide.parts.iter().enumerate() {
        // What is for all follows the first words.
        blocks.extend(self::part(part, index > 0));
    }
    Document {
        id: "vejledning".to_owned(),
        title: guide.title.clone(),
        author: PROGRAM.to_owned(),
        date: guide.date,
        language: "da-DK".to_owned(),
        letterhead: Letterhead {
            name: PROGRAM.to_owned(),
            lines: Vec::new(),
            logo: None,
            footer: format!("Vejledning til {PROGRAM} {}", env!("CARGO_PKG_VERSION")),
            margins: Margins::default(),
            font_size: SIZE,
        },
        blocks,
        draft: false,
        practice: false,
        whose: Whose::default(),
    }
}

/// A part that is for some begins a page, so that they can print it alone.
fn part(part: &GuidePart, begins_page: bool) -> Vec<Block> {
    let mut heading = Block::heading(2, part.heading.clone());
    heading.begins_page = begins_page;
    let mut blocks = vec![heading];
    blocks.extend(paragraphs(&part.text));
    blocks.extend(part.sections.iter().flat_map(section));
    blocks
}

fn section(section: &GuideSection) -> Vec<Block> {
    let mut blocks = vec![Block::heading(3, section.heading.clone())];
    blocks.extend(paragraphs(&section.text));
    if !section.steps.is_empty() {
        let items = section.steps.iter().map(|GuideStep { say, .. }| vec![paragraph(say)]);
        blocks.push(BlockBody::List { first: Some(1), items: items.collect() }.into());
    }
    if !section.commands.is_empty() {
        let items = section.commands.iter().map(|GuideCommand { say, run, .. }| {
            let mut runs = named(say);
            runs.push(Inline::plain("\n"));
            runs.push(Inline { bold: true, ..Inline::plain(run.as_str()) });
            vec![BlockBody::Paragraph(runs).into()]
        });
        blocks.push(BlockBody::List { first: None, items: items.collect() }.into());
    }
    if !section.file.is_empty() {
        let lines = Inline { bold: true, ..Inline::plain(section.file.trim_end()) };
        blocks.push(BlockBody::Paragraph(vec![lines]).into());
    }
    blocks.extend(section.picture.as_ref().map(illustration));
    blocks.extend(paragraphs(&section.after));
    blocks
}

fn illustration(picture: &GuidePicture) -> Block {
    let caption = Inline { italic: true, ..Inline::plain(picture.caption.as_str()) };
    let (alt, width) = (picture.alt.clone(), picture.width);
    BlockBody::Picture(Illustration { png: picture.png(), alt, width, caption: vec![caption] })
        .into()
}

/// The paragraphs of a text, which empty lines part. A line end inside one is a space.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let parted = text.split("\n\n").map(str::trim).filter(|it| !it.is_empty());
    parted.map(|text| paragraph(&text.replace('\n', " ")))
}

fn paragraph(text: &str) -> Block {
    BlockBody::Paragraph(named(text)).into()
}

/// A text with what stands between two stars on each side in bold.
fn named(text: &str) -> Vec<Inline> {
    let pieces = text.split("**").enumerate().filter(|(_, piece)| !piece.is_empty());
    pieces.map(|(at, piece)| Inline { bold: at % 2 == 1, ..Inline::plain(piece) }).collect()
}
