//! Rules: pure functions over a case and the law that say when something is wrong.
//!
//! The words are data (`templates/checks.toml`), and so are the numbers that the law fixes (`templates/law`).

pub mod age;
pub mod citations;
pub mod clarity;
pub mod date_order;
pub mod deadlines;
pub mod decided;
pub mod departure;
pub mod exhibit_references;
pub mod exhibits;
pub mod few_hours;
pub mod foreign_cpr;
pub mod functioning;
pub mod health_sources;
pub mod hearing;
pub mod job_functions;
pub mod meeting_offer;
pub mod occasion;
pub mod own_words;
pub mod papers;
pub mod phrases;
pub mod plan_wording;
pub mod plan_words;
pub mod progress;
pub mod reasons;
pub mod rulings;
pub mod soundness;
pub mod substance;
pub mod texts;
pub mod transition;
pub mod wording;
pub mod work_trials;

use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::case::answer::Answer;
use crate::case::dates::Day;
use crate::case::scalar::Scalar;
use crate::case::{Case, Stage};
use crate::law::LawBook;
use crate::problem::{FieldPath, Problem};
use crate::words::Words;
use texts::Text;
use wording::Wording;

/// What a check looks at (det, en kontrol ser på).
#[derive(Clone, Copy)]
pub struct Look<'a> {
    pub case: &'a Case,
    pub law: &'a LawBook,
    pub words: &'a Words,
    pub wording: &'a Wording,
}

/// What a check found (et fund): its name, the place, and the values that its words need. Values are dates, numbers and
/// labels, never a piece of the case's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub check: &'static str,
    pub field: FieldPath,
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    pub fn new(check: &'static str, field: FieldPath) -> Self {
        Self { check, field, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// A check (en kontrol), by what it goes through.
enum Check {
    Case(fn(&Look<'_>, &mut Vec<Finding>)),
    Texts(fn(&Look<'_>, &[Text<'_>], &mut Vec<Finding>)),
}

/// Every check, in the order in which its findings are listed.
const CHECKS: &[Check] = &[
    Check::Case(soundness::check),
    Check::Case(date_order::check),
    Check::Case(papers::check),
    Check::Case(clarity::check),
    Check::Texts(plan_wording::check),
    Check::Texts(health_sources::check),
    Check::Case(work_trials::check),
    Check::Case(functioning::check),
    Check::Texts(exhibits::check),
    Check::Texts(foreign_cpr::check),
    Check::Case(own_words::check),
    Check::Case(few_hours::check),
    Check::Case(rulings::check),
    Check::Case(departure::check),
    Check::Case(reasons::check),
    Check::Case(job_functions::check),
    Check::Case(meeting_offer::check),
    Check::Case(hearing::check),
    Check::Case(transition::check),
    Check::Texts(citations::check),
    Check::Case(age::check),
];

/// Runs every check over a case (gennemfør alle kontroller).
pub fn run(case: &Case, law: &LawBook, words: &Words, wording: &Wording) -> Vec<Problem> {
    let look = Look { case, law, words, wording };
    find(&look)
        .iter()
        .map(|finding| wording.problem(finding, &look))
        .map(|problem| set_aside(problem, case))
        .collect()
}

/// From so many items in its lists on, more processors save a case more time than it takes to call them.
const MANY_ITEMS: usize = 300;

fn find(look: &Look<'_>) -> Vec<Finding> {
    let texts = OnceLock::new();
    let one = |check: &Check| {
        let mut findings = Vec::new();
        match check {
            Check::Case(check) => check(look, &mut findings),
            Check::Texts(check) => {
                check(look, texts.get_or_init(|| texts::all(look.case)), &mut findings)
            }
        }
        findings
    };
    if look.case.item_count() < MANY_ITEMS {
        return CHECKS.iter().flat_map(one).collect();
    }
    look.wording.plan_words().expect_many_texts();
    CHECKS.par_iter().with_max_len(1).flat_map_iter(one).collect()
}

/// A warning that somebody set aside with a reason becomes advice: it stays listed and stops asking. A word is no reason.
fn set_aside(mut problem: Problem, case: &Case) -> Problem {
    let chosen = case.overrides.list.items().iter().any(|entry| {
        entry.check.filled() == Some(problem.code.as_str())
            && substance::gives_reason(&entry.reason, case)
    });
    if chosen && problem.severity == crate::problem::Severity::Warning {
        problem.severity = crate::problem::Severity::Advice;
    }
    problem
}

/// The day of a given answer, where it is a day that exists.
pub fn day(answer: &Answer<Day>) -> Option<Date> {
    answer.given().and_then(Day::date)
}

/// Whether a choice was answered with this value.
pub fn chose<T: Scalar + PartialEq>(answer: &Answer<T>, value: T) -> bool {
    answer.given() == Some(&value)
}

/// The stages by the names that data files use.
pub fn stage_named(name: &str) -> Option<Stage> {
    Some(match name {
        "plan" => Stage::Plan,
        "recommendation" => Stage::Recommendation,
        "hearing" => Stage::Hearing,
        "decision" => Stage::Decision,
        "complaint" => Stage::Complaint,
        _ => return None,
    })
}
