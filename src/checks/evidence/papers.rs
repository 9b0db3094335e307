//! The plan, the GP's statement and fresh medical papers: what must be there before the team meets or the case is decided.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::field::State;
use crate::case::person::Track;
use crate::case::plan::ExhibitGroup;
use crate::case::so_far::decided::begun;
use crate::case::so_far::progress::{
    beyond_plan, days_of_use, governing_day, ordinary_track, rests_on_existing_papers,
};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::gives_reason;
use crate::checks::reading::texts;
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// The rule that lets the statement be left out.
const LEFT_OUT: &str = "gp-certificate-left-out";

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("plan-not-begun").asking(),
    Finds::plain("plan-empty"),
    Finds::plain("description-empty"),
    Finds::plain("description-not-made").asking(),
    Finds::plain("gp-statement-missing").asking(),
    Finds::plain("gp-statement-open").asking(),
    Finds::plain("gp-left-out-without-papers").asking(),
    Finds::plain("gp-left-out-without-why").asking(),
    Finds::plain("gp-statement-needed").asking(),
    Finds::with("gp-statement-late", &["day", "meeting"]),
    Finds::with("gp-statement-after-decision", &["day", "decision_day"]),
    Finds::with("medical-papers-missing", &["day"]).asking(),
    Finds::with("medical-papers-old", &["paper", "period", "day"]),
    Finds::with("gp-statement-old", &["received", "period", "day"]),
    Finds::plain("gp-statement-not-listed"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let is_new = look.going().is_new();
    if beyond_plan(look.case) && !is_new && look.case.matter.plan_begun.filled().is_none() {
        findings.push(Finding::new("plan-not-begun", field!(matter.plan_begun)));
    }
    if begun(look.case) && is_new && look.case.matter.description_made.filled().is_none() {
        findings.push(Finding::new("description-not-made", field!(matter.description_made)));
    }
    if beyond_plan(look.case) && plan_is_empty(look) {
        let check = if is_new { "description-empty" } else { "plan-empty" };
        findings.push(Finding::new(check, field!(work.experience)));
    }
    // Nobody has read whether the new way asks for the statement; other medical papers are asked for below.
    if !is_new {
        statement(look, findings);
        statement_age(look, findings);
    }
    late_statement(look, findings);
    freshness(look, findings);
}

/// The GP's statement: the ordinary track demands it, as long as the law does not let the papers at hand do; a manifest case may
/// do with other medical papers.
fn statement(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let received = || field!(health.gp_received);
    if look.case.health.gp_received.filled().is_none() {
        if ordinary_track(look.case) && beyond_plan(look.case) {
            without_statement(look, findings);
        } else if look.case.matter.track.is(Track::ManifestlyFutile)
            && begun(look.case)
            && !has_medical_paper(look)
        {
            findings.push(Finding::new("gp-statement-needed", received()));
        }
        return;
    }
    let (Some(received_on), Some(meeting)) =
        (look.case.health.gp_received.date(), look.case.recommendation.meeting_date.date())
    else {
        return;
    };
    if ordinary_track(look.case) && received_on > meeting {
        findings.push(
            Finding::new("gp-statement-late", received())
                .with("day", danish_day(received_on))
                .with("meeting", danish_day(meeting)),
        );
    }
}

/// The ordinary track without the statement: not before the law lets it be left out, and then with other papers and a reason.
fn without_statement(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let received = field!(health.gp_received);
    // The team met on the papers that were there, so the law of its day counts, whenever the case is decided.
    let met = look.case.recommendation.meeting_date.date();
    let day = met.or_else(|| governing_day(look.case));
    let may = day.is_some_and(|day| look.cite(LEFT_OUT, day).is_some());
    if !may {
        findings.push(Finding::new("gp-statement-missing", received));
    } else if look.case.health.gp_received.state() != State::NotRelevant {
        findings.push(Finding::new("gp-statement-open", received));
    } else {
        if !has_medical_paper(look) {
            findings.push(Finding::new("gp-left-out-without-papers", field!(exhibits.list)));
        }
        let why = &look.case.health.gp_left_out_why;
        if !gives_reason(why, look.case) {
            let why = field!(health.gp_left_out_why);
            findings.push(Finding::new("gp-left-out-without-why", why));
        }
    }
}

