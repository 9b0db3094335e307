//! Spelling, on a thread of its own: looking through the case, suggesting, learning.

use std::collections::HashSet;
use std::sync::Arc;

use super::desk::OfficeDesk;
use super::open_dictionary::Book;
use super::spelling_order::{Misspelling, SlipPlace, SpellingAnswer, SpellingJob, Spelt};
use crate::case::Case;
use crate::case::edits::{EditAct, EditText, piece_at, words_of};
use crate::case::kind::Kind;
use crate::files::spelling;
use crate::problem::{Place, Problem, Severity};
use crate::spelling::{OwnWords, Readings, Speller, WordBook, is_name, lines, names_of_line};

impl OfficeDesk {
    pub(super) fn spelling(&self, job: SpellingJob) -> SpellingAnswer {
        self.dictionary.ask(|| self.read_dictionary(), |book| self.ask_book(book, job))
    }

    fn ask_book(&self, book: &mut Book, job: SpellingJob) -> SpellingAnswer {
        let (speller, readings) = match book {
            Book::Read { speller, readings } => (speller, readings),
            Book::None(problem) => return SpellingAnswer::NoDictionary(problem.clone()),
        };
        match job {
            SpellingJob::Look { generation, case, letter } => {
                let letter = letter.as_ref().map_or("", |letter| &*letter.words);
                let spelt = Arc::new(look(speller, readings, &case, letter));
                SpellingAnswer::Looked { generation, spelt }
            }
            SpellingJob::Suggest(word) => {
                let meant = speller.suggestions(&word);
                SpellingAnswer::Suggested { word, meant }
            }
            SpellingJob::Learn(word) => {
                speller.learn(&word);
                *readings = Readings::default();
                SpellingAnswer::Learnt(self.keep_word(&word))
            }
        }
    }

    fn keep_word(&self, word: &str) -> Result<(), Problem> {
        let kept = self.folders.settings.as_deref().map(|folder| spelling::learn(folder, word));
        match kept {
            Some(Ok(())) => Ok(()),
            _ => Err(problem("word-not-kept", "Ordet kunne ikke lægges i din ordliste.")
                .with_cure("Det regnes for rigtigt, til du lukker programmet.")),
        }
    }

    fn read_dictionary(&self) -> Book {
        let Some(folder) = self.folders.spelling.clone().or_else(spelling::folder) else {
            return Book::None(
                problem("no-dictionary", "Der er ingen ordbog, så stavningen ses ikke efter.")
                    .with_cure("Bed it-afdelingen lægge mappen spelling ved siden af programmet."),
            );
        };
        let templates = self.folders.overlay().ok().and_then(|own| own.templates);
        let files = spelling::read(&folder, templates.as_deref(), self.folders.settings.as_deref());
        let read = files.ok().and_then(|files| {
            let book = WordBook::read(&files.rules, &files.words).ok()?;
            let mut own = OwnWords::default();
            // A line that is no word is one word less.
            files.lists.iter().for_each(|list| drop(own.add(list)));
            Some(Box::new(Speller::new(book, own)))
        });
        match read {
            Some(speller) => Book::Read { speller, readings: Readings::default() },
            None => Book::None(
                problem(
                    "dictionary-unreadable",
                    "Ordbogen kan ikke læses, så stavningen ses ikke efter.",
                )
                .with_cure("Bed it-afdelingen lægge filerne i mappen spelling dér igen."),
            ),
        }
    }
}

fn problem(code: &str, message: &str) -> Problem {
    Problem::new(code, Severity::Warning, Place::Case, message)
}

/// What is spelt wrong in a case and in the letter in view.
fn look(speller: &mut Speller, readings: &mut Readings, case: &Case, letter: &str) -> Spelt {
    let mut texts = Vec::new();
    let mut names = HashSet::new();
    readings.begin();
    case.each_answer(|place, answer| match answer.kind() {
        Kind::Line => names.extend(names_of_line(answer.text())),
        kind if kind.has_lines() => {
            for (_, line) in lines(answer.text()) {
                names.extend(readings.read(speller, line).names.iter().cloned());
            }
            texts.push((place, answer.text()));
        }
        _ => {}
    });
    let mut spelt = Spelt::default();
    for (place, text) in texts {
        for (at, word) in wrong_in(text, speller, readings, &names) {
            spelt.words.insert(word.to_owned());
            let place = SlipPlace::Answer(place);
            spelt.slips.push(Misspelling { place, word: word.to_owned(), start: at });
        }
    }
    by_hand(case, |place, text| {
        for (start, word) in wrong_in(&words_of(text), speller, readings, &names) {
            spelt.words.insert(word.to_owned());
            // The words of a value are mended in its field.
            if piece_at(text, start, word.len()).is_some() {
                spelt.slips.push(Misspelling { place, word: word.to_owned(), start });
            }
        }
    });
    let in_letter = wrong_in(letter, speller, readings, &names);
    spelt.words.extend(in_letter.into_iter().map(|(_, word)| word.to_owned()));
    readings.end();
    spelt
}

/// Visits every text that is written by hand in a letter.
fn by_hand(case: &Case, mut visit: impl FnMut(SlipPlace, &EditText)) {
    let written = [EditAct::Replace, EditAct::Before, EditAct::After];
    for edit in case.edits.all().iter().filter(|edit| written.contains(&edit.act)) {
        for (cell, text) in edit.text.iter().enumerate() {
            visit(SlipPlace::ByHand { edit: edit.id, cell }, text);
        }
    }
}

/// The words of a text that are spelt wrong, each with where it begins.
fn wrong_in<'t>(
    text: &'t str,
    speller: &mut Speller,
    readings: &mut Readings,
    names: &HashSet<String>,
) -> Vec<(usize, &'t str)> {
    let mut wrong = Vec::new();
    for (start, line) in lines(text) {
        let doubtful = readings.read(speller, line).doubtful.iter();
        let words = doubtful.filter_map(|word| Some((start + word.start, line.get(word.clone())?)));
        wrong.extend(words.filter(|(_, word)| !is_name(word, names)));
    }
    wrong
}
