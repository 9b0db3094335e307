//! Letters of two citizens are not laid into one folder unasked: their names do not tell whose they are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use crate::cases::{LIBRARY, example, parse, path};
use crate::file_names::names;
use crate::words::saved_anew;
use forberedt::case::Case;
use forberedt::case::field::{Answered, Edit, State};
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Clash, Done, Job, Neighbour, NotWritten, Obstacle, WriteLetter};
use forberedt::writers::{Format, render};

const ONE: &str = "pension-granted-2018";
const OTHER: &str = "resource-course-2018";
/// What names begin with, and of which letter they are.
const NAMES_OF_LETTERS: [(&str, &str); 4] = [
    ("overview", "overview"),
    ("decision-pension-granted", "decision-pension-granted"),
    ("overblik", "overview"),
    ("afgørelse", "decision-pension-granted"),
];

fn case(name: &str) -> Case {
    parse(&example(name))
}

fn with(mut case: Case, field: &str, text: &str) -> Case {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
    case
}

fn letter(case: &Case, letter: &str, format: Format) -> Vec<u8> {
    let (document, _) = LIBRARY.shelf(case).finish(letter).unwrap();
    render(&document, format).unwrap()
}

struct Desktop(tempfile::TempDir);

impl Desktop {
    fn new() -> Self {
        let desktop = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desktop.out("")).unwrap();
        desktop
    }

    fn out(&self, name: &str) -> PathBuf {
        self.0.path().join("out").join(name)
    }

    /// What the program says of the one letter of the other citizen that is written into the folder.
    fn write(&self, case: &Case, more: &[&str]) -> (Option<i32>, String) {
        let file = self.0.path().join("sag.json");
        case_file::write(&file, case).unwrap();
        let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .arg("write")
            .arg(file)
            .arg("--out")
            .arg(self.out(""))
            .args(more)
            .output()
            .unwrap();
        (status.code(), String::from_utf8(stderr).unwrap())
    }

    fn names(&self) -> Vec<String> {
        names(Path::new(&self.out("")))
    }
}

const ONLY: [&str; 2] = ["--letter", "decision-resource-course-granted"];

#[test]
fn letters_of_two_citizens_do_not_meet_in_one_folder() {
    for (name, format) in [
        ("decision-pension-granted.docx", Format::Docx),
        ("decision-pension-granted.odt", Format::Odt),
        ("decision-pension-granted.pdf", Format::Pdf),
        ("decision-pension-granted.txt", Format::Text),
        ("overview-2.PDF", Format::Pdf),
        ("Overview - Kopi.docx", Format::Docx),
        ("decision-pension-granted-udkast (1).pdf", Format::Pdf),
        ("Overblik over din sag.pdf", Format::Pdf),
        ("OVERBLIK over din sag - udkast.docx", Format::Docx),
        ("Afgørelse om førtidspension (2).txt", Format::Text),
    ] {
        let desktop = Desktop::new();
        let begins = |(start, _): &(&str, &str)| name.to_lowercase().starts_with(start);
        let (_, id) = NAMES_OF_LETTERS.into_iter().find(begins).unwrap();
        fs::write(desktop.out(name), letter(&case(ONE), id, format)).unwrap();
        let (code, told) = desktop.write(&case(OTHER), &ONLY);
        assert_eq!(code, Some(2), "{name}");
        assert_eq!(desktop.names(), [name], "nothing of the case is written");
        let line = format!("{}: {}", desktop.out(name).display(), Obstacle::OfNeighbour.words());
        assert!(told.contains(&line), "{told}");
        for person in [ONE, OTHER].map(case) {
            assert!(!told.contains(person.citizen.name.text()), "{told}");
        }
        let replace = [&ONLY[..], &["--replace"]].concat();
        assert_eq!(desktop.write(&case(OTHER), &replace).0, Some(0));
        assert_eq!(desktop.names().len(), 3, "{:?}", desktop.names());
    }
}

#[test]
fn letters_of_one_case_and_files_of_other_kinds_lie_together() {
    let desktop = Desktop::new();
    let all = ["--format", "docx,odt,pdf,text"];
    assert_eq!(desktop.write(&case(ONE), &all).0, Some(0));
    let count = desktop.names().len();
    assert!(count > 6);
    // The case has gone on, some letters have been changed, and others that are no letters lie there.
    for name in [
        "notat.pdf",
        "bilag.docx",
        "overviews.pdf",
        "overview.png",
        "overview.pdf.tmp",
        "Overblik over din sag hos lægen.pdf",
    ] {
        fs::write(desktop.out(name), letter(&case(OTHER), "overview", Format::Pdf)).unwrap();
    }
    fs::write(desktop.out("overview-9.pdf"), b"%PDF-1.7 from another program").unwrap();
    fs::write(desktop.out("overview-9.docx"), b"no archive").unwrap();
    fs::create_dir(desktop.out("overview-8.pdf")).unwrap();
    let edited = edited(&letter(&case(ONE), "overview", Format::Docx));
    fs::write(desktop.out("overview-udkast.docx"), edited).unwrap();
    let edited = edited_odt(&letter(&case(ONE), "overview", Format::Odt));
    fs::write(desktop.out("overview-udkast.odt"), edited).unwrap();
    let moved = with(case(ONE), "citizen.address", "Nyvej 7\n9999 Egelund");
    let (code, told) = desktop.write(&moved, &["--format", "docx,odt,pdf"]);
    assert_eq!(code, Some(0), "{told}");
}

