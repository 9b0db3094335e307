//! Edits of letters and answers, in any order, undone and done again through the session: the letters have the same bytes as before.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use forberedt::case::Case;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Fingerprint, Job, Lock, OpenedCase};
use forberedt::letters::edits::{LetterText, TextStanding, texts};
use forberedt::session::Session;
use forberedt::session::action::{Action, Command};
use forberedt::session::edits::EditWish;
use forberedt::writers::{pdf, text};
use jiff::civil::date;

use crate::cases::path;
use crate::dice::Dice;
use crate::library_and_examples::{cases, library};

/// How many cases are edited, and how often each.
const ROUNDS: usize = 4;
const CHANGES: usize = 16;

const CASES: [(&str, &str); 4] = [
    ("pension-refused-fleksjob-granted-2018", "decision-pension-refused"),
    ("pension-granted-2018", "decision-pension-granted"),
    ("self-employed-2018", "decision-self-employed-support"),
    ("half-filled", "preparatory-plan"),
];

/// A session with a worker that does all jobs at once.
struct Work {
    session: Session,
    desk: OfficeDesk,
    now: Duration,
}

impl Work {
    fn on(name: &str, letter: &str) -> Self {
        let desk = OfficeDesk::new(Folders::default(), Messenger::here());
        let session = Session::start(date(2018, 5, 16), None);
        let mut work = Self { session, desk, now: Duration::ZERO };
        work.rest();
        let file = PathBuf::from("sag.json");
        work.session.update(Action::OpenPath(file.clone()));
        work.session.take_jobs();
        let case = Box::new(cases()[name].clone());
        let opened = OpenedCase { case, holds: Fingerprint::of(b"en sag"), lock: Lock::None };
        work.session.done(Done::Opened { path: file, outcome: Ok(opened) });
        work.rest();
        work.act(Action::ReadLetter(letter.to_owned()));
        work
    }

    fn act(&mut self, action: Action) {
        self.session.stirred();
        self.session.update(action);
        self.rest();
    }

    /// Does what is to be done, but for what would touch the disk, until nothing is left.
    fn rest(&mut self) {
        for turn in 0..8 {
            // A rest that ends typing, and then the time that the answers take.
            self.now += Duration::from_millis(if turn == 0 { 2_000 } else { 20 });
            self.session.tick(self.now);
            for job in self.session.take_jobs() {
                let is_of_disk = matches!(
                    job,
                    Job::Save(_) | Job::Journal(_) | Job::Hold { .. } | Job::KeepRecent(_)
                );
                if let Some(done) = (!is_of_disk).then(|| self.desk.carry_out(job)).flatten() {
                    self.session.done(done);
                }
            }
        }
    }

    fn texts(&self, letter: &str) -> Vec<LetterText> {
        let case = self.session.case();
        let draft = library().letters.fill(letter, &library().facts(case)).unwrap();
        texts(&draft, &case.edits)
    }

    /// The letter as a file, and its words.
    fn letter(&self, letter: &str) -> (Vec<u8>, String) {
        bytes(self.session.case(), letter)
    }
}

fn bytes(case: &Case, letter: &str) -> (Vec<u8>, String) {
    let draft = library().letters.fill(letter, &library().facts(case)).unwrap();
    let document = draft.marked();
    (pdf::write(&document).unwrap(), text::write(&document))
}

/// Something that a person does with the letter or with an answer that stands in it.
fn change(dice: &mut Dice, work: &mut Work, letter: &str, turn: usize) {
    let texts = work.texts(letter);
    let text = texts[dice.up_to(texts.len())].clone();
    let words = |text: &LetterText| {
        let mut words = text.words();
        words.resize(text.ground.len().max(1), String::new());
        words
    };
    let action = match dice.up_to(9) {
        0 => Action::Answer(path("citizen.name"), format!("Prøve Nummer {turn}")),
        1 => Action::Answer(path("matter.caseworker"), format!("Behandler {turn}")),
        2 | 3 => {
            let mut typed = words(&text);
            let cell = dice.up_to(typed.len());
            typed[cell].push_str(&format!(" Ord {turn}."));
            Action::EditLetter(EditWish::Type(text, typed))
        }
        4 => {
            let none = vec![String::new(); text.ground.len().max(1)];
            Action::EditLetter(EditWish::Type(text, none))
        }
        5 => {
            let mut typed = vec![String::new(); text.ground.len().max(1)];
            typed[0] = format!("Nyt {turn}.\n\nOg mere.");
            Action::EditLetter(EditWish::AddAfter(text, typed))
        }
        6 => {
            let mut typed = vec![String::new(); text.ground.len().max(1)];
            typed[0] = format!("Før {turn}.");
            Action::EditLetter(EditWish::AddBefore(text, typed))
        }
        7 => {
            let piece =
                text.texts.first().and_then(|it| it.iter().position(|it| it.value.is_some()));
            match piece {
                Some(piece) if text.standing != TextStanding::Demanded => {
                    Action::EditLetter(EditWish::Loosen { text, cell: 0, piece })
                }
                _ => return,
            }
        }
        _ => match text.edit {
            Some(id) => Action::EditLetter(EditWish::PutBack(id)),
            None => return,
        },
    };
    work.act(action);
}

#[test]
fn whatever_is_undone_leaves_the_letter_as_it_was_and_done_again_as_it_became() {
    let mut dice = Dice(83);
    let (mut steps, mut edited) = (0, 0);
    for round in 0..ROUNDS {
        let (name, letter) = CASES[round % CASES.len()];
        let mut work = Work::on(name, letter);
        assert_eq!(work.session.letters().beside().map(|row| row.id.as_str()), Some(letter));
        let before = work.letter(letter);
        assert!(before == bytes(&cases()[name], letter));
        // Each state on the way is met again on the way back.
        let mut states = vec![Arc::new(work.session.case().clone())];
        for turn in 0..CHANGES {
            change(&mut dice, &mut work, letter, turn);
            if *work.session.case() != **states.last().unwrap() {
                states.push(Arc::new(work.session.case().clone()));
            }
        }
        let after = work.letter(letter);
        edited += work.session.case().edits.all().len();
        for (at, state) in states.iter().enumerate().rev().skip(1) {
            work.act(Action::Do(Command::Undo));
            let shut = work.session.shut_screen().is_some();
            let told = format!("{name} round {round}, step {at} of {}, {shut}", states.len());
            assert!(work.session.case().edits == state.edits, "the edits of {told}");
            assert!(work.letter(letter) == bytes(state, letter), "the bytes of {told}");
            steps += 1;
        }
        assert!(!work.session.can(Command::Undo), "{name}: nothing is left to undo");
        assert!(work.letter(letter) == before, "{name}: not the bytes of before");
        while work.session.can(Command::Redo) {
            work.act(Action::Do(Command::Redo));
        }
        assert!(work.letter(letter) == after, "{name}: not the bytes of after");
    }
    assert!(steps > 25 && edited > 10, "{steps} {edited}");
}
