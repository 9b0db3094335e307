//! The library: words, law, checks and letters, as they are built into the program, with a municipality's own files laid over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::atomic::reason;
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

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folders of the library whose files are read; fonts are not among them.
const FOLDERS: [&str; 4] = ["fields", "law", "letters", "letters/parts"];

/// Everything that the program knows before a case is opened (biblioteket).
pub struct Library {
    pub words: Words,
    pub law: LawBook,
    pub wording: Wording,
    pub deadlines: DeadlineWords,
    pub readability: ReadabilityWords,
    pub letters: Letters,
    pub sender: Sender,
}

/// The files of a library by their path, `/` between folders.
#[derive(Default)]
struct Files {
    texts: BTreeMap<String, String>,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl Library {
    /// The library that is built into the program.
    ///
    /// # Errors
    /// Every fault of its files; a test holds that there is none.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        let (library, problems) = Self::read(&built_in_files());
        library.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// The built-in library with a folder's files in place of those of the same name.
    ///
    /// # Errors
    /// Every fault: a folder that cannot be read, files that belong nowhere, and what is wrong inside the files.
    pub fn with_overlay(folder: &Path) -> Result<Self, Vec<Problem>> {
        let (library, problems) = Self::inspect(folder);
        library.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// As [`Library::with_overlay`], but letters without fault stay usable beside the problems of the others.
    pub fn inspect(folder: &Path) -> (Option<Self>, Vec<Problem>) {
        let mut files = built_in_files();
        let mut problems = Vec::new();
        files.lay_over(folder, &mut problems);
        let (library, found) = Self::read(&files);
        problems.extend(found);
        (library, problems)
    }

    fn read(files: &Files) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let words = keep(Words::read(&files.under(&["fields"])), &mut problems);
        let law = keep(LawBook::read(&files.under(&["law"])), &mut problems);
        let mut sender = keep(Sender::read("letterhead.toml", files.text("letterhead.toml")), &mut problems);
        if let Some(sender) = &mut sender
            && !sender.logo_file.is_empty()
        {
            match files.pictures.get(&sender.logo_file) {
                Some(png) => sender.set_logo(png.clone()),
                None => problems.push(
                    file_problem("logo-missing", "letterhead.toml", format!("Logoet »{}« findes ikke.", sender.logo_file))
                        .with_cure("Læg en PNG-fil med det navn ved siden af letterhead.toml."),
                ),
            }
        }
        let plan_words = keep(PlanWords::read("plan-words.toml", files.text("plan-words.toml")), &mut problems).unwrap_or_default();
        let (Some(words), Some(law)) = (words, law) else { return (None, problems) };
        let wording = keep(Wording::read("checks.toml", files.text("checks.toml"), &law), &mut problems);
        let wording = wording.map(|wording| wording.with_plan_words(plan_words));
        let deadlines = keep(DeadlineWords::read("deadlines.toml", files.text("deadlines.toml")), &mut problems);
        let readability = keep(ReadabilityWords::read("readability.toml", files.text("readability.toml")), &mut problems);
        let (letters, found) = Letters::read(&files.under(&["letters", "letters/parts"]), &words, &law);
        problems.extend(found);
        let known: Vec<&str> = OCCASIONS.iter().map(|occasion| occasion.name).collect();
        problems.extend(letters.unknown_occasions(&known));
        match (wording, deadlines, readability, sender) {
            (Some(wording), Some(deadlines), Some(readability), Some(sender)) => {
                (Some(Self { words, law, wording, deadlines, readability, letters, sender }), problems)
            }
            _ => (None, problems),
        }
    }

    /// Words without a field and fields without words: what a municipality's own words may have broken.
    pub fn check_words(&self) -> Vec<Problem> {
        words::check_against_case(&self.words, &Case::default())
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

fn keep<T>(result: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}

fn built_in_files() -> Files {
    let mut files = Files::default();
    for folder in [""].iter().chain(&FOLDERS) {
        let inside = if folder.is_empty() { Some(&BUILT_IN) } else { BUILT_IN.get_dir(folder) };
        for file in inside.into_iter().flat_map(Dir::files) {
            let name = file.path().to_string_lossy().replace('\\', "/");
            match file.contents_utf8() {
                Some(text) => files.texts.insert(name, text.to_owned()).map(drop),
                None => files.pictures.insert(name, file.contents().to_vec()).map(drop),
            };
        }
    }
    files
}

impl Files {
    fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// The files straight inside any of these folders.
    fn under(&self, folders: &[&str]) -> Vec<(String, String)> {
        let inside = |name: &str| name.rsplit_once('/').is_some_and(|(folder, _)| folders.contains(&folder));
        self.texts.iter().filter(|(name, _)| inside(name)).map(|(name, text)| (name.clone(), text.clone())).collect()
    }

    /// Lays the files of a folder over these, file by file.
    fn lay_over(&mut self, folder: &Path, problems: &mut Vec<Problem>) {
        if !folder.is_dir() {
            problems.push(
                file_problem("library-missing", &folder.display().to_string(), "Mappen med skabeloner findes ikke.")
                    .with_cure("Se efter, om stien er rigtig."),
            );
            return;
        }
        for inside in [""].iter().chain(&FOLDERS) {
            let path = folder.join(inside);
            if !path.is_dir() {
                continue;
            }
            match fs::read_dir(&path) {
                Err(error) => {
                    problems.push(file_problem("library-unreadable", inside, format!("Mappen kan ikke læses: {}.", reason(&error))))
                }
                Ok(entries) => {
                    let mut paths: Vec<_> =
                        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect();
                    paths.sort();
                    for path in paths {
                        self.take(inside, &path, problems);
                    }
                }
            }
        }
    }

    fn take(&mut self, folder: &str, path: &Path, problems: &mut Vec<Problem>) {
        let Some(file) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return };
        let name = if folder.is_empty() { file } else { format!("{folder}/{file}") };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !belongs(folder, &name, &ending) {
            return;
        }
        match fs::read(path) {
            Err(error) => problems.push(file_problem("library-unreadable", &name, format!("Filen kan ikke læses: {}.", reason(&error)))),
            Ok(bytes) if ending == "png" => self.pictures.insert(name, bytes).map_or((), drop),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => self
                    .texts
                    .insert(
                        name,
                        text.strip_prefix('\u{feff}').map_or_else(|| text.replace("\r\n", "\n"), |text| text.replace("\r\n", "\n")),
                    )
                    .map_or((), drop),
                Err(_) => problems.push(
                    file_problem("library-not-text", &name, "Filen er ikke tekst i UTF-8.")
                        .with_cure("Gem den som UTF-8 i dit tekstprogram."),
                ),
            },
        }
    }
}

/// Whether a file of that ending has a place in that folder; a README beside the letters is left alone.
fn belongs(folder: &str, name: &str, ending: &str) -> bool {
    match folder {
        "" => {
            let texts = ["checks.toml", "deadlines.toml", "letterhead.toml", "plan-words.toml", "readability.toml"];
            ending == "png" || texts.contains(&name)
        }
        "letters" | "letters/parts" => ending == "md" && !name.ends_with("README.md"),
        _ => ending == "toml",
    }
}

fn file_problem(code: &str, name: &str, message: impl Into<String>) -> Problem {
    Problem::blocker(code, Place::File { name: name.to_owned(), line: 0, excerpt: String::new() }, message)
}
