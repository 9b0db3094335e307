//! Older versions in the file of a locked case: when they are taken, how they are told of, and the way back to one.

use std::fs;
use std::path::Path;
use std::process::{Command as Program, Output};
use std::sync::Arc;
use std::time::Duration;

use forberedt::case::Case;
use forberedt::case::compare::differences;
use forberedt::case::field::Edit;
use forberedt::files::locked::{CaseLock, unlock};
use forberedt::files::snapshots::{MOST_SNAPSHOTS, Moment, NewSnapshot};
use forberedt::files::{case_file, save};
use forberedt::place::FieldPath;
use forberedt::safe::{LockedCase, Opener, OwnKey, WayIn};
use forberedt::session::action::{Action, Command, Reply, VersionWish};
use forberedt::session::question::Question;
use jiff::Timestamp;
use serde_json::Value;

use crate::cases::path;
use crate::command_shape::{code, complained, said};
use crate::locked_cases::SECRET;
use crate::locked_session::{Desktop, WORD};

const CASE: &str = "examples/pension-granted-2018/case.json";
const NOW: i64 = 1_800_000_000;

fn minutes(number: u64) -> Duration {
    Duration::from_secs(60 * number)
}

/// A session with a case behind a passphrase.
fn locked_desktop(file: &Path) -> Desktop {
    let mut desktop = Desktop::new();
    desktop.type_name("Åse");
    desktop.save_as(file);
    desktop.type_passphrase(WORD, WORD);
    assert!(!desktop.session.is_dirty());
    desktop
}

/// What the file of the session keeps: when, in minutes before now, why, and the name in the case then.
fn kept(desktop: &mut Desktop) -> Vec<(i64, Moment, String)> {
    desktop.act(Action::Version(VersionWish::List));
    let snapshots = desktop.session.older_versions().snapshots.clone();
    let now = Timestamp::now().as_second();
    let mut told = Vec::new();
    for snapshot in snapshots {
        desktop.act(Action::Version(VersionWish::LookAt(snapshot.number)));
        let looked_at = desktop.session.looked_at_version().unwrap();
        let name = looked_at.outcome.as_ref().unwrap().citizen.name.filled().unwrap_or_default();
        let minutes = ((now - snapshot.at) as f64 / 60.0).round() as i64;
        told.push((minutes, snapshot.moment, name.to_owned()));
    }
    told
}

fn tick(desktop: &mut Desktop, now: Duration) {
    desktop.session.tick(now);
    desktop.work();
}

#[test]
fn versions_are_taken_while_a_locked_case_changes_and_come_with_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut desktop = locked_desktop(&folder.path().join("sag.sag"));
    tick(&mut desktop, minutes(10));
    assert!(kept(&mut desktop).is_empty(), "nothing has changed");
    desktop.type_name("Åse Ærø");
    tick(&mut desktop, minutes(11));
    desktop.type_name("Åse Holm");
    tick(&mut desktop, minutes(15));
    assert_eq!(desktop.session.wakes_in().map(|due| due <= minutes(1)), Some(true));
    tick(&mut desktop, minutes(16));
    tick(&mut desktop, minutes(30));
    desktop.type_name("Åse Lund");
    tick(&mut desktop, minutes(31));
    assert!(kept(&mut desktop).is_empty(), "the file has none before it is saved");
    desktop.act(Action::Do(Command::Save));
    let named = |name: &str| name.to_owned();
    assert_eq!(
        kept(&mut desktop),
        [
            (20, Moment::Passing, named("Åse")),
            (15, Moment::Passing, named("Åse Holm")),
            (0, Moment::Passing, named("Åse Lund")),
        ]
    );
    // A second save adds nothing that is there.
    desktop.act(Action::Do(Command::Save));
    assert_eq!(kept(&mut desktop).len(), 3);
}

#[test]
fn a_plain_case_keeps_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    let mut desktop = Desktop::new();
    desktop.save_as(&file);
    desktop.type_name("Åse");
    tick(&mut desktop, minutes(10));
    assert!(!desktop.session.keeps_versions());
    desktop.act(Action::Version(VersionWish::Name("før mødet".to_owned())));
    desktop.act(Action::Version(VersionWish::List));
    assert!(desktop.session.older_versions().snapshots.is_empty());
    desktop.act(Action::Do(Command::Save));
    assert!(!fs::read_to_string(&file).unwrap().contains("mødet"));
}

