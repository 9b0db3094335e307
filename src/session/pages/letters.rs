//! The page of letters: which can be written, how the chosen one reads, and where it goes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside;
use super::letter_view::LetterView;
use crate::case::Case;
use crate::case::part::Phase;
use crate::document::{Source, file_name};
use crate::jobs::job::{Clash, Job, LetterRow, NotWritten, Preview, WriteLetter};
use crate::place::FieldPath;
use crate::session::Session;
use crate::session::question::{Message, Question};
use crate::session::reply::typed_path;
use crate::writers::Format;

/// The state of the page of letters (brevsiden).
#[derive(Default)]
pub struct LettersPage {
    rows: Vec<LetterRow>,
    selected: Option<String>,
    /// The letter that the case is nearest to, while none was chosen.
    nearest: Option<String>,
    preview: Option<Arc<Preview>>,
    folder: String,
    /// Whether the folder was chosen by hand; otherwise letters are written beside the case.
    is_chosen: bool,
    /// The folder in which the user writes although something of another case lies there.
    shared_folder: Option<PathBuf>,
    draft: bool,
    /// Whether the letters are those of a practice case.
    practice: bool,
    writing: bool,
    /// As what the letter is shown on its page.
    pub view: LetterView,
    /// Where each letter was last written since the case was opened, by its id.
    written: BTreeMap<String, PathBuf>,
    surveyed_for: u64,
    previewed_for: Option<(u64, String, bool)>,
}

impl LettersPage {
    pub fn rows(&self) -> &[LetterRow] {
        &self.rows
    }

    pub fn selected(&self) -> Option<&LetterRow> {
        self.row(self.selected.as_ref()?)
    }

    /// The letter that stands beside a form: the one chosen last, or else the one that the case is nearest to.
    pub fn beside(&self) -> Option<&LetterRow> {
        self.row(self.previewed()?)
    }

    fn row(&self, id: &str) -> Option<&LetterRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn previewed(&self) -> Option<&String> {
        self.selected.as_ref().or(self.nearest.as_ref())
    }

    /// The letter of [`Self::beside`] as it read when it was last filled.
    pub fn preview(&self) -> Option<&Arc<Preview>> {
        self.preview.as_ref()
    }

    /// The words of a letter as they were filled from this state of the case; none where it was filled from another.
    pub(in crate::session) fn words_of(&self, letter: &str, generation: u64) -> Option<&str> {
        let is_fresh = self.previewed_for.as_ref().is_some_and(|(of, ..)| *of == generation);
        let preview = self.preview.as_ref().filter(|it| is_fresh && it.available)?;
        (preview.letter == letter).then_some(&*preview.words)
    }

    pub fn folder(&self) -> &str {
        &self.folder
    }

    pub fn as_draft(&self) -> bool {
        self.draft
    }

    pub fn is_writing(&self) -> bool {
        self.writing
    }

    /// Where the letter in view was last written since the case was opened.
    pub fn written(&self) -> Option<&Path> {
        self.written.get(self.previewed()?).map(PathBuf::as_path)
    }

    /// Whether the chosen letter can be written as things stand: finished, or as a draft.
    pub fn can_write(&self) -> bool {
        !self.writing
            && self
                .preview
                .as_ref()
                .is_some_and(|preview| preview.is_ready() || (self.draft && preview.available))
    }

    /// The path that the letter in view would be written to.
    pub fn path(&self, format: Format) -> Option<PathBuf> {
        let id = self.previewed()?;
        let folder = typed_path(&self.folder)?;
        let stem = self.stem_of(id);
        let stem = if self.draft { file_name::of_draft(&stem) } else { stem };
        Some(folder.join(format.file_name(&stem)))
    }

    /// What the file of a letter is called, but for its ending.
    pub(super) fn stem_of(&self, id: &str) -> String {
        let stem = file_name::stem_of(self.row(id).map_or(id, |row| &row.title), id);
        if self.practice { file_name::for_practice(&stem) } else { stem }
    }

    pub(in crate::session) fn type_folder(&mut self, text: String) {
        self.is_chosen = !text.trim().is_empty();
        self.folder = text;
    }

    /// The case lies in this file now. Letters are written beside it, unless another folder was chosen for them.
    pub(in crate::session) fn lie_beside(&mut self, case_file: &Path) {
        if !self.is_chosen
            && let Some(folder) = case_file.parent()
        {
            self.folder = folder.display().to_string();
        }
    }

    pub(in crate::session) fn write_as_draft(&mut self, draft: bool) {
        self.draft = draft;
    }

    pub(in crate::session) fn writing_ended(&mut self) {
        self.writing = false;
    }

    /// Chooses a letter.
    pub(in crate::session) fn select(&mut self, id: String, case_file: Option<&Path>) {
        if self.previewed() != Some(&id) {
            (self.preview, self.previewed_for) = (None, None);
        }
        self.selected = Some(id);
        if let Some(case_file) = case_file {
            self.lie_beside(case_file);
        }
    }

    pub(in crate::session) fn select_none(&mut self) {
        if self.nearest != self.selected.take() {
            (self.preview, self.previewed_for) = (None, None);
        }
    }

