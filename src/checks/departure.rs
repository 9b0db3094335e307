//! The decision against the recommendation: where they differ, the team must have seen the case again.

use super::decided::Decided;
use super::{Finding, Look, chose, day};
use crate::case::person::{Benefit, YesNo};
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Scalar;
use crate::problem::FieldPath;

/// How a decision stands to the recommendation (forholdet til indstillingen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    /// It gives what the team recommended.
    Along,
    /// It refuses what the team recommended, or gives something else.
    Against,
    /// It says nothing of what the team recommended, or gives it in another form.
    Beside,
}

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    let decision = &look.case.decision;
    let Some(outcome) = look.case.recommendation.outcome.given().filter(|_| !decided.is_empty()) else { return };
    if day(&decision.date).is_some_and(|on| look.law.cite("team-disagreement", on).is_none()) {
        return;
    }
    let course = course(*outcome, &decided, chose(&decision.fleksjob_few_hours, YesNo::Yes));
    let said = decision.follows_recommendation.given();
    let recommended = look.words.choice("recommendation.outcome", outcome.text());
    let mut tell = |check, field| findings.push(Finding::new(check, FieldPath::new("decision", field)).with("recommended", recommended));
    if course == Course::Against && said == Some(&YesNo::Yes) {
        tell("departs-but-says-it-follows", "follows_recommendation");
    }
    if day(&decision.re_presented).is_some() {
        return;
    }
    if course == Course::Against || said == Some(&YesNo::No) {
        tell("departs-without-team", "re_presented");
    } else if course == Course::Beside {
        tell("recommendation-not-taken-up", "rulings");
    }
}

fn course(outcome: TeamOutcome, decided: &Decided, few_hours: bool) -> Course {
    use Benefit::{Fleksjob, ResourceCourse, SelfEmployedSupport};
    let (pension, job, course) = (decided.grants_pension(), decided.grants(Fleksjob), decided.grants(ResourceCourse));
    let support = decided.grants(SelfEmployedSupport);
    let (given, against) = match outcome {
        TeamOutcome::Pension => {
            (pension, decided.refuses(Benefit::Pension) || decided.refuses(Benefit::SeniorPension) || job || course || support)
        }
        // The support for a self-employed person is a fleksjob in the own firm.
        TeamOutcome::Fleksjob => (support || job && !few_hours, decided.refuses(Fleksjob) || pension || course),
        TeamOutcome::FleksjobFewHours => (support || job && few_hours, decided.refuses(Fleksjob) || pension || course),
        TeamOutcome::ResourceCourse => (course, decided.refuses(ResourceCourse) || pension || job || support),
        TeamOutcome::VocationalRehabilitation | TeamOutcome::OtherEffort => (true, pension || job || course),
        TeamOutcome::Postponed => (false, true),
    };
    match (given, against) {
        // A pension in one form and a refusal of it in the other is what the team recommended.
        (true, _) if outcome == TeamOutcome::Pension => Course::Along,
        (_, true) => Course::Against,
        (true, false) => Course::Along,
        (false, false) => Course::Beside,
    }
}
