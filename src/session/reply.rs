//! What follows from the answer to a question.

use std::path::PathBuf;

use super::Session;
use super::action::Reply;
use super::question::Question;
use crate::jobs::job::{Job, WriteLetter};

impl Session {
    /// Asks a question. A letter that another question waited to write is not written.
    pub(super) fn ask(&mut self, question: Question) {
        if let Some(Question::ReplaceLetter(_) | Question::BesideAnother(_)) =
            self.talk.question.replace(question)
        {
            self.pages.letters.writing_ended();
        }
    }

    pub(super) fn reply(&mut self, reply: Reply) {
        let Some(question) = self.talk.question.take() else { return };
        match (question, reply) {
            (Question::Unsaved(then), Reply::Save) => self.save(Some(then)),
            (Question::Unsaved(then), Reply::Discard) => self.go(then),
            (Question::OpenWhere, Reply::UsePath) => match typed_path(&self.talk.typed) {
                Some(path) => self.open_path(path),
                None => self.ask(Question::OpenWhere),
            },
            (Question::SaveWhere(then), Reply::UsePath) => match typed_path(&self.talk.typed) {
                Some(path) => {
                    let path = with_extension(path);
                    let replace = self.file.path() == Some(path.as_path());
                    self.save_to(path, then, replace);
                }
                None => self.ask(Question::SaveWhere(then)),
            },
            (Question::ReplaceCase { path, then }, Reply::Replace) => {
                self.save_to(path, then, true);
            }
            (Question::ReplaceLetter(order), Reply::Replace) => {
                self.outbox.push(Job::Write(WriteLetter { replace: true, ..order }));
            }
            (Question::BesideAnother(order), Reply::BesideAnother) => {
                if order.case_file.as_deref() == self.file.path() {
                    self.pages.letters.share_folder(order.path.parent());
                }
                self.outbox.push(Job::Write(WriteLetter { beside_another: true, ..order }));
            }
            (Question::ReplaceLetter(_) | Question::BesideAnother(_), _) => {
                self.pages.letters.writing_ended();
            }
            _ => {}
        }
    }
}

/// The path that was typed; none where the box is empty. Quotation marks around it are those of a copied path.
pub(super) fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// A case file ends in `.json` where nothing else is typed.
fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension("json") }
}
