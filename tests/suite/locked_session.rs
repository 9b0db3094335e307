//! A locked case in the session: who is asked for a passphrase, when, and that it is asked for no more often than that.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use forberedt::case::field::Edit;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::Difference;
use forberedt::safe::{LockedCase, OwnKey, SafeRefusal, WayIn, Zeroizing};
use forberedt::session::Session;
use forberedt::session::action::{Action, Command, Reply, Unseen};
use forberedt::session::question::{Message, Question};
use jiff::civil::date;

use crate::cases::path;

pub(crate) const WORD: &str = "blå kat på månen";

/// A session whose jobs are done at once.
pub(crate) struct Desktop {
    pub(crate) session: Session,
    desk: OfficeDesk,
}

impl Desktop {
    pub(crate) fn new() -> Self {
        Self::at(Folders::default())
    }

    /// One of somebody who has settings and templates in these folders.
    pub(crate) fn at(folders: Folders) -> Self {
        Self::with(folders, Messenger::here())
    }

    pub(crate) fn with(folders: Folders, messenger: Messenger) -> Self {
        let session = Session::start(date(2018, 3, 1), None).with_policy(folders.policy.clone());
        let desk = OfficeDesk::new(folders, messenger);
        let mut desktop = Self { session, desk };
        desktop.work();
        desktop
    }

    pub(crate) fn work(&mut self) {
        loop {
            let jobs = self.session.take_jobs();
            if jobs.is_empty() {
                return;
            }
            for done in jobs.into_iter().filter_map(|job| self.desk.carry_out(job)) {
                self.session.done(done);
            }
        }
    }

    /// Does jobs of whose end the session never hears.
    pub(crate) fn carry_out_unheard(&mut self, jobs: Vec<forberedt::jobs::job::Job>) {
        jobs.into_iter().for_each(|job| drop(self.desk.carry_out(job)));
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.session.update(action);
        self.work();
    }

    pub(crate) fn name(&self) -> &str {
        self.session.case().citizen.name.filled().unwrap_or_default()
    }

    pub(crate) fn type_name(&mut self, text: &str) {
        let place = path("citizen.name");
        self.session.edit(|case| {
            let Some(Edit::Answer(answer)) = case.find_mut(&place) else { panic!("no answer") };
            answer.set_text(text).unwrap();
            Some(place)
        });
    }

    pub(crate) fn save_as(&mut self, path: &Path) {
        self.act(Action::Do(Command::SaveAs));
        self.act(Action::TypePath(path.display().to_string()));
        self.act(Action::Reply(Reply::UsePath));
    }

    pub(crate) fn type_passphrase(&mut self, first: &str, second: &str) {
        self.type_passphrases([first, second, ""]);
    }

    pub(crate) fn type_passphrases(&mut self, typed: [&str; 3]) {
        let unseen = |text: &str| Unseen(Zeroizing::new(text.to_owned()));
        self.act(Action::TypePassphrase(typed.map(unseen)));
        self.act(Action::Reply(Reply::UsePassphrase));
    }

    /// What the open question says was wrong with the last passphrase; panics where none is asked for.
    pub(crate) fn refusal(&self) -> Option<SafeRefusal> {
        match self.session.question() {
            Some(
                Question::Passphrase { refusal, .. }
                | Question::NewPassphrase { refusal, .. }
                | Question::NewOwnKey { refusal, .. }
                | Question::ChangePassphrase { refusal, .. }
                | Question::ChangeOwnKey { refusal },
            ) => *refusal,
            _ => panic!("no passphrase is asked for: {:?}", self.session.message()),
        }
    }
}

fn part(file: &Path, name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(file).unwrap())).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_case_is_locked_once_and_saved_and_opened_with_its_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    let mut one = Desktop::new();
    one.type_name("Åse Ærø");
    one.save_as(&file);
    assert_eq!(one.refusal(), None);
    for (first, second, refusal) in [
        (WORD, "blå kat på Månen", SafeRefusal::NotTheSame),
        ("kort", "kort", SafeRefusal::ShortPassphrase),
        ("", "", SafeRefusal::EmptyPassphrase),
    ] {
        one.type_passphrase(first, second);
        assert_eq!(one.refusal(), Some(refusal));
        assert!(one.session.typed_passphrases().iter().all(|typed| typed.0.is_empty()));
    }
    assert!(!file.exists());
    one.type_passphrase(WORD, WORD);
    assert_eq!(one.session.message(), Some(&Message::Saved));
    assert!(!one.session.is_dirty() && one.session.path() == Some(&file));
    let (key, case) = (part(&file, "key-passphrase.age"), part(&file, "case.age"));
    let clear = "Ærø".as_bytes();
    assert!(!fs::read(&file).unwrap().windows(clear.len()).any(|window| window == clear));

    one.type_name("Åse Nielsen");
    one.act(Action::Do(Command::Save));
    assert!(one.session.question().is_none() && !one.session.is_dirty());
    assert!(part(&file, "key-passphrase.age") == key, "only the case is sealed anew");
    assert!(part(&file, "case.age") != case);

    let mut two = Desktop::new();
    two.act(Action::OpenPath(file.clone()));
    assert_eq!((two.refusal(), two.name()), (None, ""));
    two.act(Action::Reply(Reply::Cancel));
    assert!(!two.session.is_opening() && two.session.message().is_none());
    two.act(Action::OpenPath(file.clone()));
    two.type_passphrase("en anden sætning", "");
    assert_eq!((two.refusal(), two.name()), (Some(SafeRefusal::WrongPassphrase), ""));
    two.type_passphrase(WORD, "");
    assert_eq!((two.name(), two.session.path()), ("Åse Nielsen", Some(file.as_path())));

    // It stays locked wherever it is saved, and nobody is asked again.
    for typed in ["kopi", "kopi to.json", "kopi tre.sag"] {
        two.save_as(&folder.path().join(typed));
        assert!(two.session.question().is_none(), "{typed}");
        let copy = folder.path().join(typed).with_extension("sag");
        assert_eq!(two.session.path(), Some(copy.as_path()));
        assert!(part(&copy, "key-passphrase.age") == key, "{typed}");
        assert!(!folder.path().join("kopi to.json").exists());
    }
    // Somebody else saves meanwhile.
    let copy = two.session.path().unwrap().to_owned();
    fs::copy(&file, &copy).unwrap();
    two.type_name("Åse Holm");
    two.act(Action::Do(Command::Save));
    assert!(matches!(
        two.session.question(),
        Some(Question::Differs { difference: Difference::Changed(_), .. })
    ));
    two.act(Action::Reply(Reply::Overwrite));
    let Some(Message::TheirsKept(theirs)) = two.session.message() else { panic!("not kept") };
    assert_eq!(fs::read(theirs).unwrap(), fs::read(&file).unwrap());
}

