//! The user's own key, and new cases that get their file and lock before their first field.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::files::locked;
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::Passphrases;
use forberedt::safe::{LockedCase, Opener, OwnKey, Passphrase, SafeRefusal};
use forberedt::session::action::{Action, Command, Reply, ScreenWish, Unseen};
use forberedt::session::question::{Message, Question};

use crate::locked_session::{Desktop, WORD};

const OTHER: &str = "en helt anden adgangskode";

/// A folder for settings, cases and templates.
struct Office(tempfile::TempDir);

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        for folder in ["settings", "cases", "templates"] {
            fs::create_dir(office.path(folder)).unwrap();
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The program as it is started on another day.
    fn desktop(&self) -> Desktop {
        let [settings, templates] = ["settings", "templates"].map(|name| Some(self.path(name)));
        let mut desktop = Desktop::at(Folders { settings, templates, ..Folders::default() });
        desktop.session.tick(std::time::Duration::ZERO);
        desktop
    }

    fn make_key(&self) -> Desktop {
        let mut one = self.desktop();
        one.act(Action::MakeOwnKey);
        one.type_passphrase(WORD, WORD);
        assert_eq!(one.session.message(), Some(&Message::OwnKeyMade));
        one
    }

    /// Begins a case under this name.
    fn begin(&self, one: &mut Desktop, name: &str) -> PathBuf {
        one.act(Action::Do(Command::New));
        one.act(Action::TypePath(self.path("cases").join(name).display().to_string()));
        one.act(Action::Reply(Reply::UsePath));
        self.path("cases").join(name)
    }
}

fn read(file: &Path) -> LockedCase {
    LockedCase::read(&fs::read(file).unwrap()).unwrap()
}

fn asks(desktop: &Desktop) -> Option<Passphrases> {
    match desktop.session.question() {
        Some(Question::Passphrase { asks, .. }) => Some(*asks),
        _ => None,
    }
}

#[test]
fn another_passphrase_for_the_own_key_touches_its_file_alone_and_the_old_one_opens_nothing() {
    let office = Office::new();
    let mut one = office.make_key();
    let case = office.begin(&mut one, "sag.sag");
    one.type_name("Åse Ærø");
    one.act(Action::Do(Command::Save));
    let (sealed, key) = (fs::read(&case).unwrap(), fs::read(office.path("settings/own.key")));
    one.act(Action::ChangeOwnKey);
    for (typed, refusal) in [
        ([OTHER, OTHER, OTHER], SafeRefusal::WrongPassphrase),
        ([WORD, OTHER, WORD], SafeRefusal::NotTheSame),
        ([WORD, "kort", "kort"], SafeRefusal::ShortPassphrase),
        (["", OTHER, OTHER], SafeRefusal::EmptyPassphrase),
    ] {
        one.type_passphrases(typed);
        assert_eq!(one.refusal(), Some(refusal));
    }
    assert_eq!(fs::read(office.path("settings/own.key")).unwrap(), key.unwrap());
    one.type_passphrases([WORD, OTHER, OTHER]);
    assert_eq!(one.session.message(), Some(&Message::OwnKeyChanged));
    assert!(one.session.question().is_none());
    assert!(fs::read(&case).unwrap() == sealed, "no case is touched");
    let beside = fs::read_dir(office.path("settings")).unwrap().flatten();
    let mut names: Vec<_> = beside.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");

    let mut two = office.desktop();
    two.act(Action::OpenPath(case.clone()));
    two.type_passphrase(WORD, "");
    assert_eq!(two.refusal(), Some(SafeRefusal::WrongPassphrase));
    two.type_passphrase(OTHER, "");
    assert_eq!(two.name(), "Åse Ærø");
}

#[test]
fn a_new_case_is_locked_by_the_own_key_before_its_first_field_and_its_passphrase_is_asked_for_once()
{
    let office = Office::new();
    let mut one = office.desktop();
    // Whoever has no key makes it on the way.
    one.act(Action::Do(Command::New));
    one.act(Action::TypePath(office.path("cases/15.20-A7").display().to_string()));
    one.act(Action::Reply(Reply::UsePath));
    one.type_passphrase(WORD, OTHER);
    assert_eq!(one.refusal(), Some(SafeRefusal::NotTheSame));
    one.type_passphrase(WORD, WORD);
    let first = office.path("cases/15.20-A7.sag");
    assert!(first.exists(), "{:?}", one.session.message());
    assert_eq!(one.session.path(), Some(first.as_path()));
    one.type_name("Åse Ærø");
    one.session.tick(std::time::Duration::from_secs(1));
    one.work();
    one.session.tick(std::time::Duration::from_secs(2));
    one.work();
    let journal = fs::read(first.with_file_name(".15.20-A7.sag.journal")).unwrap();
    let is_sealed = journal.windows(19).any(|window| window == b"age-encryption.org/");
    assert!(is_sealed, "what is typed has a place and a lock");
    one.act(Action::Do(Command::Save));
    // The second is begun with what is proposed: in the folder of the last, by two actions.
    for name in ["sag-2018-03-01.sag", "sag-2018-03-01-2.sag", "sag-2018-03-01-3.sag"] {
        one.act(Action::Do(Command::New));
        one.act(Action::Reply(Reply::UsePath));
        assert_eq!(one.session.path(), Some(office.path("cases").join(name).as_path()));
        assert!(read(&office.path("cases").join(name)).takes_own_key());
    }

    let mut two = office.desktop();
    two.act(Action::OpenPath(first.clone()));
    assert_eq!(asks(&two), Some(Passphrases { case: false, own: true }));
    two.type_passphrase(OTHER, "");
    assert_eq!(two.refusal(), Some(SafeRefusal::WrongPassphrase));
    two.type_passphrase(WORD, "");
    assert_eq!(two.name(), "Åse Ærø");
    two.act(Action::OpenPath(office.path("cases/sag-2018-03-01.sag")));
    assert_eq!(two.session.question().map(|_| ()), None, "the key is at hand all day");
    assert_eq!(two.name(), "");
    // The same passphrase opens the screen.
    two.act(Action::Do(Command::Lock));
    for (typed, is_shut) in [(OTHER, true), (WORD, false)] {
        let typed = Unseen(forberedt::safe::Zeroizing::new(typed.to_owned()));
        two.act(Action::Screen(ScreenWish::Type(typed)));
        two.act(Action::Screen(ScreenWish::Open));
        assert_eq!(two.session.shut_screen().is_some(), is_shut);
    }
}

