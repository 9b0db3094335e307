//! Opening, saving and leaving a case. Unsaved changes are never left behind without asking.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Session;
use super::action::VersionWish;
use super::beside::Limits;
use super::pages::Page;
use super::question::{Leaves, Message, Question, Then};
use super::tying::Tying;
use crate::access_log::AccessDeed;
use crate::case::Case;
use crate::case::cpr::{Cpr, Verdict};
use crate::case::field::Answered;
use crate::case::scalar::Scalar;
use crate::jobs::job::{Fingerprint, Job, Lock, OpenedCase, Over, SaveCase, SaveRefusal, SavedAt};
use crate::problem::Problem;

/// How many files the list of recent files holds.
const RECENT: usize = 10;

impl Session {
    /// The list of recent files was read. What was opened meanwhile stands first. A path that leads to another file from another folder
    /// would open somebody else's case.
    pub(super) fn recent_read(&mut self, recent: Vec<PathBuf>) {
        for path in recent.into_iter().filter(|path| path.is_absolute()) {
            if !self.recent.contains(&path) && self.recent.len() < RECENT {
                self.recent.push(path);
            }
        }
        self.look_for_old_cases();
    }

    /// Puts a file first in the list of recent files.
    fn remember(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
        self.outbox.push(Job::KeepRecent(self.recent.clone()));
    }

    /// Leaves the case for something else, and asks first where changes would be lost.
    pub(super) fn leave(&mut self, then: Then) {
        if self.is_kept_by_screen() || self.is_held_by_settings(Leaves::Case(then.clone())) {
            return;
        }
        if self.is_dirty() {
            self.ask(Question::Unsaved(then));
        } else if self.keeps_versions() && self.versions.wants_save() {
            self.save(Some(then));
        } else {
            self.go(then);
        }
    }

    pub(super) fn go(&mut self, then: Then) {
        match then {
            Then::New => self.ask_for_new_case(),
            Then::Practise(id) => self.practise(id),
            Then::Open => {
                self.talk.typed = self.file.path_text();
                self.ask(Question::OpenWhere);
            }
            Then::OpenPath(path) => self.open_path(path),
            Then::Quit => {
                self.pages.cases.stop();
                self.leave_exhibits();
                self.journal.leave(&mut self.outbox);
                self.outbox.push(Job::Release);
                self.finished = true;
            }
        }
    }

    pub(super) fn open_path(&mut self, path: PathBuf) {
        self.file.open(path, None, self.open.generation(), &mut self.outbox);
    }

    pub(super) fn opened(&mut self, path: PathBuf, outcome: Result<OpenedCase, Problem>) {
        let Some(generation) = self.file.was_read(&path) else { return };
        match outcome {
            Err(problem) => self.talk.message = Some(Message::NotOpened(problem)),
            // What was typed while the file was read has not been asked about.
            Ok(_) if self.is_dirty() && self.open.generation() != generation => {
                self.ask(Question::Unsaved(Then::OpenPath(path)));
            }
            Ok(OpenedCase { case, holds, lock }) => {
                self.replace_case(*case, Some((path.clone(), holds)));
                self.file.is_locked_by(lock);
                self.was_done(AccessDeed::Opened);
                self.hold();
                self.look_at_exhibits();
                self.remember(path);
                self.ask_for_answers();
            }
        }
    }

    pub(super) fn replace_case(&mut self, case: Case, file: Option<(PathBuf, Fingerprint)>) {
        self.leave_exhibits();
        self.journal.leave(&mut self.outbox);
        if file.is_none() && self.file.path().is_some() {
            self.outbox.push(Job::Release);
        }
        self.other_holder = None;
        self.begun = None;
        self.open.replace(case);
        self.versions.forget();
        self.seen.forget();
        self.pages.forget_case();
        self.forget_spelling();
        self.leave_phrase();
        self.tying = Tying::default();
        self.limits = Limits::default();
        if let Some((path, _)) = &file {
            self.pages.letters.lie_beside(path);
        }
        self.file.replace(Arc::clone(self.open.latest()), file);
        // Where the user's own version lies must be known while that of somebody else is shown.
        self.talk.message.take_if(|message| !matches!(message, Message::SavedBeside(_)));
    }

    pub(super) fn save(&mut self, then: Option<Then>) {
        match self.file.path() {
            Some(_) if self.file.is_saving() => self.file.save_again(then),
            Some(path) => self.save_to(path.to_owned(), then),
            None => self.ask_where_to_save(then),
        }
    }

    pub(super) fn ask_where_to_save(&mut self, then: Option<Then>) {
        self.talk.typed = match self.file.path() {
            Some(_) => self.file.path_text(),
            None => self.proposed_path(),
        };
        self.ask(Question::SaveWhere(then));
    }

