//! What has happened in a case, day by day, as the case itself tells it.

use jiff::civil::Date;

use super::DeadlineWords;
use crate::case::Case;
use crate::case::address::field;
use crate::case::questions::AskedOf;
use crate::case::scalar::Scalar;
use crate::look::Look;
use crate::place::FieldPath;

/// Something that happened in a case, or is planned (en begivenhed i sagen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    pub day: Date,
    /// The field that tells of it.
    pub field: FieldPath,
    /// What it is, in a few words.
    pub title: String,
}

/// The fields that tell of a step, in the order in which a case takes them.
const STEPS: &[FieldPath] = &[
    field!(matter.plan_begun),
    field!(health.gp_requested),
    field!(health.gp_received),
    field!(matter.description_made),
    field!(process.planned_meeting),
    field!(process.planned_decision),
    field!(process.coordinator_asked),
    field!(process.coordinator_date),
    field!(recommendation.meeting_date),
    field!(process.hearing_sent),
    field!(process.hearing_answer_date),
    field!(process.transition_date),
    field!(process.delay_told),
    field!(process.offer_made),
    field!(process.offer_meeting),
    field!(decision.date),
    field!(process.complaint_received),
    field!(process.reassessed),
    field!(process.forwarded),
];

/// The keys of the words for what stands in lists: an application, a contact, a question, and what came back.
const APPLIED: &str = "matter.applications.date";
const CONTACT: &str = "contacts.list.date";
const ASKED: &str = "questions.list.asked";
const ASKED_AGAIN: &str = "questions.list.asked_again";
const ANSWERED: &str = "questions.list.answered";

/// The keys of all words for events.
pub(super) fn keys() -> impl Iterator<Item = String> {
    STEPS
        .iter()
        .map(FieldPath::words_key)
        .chain([APPLIED, CONTACT, ASKED, ASKED_AGAIN, ANSWERED].map(str::to_owned))
}

/// Everything that has a day in the case, the earliest first.
pub(super) fn all(look: &Look<'_>, words: &DeadlineWords) -> Vec<CaseEvent> {
    let applied = (0..applications(look.case)).map(|index| field!(matter.applications[index].date));
    let mut events: Vec<CaseEvent> = STEPS
        .iter()
        .copied()
        .chain(applied)
        .filter_map(|field| {
            let day = look.case.day_at(&field)?;
            let key = field.words_key();
            let title = words.event(&key).unwrap_or_else(|| look.words.label(&key)).to_owned();
            Some(CaseEvent { day, field, title })
        })
        .collect();
    events.extend(contacts(look, words));
    events.extend(questions(look, words));
    events.sort_by_key(|event| event.day);
    events
}

/// The contacts of the log, each with its form and with what became of it.
fn contacts(look: &Look<'_>, words: &DeadlineWords) -> impl Iterator<Item = CaseEvent> {
    let contacts = look.case.contacts.list.items().iter().enumerate();
    contacts.filter_map(|(index, contact)| {
        let field = field!(contacts.list[index].date);
        let choice = |key: &str, chosen: &str| look.words.choice(key, chosen).to_owned();
        let form = contact.form.filled().map(|form| choice("contacts.list.form", form));
        let fell = contact.kept.filled().filter(|_| contact.fell_through());
        let fell = fell.map(|kept| choice("contacts.list.kept", kept));
        let title = words.event(CONTACT).unwrap_or_else(|| look.words.label(CONTACT)).to_owned();
        let told: Vec<String> = form.into_iter().chain(fell).collect();
        let title = if told.is_empty() { title } else { format!("{title}: {}", told.join(", ")) };
        Some(CaseEvent { day: contact.date.date()?, field, title })
    })
}

/// What was asked of others, asked again, and what came back: once for each day and each who was asked, however many questions.
fn questions(look: &Look<'_>, words: &DeadlineWords) -> Vec<CaseEvent> {
    let mut events: Vec<CaseEvent> = Vec::new();
    for (index, question) in look.case.questions.list.items().iter().enumerate() {
        let Some(to) = question.to.given() else { continue };
        let name = question.name.filled().filter(|_| question.to.is(AskedOf::Other));
        let whom = name.unwrap_or_else(|| look.words.choice("questions.list.to", to.text()));
        let days = [
            (ASKED, &question.asked, field!(questions.list[index].asked)),
            (ASKED_AGAIN, &question.asked_again, field!(questions.list[index].asked_again)),
            (ANSWERED, &question.answered, field!(questions.list[index].answered)),
        ];
        for (key, day, field) in days {
            let Some(day) = day.date() else { continue };
            let event = words.event(key).unwrap_or_else(|| look.words.label(key));
            let title = format!("{event}: {whom}");
            if !events.iter().any(|known| known.day == day && known.title == title) {
                events.push(CaseEvent { day, field, title });
            }
        }
    }
    events
}

fn applications(case: &Case) -> usize {
    case.matter.applications.items().len()
}
