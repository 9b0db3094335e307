//! What follows from the answer to a question.

use std::path::PathBuf;

use super::Session;
use super::action::Reply;
use super::question::{Question, Then};
use crate::jobs::job::{Clash, Job, Over, WriteLetter};
use crate::safe::{ENDING, has_ending};

impl Session {
    /// Asks a question. A letter that another question waited to write is not written.
    pub(super) fn ask(&mut self, question: Question) {
        let left = self.talk.question.replace(question);
        if left.is_some_and(|left| left.letter().is_some()) {
            self.pages.letters.writing_ended();
        }
    }

    pub(super) fn reply(&mut self, reply: Reply) {
        let Some(question) = self.talk.question.take() else { return };
        if reply != Reply::UsePassphrase {
            self.talk.take_passphrases();
        }
        match (question, reply) {
            (Question::Unsaved(then), Reply::Save) => self.save(Some(then)),
            (Question::Unsaved(then), Reply::Discard) => self.go(then),
            (Question::UnkeptSettings(leaves), reply) => self.answer_about_settings(leaves, reply),
            (Question::OpenWhere, Reply::UsePath) => match typed_path(&self.talk.typed) {
                Some(path) => self.open_path(path),
                None => self.ask(Question::OpenWhere),
            },
            (Question::SaveWhere(then), Reply::UsePath) => match typed_path(&self.talk.typed) {
                Some(path) => {
                    self.save_to(with_extension(path, self.file.is_locked()), then);
                }
                None => self.ask(Question::SaveWhere(then)),
            },
            (Question::Passphrase { path, asks, .. }, Reply::UsePassphrase) => {
                self.unlock(path, asks);
            }
            (Question::ChangePassphrase { path, .. }, Reply::UsePassphrase) => {
                self.prove_passphrase(path);
            }
            (Question::RemoveItems(removal), reply) => self.answer_about_removal(removal, reply),
            (Question::Tie(card), Reply::Save) => self.keep_tie(*card),
            (Question::PasteOfAnother(pasted), reply) => self.answer_about_paste(&pasted, reply),
            (Question::RemoveFile(file), reply) => self.answer_about_file(&file, reply),
            (Question::NewCase, reply) => self.answer_about_new_case(reply),
            (Question::NewOwnKey { case, .. }, Reply::UsePassphrase) => self.make_own_key(case),
            (Question::ChangeOwnKey { .. }, Reply::UsePassphrase) => self.change_own_key(),
            (Question::NewPassphrase { path, over, then, .. }, Reply::UsePassphrase) => {
                self.lock(path, over, then);
            }
            (Question::ReplaceCase { path, then }, Reply::Replace) => {
                self.save_over(path, Over::Anything, false, then);
            }
            (Question::ProtectedCase { path, over, then }, Reply::Replace) => {
                self.save_over(path, over, true, then);
            }
            (Question::Differs { path, then, .. }, Reply::KeepBoth) => {
                self.save_over(path, Over::Beside, false, then);
            }
            (Question::Differs { path, .. }, Reply::ShowTheirs) => {
                let then = Then::OpenPath(path.clone());
                self.save_over(path, Over::Beside, false, Some(then));
            }
            (Question::Differs { path, then, .. }, Reply::Overwrite) => {
                self.save_over(path, Over::KeepingTheirs, false, then);
            }
            (Question::Differs { path, then, .. }, Reply::Compare) => self.read_theirs(path, then),
            (Question::Merge { path, then, merging }, Reply::Merge) => {
                self.merge(path, then, *merging);
            }
            (Question::NoAnswer { path, over, then }, Reply::Again) => {
                // In its own file the case may have arrived meanwhile.
                let over =
                    if self.file.path() == Some(&path) { self.file.over(&path) } else { over };
                self.save_over(path, over, false, then);
            }
            (Question::NoAnswer { then: Some(then), .. }, Reply::Discard) => self.go(then),
            (
                Question::ProtectedCase { then, .. }
                | Question::Differs { then, .. }
                | Question::NoAnswer { then, .. },
                Reply::Elsewhere,
            ) => self.ask_where_to_save(then),
            (Question::ReplaceLetter { order, .. }, Reply::Replace) => {
                self.outbox.push(Job::Write(WriteLetter { clash: Clash::Replace, ..order }));
            }
            (Question::ReplaceLetter { order, .. }, Reply::Beside) => {
                self.outbox.push(Job::Write(WriteLetter { clash: Clash::Beside, ..order }));
            }
            (Question::ProtectedLetter(order), Reply::Replace) => {
                let order = WriteLetter { clash: Clash::Replace, protected_too: true, ..order };
                self.outbox.push(Job::Write(order));
            }
            (Question::BesideAnother { order, .. }, Reply::BesideAnother) => {
                if order.case_file.as_deref() == self.file.path() {
                    self.pages.letters.share_folder(order.path.parent());
                }
                self.outbox.push(Job::Write(WriteLetter { beside_another: true, ..order }));
            }
            (Question::HeldByOther(other), reply) => self.answer_about(other, reply),
            (Question::Recovered(recovered), reply) => self.answer_for(*recovered, reply),
            (question, _) if question.letter().is_some() => self.pages.letters.writing_ended(),
            _ => {}
        }
    }
}

/// The path that was typed; none where the box is empty. Quotation marks around it are those of a copied path.
pub(super) fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// A case file ends in `.json` where nothing else is typed, and a locked one in `.sag` whatever is typed: it stays locked.
fn with_extension(path: PathBuf, locked: bool) -> PathBuf {
    match path.extension() {
        Some(_) if !locked || has_ending(&path) => path,
        _ => path.with_extension(if locked { ENDING } else { "json" }),
    }
}
