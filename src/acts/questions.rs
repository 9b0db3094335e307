//! The questions that others were asked, and what they answered.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ActNote;
use super::told::{caseworker, exhibit};
use crate::case::Case;
use crate::case::questions::{Answering, AskedQuestion};
use crate::case::scalar::Scalar;
use crate::danish::days::danish_day;
use crate::danish::one_line::in_one_line;
use crate::library::Library;

/// The question in one line; one that leaves its words to the letter is told by what it is about.
pub fn question_asked(library: &Library, question: &AskedQuestion) -> String {
    let about = question.about.given().map(|about| {
        let words = library.words.choice("questions.list.about", about.text());
        format!("Vi vil gerne vide, {words}.")
    });
    let own = question.question.filled().map(in_one_line);
    own.or(about).unwrap_or_else(|| "(intet spørgsmål)".to_owned())
}

/// Whom a question is asked of, with the name where the question has one.
pub fn asked_of(library: &Library, question: &AskedQuestion) -> String {
    let kind = question.to.given().map(|to| library.words.choice("questions.list.to", to.text()));
    let kind = kind.unwrap_or("ikke valgt");
    match question.name.filled() {
        Some(name) => format!("{kind} ({})", in_one_line(name)),
        None => kind.to_owned(),
    }
}

/// When a question was asked and of whom, what came back and where it stands, in one line.
pub fn question_and_answer(library: &Library, question: &AskedQuestion) -> String {
    let mut said = match question.asked.date() {
        Some(day) => format!("Spurgt den {}: {}", danish_day(day), asked_of(library, question)),
        None => format!("Skal spørges: {}", asked_of(library, question)),
    };
    if let Some(how) = question.answering.given() {
        let how = library.words.choice("questions.list.answering", how.text());
        let day = question.answered.date().map(|day| format!(" den {}", danish_day(day)));
        said.push_str(&format!(". Svar{}: {how}", day.unwrap_or_default()));
    } else if question.asked.date().is_some() {
        said.push_str(". Intet svar endnu");
    }
    if let Some(paper) = exhibit(question.exhibit.filled(), question.pages.filled()) {
        said.push_str(&format!(" ({paper})"));
    }
    said
}

/// A note for all that was asked of somebody on a day, for each asking again, and for each answer.
pub(super) fn notes(library: &Library, case: &Case) -> Vec<ActNote> {
    let mut notes: Vec<ActNote> = Vec::new();
    // What the notes of askings are told apart by: their first lines, which say to whom and by when.
    let mut places: BTreeMap<(Date, String, Option<Date>), usize> = BTreeMap::new();
    for question in case.questions.list.items() {
        for (day, act, title, by) in askings(library, case, question) {
            let words = Some(question_asked(library, question));
            let at = *places.entry((day, title.clone(), by)).or_insert_with(|| {
                let note = ActNote::new(day, act, title).by(caseworker(case, day));
                notes.push(note.line("Svar senest", by.map(danish_day)));
                notes.len() - 1
            });
            if let Some(note) = notes.get_mut(at) {
                *note = note.clone().line("Spørgsmål", words);
            }
        }
    }
    notes.extend(case.questions.list.items().iter().filter_map(|it| answered(library, it)));
    if let Some(day) = case.questions.told.date() {
        let note =
            ActNote::new(day, "told_why", "Borgeren fik at vide, hvorfor papirerne ikke er nok");
        let next = case.questions.told_next.filled().map(str::to_owned);
        notes.push(note.by(caseworker(case, day)).line("Nu sker der", next));
    }
    notes
}

/// When a question was asked, of whom, and by when the answer is expected: the first time, and again.
fn askings(
    library: &Library,
    case: &Case,
    question: &AskedQuestion,
) -> impl Iterator<Item = (Date, &'static str, String, Option<Date>)> {
    let whom = asked_of(library, question);
    let first =
        ("asked", "Spørgsmål stillet til", question.asked.date(), question.answer_by.date());
    let by = question.expected(&case.questions);
    let again = ("asked_again", "Spørgsmål stillet igen til", question.asked_again.date(), by);
    [first, again]
        .into_iter()
        .filter_map(move |(act, title, day, by)| Some((day?, act, format!("{title} {whom}"), by)))
}

fn answered(library: &Library, question: &AskedQuestion) -> Option<ActNote> {
    let day = question.answered.date()?;
    let how = question.answering.given()?;
    let title = match how {
        Answering::Fully => "Svar på et spørgsmål kom fra",
        Answering::Partly => "En del af et svar kom fra",
        Answering::CannotBe => "Et spørgsmål kan ikke besvares af",
        Answering::NotYet => return None,
    };
    let note = ActNote::new(day, "answered", format!("{title} {}", asked_of(library, question)));
    let asked = question.asked.date().map(|asked| format!(" (stillet den {})", danish_day(asked)));
    let words = format!("{}{}", question_asked(library, question), asked.unwrap_or_default());
    let lacks = question.lacks.filled().filter(|_| *how == Answering::Partly);
    let note = note
        .line("Spørgsmål", Some(words))
        .line("Svar", question.answer.filled().map(str::to_owned))
        .line("Mangler", lacks.map(str::to_owned))
        .line("Står i", exhibit(question.exhibit.filled(), question.pages.filled()));
    Some(note)
}
