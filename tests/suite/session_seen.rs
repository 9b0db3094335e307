//! What a user has seen of a letter: it goes into the case with the next save, and looking alone changes nothing.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use forberedt::document::paper::Paper;
use forberedt::jobs::job::{Done, Fingerprint, Job, Lock, OpenedCase, Preview, Settings};
use forberedt::library::Library;
use forberedt::session::action::{Action, Command};
use forberedt::session::{Page, Session};
use jiff::civil::date;

use crate::library_and_examples::cases;

const LETTER: &str = "decision-pension-granted";

fn preview(words: &str) -> Preview {
    Preview {
        letter: LETTER.to_owned(),
        paper: Paper::default(),
        problems: Vec::new(),
        available: true,
        words: words.into(),
        blocks: Vec::new(),
        own_words: Arc::default(),
        texts: Vec::new(),
        choices: Vec::new(),
    }
}

pub(crate) fn session() -> Session {
    let mut session = Session::start(date(2018, 3, 1), None);
    session.done(Done::LibraryRead(Ok(Arc::new(Library::built_in().unwrap()))));
    let settings = Settings { name: "Mona Holm".to_owned(), ..Settings::default() };
    session.done(Done::SettingsRead(Ok(settings)));
    let path = PathBuf::from("sag.json");
    session.update(Action::OpenPath(path.clone()));
    let case = Box::new(cases()["pension-granted-2018"].clone());
    let opened = OpenedCase { case, holds: Fingerprint::of(b"en sag"), lock: Lock::None };
    session.done(Done::Opened { path, outcome: Ok(opened) });
    session.take_jobs();
    session
}

/// The letter comes in sight as it reads, and time passes.
fn look(session: &mut Session, words: &str) {
    session.update(Action::ReadLetter(LETTER.to_owned()));
    session.done(Done::Previewed { generation: session.generation(), preview: preview(words) });
    session.tick(Duration::from_secs(1));
    session.take_jobs();
}

fn leave(session: &mut Session) {
    session.update(Action::TurnTo(Page::Section("decision")));
    session.tick(Duration::from_secs(2));
    session.take_jobs();
}

#[test]
fn what_was_seen_goes_into_the_case_when_it_is_saved() {
    let mut session = session();
    look(&mut session, "Et brev");
    assert_eq!(session.words_seen_of(LETTER), None, "it is in sight for the first time");
    leave(&mut session);
    assert!(!session.is_dirty(), "looking changes nothing");
    assert_eq!(session.words_seen_of(LETTER).as_deref(), Some("Et brev"));
    assert!(session.case().kept.is_empty());

    look(&mut session, "Et andet brev");
    assert_eq!(session.words_seen_of(LETTER).as_deref(), Some("Et brev"), "the time before");
    session.update(Action::Do(Command::Save));
    let jobs = session.take_jobs();
    let saved = jobs.iter().find_map(|job| match job {
        Job::Save(order) => Some(Arc::clone(&order.case)),
        _ => None,
    });
    let saved = saved.unwrap();
    let text = saved.kept.seen(LETTER, "Mona Holm").and_then(|kept| kept.text());
    assert_eq!(text.as_deref(), Some("Et andet brev"), "what is in sight is seen");
    assert_eq!(session.words_seen_of(LETTER).as_deref(), Some("Et brev"));
}

#[test]
fn another_case_knows_nothing_of_what_was_seen_in_this_one() {
    let mut session = session();
    look(&mut session, "Et brev");
    leave(&mut session);
    let other = PathBuf::from("anden.json");
    session.update(Action::OpenPath(other.clone()));
    let case = Box::new(cases()["pension-granted-2018"].clone());
    let opened = OpenedCase { case, holds: Fingerprint::of(b"en sag"), lock: Lock::None };
    session.done(Done::Opened { path: other, outcome: Ok(opened) });
    assert_eq!(session.words_seen_of(LETTER), None);
}
