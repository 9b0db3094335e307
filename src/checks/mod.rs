//! Rules: pure functions over a case and the law that say when something is wrong.
//!
//! The words are data (`templates/checks.toml`), and so are the numbers that the law fixes (`templates/law`).

pub mod decision;
pub mod evidence;
pub mod finding;
pub mod overrides;
pub mod procedure;
pub mod reading;
pub mod sentences;
pub mod values;
pub mod wording;

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::case::field::State;
use crate::look::Look;
use crate::place::FieldPath;
use crate::problem::Problem;
use finding::{Finding, Finds};
use reading::texts::Texts;
use wording::Wording;

/// A check (en kontrol), by what it goes through.
enum Check {
    /// As it was typed, days that cannot be included; all others see the case without those.
    Typed(fn(&Look<'_>, &mut Vec<Finding>)),
    Case(fn(&Look<'_>, &mut Vec<Finding>)),
    Texts(fn(&Look<'_>, &Texts<'_>, &mut Vec<Finding>)),
}

/// A check with what it declares that it finds (en kontrol i listen).
struct Row {
    finds: &'static [Finds],
    check: Check,
}

impl Row {
    fn asks(&self, finding: &Finding) -> bool {
        self.finds.iter().any(|finds| finds.asks && finds.check == finding.check)
    }
}

/// Whether a check may say that an answer is missing: it does not of a field that does not matter, unless what stands there
/// says nothing.
fn is_asked_for(look: &Look<'_>, field: &FieldPath) -> bool {
    let is_given = || look.case.find(field).is_some_and(|view| view.state() == State::Given);
    look.words.is_asked(look.case, field) || is_given()
}

/// Every check, in the order in which its findings are listed.
const CHECKS: &[Row] = &[
    Row { finds: values::soundness::FINDS, check: Check::Case(values::soundness::check) },
    Row { finds: values::date_order::FINDS, check: Check::Typed(values::date_order::check) },
    Row { finds: values::date_bounds::FINDS, check: Check::Case(values::date_bounds::check) },
    Row { finds: values::far_days::FINDS, check: Check::Case(values::far_days::check) },
    Row { finds: evidence::papers::FINDS, check: Check::Case(evidence::papers::check) },
    Row { finds: evidence::foretold::FINDS, check: Check::Case(evidence::foretold::check) },
    Row { finds: evidence::clarity::FINDS, check: Check::Texts(evidence::clarity::check) },
    Row { finds: evidence::outcome::FINDS, check: Check::Texts(evidence::outcome::check) },
    Row {
        finds: evidence::plan_wording::FINDS,
        check: Check::Texts(evidence::plan_wording::check),
    },
    Row {
        finds: evidence::health_sources::FINDS,
        check: Check::Texts(evidence::health_sources::check),
    },
    Row { finds: evidence::work_trials::FINDS, check: Check::Case(evidence::work_trials::check) },
    Row {
        finds: evidence::clarification::FINDS,
        check: Check::Texts(evidence::clarification::check),
    },
    Row { finds: evidence::functioning::FINDS, check: Check::Texts(evidence::functioning::check) },
    Row { finds: evidence::ties::FINDS, check: Check::Case(evidence::ties::check) },
    Row { finds: evidence::questions::FINDS, check: Check::Case(evidence::questions::check) },
    Row { finds: evidence::enough::FINDS, check: Check::Case(evidence::enough::check) },
    Row { finds: evidence::exhibits::FINDS, check: Check::Texts(evidence::exhibits::check) },
    Row { finds: values::foreign_cpr::FINDS, check: Check::Texts(values::foreign_cpr::check) },
    Row { finds: values::gaps::FINDS, check: Check::Texts(values::gaps::check) },
    Row { finds: evidence::person::FINDS, check: Check::Texts(evidence::person::check) },
    Row { finds: evidence::own_words::FINDS, check: Check::Case(evidence::own_words::check) },
    Row { finds: evidence::quoted::FINDS, check: Check::Texts(evidence::quoted::check) },
    Row { finds: decision::few_hours::FINDS, check: Check::Case(decision::few_hours::check) },
    Row { finds: decision::hours::FINDS, check: Check::Texts(decision::hours::check) },
    Row { finds: decision::in_law::FINDS, check: Check::Case(decision::in_law::check) },
    Row { finds: decision::rulings::FINDS, check: Check::Case(decision::rulings::check) },
    Row { finds: decision::departure::FINDS, check: Check::Case(decision::departure::check) },
    Row { finds: decision::reasons::FINDS, check: Check::Case(decision::reasons::check) },
    Row {
        finds: decision::empty_reasons::FINDS,
        check: Check::Case(decision::empty_reasons::check),
    },
    Row {
        finds: decision::job_functions::FINDS,
        check: Check::Case(decision::job_functions::check),
    },
    Row {
        finds: decision::functions_fit::FINDS,
        check: Check::Texts(decision::functions_fit::check),
    },
    Row {
        finds: decision::against_trials::FINDS,
        check: Check::Texts(decision::against_trials::check),
    },
    Row { finds: decision::advice::FINDS, check: Check::Texts(decision::advice::check) },
    Row {
        finds: decision::scheme_terms::FINDS,
        check: Check::Texts(decision::scheme_terms::check),
    },
    Row {
        finds: procedure::meeting_offer::FINDS,
        check: Check::Case(procedure::meeting_offer::check),
    },
    Row { finds: procedure::hearing::FINDS, check: Check::Case(procedure::hearing::check) },
    Row { finds: procedure::expected::FINDS, check: Check::Texts(procedure::expected::check) },
    Row {
        finds: procedure::hearing_again::FINDS,
        check: Check::Texts(procedure::hearing_again::check),
    },
    Row { finds: procedure::effect_day::FINDS, check: Check::Case(procedure::effect_day::check) },
    Row {
        finds: procedure::heard_in_time::FINDS,
        check: Check::Texts(procedure::heard_in_time::check),
    },
    Row {
        finds: procedure::at_the_meeting::FINDS,
        check: Check::Texts(procedure::at_the_meeting::check),
    },
    Row {
        finds: procedure::wanted_basis::FINDS,
        check: Check::Texts(procedure::wanted_basis::check),
    },
    Row {
        finds: procedure::unseen_paper::FINDS,
        check: Check::Texts(procedure::unseen_paper::check),
    },
    Row { finds: procedure::waiting::FINDS, check: Check::Texts(procedure::waiting::check) },
    Row {
        finds: decision::other_grounds::FINDS,
        check: Check::Texts(decision::other_grounds::check),
    },
    Row { finds: decision::disguised::FINDS, check: Check::Texts(decision::disguised::check) },
    Row {
        finds: decision::ended_schemes::FINDS,
        check: Check::Texts(decision::ended_schemes::check),
    },
    Row {
        finds: decision::ongoing_work::FINDS,
        check: Check::Texts(decision::ongoing_work::check),
    },
    Row {
        finds: decision::few_hours_fall::FINDS,
        check: Check::Texts(decision::few_hours_fall::check),
    },
    Row { finds: procedure::meeting_day::FINDS, check: Check::Case(procedure::meeting_day::check) },
    Row { finds: procedure::people::FINDS, check: Check::Texts(procedure::people::check) },
    Row {
        finds: procedure::existing_basis::FINDS,
        check: Check::Texts(procedure::existing_basis::check),
    },
    Row { finds: procedure::account::FINDS, check: Check::Texts(procedure::account::check) },
    Row { finds: procedure::delay::FINDS, check: Check::Texts(procedure::delay::check) },
    Row { finds: procedure::complaint::FINDS, check: Check::Texts(procedure::complaint::check) },
    Row {
        finds: procedure::reassessment::FINDS,
        check: Check::Texts(procedure::reassessment::check),
    },
    Row { finds: sentences::FINDS, check: Check::Texts(sentences::check) },
    Row {
        finds: procedure::advice_basis::FINDS,
        check: Check::Texts(procedure::advice_basis::check),
    },
    Row {
        finds: evidence::ordered_hours::FINDS,
        check: Check::Texts(evidence::ordered_hours::check),
    },
    Row {
        finds: decision::own_workplace::FINDS,
        check: Check::Texts(decision::own_workplace::check),
    },
    Row { finds: procedure::contacts::FINDS, check: Check::Case(procedure::contacts::check) },
    Row { finds: procedure::guidance::FINDS, check: Check::Case(procedure::guidance::check) },
    Row { finds: procedure::consent::FINDS, check: Check::Case(procedure::consent::check) },
    Row { finds: procedure::time_limits::FINDS, check: Check::Case(procedure::time_limits::check) },
    Row { finds: decision::terms::FINDS, check: Check::Texts(decision::terms::check) },
    Row { finds: decision::conditions::FINDS, check: Check::Texts(decision::conditions::check) },
    Row { finds: procedure::transition::FINDS, check: Check::Case(procedure::transition::check) },
    Row { finds: procedure::way::FINDS, check: Check::Case(procedure::way::check) },
    Row { finds: decision::citations::FINDS, check: Check::Texts(decision::citations::check) },
    Row { finds: decision::moved_rules::FINDS, check: Check::Texts(decision::moved_rules::check) },
    Row { finds: values::amounts::FINDS, check: Check::Case(values::amounts::check) },
    Row { finds: values::age::FINDS, check: Check::Case(values::age::check) },
];

/// Everything that the checks can find.
pub fn declared<'f>() -> impl Iterator<Item = &'f Finds> {
    CHECKS.iter().flat_map(|row| row.finds).chain(overrides::FINDS)
}

/// Runs every check over a case (gennemfør alle kontroller).
pub fn run(look: &Look<'_>, wording: &Wording) -> Vec<Problem> {
    find(look, wording)
        .into_iter()
        .map(|finding| Finding { field: look.case.lasting(&finding.field), ..finding })
        .map(|finding| overrides::weigh(wording.problem(&finding, look), &finding, look.case))
        .collect()
}

/// From so many items in its lists on, more processors save a case more time than it takes to call them.
const MANY_ITEMS: usize = 300;

/// What the checks find in a case, before it is put into words.
pub fn find(look: &Look<'_>, wording: &Wording) -> Vec<Finding> {
    let mut findings = every(look, wording);
    findings.extend(overrides::look_over(look.case, &findings));
    findings
}

fn every(look: &Look<'_>, wording: &Wording) -> Vec<Finding> {
    let texts = OnceLock::new();
    let wrong = values::date_order::plainly_wrong(look.case);
    let sure = (!wrong.is_empty()).then(|| values::date_order::without(look.case, &wrong));
    let sure = &Look { case: sure.as_ref().unwrap_or(look.case), ..*look };
    let one = |row: &Row| {
        let mut findings = Vec::new();
        match row.check {
            Check::Typed(check) => {
                check(look, &mut findings);
                return findings;
            }
            Check::Case(check) => check(sure, &mut findings),
            Check::Texts(check) => {
                let texts = texts.get_or_init(|| {
                    Texts::of(sure.case, wording.plan_words(), wording.case_words())
                });
                check(sure, texts, &mut findings);
            }
        }
        // A day that was taken out is told of as wrong, and not as missing.
        findings.retain(|finding| {
            !wrong.contains(&finding.field)
                && (!row.asks(finding) || is_asked_for(sure, &finding.field))
        });
        findings
    };
    if look.case.item_count() < MANY_ITEMS {
        return CHECKS.iter().flat_map(one).collect();
    }
    CHECKS.par_iter().with_max_len(1).flat_map_iter(one).collect()
}
