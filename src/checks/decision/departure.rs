//! The decision against the recommendation: that there is one, and that the team saw the case again where they differ.

use crate::case::person::{Benefit, Track, YesNo};
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("departs-but-says-it-follows", &["recommended"]),
    Finds::with("departs-without-team", &["recommended"]),
    Finds::with("recommendation-not-taken-up", &["recommended"]),
    Finds::plain("team-missing-unverified").asking(),
    Finds::plain("team-missing").asking(),
];

/// How a decision stands to the recommendation (forholdet til indstillingen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It gives what the team recommended.
    Along,
    /// It refuses what the team recommended, or gives something else.
    Against,
    /// It says nothing of what the team recommended, or gives it in another form.
    Beside,
}

/// What a decision that is held against the recommendation shows (afvigelsen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// What the team recommended last.
    pub outcome: TeamOutcome,
    pub course: Course,
    /// Whether the decision goes its own way: by what it gives, or by what it says of itself.
    pub departs: bool,
    /// Whether the team has seen the case once more.
    pub is_re_presented: bool,
    /// The rule that says what a departure demands, as it is cited on the day, and what it says.
    pub rule: Option<(String, String)>,
}

/// The names of what is found where a decision departs from the recommendation.
pub const OF_DEPARTURE: [&str; 3] =
    ["departs-but-says-it-follows", "departs-without-team", "recommendation-not-taken-up"];

/// Holds the decision against what the team said last; none where one of them is missing, or where no team binds anybody.
pub fn departure(look: &Look<'_>) -> Option<Departure> {
    let decided = Decided::of(look.case);
    if decided.is_empty() || look.going().is_new() {
        return None;
    }
    let outcome = *last_outcome(look)?;
    let decision = &look.case.decision;
    let course = course(outcome, &decided, decision.fleksjob_few_hours.is(YesNo::Yes));
    let day = decision.date.date().or(look.case.recommendation.meeting_date.date());
    let rule = day.and_then(|day| look.cite("team-disagreement", day));
    Some(Departure {
        outcome,
        course,
        departs: course == Course::Against || decision.follows_recommendation.is(YesNo::No),
        is_re_presented: seen_again(look),
        rule: rule.map(|rule| (rule.cite.to_owned(), rule.says.to_owned())),
    })
}

/// What the team recommended. Where it saw the case again, its second answer is the one that stands.
fn last_outcome<'a>(look: &Look<'a>) -> Option<&'a TeamOutcome> {
    let second = look.case.decision.re_presented_outcome.given().filter(|_| seen_again(look));
    second.or(look.case.recommendation.outcome.given())
}

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    let decision = &look.case.decision;
    // A case of the new way has no team, and what one once recommended binds nobody.
    if decided.is_empty() || look.going().is_new() {
        return;
    }
    team_missing(look, findings);
    let Some(outcome) = last_outcome(look) else { return };
    if decision.date.date().is_some_and(|on| look.cite("team-disagreement", on).is_none()) {
        return;
    }
    let course = course(*outcome, &decided, decision.fleksjob_few_hours.is(YesNo::Yes));
    let said = decision.follows_recommendation.given();
    let recommended = look.words.choice("recommendation.outcome", outcome.text());
    let mut tell = |check, field| {
        findings.push(
            Finding::new(check, FieldPath::new("decision", field)).with("recommended", recommended),
        )
    };
    // One fault, one finding: whether the team must see the case again shows when the answer or the outcome is mended.
    if course == Course::Against && said == Some(&YesNo::Yes) {
        tell("departs-but-says-it-follows", "follows_recommendation");
        return;
    }
    if seen_again(look) {
        return;
    }
    if course == Course::Against || said == Some(&YesNo::No) {
        tell("departs-without-team", "re_presented");
    } else if course == Course::Beside {
        tell("recommendation-not-taken-up", "rulings");
    }
}

/// Whether a decision goes against what the team said last.
pub(in crate::checks) fn goes_against_team(look: &Look<'_>) -> bool {
    let decision = &look.case.decision;
    let few_hours = decision.fleksjob_few_hours.is(YesNo::Yes);
    last_outcome(look).is_some_and(|outcome| {
        course(*outcome, &Decided::of(look.case), few_hours) == Course::Against
    })
}

/// Whether the team saw the case once more, which takes another day than the first meeting. A day that cannot be read is told
/// of as such.
fn seen_again(look: &Look<'_>) -> bool {
    let again = &look.case.decision.re_presented;
    match (again.date(), look.case.recommendation.meeting_date.date()) {
        (Some(again), Some(first)) => again > first,
        _ => again.filled().is_some(),
    }
}

/// Only a refusal beyond doubt and a manifest case go past the team; a track that nobody chose is the ordinary one.
fn team_missing(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let track = look.case.matter.track.given();
    let demanded = track.is_none_or(|track| matches!(track, Track::Team | Track::ExistingBasis));
    let rule = look.case.decision.date.date().map(|on| look.cite("rehabilitation-team", on));
    let check = match rule {
        // A demand that nobody has verified for the day must not stop a letter.
        Some(Some(rule)) if !rule.status.is_verified() => "team-missing-unverified",
        Some(None) => return,
        _ => "team-missing",
    };
    if !demanded {
        return;
    }
    let team = &look.case.recommendation;
    let missing = if team.meeting_date.filled().is_none() { "meeting_date" } else { "outcome" };
    if missing == "meeting_date" || team.outcome.given().is_none() {
        findings.push(Finding::new(check, FieldPath::new("recommendation", missing)));
    }
}

fn course(outcome: TeamOutcome, decided: &Decided, few_hours: bool) -> Course {
    use Benefit::{Fleksjob, ResourceCourse, SelfEmployedSupport};
    let (pension, job, course) =
        (decided.grants_pension(), decided.grants(Fleksjob), decided.grants(ResourceCourse));
    let support = decided.grants(SelfEmployedSupport);
    let (given, against) = match outcome {
        TeamOutcome::Pension => (
            pension,
            decided.refuses(Benefit::Pension)
                || decided.refuses(Benefit::SeniorPension)
                || job
                || course
                || support,
        ),
        // The support for a self-employed person is a fleksjob in the own firm.
        TeamOutcome::Fleksjob => {
            (support || job && !few_hours, decided.refuses(Fleksjob) || pension || course)
        }
        TeamOutcome::FleksjobFewHours => {
            (support || job && few_hours, decided.refuses(Fleksjob) || pension || course)
        }
        TeamOutcome::ResourceCourse => {
            (course, decided.refuses(ResourceCourse) || pension || job || support)
        }
        TeamOutcome::VocationalRehabilitation => (true, pension || job || course),
        TeamOutcome::SelfEmployedSupport => {
            (support, decided.refuses(SelfEmployedSupport) || pension || course)
        }
        // The other effort may be the support to a firm, and then a refusal of that goes against it.
        TeamOutcome::OtherEffort => {
            (!decided.refuses(SelfEmployedSupport), pension || job || course)
        }
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
