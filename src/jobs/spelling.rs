//! Spelling, on a thread of its own: looking through the case, suggesting, learning.

use std::collections::HashSet;
use std::sync::Arc;

use super::desk::OfficeDesk;
use super::open_dictionary::Book;
use super::spelling_order::{Misspelling, SpellingAnswer, SpellingJob, Spelt};
use crate::case::Case;
use crate::case::kind::Kind;
use crate::files::spelling;
use crate::problem::{Place, Problem, Severity};
use crate::spelling::{OwnWords, Speller, WordBook, names_in, written_words};

impl OfficeDesk {
    pub(super) fn spelling(&self, job: SpellingJob) -> SpellingAnswer {
        self.dictionary.ask(|| self.read_dictionary(), |book| self.ask_book(book, job))
    }

    fn ask_book(&self, book: &mut Book, job: SpellingJob) -> SpellingAnswer {
        let (speller, used) = match book {
            Book::Read { speller, used } => (speller, used),
            Book::None(problem) => return SpellingAnswer::NoDictionary(problem.clone()),
        };
        match job {
            SpellingJob::Look { generation, case, letter } => {
                let letter = letter.as_ref().map_or("", |letter| &*letter.words);
                let spelt = Arc::new(look(speller, used, &case, letter));
                SpellingAnswer::Looked { generation, spelt }
            }
            SpellingJob::Suggest(word) => {
                let meant = speller.suggestions(&word, used);
                SpellingAnswer::Suggested { word, meant }
            }
            SpellingJob::Learn(word) => {
                speller.learn(&word);
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
        let overlay = self.folders.overlay();
        let files = spelling::read(&folder, overlay.as_deref(), self.folders.settings.as_deref());
        let read = files.ok().and_then(|files| {
            let book = WordBook::read(&files.rules, &files.words).ok()?;
            let mut own = OwnWords::default();
            // A line that is no word is one word less.
            files.lists.iter().for_each(|list| drop(own.add(list)));
            Some(Box::new(Speller::new(book, own)))
        });
        match read {
            Some(speller) => Book::Read { speller, used: HashSet::new() },
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

/// What is spelt wrong. The words that are right are remembered as in use.
fn look(speller: &mut Speller, used: &mut HashSet<String>, case: &Case, letter: &str) -> Spelt {
    let mut texts = Vec::new();
    let mut names = HashSet::new();
    case.each_answer(|place, answer| match answer.kind() {
        Kind::Line => {
            let words = written_words(answer.text()).map(|word| word.text);
            let capitals = words.filter(|word| word.starts_with(char::is_uppercase));
            capitals.for_each(|word| names.extend(names_in(&format!("a {word}"))));
        }
        kind if kind.has_lines() => {
            names.extend(names_in(answer.text()));
            texts.push((place, answer.text().to_owned()));
        }
        _ => {}
    });
    let mut spelt = Spelt::default();
    for (place, text) in &texts {
        for wrong in speller.wrong_in(text, &names) {
            spelt.words.insert(wrong.text.to_owned());
            let slip =
                Misspelling { place: *place, word: wrong.text.to_owned(), start: wrong.start };
            spelt.slips.push(slip);
        }
    }
    let in_letter = speller.wrong_in(letter, &names);
    spelt.words.extend(in_letter.iter().map(|wrong| wrong.text.to_owned()));
    used.clear();
    for text in texts.iter().map(|(_, text)| text.as_str()).chain([letter]) {
        let words = written_words(text).map(|word| word.text.to_lowercase());
        used.extend(words.filter(|word| !spelt.words.contains(word)));
    }
    spelt
}
