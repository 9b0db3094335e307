//! Exports and mappings that are nearly right: whatever comes, they answer, and what is taken becomes a case that can be read again, with
//! every answer of the case that was there before.

use std::fs;
use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::case::compare::differences;
use forberedt::case::field::State;
use forberedt::files::case_file;
use forberedt::intake::{Export, Intake, Mapping, WantedCase, hold_to_case};
use forberedt::source_text::SourceText;
use jiff::civil::date;

use crate::cases::LIBRARY;
use crate::fuzzing::{Chance, WORDS, run};
use crate::import::{JSON, PAPERS, ROWS, SEVERAL};

static EXPORTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    [ROWS, JSON, PAPERS, SEVERAL].map(|path| fs::read_to_string(path).unwrap()).to_vec()
});

/// Cells, marks and signs that have been trouble to readers of tables.
const CELLS: [&str; 14] = [
    ";",
    ",",
    "\t",
    "\"",
    "\n",
    "\r\n",
    "'=",
    "=\"1\"",
    "J",
    "31-02-2026",
    "{",
    "]",
    "null",
    "\u{feff}",
];

/// The text with one or two things changed somewhere.
fn nearly(text: &str, chance: &mut Chance) -> Vec<u8> {
    let mut text = text.to_owned();
    for _ in 0..chance.next(3) {
        let at = text.floor_char_boundary(chance.next(text.len() + 1));
        let end = text.floor_char_boundary((at + chance.next(12)).min(text.len()));
        let new = if chance.next(2) == 0 { chance.one(&WORDS) } else { chance.one(&CELLS) };
        match chance.next(4) {
            0 => text.insert_str(at, new),
            1 => text.replace_range(at..end, ""),
            2 => text.replace_range(at..end, new),
            _ => text.truncate(text.floor_char_boundary(text.len() - chance.next(20))),
        }
    }
    let mut bytes = text.into_bytes();
    if chance.next(12) == 0 && !bytes.is_empty() {
        let at = chance.next(bytes.len());
        bytes[at] = u8::try_from(chance.next(256)).unwrap();
    }
    bytes
}

fn known() -> Case {
    let whose = WantedCase { number: Some("2026-00417".to_owned()), is_typed: true };
    let files = [EXPORTS[1].clone().into_bytes()];
    let export = Export::read(&files, &LIBRARY.mapping, &LIBRARY.words, &whose);
    let export = export.unwrap_or_else(|_| panic!("the export"));
    let case = Case::default();
    Intake::of(&export, &case).taken_into(&case, |_| true, |_| true, date(2026, 3, 1)).unwrap()
}

#[test]
fn nearly_right_exports_are_taken_whole_or_refused() {
    let known = known();
    let whose = WantedCase { number: Some("2026-00417".to_owned()), is_typed: false };
    run("exports", 400, |chance| {
        let text: &String = chance.one(&EXPORTS);
        let bytes = nearly(text, chance);
        let read = Export::read(&[bytes], &LIBRARY.mapping, &LIBRARY.words, &whose);
        let Ok(export) = read else { return false };
        for case in [&Case::default(), &known] {
            if hold_to_case(&export, case).is_err() {
                continue;
            }
            let intake = Intake::of(&export, case);
            let Some(taken) = intake.taken_into(case, |_| true, |_| true, date(2026, 3, 2)) else {
                continue;
            };
            let text = case_file::to_text(&taken).unwrap();
            assert_eq!(case_file::parse("again", &text).unwrap(), taken, "{text}");
            let over = differences(case, &taken)
                .into_iter()
                .any(|it| !it.before.is_list && it.before.state != State::NotAnswered);
            assert!(!over, "nothing is put over an answer");
            // What was taken in is not new the second time.
            let again = Intake::of(&export, &taken);
            assert_eq!(again.new_papers(), 0);
        }
        true
    });
}

#[test]
fn nearly_right_mappings_are_read_or_told_of() {
    let text = fs::read_to_string("templates/import.toml").unwrap();
    run("mappings", 300, |chance| {
        let bytes = nearly(&text, chance);
        let text = String::from_utf8_lossy(&bytes);
        let read = Mapping::read(&SourceText::new("import.toml", text));
        read.is_ok()
    });
}
