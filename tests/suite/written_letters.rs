//! Every letter of every example in every format: the validators pass, the formats say the same words, and the bytes repeat.

use std::path::PathBuf;

use forberedt::case::Case;
use forberedt::document::{BlockBody, Document, journey, timeline, walk};
use forberedt::files::{case_file, folder};
use forberedt::library::Library;
use forberedt::writers::{Format, render};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::pdf_reading::reading_text;
use crate::words::{words_of_document, words_of_docx, words_of_lines, words_of_odt, words_of_text};

pub(crate) fn examples() -> Vec<(String, Case)> {
    let paths: Vec<PathBuf> = folder::files_ending_in("examples".as_ref(), &["json"]).unwrap().0;
    paths
        .into_iter()
        .map(|path| {
            (
                path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned(),
                case_file::read(&path).unwrap(),
            )
        })
        .collect()
}

/// Every letter that an example gives, finished; those that it cannot give yet come as marked drafts.
pub(crate) fn letters(library: &Library) -> Vec<(String, Document)> {
    let mut all = Vec::new();
    for (name, case) in examples() {
        let shelf = library.shelf(&case);
        for template in shelf.templates() {
            let document = match shelf.finish(&template.id) {
                Ok((document, _)) => document,
                Err(_) => match shelf.draft(&template.id) {
                    Ok(draft) => draft.marked(),
                    Err(_) => continue,
                },
            };
            all.push((format!("{name}/{}", template.id), document));
        }
    }
    assert!(all.len() > 80, "only {} letters", all.len());
    all
}

/// Words without what may be a list's label: each format draws labels in its own way, and `1. december` begins like one.
pub(crate) fn unlabelled(words: Vec<String>) -> Vec<String> {
    let label = |word: &String| {
        word.strip_suffix('.').is_some_and(|stem| {
            stem.parse::<u32>().is_ok()
                || (stem.len() == 1 && stem.chars().all(char::is_alphabetic))
        })
    };
    words.into_iter().filter(|word| !label(word)).collect()
}

/// What stands for the pictures in a letter's text.
pub(crate) fn alts(document: &Document) -> Vec<String> {
    let alt = |body: &BlockBody| match body {
        BlockBody::Timeline(lines) => {
            let points = timeline::points(lines);
            let is_drawn = points.iter().any(|point| point.day != points[0].day);
            is_drawn.then(|| timeline::alt(&points))
        }
        BlockBody::Journey(lines) => {
            let lanes = journey::lanes(lines);
            let is_drawn = journey::span(&lanes).is_some_and(|(first, last)| first < last);
            is_drawn.then(|| journey::alt(&lanes))
        }
        BlockBody::Picture(picture) => Some(picture.alt.clone()),
        _ => None,
    };
    walk::blocks(&document.blocks).filter_map(|block| alt(&block.body)).collect()
}

#[test]
fn every_letter_is_written_in_every_format_with_the_same_words() {
    let library = Library::built_in().unwrap();
    for (name, document) in letters(&library) {
        let words = unlabelled(words_of_document(&document));
        assert!(words.len() > 20, "{name} is empty");
        let pdf = render(&document, Format::Pdf).unwrap();
        let logo = document
            .letterhead
            .logo
            .as_ref()
            .map(|logo| words_of_lines(&logo.alt))
            .unwrap_or_default();
        let mut read = reading_text(&pdf);
        // A picture is read in its turn, and says no more than the words below it.
        for alt in alts(&document) {
            assert_eq!(read.matches(&alt).count(), 1, "{name}: {alt}");
            read = read.replace(&alt, "");
        }
        assert_eq!(
            unlabelled(words_of_lines(&read)),
            [logo, words.clone()].concat(),
            "{name}: PDF reads the logo's words first"
        );
        let docx = render(&document, Format::Docx).unwrap();
        assert_eq!(unlabelled(words_of_docx(&docx)), words, "{name}: DOCX");
        let odt = render(&document, Format::Odt).unwrap();
        assert_eq!(unlabelled(words_of_odt(&odt)), words, "{name}: ODT");
        let text = String::from_utf8(render(&document, Format::Text).unwrap()).unwrap();
        assert_eq!(unlabelled(words_of_text(&text)), words, "{name}: text");
        assert_eq!(render(&document, Format::Pdf).unwrap(), pdf, "{name}: PDF repeats");
        assert_eq!(render(&document, Format::Docx).unwrap(), docx, "{name}: DOCX repeats");
        assert_eq!(render(&document, Format::Odt).unwrap(), odt, "{name}: ODT repeats");
    }
}

#[test]
fn every_pdf_is_accessible_and_fit_for_the_archive() {
    let library = Library::built_in().unwrap();
    for (name, document) in letters(&library) {
        let bytes = render(&document, Format::Pdf).unwrap();
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let report =
                validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
            assert!(report.is_compliant, "{name} {profile:?}: {report:#?}");
        }
    }
}

#[test]
fn an_overview_is_one_page() {
    let library = Library::built_in().unwrap();
    let overviews: Vec<_> =
        letters(&library).into_iter().filter(|(name, _)| name.ends_with("/overview")).collect();
    assert_eq!(overviews.len(), examples().len());
    for (name, document) in overviews {
        let pdf = lopdf::Document::load_mem(&render(&document, Format::Pdf).unwrap()).unwrap();
        assert_eq!(pdf.get_pages().len(), 1, "{name}");
    }
}

#[test]
fn no_file_carries_the_day_on_which_it_was_written() {
    let library = Library::built_in().unwrap();
    let (_, case) =
        examples().into_iter().find(|(name, _)| name == "pension-granted-2018").unwrap();
    let (document, _) = library.shelf(&case).finish("decision-pension-granted").unwrap();
    let pdf = lopdf::Document::load_mem(&render(&document, Format::Pdf).unwrap()).unwrap();
    let day = document.date.strftime("D:%Y%m%d").to_string();
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(|info| info.as_reference())
        .and_then(|info| pdf.get_dictionary(info))
        .unwrap();
    let dates: Vec<_> = ["CreationDate", "ModDate"]
        .map(|name| {
            String::from_utf8_lossy(
                &info.get(name.as_bytes()).unwrap().as_str().unwrap()[..day.len()],
            )
            .into_owned()
        })
        .into();
    assert!(dates.iter().all(|date| *date == day), "{dates:?}");
}