/// A Word file as Word leaves it: packed anew, its text cut into other runs.
fn edited(file: &[u8]) -> Vec<u8> {
    let name = case(ONE).citizen.name.text().to_owned();
    let (first, last) = name.split_at(2);
    saved_anew(file, |text| text.replace(&name, &format!("{first}</w:t></w:r><w:r><w:t>{last}")))
}

/// An ODT file as LibreOffice leaves it.
fn edited_odt(file: &[u8]) -> Vec<u8> {
    let name = case(ONE).citizen.name.text().to_owned();
    let (first, last) = name.split_at(2);
    let parted = format!("{first}<text:span>{last}</text:span>");
    saved_anew(file, |text| text.replace(&name, &parted))
}

#[test]
fn a_letter_that_somebody_has_gone_on_writing_in_is_still_somebodys() {
    let owner = LIBRARY.owner(&case(OTHER));
    let own = LIBRARY.owner(&case(ONE));
    let word = edited(&letter(&case(ONE), "overview", Format::Docx));
    assert_eq!(owner.obstacle(Format::Docx, &word), Some(Obstacle::OfNeighbour));
    assert_eq!(own.obstacle(Format::Docx, &word), None);
    let odt = edited_odt(&letter(&case(ONE), "overview", Format::Odt));
    assert_eq!(owner.obstacle(Format::Odt, &odt), Some(Obstacle::OfNeighbour));
    assert_eq!(own.obstacle(Format::Odt, &odt), None);
    // A remark is appended to a PDF, and what it was before can still be read.
    let mut pdf = letter(&case(ONE), "overview", Format::Pdf);
    pdf.extend_from_slice(b"9 0 obj\n<<>>\nendobj\n/ID [<00> <00>]\n%%EOF\n");
    assert_eq!(owner.obstacle(Format::Pdf, &pdf), Some(Obstacle::OfNeighbour));
    assert_eq!(own.obstacle(Format::Pdf, &pdf), None);
}

#[test]
fn two_who_have_one_name_are_told_apart_by_what_else_their_letters_print() {
    let one = with(case(ONE), "matter.case_number", "EK-2018-00999");
    let owner = LIBRARY.owner(&one);
    for format in [Format::Docx, Format::Odt, Format::Pdf] {
        assert_eq!(
            owner.obstacle(format, &letter(&case(ONE), "overview", format)),
            Some(Obstacle::OfNeighbour)
        );
        assert_eq!(owner.obstacle(format, &letter(&one, "overview", format)), None);
    }
}

/// The case without the one number that these letters print.
fn unnumbered(mut case: Case) -> Case {
    let Some(Edit::Answer(answer)) = case.find_mut(&path("matter.case_number")) else { panic!() };
    answer.set_state(State::NotRelevant);
    case
}

#[test]
fn letters_that_print_no_number_lie_beside_no_others_unasked() {
    let name = case(ONE).citizen.name.text().to_owned();
    let other = with(case(OTHER), "citizen.name", &name);
    for (there, new) in [
        (unnumbered(case(ONE)), unnumbered(other.clone())),
        (unnumbered(case(ONE)), other.clone()),
        (case(ONE), unnumbered(other)),
    ] {
        for (file, format) in [
            ("overview.docx", Format::Docx),
            ("overview.odt", Format::Odt),
            ("overview.pdf", Format::Pdf),
            ("overview.txt", Format::Text),
        ] {
            let desktop = Desktop::new();
            fs::write(desktop.out(file), letter(&there, "overview", format)).unwrap();
            let (code, told) = desktop.write(&new, &[&ONLY[..], &["--draft"]].concat());
            assert_eq!(code, Some(2), "{file}: {told}");
            assert_eq!(desktop.names(), [file], "nothing of the case is written");
            assert!(!told.contains(&name), "{told}");
            for format in [Format::Docx, Format::Odt] {
                let edited = LIBRARY.owner(&new).obstacle(format, &{
                    let file = letter(&there, "overview", format);
                    saved_anew(&file, |text| text.replacen("Overblik", "Overblikket", 1))
                });
                assert!(edited.is_some());
            }
        }
    }
}

#[test]
fn the_window_asks_before_letters_of_two_citizens_lie_together() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("overview.pdf");
    fs::write(&there, letter(&case(ONE), "overview", Format::Pdf)).unwrap();
    let mut desk = OfficeDesk::new(Folders::default(), Messenger::here());
    desk.carry_out(Job::ReadLibrary);
    let mut written = |path: &Path, clash, beside_another| {
        let order = WriteLetter {
            letter: "overview".to_owned(),
            case: Arc::new(case(OTHER)),
            format: Format::Docx,
            draft: false,
            path: path.to_owned(),
            clash,
            protected_too: false,
            nameless: None,
            case_file: None,
            beside_another,
        };
        match desk.carry_out(Job::Write(order)) {
            Some(Done::Written { outcome, .. }) => outcome,
            _ => panic!("another answer"),
        }
    };
    let path = folder.path().join("overview.docx");
    let neighbour = Neighbour::Letter(there.clone());
    assert_eq!(written(&path, Clash::Ask, false), Err(NotWritten::BesideAnother(neighbour)));
    assert!(!path.exists());
    assert_eq!(written(&path, Clash::Ask, true), Ok(()));
    // A file in the way is asked about once, and not as a neighbour too.
    let outcome = written(&there, Clash::Ask, false);
    assert_eq!(outcome, Err(NotWritten::InTheWay(Obstacle::Foreign)));
    assert_eq!(written(&there, Clash::Beside, false), Ok(()));
}
