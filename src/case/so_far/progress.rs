//! How far a case has come, and which way: what the checks of the plan and its evidence ask first.

use jiff::civil::Date;

use super::decided::{Decided, begun};
use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::person::{Benefit, Track};
use crate::case::recommendation::TeamOutcome;
use crate::case::stage::Stage;

/// Whether the team has met or recommended.
pub fn recommended(case: &Case) -> bool {
    let recommendation = &case.recommendation;
    recommendation.meeting_date.filled().is_some() || recommendation.outcome.given().is_some()
}

/// Whether the plan is done with, so that its gaps are no longer work under way.
pub fn beyond_plan(case: &Case) -> bool {
    recommended(case) || begun(case)
}

/// Whether the case takes the ordinary way through the team. A track that nobody chose is the ordinary one.
pub fn ordinary_track(case: &Case) -> bool {
    case.matter.track.given().is_none_or(|track| *track == Track::Team)
}

/// Whether the case is decided on the papers that are there, so that new ones cannot be asked for.
pub fn rests_on_existing_papers(case: &Case) -> bool {
    matches!(case.matter.track.given(), Some(Track::ExistingBasis | Track::UndoubtedRefusal))
}

/// Whether the senior early retirement pension is what the case is about.
pub fn is_senior(case: &Case) -> bool {
    let applications = case.matter.applications.items();
    applications.iter().any(|application| application.benefit.is(Benefit::SeniorPension))
        || Decided::of(case).grants(Benefit::SeniorPension)
}

/// The earliest application, or the earliest for one benefit: its place in the list, and its day.
pub fn applied_for(case: &Case, benefit: Option<Benefit>) -> Option<(usize, Date)> {
    let applications = case.matter.applications.items().iter().enumerate();
    applications
        .filter(|(_, application)| benefit.is_none_or(|benefit| application.benefit.is(benefit)))
        .filter_map(|(index, application)| Some((index, application.date.date()?)))
        .min_by_key(|(_, day)| *day)
}

/// The last day on which doctors, suppliers or others were asked about the citizen.
pub fn others_asked(case: &Case) -> Option<Date> {
    let questions = case.questions.list.items().iter().map(|question| &question.asked);
    let asked =
        [&case.health.gp_requested, &case.health.gp_questioned, &case.efforts.supplier_ordered];
    asked.into_iter().chain(questions).filter_map(Answer::date).max()
}

/// Whether a pension is recommended or granted.
pub fn towards_pension(case: &Case) -> bool {
    case.recommendation.outcome.is(TeamOutcome::Pension) || Decided::of(case).grants_pension()
}

/// Whether work with support is recommended or granted: a fleksjob or support for a firm of one's own.
pub fn towards_fleksjob(case: &Case) -> bool {
    let decided = Decided::of(case);
    matches!(
        case.recommendation.outcome.given(),
        Some(
            TeamOutcome::Fleksjob
                | TeamOutcome::FleksjobFewHours
                | TeamOutcome::SelfEmployedSupport
        )
    ) || decided.grants(Benefit::Fleksjob)
        || decided.grants(Benefit::SelfEmployedSupport)
}

/// The days on which somebody relied on the papers: the meeting and the decision, each with its field.
pub fn days_of_use(case: &Case) -> impl Iterator<Item = (&'static str, &'static str, Date)> {
    let meeting =
        case.recommendation.meeting_date.date().map(|day| ("recommendation", "meeting_date", day));
    let decision = case.decision.date.date().map(|day| ("decision", "date", day));
    [meeting, decision].into_iter().flatten()
}

/// The day whose law governs the newest step of the case.
pub fn governing_day(case: &Case) -> Option<Date> {
    [Stage::Decision, Stage::Recommendation, Stage::Advice, Stage::Plan]
        .into_iter()
        .find_map(|stage| case.governing_date(stage))
}
