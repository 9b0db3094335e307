//! The locked screen: when it comes, what it lets through, and what opens it.

use std::time::Duration;

use forberedt::jobs::job::{Job, JournalTask, LockAfter, Settings};
use forberedt::safe::{SafeRefusal, Zeroizing};
use forberedt::session::action::{Action, Command, Reply, ScreenWish, Unseen};
use forberedt::session::question::Question;

use crate::cases::path;
use crate::locked_session::{Desktop, WORD};

fn try_passphrase(desktop: &mut Desktop, text: &str) {
    let typed = Unseen(Zeroizing::new(text.to_owned()));
    desktop.act(Action::Screen(ScreenWish::Type(typed)));
    desktop.act(Action::Screen(ScreenWish::Open));
}

fn is_shut(desktop: &Desktop) -> bool {
    desktop.session.shut_screen().is_some()
}

#[test]
fn a_locked_screen_keeps_what_was_typed_and_lets_nothing_through_but_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.sag");
    let mut one = Desktop::new();
    one.act(Action::Do(Command::Tasks));
    one.type_name("Åse Ærø");
    one.save_as(&file);
    one.type_passphrase(WORD, WORD);
    one.type_name("Åse Ærø Holm");
    one.act(Action::Do(Command::Lock));
    one.session.tick(Duration::from_millis(1));
    let jobs = one.session.take_jobs();
    let keeps = |job: &Job| matches!(job, Job::Journal(order) if matches!(&order.task, JournalTask::Keep { .. }));
    assert!(jobs.iter().any(keeps), "the journal is written at once");
    one.carry_out_unheard(jobs);
    assert!(is_shut(&one));
    one.type_name("En Anden");
    one.act(Action::Answer(path("citizen.name"), "En Anden".to_owned()));
    one.act(Action::Do(Command::Save));
    one.act(Action::Do(Command::Open));
    assert_eq!(one.name(), "Åse Ærø Holm");
    assert!(one.session.is_dirty() && one.session.question().is_none());
    // Nobody can be asked what is to become of it, so it stays.
    one.act(Action::Do(Command::Quit));
    assert!(!one.session.is_finished());
    assert!(one.session.shut_screen().unwrap().keeps_unsaved);

    try_passphrase(&mut one, "");
    assert_eq!(one.session.shut_screen().unwrap().refusal, Some(SafeRefusal::EmptyPassphrase));
    try_passphrase(&mut one, "en anden kat på månen");
    assert_eq!(one.session.shut_screen().unwrap().refusal, Some(SafeRefusal::WrongPassphrase));
    assert!(is_shut(&one));
    try_passphrase(&mut one, WORD);
    assert!(!is_shut(&one));
    assert_eq!(one.name(), "Åse Ærø Holm");
    one.act(Action::Do(Command::Save));
    assert!(!one.session.is_dirty());
    one.act(Action::Do(Command::Lock));
    one.act(Action::Do(Command::Quit));
    assert!(one.session.is_finished(), "a case that is saved may be closed behind the lock");
}

#[test]
fn the_screen_is_locked_by_itself_after_the_minutes_of_the_settings() {
    let mut one = Desktop::new();
    let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
    one.session.tick(minutes(60));
    assert!(!is_shut(&one), "there is no case to be seen");
    one.act(Action::Do(Command::New));
    one.act(Action::Reply(Reply::Practice));
    one.session.stirred();
    one.session.tick(minutes(69));
    assert!(!is_shut(&one));
    assert_eq!(one.session.wakes_in().map(|rest| rest <= minutes(1)), Some(true));
    one.session.stirred();
    one.session.tick(minutes(78));
    assert!(!is_shut(&one));
    one.session.tick(minutes(79));
    assert!(is_shut(&one));
    // A plain case has no passphrase to ask for.
    assert!(!one.session.screen_wants_passphrase());
    one.act(Action::Screen(ScreenWish::Open));
    assert!(!is_shut(&one));
    one.session.tick(minutes(88));
    assert!(!is_shut(&one), "whoever opened it has just done something");

    let lock_after = LockAfter::CHOICES[4];
    assert_eq!(lock_after.minutes(), 0);
    let never = Settings { lock_after, ..Settings::default() };
    one.act(Action::TypeSettings(never));
    one.act(Action::KeepSettings);
    one.session.tick(minutes(1000));
    assert!(!is_shut(&one));
}

#[test]
fn a_question_that_was_open_waits_behind_the_lock() {
    let mut one = Desktop::new();
    one.type_name("Åse");
    one.act(Action::Do(Command::Tasks));
    one.act(Action::Do(Command::New));
    assert!(matches!(one.session.question(), Some(Question::Unsaved(_))));
    one.act(Action::Do(Command::Lock));
    one.act(Action::Reply(Reply::Discard));
    assert!(matches!(one.session.question(), Some(Question::Unsaved(_))));
    assert_eq!(one.name(), "Åse");
}
