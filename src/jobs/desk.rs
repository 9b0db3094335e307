//! How each job is done: reading, checking, filling and writing.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use super::holding::HeldCase;
use super::job::{Done, Job, LetterRow, Preview, VersionsAnswer, VersionsTask};
use super::kept_journal::OpenJournal;
use super::key_ring::KeyRing;
use super::open_dictionary::OpenDictionary;
use super::opened_exhibits::OpenedExhibits;
use super::sent_journals::SentJournals;
use super::{forms, guide, intake, nameless};
use crate::case::Case;
use crate::checks::{self, evidence};
use crate::document::paper::Paper;
use crate::files::errand::Errand;
use crate::files::messenger::Messenger;
use crate::files::overlay::OwnPlaces;
use crate::files::policy::Policy;
use crate::files::{recent, settings};
use crate::letters::compared::texts_of;
use crate::letters::{Shelf, Template, edits};
use crate::library::Library;
use crate::problem::Problem;
use crate::writers::pdf;

/// Where jobs are done one by one (et arbejdsbord), on whichever thread it stands.
pub trait Desk: Send + 'static {
    /// Does a job; some jobs have no answer.
    fn carry_out(&mut self, job: Job) -> Option<Done>;
}

/// The folders beside the case (mapperne).
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// Where settings are kept between one day and the next.
    pub settings: Option<PathBuf>,
    /// Where the guide is laid for the system to show.
    pub data: Option<PathBuf>,
    /// The municipality's own templates, laid over those of the program.
    pub templates: Option<PathBuf>,
    /// What is decided for this machine.
    pub policy: Policy,
    /// The dictionary, where it lies elsewhere than beside the program.
    pub spelling: Option<PathBuf>,
}

impl Folders {
    /// What is laid over the program's own files: what is decided, or else the folder that was named, or that of the settings once
    /// there is one.
    ///
    /// # Errors
    /// That what is decided cannot be read, or is another folder than the one that was named.
    pub(super) fn overlay(&self) -> Result<OwnPlaces, Problem> {
        // What lies among the settings was named by nobody.
        let of_settings = || {
            let own = self.own_templates().filter(|_| self.policy.templates.is_none());
            own.filter(|folder| settings::is_folder(folder))
        };
        self.policy.places(self.templates.clone().or_else(of_settings).as_deref())
    }

    /// Where the municipality's own templates are written to.
    pub(super) fn own_templates(&self) -> Option<PathBuf> {
        let in_settings = || self.settings.as_deref().map(settings::templates_folder);
        let decided = self.policy.templates.clone();
        decided.or_else(|| self.templates.clone()).or_else(in_settings)
    }
}

/// The desk of the program, with the disk and the library. Its copies share the library, whichever of them has read it.
#[derive(Clone)]
pub struct OfficeDesk {
    pub(super) folders: Folders,
    pub(super) messenger: Messenger,
    held_case: HeldCase,
    pub(super) sent_journals: SentJournals,
    pub(super) open_journal: OpenJournal,
    pub(super) key_ring: KeyRing,
    pub(super) opened_exhibits: OpenedExhibits,
    pub(super) dictionary: OpenDictionary,
    library: Arc<RwLock<Option<Arc<Library>>>>,
}

impl OfficeDesk {
    pub fn new(folders: Folders, messenger: Messenger) -> Self {
        Self {
            folders,
            messenger,
            held_case: HeldCase::default(),
            sent_journals: SentJournals::default(),
            open_journal: OpenJournal::default(),
            key_ring: KeyRing::default(),
            opened_exhibits: OpenedExhibits::default(),
            dictionary: OpenDictionary::default(),
            library: Arc::default(),
        }
    }

    fn read_library(&self) -> Done {
        Done::LibraryRead(self.fresh_library())
    }

