//! Who has to do something before a case goes on: what was ordered and has not come, a hearing that is out, a meeting to come.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::dates::Day;
use crate::case::plan::ExhibitGroup;
use crate::case::process::Reassessment;
use crate::case::questions::{AskedOf, AskedQuestion};
use crate::case::recommendation::TeamOutcome;

/// Who is waited for (den, sagen venter på).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Awaited {
    Citizen,
    /// The citizen's doctor, or the place of an examination.
    Doctor,
    /// Whoever tries the citizen's ability to work.
    Supplier,
    /// Somebody else who was asked a question.
    Other,
    Team,
    Coordinator,
    AppealsBoard,
    /// The municipality itself.
    Us,
}

/// What is waited for (det, sagen venter på).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub whom: Awaited,
    /// What they have to do, in a few words; empty where it is the municipality's turn.
    pub what: &'static str,
    /// How many questions they have not answered; 0 where it is something else.
    pub questions: usize,
    /// Since when; none for a day to come.
    pub since: Option<Date>,
    /// The day on which it has to be there, or is to be.
    pub by: Option<Date>,
}

impl Waiting {
    /// Whether it should have been there.
    pub fn is_late(&self, today: Date) -> bool {
        self.by.is_some_and(|by| by < today)
    }
}

/// What a case waits for on a day, the longest wait first. Where nothing else is waited for, it is the municipality's turn; where
/// the case is decided and nobody has complained, nobody's.
pub(super) fn of(case: &Case, today: Date) -> Vec<Waiting> {
    let (process, decision) = (&case.process, &case.decision);
    let mut waiting = Vec::new();
    if until(&process.complaint_received, today).is_some() {
        match until(&process.forwarded, today) {
            since @ Some(_) => {
                waiting.push(Waiting {
                    whom: Awaited::AppealsBoard,
                    what: "klagen",
                    questions: 0,
                    since,
                    by: None,
                });
            }
            None if is_changed(case, today) => {}
            None => waiting.push(us()),
        }
        return waiting;
    }
    if until(&decision.date, today).is_some() {
        return waiting;
    }
    waiting.extend(doctor(case, today));
    waiting.extend(supplier(case, today));
    waiting.extend(AskedOf::ALL.into_iter().filter_map(|to| questions(case, to, today)));
    waiting.extend(advice(case, today));
    waiting.extend(citizen(case, today));
    // Behind those that have been asked: what is still to come has no day to wait since.
    waiting.sort_by_key(|it| it.since.unwrap_or(Date::MAX));
    if waiting.is_empty() {
        waiting.push(us());
    }
    waiting
}

fn us() -> Waiting {
    Waiting { whom: Awaited::Us, what: "", questions: 0, since: None, by: None }
}

/// A day of the case that has come.
fn until(day: &Answer<Day>, today: Date) -> Option<Date> {
    day.date().filter(|day| *day <= today)
}

/// The complaint was given in to: there is a new decision.
fn is_changed(case: &Case, today: Date) -> bool {
    let process = &case.process;
    process.reassessment.is(Reassessment::Changed) && until(&process.reassessed, today).is_some()
}

/// Whether an exhibit of this group came since a day. The case has no other place that tells.
fn has_come(case: &Case, group: ExhibitGroup, since: Date, today: Date) -> bool {
    case.exhibits.list.items().iter().any(|exhibit| {
        let came = until(&exhibit.date, today).is_some_and(|day| day >= since);
        came && exhibit.group.is(group)
    })
}

fn doctor(case: &Case, today: Date) -> Vec<Waiting> {
    let health = &case.health;
    let mut waiting = Vec::new();
    let mut waits = |what, since, by| {
        let whom = Awaited::Doctor;
        waiting.push(Waiting { whom, what, questions: 0, since: Some(since), by });
    };
    let is_left_out = health.gp_left_out_why.filled().is_some();
    if let Some(since) = until(&health.gp_requested, today)
        && until(&health.gp_received, today).is_none()
        && !is_left_out
    {
        waits("LÆ 265", since, None);
    }
    if let Some(since) = until(&health.gp_questioned, today)
        && !has_come(case, ExhibitGroup::Medical, since, today)
        && !was_asked(case, AskedOf::Gp, today)
    {
        waits("svar på spørgsmål", since, health.gp_answer_by.date());
    }
    // An examination stands on the list of those under way until its result is there.
    for examination in health.examinations.items() {
        if let Some(since) = until(&examination.ordered, today) {
            waits("en undersøgelse", since, None);
        }
    }
    waiting
}