    /// Asks for the preview and the list that are lacking for this state of the case. Without the list in sight, it is asked for
    /// only while nobody knows which letter to show.
    pub(in crate::session) fn ask_for_answers(
        &mut self,
        generation: u64,
        case: &Arc<Case>,
        lists: bool,
        outbox: &mut Vec<Job>,
    ) {
        self.practice = case.practice;
        if let Some(letter) = self.previewed().cloned() {
            let wanted = (generation, letter, self.draft);
            if self.previewed_for.as_ref() != Some(&wanted) {
                outbox.push(Job::Preview {
                    generation,
                    letter: wanted.1.clone(),
                    draft: self.draft,
                    case: Arc::clone(case),
                });
                self.previewed_for = Some(wanted);
            }
        }
        if lists || self.beside().is_none() {
            self.ask_for_list(generation, case, outbox);
        }
    }

    /// Asks for the list of letters, unless it belongs to this state of the case.
    pub(in crate::session) fn ask_for_list(
        &mut self,
        generation: u64,
        case: &Arc<Case>,
        outbox: &mut Vec<Job>,
    ) {
        if self.surveyed_for != generation {
            self.surveyed_for = generation;
            outbox.push(Job::Survey { generation, case: Arc::clone(case) });
        }
    }

    /// Letters read otherwise from now on: every answer is asked for again, and what is shown stays until then.
    pub(in crate::session) fn forget_answers(&mut self) {
        (self.previewed_for, self.surveyed_for) = (None, 0);
    }

    pub(in crate::session) fn surveyed(&mut self, rows: Vec<LetterRow>, begun: &[Phase]) {
        self.rows = rows;
        if self.nearest.is_none() {
            self.nearest = beside::nearest(&self.rows, begun).map(str::to_owned);
        }
    }

    pub(in crate::session) fn take_preview(&mut self, preview: Preview) {
        if self.previewed() != Some(&preview.letter) {
            return;
        }
        if !preview.available && self.selected.is_none() {
            // The case has gone another way; another letter is the nearest now.
            (self.nearest, self.surveyed_for) = (None, 0);
        }
        self.preview = Some(Arc::new(preview));
    }

    /// Orders the letter in view, if it can be written.
    pub(in crate::session) fn write(
        &mut self,
        format: Format,
        case: &Arc<Case>,
        case_file: Option<&Path>,
        outbox: &mut Vec<Job>,
    ) {
        if !self.can_write() {
            return;
        }
        let (Some(path), Some(letter)) = (self.path(format), self.previewed().cloned()) else {
            return;
        };
        let order = self.order(letter, path, format, case, case_file);
        outbox.push(Job::Write(order));
    }

    /// The order for a letter. The page waits for what comes of it.
    pub(super) fn order(
        &mut self,
        letter: String,
        path: PathBuf,
        format: Format,
        case: &Arc<Case>,
        case_file: Option<&Path>,
    ) -> WriteLetter {
        self.writing = true;
        WriteLetter {
            letter,
            case: Arc::clone(case),
            format,
            draft: self.draft,
            nameless: None,
            beside_another: path.parent() == self.shared_folder.as_deref(),
            case_file: case_file.map(Path::to_path_buf),
            path,
            clash: Clash::Ask,
            protected_too: false,
        }
    }

    /// Letters may be written into this folder, although another case lies there.
    pub(in crate::session) fn share_folder(&mut self, folder: Option<&Path>) {
        self.shared_folder = folder.map(Path::to_path_buf);
    }
}

impl Session {
    /// Writes the letter in view, or says why that cannot be done yet.
    pub(in crate::session) fn write_letter(&mut self, format: Format) {
        if !self.may_write(format) {
            return;
        }
        let letters = &self.pages.letters;
        if letters.path(format).is_none() {
            self.talk.message = Some(Message::LetterHasNoFolder);
        } else if !letters.can_write() && !letters.is_writing() {
            self.talk.message = Some(Message::LetterLacksSomething);
        }
        let (case, file) = (self.open.latest(), self.file.path());
        self.pages.letters.write(format, case, file, &mut self.outbox);
    }

    /// Tells where words of the letter in view stand that came from no field, and which answers they are there for.
    pub(in crate::session) fn tell_source(&mut self, source: Source) {
        let letter = self.letters().beside().map(|row| row.id.clone());
        let because = match (&source, &self.library, letter) {
            (Source::Template { file, line }, Some(library), Some(letter)) => {
                let facts = library.facts(self.case());
                let fields = library.letters.fields_around(&letter, (file, *line), &facts);
                let label = |field: &FieldPath| library.words.label(&field.words_key()).to_owned();
                fields.iter().map(label).collect()
            }
            _ => Vec::new(),
        };
        self.talk.message = Some(Message::SourceOfWords { source, because });
    }

    /// Tells what came of a letter that was ordered.
    pub(in crate::session) fn written(
        &mut self,
        order: WriteLetter,
        outcome: Result<(), NotWritten>,
    ) {
        self.talk.message = Some(match outcome {
            Err(NotWritten::InTheWay(obstacle)) => {
                return self.ask(Question::ReplaceLetter { order, obstacle });
            }
            Err(NotWritten::Protected) => return self.ask(Question::ProtectedLetter(order)),
            Err(NotWritten::BesideAnother(neighbour)) => {
                return self.ask(Question::BesideAnother { order, neighbour });
            }
            Err(NotWritten::Failed(problems)) => Message::LetterNotWritten(problems),
            Ok(()) => {
                self.pages.letters.written.insert(order.letter, order.path.clone());
                Message::LetterWritten(order.path)
            }
        });
        self.pages.letters.writing_ended();
    }
}
