//! What spelling costs: reading the dictionary and the memory that it holds, a whole case with a long letter looked through for the
//! first time, and again after a key.
//!
//! `cargo bench --locked --no-default-features --bench spelling` prints the figures with their goals, which are for an idle machine. A key is
//! one that changes a word of the letter, so that both the answer and the letter are new.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk as _, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Job, Preview, SpellingAnswer, SpellingJob};

const EXAMPLE: &str = include_str!("../examples/pension-granted-2018/case.json");
/// Taken together, since no letter of an example has as many pages as the goals are set for: fourteen.
const LETTERS: [&str; 2] = ["preparatory-plan", "decision-pension-granted"];
/// The field that is typed in; its words stand in the letter.
const FIELD: &str = "strengths.strengths";
const DICTIONARY: &str = "templates/spelling";
const FIRST_LOOKS: usize = 7;
const KEYS: usize = 41;

/// A desk with the dictionary of the project, which it reads when it is first asked.
fn desk() -> OfficeDesk {
    let spelling = Some(Path::new(DICTIONARY).to_owned());
    OfficeDesk::new(Folders { spelling, ..Folders::default() }, Messenger::here())
}

/// How long a look takes, and how many words it finds wrong.
fn look(desk: &mut OfficeDesk, case: &Arc<Case>, letter: Option<&Arc<Preview>>) -> Option<Looked> {
    let (case, letter) = (Arc::clone(case), letter.cloned());
    let begun = Instant::now();
    let done = desk.carry_out(Job::Spell(SpellingJob::Look { generation: 1, case, letter }));
    let took = begun.elapsed();
    let Some(Done::Spelt(SpellingAnswer::Looked { spelt, .. })) = done else { return None };
    Some(Looked { took, wrong: spelt.words.len() })
}

struct Looked {
    took: Duration,
    wrong: usize,
}

/// The letters as they read now, as one.
fn preview(desk: &mut OfficeDesk, case: &Arc<Case>) -> Option<(Arc<Preview>, usize)> {
    let mut one = |letter: &str| {
        let (letter, case) = (letter.to_owned(), Arc::clone(case));
        match desk.carry_out(Job::Preview { generation: 1, letter, draft: true, case })? {
            Done::Previewed { preview, .. } => Some(preview),
            _ => None,
        }
    };
    let [plan, decision] = LETTERS.map(&mut one);
    let (plan, decision) = (plan?, decision?);
    let pages = plan.paper.pages.len() + decision.paper.pages.len();
    let words = format!("{}\u{1e}{}", plan.words, decision.words);
    Some((Arc::new(Preview { words: words.into(), ..plan }), pages))
}

/// Types a letter at the end of the field.
fn type_a_letter(case: &mut Case, turn: usize) -> Option<()> {
    let place = case.path(FIELD)?;
    let Some(Edit::Answer(answer)) = case.find_mut(&place) else { return None };
    let letter = "hensynet til helbredet ".chars().nth(turn % 23)?;
    let text = format!("{}{letter}", answer.text());
    answer.set_text(&text).ok()
}

/// The memory that the program has in use, in kB, where the system says so.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// What is taken for the time of a piece of work: the middle one of its turns.
fn middle(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

/// Prints a figure with its goal.
fn tell(what: &str, is: f64, goal: f64, unit: &str) {
    let word = if is <= goal { "met" } else { "not met" };
    println!("{what}: {is:.2} {unit}, goal {goal:.2} {unit}, {word}");
}

fn measure() -> Option<()> {
    // Before all else, so that nothing that was let go of has left room for the dictionary.
    let nothing = Arc::new(Case::default());
    let mut first = desk();
    let before = resident();
    let read = look(&mut first, &nothing, None)?;
    let after = resident();
    println!("reading the dictionary takes {:.2} ms", read.took.as_secs_f64() * 1000.0);
    if let (Some(before), Some(after)) = (before, after) {
        let megabytes = after.saturating_sub(before) as f64 / 1024.0;
        tell("the memory of the dictionary", megabytes, 20.0, "MB");
    }
    drop(first);
    let mut desk_of_letters = desk();
    desk_of_letters.carry_out(Job::ReadLibrary)?;
    let mut case = case_file::parse("case.json", EXAMPLE).ok()?;
    let opened = Arc::new(case.clone());
    let (letter, pages) = preview(&mut desk_of_letters, &opened)?;
    let words = letter.words.split_whitespace().count();
    println!("the letter has {pages} pages and {words} words");
    let mut of_first = Vec::new();
    for _ in 0..FIRST_LOOKS {
        let mut desk = desk();
        look(&mut desk, &nothing, None)?;
        of_first.push(look(&mut desk, &opened, Some(&letter))?.took);
    }
    tell("the case and its letter at first", middle(of_first), 250.0, "ms");
    let mut spelling = desk();
    let mut wrong = look(&mut spelling, &opened, Some(&letter))?.wrong;
    println!("{wrong} words of them are taken for slips");
    let mut of_key = Vec::new();
    for turn in 0..KEYS {
        type_a_letter(&mut case, turn)?;
        let typed = Arc::new(case.clone());
        let (letter, _) = preview(&mut desk_of_letters, &typed)?;
        let looked = look(&mut spelling, &typed, Some(&letter))?;
        of_key.push(looked.took);
        wrong = wrong.max(looked.wrong);
    }
    println!("with a word half typed at most {wrong}");
    tell("the case and its letter after a key", middle(of_key), 5.0, "ms");
    Some(())
}

fn main() -> ExitCode {
    match measure() {
        Some(()) => ExitCode::SUCCESS,
        None => {
            eprintln!("not measured: a piece of work was refused");
            ExitCode::FAILURE
        }
    }
}
