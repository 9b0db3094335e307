//! The entries of a journal: what one after the other leaves, and what comes of a file that is not as it was written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::files::errand::{Errand, ErrandAnswer};
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::journal::{
    JournalRead, JournalText, KeptJournal, NextEntry, TypedOver, from_bytes, path_of, version_of,
};
use forberedt::safe::{CaseKey, LockedCase, OwnKey, WayIn};

use crate::cases::{example, names, parse, path};

/// What a journal's file begins with.
const BEGINNING: &[u8] = b"forberedt-journal 2\n";

/// A journal as its entries came to lie in it, and what the case said at each.
pub(crate) struct Row {
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) cases: Vec<Arc<Case>>,
}

fn key() -> CaseKey {
    let ways = [WayIn::Own(OwnKey::generate().public())];
    LockedCase::lock(b"", &ways, None).unwrap().1
}

fn typed(at: usize) -> TypedOver {
    TypedOver { over: vec![Fingerprint::of(b"the file")], at: i64::try_from(at).unwrap() }
}

/// The case with another word in it, another item, and at last another piece.
fn changed(case: &Case, turn: usize) -> Arc<Case> {
    let mut case = case.clone();
    let Some(Edit::Answer(answer)) = case.find_mut(&path("citizen.name")) else { panic!() };
    answer.set_text(&format!("Åse Ærø {}", "æ".repeat(turn))).unwrap();
    if turn.is_multiple_of(2) {
        let id = case.new_item();
        let Some(Edit::List(jobs)) = case.find_mut(&path("work.jobs")) else { panic!() };
        jobs.add(id);
    }
    if turn == 3 {
        case.kept.keep_written("hearing", "Et brev", "2018-05-01".to_owned());
    }
    Arc::new(case)
}

impl Row {
    /// A row of so many entries, sealed to a key of its own.
    pub(crate) fn of(length: usize) -> (Self, CaseKey) {
        let key = key();
        (Self::sealed_to(&key, length), key)
    }

    pub(crate) fn sealed_to(key: &CaseKey, length: usize) -> Self {
        Self::beginning(parse(&example("half-filled")), Some(key), length)
    }

    fn beginning(case: Case, key: Option<&CaseKey>, length: usize) -> Self {
        let first = Arc::new(case);
        let NextEntry { mut journal, bytes, behind } =
            KeptJournal::begin(&first, &typed(0), key).unwrap();
        assert!(behind.is_none());
        let mut row = Self { entries: vec![bytes], cases: vec![first] };
        for turn in 1..length {
            let case = changed(row.cases.last().unwrap(), turn);
            let next = journal.go_on(&case, &typed(turn), key).unwrap();
            let length: usize = row.entries.iter().map(Vec::len).sum();
            assert_eq!(next.behind.unwrap().1, length as u64);
            row.entries.push(next.bytes);
            row.cases.push(case);
            journal = next.journal;
        }
        row
    }

    fn bytes(&self) -> Vec<u8> {
        self.entries.concat()
    }
}

/// The bytes of a plain journal with this case, typed over that version.
pub(crate) fn journal_over(over: &Case, case: Case) -> Vec<u8> {
    let typed = TypedOver { over: vec![version_of(over).unwrap()], at: 1_700_000_000 };
    KeptJournal::begin(&Arc::new(case), &typed, None).unwrap().bytes
}

fn found(read: JournalRead) -> Option<(JournalText, bool)> {
    match read {
        JournalRead::Found { text, has_damage } => Some((*text, has_damage)),
        JournalRead::Nothing | JournalRead::Unreadable => None,
    }
}

fn read(bytes: &[u8], key: Option<&CaseKey>) -> Option<(JournalText, bool)> {
    found(from_bytes(Path::new("sag.sag"), bytes, key))
}

#[test]
fn every_example_comes_out_of_a_journal_as_it_went_in_and_as_it_was_changed() {
    let key = key();
    for name in names() {
        for key in [None, Some(&key)] {
            let row = Row::beginning(parse(&example(&name)), key, 5);
            for count in 1..=5 {
                let bytes = row.entries[..count].concat();
                let (text, has_damage) = read(&bytes, key).unwrap();
                assert!(text.case == *row.cases[count - 1] && !has_damage, "{name} {count}");
                assert_eq!(text.typed.at, i64::try_from(count - 1).unwrap());
                assert!(text.is_same_as(&row.cases[count - 1]));
                assert!(!text.is_same_as(&Case::default()));
            }
            assert!(row.entries[1..].iter().all(|entry| entry.len() < 2000), "only what is new");
        }
    }
}

