//! The page of letters: which can be written, how the chosen one reads, and where it goes.

use std::path::PathBuf;
use std::sync::Arc;

use crate::case::Case;
use crate::jobs::job::{Job, LetterRow, Preview, Refusal, WriteLetter};
use crate::session::Session;
use crate::session::file::typed_path;
use crate::session::question::{Message, Question};
use crate::writers::Format;

/// The state of the page of letters (brevsiden).
#[derive(Default)]
pub struct LettersPage {
    rows: Vec<LetterRow>,
    selected: Option<String>,
    preview: Option<Arc<Preview>>,
    folder: String,
    draft: bool,
    writing: bool,
    surveyed_for: u64,
    previewed_for: Option<(u64, String)>,
}

impl LettersPage {
    pub fn rows(&self) -> &[LetterRow] {
        &self.rows
    }

    pub fn selected(&self) -> Option<&LetterRow> {
        let id = self.selected.as_ref()?;
        self.rows.iter().find(|row| row.id == *id)
    }

    /// The chosen letter as it read when it was last filled.
    pub fn preview(&self) -> Option<&Arc<Preview>> {
        self.preview.as_ref()
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

    /// Whether the chosen letter can be written as things stand: finished, or as a draft.
    pub fn can_write(&self) -> bool {
        !self.writing
            && self
                .preview
                .as_ref()
                .is_some_and(|preview| preview.is_ready() || (self.draft && preview.available))
    }

    /// The path that the chosen letter would be written to.
    pub fn path(&self, format: Format) -> Option<PathBuf> {
        let id = self.selected.as_ref()?;
        let folder = typed_path(&self.folder)?;
        let draft = format!("{id}-udkast");
        Some(folder.join(format.file_name(if self.draft { &draft } else { id })))
    }

    pub(in crate::session) fn type_folder(&mut self, text: String) -> Vec<Job> {
        self.folder = text;
        Vec::new()
    }

    pub(in crate::session) fn write_as_draft(&mut self, draft: bool) -> Vec<Job> {
        self.draft = draft;
        Vec::new()
    }

    pub(in crate::session) fn writing_ended(&mut self) {
        self.writing = false;
    }

    pub(in crate::session) fn forget_case(&mut self) {
        *self = Self { folder: std::mem::take(&mut self.folder), ..Self::default() };
    }

    pub(in crate::session) fn due(&mut self, generation: u64, case: &Arc<Case>) -> Vec<Job> {
        let mut jobs = Vec::new();
        if let Some(letter) = &self.selected {
            let wanted = (generation, letter.clone());
            if self.previewed_for.as_ref() != Some(&wanted) {
                jobs.push(Job::Preview {
                    generation,
                    letter: letter.clone(),
                    case: Arc::clone(case),
                });
                self.previewed_for = Some(wanted);
            }
        }
        if self.surveyed_for != generation {
            self.surveyed_for = generation;
            jobs.push(Job::Survey { generation, case: Arc::clone(case) });
        }
        jobs
    }

    pub(in crate::session) fn surveyed(
        &mut self,
        is_current: bool,
        rows: Vec<LetterRow>,
    ) -> Vec<Job> {
        if is_current {
            self.rows = rows;
        }
        Vec::new()
    }

    pub(in crate::session) fn previewed(&mut self, is_current: bool, preview: Preview) -> Vec<Job> {
        if is_current && self.selected.as_ref() == Some(&preview.letter) {
            self.preview = Some(Arc::new(preview));
        }
        Vec::new()
    }
}

impl Session {
    pub(in crate::session) fn select_letter(&mut self, id: String) -> Vec<Job> {
        if self.letters.selected.as_ref() != Some(&id) {
            self.letters.preview = None;
            self.letters.selected = Some(id);
        }
        if self.letters.folder.is_empty()
            && let Some(folder) = self.path.as_ref().and_then(|path| path.parent())
        {
            self.letters.folder = folder.display().to_string();
        }
        self.due()
    }

    pub(in crate::session) fn write_letter(&mut self, format: Format) -> Vec<Job> {
        if !self.letters.can_write() {
            return Vec::new();
        }
        let (Some(path), Some(letter)) = (self.letters.path(format), self.letters.selected.clone())
        else {
            return Vec::new();
        };
        self.letters.writing = true;
        vec![Job::Write(WriteLetter {
            letter,
            case: Arc::clone(&self.latest),
            format,
            draft: self.letters.draft,
            path,
            replace: false,
        })]
    }

    pub(in crate::session) fn written(
        &mut self,
        order: WriteLetter,
        outcome: Result<(), Refusal>,
    ) -> Vec<Job> {
        match outcome {
            Err(Refusal::Exists) => return self.ask(Question::ReplaceLetter(order)),
            Err(Refusal::Failed(problems)) => {
                self.message = Some(Message::LetterNotWritten(problems))
            }
            Ok(()) => self.message = Some(Message::LetterWritten(order.path)),
        }
        self.letters.writing = false;
        Vec::new()
    }
}