    /// Where a case without a file may go: by its number, where the last one lies. Empty where that would not be good.
    fn proposed_path(&self) -> String {
        let beside = self.recent.first().and_then(|path| path.parent()).map(Path::to_owned);
        let Some(name) = file_name(self.case().matter.case_number.text()) else {
            return String::new();
        };
        match beside.or(self.documents.clone()) {
            Some(folder) => folder.join(name).display().to_string(),
            None => name,
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, then: Option<Then>) {
        let over = self.file.over(&path);
        self.save_over(path, over, false, then);
    }

    pub(super) fn save_over(
        &mut self,
        path: PathBuf,
        over: Over,
        protected_too: bool,
        then: Option<Then>,
    ) {
        if !self.may_save(&path, then.clone()) {
            return;
        }
        let Some(lock) = self.file.lock_at(&path) else {
            return self.ask_for_new_passphrase(path, over, then, None);
        };
        self.keep_what_was_seen();
        let case = Arc::clone(self.open.latest());
        let versions =
            if matches!(lock, Lock::None) { Vec::new() } else { self.versions.for_saving() };
        if !matches!(lock, Lock::None) && self.file.lacks(&case) {
            self.waits_to_be_put_down(AccessDeed::Saved);
        }
        let accesses = match lock {
            Lock::None => Vec::new(),
            _ => self.accesses_for_saving(),
        };
        let order = SaveCase { path, case, over, protected_too, lock, versions, accesses };
        self.file.save(order, then, &mut self.outbox);
    }

    pub(super) fn saved(&mut self, order: SaveCase, outcome: Result<SavedAt, SaveRefusal>) {
        if !self.file.has_arrived(&order.case) {
            return;
        }
        // A lock that was made is not made twice, whatever is asked now.
        if let Lock::Known(lock) = &order.lock {
            self.file.offer(order.path.clone(), Lock::Known(Arc::clone(lock)));
        }
        let then = self.file.take_after_save();
        let again = self.file.takes_again();
        match outcome {
            Ok(saved) => {
                let from = self.file.path().map(ToOwned::to_owned);
                let has_moved = from.as_ref() != Some(&saved.path);
                let before = Arc::clone(self.file.saved());
                self.file.lies_in(&saved, Arc::clone(&order.case), order.lock);
                self.exhibits_follow(&before, &order.case, from.as_deref());
                self.versions.were_saved(&order.versions);
                self.accesses_were_saved(order.accesses.len());
                if self.page() == Page::Versions {
                    self.version_wish(VersionWish::List);
                }
                if has_moved {
                    self.journal.leave(&mut self.outbox);
                    self.hold();
                }
                self.pages.letters.lie_beside(&saved.path);
                self.remember(saved.path.clone());
                let told = match (order.over, saved.theirs) {
                    (Over::Beside, _) => Message::SavedBeside(saved.path),
                    (_, Some(theirs)) => Message::TheirsKept(theirs),
                    _ => Message::Saved,
                };
                // A letter that was written or sealed saves the case; the letter is the news.
                let is_news = |told: &Message| {
                    matches!(told, Message::LetterWritten(_) | Message::Sealed { .. })
                };
                if told != Message::Saved || !self.talk.message.as_ref().is_some_and(is_news) {
                    self.talk.message = Some(told);
                }
                if again {
                    self.save(then);
                } else if let Some(then) = then {
                    self.leave(then);
                } else {
                    self.put_down();
                }
            }
            Err(SaveRefusal::Failed(problems)) => {
                self.talk.message = Some(Message::NotSaved(problems));
            }
            Err(SaveRefusal::Exists) if let Some(path) = self.next_name(&order) => {
                self.file.offer(path.clone(), order.lock);
                self.save_to(path, then);
            }
            Err(SaveRefusal::Exists) => self.ask(Question::ReplaceCase { path: order.path, then }),
            Err(SaveRefusal::Protected) => {
                let SaveCase { path, over, .. } = order;
                self.ask(Question::ProtectedCase { path, over, then });
            }
            Err(SaveRefusal::Differs(difference)) => {
                self.ask(Question::Differs { path: order.path, difference, then });
            }
            Err(SaveRefusal::Unheard(holds, problem)) => {
                if self.file.path() == Some(&order.path) {
                    self.file.may_hold(holds, order.case);
                }
                self.talk.message = Some(Message::NotSaved(vec![*problem]));
            }
            Err(SaveRefusal::NoAnswer(holds)) => {
                if self.file.path() == Some(&order.path) {
                    self.file.may_hold(holds, Arc::clone(&order.case));
                }
                let SaveCase { path, over, .. } = order;
                self.ask(Question::NoAnswer { path, over, then });
            }
        }
    }
}

/// A case's number as the name of its file. A person's number is none, and signs that a disk does not take give way.
fn file_name(number: &str) -> Option<String> {
    let is_sign = |sign: char| sign.is_control() || r#"/\:*?"<>|"#.contains(sign);
    let name: String =
        number.trim().chars().map(|sign| if is_sign(sign) { '-' } else { sign }).collect();
    let name = name.trim_matches(['.', ' ', '-']);
    (!name.is_empty() && !is_of_a_person(name)).then(|| format!("{name}.json"))
}

/// Whether a number could be that of a person.
fn is_of_a_person(number: &str) -> bool {
    Cpr::parse(number).is_ok_and(|cpr| cpr.verdict() != Verdict::NotTenDigits)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_case_number_is_a_file_name_and_a_persons_number_is_none() {
        assert_eq!(file_name(" 2018-00731 ").as_deref(), Some("2018-00731.json"));
        assert_eq!(file_name("15.20/A:7").as_deref(), Some("15.20-A-7.json"));
        for none in ["", "  ", "..", "111111-1118", "1111111118", "111111 1118"] {
            assert_eq!(file_name(none), None, "{none}");
        }
    }
}
