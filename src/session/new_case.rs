//! A new case: it gets its file and its lock before its first field, so that what is typed always has a place and nobody else reads
//! it. A practice case has neither.

use std::path::{Path, PathBuf};

use super::Session;
use super::action::Reply;
use super::pages::Page;
use super::question::{Message, Question};
use super::reply::typed_path;
use crate::case::Case;
use crate::jobs::job::{Lock, Over, SaveCase};
use crate::library::practice::PracticeCase;
use crate::safe::ENDING;

/// A case that was begun under a name of the program's own (den påbegyndte sag).
pub(super) struct Begun {
    proposed: PathBuf,
    tries: u32,
}

/// So many names are tried for cases that are begun on one day.
const MOST_TRIES: u32 = 200;

impl Session {
    /// Asks where the new case is to lie, and how it is locked.
    pub(super) fn ask_for_new_case(&mut self) {
        self.talk.typed = self.proposed_new_path().display().to_string();
        self.ask(Question::NewCase);
    }

    /// Where a new case may go: where the last one lies. Its name tells nothing of anybody.
    fn proposed_new_path(&self) -> PathBuf {
        let name = format!("sag-{}.{ENDING}", self.today);
        let last = self.recent.first().and_then(|path| path.parent()).map(Path::to_owned);
        match last.or(self.documents.clone()) {
            Some(folder) => folder.join(name),
            None => PathBuf::from(name),
        }
    }

    /// Does what was answered about a new case.
    pub(super) fn answer_about_new_case(&mut self, reply: Reply) {
        let path = self.new_path();
        match (reply, path) {
            (Reply::UsePath | Reply::WithPassphrase, None) => self.ask_for_new_case(),
            (Reply::UsePath, Some(path)) if self.has_own_key() => self.begin_locked(path),
            (Reply::UsePath, Some(path)) => self.ask_for_own_key(Some(path), None),
            (Reply::WithPassphrase, Some(path)) => {
                self.begin();
                self.ask_for_new_passphrase(path, Over::Nothing, None, None);
            }
            (Reply::Practice, _) => self.practise(None),
            _ => {}
        }
    }

    /// The path that was typed; a name alone lies where the program has proposed.
    fn new_path(&self) -> Option<PathBuf> {
        let typed = typed_path(&self.talk.typed)?;
        let is_name = typed.parent().is_some_and(|folder| folder.as_os_str().is_empty());
        let path = if is_name { self.proposed_new_path().with_file_name(typed) } else { typed };
        let is_locked = crate::safe::has_ending(&path);
        let is_plain = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        Some(match path.file_name() {
            _ if is_locked => path,
            _ if is_plain => path.with_extension(ENDING),
            // A dot may stand in a case's number.
            Some(name) => {
                let mut name = name.to_owned();
                name.push(".");
                name.push(ENDING);
                path.with_file_name(name)
            }
            None => return None,
        })
    }

    fn begin(&mut self) {
        self.replace_case(self.new_case(), None);
        self.go_on_with_export();
        self.ask_for_answers();
    }

    /// Begins a practice case of the program's own, or an empty one. It bears its mark from the first moment on, and forever.
    pub(super) fn practise(&mut self, id: Option<&'static str>) {
        let case = match id.and_then(PracticeCase::named).map(PracticeCase::case) {
            None => Case { practice: true, ..self.new_case() },
            Some(Ok(case)) => case,
            Some(Err(problem)) => {
                self.talk.message = Some(Message::NotOpened(problem));
                return;
            }
        };
        self.replace_case(case, None);
        if id.is_none() {
            self.go_on_with_export();
        }
        self.ask_for_answers();
    }

    /// Where the case was begun to be filled from an export, that is the first thing it shows.
    fn go_on_with_export(&mut self) {
        if std::mem::take(&mut self.pages.wants_export) {
            self.pages.show(Page::Intake);
            self.pages.land();
        }
    }

    /// Begins a case in this file, locked by the user's own key.
    pub(super) fn begin_locked(&mut self, path: PathBuf) {
        self.begin();
        let is_proposed = path == self.proposed_new_path();
        self.begun = is_proposed.then(|| Begun { proposed: path.clone(), tries: 1 });
        self.file.offer(path.clone(), Lock::Own);
        self.save_to(path, None);
    }

    /// The next name for a case whose proposed one is taken, if it was begun under that.
    pub(super) fn next_name(&mut self, order: &SaveCase) -> Option<PathBuf> {
        let Begun { proposed, tries } =
            self.begun.as_mut().filter(|_| self.file.path().is_none())?;
        let name = |number: u32, proposed: &Path| match number {
            1 => proposed.to_owned(),
            number => {
                let stem = proposed.file_stem().unwrap_or_default().to_string_lossy();
                proposed.with_file_name(format!("{stem}-{number}.{ENDING}"))
            }
        };
        if name(*tries, proposed) != order.path || *tries >= MOST_TRIES {
            return None;
        }
        *tries += 1;
        Some(name(*tries, proposed))
    }
}
