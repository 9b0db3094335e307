//! What is only told: letters, problems, law and schema.

use std::io::Write;
use std::path::Path;

use forberedt::files::case_file;
use forberedt::letters::Standing;
use forberedt::problem::{Place, Problem, Severity};
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use serde_json::{Value, json};

use super::{Outcome, cases};

/// Prints, and lets a closed pipe be: whoever reads has seen enough.
macro_rules! say {
    ($out:expr, $($words:tt)*) => {
        if writeln!($out, $($words)*).is_err() {
            return Outcome::Done;
        }
    };
}

pub(crate) fn letters(case: &Path, templates: Option<&Path>) -> Outcome {
    let (library, case) =
        match cases::library(templates).and_then(|library| Ok((library, cases::read(case)?))) {
            Ok(both) => both,
            Err(outcome) => return outcome,
        };
    cases::tell_of_reach(library, &case);
    let shelf = library.shelf(&case);
    let mut out = std::io::stdout().lock();
    let mut group = "";
    for template in shelf.templates() {
        if template.group != group {
            group = &template.group;
            say!(out, "\n{group}");
        }
        match shelf.standing(template) {
            Standing::Ready(warnings) => {
                say!(out, "  klar         {}  {}", template.id, template.title);
                for warning in warnings {
                    say!(out, "                 advarsel: {}", warning.in_full());
                }
            }
            Standing::Lacking(problems) => {
                say!(out, "  mangler      {}  {}", template.id, template.title);
                for problem in problems {
                    say!(out, "                 {problem}");
                }
            }
            Standing::NotNow(reason) | Standing::NotInLaw(reason) => {
                say!(out, "  ikke aktuel  {}  {reason}", template.id)
            }
        }
        if let Some(beyond) = shelf.beyond(template) {
            say!(out, "                 OBS: {beyond}");
        }
    }
    Outcome::Done
}

pub(crate) fn check(case: &Path, as_json: bool, templates: Option<&Path>) -> Outcome {
    let (library, case) =
        match cases::library(templates).and_then(|library| Ok((library, cases::read(case)?))) {
            Ok(both) => both,
            Err(outcome) => return outcome,
        };
    let shelf = library.shelf(&case);
    let mut problems: Vec<Problem> = library.notice(&case, None).into_iter().collect();
    problems.extend(shelf.problems().iter().cloned());
    let mut out = std::io::stdout().lock();
    if as_json {
        say!(out, "{:#}", Value::Array(problems.iter().map(to_json).collect()));
    } else if problems.is_empty() {
        say!(out, "Ingen bemærkninger.");
    } else {
        for problem in &problems {
            say!(out, "{}: {problem}", severity(problem.severity));
            if !problem.why.is_empty() {
                say!(out, "    {}", problem.why);
            }
        }
    }
    if problems.iter().any(Problem::blocks) { Outcome::Blocked } else { Outcome::Done }
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

/// Today by Danish standard time; the law does not change by the hour.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(TimeZone::fixed(offset(1))).date()
}

pub(crate) fn schema() -> Outcome {
    let mut out = std::io::stdout().lock();
    say!(out, "{:#}", case_file::schema());
    Outcome::Done
}
