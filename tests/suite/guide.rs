//! The guide to the program: what it says of commands and files is so, and its file is as accessible as a letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::Path;
use std::process::Command;

use forberedt::document::paper::{Ink, PassageRole};
use forberedt::document::{BlockBody, Document, text_of, walk};
use forberedt::files::policy::Policy;
use forberedt::guide::{Guide, GuideCommand, GuideSection, document};
use forberedt::library::Library;
use forberedt::writers::{Format, pdf, render};
use serde_json::Value;

use crate::pdf::assert_conforms;
use crate::pdf_reading::{elements, reading_text};
use crate::words::{
    part, words_of_document, words_of_docx, words_of_lines, words_of_odt, words_of_text,
};
use crate::written_letters::{alts, unlabelled};

/// The guide has no more pages.
const MOST_PAGES: usize = 12;

fn guide() -> Guide {
    Guide::built_in().unwrap()
}

fn page() -> Document {
    document(&guide())
}

fn sections(guide: &Guide) -> impl Iterator<Item = &GuideSection> {
    guide.parts.iter().flat_map(|part| &part.sections)
}

fn commands(guide: &Guide) -> impl Iterator<Item = &GuideCommand> {
    sections(guide).flat_map(|section| &section.commands)
}

#[test]
fn it_has_a_part_for_all_one_for_each_role_and_one_for_it() {
    let parts: Vec<String> = guide().parts.into_iter().map(|part| part.heading).collect();
    assert_eq!(
        parts,
        ["Kom godt i gang", "Sagsbehandler", "Mødeleder", "Beslutningstager", "It-afdelingen"]
    );
}

#[test]
fn its_pdf_is_accessible_and_has_at_most_twelve_pages() {
    let file = render(&page(), Format::Pdf).unwrap();
    assert_conforms(&file);
    let read = lopdf::Document::load_mem(&file).unwrap();
    assert!(read.get_pages().len() <= MOST_PAGES, "{} pages", read.get_pages().len());
    let outline = read.get_toc().unwrap();
    assert!(outline.toc.iter().any(|entry| entry.title == "Mødeleder"), "{:?}", outline.toc);
    // A level is never left out, and only the title is of the first.
    let levels: Vec<usize> = elements(&file)
        .iter()
        .filter_map(|it| it.role.strip_prefix('H').and_then(|level| level.parse().ok()))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn all_formats_say_the_same_words_in_the_same_order() {
    let document = page();
    let words = unlabelled(words_of_document(&document));
    let without_alts = |mut text: String| {
        for alt in alts(&document) {
            assert_eq!(text.matches(&alt).count(), 1, "{alt}");
            text = text.replace(&alt, "");
        }
        text
    };
    let read = without_alts(reading_text(&render(&document, Format::Pdf).unwrap()));
    assert_eq!(unlabelled(words_of_lines(&read)), words);
    let docx = render(&document, Format::Docx).unwrap();
    assert_eq!(unlabelled(words_of_docx(&docx)), words);
    let odt = render(&document, Format::Odt).unwrap();
    assert_eq!(unlabelled(words_of_odt(&odt)), words);
    let text = String::from_utf8(render(&document, Format::Text).unwrap()).unwrap();
    assert_eq!(unlabelled(words_of_text(&without_alts(text))), words);
    for alt in alts(&document) {
        assert!(part(&docx, "word/document.xml").contains(&format!("descr=\"{alt}\"")));
        assert!(part(&odt, "content.xml").contains(&format!("<svg:desc>{alt}</svg:desc>")));
    }
}

#[test]
fn a_picture_and_its_caption_stand_on_one_page_within_the_text() {
    let document = page();
    let paper = pdf::paper(&document);
    let captions = walk::blocks(&document.blocks).filter_map(|block| match &block.body {
        BlockBody::Picture(picture) => Some(text_of(&picture.caption)),
        _ => None,
    });
    let mut captions = captions;
    for page in &paper.pages {
        for (at, passage) in page.passages.iter().enumerate() {
            if passage.role != PassageRole::Picture {
                continue;
            }
            let (left, right) = paper.column;
            assert!(passage.area.x >= left - 0.1);
            assert!(passage.area.x + passage.area.width <= right + 0.1);
            assert_eq!(page.passages[at + 1].text.trim(), captions.next().unwrap());
        }
    }
    assert_eq!(captions.next(), None, "a picture is not on the pages");
}

/// Whoever copies a command gets the whole of it.
#[test]
fn every_command_stands_on_a_line_of_its_own() {
    let paper = pdf::paper(&page());
    let passages = paper.pages.iter().flat_map(|page| &page.passages);
    let lines: Vec<&str> = passages
        .flat_map(|passage| &passage.inks)
        .filter_map(|ink| if let Ink::Line(line) = ink { Some(line.text.trim()) } else { None })
        .collect();
    for command in commands(&guide()) {
        assert!(lines.contains(&command.run.as_str()), "»{}« is parted", command.run);
    }
}

#[test]
fn the_letters_that_it_names_are_there() {
    let titles: Vec<String> =
        Library::built_in().unwrap().letters.all().iter().map(|it| it.title.clone()).collect();
    let mut count = 0;
    for (_, runs) in walk::texts(&page().blocks) {
        let text = text_of(runs).to_lowercase();
        for rest in text.split("brevet »").skip(1) {
            let named = rest.split('«').next().unwrap();
            assert!(titles.iter().any(|title| title.to_lowercase() == named), "{named}");
            count += 1;
        }
    }
    assert!(count > 3, "{count} letters");
}

/// A folder as somebody has it who reads the part for IT.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    let lay = |from: &str, to: &str| {
        let to = desk.path().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    };
    for name in crate::cases::names() {
        lay(&format!("examples/{name}/case.json"), &format!("sager/{name}.json"));
    }
    lay("examples/pension-refused-fleksjob-granted-2018/case.json", "sager/sag.json");
    lay("templates/letterhead.toml", "skabeloner/letterhead.toml");
    lay("templates/logo.png", "skabeloner/logo.png");
    lay("tests/exports/row-a-paper.csv", "udtraek.csv");
    fs::write(desk.path().join("adgangskode.txt"), "kano lygte torsdag fennikel\n").unwrap();
    desk
}