#[test]
fn a_moment_gets_its_name_with_a_save_and_is_there_at_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    let mut desktop = locked_desktop(&file);
    desktop.type_name("Åse Ærø");
    desktop.act(Action::Version(VersionWish::Name(" før mødet ".to_owned())));
    assert!(!desktop.session.is_dirty());
    desktop.type_name("Åse Holm");
    desktop.act(Action::Do(Command::Save));
    drop(desktop);
    let mut next = Desktop::new();
    next.act(Action::OpenPath(file));
    next.type_passphrase(WORD, "");
    let before_meeting = Moment::Named("før mødet".to_owned());
    assert_eq!(kept(&mut next), [(0, before_meeting, "Åse Ærø".to_owned())]);
    assert_eq!(next.name(), "Åse Holm");
}

#[test]
fn a_letter_that_is_written_keeps_the_case_that_it_was_written_from() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain.json");
    fs::copy(CASE, &plain).unwrap();
    let file = folder.path().join("sag.sag");
    let case = case_file::read(&plain).unwrap();
    let word = forberedt::safe::Passphrase::new(WORD).unwrap();
    let text = case_file::to_text(&case).unwrap();
    let (locked, _) = LockedCase::lock(text.as_bytes(), &[WayIn::Passphrase(word)], None).unwrap();
    fs::write(&file, locked.bytes().unwrap()).unwrap();
    let mut desktop = Desktop::new();
    desktop.act(Action::OpenPath(file));
    desktop.type_passphrase(WORD, "");
    let letter = "decision-pension-granted";
    desktop.act(Action::ReadLetter(letter.to_owned()));
    let out = folder.path().join("letters");
    fs::create_dir(&out).unwrap();
    desktop.act(Action::TypeFolder(out.display().to_string()));
    desktop.act(Action::WriteLetter(forberedt::writers::Format::Text));
    assert!(
        out.join("Afgørelse om førtidspension.txt").exists(),
        "{:?}",
        desktop.session.message()
    );
    // The case has nothing new to say; it is saved all the same when it is left.
    assert!(!desktop.session.is_dirty());
    desktop.act(Action::Do(Command::New));
    desktop.act(Action::Reply(Reply::Practice));
    assert!(desktop.session.path().is_none());
    let bytes = fs::read(folder.path().join("sag.sag")).unwrap();
    let word = forberedt::safe::Passphrase::typed(WORD).unwrap();
    let lock = unlock(&bytes, Some(&Opener::Passphrase(word))).unwrap().lock;
    let moments: Vec<Moment> = lock.history().snapshots.into_iter().map(|it| it.moment).collect();
    assert_eq!(moments, [Moment::Export(letter.to_owned())]);
    assert_eq!(lock.snapshot(1).unwrap().digest(), case.digest());
}

#[test]
fn one_field_or_all_come_back_as_one_step_and_the_seals_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut desktop = locked_desktop(&folder.path().join("sag.sag"));
    desktop.act(Action::Answer(path("matter.case_number"), "18/1".to_owned()));
    desktop.act(Action::Version(VersionWish::Name("før mødet".to_owned())));
    desktop.type_name("Åse Holm");
    desktop.act(Action::Answer(path("matter.case_number"), "18/2".to_owned()));
    desktop.act(Action::Version(VersionWish::List));
    let number = desktop.session.older_versions().snapshots[0].number;
    desktop.act(Action::Version(VersionWish::LookAt(number)));
    let changed = |desktop: &Desktop| -> Vec<String> {
        let changes = &desktop.session.looked_at_version().unwrap().changes;
        changes.iter().map(|change| change.place.to_string()).collect()
    };
    assert_eq!(changed(&desktop), ["citizen.name", "matter.case_number"]);
    desktop.act(Action::Version(VersionWish::RestoreField(path("citizen.name"))));
    assert_eq!(desktop.name(), "Åse");
    assert_eq!(changed(&desktop), ["matter.case_number"]);
    assert_eq!(desktop.session.case().matter.case_number.filled(), Some("18/2"));
    desktop.act(Action::Do(Command::Undo));
    assert_eq!(desktop.name(), "Åse Holm");
    desktop.act(Action::Version(VersionWish::LookAt(number)));
    desktop.act(Action::Version(VersionWish::RestoreAll));
    assert_eq!(desktop.name(), "Åse");
    assert_eq!(desktop.session.case().matter.case_number.filled(), Some("18/1"));
    assert!(changed(&desktop).is_empty());
    // What there was before stays in the history too.
    desktop.act(Action::Do(Command::Save));
    assert!(kept(&mut desktop).iter().any(|(_, _, name)| name == "Åse Holm"));
    assert!(desktop.session.question().is_none_or(|it| !matches!(it, Question::Unsaved(_))));
}

fn typed(case: &Case, place: &FieldPath, text: &str) -> Case {
    let mut case = case.clone();
    let Some(Edit::Answer(answer)) = case.find_mut(place) else { panic!("no answer") };
    answer.set_text(text).unwrap();
    case
}

