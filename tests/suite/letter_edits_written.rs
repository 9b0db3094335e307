//! Edited letters of every example as files: valid, of the same words in every format, the same bytes twice, and as before when the
//! edits are undone.

use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::document::{Block, BlockBody, Document, text_of, walk};
use forberedt::letters::Draft;
use forberedt::letters::edits::{EditStanding, pieces, shown, tie, written};
use forberedt::place::ItemId;
use forberedt::writers::{Format, render};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::library_and_examples::{cases, library};
use crate::pdf_reading::reading_text;
use crate::words::{words_of_document, words_of_docx, words_of_lines, words_of_odt, words_of_text};
use crate::written_letters::{alts, unlabelled};

fn draft(letter: &str, case: &Case) -> Draft {
    library().letters.fill(letter, &library().facts(case)).unwrap()
}

/// Edits of every kind in a letter: a heading and a text reworded, texts added before and after, one taken out, a row of each table
/// changed and one added.
fn edit_all(case: &mut Case, letter: &str, blocks: &[Block]) {
    let mut turn = 0;
    let edit = |case: &mut Case, block: &Block, act, ground: Vec<_>, text| {
        case.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: letter.to_owned(),
            block: written(block.id),
            act,
            ground,
            text,
            goes_on: true,
            by: "Prøve".to_owned(),
            on: "2018-05-01".to_owned(),
        });
    };
    let plain = |text: &str| vec![vec![EditPiece::plain(text)]];
    for block in walk::blocks(blocks) {
        match &block.body {
            BlockBody::Heading { text, .. } => {
                let ground = vec![pieces(text)];
                let typed = format!("{} efter samtalen", shown(&ground[0]));
                if !block.is_demanded {
                    let text = vec![tie(&ground[0], &typed)];
                    edit(case, block, EditAct::Replace, ground, text);
                }
            }
            BlockBody::Paragraph(text) => {
                let ground = vec![pieces(text)];
                turn += 1;
                let long = "Vi har talt om det – også om “det, der er svært”.\n\nOg om ½ dag på Ærø.\nSe § 7.";
                match turn % 5 {
                    0 => edit(case, block, EditAct::After, ground, plain(long)),
                    1 => {
                        edit(case, block, EditAct::Before, ground, plain("{{ tag }} **fed** # nej"))
                    }
                    2 if !block.is_demanded => {
                        let typed = format!("Kort sagt: {}", shown(&ground[0]));
                        let text = vec![tie(&ground[0], &typed)];
                        edit(case, block, EditAct::Replace, ground, text);
                    }
                    3 if !block.is_demanded && text_of(text).len() < 80 => {
                        edit(case, block, EditAct::Remove, ground, Vec::new());
                    }
                    _ => {}
                }
            }
            BlockBody::Table(table) => {
                let Some(row) = table.rows.first() else { continue };
                let ground: Vec<_> = row.iter().map(|cell| pieces(cell)).collect();
                let text = ground.iter().map(|cell| tie(cell, &format!("{} nu", shown(cell))));
                edit(case, block, EditAct::Replace, ground.clone(), text.collect());
                let new = ground.iter().map(|_| vec![EditPiece::plain("Ny celle")]).collect();
                edit(case, block, EditAct::After, ground, new);
            }
            _ => {}
        }
    }
}

/// Every letter that an example gives, edited all over.
fn edited() -> Vec<(String, String, Case, Draft)> {
    let mut all = Vec::new();
    for (name, case) in cases() {
        for template in library().shelf(case).available() {
            let mut other = case.clone();
            edit_all(&mut other, &template.id, &draft(&template.id, case).blocks);
            let draft = draft(&template.id, &other);
            let holds = draft.edits.iter().filter(|(_, it)| *it == EditStanding::Holds).count();
            assert!(holds > 0 && holds == draft.edits.len(), "{name}/{}: {holds}", template.id);
            all.push((name.clone(), template.id.clone(), other, draft));
        }
    }
    assert!(all.len() > 80, "only {} letters", all.len());
    all
}

fn is_valid(name: &str, pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(pdf, &options).unwrap();
        assert!(report.is_compliant, "{name} {profile:?}: {report:#?}");
    }
}

fn says_the_same(name: &str, document: &Document, pdf: &[u8], docx: &[u8]) {
    let words = unlabelled(words_of_document(document));
    let logo = document.letterhead.logo.as_ref();
    let logo = logo.map(|logo| words_of_lines(&logo.alt)).unwrap_or_default();
    let mut read = reading_text(pdf);
    for alt in alts(document) {
        assert_eq!(read.matches(&alt).count(), 1, "{name}: {alt}");
        read = read.replace(&alt, "");
    }
    let in_pdf = unlabelled(words_of_lines(&read));
    assert_eq!(in_pdf, [logo, words.clone()].concat(), "{name}: PDF");
    assert_eq!(unlabelled(words_of_docx(docx)), words, "{name}: DOCX");
    let odt = render(document, Format::Odt).unwrap();
    assert_eq!(unlabelled(words_of_odt(&odt)), words, "{name}: ODT");
    let text = String::from_utf8(render(document, Format::Text).unwrap()).unwrap();
    assert_eq!(unlabelled(words_of_text(&text)), words, "{name}: text");
}

/// The Word files are left where `tests/foreign-eyes` looks for them.
#[test]
fn edited_letters_of_every_example_are_valid_and_say_the_same_in_every_format() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited-letters");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, letter, case, draft) in edited() {
        let named = format!("{name}/{letter}");
        let document = draft.marked();
        let (pdf, docx) =
            (render(&document, Format::Pdf).unwrap(), render(&document, Format::Docx).unwrap());
        is_valid(&named, &pdf);
        says_the_same(&named, &document, &pdf, &docx);
        let again = self::draft(&letter, &case).marked();
        assert_eq!(render(&again, Format::Pdf).unwrap(), pdf, "{named}: PDF repeats");
        assert_eq!(render(&again, Format::Docx).unwrap(), docx, "{named}: DOCX repeats");
        fs::write(folder.join(format!("{name}-{letter}.docx")), &docx).unwrap();
    }
}

#[test]
fn when_its_edits_are_undone_a_letter_is_the_same_to_the_byte() {
    for (name, letter, mut case, draft) in edited() {
        let named = format!("{name}/{letter}");
        let bytes = |draft: &Draft| {
            let document = draft.marked();
            [Format::Pdf, Format::Docx, Format::Odt, Format::Text]
                .map(|it| render(&document, it).unwrap())
        };
        let edited = bytes(&draft);
        // As a person undoes them: the last first.
        while let Some(last) = case.edits.all().last().map(|edit| edit.id) {
            assert!(case.take_back_edit(last));
        }
        let (after, fresh) = (self::draft(&letter, &case), self::draft(&letter, &cases()[&name]));
        assert_eq!(bytes(&after), bytes(&fresh), "{named}");
        assert!(edited != bytes(&fresh), "{named}");
    }
}
