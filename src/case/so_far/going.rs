//! Which way a case goes: by plan and team, or by joint description and advice; by its days, or by what the case answers.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::person::Way;

/// Which way a case goes, and how that is known (sagens vej).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Going {
    pub way: Way,
    /// Whether the case itself says so.
    pub is_answered: bool,
    /// Whether it was begun before the new way and goes on after its first day, so that its days alone cannot tell.
    pub is_split: bool,
}

impl Going {
    /// The way of a case where the new one begins on a day. A case without days goes the old one, as it always did.
    pub fn of(case: &Case, new_from: Option<Date>) -> Self {
        let days = || new_from.into_iter().flat_map(|from| steps(case).map(move |day| day >= from));
        let (was_begun, goes_on) = (days().any(|after| !after), days().any(|after| after));
        let by_days = if goes_on && !was_begun { Way::New } else { Way::Old };
        let answer = case.matter.way.given().copied();
        Self {
            way: answer.unwrap_or(by_days),
            is_answered: answer.is_some(),
            is_split: was_begun && goes_on,
        }
    }

    pub fn is_new(self) -> bool {
        self.way == Way::New
    }

    /// Whether somebody has to say which way the case goes, and nobody has.
    pub fn is_open(self) -> bool {
        self.is_split && !self.is_answered
    }
}

/// The days of the case from the first application to the decision. What comes after that changes its way no more.
fn steps(case: &Case) -> impl Iterator<Item = Date> {
    let (matter, process) = (&case.matter, &case.process);
    let fixed = [
        &matter.plan_begun,
        &matter.description_made,
        &case.health.gp_requested,
        &case.recommendation.meeting_date,
        &process.coordinator_asked,
        &process.coordinator_date,
        &process.hearing_sent,
        &process.offer_made,
        &process.transition_date,
        &process.disagreement_date,
        &process.delay_told,
        &case.decision.date,
    ];
    let applied = matter.applications.items().iter().map(|application| &application.date);
    fixed.into_iter().chain(applied).filter_map(Answer::date)
}
