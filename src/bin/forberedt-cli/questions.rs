//! What others were asked in a case, and what came back.

use forberedt::acts::{asked_of, question_asked};
use forberedt::case::Case;
use forberedt::case::questions::{Answering, AskedQuestion};
use forberedt::case::scalar::Scalar;
use forberedt::danish::capital::capitalised;
use forberedt::danish::days::danish_day;
use forberedt::danish::one_line::in_one_line;
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::shell::Shell;

pub(crate) fn questions(order: &CaseOrder, today: Date, shell: &mut Shell) -> Outcome {
    answers::about_cases("questions", order, shell, |library, case| {
        let words = || in_words(library, case, today);
        Ok((Said::either(&order.answer, words, || to_json(library, case, today)), Outcome::Done))
    })
}

/// Where a question stands on a day: the key of its state, and the state in words.
fn standing(case: &Case, question: &AskedQuestion, today: Date) -> (&'static str, &'static str) {
    let is_open = question.is_open_on(today);
    let is_late = question.expected(&case.questions).is_some_and(|by| by < today);
    match question.answering.given() {
        Some(Answering::Fully) if !is_open => ("fully", "besvaret"),
        Some(Answering::CannotBe) if !is_open => ("cannot_be", "kan ikke besvares"),
        Some(Answering::Partly) if is_late => ("partly", "delvist, over tiden"),
        Some(Answering::Partly) => ("partly", "delvist"),
        _ if question.asked.date().is_none_or(|asked| asked > today) => {
            ("not_asked", "ikke stillet")
        }
        _ if is_late => ("late", "over tiden"),
        _ => ("waiting", "venter"),
    }
}

fn in_words(library: &Library, case: &Case, today: Date) -> String {
    let list = case.questions.list.items();
    let open = list.iter().filter(|question| question.is_open_on(today)).count();
    let mut text = format!("Spørgsmål, set fra den {}\n", danish_day(today));
    text.push_str(&match (list.len(), open) {
        (0, _) => "Der er ingen spørgsmål på listen.\n".to_owned(),
        (1, 0) => "Det ene spørgsmål mangler intet.\n".to_owned(),
        (all, 0) => format!("Ingen af de {all} spørgsmål mangler svar.\n"),
        (all, open) => format!("{open} af {all} spørgsmål mangler svar.\n"),
    });
    for question in list {
        let (_, state) = standing(case, question, today);
        let mut line = |words: String| text.push_str(&words);
        line(format!("\n{state:<20}  {}\n", question_asked(library, question)));
        let indent = " ".repeat(22);
        line(format!("{indent}Til: {}\n", asked_of(library, question)));
        let mut days = Vec::new();
        if let Some(asked) = question.asked.date() {
            days.push(format!("stillet den {}", danish_day(asked)));
        }
        if let Some(again) = question.asked_again.date() {
            days.push(format!("igen den {}", danish_day(again)));
        }
        if let Some(by) = question.expected(&case.questions) {
            days.push(format!("svar senest den {}", danish_day(by)));
        }
        if !days.is_empty() {
            line(format!("{indent}{}\n", capitalised(&days.join(", "))));
        }
        if let Some(exhibit) = question.exhibit.filled() {
            let pages = question.pages.filled().map(|pages| format!(", side {pages}"));
            let exhibit = exhibit.trim().trim_start_matches("bilag ");
            line(format!("{indent}Bilag {exhibit}{}\n", pages.unwrap_or_default()));
        }
        if let Some(lacks) = question.lacks.filled().filter(|_| state.starts_with("delvist")) {
            line(format!("{indent}Mangler: {}\n", in_one_line(lacks)));
        }
    }
    text
}

fn to_json(library: &Library, case: &Case, today: Date) -> Value {
    let list = case.questions.list.items();
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let one = |question: &AskedQuestion| {
        json!({
            "id": question.id.0,
            "to": question.to.given().map(Scalar::text),
            "name": question.name.filled(),
            "question": question_asked(library, question),
            "about": question.about.given().map(Scalar::text),
            "asked": day(question.asked.date()),
            "asked_again": day(question.asked_again.date()),
            "by": day(question.expected(&case.questions)),
            "answered": day(question.answered.date()),
            "state": standing(case, question, today).0,
            "open": question.is_open_on(today),
            "exhibit": question.exhibit.filled(),
            "pages": question.pages.filled(),
            "seen": question.seen.given().map(Scalar::text),
            "lacks": question.lacks.filled(),
        })
    };
    let open = list.iter().filter(|question| question.is_open_on(today)).count();
    let all: Vec<Value> = list.iter().map(one).collect();
    json!({ "today": today.to_string(), "open": open, "questions": all })
}
