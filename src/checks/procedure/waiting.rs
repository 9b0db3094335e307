//! What a case waits for: not for a paper that is there, not for one that the citizen has to pay, and never without a decision.

use crate::case::Case;
use crate::case::address::field;
use crate::case::plan::ExhibitGroup;
use crate::case::recommendation::TeamOutcome;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::phrases::Phrases;
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("postponed-for-paper-there", &["number", "day"]),
    Finds::plain("citizen-must-pay"),
    Finds::plain("closed-without-decision"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if look.case.recommendation.outcome.is(TeamOutcome::Postponed) {
        paper_there(look.case, texts, findings);
    }
    let words = &texts.case_words.steps;
    let steps = texts.all.iter().filter(|text| {
        !text.spot.is_own()
            && matches!(text.spot.section(), "recommendation" | "process" | "decision")
    });
    for text in steps {
        if words.lets_citizen_pay(text.text) {
            findings.push(Finding::new("citizen-must-pay", text.spot));
        }
        if words.closes_case(text.text) {
            findings.push(Finding::new("closed-without-decision", text.spot));
        }
    }
}

/// A paper of this case that has the very name of what is missing, and is older than the meeting.
fn paper_there(case: &Case, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let part = &case.recommendation;
    let (Some(missing), Some(meeting)) =
        (part.postponed_missing.filled(), part.meeting_date.date())
    else {
        return;
    };
    if texts.case_words.steps.waits_anew(missing) {
        return;
    }
    let begun = case.matter.plan_begun.date();
    for paper in case.exhibits.list.items() {
        let is_evidence =
            matches!(paper.group.given(), Some(ExhibitGroup::Medical | ExhibitGroup::Supplier));
        let dated = paper.date.date().filter(|day| {
            is_evidence && *day <= meeting && begun.is_none_or(|begun| *day >= begun)
        });
        let title = paper.title.filled().and_then(|title| title.split([',', ':', '(']).next());
        let (Some(dated), Some(title)) = (dated, title) else { continue };
        // One word alone, such as `Statusattest`, is the name of many papers.
        let is_named = title.split_whitespace().count() > 1
            && Phrases::try_from(vec![title.to_owned()]).is_ok_and(|title| title.stand_in(missing));
        if is_named {
            findings.push(
                Finding::new("postponed-for-paper-there", field!(recommendation.postponed_missing))
                    .with("number", paper.number.filled().unwrap_or("?").trim())
                    .with("day", danish_day(dated)),
            );
        }
    }
}
