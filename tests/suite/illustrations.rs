//! Pictures in a text: read aloud by their words, on the page of their caption, and never wider or higher than the page has room for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use forberedt::document::page::PAPER;
use forberedt::document::paper::{Ink, Paper, PassageRole};
use forberedt::document::{Block, BlockBody, Document, Illustration};
use forberedt::writers::{Format, pdf, render};

use crate::pdf::assert_conforms;
use crate::pdf_reading::elements;
use crate::words::{part, words_of_document, words_of_docx, words_of_odt};
use crate::written_letter::{letter_of, runs};

const ALT: &str = "To felter: et \"lyst\" & et <mørkt>";

/// A picture of a few colours, so many pixels across and down.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(vec![250, 250, 250, 20, 40, 80, 200, 60, 10]);
    let places: Vec<u8> = (0..width * height).map(|at| (at % 3) as u8).collect();
    encoder.write_header().unwrap().write_image_data(&places).unwrap();
    file
}

fn picture(file: Vec<u8>, width: f32) -> Block {
    let caption = runs("Sådan ser det ud");
    BlockBody::Picture(Illustration { png: file.into(), alt: ALT.to_owned(), width, caption })
        .into()
}

/// Where the pictures stand: the page, and the rectangle on it.
fn places(paper: &Paper) -> Vec<(usize, f32, f32, f32, f32)> {
    let pages = paper.pages.iter().enumerate();
    let inks = pages.flat_map(|(at, page)| {
        page.passages.iter().flat_map(|it| &it.inks).map(move |ink| (at, ink))
    });
    let areas = inks.filter_map(|(at, ink)| match ink {
        Ink::Picture { area, .. } => Some((at, area.x, area.y, area.width, area.height)),
        _ => None,
    });
    areas.collect()
}

fn letter(blocks: Vec<Block>) -> Document {
    let mut all = vec![Block::heading(1, "Billeder")];
    all.extend(blocks);
    letter_of(all)
}

#[test]
fn it_is_a_figure_with_its_words_before_its_caption_in_every_format() {
    let document = letter(vec![
        Block::paragraph("Før."),
        picture(png(60, 40), 80.0),
        Block::paragraph("Efter."),
    ]);
    let file = render(&document, Format::Pdf).unwrap();
    assert_conforms(&file);
    let read = elements(&file);
    let at = read.iter().position(|it| it.role == "Figure").unwrap();
    assert_eq!(read[at].text, ALT);
    assert_eq!((read[at + 1].role.as_str(), read[at + 1].text.trim()), ("P", "Sådan ser det ud"));
    let docx = render(&document, Format::Docx).unwrap();
    let body = part(&docx, "word/document.xml");
    assert!(body.contains("descr=\"To felter: et &quot;lyst&quot; &amp; et &lt;mørkt&gt;\""));
    assert_eq!(words_of_docx(&docx), words_of_document(&document));
    let odt = render(&document, Format::Odt).unwrap();
    assert_eq!(words_of_odt(&odt), words_of_document(&document));
    let text = String::from_utf8(render(&document, Format::Text).unwrap()).unwrap();
    assert!(text.contains(&format!("Før.\n\n{ALT}\nSådan ser det ud\n\nEfter.\n")), "{text}");
}

/// The file of a picture with a list of colours is taken over as it is.
#[test]
fn a_pdf_has_the_pixels_as_the_picture_has_them() {
    let file = render(&letter(vec![picture(png(60, 40), 80.0)]), Format::Pdf).unwrap();
    let pdf = lopdf::Document::load_mem(&file).unwrap();
    let images: Vec<&lopdf::Stream> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|it| it.dict.get(b"Subtype").and_then(|kind| kind.as_name()).ok() == Some(b"Image"))
        .collect();
    let [image] = images[..] else { panic!("one picture") };
    let space = image.dict.get(b"ColorSpace").unwrap().as_array().unwrap();
    assert_eq!(space[0].as_name().unwrap(), b"Indexed");
    assert_eq!(space[2].as_i64().unwrap(), 2);
    assert_eq!(space[3].as_str().unwrap(), [250, 250, 250, 20, 40, 80, 200, 60, 10]);
    let mut pixels = Vec::new();
    let mut press = flate2::read::ZlibDecoder::new(image.content.as_slice());
    std::io::Read::read_to_end(&mut press, &mut pixels).unwrap();
    assert_eq!(pixels.len(), 40 * (1 + 60));
}

#[test]
fn it_keeps_its_shape_and_stays_on_the_page_however_large_it_is() {
    for (across, down, width) in
        [(60, 40, 80.0), (60, 40, 5_000.0), (4, 900, 160.0), (60, 40, f32::NAN), (900, 2, 40.0)]
    {
        let document = letter(vec![picture(png(across, down), width)]);
        let paper = pdf::paper(&document);
        let [(_, x, y, wide, high)] = places(&paper)[..] else { panic!("one picture") };
        let shape = down as f32 / across as f32;
        assert!((high / wide - shape).abs() < shape * 0.01, "{across} {down}");
        let (left, right) = paper.column;
        assert!(x >= left - 0.1 && x + wide <= right + 0.1, "{across} {down}: {x} {wide}");
        assert!(y > 0.0 && y + high < PAPER.1 - 40.0, "{across} {down}: {y} {high}");
        assert_conforms(&render(&document, Format::Pdf).unwrap());
    }
}

#[test]
fn in_a_list_it_stands_within_its_item() {
    let items = vec![vec![Block::paragraph("Et trin."), picture(png(60, 40), 500.0)]];
    let document = letter(vec![BlockBody::List { first: Some(1), items }.into()]);
    let paper = pdf::paper(&document);
    let [(_, x, _, wide, _)] = places(&paper)[..] else { panic!("one picture") };
    assert!(x > paper.column.0 + 5.0 && x + wide <= paper.column.1 + 0.1, "{x} {wide}");
    assert_conforms(&render(&document, Format::Pdf).unwrap());
    assert_eq!(
        words_of_docx(&render(&document, Format::Docx).unwrap()),
        words_of_document(&document)
    );
    assert_eq!(
        words_of_odt(&render(&document, Format::Odt).unwrap()),
        words_of_document(&document)
    );
}

#[test]
fn no_page_break_comes_between_a_picture_and_its_caption() {
    let mut turned = 0;
    for lines in 0..40 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| Block::paragraph("En linje.")).collect();
        blocks.push(picture(png(60, 40), 80.0));
        let paper = pdf::paper(&letter(blocks));
        let [(page, ..)] = places(&paper)[..] else { panic!("one picture") };
        let passages = &paper.pages[page].passages;
        let at = passages.iter().position(|it| it.role == PassageRole::Picture).unwrap();
        assert_eq!(passages[at + 1].text.trim(), "Sådan ser det ud", "{lines}");
        turned = turned.max(page);
    }
    assert!(turned > 0, "the picture never came to another page");
}

#[test]
fn a_file_that_is_no_picture_is_told_of_by_every_format_that_shows_it() {
    let whole = png(60, 40);
    for file in [b"nothing".to_vec(), whole[..whole.len() - 16].to_vec()] {
        let document = letter(vec![picture(file, 80.0)]);
        for format in [Format::Pdf, Format::Docx, Format::Odt] {
            let found = render(&document, format).unwrap_err();
            assert!(found[0].message.contains("Et billede i teksten kan ikke læses"), "{found:?}");
        }
    }
}