#[test]
fn it_knows_the_versions_that_it_was_typed_over() {
    let base = Arc::new(parse(&example("half-filled")));
    let over = TypedOver { over: vec![version_of(&base).unwrap()], at: 7 };
    let case = changed(&base, 1);
    let next = KeptJournal::begin(&case, &over, None).unwrap();
    let (text, _) = read(&next.bytes, None).unwrap();
    assert!(text.is_over(&base) && !text.is_over(&case));
}

#[test]
fn an_entry_that_was_cut_off_is_dropped_and_those_before_it_are_read() {
    for key in [None, Some(&key())] {
        let row = Row::beginning(parse(&example("half-filled")), key, 3);
        let (bytes, before) = (row.bytes(), row.entries[..2].concat().len());
        for length in before + 1..bytes.len() {
            let (text, has_damage) = read(&bytes[..length], key).unwrap();
            assert!(text.case == *row.cases[1] && !has_damage, "{length}");
        }
        for length in (0..row.entries[0].len()).step_by(97) {
            assert!(read(&bytes[..length], key).is_none(), "{length}");
        }
    }
}

#[test]
fn whatever_byte_is_another_what_is_read_was_written_so() {
    for key in [None, Some(&key())] {
        let row = Row::beginning(parse(&example("half-filled")), key, 4);
        let bytes = row.bytes();
        let ends: Vec<usize> = row
            .entries
            .iter()
            .scan(0, |end, entry| {
                *end += entry.len();
                Some(*end)
            })
            .collect();
        for at in (0..ends[0]).step_by(61).chain(ends[0]..bytes.len()) {
            let mut other = bytes.clone();
            other[at] ^= 1 << (at % 8);
            let entry = ends.iter().position(|end| at < *end).unwrap();
            match (entry, read(&other, key)) {
                (0, found) => assert!(found.is_none(), "{at}"),
                (_, None) => panic!("{at}: what stands before it can be read"),
                (entry, Some((text, has_damage))) => {
                    assert!(text.case == *row.cases[entry - 1] && has_damage, "{at}");
                }
            }
        }
    }
}

#[test]
fn no_entry_is_left_out_put_elsewhere_or_taken_from_another_journal() {
    let key = key();
    let row = Row::sealed_to(&key, 4);
    let (other, (foreign, _)) = (Row::sealed_to(&key, 4), Row::of(4));
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|index| row.entries[index].clone());
    let last_read = |entries: &[&Vec<u8>]| {
        let bytes: Vec<u8> = entries.iter().flat_map(|entry| entry.iter().copied()).collect();
        read(&bytes, Some(&key)).map(|(text, has_damage)| {
            let at = row.cases.iter().position(|case| **case == text.case);
            (at.expect("a case that was written"), has_damage)
        })
    };
    assert_eq!(last_read(&[&first, &second, &third, &fourth]), Some((3, false)));
    assert_eq!(last_read(&[&first, &third, &second]), Some((0, true)));
    assert_eq!(last_read(&[&first, &second, &fourth]), Some((1, true)));
    assert_eq!(last_read(&[&first, &second, &second]), Some((1, true)));
    assert_eq!(last_read(&[&first, &other.entries[1]]), Some((0, true)));
    assert_eq!(last_read(&[&first, &second, &foreign.entries[2]]), Some((1, true)));
    assert_eq!(last_read(&[&foreign.entries[0], &second]), None);
    assert_eq!(last_read(&[&second, &third]), None);
    // Without the beginning of the file, and with nothing behind it.
    assert!(read(&first[BEGINNING.len()..], Some(&key)).is_none());
    assert!(matches!(from_bytes(Path::new("a"), BEGINNING, Some(&key)), JournalRead::Nothing));
    assert!(read(&row.bytes(), None).is_none() && read(b"", Some(&key)).is_none());
}

