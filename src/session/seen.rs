//! What the user has seen of the letters of the case, to be told later what is new in them.
//!
//! To look at a letter changes no case and no file: what was seen goes into the case when it is saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Session;
use crate::case::kept::KeptText;
use crate::jobs::job::Preview;

/// The letters that the user has looked at since the case was opened (sete breve).
#[derive(Default)]
pub(super) struct SeenLetters {
    in_sight: Option<Arc<Preview>>,
    /// The words of each letter when it last went out of sight.
    left: BTreeMap<String, Arc<str>>,
}

impl SeenLetters {
    /// Takes in what is in sight now. A letter that goes out of sight has been seen.
    fn follow(&mut self, in_sight: Option<&Arc<Preview>>) {
        let is_other = |old: &mut Arc<Preview>| in_sight.is_none_or(|new| new.letter != old.letter);
        if let Some(old) = self.in_sight.take_if(is_other) {
            self.left.insert(old.letter.clone(), old.words.clone());
        }
        if let Some(new) = in_sight.filter(|new| new.available) {
            self.in_sight = Some(Arc::clone(new));
        }
    }

    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Session {
    /// Who works here, as the case names them.
    pub fn user(&self) -> &str {
        self.settings().user()
    }

    pub(super) fn follow_letter_in_sight(&mut self) {
        let preview = self.shows_a_letter().then(|| self.letters().preview()).flatten().cloned();
        self.seen.follow(preview.as_ref());
    }

    /// The words of a letter as the user saw them the last time before this one.
    pub fn words_seen_of(&self, letter: &str) -> Option<String> {
        let kept = || self.case().kept.seen(letter, self.user()).and_then(KeptText::text);
        self.seen.left.get(letter).map(|words| words.to_string()).or_else(kept)
    }

    /// Puts what was seen into the case, which is about to be saved.
    pub(super) fn keep_what_was_seen(&mut self) {
        self.follow_letter_in_sight();
        let in_sight = self.seen.in_sight.iter().map(|it| (it.letter.clone(), it.words.clone()));
        let mut seen = self.seen.left.clone();
        seen.extend(in_sight);
        let (by, on) = (self.user().to_owned(), self.today.to_string());
        if !seen.is_empty() {
            self.open.keep(|kept| {
                seen.iter().for_each(|(letter, words)| {
                    kept.keep_seen(letter, &by, words, on.clone());
                });
            });
        }
    }
}