#[test]
fn a_lock_that_was_made_is_not_made_twice_where_a_file_is_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    fs::write(&file, "something else").unwrap();
    let mut one = Desktop::new();
    one.type_name("Åse Ærø");
    one.save_as(&file);
    one.type_passphrase(WORD, WORD);
    assert!(matches!(one.session.question(), Some(Question::ReplaceCase { .. })));
    one.act(Action::Reply(Reply::Replace));
    assert_eq!(one.session.message(), Some(&Message::Saved));
    assert!(LockedCase::read(&fs::read(&file).unwrap()).unwrap().takes_passphrase());
}

#[test]
fn what_no_passphrase_can_open_asks_for_none() {
    let folder = tempfile::tempdir().unwrap();
    let ways = [WayIn::Own(OwnKey::generate().public())];
    let (locked, _) = LockedCase::lock(b"{}", &ways, None).unwrap();
    let bytes = locked.bytes().unwrap();
    for (name, bytes, code) in [
        ("own.sag", bytes.as_slice(), "safe-no-passphrase"),
        ("torn.sag", &bytes[..bytes.len() - 1], "safe-damaged"),
        ("empty.sag", &[], "safe-damaged"),
    ] {
        let file: PathBuf = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let mut one = Desktop::new();
        one.act(Action::OpenPath(file));
        assert!(one.session.question().is_none(), "{name}");
        let Some(Message::NotOpened(problem)) = one.session.message() else { panic!("{name}") };
        assert_eq!(problem.code, code, "{name}");
    }
}

#[test]
fn another_passphrase_takes_the_place_of_the_old_one_and_of_nothing_else() {
    const OTHER: &str = "fire nye gode ord";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    let mut one = Desktop::new();
    assert!(!one.session.can(Command::Passphrase));
    one.act(Action::Do(Command::Passphrase));
    assert!(one.session.question().is_none(), "nothing is locked yet");
    let ways = [
        WayIn::Passphrase(forberedt::safe::Passphrase::new(WORD).unwrap()),
        WayIn::Own(OwnKey::generate().public()),
    ];
    let text = fs::read("examples/half-filled/case.json").unwrap();
    let (locked, _) = LockedCase::lock(&text, &ways, None).unwrap();
    fs::write(&file, locked.bytes().unwrap()).unwrap();
    one.act(Action::OpenPath(file.clone()));
    one.type_passphrase(WORD, "");
    let own = part(&file, "key-own.age");
    assert!(one.session.can(Command::Passphrase));
    one.act(Action::Do(Command::Passphrase));
    let before = fs::read(&file).unwrap();
    for (typed, refusal) in [
        ([WORD, OTHER, "noget helt andet"], SafeRefusal::NotTheSame),
        (["", OTHER, OTHER], SafeRefusal::EmptyPassphrase),
        // Whoever finds the window open does not know it.
        ([OTHER, OTHER, OTHER], SafeRefusal::WrongPassphrase),
    ] {
        one.type_passphrases(typed);
        assert_eq!(one.refusal(), Some(refusal));
    }
    assert!(fs::read(&file).unwrap() == before);
    one.act(Action::Reply(Reply::Cancel));
    one.type_name("Åse");
    one.act(Action::Do(Command::Passphrase));
    one.type_passphrases([WORD, OTHER, OTHER]);
    assert_eq!(one.session.message(), Some(&Message::Saved));
    let changed = part(&file, "key-passphrase.age");
    assert!(part(&file, "key-own.age") == own);
    one.type_name("Åse Ærø");
    one.act(Action::Do(Command::Save));
    assert!(part(&file, "key-passphrase.age") == changed, "made once");
    one.act(Action::Do(Command::Quit));
    let mut two = Desktop::new();
    two.act(Action::OpenPath(file));
    two.type_passphrase(WORD, "");
    assert_eq!(two.refusal(), Some(SafeRefusal::WrongPassphrase));
    two.type_passphrase(OTHER, "");
    assert_eq!(two.name(), "Åse Ærø");
}

#[test]
fn a_passphrase_is_in_no_report_of_a_fault() {
    let typed = Unseen(Zeroizing::new(WORD.to_owned()));
    let action = Action::TypePassphrase([typed, Unseen::default(), Unseen::default()]);
    assert!(!format!("{action:?}").contains("kat"));
}