    /// Reads the library, also where it was read before.
    pub(super) fn fresh_library(&self) -> Result<Arc<Library>, Vec<Problem>> {
        let own = self.own_places()?;
        let library = if own.are_none() { Library::built_in() } else { Library::with_overlay(own) };
        let library = Arc::new(library?);
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&library));
        Ok(library)
    }

    /// Where the municipality's own files lie, once they have answered.
    pub(super) fn own_places(&self) -> Result<OwnPlaces, Vec<Problem>> {
        let own = self.folders.overlay().map_err(|problem| vec![problem])?;
        for folder in own.folders() {
            let visit = Errand::Visit { folder: folder.to_owned() };
            if let Err(silence) = self.messenger.run(&visit, &[]) {
                return Err(vec![silence.problem(folder)]);
            }
        }
        Ok(own)
    }

    pub(super) fn library(&self) -> Option<Arc<Library>> {
        self.library.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Desk for OfficeDesk {
    fn carry_out(&mut self, job: Job) -> Option<Done> {
        Some(match job {
            Job::ReadLibrary => self.read_library(),
            Job::ReadRecent => Done::RecentRead(self.read_recent()),
            Job::ReadCases { folder, today, months, watch } => {
                let outcome = self.read_cases(&*self.library()?, folder, (today, months), &watch);
                Done::CasesRead { watch, outcome }
            }
            Job::Delete(order) => {
                let outcome = self.delete(&order, &*self.library()?);
                Done::Deletion { order, outcome }
            }
            Job::Open { path, opener } => self.open(path, opener.as_deref()),
            Job::ReadTheirs { path, opener } => {
                let outcome = self.read_theirs(&path, opener.as_deref());
                Done::TheirsRead { path, outcome }
            }
            Job::Save(mut order) => {
                let outcome = self.save(&mut order);
                Done::Saved { order, outcome }
            }
            Job::AccessLog(job) => Done::AccessLog(self.access_log(job)),
            Job::Hold { path, from_gone_too } => {
                let held = self.held_case.take(&self.messenger, &path, from_gone_too);
                Done::Held { path, held }
            }
            Job::Release => {
                self.held_case.release();
                self.open_journal.forget();
                self.opened_exhibits.clear();
                self.dictionary.close();
                return None;
            }
            Job::Journal(order) => {
                let outcome = self.journal(&order);
                Done::Journal { order, outcome }
            }
            Job::Versions { lock, task } => {
                let answer = match task {
                    VersionsTask::List => VersionsAnswer::Listed(lock.history()),
                    VersionsTask::Read(number) => {
                        VersionsAnswer::Read(number, lock.snapshot(number).map(Arc::new))
                    }
                };
                Done::Versions { lock, answer }
            }
            Job::Check { generation, case } => {
                let library = self.library()?;
                let mut problems = checks::run(&library.look(&case), &library.wording);
                problems.extend(library.letters.edits_of_no_letter(&case));
                Done::Checked { generation, problems }
            }
            Job::Reckon { generation, case } => {
                let library = self.library()?;
                let evidence = evidence::ties::evidence(&library.look(&case));
                let (deadlines, events) = (library.deadlines(&case), library.events(&case));
                Done::Reckoned { generation, deadlines, events, evidence }
            }
            Job::Survey { generation, case } => {
                Done::Surveyed { generation, rows: survey(&*self.library()?, &case) }
            }
            Job::Preview { generation, letter, draft, case } => {
                let preview = preview(&*self.library()?, letter, draft, &case);
                Done::Previewed { generation, preview }
            }
            Job::Write(mut order) => {
                let outcome = self.write(&*self.library()?, &mut order);
                Done::Written { order, outcome }
            }
            Job::Doubt { generation, letter, case } => {
                let words = nameless::doubts(&*self.library()?, &letter, &case);
                Done::Doubted { generation, letter, words }
            }
            Job::Seal(order) => {
                let outcome = self.seal(&order);
                Done::Sealed { order, outcome }
            }
            Job::LookAtSeals { generation, case } => {
                Done::SealsSeen { generation, seen: self.look_at_seals(&case) }
            }
            Job::WriteGuide => Done::GuideWritten(guide::write(self.folders.data.as_deref())),
            Job::ReadSettings => Done::SettingsRead(self.read_settings()),
            Job::KeepSettings(settings) => Done::SettingsKept(self.keep_settings(&settings)),
            Job::ProvePassphrase { path, proof, new } => {
                let outcome = self.opens_screen(&proof);
                Done::PassphraseProved { path, new, outcome }
            }
            Job::TryPassphrase(screen) => Done::PassphraseTried(self.opens_screen(&screen)),
            Job::Exhibits(order) => {
                let outcome = self.exhibits(&order);
                Done::Exhibits { order, outcome }
            }
            Job::Spell(job) => Done::Spelt(self.spelling(job)),
            Job::Phrases(job) => Done::Phrases(self.phrases(job, &*self.library()?)),
            Job::Forms(job) => Done::Forms(forms::carry_out(job, &*self.library()?)),
            Job::ReadExport(order) => Done::ExportRead(intake::read(order, &*self.library()?)),
            Job::ReadOwnKey => Done::OwnKeyRead(self.has_own_key()),
            Job::MakeOwnKey(passphrase) => Done::OwnKeyMade(self.make_own_key(&passphrase)),
            Job::ChangeOwnKey { old, new } => Done::OwnKeyChanged(self.change_own_key(&old, &new)),
            Job::KeepSender(form) => Done::SenderKept(self.keep_sender(&form)),
            Job::KeepRecent(paths) => {
                if let Some(settings) = self.folders.settings.clone() {
                    // A list that cannot be kept is missed next time, and that is all.
                    let _ = self
                        .messenger
                        .run(&Errand::KeepRecent { settings }, &recent::to_bytes(&paths));
                }
                return None;
            }
        })
    }
}

/// The standing of every letter, group by group.
fn survey(library: &Library, case: &Case) -> Vec<LetterRow> {
    let shelf = library.shelf(case);
    let row = |template: &Template| LetterRow {
        id: template.id.clone(),
        title: template.title.clone(),
        group: template.group.clone(),
        standing: shelf.standing(template),
        step: template.stage,
        turn: Shelf::turn(template),
        is_sheet: template.is_sheet,
        beyond: shelf.beyond(template),
    };
    shelf.templates().iter().map(row).collect()
}

/// The letter as it reads now. What stops it comes first, then what to look at.
fn preview(library: &Library, letter: String, as_draft: bool, case: &Case) -> Preview {
    let shelf = library.shelf(case);
    let nothing = |letter, problems| Preview {
        letter,
        paper: Paper::default(),
        problems,
        available: false,
        words: Arc::default(),
        blocks: Vec::new(),
        own_words: Arc::default(),
        texts: Vec::new(),
        choices: Vec::new(),
    };
    match (shelf.draft(&letter), library.letters.template(&letter)) {
        (Ok(draft), Some(template)) => {
            let mut problems = shelf.lacking(template, &draft);
            let is_draft = as_draft || !problems.is_empty();
            problems.extend(shelf.warnings(template, &draft));
            let texts = edits::texts(&draft, &case.edits);
            let words: Arc<str> = texts_of(&draft.blocks).into();
            // A letter in which nothing is changed or chosen is assembled once.
            let own_words = if case.edits.of(&letter).next().is_none() {
                Arc::clone(&words)
            } else {
                shelf.own_words(&letter).unwrap_or_default().into()
            };
            let choices = draft.choices.clone();
            let document = draft.into_document(is_draft);
            Preview {
                letter,
                paper: pdf::paper(&document),
                problems,
                available: true,
                words,
                blocks: document.blocks,
                own_words,
                texts,
                choices,
            }
        }
        (Err(problems), _) => nothing(letter, problems),
        (Ok(_), None) => nothing(letter, Vec::new()),
    }
}
