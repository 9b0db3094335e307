//! The questions asked of others: answers that did not come in time, answers that lack something, and what rests on them too soon.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::checklist::Checklist;
use crate::case::field::State;
use crate::case::questions::{Answering, AskedOf, AskedQuestion};
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("question-says-nothing").asking(),
    Finds::plain("question-to-nobody").asking(),
    Finds::plain("question-without-day").asking(),
    Finds::plain("question-twice").asking(),
    Finds::with("question-unanswered", &["asked", "step", "day"]).asking(),
    Finds::plain("question-answer-unsure").asking(),
    Finds::plain("question-lacks-unsaid").asking(),
    Finds::plain("question-answer-without-paper").asking(),
    Finds::plain("question-other-place").asking(),
    Finds::with("checklist-before-answer", &["asked"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let questions = &look.case.questions;
    let mut seen = HashMap::new();
    for (index, question) in questions.list.items().iter().enumerate() {
        let mut find = |check, field| findings.push(Finding::new(check, field));
        let at = field!(questions.list[index].question);
        if !question.asks_something() {
            if is_begun(question) {
                find("question-says-nothing", at);
            }
            continue;
        }
        if question.to.given().is_none() {
            find("question-to-nobody", field!(questions.list[index].to));
        } else if question.asked.filled().is_none() {
            find("question-without-day", field!(questions.list[index].asked));
        }
        if seen.insert(wording(question), index).is_some() {
            find("question-twice", at);
        }
        answers(index, question, findings);
        unanswered(look, index, question, findings);
    }
    for to in [AskedOf::Doctor, AskedOf::Other] {
        other_places(look.case, to, findings);
    }
    checklist(look.case, findings);
}

/// Whether anything stands at a question.
fn is_begun(question: &AskedQuestion) -> bool {
    let texts = [question.answer.filled(), question.exhibit.filled(), question.lacks.filled()];
    texts.iter().any(Option::is_some)
        || question.answering.given().is_some()
        || question.asked.filled().is_some()
}

/// What makes a question the same as another: whom it is asked of, and what it asks.
fn wording(question: &AskedQuestion) -> impl Eq + std::hash::Hash {
    let text = question.question.filled().map(|text| text.trim().to_lowercase());
    let about = text.is_none().then(|| question.about.given().copied()).flatten();
    let name = question.name.filled().map(|name| name.trim().to_lowercase());
    (question.to.given().copied(), name, about, text)
}

/// What is said of an answer, and what it lacks.
fn answers(index: usize, question: &AskedQuestion, findings: &mut Vec<Finding>) {
    let mut find = |check, field| findings.push(Finding::new(check, field));
    let has_paper = question.exhibit.filled().is_some();
    let has_answer = question.answer.filled().is_some() || has_paper;
    match question.answering.given() {
        Some(Answering::NotYet) | None if has_answer => {
            find("question-answer-unsure", field!(questions.list[index].answering));
        }
        Some(Answering::Partly) if question.lacks.filled().is_none() => {
            find("question-lacks-unsaid", field!(questions.list[index].lacks));
        }
        _ => {}
    }
    let is_answer =
        matches!(question.answering.given(), Some(Answering::Fully | Answering::Partly));
    if is_answer && !has_paper && question.exhibit.state() != State::NotRelevant {
        find("question-answer-without-paper", field!(questions.list[index].exhibit));
    }
}

/// The last step of the case that somebody took, and its field.
fn last_step(case: &Case) -> Option<(FieldPath, Date)> {
    let process = &case.process;
    let steps: [(FieldPath, &Answer<_>); 5] = [
        (field!(recommendation.meeting_date), &case.recommendation.meeting_date),
        (field!(process.coordinator_asked), &process.coordinator_asked),
        (field!(process.hearing_sent), &process.hearing_sent),
        (field!(process.transition_date), &process.transition_date),
        (field!(decision.date), &case.decision.date),
    ];
    steps.into_iter().filter_map(|(field, day)| Some((field, day.date()?))).max_by_key(|it| it.1)
}

/// A question that still was open when the case went on: past its day, or not waited for by the decision.
fn unanswered(
    look: &Look<'_>,
    index: usize,
    question: &AskedQuestion,
    findings: &mut Vec<Finding>,
) {
    let Some((field, day)) = last_step(look.case) else { return };
    if !question.is_open_on(day) {
        return;
    }
    let is_past = question.expected(&look.case.questions).is_none_or(|by| by < day);
    if is_past || look.case.decision.date.date() == Some(day) {
        let asked = question.asked.date().map_or_else(String::new, danish_day);
        findings.push(
            Finding::new("question-unanswered", field!(questions.list[index].answering))
                .with("asked", asked)
                .with("step", look.words.label(&field.words_key()))
                .with("day", danish_day(day)),
        );
    }
}

/// A follow-up letter goes to one place. What was asked elsewhere waits for another letter.
fn other_places(case: &Case, to: AskedOf, findings: &mut Vec<Finding>) {
    let questions = &case.questions;
    let Some(day) = questions.followed_up.date() else { return };
    let is_due = |question: &AskedQuestion| {
        question.asked_again.filled().is_none() || question.asked_again.date() == Some(day)
    };
    let name =
        |question: &AskedQuestion| question.name.filled().unwrap_or_default().trim().to_owned();
    let mut due = questions.open(to).filter(|(_, question)| is_due(question));
    let Some((_, first)) = due.next() else { return };
    if let Some((index, _)) = due.find(|(_, question)| name(question) != name(first)) {
        let name = field!(questions.list[index].name);
        findings.push(Finding::new("question-other-place", name));
    }
}

/// An answer on the checklist that came before the answer to the question that was asked about it, and rests on no newer paper.
fn checklist(case: &Case, findings: &mut Vec<Finding>) {
    for row in &Checklist::QUESTIONS {
        if !case.checklist_says(&row.answer) {
            continue;
        }
        let about = |question: &&AskedQuestion| {
            let topic = question.about.given().and_then(|topic| topic.answer());
            topic == Some(row.answer) && question.asked.date().is_some()
        };
        let questions = || case.questions.list.items().iter().filter(about);
        let Some(asked) = questions().filter_map(|question| question.asked.date()).min() else {
            continue;
        };
        let is_answered = questions().any(|question| {
            question.answering.is(Answering::Fully) || question.answering.is(Answering::Partly)
        });
        if !is_answered && !rests_on_newer(case, &row.exhibits, asked) {
            findings.push(
                Finding::new("checklist-before-answer", row.answer)
                    .with("asked", danish_day(asked)),
            );
        }
    }
}

/// Whether a field names an exhibit that is dated on a day or later.
fn rests_on_newer(case: &Case, field: &FieldPath, day: Date) -> bool {
    let numbers = case.answer(field).and_then(|it| it.cited()).map(|cited| cited.numbers());
    let numbers = numbers.unwrap_or_default();
    case.exhibits.list.items().iter().any(|exhibit| {
        let is_named = exhibit.cited_number().is_some_and(|number| numbers.contains(&number));
        is_named && exhibit.date.date().is_some_and(|dated| dated >= day)
    })
}