#[test]
fn items_come_back_by_their_ids_and_what_is_gone_comes_with_its_list() {
    let older = case_file::read(Path::new(CASE)).unwrap();
    let (list, job) = (path("work.jobs"), path("work.jobs[0].employer"));
    let job = older.lasting(&job);
    let was = older.answer(&job).unwrap().text().to_owned();
    let mut newer = typed(&older, &job, "Et andet sted");
    let Some(Edit::List(jobs)) = newer.find_mut(&list) else { panic!("a list") };
    let count = jobs.len();
    assert!(count > 1);
    jobs.swap(0, 1);
    let back = newer.with_field_of(&older, &job).unwrap();
    assert_eq!(back.answer(&job).unwrap().text(), was);
    // Only that: the items stand where they stood.
    assert_eq!(typed(&back, &job, "Et andet sted"), newer);
    let mut shorter = newer.clone();
    let Some(Edit::List(jobs)) = shorter.find_mut(&list) else { panic!("a list") };
    jobs.remove(1);
    assert!(shorter.with_field_of(&older, &job).is_none());
    let id = shorter.new_item();
    let back = shorter.with_field_of(&older, &list).unwrap();
    assert_eq!(back.answer(&job).unwrap().text(), was);
    assert!(back.last_item >= id, "no id is given twice");
    assert!(differences(&older, &back.with_all_of(&older)).is_empty());
    // Everything comes back, field by field, to a case that has lost all.
    let mut case = Case { last_item: older.last_item, ..Case::default() };
    for change in differences(&older, &case) {
        if change.place.steps().next().is_none() {
            case = case.with_field_of(&older, &change.place).unwrap();
        }
    }
    assert!(differences(&older, &case).is_empty());
    assert_eq!(case.digest(), older.digest());
}

/// A lock that opens with one key.
fn lock(text: &[u8]) -> (CaseLock, OwnKey) {
    let own = OwnKey::generate();
    (CaseLock::new(text, &[WayIn::Own(own.public())]).unwrap(), own)
}

#[test]
fn versions_lie_sealed_in_the_archive_and_a_damaged_one_is_named_and_kept() {
    let case = case_file::read(Path::new(CASE)).unwrap();
    let text = case_file::to_text(&case).unwrap();
    let (lock, own) = lock(text.as_bytes());
    let named = |at: i64, name: &str| NewSnapshot {
        case: &case,
        at,
        moment: Moment::Named(name.to_owned()),
    };
    let lock =
        lock.with_snapshots(&[named(NOW - 9, "før mødet"), named(NOW, "sendt")], NOW).unwrap();
    let bytes = lock.around(text.as_bytes()).unwrap();
    for clear in ["før mødet", "Passing", "named", case.citizen.name.filled().unwrap()] {
        let is_there = bytes.windows(clear.len()).any(|window| window == clear.as_bytes());
        assert!(!is_there, "{clear}");
    }
    let mut again = unlock(&bytes, Some(&Opener::Own(own))).unwrap();
    assert_eq!(*again.text, text.as_bytes());
    assert_eq!(again.lock.history(), lock.history());
    assert_eq!(lock.history().snapshots[1].at, NOW);
    assert_eq!(again.lock.snapshot(2).unwrap(), case.bare());
    assert!(again.lock.snapshot(7).is_err());
    let parts = again.lock.locked.history().map(|(number, bytes)| (number, bytes.to_vec()));
    let mut parts: Vec<(u32, Vec<u8>)> = parts.collect();
    let last = parts[0].1.len() - 1;
    parts[0].1[last] ^= 1;
    again.lock.locked.set_history(parts);
    let history = again.lock.history();
    assert_eq!((history.damaged.as_slice(), history.snapshots.len()), (&[1][..], 1));
    assert!(again.lock.snapshot(1).unwrap_err().message.contains("beskadiget"));
    let more = again.lock.with_snapshots(&[named(NOW + 5, "igen")], NOW + 5).unwrap();
    assert_eq!(more.history().damaged, [1]);
    assert_eq!(more.history().snapshots.len(), 2);
}

