//! The new decision after a complaint, held against the old one and against what its own text says.

use crate::case::address::field;
use crate::case::decision::Outcome;
use crate::case::person::Benefit;
use crate::case::process::Reassessment;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::account_words::sentences;
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("reassessment-changes-nothing"),
    Finds::plain("reassessment-holds-fast"),
    Finds::plain("reassessment-lets-go"),
    Finds::with("reassessment-against-text", &["benefit"]),
    Finds::with("reassessment-leaves-out", &["benefit"]),
    Finds::plain("reassessment-rulings-missing"),
    Finds::with("reassessment-ruling-twice", &["benefit"]),
    Finds::with("reassessment-refuses-again", &["benefit"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let words = &texts.case_words.reassessment;
    let told = [
        (field!(process.reassessment_result), process.reassessment_result.filled()),
        (field!(process.reassessment_why), process.reassessment_why.filled()),
    ];
    let says = |asks: &dyn Fn(&str) -> bool| {
        told.iter().find(|(_, text)| text.is_some_and(asks)).map(|(field, _)| *field)
    };
    let whole = match process.reassessment.given() {
        None => return,
        Some(Reassessment::Upheld) => {
            if process.reassessment_why.filled().is_some_and(|why| words.lets_go(why)) {
                findings
                    .push(Finding::new("reassessment-lets-go", field!(process.reassessment_why)));
            }
            return;
        }
        Some(Reassessment::Changed) => true,
        Some(Reassessment::ChangedInPart) => false,
    };
    if whole && let Some(field) = says(&|text| words.holds_fast(text)) {
        findings.push(Finding::new("reassessment-holds-fast", field));
    }
    let new: Vec<(Benefit, Outcome)> = process
        .reassessment_rulings
        .items()
        .iter()
        .filter_map(|ruling| Some((*ruling.benefit.given()?, *ruling.outcome.given()?)))
        .collect();
    let result = process.reassessment_result.filled();
    if new.is_empty() {
        if result.is_some_and(|result| !words.takes_up_again(result)) {
            findings.push(Finding::new(
                "reassessment-rulings-missing",
                field!(process.reassessment_rulings),
            ));
        }
        return;
    }
    against_old(look, &new, whole, findings);
    for (index, (benefit, _)) in new.iter().enumerate() {
        if new[..index].iter().any(|(before, _)| before == benefit) {
            findings.push(
                Finding::new("reassessment-ruling-twice", field!(process.reassessment_rulings))
                    .with("benefit", name(look, *benefit)),
            );
        }
    }
    let schemes = &texts.case_words.schemes;
    for (benefit, outcome) in new {
        let granted = outcome == Outcome::Granted;
        let otherwise = |text: &str| {
            if granted {
                sentences(text).any(|it| schemes.is_of(benefit.text(), it) && schemes.denies(it))
                    && !schemes.promises(benefit.text(), text)
            } else {
                schemes.promises(benefit.text(), text)
            }
        };
        if result.is_some_and(otherwise) {
            findings.push(
                Finding::new("reassessment-against-text", field!(process.reassessment_result))
                    .with("benefit", name(look, benefit)),
            );
        }
    }
}

fn against_old(
    look: &Look<'_>,
    new: &[(Benefit, Outcome)],
    whole: bool,
    findings: &mut Vec<Finding>,
) {
    let old = Decided::of(look.case).rulings;
    let is_as_before = |(benefit, outcome): &(Benefit, Outcome)| {
        old.iter().any(|ruled| ruled.benefit == *benefit && ruled.outcome == *outcome)
    };
    if !old.is_empty() && new.iter().all(is_as_before) {
        findings.push(Finding::new("reassessment-changes-nothing", field!(process.reassessment)));
    } else if whole
        && let Some((benefit, _)) =
            new.iter().find(|ruling| ruling.1 == Outcome::Refused && is_as_before(ruling))
    {
        findings.push(
            Finding::new("reassessment-refuses-again", field!(process.reassessment))
                .with("benefit", name(look, *benefit)),
        );
    }
    let left_out =
        old.iter().filter(|ruled| new.iter().all(|(benefit, _)| *benefit != ruled.benefit));
    if whole {
        for ruled in left_out {
            findings.push(
                Finding::new("reassessment-leaves-out", field!(process.reassessment_rulings))
                    .with("benefit", name(look, ruled.benefit)),
            );
        }
    }
}
