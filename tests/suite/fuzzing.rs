//! Readers against texts and files that are nearly right: whatever comes, they answer, and what they take they give back the same.
//!
//! A run is short here. `FORBEREDT_FUZZ=1000000 cargo test --locked --release --no-default-features --test suite fuzzing -- --nocapture` takes
//! so many for each reader, from the seed `FORBEREDT_SEED`, and tells how many were taken, and how many a second. The readers of a
//! municipality's own files stand in `fuzzing_templates.rs`.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use forberedt::case::Case;
use forberedt::case::cpr::Cpr;
use forberedt::case::dates::{Day, When};
use forberedt::case::scalar::Scalar;
use forberedt::files::case_file;
use forberedt::files::journal::{JournalRead, from_bytes};
use forberedt::safe::{CaseKey, LockedCase, OwnKey, WayIn};
use serde_json::Value;
use zip::write::SimpleFileOptions;

use crate::cases::{example, names};
use crate::journal_entries::Row;

/// Numbers that look like chance and are the same for a seed (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.next(of.len())]
    }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Lets a reader read so many, and holds that a quarter of them were near enough to be taken.
pub(crate) fn run(name: &str, usual: u64, mut one: impl FnMut(&mut Chance) -> bool) {
    let (runs, seed) = (setting("FORBEREDT_FUZZ", usual), setting("FORBEREDT_SEED", 20_261_128));
    let mut chance = Chance(seed | 1);
    let (begun, mut taken) = (Instant::now(), 0_u64);
    for _ in 0..runs {
        taken += u64::from(one(&mut chance));
    }
    let rate = runs as f64 / begun.elapsed().as_secs_f64();
    println!("{name}: seed {seed}, {runs} runs, {taken} taken, {rate:.0} a second");
    assert!(taken * 4 >= runs, "{name}: only {taken} of {runs} were taken");
    assert!(taken < runs, "{name}: nothing was refused");
}

static CASES: LazyLock<Vec<Value>> =
    LazyLock::new(|| names().iter().map(|it| example(it)).collect());

/// Words that have been trouble to readers.
pub(crate) const WORDS: [&str; 14] = [
    "",
    " ",
    "\u{0}",
    "å",
    "a\u{30a}",
    "\u{202e}x",
    "12.13.2018",
    "29.2.2019",
    "1e999",
    "-1",
    "{{ 7 }}",
    "• a\n• b",
    "bilag 99999999999",
    "\u{feff}",
];

/// Changes one thing somewhere in a value.
fn mutate(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::Object(fields) if !fields.is_empty() && chance.next(8) > 0 => {
            let name = fields.keys().nth(chance.next(fields.len())).unwrap().clone();
            match chance.next(24) {
                0 => drop(fields.remove(&name)),
                1 => drop(fields.insert("ukendt".to_owned(), Value::Null)),
                _ => mutate(fields.get_mut(&name).unwrap(), chance),
            }
        }
        Value::Array(items) if !items.is_empty() && chance.next(6) > 0 => {
            let at = chance.next(items.len());
            match chance.next(5) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                2 => items.swap(at, 0),
                _ => mutate(&mut items[at], chance),
            }
        }
        Value::String(text) => match chance.next(4) {
            0 => *text = (*chance.one(&WORDS)).to_owned(),
            1 => text.push_str(chance.one::<&str>(&WORDS)),
            2 => *text = text.repeat(chance.next(4)),
            _ => *text = text.chars().rev().collect(),
        },
        Value::Number(_) => *value = Value::from(chance.next(100_000)),
        _ => {
            let others =
                [Value::Null, Value::Bool(true), Value::from("x"), Value::from(Vec::<u8>::new())];
            *value = chance.one(&others).clone();
        }
    }
}

/// A case file that is nearly right.
fn nearly(chance: &mut Chance) -> String {
    let mut case = chance.one(&CASES).clone();
    for _ in 0..=chance.next(2) {
        mutate(&mut case, chance);
    }
    let version = if chance.next(20) == 0 { chance.next(9) } else { 7 };
    let file = serde_json::json!({ "format": "forberedt-case", "version": version, "written_by": "x", "case": case });
    file.to_string()
}

#[test]
fn a_case_file_that_is_taken_is_given_back_the_same() {
    run("case file", 150, |chance| {
        let text = nearly(chance);
        let Ok(case) = case_file::parse("a.json", &text) else { return false };
        let written = case_file::to_text(&case).unwrap();
        let again = case_file::parse("a.json", &written).unwrap();
        assert_eq!(case_file::to_text(&again).unwrap(), written);
        true
    });
}

#[test]
fn a_journal_that_is_taken_says_what_its_case_says() {
    run("journal", 100, |chance| {
        let text = nearly(chance);
        let mut bytes = format!(
            "{{\"format\":\"forberedt-journal\",\"version\":1,\"over\":[],\"at\":{}}}\n{text}",
            chance.next(1 << 40)
        )
        .into_bytes();
        if chance.next(4) == 0 {
            let at = chance.next(bytes.len());
            bytes[at] ^= 1 << chance.next(8);
        }
        let read = from_bytes(Path::new("a.json"), &bytes, None);
        let JournalRead::Found { text, has_damage: false } = read else { return false };
        assert!(text.is_same_as(&text.case));
        true
    });
}

