//! Good advice on the citizen's own words, and on lists that nobody can use.

use crate::case::field::{State, View};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::is_something;
use crate::look::Look;
use crate::problem::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::plain("own-words-missing"), Finds::with("too-many-to-use", &["count"])];

/// A professional's field or list, and the citizen's own words on the same.
const PAIRS: &[(&str, &str)] = &[
    ("work.challenges", "work.challenges_own"),
    ("strengths.strengths", "strengths.strengths_own"),
    ("social.challenges", "social.challenges_own"),
    ("health.diagnoses", "health.description_own"),
    ("health.considerations", "health.meaning_for_work_own"),
    ("efforts.interventions", "efforts.experience_own"),
    ("recommendation.outcome", "recommendation.views_own"),
];

/// Lists that a reader has to keep in mind at once. A workplace can follow some twenty considerations, hardly more.
const TO_KEEP_IN_MIND: &[(&str, &str)] =
    &[("health", "considerations"), ("decision", "main_considerations")];
const TOO_MANY: usize = 25;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (professional, own) in PAIRS {
        if is_there(look, professional) && is_silent(look, own) {
            findings.push(Finding::new("own-words-missing", FieldPath((*own).to_owned())));
        }
    }
    for (section, name) in TO_KEEP_IN_MIND {
        let path = FieldPath::new(section, name);
        if let Some(View::List(list)) = look.case.find(&path)
            && list.len() > TOO_MANY
        {
            findings
                .push(Finding::new("too-many-to-use", path).with("count", list.len().to_string()));
        }
    }
}

fn is_there(look: &Look<'_>, path: &str) -> bool {
    match look.case.find(&FieldPath(path.to_owned())) {
        Some(View::Answer(answer)) => answer.is_filled(),
        Some(View::List(list)) => !list.is_empty(),
        None => false,
    }
}

/// Blank or not asked. Somebody who answered that it is unknown or not relevant has thought about it.
fn is_silent(look: &Look<'_>, path: &str) -> bool {
    match look.case.find(&FieldPath(path.to_owned())) {
        Some(View::Answer(answer)) => {
            answer.state() == State::NotAnswered
                || (answer.state() == State::Given && !is_something(answer.text()))
        }
        _ => false,
    }
}
