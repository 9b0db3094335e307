//! The part of a library that letters are made from: words, law, templates and sender, read from any files and without the checks.

use super::{keep, new_way_from, sender};
use crate::case::Case;
use crate::files::overlay::Files;
use crate::law::{self, LawBook};
use crate::letters::{Facts, Letters, Sender};
use crate::problem::Problem;
use crate::words::Words;

/// What letters are made from, and nothing that looks a case over (brevene alene).
pub struct LettersAlone {
    words: Words,
    law: LawBook,
    sender: Sender,
    pub letters: Letters,
}

impl LettersAlone {
    /// Reads the files.
    ///
    /// # Errors
    /// Every fault that stops a letter.
    pub fn read(files: &Files) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let words = keep(Words::read(&files.under("fields")), &mut problems);
        let law = keep(law::read(&files.under("law")), &mut problems);
        let sender = keep(sender(files), &mut problems);
        let (Some(words), Some(law), Some(sender)) = (words, law, sender) else {
            return Err(problems);
        };
        let words = words.with_new_way(new_way_from(&law));
        let (letters, found) = Letters::read(&files.under("letters"), &words, &law);
        problems.extend(found);
        problems.retain(Problem::blocks);
        if problems.is_empty() { Ok(Self { words, law, sender, letters }) } else { Err(problems) }
    }

    /// What the letters of a case are filled with.
    pub fn facts<'a>(&'a self, case: &'a Case) -> Facts<'a> {
        Facts { case, law: &self.law, words: &self.words, sender: &self.sender, duties: None }
    }
}
