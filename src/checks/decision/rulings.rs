//! What is decided: that there is a decision at all, that it does not contradict itself, and that it answers every application.

use crate::case::address::field;
use crate::case::person::{Benefit, Track};
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::{Decided, Ruled, begun};
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("decision-not-stated"),
    Finds::plain("ruling-incomplete"),
    Finds::plain("decision-undated"),
    Finds::with("track-contradicts-outcome", &["track", "benefit"]),
    Finds::with("ruling-repeated", &["benefit", "other"]),
    Finds::with("ruling-contradicts", &["benefit", "other"]),
    Finds::with("rulings-exclude-each-other", &["benefit", "other"]),
    Finds::with("application-not-decided", &["benefit"]),
];

/// Benefits that nobody can have at the same time: who has the one is not in the target group of the other.
const APART: &[(Benefit, Benefit)] = &[
    (Benefit::Pension, Benefit::Fleksjob),
    (Benefit::Pension, Benefit::ResourceCourse),
    (Benefit::Pension, Benefit::SeniorPension),
    (Benefit::SeniorPension, Benefit::Fleksjob),
    (Benefit::SeniorPension, Benefit::ResourceCourse),
    (Benefit::Fleksjob, Benefit::ResourceCourse),
    (Benefit::SelfEmployedSupport, Benefit::Pension),
    (Benefit::SelfEmployedSupport, Benefit::SeniorPension),
    (Benefit::SelfEmployedSupport, Benefit::Fleksjob),
    (Benefit::SelfEmployedSupport, Benefit::ResourceCourse),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let rulings = look.case.decision.rulings.items();
    if rulings.is_empty() && begun(look.case) {
        findings.push(Finding::new("decision-not-stated", field!(decision.rulings)));
    }
    for (index, ruling) in rulings.iter().enumerate() {
        for (field, missing) in [
            (field!(decision.rulings[index].benefit), ruling.benefit.given().is_none()),
            (field!(decision.rulings[index].outcome), ruling.outcome.given().is_none()),
        ] {
            if missing {
                findings.push(Finding::new("ruling-incomplete", field));
            }
        }
    }
    let decided = Decided::of(look.case);
    if !decided.is_empty() && look.case.decision.date.filled().is_none() {
        findings.push(Finding::new("decision-undated", field!(decision.date)));
    }
    track(look, &decided, findings);
    agreement(look, &decided, findings);
    applications(look, &decided, findings);
}

/// A track past the team is only for the outcome it is named after: a refusal, or a pension.
fn track(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    // Without a team no track leads past it.
    let Some(track) = look.case.matter.track.given().filter(|_| !look.going().is_new()) else {
        return;
    };
    let fits = |ruled: &Ruled| match track {
        Track::UndoubtedRefusal => !ruled.is_granted(),
        Track::ManifestlyFutile => ruled.is_granted() && ruled.is_pension(),
        Track::Team | Track::ExistingBasis => true,
    };
    if let Some(ruled) = decided.rulings.iter().find(|ruled| !fits(ruled)) {
        let track = look.words.choice("matter.track", track.text());
        findings.push(
            Finding::new(
                "track-contradicts-outcome",
                field!(decision.rulings[ruled.index].outcome),
            )
            .with("track", track)
            .with("benefit", name(look, ruled.benefit)),
        );
    }
}

/// Each ruling is held against those before it. The same disagreement with several of them is told once.
fn agreement(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let mut before: Vec<Ruled> = Vec::new();
    for second in &decided.rulings {
        let mut told = Vec::new();
        for first in &before {
            let same = first.benefit == second.benefit;
            let (check, field) = match (same, first.outcome == second.outcome) {
                (true, true) => ("ruling-repeated", field!(decision.rulings[second.index].benefit)),
                (true, false) => {
                    ("ruling-contradicts", field!(decision.rulings[second.index].outcome))
                }
                (false, true) if first.is_granted() && apart(*first, *second) => {
                    ("rulings-exclude-each-other", field!(decision.rulings[second.index].benefit))
                }
                _ => continue,
            };
            if told.contains(&(check, first.benefit)) {
                continue;
            }
            told.push((check, first.benefit));
            findings.push(
                Finding::new(check, field)
                    .with("benefit", name(look, second.benefit))
                    .with("other", name(look, first.benefit)),
            );
        }
        let is_known = |it: &Ruled| (it.benefit, it.outcome) == (second.benefit, second.outcome);
        if !before.iter().any(is_known) {
            before.push(*second);
        }
    }
}

fn apart(first: Ruled, second: Ruled) -> bool {
    APART.contains(&(first.benefit, second.benefit))
        || APART.contains(&(second.benefit, first.benefit))
}

/// Every benefit applied for has its own answer; something else in its place would leave the citizen nothing to appeal.
fn applications(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    if decided.is_empty() {
        return;
    }
    for (index, application) in look.case.matter.applications.items().iter().enumerate() {
        let Some(benefit) = application.benefit.given() else { continue };
        if !decided.grants(*benefit) && !decided.refuses(*benefit) {
            findings.push(
                Finding::new("application-not-decided", field!(matter.applications[index].benefit))
                    .with("benefit", name(look, *benefit)),
            );
        }
    }
}

/// A benefit as a reader knows it.
pub(in crate::checks) fn name(look: &Look<'_>, benefit: Benefit) -> String {
    look.words.choice("decision.rulings.benefit", benefit.text()).to_owned()
}