#[test]
fn the_key_is_for_its_user_alone_and_is_never_written_over() {
    let office = Office::new();
    let mut one = office.make_key();
    let key = office.path("settings/own.key");
    let before = fs::read(&key).unwrap();
    assert!(before.starts_with(b"age-encryption.org/"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o077, 0);
    }
    let public = fs::read_to_string(office.path("settings/own.pub")).unwrap();
    assert!(public.starts_with("age1"));
    one.act(Action::MakeOwnKey);
    one.type_passphrase(OTHER, OTHER);
    assert!(matches!(one.session.message(), Some(Message::OwnKeyNotMade(_))));
    assert_eq!(fs::read(&key).unwrap(), before);
    // A public half that somebody has changed is put right by the first opening of the key.
    let file = office.begin(&mut one, "a.sag");
    let foreign = OwnKey::generate().public().to_string();
    fs::write(office.path("settings/own.pub"), &foreign).unwrap();
    let mut two = office.desktop();
    two.act(Action::OpenPath(file));
    two.type_passphrase(WORD, "");
    assert_eq!(fs::read_to_string(office.path("settings/own.pub")).unwrap(), public);
}

#[test]
fn the_municipality_says_by_a_file_that_its_recovery_key_opens_new_cases_too() {
    let office = Office::new();
    let mut one = office.make_key();
    let before = office.begin(&mut one, "before.sag");
    let recovery = OwnKey::generate();
    let note = office.path("templates/recovery-key.txt");
    fs::write(&note, format!("# Kommunens nødnøgle\n{}\n", recovery.public())).unwrap();
    let own = office.begin(&mut one, "own.sag");
    one.act(Action::Do(Command::New));
    let word = office.path("cases/word.sag");
    one.act(Action::TypePath(word.display().to_string()));
    one.act(Action::Reply(Reply::WithPassphrase));
    one.type_passphrase(OTHER, OTHER);
    let opener = Opener::Own(recovery);
    for (file, is_open) in [(&before, false), (&own, true), (&word, true)] {
        assert_eq!(read(file).key(&opener, None).is_ok(), is_open, "{}", file.display());
    }
    // What the municipality asks for is not passed over because its file is no key.
    fs::write(&note, "nøglen ligger i skabet").unwrap();
    let none = office.begin(&mut one, "none.sag");
    assert!(!none.exists());
    let Some(Message::NotSaved(problems)) = one.session.message() else { panic!("it is told") };
    assert_eq!(problems[0].code, "safe-not-public");
    assert_eq!(one.session.path(), None);
}

#[test]
fn a_case_with_a_passphrase_beside_the_own_key_is_opened_by_either() {
    let office = Office::new();
    let mut one = office.make_key();
    let file = office.begin(&mut one, "a.sag");
    one.act(Action::Do(Command::Passphrase));
    one.type_passphrases([OTHER, OTHER, OTHER]);
    assert!(!read(&file).takes_passphrase(), "whoever does not know the key's is refused");
    one.type_passphrases([WORD, OTHER, OTHER]);
    assert!(read(&file).takes_passphrase() && read(&file).takes_own_key());
    for word in [WORD, OTHER] {
        let mut two = office.desktop();
        two.act(Action::OpenPath(file.clone()));
        assert_eq!(asks(&two), Some(Passphrases { case: true, own: true }));
        two.type_passphrase(word, "");
        assert_eq!(two.session.path(), Some(file.as_path()), "{:?}", two.session.message());
    }
    // On a machine without the key the case's own passphrase is what is asked for.
    let mut elsewhere = Desktop::new();
    elsewhere.act(Action::OpenPath(file.clone()));
    assert_eq!(asks(&elsewhere), Some(Passphrases { case: true, own: false }));
    let opener = Opener::Passphrase(Passphrase::typed(OTHER).unwrap());
    assert!(locked::unlock(&fs::read(&file).unwrap(), Some(&opener)).is_ok());
}

#[test]
fn a_practice_case_has_no_file_and_no_lock() {
    let office = Office::new();
    let mut one = office.make_key();
    one.act(Action::Do(Command::New));
    one.act(Action::Reply(Reply::Practice));
    assert!(one.session.has_case() && one.session.path().is_none());
    assert_eq!(fs::read_dir(office.path("cases")).unwrap().count(), 0);
    one.type_name("Åse Ærø");
    one.save_as(&office.path("cases/øvelse.json"));
    let text = fs::read_to_string(office.path("cases/øvelse.json")).unwrap();
    assert!(text.contains("Åse Ærø"));
    // A name that is taken is asked about where the user has chosen it.
    fs::write(office.path("cases/taget.sag"), "noget").unwrap();
    office.begin(&mut one, "taget.sag");
    assert!(matches!(one.session.question(), Some(Question::ReplaceCase { .. })));
    assert_eq!(fs::read(office.path("cases/taget.sag")).unwrap(), b"noget");
}
