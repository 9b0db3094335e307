//! Grounds that no condition of the law knows: another income, a limit that the municipality has set itself, money,
//! and for a fleksjob the age.

use crate::case::decision::Weight;
use crate::case::person::Benefit;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("refused-for-other-income"),
    Finds::plain("own-rule-as-ground"),
    Finds::plain("fleksjob-refused-for-age"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    let words = &texts.case_words.steps;
    let refuses = decided.refuses(Benefit::Pension) || decided.refuses(Benefit::Fleksjob);
    for text in &texts.all {
        let ground = ground(look, text.spot);
        if refuses
            && let Some(about) = ground
            && words.rests_on_income(text.text, about)
        {
            findings.push(Finding::new("refused-for-other-income", text.spot));
        }
        if decided.refuses(Benefit::Fleksjob)
            && ground.is_some()
            && !is_of_pension(look, text.spot)
            && words.rests_on_age(text.text)
        {
            findings.push(Finding::new("fleksjob-refused-for-age", text.spot));
        }
        let of_refusal = decided.refuses_something() && ground.is_some();
        if (of_refusal || is_of_team(text.spot)) && words.rests_on_own_rule(text.text) {
            findings.push(Finding::new("own-rule-as-ground", text.spot));
        }
    }
}

/// Whether a text is a ground of the decision, and whether it is one as a whole.
fn ground(look: &Look<'_>, spot: FieldPath) -> Option<bool> {
    match (spot.section(), spot.field()) {
        ("decision", "reason" | "named_effort") => Some(false),
        ("decision", "consideration" | "why") => {
            let weight = look.case.answer(&spot.beside("weight"))?;
            (weight.text() == Weight::Given.text()).then_some(spot.field() == "consideration")
        }
        ("decision", "views_answer") => Some(false),
        _ => None,
    }
}

/// Whether a text is the reason of a ruling on pension, for which the law has an age.
fn is_of_pension(look: &Look<'_>, spot: FieldPath) -> bool {
    let benefit = look.case.answer(&spot.beside("benefit"));
    let is = |of: Benefit| benefit.is_some_and(|benefit| benefit.text() == of.text());
    is(Benefit::Pension) || is(Benefit::SeniorPension)
}

/// Whether the municipality says there why it goes against the team, or the team why it waits.
fn is_of_team(spot: FieldPath) -> bool {
    matches!(
        (spot.section(), spot.field()),
        ("process", "disagreement_why") | ("recommendation", "postponed_why" | "other_why")
    )
}
