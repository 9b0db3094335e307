//! What was done in a case, act by act, each as a short note that a caseworker puts into the journal of the municipality.
//!
//! A note says what was done, when, by whom and on what, and nothing that the case does not say itself. What is planned or agreed is
//! no act yet.

mod accesses;
mod lists;
mod nameless;
mod questions;
mod steps;
mod told;

use jiff::civil::Date;

use crate::case::Case;
use crate::danish::days::danish_day;
use crate::library::Library;

pub use accesses::access_sheet;
use nameless::Nameless;
pub use questions::{asked_of, question_and_answer, question_asked};

/// What stands above each note of a practice case.
const PRACTICE: &str = "ØVELSE: Borgeren er opfundet.";

/// A note about one act (et journalnotat).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActNote {
    pub day: Date,
    /// What kind of act it was, for a program.
    pub act: &'static str,
    /// What was done, in a few words.
    pub title: String,
    /// Who did it; none where the case does not say.
    pub by: Option<String>,
    pub lines: Vec<NoteLine>,
    is_practice: bool,
}

/// A line of a note (en linje i notatet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    pub label: &'static str,
    pub text: String,
}

impl ActNote {
    fn new(day: Date, act: &'static str, title: impl Into<String>) -> Self {
        Self { day, act, title: title.into(), by: None, lines: Vec::new(), is_practice: false }
    }

    #[must_use]
    fn by(self, who: Option<String>) -> Self {
        Self { by: who, ..self }
    }

    /// The note with a line more, where there is anything to say in it.
    #[must_use]
    fn line(mut self, label: &'static str, text: Option<String>) -> Self {
        let text = text.map(|text| told::short(&text)).filter(|text| !text.is_empty());
        self.lines.extend(text.map(|text| NoteLine { label, text }));
        self
    }

    /// The note as it is pasted.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if self.is_practice {
            text.push_str(PRACTICE);
            text.push('\n');
        }
        text.push_str(&format!("{}: {}\n", danish_day(self.day), self.title));
        for line in &self.lines {
            text.push_str(&format!("{}: {}\n", line.label, line.text));
        }
        if let Some(by) = &self.by {
            text.push_str(&format!("Af: {by}\n"));
        }
        text
    }
}

/// The notes of all acts until a day, the newest first. Of two on one day the one that a case meets last stands first.
pub fn notes(library: &Library, case: &Case, until: Date) -> Vec<ActNote> {
    let mut notes = steps::notes(library, case);
    notes.extend(lists::notes(library, case));
    notes.extend(questions::notes(library, case));
    notes.retain(|note| note.day <= until);
    notes.sort_by_key(|note| note.day);
    notes.reverse();
    let nameless = Nameless::of(case);
    for note in &mut notes {
        note.is_practice = case.practice;
        note.title = nameless.told(&note.title);
        for line in &mut note.lines {
            line.text = nameless.told(&line.text);
        }
    }
    notes
}

/// The note of the last act until a day.
pub fn latest(library: &Library, case: &Case, until: Date) -> Option<ActNote> {
    notes(library, case, until).into_iter().next()
}
