//! Which time limits there are: from which day each counts, which way, and what keeps it.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::enough::SufficiencyVerdict;
use crate::case::person::{Benefit, Track};
use crate::case::process::Reassessment;
use crate::case::questions::AskedOf;
use crate::case::so_far::contact_log::{days_in_touch, next_step, next_talk, not_begun};
use crate::case::so_far::progress::{applied_for, is_senior};
use crate::checks::evidence::foretold::statement_needed;
use crate::law::LawBook;
use crate::place::FieldPath;

/// Who has to keep a time limit (hvem fristen gælder for).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitOf {
    Municipality,
    Citizen,
    Doctor,
    /// Somebody else who was asked: a supplier, or another.
    Asked,
}

/// A time limit as the program knows it (en frist).
pub(super) struct Rule {
    pub id: &'static str,
    /// Whether the limit belongs to the case at all.
    pub when: fn(&Case) -> bool,
    pub whose: LimitOf,
    /// The first of these that has a day is the first day.
    pub from: &'static [From],
    pub count: Count,
    /// What keeps the limit; none where the case does not record it.
    pub met: Option<fn(&Case) -> Option<Date>>,
}

/// A day that a limit counts from.
pub(super) enum From {
    Field(FieldPath),
    /// The earliest application, or the earliest for one benefit.
    Application(Option<Benefit>),
    /// A day that is looked for among several, such as the first of a list that is still open.
    Found(fn(&Case, &LawBook) -> Option<(FieldPath, Date)>),
    /// The open question to somebody whose answer is expected first.
    Question(AskedOf),
}

/// How a limit is counted.
pub(super) enum Count {
    /// So long after the first day. `moves`: an end on a closed day moves to the next working day.
    After { period: &'static str, delivered: bool, moves: bool },
    /// So long before the day, which is counted from backwards.
    Before { period: &'static str },
    /// The day stands in a letter; `usual` is how long it is as a rule.
    Stated { field: FieldPath, usual: Option<&'static str> },
    /// The day itself is the last.
    Itself,
    /// The day stands at the question whose answer is expected first, or at the follow-up.
    Expected(AskedOf),
}

use Count::{After, Before, Expected, Itself, Stated};
use From::{Application, Field, Found, Question};

fn always(_: &Case) -> bool {
    true
}

/// Whether the team sees the case.
fn with_team(case: &Case) -> bool {
    !case.matter.track.is(Track::ManifestlyFutile) && !case.matter.track.is(Track::UndoubtedRefusal)
}

/// The step towards enough that comes first.
fn step_to_enough(case: &Case) -> Option<(FieldPath, Date)> {
    let answers = case.enough.list.items().iter().enumerate();
    let open = answers.filter(|(_, answer)| answer.verdict.is(SufficiencyVerdict::NotEnough));
    let days = open
        .filter_map(|(index, answer)| Some((field!(enough.list[index].day), answer.day.date()?)));
    days.min_by_key(|(_, day)| *day)
}

fn never(_: &Case) -> Option<Date> {
    None
}

fn decided(case: &Case) -> Option<Date> {
    case.decision.date.date()
}

/// The day by which somebody is expected to answer; once all is answered it is gone.
const fn question(id: &'static str, to: AskedOf, whose: LimitOf, from: &'static [From]) -> Rule {
    let when = match to {
        AskedOf::Gp => |case: &Case| case.questions.next_expected(AskedOf::Gp).is_some(),
        AskedOf::Doctor => |case: &Case| case.questions.next_expected(AskedOf::Doctor).is_some(),
        AskedOf::Supplier => {
            |case: &Case| case.questions.next_expected(AskedOf::Supplier).is_some()
        }
        AskedOf::Other => |case: &Case| case.questions.next_expected(AskedOf::Other).is_some(),
    };
    Rule { id, when, whose, from, count: Expected(to), met: Some(|_| None) }
}

/// All time limits, in the order in which a case meets them.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "service-goal",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Field(field!(matter.plan_begun)), Application(None)],
        count: After { period: "service-goal", delivered: false, moves: false },
        met: Some(decided),
    },
    Rule {
        id: "gp-certificate",
        when: |case| {
            !case.matter.track.is(Track::ExistingBasis)
                && !case.matter.track.is(Track::UndoubtedRefusal)
        },
        whose: LimitOf::Doctor,
        from: &[Field(field!(health.gp_requested))],
        count: After { period: "gp-certificate", delivered: false, moves: false },
        met: Some(|case| case.health.gp_received.date()),
    },
    question("question-gp", AskedOf::Gp, LimitOf::Doctor, &[Question(AskedOf::Gp)]),
    question("question-doctor", AskedOf::Doctor, LimitOf::Doctor, &[Question(AskedOf::Doctor)]),
    question(
        "question-supplier",
        AskedOf::Supplier,
        LimitOf::Asked,
        &[Question(AskedOf::Supplier)],
    ),
    question("question-other", AskedOf::Other, LimitOf::Asked, &[Question(AskedOf::Other)]),
    Rule {
        id: "team-meeting-ahead",
        when: with_team,
        whose: LimitOf::Municipality,
        from: &[Field(field!(recommendation.meeting_date))],
        count: Before { period: "team-meeting-ahead" },
        met: None,
    },
    Rule {
        id: "coordinator-preparation",
        when: with_team,
        whose: LimitOf::Municipality,
        from: &[Field(field!(recommendation.meeting_date))],
        count: Before { period: "coordinator-preparation" },
        met: None,
    },
    Rule {
        id: "hearing",
        when: always,
        whose: LimitOf::Citizen,
        from: &[Field(field!(process.hearing_sent))],
        count: Stated { field: field!(process.hearing_deadline), usual: Some("party-hearing") },
        met: Some(|case| case.process.hearing_answer_date.date()),
    },
    Rule {
        id: "pension-transition-existing-basis",
        when: |case| case.matter.track.is(Track::ExistingBasis),
        whose: LimitOf::Municipality,
        from: &[Field(field!(recommendation.meeting_date))],
        count: After {
            period: "pension-transition-existing-basis",
            delivered: false,
            moves: false,
        },
        met: Some(|case| case.process.transition_date.date()),
    },
    // Without the team there is no recommendation to count from.
    Rule {
        id: "pension-transition-existing-basis",
        when: |case| case.matter.track.is(Track::UndoubtedRefusal),
        whose: LimitOf::Municipality,
        from: &[Application(Some(Benefit::Pension))],
        count: After {
            period: "pension-transition-existing-basis",
            delivered: false,
            moves: false,
        },
        met: Some(|case| case.process.transition_date.date()),
    },
    Rule {
        id: "pension-decision",
        when: |case| !is_senior(case),
        whose: LimitOf::Municipality,
        from: &[Field(field!(process.transition_date))],
        count: After { period: "pension-decision", delivered: false, moves: false },
        met: Some(decided),
    },
    // The senior pension has a limit of its own, from the day the application came.
    Rule {
        id: "pension-decision",
        when: is_senior,
        whose: LimitOf::Municipality,
        from: &[Application(Some(Benefit::SeniorPension))],
        count: After {
            period: "senior-disability-pension-decision",
            delivered: false,
            moves: false,
        },
        met: Some(decided),
    },
    Rule {
        id: "delayed-decision",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Field(field!(process.delay_told))],
        count: Stated { field: field!(process.delay_new_date), usual: None },
        met: Some(decided),
    },
    Rule {
        id: "complaint",
        when: always,
        whose: LimitOf::Citizen,
        from: &[Field(field!(decision.date))],
        count: After { period: "complaint", delivered: true, moves: true },
        met: Some(|case| case.process.complaint_received.date()),
    },
    Rule {
        id: "reassessment",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Field(field!(process.complaint_received))],
        count: After { period: "reassessment", delivered: false, moves: false },
        met: Some(|case| {
            let process = &case.process;
            // What is changed in full is not sent on.
            if process.reassessment.is(Reassessment::Changed) {
                &process.reassessed
            } else {
                &process.forwarded
            }
            .date()
        }),
    },
    // What is agreed with the citizen. An agreement that is kept is none of these any more, so none of them tells when it was.
    // A new statement is asked for in time to be there on the day that is planned.
    Rule {
        id: "statement-again",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Found(statement_needed)],
        count: Before { period: "gp-certificate" },
        met: Some(|case| {
            let health = &case.health;
            health.gp_requested.date().filter(|day| health.gp_received.date() < Some(*day))
        }),
    },
    Rule {
        id: "next-talk",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Found(|case, _| next_talk(case))],
        count: Itself,
        met: Some(never),
    },
    Rule {
        id: "promised-step",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Found(|case, _| next_step(case, false))],
        count: Itself,
        met: Some(never),
    },
    Rule {
        id: "citizens-step",
        when: always,
        whose: LimitOf::Citizen,
        from: &[Found(|case, _| next_step(case, true))],
        count: Itself,
        met: Some(never),
    },
    Rule {
        id: "effort-begins",
        when: always,
        whose: LimitOf::Municipality,
        from: &[Found(|case, _| not_begun(case).into_iter().min_by_key(|(_, day)| *day))],
        count: Itself,
        met: Some(never),
    },
    Rule {
        id: "enough-step",
        when: |case| decided(case).is_none(),
        whose: LimitOf::Municipality,
        from: &[Found(|case, _| step_to_enough(case))],
        count: Itself,
        met: Some(never),
    },
    Rule {
        id: "contact-silence",
        when: |case| !case.contacts.list.items().is_empty() && decided(case).is_none(),
        whose: LimitOf::Municipality,
        from: &[Found(|case, _| days_in_touch(case).pop())],
        count: After { period: "contact-silence", delivered: false, moves: false },
        met: Some(never),
    },
];