#[test]
fn a_journal_of_entries_says_what_one_of_them_left_or_is_refused() {
    let (row, key) = Row::of(5);
    let other = Row::sealed_to(&key, 3);
    run("journal of entries", 300, |chance| {
        let mut entries = row.entries.clone();
        match chance.next(6) {
            0 => {
                let (one, two) = (chance.next(entries.len()), chance.next(entries.len()));
                entries.swap(one, two);
            }
            1 => drop(entries.remove(chance.next(entries.len()))),
            2 => entries.push(chance.one(&row.entries).clone()),
            3 => {
                let at = chance.next(entries.len());
                entries[at] = chance.one(&other.entries).clone();
            }
            _ => {}
        }
        let mut bytes = entries.concat();
        match chance.next(3) {
            0 => bytes.truncate(chance.next(bytes.len())),
            1 => {
                let at = chance.next(bytes.len());
                bytes[at] ^= 1 << chance.next(8);
            }
            _ => {}
        }
        let read = from_bytes(Path::new("a.sag"), &bytes, Some(&key));
        let JournalRead::Found { text, .. } = read else { return false };
        let said = |row: &Row| row.cases.iter().any(|case| **case == text.case);
        assert!(said(&row) || said(&other));
        true
    });
}

/// A small locked case, its parts by name, and its key: no passphrase, which would take half a second.
fn locked() -> (Vec<(String, Vec<u8>)>, CaseKey) {
    let ways = [WayIn::Own(OwnKey::generate().public())];
    let text = case_file::to_text(&Case::default()).unwrap();
    let (locked, key) = LockedCase::lock(text.as_bytes(), &ways, None).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(locked.bytes().unwrap())).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().to_owned(), bytes)
    });
    (parts.collect(), key)
}

#[test]
fn a_locked_case_is_refused_or_says_exactly_what_was_locked() {
    let (parts, key) = locked();
    let text = case_file::to_text(&Case::default()).unwrap();
    run("container", 400, |chance| {
        let mut parts = parts.clone();
        match chance.next(7) {
            0 => parts.reverse(),
            1 => drop(parts.remove(chance.next(parts.len()))),
            2 => {
                let (_, bytes) = &mut parts[chance.next(3)];
                let at = chance.next(bytes.len());
                bytes[at] ^= 1 << chance.next(8);
            }
            3 => parts.push((format!("history/{:06}.age", chance.next(99)), b"x".to_vec())),
            4 => parts.push((
                chance.one(&["key-x.age", "../a", "case.age", "a.txt"]).to_string(),
                Vec::new(),
            )),
            5 => {
                let (_, bytes) = &mut parts[chance.next(3)];
                bytes.truncate(chance.next(bytes.len()));
            }
            _ => {}
        }
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, bytes) in &parts {
            // The writer refuses a name that is there already.
            if zip.start_file(name, options).is_ok() {
                zip.write_all(bytes).unwrap();
            }
        }
        let mut bytes = zip.finish().unwrap().into_inner();
        if chance.next(3) == 0 {
            let at = chance.next(bytes.len());
            bytes[at] ^= 1 << chance.next(8);
        }
        let Ok(read) = LockedCase::read(&bytes) else { return false };
        let Ok(said) = read.text(&key) else { return false };
        assert!(*said == text.as_bytes());
        true
    });
}

#[test]
fn a_day_a_period_and_a_cpr_number_read_again_as_they_were_read() {
    const PIECES: [&str; 26] = [
        "1", "2", "12", "31", "29", "0", "2018", "2019", "18", "januar", "feb.", "maj", "juni",
        ".", "-", "–", " ", "/", "til", "fra", "februar", "den", "300684", "1534", "x", "medio",
    ];
    const WHOLE: [&str; 7] = [
        "12. februar 2018",
        "2018-03-01",
        "1.3.2018",
        "marts 2018",
        "1. maj 2017 – 3. juni 2018",
        "300684-1534",
        "3006841534",
    ];
    /// Whether the text means something; if so, what is written for it means the same.
    fn again<T: Scalar>(text: &str) -> bool {
        let read = T::parse(text).unwrap();
        let written = read.canonical().into_owned();
        let again = T::parse(&written).unwrap();
        assert_eq!(
            (again.is_sound(), again.canonical().as_ref()),
            (read.is_sound(), written.as_str()),
            "{text}"
        );
        read.is_sound() && !text.is_empty()
    }
    run("dates and CPR", 3000, |chance| {
        let mut text = String::new();
        if chance.next(4) > 0 {
            text.push_str(chance.one::<&str>(&WHOLE));
        }
        for _ in 0..chance.next(3) {
            text.push_str(chance.one::<&str>(&PIECES));
        }
        let read = [again::<Day>(&text), again::<When>(&text), again::<Cpr>(&text)];
        read.contains(&true)
    });
}
