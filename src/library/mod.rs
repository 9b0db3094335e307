//! The library: words, law, checks and letters, as they are built into the program, with a municipality's own files laid over them.

mod inspection;
mod letters_alone;
pub mod notice;
mod post_titles;
pub mod practice;

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::case::Case;
use crate::checks::reading::case_words::CaseWords;
use crate::checks::reading::plan_words::PlanWords;
use crate::checks::sentences as tellings;
use crate::checks::wording::Wording;
use crate::danish::sentences::SentenceWords;
use crate::deadlines;
use crate::deadlines::{CaseEvent, Deadline, DeadlineWords};
use crate::files::overlay::{
    Files, LETTERHEAD, OwnPlaces, built_in_letters, built_in_texts, built_in_trees,
};
use crate::intake::Mapping;
use crate::law::{self, LawBook};
use crate::letters;
use crate::letters::occasion::{FINDS, OCCASIONS};
use crate::letters::redaction::{Redaction, RedactionChoice};
use crate::letters::{Facts, Letters, Sender, Shelf, Sources, TrustedTemplates};
use crate::look::Look;
use crate::problem::{Place, Problem};
use crate::readability::ReadabilityWords;
use crate::words;
use crate::words::Words;
use crate::writers::owner::Owner;

pub use letters_alone::LettersAlone;

/// Everything that the program knows before a case is opened (biblioteket).
pub struct Library {
    pub words: Words,
    pub law: LawBook,
    pub wording: Wording,
    pub deadlines: DeadlineWords,
    /// Many words that few commands ask for.
    pub readability: Readability,
    /// How an export of the municipality's own system is read.
    pub mapping: ExportMapping,
    pub letters: Letters,
    pub sender: Sender,
    /// The municipality's own files that are read in place of others, or beside them.
    pub own_files: Vec<String>,
}

/// The templates that are built in, for every library of the process.
static TEMPLATES: LazyLock<TrustedTemplates> =
    LazyLock::new(|| TrustedTemplates::new(built_in_letters("letters")));

/// The words of readability, read when they are first asked for.
type Readability = LazyLock<ReadabilityWords, Box<dyn FnOnce() -> ReadabilityWords + Send + Sync>>;

/// The mapping of exports, read when it is first asked for.
type ExportMapping = LazyLock<Mapping, Box<dyn FnOnce() -> Mapping + Send + Sync>>;

impl Library {
    /// The library that is built into the program. No more of it is read than is needed: the tests look it over as
    /// [`Library::inspect`] does, so that nobody waits for it at every start.
    ///
    /// # Errors
    /// A fault of what is read at once; a test holds that there is none.
    pub fn built_in() -> Result<Self, Vec<Problem>> {
        let files = Files::built_in();
        // The law is the most to read, so the rest is read beside it.
        let rest = || -> Result<_, Vec<Problem>> {
            let sentences = Arc::new(sentences(&files)?);
            let plan_words =
                PlanWords::read(&files.source(PLAN_WORDS))?.with_sentences(Arc::clone(&sentences));
            let case_words = CaseWords::read(&files.source(CASE_WORDS))?;
            let wording = Wording::trusted(&files.source(CHECKS))
                .with_plan_words(plan_words)
                .with_case_words(case_words);
            let words = Words::trusted(built_in_trees("fields"));
            let letters = Letters::trusted(&TEMPLATES);
            Ok((
                words,
                wording,
                letters,
                DeadlineWords::read(&files.source(DEADLINES))?,
                sender(&files)?,
                sentences,
            ))
        };
        let (law, rest) = rayon::join(|| law::read_built_in(built_in_trees("law")), rest);
        let (law, (words, wording, letters, deadlines, sender, sentences)) = (law?, rest?);
        let words = words.with_new_way(new_way_from(&law));
        Ok(Self {
            words,
            law,
            wording,
            deadlines,
            readability: when_asked(&files, sentences),
            mapping: mapping_when_asked(&files),
            letters,
            sender,
            own_files: Vec::new(),
        })
    }

    /// The built-in library with a municipality's files in place of those of the same name.
    ///
    /// # Errors
    /// Every fault, if there is one that blocks: a folder that cannot be read, files that belong nowhere, and what is wrong
    /// inside the files.
    pub fn with_overlay(own: impl Into<OwnPlaces>) -> Result<Self, Vec<Problem>> {
        // A line that the letterhead lacks stops the letters that write it, when they are written.
        let (library, problems) = Self::look_over(&own.into());
        library.filter(|_| !problems.iter().any(Problem::blocks)).ok_or(problems)
    }

