//! File work that may hang, as a message: it can be done here, or by a process of our own that can be left behind.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::exhibits::{ExhibitAnswer, ExhibitTask};
use super::fingerprint::Fingerprint;
use super::output::{self, Clash, OutFile, Unwritten};
use super::overlay::Files;
use super::save::{self, Difference, Over, SavedAt, Unsaved};
use super::{
    atomic, case_file, folder, journal, letterhead_file, neighbours, own_key, recent, settings,
};
use crate::problem::{Place, Problem};
use crate::writers::owner::Owner;
use crate::writers::seal::{Claim, Obstacle};

/// What is to be done with files (et ærinde). The bytes to write go beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Errand {
    /// Read a case file.
    Read {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Save a case.
    Save {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        over: Over,
        /// Whether a protected file may be replaced.
        protected_too: bool,
        /// The last entries of journals that say nothing more than this case: whichever of them lies beside the file goes once it
        /// is saved.
        covers: Vec<Fingerprint>,
    },
    /// Write a letter.
    Write {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        /// What lets it take the place of an older one, and what to do with one that may not give way.
        claim: Claim,
        clash: Clash,
        /// Whether a protected file may be replaced.
        protected_too: bool,
        /// The file of the letter's case.
        #[serde(with = "super::as_it_is::maybe")]
        case_file: Option<PathBuf>,
        /// By what the letters of its case are known.
        owner: Owner,
        beside_another: bool,
    },
    /// Keep what goes beside this errand as the journal of a case.
    KeepJournal {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Put what goes beside this errand behind the entries of that journal, which is so long. The answer is `Nothing` where it
    /// has to be written whole.
    AppendJournal {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        first: Fingerprint,
        length: u64,
    },
    /// Read the journal of a case.
    ReadJournal {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    RemoveJournal {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Move a journal that cannot be read out of the way.
    SetJournalAside {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Read which files were open lately.
    ReadRecent {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// Keep the list that goes beside this errand.
    KeepRecent {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// Read who works here.
    ReadSettings {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// Keep the settings that go beside this errand.
    KeepSettings {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// Read the letterhead of a folder of templates.
    ReadLetterhead {
        #[serde(with = "super::as_it_is")]
        templates: PathBuf,
    },
    /// Keep the letterhead that goes beside this errand, and a new logo for it.
    KeepLetterhead {
        #[serde(with = "super::as_it_is")]
        templates: PathBuf,
        #[serde(with = "super::as_it_is::maybe")]
        logo: Option<PathBuf>,
    },
    /// Do something with the files of a case's exhibits. A key goes beside it.
    Exhibits {
        #[serde(with = "super::as_it_is")]
        case: PathBuf,
        task: ExhibitTask,
    },
    /// Read a key of the user's or of the municipality's.
    ReadKeyFile {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Keep the key that goes beside this errand.
    KeepKeyFile {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        over: Over,
    },
    /// See whether a folder of templates answers.
    Visit {
        #[serde(with = "super::as_it_is")]
        folder: PathBuf,
    },
}

/// What came of it (svaret). Bytes that were read go beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrandAnswer {
    Done,
    /// There is no such file.
    Nothing,
    Saved(SavedAt),
    /// The letter was written under this name, or the journal moved there.
    Written(#[serde(with = "super::as_it_is")] PathBuf),
    /// A file is there that may not be replaced unasked.
    InTheWay(Obstacle),
    Exhibits(ExhibitAnswer),
    Exists,
    Protected,
    Differs(Difference),
    BesideAnother(Neighbour),
    Failed(Failure),
}

/// What lies of another case where a letter is to be written (naboen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Neighbour {
    Case,
    Letter(#[serde(with = "super::as_it_is")] PathBuf),
    /// A letter with no number by which its case could be told.
    Unsaid(#[serde(with = "super::as_it_is")] PathBuf),
}

/// A problem of a file, as it goes between processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    code: String,
    message: String,
    cure: String,
    #[serde(with = "super::as_it_is")]
    path: PathBuf,
}

impl Failure {
    fn of(problem: Problem, path: &Path) -> Self {
        let Problem { code, message, cure, .. } = problem;
        Self { code, message, cure, path: path.to_owned() }
    }

    pub fn problem(&self) -> Problem {
        let name = self.path.display().to_string();
        let place = Place::File { name, line: 0, excerpt: String::new() };
        Problem::blocker(&self.code, place, &self.message).with_cure(&self.cure)
    }
}

impl Errand {
    /// The place that the errand goes to.
    pub fn place(&self) -> &Path {
        match self {
            Self::Read { path }
            | Self::Save { path, .. }
            | Self::Write { path, .. }
            | Self::KeepJournal { path }
            | Self::AppendJournal { path, .. }
            | Self::ReadJournal { path }
            | Self::RemoveJournal { path }
            | Self::SetJournalAside { path }
            | Self::ReadKeyFile { path }
            | Self::KeepKeyFile { path, .. } => path,
            Self::ReadRecent { settings }
            | Self::KeepRecent { settings }
            | Self::ReadSettings { settings }
            | Self::KeepSettings { settings } => settings,
            Self::ReadLetterhead { templates } | Self::KeepLetterhead { templates, .. } => {
                templates
            }
            Self::Exhibits { case, .. } => case,
            Self::Visit { folder } => folder,
        }
    }

    /// Does it here and now, however long that takes. Gives the answer and the bytes that were read.
    pub fn perform(&self, bytes: &[u8]) -> (ErrandAnswer, Vec<u8>) {
        let failed = |problem, path: &Path| ErrandAnswer::Failed(Failure::of(problem, path));
        let kept = |outcome: Result<(), Problem>| match outcome {
            Ok(()) => ErrandAnswer::Done,
            Err(problem) => {
                let path = match &problem.place {
                    Place::File { name, .. } => PathBuf::from(name),
                    _ => self.place().to_owned(),
                };
                failed(problem, &path)
            }
        };
        let refused = |error: io::Error, path: &Path| {
            let problem = atomic::WriteRefusal::from(error).problem(path);
            ErrandAnswer::Failed(Failure::of(problem, path))
        };
        let saved = |outcome| match outcome {
            Ok(saved) => ErrandAnswer::Saved(saved),
            Err(Unsaved::Exists) => ErrandAnswer::Exists,
            Err(Unsaved::Protected) => ErrandAnswer::Protected,
            Err(Unsaved::Differs(difference)) => ErrandAnswer::Differs(difference),
            Err(Unsaved::Unwritten(path, why)) => failed(why.problem(&path), &path),
        };
        let answer = match self {
            Self::Read { path } => {
                atomic::sweep(atomic::folder_of(path));
                match case_file::read_bytes(path) {
                    Ok(bytes) => return (ErrandAnswer::Done, bytes),
                    Err(problem) => failed(problem, path),
                }
            }
            Self::Save { path, over, protected_too, covers } => {
                let outcome = save::save(path, bytes, over, *protected_too);
                if outcome.as_ref().is_ok_and(|saved| saved.path == *path) {
                    journal::remove_if(path, covers);
                }
                saved(outcome)
            }
            Self::Exhibits { case, task } => match task.perform(case, bytes) {
                Ok(answer) => ErrandAnswer::Exhibits(answer),
                Err(problem) => kept(Err(problem)),
            },
            Self::ReadKeyFile { path } => match own_key::read(path) {
                Ok(Some(bytes)) => return (ErrandAnswer::Done, bytes),
                Ok(None) => ErrandAnswer::Nothing,
                Err(error) => refused(error, path),
            },
            Self::KeepKeyFile { path, over } => match folder::make(atomic::folder_of(path)) {
                Ok(()) => saved(save::save(path, bytes, over, false)),
                Err(problem) => failed(problem, path),
            },
            Self::Write { path, claim, clash, protected_too, case_file, owner, beside_another } => {
                let folder = atomic::folder_of(path);
                let neighbour = || {
                    if neighbours::holds_other_case(folder, case_file.as_deref()) {
                        return Some(Neighbour::Case);
                    }
                    let others = neighbours::letters_of_others(folder, owner, &[path]);
                    others.into_iter().next().map(|(path, obstacle)| match obstacle {
                        Obstacle::Unsaid => Neighbour::Unsaid(path),
                        _ => Neighbour::Letter(path),
                    })
                };
                let neighbour = if *beside_another { None } else { neighbour() };
                let beside = (*clash == Clash::Beside).then(|| output::free_path(path));
                let path = beside.as_ref().unwrap_or(path);
                if let Some(neighbour) = neighbour {
                    ErrandAnswer::BesideAnother(neighbour)
                } else if !protected_too && atomic::is_protected(path) {
                    ErrandAnswer::Protected
                } else {
                    let (path, bytes, claim) = (path.clone(), bytes.to_vec(), claim.clone());
                    let file = OutFile { path, bytes, claim };
                    let replace = *clash == Clash::Replace;
                    match output::write(std::slice::from_ref(&file), None, replace, *protected_too)
                    {
                        Ok(()) => ErrandAnswer::Written(file.path),
                        Err(Unwritten::InTheWay(files)) => ErrandAnswer::InTheWay(
                            files.first().map_or(Obstacle::Foreign, |(_, obstacle)| *obstacle),
                        ),
                        Err(Unwritten::Disk(problem)) => failed(problem, &file.path),
                    }
                }
            }
            Self::KeepJournal { path } => match journal::keep(path, bytes) {
                Ok(()) => ErrandAnswer::Done,
                Err(error) => refused(error, path),
            },
            Self::AppendJournal { path, first, length } => {
                match journal::append(path, (*first, *length), bytes) {
                    Ok(true) => ErrandAnswer::Done,
                    Ok(false) => ErrandAnswer::Nothing,
                    Err(error) => refused(error, path),
                }
            }
            Self::ReadJournal { path } => match journal::read(path) {
                Ok(Some(bytes)) => return (ErrandAnswer::Done, bytes),
                Ok(None) => ErrandAnswer::Nothing,
                Err(error) => refused(error, path),
            },
            Self::RemoveJournal { path } => match journal::remove(path) {
                Ok(()) => ErrandAnswer::Done,
                Err(error) => refused(error, path),
            },
            Self::SetJournalAside { path } => match journal::set_aside(path) {
                Ok(path) => ErrandAnswer::Written(path),
                Err(error) => refused(error, path),
            },
            Self::ReadRecent { settings } => {
                return (ErrandAnswer::Done, recent::read(settings));
            }
            Self::KeepRecent { settings } => {
                recent::keep(settings, bytes);
                ErrandAnswer::Done
            }
            Self::ReadSettings { settings } => {
                return (ErrandAnswer::Done, settings::read(settings));
            }
            Self::KeepSettings { settings } => kept(settings::keep(settings, bytes)),
            Self::ReadLetterhead { templates } => {
                return (ErrandAnswer::Done, letterhead_file::read(templates));
            }
            Self::KeepLetterhead { templates, logo } => {
                kept(letterhead_file::keep(templates, bytes, logo.as_deref()))
            }
            Self::Visit { folder } => {
                // All of it is read, and what is wrong with it is told by whoever reads it next.
                let _ = Files::default().lay_over(folder);
                ErrandAnswer::Done
            }
        };
        (answer, Vec::new())
    }
}
