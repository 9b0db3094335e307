//! What the checks find in a case, and how a problem is told.

use forberedt::case::Case;
use forberedt::library::Library;
use forberedt::problem::{Place, Problem, Severity};
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::readability::not_given;
use super::shell::{Shell, complain};

/// Tells what the checks find in each case, or what one letter of it lacks.
pub(crate) fn check(order: &CaseOrder, letter: Option<&str>, shell: &mut Shell) -> Outcome {
    answers::about_cases("check", order, shell, |library, case| {
        let problems = match letter {
            Some(letter) => of_letter(library, case, letter)?,
            None => library.shelf(case).duties(),
        };
        let said = Said::either(&order.answer, || in_words(&problems), || list(&problems));
        let blocks = problems.iter().any(Problem::blocks);
        Ok((said, if blocks { Outcome::Blocked } else { Outcome::Done }))
    })
}

/// What keeps a letter from being written, and what to look at first.
fn of_letter(library: &Library, case: &Case, letter: &str) -> Result<Vec<Problem>, Outcome> {
    let shelf = library.shelf(case);
    let draft = shelf.draft(letter).map_err(|problems| not_given(library, letter, &problems))?;
    let Some(template) = library.letters.template(letter) else { return Ok(Vec::new()) };
    let mut problems = shelf.lacking(template, &draft);
    problems.extend(shelf.warnings(template, &draft));
    Ok(problems)
}

fn in_words(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return "Ingen bemærkninger.\n".to_owned();
    }
    let mut text = String::new();
    for problem in problems {
        text.push_str(&format!("{}: {problem}\n", severity(problem.severity)));
        if !problem.why.is_empty() {
            text.push_str(&format!("    {}\n", problem.why));
        }
    }
    text
}

/// Tells what a letter lacks.
pub(crate) fn tell_lacking(letter: &str, lacks: &[Problem]) {
    complain(format!("mangler  {letter}"));
    for problem in lacks {
        complain(format!("           {problem}"));
    }
}

/// The problems as JSON.
pub(crate) fn list(problems: &[Problem]) -> Value {
    Value::Array(problems.iter().map(to_json).collect())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "fejl",
        Severity::Warning => "advarsel",
        Severity::Advice => "råd",
    }
}

fn to_json(problem: &Problem) -> Value {
    let place = match &problem.place {
        Place::Field(path) => json!({ "field": path.to_string(), "address": path.address() }),
        Place::File { name, line, .. } => json!({ "file": name, "line": line }),
        Place::Letter(id) => json!({ "letter": id }),
        Place::Case => json!({}),
    };
    let level = match problem.severity {
        Severity::Blocker => "blocker",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let details: Vec<Value> = problem
        .details
        .iter()
        .map(|detail| json!({ "name": detail.name, "more": detail.more }))
        .collect();
    json!({ "code": problem.code, "severity": level, "place": place, "message": problem.message, "why": problem.why, "cure": problem.cure, "rule": problem.rule, "about": problem.about, "details": details })
}
