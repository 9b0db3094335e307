//! A case that somebody else has open: it can be read, and changed once they are done with it.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::action::{Action, Command, ExhibitWish, Reply, SealWish, VersionWish};
use super::form_wish::FormWish;
use super::intake_wish::IntakeWish;
use super::phrase_wish::PhraseWish;
use super::question::{Message, OtherHolder, Question};
use super::spelling_wish::SpellingWish;
use crate::jobs::job::{Held, Job, Lock};
use crate::safe::Opener;

impl Session {
    /// The case lies in a file that it did not lie in before: nobody else is to change it meanwhile, and nothing is written beside it
    /// before that is known.
    pub(super) fn hold(&mut self) {
        self.other_holder = None;
        if let Some(path) = self.file.path().map(ToOwned::to_owned) {
            self.journal.waits_for(&path);
            self.outbox.push(Job::Hold { path, from_gone_too: false });
        }
    }

    pub(super) fn held(&mut self, path: PathBuf, held: Held) {
        if self.file.path() != Some(&path) || !self.journal.seeks(&path) {
            return;
        }
        let (holder, is_gone) = match held {
            // Where no lock can be written, the file is held against what it was before each save.
            Held::Here | Held::Unknown => {
                let is_ours = held == Held::Here;
                let waited = self.other_holder.take().is_some();
                if waited && !self.is_dirty() {
                    // They may have saved meanwhile.
                    let opener = match self.file.lock() {
                        Lock::Known(lock) | Lock::Changed(lock, _) => {
                            Some(Arc::new(Opener::Case(lock.key.clone())))
                        }
                        Lock::None | Lock::New(_) | Lock::Own => None,
                    };
                    let generation = self.open.generation();
                    return self.file.open(path, opener, generation, &mut self.outbox);
                }
                self.journal.seek(&self.file.guarded(self.open.latest()), &mut self.outbox);
                if is_ours {
                    self.may_put_down();
                }
                return;
            }
            Held::By(holder) => (holder, false),
            Held::ByGone(holder) => (Some(holder), true),
        };
        let other = OtherHolder { path, holder, is_gone };
        self.other_holder = Some(other.clone());
        self.ask(Question::HeldByOther(other));
    }

    /// Does what was answered about a case that somebody else has. Whoever does not choose reads it.
    pub(super) fn answer_about(&mut self, other: OtherHolder, reply: Reply) {
        let from_gone_too = reply == Reply::TakeOver && other.is_gone;
        if from_gone_too || reply == Reply::Again {
            self.outbox.push(Job::Hold { path: other.path, from_gone_too });
        }
    }

    /// Who else has the case, so that it can only be read here.
    pub fn other_holder(&self) -> Option<&OtherHolder> {
        self.other_holder.as_ref()
    }

    /// Whether an action would change a case that can only be read here; if so, that is told.
    pub(super) fn is_refused(&mut self, action: &Action) -> bool {
        let changes = matches!(
            action,
            Action::SetState(..)
                | Action::Answer(..)
                | Action::SetAside(..)
                | Action::AddItem(_)
                | Action::RemoveItem(..)
                | Action::SwapItems(..)
                | Action::MoveItem(..)
                | Action::Version(
                    VersionWish::Name(_) | VersionWish::RestoreField(_) | VersionWish::RestoreAll
                )
                | Action::Seals(SealWish::Seal)
                | Action::Form(FormWish::TakeIn)
                | Action::Intake(IntakeWish::TakeIn)
                | Action::MarkFinished(..)
                | Action::EditLetter(_)
                | Action::Evidence(_)
                | Action::Spelling(SpellingWish::Replace(_) | SpellingWish::ReplaceAll(_))
                | Action::Phrase(PhraseWish::PutIn { .. })
                | Action::Paste(_)
                | Action::Exhibit(ExhibitWish::Add(_) | ExhibitWish::Remove(_))
                | Action::Do(Command::Save | Command::Undo | Command::Redo)
        );
        let is_refused = changes && self.other_holder.is_some();
        if is_refused {
            self.talk.message = Some(Message::OnlyRead);
        }
        is_refused
    }
}