fn forberedt(desk: &Path, words: &[&str]) -> (Option<i32>, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
        .args(words)
        .current_dir(desk)
        .output()
        .unwrap();
    let said = [ran.stdout, ran.stderr].map(|said| String::from_utf8(said).unwrap());
    (ran.status.code(), said.concat())
}

#[test]
fn every_command_of_the_program_does_what_it_is_told_for() {
    let (guide, desk) = (guide(), desk());
    let own = commands(&guide).filter(|command| !command.is_of_system);
    let mut count = 0;
    for GuideCommand { run, .. } in own {
        let words: Vec<&str> = run.split(' ').collect();
        assert_eq!(words[0], "forberedt-cli");
        let (code, said) = forberedt(desk.path(), &words[1..]);
        assert_eq!(code, Some(0), "{run}: {said}");
        // What is to be written was written.
        if let Some(at) = words.iter().position(|word| *word == "--out") {
            let made = desk.path().join(words[at + 1]);
            let is_there = made.is_file() || fs::read_dir(&made).is_ok_and(|it| it.count() > 0);
            assert!(is_there, "{run}");
        }
        count += 1;
    }
    assert!(count > 8, "{count} commands");
}

/// They need an administrator, or another system; the README tells of the same.
#[test]
fn the_commands_of_the_system_are_those_of_the_readme() {
    let readme = fs::read_to_string("README.md").unwrap();
    let guide = guide();
    let of_system: Vec<&str> =
        commands(&guide).filter(|it| it.is_of_system).map(|it| it.run.as_str()).collect();
    assert_eq!(of_system.len(), 2);
    for run in of_system {
        assert!(readme.contains(&format!("`{run}`")), "{run}");
    }
}

#[test]
fn the_policy_that_it_shows_is_one() {
    let guide = guide();
    let shown: Vec<&str> =
        sections(&guide).map(|it| it.file.as_str()).filter(|file| !file.is_empty()).collect();
    let [policy] = shown[..] else { panic!("one file is shown") };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.toml");
    fs::write(&path, policy).unwrap();
    let read = Policy::read(&path).unwrap();
    assert_eq!(read.formats, Some(vec![Format::Pdf, Format::Docx]));
    assert!(read.locked && read.templates.is_some() && read.retention_months == Some(60));
}

#[test]
fn the_command_gives_it_in_words_as_json_and_in_files() {
    let desk = tempfile::tempdir().unwrap();
    let (code, said) = forberedt(desk.path(), &["guide"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("Vejledning til Forberedt\n====") && said.contains("It-afdelingen"));
    let (_, json) = forberedt(desk.path(), &["guide", "--json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["text"].as_str().unwrap(), said);
    let (code, said) =
        forberedt(desk.path(), &["guide", "--out", "her", "--format", "docx,odt,pdf,text"]);
    assert_eq!((code, said.matches("skrevet  ").count()), (Some(0), 4), "{said}");
    for ending in ["docx", "odt", "pdf", "txt"] {
        assert!(desk.path().join(format!("her/vejledning.{ending}")).is_file());
    }
    // The same again takes nobody's place.
    let (code, _) = forberedt(desk.path(), &["guide", "--out", "her", "--format", "pdf"]);
    assert_eq!(code, Some(0));
    fs::write(desk.path().join("her/vejledning.pdf"), "andet").unwrap();
    let (code, _) = forberedt(desk.path(), &["guide", "--out", "her", "--format", "pdf"]);
    assert_eq!(code, Some(2));
    assert_eq!(fs::read(desk.path().join("her/vejledning.pdf")).unwrap(), b"andet");
    let (code, said) = forberedt(desk.path(), &["guide", "--format", "pdf"]);
    assert_eq!(code, Some(2), "{said}");
}