impl Rule {
    /// The day of the meeting that the limit counts back from, once the case says what came of it.
    pub(super) fn held(&self, case: &Case) -> Option<Date> {
        let meeting = &case.recommendation;
        let is_of_meeting =
            matches!(self.from, [Field(path)] if *path == field!(recommendation.meeting_date));
        (is_of_meeting && matches!(self.count, Before { .. }))
            .then(|| meeting.meeting_date.date())
            .flatten()
            .filter(|_| meeting.outcome.given().is_some())
    }

    /// The first day, and the field that it stands in; or the field that should have it.
    pub(super) fn start(&self, case: &Case, law: &LawBook) -> Result<(FieldPath, Date), FieldPath> {
        let missing = self.from.first().map_or(field!(matter.plan_begun), |from| match from {
            Field(path) => *path,
            Application(_) => field!(matter.applications),
            Found(_) => field!(contacts.list),
            Question(_) => field!(questions.list),
        });
        self.from.iter().find_map(|from| from.find(case, law)).ok_or(missing)
    }
}

impl From {
    fn find(&self, case: &Case, law: &LawBook) -> Option<(FieldPath, Date)> {
        match self {
            Field(path) => case.day_at(path).map(|day| (*path, day)),
            Application(benefit) => applied_for(case, *benefit)
                .map(|(index, day)| (field!(matter.applications[index].date), day)),
            Found(find) => find(case, law),
            Question(to) => {
                let (index, question, _) = case.questions.next_expected(*to)?;
                Some((field!(questions.list[index].asked), question.asked.date()?))
            }
        }
    }
}