    /// The built-in library, with a folder laid over it if there is one, and every fault of every file. Letters without
    /// fault stay usable beside the problems of the others.
    pub fn inspect(own: impl Into<OwnPlaces>) -> (Option<Self>, Vec<Problem>) {
        let own = own.into();
        let (mut library, mut problems) = Self::look_over(&own);
        let empty = Case::default();
        problems.extend(library.iter().flat_map(|it| it.letters.too_long(&it.facts(&empty))));
        let missing = library.as_ref().map(|it| it.letters.lines_missing(&it.sender));
        problems.extend(missing.unwrap_or_default());
        problems.extend(library.as_ref().and_then(|it| it.sender.left_over()));
        if let Some(library) = &library {
            problems.extend(inspection::phrases(&laid_over(&own).0, library));
        }
        problems.extend(inspection::own_words(own.templates.as_deref()));
        if let Some(library) = &mut library {
            library.own_files.retain(|file| !problems.iter().any(|told| is_refused(told, file)));
        }
        (library, problems)
    }

    /// What [`Library::inspect`] tells, but for what stops single letters only.
    fn look_over(own: &OwnPlaces) -> (Option<Self>, Vec<Problem>) {
        let (files, mut problems) = laid_over(own);
        let library = read(&files, &mut problems);
        let words = ReadabilityWords::read(&files.source(READABILITY));
        problems.extend(words.err().into_iter().flatten());
        problems.extend(Mapping::read(&files.source(IMPORT)).err().into_iter().flatten());
        problems.extend(inspection::characters(&files));
        problems.extend(inspection::braces(&files));
        problems.extend(inspection::own_parts(&files));
        if let Some(library) = &library {
            problems.extend(inspection::logo(&library.sender));
            problems.extend(inspection::own_pictures(&files, &library.sender));
            problems.extend(post_titles::faults(&files, &library.letters));
            problems.extend(words::check_against_case(&library.words, &Case::default()));
        }
        (library, problems)
    }

    /// The standing notice of a case with a step beyond the law files.
    pub fn notice(&self, case: &Case, today: Option<Date>) -> Option<Problem> {
        letters::notice(&self.law, case, today)
    }

    /// What keeps every letter of a case a draft, since its sender is still the invented one.
    pub fn invented_sender(&self, case: &Case) -> Option<Problem> {
        letters::invented_sender(&self.facts(case))
    }

    /// The letters of a case.
    pub fn shelf<'a>(&'a self, case: &'a Case) -> Shelf<'a> {
        Shelf::new(&self.letters, self.facts(case), &self.wording)
    }

    /// What is to be taken out of the letters of a case that are written without names.
    pub fn redaction<'a>(&'a self, case: &'a Case, choice: &RedactionChoice) -> Redaction<'a> {
        let texts = built_in_texts("").map(|(_, text)| text);
        Redaction::of(case, &self.words, &self.wording.case_words().names, choice, texts)
    }

    /// By what the letters of a case are known from those of others.
    pub fn owner(&self, case: &Case) -> Owner {
        let all = self.letters.all().iter();
        let letters = all.map(|template| (template.id.clone(), template.file_stem()));
        Owner::new(letters, letters::parting(case))
    }

    /// The time limits of a case, the nearest first.
    pub fn deadlines(&self, case: &Case) -> Vec<Deadline> {
        deadlines::all(&self.look(case), &self.deadlines)
    }

    /// What has happened in a case or is planned, the earliest first.
    pub fn events(&self, case: &Case) -> Vec<CaseEvent> {
        deadlines::events(&self.look(case), &self.deadlines)
    }

    /// What the checks of a case look at.
    pub fn look<'a>(&'a self, case: &'a Case) -> Look<'a> {
        Look { case, law: &self.law, words: &self.words }
    }

    /// What a letter is tried with on a day of the law.
    pub fn sources(&self) -> Sources<'_> {
        Sources { law: &self.law, words: &self.words, sender: &self.sender }
    }

    /// What the letters of a case are filled with.
    pub fn facts<'a>(&'a self, case: &'a Case) -> Facts<'a> {
        Facts { case, law: &self.law, words: &self.words, sender: &self.sender, duties: None }
    }
}

