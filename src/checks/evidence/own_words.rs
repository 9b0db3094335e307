//! Good advice on the citizen's own words, and on lists that nobody can use.

use crate::case::address::field;
use crate::case::field::{State, View};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::is_something;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::plain("own-words-missing").asking(), Finds::with("too-many-to-use", &["count"])];

/// A professional's field or list, and the citizen's own words on the same.
const PAIRS: &[(FieldPath, FieldPath)] = &[
    (field!(work.challenges), field!(work.challenges_own)),
    (field!(strengths.strengths), field!(strengths.strengths_own)),
    (field!(social.challenges), field!(social.challenges_own)),
    (field!(health.diagnoses), field!(health.description_own)),
    (field!(health.considerations), field!(health.meaning_for_work_own)),
    (field!(efforts.interventions), field!(efforts.experience_own)),
    (field!(recommendation.outcome), field!(recommendation.views_own)),
];

/// Lists that a reader has to keep in mind at once. A workplace can follow some twenty considerations, hardly more.
const TO_KEEP_IN_MIND: &[FieldPath] =
    &[field!(health.considerations), field!(decision.main_considerations)];
const TOO_MANY: usize = 25;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (professional, own) in PAIRS {
        if look.case.has(professional) && is_silent(look, own) {
            findings.push(Finding::new("own-words-missing", *own));
        }
    }
    for path in TO_KEEP_IN_MIND {
        if let Some(View::List(list)) = look.case.find(path)
            && list.len() > TOO_MANY
        {
            findings
                .push(Finding::new("too-many-to-use", *path).with("count", list.len().to_string()));
        }
    }
}

/// Blank, or not asked. Somebody who answered that it is unknown or not relevant has thought about it.
fn is_silent(look: &Look<'_>, path: &FieldPath) -> bool {
    match look.case.find(path) {
        Some(View::Answer(answer)) => {
            answer.state() == State::NotAnswered
                || (answer.state() == State::Given && !is_something(answer.text()))
        }
        _ => false,
    }
}
