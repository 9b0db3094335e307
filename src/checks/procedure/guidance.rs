//! Two tracks that begin with the citizen's age: whoever is near the pension age is told of the senior pension, and a case may begin
//! before a pension can be given.

use jiff::Unit;
use jiff::civil::Date;

use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::person::YesNo;
use crate::case::so_far::progress::is_senior;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::law::Status;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("senior-guidance-untold", &["benefit", "limit", "day", "status"]),
    Finds::with("begun-before-adult", &["age", "adult", "limit"]),
    Finds::with("not-before-adult", &["day", "limit"]),
];

/// The periods before the pension age in which the law has had a pension for seniors, and what each was called.
const WINDOWS: [(&str, &str); 2] = [
    ("senior-disability-pension-window", "seniorførtidspension"),
    ("senior-pension-window", "seniorpension"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let birth = case.citizen.cpr.given().and_then(|cpr| cpr.birth_date());
    let Some(birth) = birth.filter(|_| case.decision.date.filled().is_none()) else { return };
    before_adult(look, birth, findings);
    let latest = [&case.recommendation.meeting_date, &case.matter.plan_begun];
    let Some(on) = latest.into_iter().find_map(Answer::date) else { return };
    if !is_senior(case) && case.matter.senior_guided.is_not_answered() {
        near_pension(look, birth, on, findings);
    }
}

/// Whether the citizen stands in the years before the pension age in which the law of the day has a pension for seniors.
fn near_pension(look: &Look<'_>, birth: Date, on: Date, findings: &mut Vec<Finding>) {
    let Some(retired) = look.law.pension_date(birth).filter(|retired| on < *retired) else {
        return;
    };
    let status = look.law.pension_age_status(birth).map_or("", Status::words);
    let window = WINDOWS.into_iter().find_map(|(period, benefit)| {
        let limit = look.law.period(period, on)?;
        Some((limit, benefit))
    });
    let Some((limit, benefit)) = window else { return };
    if on >= look.law.calendar().subtract_period(retired, &limit) {
        findings.push(
            Finding::new("senior-guidance-untold", field!(matter.senior_guided))
                .with("benefit", benefit)
                .with("limit", limit.words)
                .with("day", danish_day(retired))
                .with("status", status),
        );
    }
}

/// A case that is begun before the citizen can get a pension: the answer says that it is meant so.
fn before_adult(look: &Look<'_>, birth: Date, findings: &mut Vec<Finding>) {
    let begun = look.case.matter.plan_begun.date().filter(|begun| *begun >= birth);
    let said = look.case.matter.begun_before_adult.is(YesNo::Yes);
    let Some(begun) = begun.filter(|_| said) else { return };
    let Some(limit) = look.law.period("age-adult", begun) else { return };
    let adult = look.law.calendar().add_period(birth, &limit);
    let field = field!(matter.begun_before_adult);
    findings.push(if begun < adult {
        let age = birth.until((Unit::Year, begun)).map(|span| span.get_years().to_string());
        Finding::new("begun-before-adult", field)
            .with("age", age.unwrap_or_default())
            .with("adult", danish_day(adult))
            .with("limit", limit.words)
    } else {
        Finding::new("not-before-adult", field)
            .with("day", danish_day(begun))
            .with("limit", limit.words)
    });
}