const CHECKS: &str = "checks.toml";
const DEADLINES: &str = "deadlines.toml";
const IMPORT: &str = "import.toml";
const CASE_WORDS: &str = "case-words.toml";
const PLAN_WORDS: &str = "plan-words.toml";
const POST_WORDS: &str = "post-words.toml";
const READABILITY: &str = "readability.toml";
const SENTENCES: &str = "sentences.toml";

/// The built-in files, with those of a municipality over them.
fn laid_over(own: &OwnPlaces) -> (Files, Vec<Problem>) {
    let mut files = Files::built_in();
    let problems = files.lay_all_over(own);
    (files, problems)
}

/// Reads all files to the end, and tells of every fault; of those in the checks and letters once words and law can be read.
fn read(files: &Files, problems: &mut Vec<Problem>) -> Option<Library> {
    let words = keep(Words::read(&files.under("fields")), problems);
    let plan_words = keep(PlanWords::read(&files.source(PLAN_WORDS)), problems).unwrap_or_default();
    let case_words = keep(CaseWords::read(&files.source(CASE_WORDS)), problems);
    if let Some(words) = &case_words {
        problems.extend(tellings::faults(words, &files.source(CASE_WORDS)));
    }
    let case_words = case_words.unwrap_or_default();
    let sentences = keep(sentences(files), problems).map(Arc::new).unwrap_or_default();
    let plan_words = plan_words.with_sentences(Arc::clone(&sentences));
    let law = keep(law::read(&files.under("law")), problems);
    let sender = keep(sender(files), problems);
    let deadlines = keep(DeadlineWords::read(&files.source(DEADLINES)), problems);
    let law = law?;
    let words = words?.with_new_way(new_way_from(&law));
    let wording = keep(Wording::read(&files.source(CHECKS), &law, FINDS), problems);
    let (letters, found) = Letters::read(&files.under("letters"), &words, &law);
    problems.extend(found);
    problems.extend(letters.lacking_what_is_demanded());
    let known: Vec<&str> = OCCASIONS.iter().map(|occasion| occasion.name).collect();
    problems.extend(letters.unknown_occasions(&known));
    let wording = wording?.with_plan_words(plan_words).with_case_words(case_words);
    Some(Library {
        words,
        law,
        wording,
        deadlines: deadlines?,
        readability: when_asked(files, sentences),
        mapping: mapping_when_asked(files),
        letters,
        sender: sender?,
        own_files: files.own().map(str::to_owned).collect(),
    })
}

fn new_way_from(law: &LawBook) -> Option<Date> {
    law.new_way().map(|change| change.from)
}

fn when_asked(files: &Files, sentences: Arc<SentenceWords>) -> Readability {
    let source = files.source(READABILITY).into_owned();
    LazyLock::new(Box::new(move || {
        ReadabilityWords::read(&source).unwrap_or_default().with_sentences(sentences)
    }))
}

fn mapping_when_asked(files: &Files) -> ExportMapping {
    let source = files.source(IMPORT).into_owned();
    LazyLock::new(Box::new(move || Mapping::read(&source).unwrap_or_default()))
}

fn sentences(files: &Files) -> Result<SentenceWords, Vec<Problem>> {
    files
        .source(SENTENCES)
        .toml("sentence-words", "Filen med sætningernes ord")
        .map_err(|problem| vec![problem])
}

/// Whether a problem says of a file that nothing uses it, or that it cannot be used as it is.
fn is_refused(problem: &Problem, file: &str) -> bool {
    let is_file = matches!(&problem.place, Place::File { name, .. } if name == file);
    is_file && (problem.blocks() || problem.code == "library-unused-file")
}

/// The sender, with a note of what about it is invented: all of it where the letterhead came with the program, whatever it says.
fn sender(files: &Files) -> Result<Sender, Vec<Problem>> {
    let mut sender = sender_of(files)?;
    if files.is_own(LETTERHEAD) {
        sender.compare_with_built_in(&sender_of(&Files::built_in())?);
    } else {
        sender.mark_built_in();
    }
    Ok(sender)
}

fn sender_of(files: &Files) -> Result<Sender, Vec<Problem>> {
    let mut sender = Sender::read(&files.source(LETTERHEAD))?;
    if !sender.logo_file.is_empty() {
        let png = files.picture_for(LETTERHEAD, &sender.logo_file);
        let png = png.ok_or_else(|| vec![inspection::logo_missing(files, &sender.logo_file)])?;
        sender.set_logo(png.to_vec());
    }
    Ok(sender)
}

fn keep<T>(result: Result<T, Vec<Problem>>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|found| problems.extend(found)).ok()
}