/// A statement that came after the decision was no ground for it.
fn late_statement(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let (Some(received), Some(decision)) =
        (look.case.health.gp_received.date(), look.case.decision.date.date())
    else {
        return;
    };
    let told_of = ordinary_track(look.case)
        && look.case.recommendation.meeting_date.date().is_some_and(|meeting| received > meeting);
    if received > decision && !told_of {
        findings.push(
            Finding::new("gp-statement-after-decision", field!(health.gp_received))
                .with("day", danish_day(received))
                .with("decision_day", danish_day(decision)),
        );
    }
}

/// The statement's own age: other papers may be newer, but only the GP's answers what the law asks of it.
fn statement_age(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(received) = look.case.health.gp_received.date() else { return };
    if rests_on_existing_papers(look.case) {
        return;
    }
    if beyond_plan(look.case) && !look.case.exhibits.list.items().iter().any(is_statement) {
        findings.push(Finding::new("gp-statement-not-listed", field!(exhibits.list)));
    }
    let newest = medical_days(look).max();
    for (section, field, used_on) in days_of_use(look.case) {
        let Some(period) = look.law.period("medical-paper-freshness", used_on) else { continue };
        let over = |paper: Date| look.law.calendar().add_period(paper, &period) < used_on;
        // Where every paper is that old, that is told of as such.
        if over(received) && newest.is_some_and(|newest| !over(newest)) {
            findings.push(
                Finding::new("gp-statement-old", FieldPath::new(section, field))
                    .with("received", danish_day(received))
                    .with("period", period.words)
                    .with("day", danish_day(used_on)),
            );
        }
    }
}

/// Whether an exhibit is the GP's statement, by the number of its form.
fn is_statement(exhibit: &crate::case::plan::Exhibit) -> bool {
    exhibit.title.filled().is_some_and(|title| title.contains("265"))
}

/// Whether nobody has written anything in any part of the plan. The days of the GP's statement, and why there is none, are no part of
/// what it tells.
fn plan_is_empty(look: &Look<'_>) -> bool {
    let mut empty = true;
    look.case.each_answer(|spot, answer| {
        let told = texts::PLAN.contains(&spot.section())
            && (!spot.field().starts_with("gp_") || spot.field() == "gp_summary")
            && answer.is_filled();
        empty &= !told;
    });
    empty
}

/// The newest medical paper on the day of the meeting and of the decision, and whether it was still fresh.
fn freshness(look: &Look<'_>, findings: &mut Vec<Finding>) {
    if rests_on_existing_papers(look.case) {
        return;
    }
    for (section, field, used_on) in days_of_use(look.case) {
        let Some(period) = look.law.period("medical-paper-freshness", used_on) else { continue };
        let newest = medical_days(look).filter(|paper| *paper <= used_on).max();
        match newest {
            None => findings.push(
                Finding::new("medical-papers-missing", field!(exhibits.list))
                    .with("day", danish_day(used_on)),
            ),
            Some(paper) if look.law.calendar().add_period(paper, &period) < used_on => findings
                .push(
                    Finding::new("medical-papers-old", FieldPath::new(section, field))
                        .with("paper", danish_day(paper))
                        .with("day", danish_day(used_on))
                        .with("period", period.words),
                ),
            Some(_) => {}
        }
    }
}

fn medical_days(look: &Look<'_>) -> impl Iterator<Item = Date> {
    days_of_medical(look.case)
}

/// The days of all medical papers of a case, the GP's statement among them.
pub(super) fn days_of_medical(case: &Case) -> impl Iterator<Item = Date> {
    let exhibits =
        case.exhibits.list.items().iter().filter(|exhibit| exhibit.group.is(ExhibitGroup::Medical));
    exhibits.filter_map(|exhibit| exhibit.date.date()).chain(case.health.gp_received.date())
}

fn has_medical_paper(look: &Look<'_>) -> bool {
    look.case.exhibits.list.items().iter().any(|exhibit| exhibit.group.is(ExhibitGroup::Medical))
}