#[test]
fn there_is_an_end_to_what_a_file_keeps_and_a_full_one_opens_beside_the_largest_case() {
    let case = case_file::read(Path::new(CASE)).unwrap();
    let text = case_file::to_text(&case).unwrap();
    let (mut lock, own) = lock(text.as_bytes());
    // Letters that nothing presses together.
    let mut seed = 7_u32;
    let noise: String = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (seed >> 12) % 20_000).unwrap()
    })
    .take(600_000)
    .collect();
    let large = typed(&case, &path("remarks.remarks_own"), &noise);
    for step in 0..5 {
        let moment = Moment::Named(format!("nummer {step}"));
        let new = NewSnapshot { case: &large, at: NOW + step, moment };
        lock = lock.with_snapshots(&[new], NOW + step).unwrap();
    }
    let history = lock.history();
    let size: usize = history.snapshots.iter().map(|it| it.size).sum();
    assert!(size as u64 <= case_file::MOST_HISTORY_BYTES && size > 4_000_000, "{size}");
    assert!(history.snapshots.len() < MOST_SNAPSHOTS);
    assert_eq!(history.snapshots.last().unwrap().moment, Moment::Named("nummer 4".to_owned()));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    let most = case_file::MOST_BYTES as usize;
    let whole = format!("{text}{}", " ".repeat(most - text.len()));
    let bytes = lock.around(whole.as_bytes()).unwrap();
    assert!(bytes.len() > most + 4_000_000);
    save::save(&file, &bytes, &save::Over::Nothing, false).unwrap();
    let read = case_file::read_bytes(&file).unwrap();
    let opened = unlock(&read, Some(&Opener::Own(own))).unwrap();
    assert_eq!(case_file::from_bytes(&file, &opened.text).unwrap(), case);
    // It may also be saved again.
    let known = save::Over::Known(vec![forberedt::files::fingerprint::Fingerprint::of(&bytes)]);
    save::save(&file, &bytes, &known, false).unwrap();
    // A case that is larger is none, and a plain file of that size neither.
    let larger = format!("{whole} ");
    assert_eq!(case_file::from_bytes(&file, larger.as_bytes()).unwrap_err().code, "case-too-large");
    fs::write(&file, &larger).unwrap();
    assert_eq!(case_file::read_bytes(&file).unwrap_err().code, "case-too-large");
}

fn forberedt(arguments: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap()
}

#[test]
fn the_command_line_lists_versions_and_tells_what_has_changed_since() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (file, key) = (at("sag.sag"), at("own.key"));
    fs::write(&key, format!("{SECRET}\n")).unwrap();
    let pack = forberedt(&["pack", CASE, "--out", &file, "--key-file", &key]);
    assert_eq!(code(&pack), 0, "{}", complained(&pack));
    let history =
        |more: &[&str]| forberedt(&[&["history", &file, "--key-file", &key][..], more].concat());
    assert_eq!(said(&history(&[])), "Sagen gemmer ingen ældre udgaver.\n");
    // Letters that are sealed are a moment of their own.
    let sealed = forberedt(&["seal", &file, "--key-file", &key, "--today", "2018-05-16"]);
    assert_eq!(code(&sealed), 0, "{}", complained(&sealed));
    let listed = said(&history(&[]));
    assert!(listed.starts_with("   1  20") && listed.ends_with("  »sendt«\n"), "{listed}");
    let told: Value = serde_json::from_slice(&history(&["--json"]).stdout).unwrap();
    assert_eq!(
        (&told["versions"][0]["name"], &told["damaged"]),
        (&"sendt".into(), &Value::Array(vec![]))
    );
    assert_eq!(said(&history(&["--since", "1"])), "Intet er ændret siden.\n");
    // Somebody changes the case.
    let own = Arc::new(forberedt::safe::KeyFile::read(fs::read(&key).unwrap().into()));
    let Ok(forberedt::safe::KeyFile::Own(own)) = &*own else { panic!("a key") };
    let opened = unlock(&fs::read(&file).unwrap(), Some(&Opener::Own(own.clone()))).unwrap();
    let case = case_file::from_bytes(Path::new(&file), &opened.text).unwrap();
    let changed = typed(&case, &path("citizen.name"), "Else Nymand");
    let text = case_file::to_text(&changed).unwrap();
    fs::write(&file, opened.lock.around(text.as_bytes()).unwrap()).unwrap();
    let since = said(&history(&["--since", "1"]));
    let name = case.citizen.name.filled().unwrap();
    assert_eq!(since, format!("citizen.name: »{name}« → »Else Nymand«\n"));
    let missing = history(&["--since", "9"]);
    assert_eq!((code(&missing), said(&missing).as_str()), (2, ""));
    assert!(complained(&missing).contains("ingen udgave 9"), "{}", complained(&missing));
    // Without its lock the case has none, and that is told.
    let out = at("igen.json");
    let unpacked = forberedt(&["unpack", &file, "--out", &out, "--key-file", &key]);
    assert!(complained(&unpacked).contains("ældre udgaver"), "{}", complained(&unpacked));
    assert!(said(&forberedt(&["history", &out])).starts_with("Sagen er ikke låst"));
    assert_eq!(code(&forberedt(&["history", &out, "--since", "1", "--key-file", &key])), 2);
}
