//! The few facts of a case that are counted.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::contacts::ContactKept;
use crate::case::decision::Outcome;
use crate::case::person::Benefit;
use crate::case::process::Reassessment;
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Line;
use crate::library::Library;

/// The period in the law files that is the municipality's own goal.
const GOAL: &str = "service-goal";

/// A month (måned): the year and its number.
pub(super) type Month = (i16, i8);

/// What is counted of one case (det, der tælles).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// What the team recommended, in the month of its meeting.
    pub(super) recommended: Option<(Month, Recommended)>,
    /// What was decided, in the month of the decision.
    pub(super) decided: Vec<(Month, Decided)>,
    /// Whether the municipality's own goal was kept; none while it runs, or where the case has no day to count from.
    pub(super) goal_kept: Option<bool>,
    /// Days from the beginning of the plan to the meeting, from the meeting to the decision, and from the beginning to the decision.
    pub(super) to_meeting: Option<i32>,
    pub(super) to_decision: Option<i32>,
    pub(super) in_all: Option<i32>,
    /// Days from a complaint to the municipality's new look at it.
    pub(super) to_reassessment: Option<i32>,
    /// How many people are named who had the case or met about it.
    pub(super) people: u32,
    pub(super) talks: Vec<ContactKept>,
    /// What came of a complaint; `None` inside where nobody has looked at it again yet.
    pub(super) complaint: Option<Option<Reassessment>>,
}

/// What a team recommended, as the reports count it (indstillingens art).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recommended {
    Fleksjob,
    Pension,
    ResourceCourse,
    /// Another effort for employment, or none.
    Other,
    Postponed,
}

impl Recommended {
    pub(super) const ALL: [Self; 5] =
        [Self::Fleksjob, Self::Pension, Self::ResourceCourse, Self::Other, Self::Postponed];

    fn of(outcome: TeamOutcome) -> Self {
        match outcome {
            TeamOutcome::Fleksjob | TeamOutcome::FleksjobFewHours => Self::Fleksjob,
            TeamOutcome::Pension => Self::Pension,
            TeamOutcome::ResourceCourse => Self::ResourceCourse,
            TeamOutcome::VocationalRehabilitation
            | TeamOutcome::SelfEmployedSupport
            | TeamOutcome::OtherEffort => Self::Other,
            TeamOutcome::Postponed => Self::Postponed,
        }
    }
}

/// A ruling (en afgørelse om én ydelse).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decided {
    pub(super) benefit: Benefit,
    pub(super) outcome: Outcome,
}

impl CaseFacts {
    /// The facts of a case as it stands on a day. What happens after that day is not counted.
    pub fn of(library: &Library, case: &Case, today: Date) -> Self {
        let past = |day: Option<Date>| day.filter(|day| *day <= today);
        let met = past(case.recommendation.meeting_date.date());
        let decided_on = past(case.decision.date.date());
        let begun = past(case.matter.plan_begun.date());
        let complained = past(case.process.complaint_received.date());
        let reassessed = past(case.process.reassessed.date());
        let outcome = case.recommendation.outcome.given().copied();
        let rulings = case.decision.rulings.items().iter().filter_map(|ruling| {
            let (benefit, outcome) =
                (ruling.benefit.given().copied()?, ruling.outcome.given().copied()?);
            Some((month(decided_on?), Decided { benefit, outcome }))
        });
        Self {
            recommended: met
                .zip(outcome)
                .map(|(day, outcome)| (month(day), Recommended::of(outcome))),
            decided: rulings.collect(),
            goal_kept: goal_kept(library, case, today),
            to_meeting: days(begun, met),
            to_decision: days(met, decided_on),
            in_all: days(begun, decided_on),
            to_reassessment: days(complained, reassessed),
            people: people(case),
            talks: case
                .contacts
                .list
                .items()
                .iter()
                .filter(|contact| past(contact.date.date()).is_some())
                .filter_map(|contact| contact.kept.given().copied())
                .collect(),
            complaint: complained.map(|_| {
                case.process.reassessment.given().copied().filter(|_| reassessed.is_some())
            }),
        }
    }
}

fn month(day: Date) -> Month {
    (day.year(), day.month())
}

/// The days from one to another; none where the second does not come after the first.
fn days(from: Option<Date>, to: Option<Date>) -> Option<i32> {
    let span = from?.until(to?).ok()?.get_days();
    (span >= 0).then_some(span)
}

fn goal_kept(library: &Library, case: &Case, today: Date) -> Option<bool> {
    let goal = library.deadlines(case).into_iter().find(|deadline| deadline.id == GOAL)?;
    match goal.met.filter(|met| *met <= today) {
        Some(met) => Some(met <= goal.due),
        None => (goal.due < today).then_some(false),
    }
}

/// How many people are named: who had the case, who decided it, and who met about it.
fn people(case: &Case) -> u32 {
    let turns = case.contacts.caseworkers.items().iter().map(|turn| &turn.name);
    let members = case.recommendation.members().map(|member| &member.name);
    let matter = &case.matter;
    let named = [&matter.caseworker, &matter.meeting_leader, &matter.decision_maker];
    let names: BTreeSet<String> = turns.chain(members).chain(named).filter_map(one_way).collect();
    u32::try_from(names.len()).unwrap_or(u32::MAX)
}

/// A name as it is compared.
fn one_way(name: &Answer<Line>) -> Option<String> {
    let words: Vec<&str> = name.filled()?.split_whitespace().collect();
    Some(words.join(" ").to_lowercase())
}
