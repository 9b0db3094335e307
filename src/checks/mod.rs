//! Rules: pure functions over a case and the law that say when something is wrong.
//!
//! The words are data (`templates/checks.toml`), and so are the numbers that the law fixes (`templates/law`).

pub mod decision;
pub mod evidence;
pub mod finding;
pub mod procedure;
pub mod reading;
pub mod values;
pub mod wording;

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::case::Case;
use crate::look::Look;
use crate::problem::Problem;
use finding::Finding;
use reading::plan_words::PlanWords;
use reading::texts::Texts;
use wording::Wording;

/// A check (en kontrol), by what it goes through.
enum Check {
    Case(fn(&Look<'_>, &mut Vec<Finding>)),
    Texts(fn(&Look<'_>, &Texts<'_>, &mut Vec<Finding>)),
}

/// Every check, in the order in which its findings are listed.
const CHECKS: &[Check] = &[
    Check::Case(values::soundness::check),
    Check::Case(values::date_order::check),
    Check::Case(evidence::papers::check),
    Check::Case(evidence::clarity::check),
    Check::Texts(evidence::plan_wording::check),
    Check::Texts(evidence::health_sources::check),
    Check::Case(evidence::work_trials::check),
    Check::Texts(evidence::functioning::check),
    Check::Texts(evidence::exhibits::check),
    Check::Texts(values::foreign_cpr::check),
    Check::Case(evidence::own_words::check),
    Check::Case(decision::few_hours::check),
    Check::Case(decision::rulings::check),
    Check::Case(decision::departure::check),
    Check::Case(decision::reasons::check),
    Check::Case(decision::job_functions::check),
    Check::Case(procedure::meeting_offer::check),
    Check::Case(procedure::hearing::check),
    Check::Case(procedure::transition::check),
    Check::Texts(decision::citations::check),
    Check::Case(values::age::check),
];

/// Runs every check over a case (gennemfør alle kontroller).
pub fn run(look: &Look<'_>, wording: &Wording) -> Vec<Problem> {
    find(look, wording.plan_words())
        .into_iter()
        .map(|finding| Finding { field: look.case.lasting(&finding.field), ..finding })
        .map(|finding| wording.problem(&finding, look))
        .map(|problem| set_aside(problem, look.case))
        .collect()
}

/// From so many items in its lists on, more processors save a case more time than it takes to call them.
const MANY_ITEMS: usize = 300;

fn find(look: &Look<'_>, plan_words: &PlanWords) -> Vec<Finding> {
    let texts = OnceLock::new();
    let one = |check: &Check| {
        let mut findings = Vec::new();
        match check {
            Check::Case(check) => check(look, &mut findings),
            Check::Texts(check) => {
                let texts = texts.get_or_init(|| Texts::of(look.case, plan_words));
                check(look, texts, &mut findings);
            }
        }
        findings
    };
    if look.case.item_count() < MANY_ITEMS {
        return CHECKS.iter().flat_map(one).collect();
    }
    plan_words.expect_many_texts();
    CHECKS.par_iter().with_max_len(1).flat_map_iter(one).collect()
}

/// A warning that somebody set aside with a reason becomes advice: it stays listed and stops asking. A word is no reason.
fn set_aside(mut problem: Problem, case: &Case) -> Problem {
    let chosen = case.overrides.list.items().iter().any(|entry| {
        entry.check.filled() == Some(problem.code.as_str())
            && reading::substance::gives_reason(&entry.reason, case)
    });
    if chosen && problem.severity == crate::problem::Severity::Warning {
        problem.severity = crate::problem::Severity::Advice;
    }
    problem
}
