//! Papers that are fresh today and will be too old on a day that is planned: told while there is time to ask for new ones.

use jiff::civil::Date;

use super::papers::days_of_medical;
use crate::case::Case;
use crate::case::address::field;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::going::Going;
use crate::case::so_far::progress::rests_on_existing_papers;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::law::LawBook;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("paper-stale-foretold", &["paper", "stale", "planned", "period", "order"]),
    Finds::with("statement-stale-foretold", &["paper", "stale", "planned", "period", "order"]),
];

/// A paper that will be too old on a day that is planned (et papir, der bliver for gammelt).
struct Foretold {
    check: &'static str,
    /// The field of the planned day, and the day.
    planned: (FieldPath, Date),
    paper: Date,
    /// The first day on which it is too old.
    stale: Date,
    /// Whether a new statement from the GP is what is needed.
    is_statement: bool,
}

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(found) = foretold(look.case, look.law) else { return };
    let (field, planned) = found.planned;
    let Some(period) = look.law.period("medical-paper-freshness", planned) else { return };
    findings.push(
        Finding::new(found.check, field)
            .with("paper", danish_day(found.paper))
            .with("stale", danish_day(found.stale))
            .with("planned", danish_day(planned))
            .with("period", period.words)
            .with("order", order(look.law, &found)),
    );
}

/// When to ask for a new paper: how long one takes is known of the GP's statement alone.
fn order(law: &LawBook, found: &Foretold) -> String {
    let planned = found.planned.1;
    match law.period("gp-certificate", planned).filter(|_| found.is_statement) {
        Some(period) => {
            let day = danish_day(law.calendar().subtract_period(planned, &period));
            format!(
                "Bestil en ny LÆ 265 senest den {day}. Lægen har {} til at svare.",
                period.words
            )
        }
        None => "Bed om et nyt papir i god tid. Hvor længe det er undervejs, ved programmet ikke."
            .to_owned(),
    }
}

/// The planned day for which a new statement has to be asked for, with its field.
pub fn statement_needed(case: &Case, law: &LawBook) -> Option<(FieldPath, Date)> {
    foretold(case, law).filter(|found| found.is_statement).map(|found| found.planned)
}

/// The days that are planned and not yet there, the earliest first: a meeting, where the team has put the case off the new one, and
/// the decision.
fn planned(case: &Case) -> Vec<(FieldPath, Date)> {
    let (process, team) = (&case.process, &case.recommendation);
    if case.decision.date.filled().is_some() {
        return Vec::new();
    }
    let postponed = team.outcome.is(TeamOutcome::Postponed);
    let put_off = team.postponed_until.date().filter(|_| postponed);
    let meeting = process
        .planned_meeting
        .date()
        .filter(|_| postponed || team.meeting_date.filled().is_none())
        .map(|day| (field!(process.planned_meeting), day))
        .or_else(|| put_off.map(|day| (field!(recommendation.postponed_until), day)));
    let decision = process.planned_decision.date();
    let decision = decision.map(|day| (field!(process.planned_decision), day));
    let mut days: Vec<(FieldPath, Date)> = meeting.into_iter().chain(decision).collect();
    days.sort_by_key(|(_, day)| *day);
    days
}

/// The first planned day on which a paper is too old that has to be fresh: the newest medical one, or the GP's statement on the way
/// that asks for it.
fn foretold(case: &Case, law: &LawBook) -> Option<Foretold> {
    if rests_on_existing_papers(case) {
        return None;
    }
    let newest = days_of_medical(case).max();
    let is_new = Going::of(case, law.new_way().map(|change| change.from)).is_new();
    let statement = case.health.gp_received.date();
    planned(case).into_iter().find_map(|planned| {
        let period = law.period("medical-paper-freshness", planned.1)?;
        let stale = |paper: Date| {
            let last = law.calendar().add_period(paper, &period);
            last.tomorrow().ok().filter(|_| last < planned.1)
        };
        let tell = |check, paper: Date, is_statement| {
            Some(Foretold { check, planned, paper, stale: stale(paper)?, is_statement })
        };
        let is_old = statement.is_some_and(|paper| stale(paper).is_some());
        let general = newest.and_then(|paper| tell("paper-stale-foretold", paper, is_old));
        let of_statement = || {
            let paper = statement.filter(|_| !is_new)?;
            tell("statement-stale-foretold", paper, true)
        };
        general.or_else(of_statement)
    })
}
