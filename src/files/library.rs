//! The library: words, law, checks and letters, as they are built into the program, with a municipality's own files laid over them.

mod files;

use std::path::Path;
use std::sync::LazyLock;

use self::files::Files;
use crate::case::Case;
use crate::checks::Look;
use crate::checks::deadlines::{self, Deadline, DeadlineWords};
use crate::checks::occasion::OCCASIONS;
use crate::checks::plan_words::PlanWords;
use crate::checks::wording::Wording;
use crate::law::LawBook;
use crate::letters::readability::ReadabilityWords;
use crate::letters::{Facts, Letters, Sender, Shelf, Sources};
use crate::problem::{Place, Problem};
use crate::words::{self, Words};

/// Everything that the program knows before a case is opened (biblioteket).
pub struct Library {
    pub words: Words,
    pub law: LawBook,
    pub wording: Wording,
    pub deadlines: DeadlineWords,
    /// Many words that few commands ask for.
    pub readability: LazyLock<ReadabilityWords, Box<dyn FnOnce() -> ReadabilityWords + Send + Sync>>,
    pub letters: Letters,
    pub sender: Sender,
}

impl Library {
    /// The library that is built into the program. No more of it is read than is needed: the tests look it over as
    /// [`Library::inspect`] does, so that nobody waits for it at every start.
    ///
    /// # Errors
    /// Every fault of the words and the law; a test holds that there is none.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        let files = Files::built_in();
        let mut problems = Vec::new();
        let (letters, library) =
            rayon::join(|| Letters::trusted(&files.letters()), || read(&files, &mut problems, |_, _, _| Letters::default()));
        let library = library.map(|library| Self { letters, ..library });
        library.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// The built-in library with a folder's files in place of those of the same name.
    ///
    /// # Errors
    /// Every fault: a folder that cannot be read, files that belong nowhere, and what is wrong inside the files.
    pub fn with_overlay(folder: &Path) -> Result<Self, Vec<Problem>> {
        let (library, problems) = Self::inspect(Some(folder));
        library.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// The built-in library, with a folder laid over it if there is one, and every fault of every file. Letters without
    /// fault stay usable beside the problems of the others.
    pub fn inspect(folder: Option<&Path>) -> (Option<Self>, Vec<Problem>) {
        let mut files = Files::built_in();
        let mut problems = folder.map_or_else(Vec::new, |folder| files.lay_over(folder));
        let library = read(&files, &mut problems, |words, law, problems| {
            let (letters, found) = Letters::read(&files.letters(), words, law);
            problems.extend(found);
            let known: Vec<&str> = OCCASIONS.iter().map(|occasion| occasion.name).collect();
            problems.extend(letters.unknown_occasions(&known));
            letters
        });
        problems.extend(readability(files.text(READABILITY)).err().into_iter().flatten());
        if let Some(library) = &library {
            problems.extend(words::check_against_case(&library.words, &Case::default()));
        }
        (library, problems)
    }

    /// The letters of a case.
    pub fn shelf<'a>(&'a self, case: &'a Case) -> Shelf<'a> {
        Shelf::new(&self.letters, self.facts(case), &self.wording)
    }

    /// The time limits of a case, the nearest first.
    pub fn deadlines(&self, case: &Case) -> Vec<Deadline> {
        deadlines::all(&self.look(case), &self.deadlines)
    }

    /// What the checks of a case look at.
    pub fn look<'a>(&'a self, case: &'a Case) -> Look<'a> {
        Look { case, law: &self.law, words: &self.words, wording: &self.wording }
    }

    /// What a letter is tried with on a day of the law.
    pub fn sources(&self) -> Sources<'_> {
        Sources { law: &self.law, words: &self.words, wording: &self.wording, sender: &self.sender }
    }

    /// What the letters of a case are filled with.
    pub fn facts<'a>(&'a self, case: &'a Case) -> Facts<'a> {
        Facts { case, law: &self.law, words: &self.words, sender: &self.sender }
    }
}

const READABILITY: &str = "readability.toml";

/// Reads everything but the letters, and those by `letters`. Processors share the work, since every start waits for it.
fn read(
    files: &Files,
    problems: &mut Vec<Problem>,
    letters: impl FnOnce(&Words, &LawBook, &mut Vec<Problem>) -> Letters,
) -> Option<Library> {
    let of_words = || {
        let plan_words = PlanWords::read("plan-words.toml", files.text("plan-words.toml"));
        (Words::read(&files.under("fields")), plan_words)
    };
    let of_law = || {
        let law = LawBook::read(&files.under("law"))?;
        let wording = Wording::read("checks.toml", files.text("checks.toml"), &law);
        Ok((law, wording))
    };
    let ((words, plan_words), law) = rayon::join(of_words, of_law);
    let (words, law) = (keep(words, problems), keep(law, problems));
    let sender = keep(sender(files), problems);
    let plan_words = keep(plan_words, problems).unwrap_or_default();
    let (words, (law, wording)) = (words?, law?);
    let wording = keep(wording, problems);
    let deadlines = keep(DeadlineWords::read("deadlines.toml", files.text("deadlines.toml")), problems);
    let letters = letters(&words, &law, problems);
    let text = files.text(READABILITY).to_owned();
    let readability = LazyLock::new(Box::new(move || readability(&text).unwrap_or_default()) as Box<_>);
    let wording = wording?.with_plan_words(plan_words);
    Some(Library { words, law, wording, deadlines: deadlines?, readability, letters, sender: sender? })
}

fn readability(text: &str) -> Result<ReadabilityWords, Vec<Problem>> {
    ReadabilityWords::read(READABILITY, text)
}

fn sender(files: &Files) -> Result<Sender, Vec<Problem>> {
    let mut sender = Sender::read("letterhead.toml", files.text("letterhead.toml"))?;
    if !sender.logo_file.is_empty() {
        match files.picture(&sender.logo_file) {
            Some(png) => sender.set_logo(png.to_vec()),
            None => {
                let place = Place::File { name: "letterhead.toml".to_owned(), line: 0, excerpt: String::new() };
                let problem = Problem::blocker("logo-missing", place, format!("Logoet »{}« findes ikke.", sender.logo_file));
                return Err(vec![problem.with_cure("Læg en PNG-fil med det navn ved siden af letterhead.toml.")]);
            }
        }
    }
    Ok(sender)
}

fn keep<T>(result: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}
