//! A benefit that a text of the decision refuses by the way: no ruling says so, and nobody can appeal it.

use crate::case::person::Benefit;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::account_words::sentences;
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("refused-by-the-way", &["benefit"])];

/// What a text can refuse by the way, and the provision by which the law of a day knows it.
const RULED: [(Benefit, &str); 3] = [
    (Benefit::Fleksjob, "flex-job-conditions"),
    (Benefit::ResourceCourse, "resource-course-conditions"),
    (Benefit::SelfEmployedSupport, "self-employed-support"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    let Some(on) = look.case.decision.date.date().filter(|_| !decided.is_empty()) else { return };
    let words = &texts.case_words.schemes;
    for (benefit, provision) in RULED {
        if decided.rulings.iter().any(|ruled| ruled.benefit == benefit)
            || look.law.cite(provision, on).is_none()
        {
            continue;
        }
        for text in texts.all.iter().filter(|text| speaks_of_help(text.spot)) {
            let help = look.case.answer(&text.spot.beside("help")).map(|help| help.text());
            let about = help.is_some_and(|help| words.is_of(benefit.text(), help));
            let denies = |sentence: &str| {
                (about || words.is_of(benefit.text(), sentence)) && words.denies(sentence)
            };
            if sentences(text.text).any(denies) {
                findings.push(
                    Finding::new("refused-by-the-way", text.spot)
                        .with("benefit", name(look, benefit)),
                );
            }
        }
    }
}

fn speaks_of_help(spot: FieldPath) -> bool {
    spot.section() == "decision"
        && matches!(spot.field(), "assessment" | "reason" | "views_answer" | "what")
}