#[test]
fn a_journal_of_the_first_version_is_read() {
    let case = parse(&example("half-filled"));
    let version = serde_json::to_string(&version_of(&case).unwrap()).unwrap();
    let text = case_file::to_text(&case).unwrap();
    let text = format!(
        "{{\"format\":\"forberedt-journal\",\"version\":1,\"over\":[{version}],\"at\":9}}\n{text}"
    );
    let key = key();
    let sealed = key.seal(text.as_bytes()).unwrap();
    for (bytes, key) in [(text.as_bytes(), None), (&sealed, Some(&key))] {
        let (found, has_damage) = read(bytes, key).unwrap();
        assert!(found.case == case && found.typed.at == 9 && !has_damage);
        assert!(found.is_over(&case));
        assert!(read(&bytes[..bytes.len() - 3], key).is_none());
    }
    let other = text.replacen("\"version\":1", "\"version\":3", 1);
    assert!(read(other.as_bytes(), None).is_none());
}

/// A case in a file of its own, with the journal that goes beside it.
struct Beside {
    _folder: tempfile::TempDir,
    file: PathBuf,
}

impl Beside {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sag.json");
        fs::write(&file, "{}").unwrap();
        Self { _folder: folder, file }
    }

    fn perform(&self, next: &NextEntry) -> ErrandAnswer {
        let path = self.file.clone();
        let errand = match next.behind {
            Some((first, length)) => Errand::AppendJournal { path, first, length },
            None => Errand::KeepJournal { path },
        };
        errand.perform(&next.bytes).0
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(path_of(&self.file)).unwrap()
    }
}

#[test]
fn an_entry_goes_only_behind_those_that_it_follows() {
    let beside = Beside::new();
    let case = Arc::new(parse(&example("half-filled")));
    let begun = KeptJournal::begin(&case, &typed(0), None).unwrap();
    assert_eq!(beside.perform(&begun), ErrandAnswer::Done);
    let next = begun.journal.go_on(&changed(&case, 1), &typed(1), None).unwrap();
    let whole = beside.bytes();
    let journal = path_of(&beside.file);

    // Cut off, longer, done away with, another one, and none at all.
    let another = KeptJournal::begin(&changed(&case, 2), &typed(2), None).unwrap().bytes;
    let mut same_length = whole.clone();
    same_length[30] ^= 1;
    let longer = [&whole[..], b"x"].concat();
    for bytes in [&whole[..whole.len() - 1], &longer, BEGINNING, &another, &same_length] {
        fs::write(&journal, bytes).unwrap();
        assert_eq!(beside.perform(&next), ErrandAnswer::Nothing);
        assert!(beside.bytes() == bytes, "not touched");
    }
    fs::remove_file(&journal).unwrap();
    assert_eq!(beside.perform(&next), ErrandAnswer::Nothing);
    assert!(!journal.exists());
    fs::create_dir(&journal).unwrap();
    assert_eq!(beside.perform(&next), ErrandAnswer::Nothing);
    fs::remove_dir(&journal).unwrap();

    fs::write(&journal, &whole).unwrap();
    assert_eq!(beside.perform(&next), ErrandAnswer::Done);
    assert!(beside.bytes() == [whole, next.bytes.clone()].concat());
    assert_eq!(beside.perform(&next), ErrandAnswer::Nothing, "not twice");
}

#[test]
fn many_entries_give_way_to_the_whole_case_and_the_file_stays_small() {
    let mut case = parse(&example("half-filled"));
    let mut begun = KeptJournal::begin(&Arc::new(case.clone()), &typed(0), None).unwrap();
    let (mut length, mut anew) = (begun.bytes.len(), 0);
    let first = length;
    for turn in 0..60 {
        let Some(Edit::Answer(answer)) = case.find_mut(&path("remarks.remarks_own")) else {
            panic!()
        };
        let text = format!("{turn} {}", if turn % 2 == 0 { "æ" } else { "ø" }.repeat(20_000));
        answer.set_text(&text).unwrap();
        let next = begun.journal.go_on(&Arc::new(case.clone()), &typed(turn), None).unwrap();
        match next.behind {
            Some(_) => length += next.bytes.len(),
            None => (length, anew) = (next.bytes.len(), anew + 1),
        }
        assert!(length <= first + 45_000 + 1024 * 1024, "{length}");
        begun = next;
    }
    assert_eq!(anew, 2);
}
