//! The page that writes a letter without names: which words of it may be names, and what is said of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::file_name;
use crate::jobs::job::{Job, RedactionChoice, WriteLetter};
use crate::problem::Problem;
use crate::session::Session;
use crate::session::question::Message;
use crate::session::reply::typed_path;
use crate::writers::Format;

/// The words of a letter that may be names, or what stops the letter.
pub type DoubtfulWords = Result<BTreeSet<String>, Vec<Problem>>;

/// The state of the page (siden for et brev uden navne).
#[derive(Default)]
pub struct NamelessPage {
    /// For which state of the case and which letter the words were asked for.
    asked_for: Option<(u64, String)>,
    words: Option<DoubtfulWords>,
    /// The words that are no names and stay.
    kept: BTreeSet<String>,
}

impl NamelessPage {
    /// The words that may be names; none while nobody knows.
    pub fn words(&self) -> Option<&DoubtfulWords> {
        self.words.as_ref()
    }

    pub fn is_kept(&self, word: &str) -> bool {
        self.kept.contains(word)
    }

    fn choice(&self) -> Option<RedactionChoice> {
        let words = self.words.as_ref()?.as_ref().ok()?;
        let (keep, remove) = words.iter().cloned().partition(|word| self.is_kept(word));
        Some(RedactionChoice { remove, keep })
    }
}

impl Session {
    /// Asks for the words of the letter in view that may be names, unless they are known.
    pub(in crate::session) fn ask_for_doubts(&mut self) {
        let Some(letter) = self.letters().beside().map(|row| row.id.clone()) else { return };
        let wanted = (self.generation(), letter);
        if self.pages.nameless.asked_for.as_ref() == Some(&wanted) {
            return;
        }
        // What was said of a word holds for it in every letter of the case.
        (self.pages.nameless.words, self.pages.nameless.asked_for) = (None, Some(wanted.clone()));
        let case = Arc::clone(self.open.latest());
        self.outbox.push(Job::Doubt { generation: wanted.0, letter: wanted.1, case });
    }

    pub(in crate::session) fn doubted(&mut self, about: (u64, String), words: DoubtfulWords) {
        if self.pages.nameless.asked_for.as_ref() == Some(&about) {
            self.pages.nameless.words = Some(words);
        }
    }

    pub(in crate::session) fn keep_word(&mut self, word: String, is_kept: bool) {
        let kept = &mut self.pages.nameless.kept;
        if is_kept {
            kept.insert(word);
        } else {
            kept.remove(&word);
        }
    }

    /// Orders the letter in view without names, once every word in doubt is known.
    pub(in crate::session) fn write_nameless(&mut self, format: Format) {
        if !self.may_write(format) {
            return;
        }
        let Some(choice) = self.pages.nameless.choice() else { return };
        let Some(letter) = self.letters().beside().map(|row| row.id.clone()) else { return };
        let Some(folder) = typed_path(self.letters().folder()) else {
            self.talk.message = Some(Message::LetterHasNoFolder);
            return;
        };
        if self.letters().is_writing() {
            return;
        }
        let stem = file_name::without_names(&self.letters().stem_of(&letter));
        let path = folder.join(format.file_name(&stem));
        let (case, file) = (self.open.latest(), self.file.path());
        let order = self.pages.letters.order(letter, path, format, case, file);
        let order = WriteLetter { draft: false, nameless: Some(choice), ..order };
        self.outbox.push(Job::Write(order));
    }
}