fn supplier(case: &Case, today: Date) -> Option<Waiting> {
    let efforts = &case.efforts;
    let since = until(&efforts.supplier_ordered, today)?;
    // What was ordered is tried from a day on; a report dated before it is about something else.
    let begins = efforts.supplier_from.date().unwrap_or(since).max(since);
    (!has_come(case, ExhibitGroup::Supplier, begins, today)).then(|| Waiting {
        whom: Awaited::Supplier,
        what: "en rapport",
        questions: 0,
        since: Some(since),
        by: efforts.supplier_report_by.date(),
    })
}

/// Whether somebody was asked something that stands on the list of questions.
fn was_asked(case: &Case, to: AskedOf, today: Date) -> bool {
    let questions = case.questions.list.items().iter();
    questions.into_iter().any(|it| it.to.is(to) && until(&it.asked, today).is_some())
}

/// The questions to somebody that stand open, counted.
fn questions(case: &Case, to: AskedOf, today: Date) -> Option<Waiting> {
    let questions = &case.questions;
    let open: Vec<&AskedQuestion> =
        questions.list.items().iter().filter(|it| it.to.is(to) && it.is_open_on(today)).collect();
    let whom = match to {
        AskedOf::Gp | AskedOf::Doctor => Awaited::Doctor,
        AskedOf::Supplier => Awaited::Supplier,
        AskedOf::Other => Awaited::Other,
    };
    Some(Waiting {
        whom,
        what: "svar på spørgsmål",
        questions: open.len(),
        since: Some(open.iter().filter_map(|it| it.asked.date()).min()?),
        by: open.iter().filter_map(|it| it.expected(questions)).min(),
    })
}

/// The team's meeting or recommendation, and the health coordinator's advice.
fn advice(case: &Case, today: Date) -> Vec<Waiting> {
    let (process, recommendation) = (&case.process, &case.recommendation);
    let mut waiting = Vec::new();
    if let Some(since) = until(&process.coordinator_asked, today)
        && until(&process.coordinator_date, today).is_none()
    {
        let whom = Awaited::Coordinator;
        waiting.push(Waiting { whom, what: "råd", questions: 0, since: Some(since), by: None });
    }
    let team = |what, by| Waiting { whom: Awaited::Team, what, questions: 0, since: None, by };
    match recommendation.meeting_date.date() {
        Some(meeting) if meeting > today => waiting.push(team("mødet", Some(meeting))),
        Some(_) if recommendation.outcome.is(TeamOutcome::Postponed) => {
            waiting.push(team("det nye møde", recommendation.postponed_until.date()));
        }
        _ => {}
    }
    waiting
}

/// An answer to a hearing whose time is not over, or to the offer of a meeting. When the time is over, it is the municipality's turn.
fn citizen(case: &Case, today: Date) -> Vec<Waiting> {
    let process = &case.process;
    let hearings = [
        (&process.hearing_sent, &process.hearing_deadline, &process.hearing_answer_date),
        (
            &process.hearing_again_sent,
            &process.hearing_again_deadline,
            &process.hearing_again_answer_date,
        ),
    ];
    let mut waiting: Vec<Waiting> = hearings
        .into_iter()
        .filter_map(|(sent, deadline, answered)| {
            let (since, by) = (until(sent, today)?, deadline.date());
            let is_over = by.is_some_and(|by| by < today);
            (!is_over && until(answered, today).is_none()).then_some(Waiting {
                whom: Awaited::Citizen,
                what: "svar på partshøringen",
                questions: 0,
                since: Some(since),
                by,
            })
        })
        .collect();
    if let Some(since) = until(&process.offer_made, today)
        && process.offer_answer.given().is_none()
    {
        waiting.push(Waiting {
            whom: Awaited::Citizen,
            what: "svar på tilbud om møde",
            questions: 0,
            since: Some(since),
            by: None,
        });
    }
    waiting
}
