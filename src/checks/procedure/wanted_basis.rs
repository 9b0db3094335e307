//! An application on the existing basis that is handled as an ordinary one.

use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::so_far::progress::{applied_for, beyond_plan, ordinary_track};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("existing-basis-not-followed")];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let applied = applied_for(case, Some(Benefit::Pension)).is_some();
    if !applied || !ordinary_track(case) || !beyond_plan(case) {
        return;
    }
    let words = &texts.case_words.steps;
    let tells = |section: &str, field: &str| match section {
        "exhibits" => field == "title",
        "work" | "remarks" | "matter" => true,
        "process" => field == "hearing_answer_own",
        _ => false,
    };
    let mut told = texts.all.iter().filter(|text| tells(text.spot.section(), text.spot.field()));
    if told.any(|text| words.applies_on_existing(text.text))
        && !texts.all.iter().any(|text| words.chooses_ordinary(text.text))
    {
        findings.push(Finding::new("existing-basis-not-followed", field!(matter.track)));
    }
}
