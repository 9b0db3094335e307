//! What a locked case costs beside a plain one, on the disk of the folder for temporary files: saving the grown case, a journal entry,
//! and opening without the work of the passphrase. Both sides take turns, so that neither has a quieter machine.
//!
//! `cargo bench --locked --no-default-features --bench saving` prints the times with their goals, which are for an idle machine.

mod grown;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::errand::{Errand, ErrandAnswer};
use forberedt::files::journal::{KeptJournal, NextEntry, TypedOver};
use forberedt::files::locked::{self, CaseLock};
use forberedt::files::save::Over;
use forberedt::files::{case_file, journal};
use forberedt::place::FieldPath;
use forberedt::safe::{Opener, OwnKey, Passphrase, WayIn};
use grown::grown;

const EXAMPLE: &str = include_str!("../examples/pension-granted-2018/case.json");
const TURNS: usize = 41;

/// What is taken for the time of a piece of work: the middle one of its turns.
fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed(), done)
}

fn perform(errand: &Errand, bytes: &[u8]) -> bool {
    !matches!(errand.perform(bytes).0, ErrandAnswer::Failed(_))
}

fn save(path: &Path, bytes: &[u8]) -> bool {
    let path = path.to_owned();
    let errand =
        Errand::Save { path, over: Over::Anything, protected_too: false, covers: Vec::new() };
    perform(&errand, bytes)
}

/// Writes an entry of the journal, and gives the journal as it is then.
fn keep(path: &Path, next: NextEntry) -> Option<KeptJournal> {
    let path = path.to_owned();
    let errand = match next.behind {
        Some((first, length)) => Errand::AppendJournal { path, first, length },
        None => Errand::KeepJournal { path },
    };
    matches!(errand.perform(&next.bytes).0, ErrandAnswer::Done).then_some(next.journal)
}

/// Types a word into a field of the longest part.
fn type_a_word(case: &mut Case, turn: usize) {
    let place = FieldPath::new("health", "diagnoses");
    let Some(Edit::List(list)) = case.find_mut(&place) else { return };
    let item = list.item_mut(turn % list.len().max(1));
    let mut fields = item.map(|item| item.fields_mut()).unwrap_or_default();
    let answers = fields.iter_mut().filter_map(|(_, edit)| match edit {
        Edit::Answer(answer) => Some(answer),
        Edit::List(_) => None,
    });
    for answer in answers {
        let text = format!("{} ord", answer.text());
        if answer.set_text(&text).is_ok() {
            return;
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Prints a figure with its goal.
fn tell(what: &str, is: f64, goal: f64, unit: &str) {
    let word = if is <= goal { "met" } else { "not met" };
    println!("{what}: {is:.2}{unit}, goal {goal:.2}{unit}, {word}");
}

fn said<E>(what: &'static str) -> impl FnOnce(E) -> String {
    move |_| format!("{what} failed")
}

fn measure(folder: &Path) -> Result<(), String> {
    let case = case_file::parse("case.json", EXAMPLE).map_err(said("the example"))?;
    let case: Arc<Case> = Arc::new(grown(&case));
    let text = case_file::to_text(&case).map_err(said("the grown case"))?;
    let own = OwnKey::generate();
    let word = Passphrase::new("fire ord uden mening").map_err(said("the passphrase"))?;
    let ways = [WayIn::Passphrase(word.clone()), WayIn::Own(own.public())];
    let lock = CaseLock::new(text.as_bytes(), &ways).map_err(said("the lock"))?;
    let (plain, sealed) = (folder.join("sag.json"), folder.join("sag.sag"));
    let (mut of_plain, mut of_sealed, mut of_journal) = (Vec::new(), Vec::new(), Vec::new());
    let mut all_done = true;
    for _ in 0..TURNS {
        let (time, done) =
            timed(|| case_file::to_text(&case).is_ok_and(|text| save(&plain, text.as_bytes())));
        of_plain.push(time);
        all_done &= done;
        let (time, done) = timed(|| {
            let text = case_file::to_text(&case).unwrap_or_default();
            lock.around(text.as_bytes()).is_ok_and(|bytes| save(&sealed, &bytes))
        });
        of_sealed.push(time);
        all_done &= done;
    }
    let mut of_first_entry = Vec::new();
    let mut kept: Option<KeptJournal> = None;
    let mut typed = Case::clone(&case);
    let version = journal::version_of(&case).ok_or("no version")?;
    for turn in 0..TURNS {
        type_a_word(&mut typed, turn);
        let next = Arc::new(typed.clone());
        let over = TypedOver { over: vec![version], at: 0 };
        // As when the case has just been saved.
        let (time, done) = timed(|| {
            KeptJournal::begin(&next, &over, Some(&lock.key))
                .is_ok_and(|entry| keep(&sealed, entry).is_some())
        });
        of_first_entry.push(time);
        all_done &= done;
    }
    for turn in 0..TURNS {
        type_a_word(&mut typed, turn);
        let next = Arc::new(typed.clone());
        let over = TypedOver { over: vec![version], at: 0 };
        let (time, now) = timed(|| match kept.take() {
            Some(kept) => keep(&sealed, kept.go_on(&next, &over, Some(&lock.key)).ok()?),
            None => keep(&sealed, KeptJournal::begin(&next, &over, Some(&lock.key)).ok()?),
        });
        all_done &= now.is_some();
        if turn > 0 {
            of_journal.push(time);
        }
        kept = now;
    }
    let bytes = std::fs::read(&sealed).map_err(|error| error.kind().to_string())?;
    let opened = |opener: &Opener| {
        let times = (0..5).map(|_| {
            timed(|| {
                locked::open(&sealed, &bytes, opener)
                    .and_then(|opened| case_file::from_bytes(&sealed, &opened.text))
                    .is_ok()
            })
        });
        let (times, done): (Vec<Duration>, Vec<bool>) = times.unzip();
        (middle(times), done.into_iter().all(|done| done))
    };
    let (by_key, one) = opened(&Opener::Own(own));
    let (by_word, other) = opened(&Opener::Passphrase(word.clone()));
    let (scrypt, _) = timed(|| OwnKey::generate().locked_by(&word, None).is_ok());
    if !(all_done && one && other) {
        return Err("a piece of work was refused".to_owned());
    }
    let (plain, sealed) = (middle(of_plain), middle(of_sealed));
    println!(
        "the grown case has {} kB; a plain save takes {:.2} ms",
        text.len() / 1024,
        milliseconds(plain)
    );
    let ratio = sealed.as_secs_f64() / plain.as_secs_f64();
    println!("opening by the own key takes {:.2} ms", milliseconds(by_key));
    tell("a locked save beside a plain one", ratio, 1.3, " times");
    println!(
        "the first entry of a journal, with the whole case, takes {:.2} ms",
        milliseconds(middle(of_first_entry))
    );
    tell("a journal entry, on a thread of its own", milliseconds(middle(of_journal)), 2.0, " ms");
    tell("opening by a passphrase", milliseconds(by_word), milliseconds(scrypt) + 100.0, " ms");
    Ok(())
}

fn main() -> ExitCode {
    let Ok(folder) = tempfile::tempdir() else { return ExitCode::FAILURE };
    match measure(folder.path()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("not measured: {what}");
            ExitCode::FAILURE
        }
    }
}
