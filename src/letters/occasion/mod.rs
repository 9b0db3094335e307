//! When each letter can be given: on which track and outcome, and under which law.
//!
//! A template names its occasion; the conditions stand here, where the compiler and the tests see them.

mod asked;
mod trial;

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::field::{Answered, State};
use crate::case::person::Way;
use crate::case::questions::AskedOf;
use crate::checks::finding::{Finding, Finds};
use crate::checks::wording::Wording;
use crate::danish::days::danish_day;
use crate::danish::lists::one_of;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("letter-not-now"),
    Finds::plain("letter-of-old-way"),
    Finds::plain("letter-of-new-way"),
    Finds::plain("letter-of-unchosen-way"),
    Finds::with("letter-other-answer", &["wanted"]),
    Finds::with("letter-law-ended", &["day", "ended", "note"]),
    Finds::with("letter-law-not-begun", &["day"]),
];

/// An occasion for a letter (anledning til et brev).
#[derive(Debug)]
pub struct Occasion {
    /// The name that templates use, as a rule the letter's id.
    pub name: &'static str,
    needs: &'static [Need],
    /// The provisions that must be in force on the letter's day.
    law: &'static [&'static str],
}

/// What must be so in the case (betingelse).
#[derive(Debug)]
enum Need {
    /// The choice is one of these keys.
    Is(FieldPath, &'static [&'static str]),
    /// The choice is none of these keys; no answer will do.
    IsNot(FieldPath, &'static [&'static str]),
    /// The answer or list is there.
    Filled(FieldPath),
    /// The first ruling is on this benefit with this outcome.
    Ruling(&'static str, &'static str),
    /// A question of the health checklist is open.
    OpenFinding,
    /// A question to somebody is open.
    OpenQuestion(AskedOf),
    /// A question was asked of somebody that the request for a statement does not ask.
    Asked(AskedOf),
    /// The case goes this way.
    Goes(Way),
    /// One of these at least.
    Either(&'static [Need]),
}

/// Whether a letter can be given in a case (om brevet kan gives).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    Available,
    /// The case does not ask for the letter: the field that says so, and what it would have to be.
    NotNow {
        field: FieldPath,
        wanted: Vec<String>,
    },
    /// The case goes the other way.
    OtherWay(Way),
    /// The law of the day does not know what the letter gives.
    NotInLaw {
        provision: String,
        day: Date,
    },
}

use Need::{Asked, Either, Filled, Goes, Is, IsNot, OpenFinding, OpenQuestion, Ruling};
use Way::{New, Old};

const OUTCOME: FieldPath = field!(recommendation.outcome);
const TRACK: FieldPath = field!(matter.track);
const BENEFIT: FieldPath = field!(decision.rulings[0].benefit);
const RULED: FieldPath = field!(decision.rulings[0].outcome);

macro_rules! occasions {
    ($($name:literal, [$($need:expr),*], [$($law:literal),*];)+) => {
        /// All occasions, in the order in which a case meets them.
        pub const OCCASIONS: &[Occasion] = &[$(Occasion { name: $name, needs: &[$($need),*], law: &[$($law),*] }),+];
    };
}

occasions! {
    "preparatory-plan", [Goes(Old)], [];
    "joint-description", [Goes(New)], ["joint-description"];
    "gp-request", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"])], [];
    "doctor-questions", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"]), Either(&[OpenFinding, Asked(AskedOf::Gp)])], [];
    "supplier-order", [IsNot(TRACK, &["existing_basis", "undoubted_refusal", "manifestly_futile"]), Filled(field!(efforts.supplier_ordered))], [];
    "follow-up-gp", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"]), OpenQuestion(AskedOf::Gp)], [];
    "follow-up-doctor", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"]), OpenQuestion(AskedOf::Doctor)], [];
    "follow-up-supplier", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"]), OpenQuestion(AskedOf::Supplier)], [];
    "follow-up-other", [IsNot(TRACK, &["existing_basis", "undoubted_refusal"]), OpenQuestion(AskedOf::Other)], [];
    "papers-not-enough", [Filled(field!(questions.told)), Filled(field!(questions.list))], [];
    "enough", [Filled(field!(enough.looked))], [];
    "missing-list", [], [];
    "since-last", [Filled(field!(contacts.list))], [];
    "hand-over", [], [];
    "before-we-meet", [Filled(field!(contacts.preparation_sent))], [];
    "plan-news", [Filled(field!(remarks.news_told))], [];
    "meeting-brief", [Either(&[Filled(field!(process.planned_meeting)), Filled(field!(recommendation.meeting_date)), Filled(field!(process.offer_meeting))])], [];
    "exhibit-list", [Filled(field!(exhibits.list))], [];
    "overview", [], [];
    "coordinator-request", [Goes(New)], ["coordinator-advice"];
    "recommendation-pension", [Is(OUTCOME, &["pension"]), Goes(Old)], ["recommendation-pension"];
    "recommendation-fleksjob", [Is(OUTCOME, &["fleksjob"]), Goes(Old)], ["recommendation-flex-job"];
    "recommendation-fleksjob-few-hours", [Is(OUTCOME, &["fleksjob_few_hours"]), Goes(Old)], ["recommendation-small-flex-job"];
    "recommendation-resource-course", [Is(OUTCOME, &["resource_course"]), Goes(Old)], ["resource-course-conditions"];
    "recommendation-vocational-rehabilitation", [Is(OUTCOME, &["vocational_rehabilitation"]), Goes(Old)], ["revalidation", "recommendation-other-effort"];
    "recommendation-self-employed", [Is(OUTCOME, &["self_employed_support"]), Goes(Old)], ["recommendation-self-employed"];
    "recommendation-other-effort", [Is(OUTCOME, &["other_effort"]), Goes(Old)], ["recommendation-other-effort"];
    "recommendation-postponed", [Is(OUTCOME, &["postponed"]), Goes(Old)], [];
    "hearing", [Either(&[Is(OUTCOME, &["pension", "fleksjob", "fleksjob_few_hours", "resource_course", "vocational_rehabilitation", "self_employed_support", "other_effort"]), Is(TRACK, &["manifestly_futile", "undoubted_refusal"]), Goes(New)])], [];
    "hearing-again", [Filled(field!(process.hearing_again_sent))], [];
    "re-presentation", [Is(field!(decision.follows_recommendation), &["no"]), Goes(Old)], ["team-disagreement"];
    "transition", [Filled(field!(process.transition_date))], ["pension-transition"];
    "delay", [Filled(field!(process.delay_reason))], [];
    "decision-pension-granted", [Ruling("pension", "granted"), Either(&[IsNot(TRACK, &["manifestly_futile"]), Goes(New)])], ["pension-grant"];
    "decision-pension-granted-without-team", [Ruling("pension", "granted"), Is(TRACK, &["manifestly_futile"]), Goes(Old)], ["pension-without-team"];
    "decision-pension-refused", [Ruling("pension", "refused"), IsNot(TRACK, &["existing_basis"]), Either(&[IsNot(TRACK, &["undoubted_refusal"]), Goes(New)])], ["pension-refusal"];
    "decision-pension-refused-existing-basis", [Ruling("pension", "refused"), Is(TRACK, &["existing_basis"])], ["pension-existing-basis"];
    "decision-pension-undoubted-refusal", [Ruling("pension", "refused"), Is(TRACK, &["undoubted_refusal"]), Goes(Old)], ["pension-undoubted-refusal"];
    "decision-fleksjob-granted", [Ruling("fleksjob", "granted"), IsNot(field!(decision.fleksjob_few_hours), &["yes"])], ["flex-job-conditions"];
    "decision-fleksjob-few-hours", [Ruling("fleksjob", "granted"), Is(field!(decision.fleksjob_few_hours), &["yes"])], ["small-flex-job"];
    "decision-fleksjob-refused", [Ruling("fleksjob", "refused")], ["flex-job-conditions"];
    "decision-resource-course-granted", [Ruling("resource_course", "granted")], ["resource-course-conditions"];
    "decision-resource-course-refused", [Ruling("resource_course", "refused")], ["resource-course-conditions"];
    "decision-self-employed-support", [Is(BENEFIT, &["self_employed_support"])], ["self-employed-support"];
    "decision-senior-pension-granted", [Ruling("senior_pension", "granted")], ["senior-disability-pension"];
    "decision-senior-pension-refused", [Ruling("senior_pension", "refused")], ["senior-disability-pension"];
    "reassessment-upheld", [Is(field!(process.reassessment), &["upheld"])], ["reassessment"];
    "to-appeals-board", [Filled(field!(process.complaint_received))], [];
    "reassessment-changed", [Is(field!(process.reassessment), &["changed", "changed_in_part"])], ["reassessment"];
}

impl Occasion {
    /// The occasion of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        OCCASIONS.iter().find(|occasion| occasion.name == name)
    }

    /// Whether the letter belongs to one way alone.
    pub fn asks_way(&self) -> bool {
        self.needs.iter().any(|need| matches!(need, Goes(_)))
    }

    /// Whether the letter can be given, and if not, why. `on` is the day whose law governs the letter.
    pub fn availability(&self, look: &Look<'_>, on: Option<Date>) -> Availability {
        if let Some(missing) = self.needs.iter().find_map(|need| need.missing(look)) {
            return missing;
        }
        let unknown = on.and_then(|day| {
            self.law.iter().find(|id| look.cite(id, day).is_none()).map(|id| (id, day))
        });
        match unknown {
            Some((provision, day)) => {
                Availability::NotInLaw { provision: (*provision).to_owned(), day }
            }
            None => Availability::Available,
        }
    }
}

impl Need {
    fn missing(&self, look: &Look<'_>) -> Option<Availability> {
        let (path, wanted, met): (FieldPath, &[&str], bool) = match self {
            Is(path, keys) => {
                (*path, keys, chosen(look, path).is_some_and(|key| keys.contains(&key)))
            }
            IsNot(path, keys) => {
                (*path, &[], !chosen(look, path).is_some_and(|key| keys.contains(&key)))
            }
            Filled(path) => (*path, &[], look.case.has(path)),
            Ruling(benefit, outcome) => {
                if chosen(look, &BENEFIT) != Some(benefit) {
                    return Some(not_now(BENEFIT, &[benefit]));
                }
                return (chosen(look, &RULED) != Some(outcome)).then(|| not_now(RULED, &[outcome]));
            }
            Goes(way) => return (look.going().way != *way).then_some(Availability::OtherWay(*way)),
            OpenFinding => (field!(checklist.functional_level), &["open"], has_open_finding(look)),
            OpenQuestion(to) => {
                let is_open = look.case.questions.open(*to).next().is_some();
                (field!(questions.list), &[], is_open)
            }
            Asked(to) => {
                let mut asked = look.case.questions.list.items().iter();
                let request = look.case.health.gp_requested.date();
                let is_elsewhere = |day| request.is_some() && day == request;
                let is_asked = asked.any(|it| {
                    it.to.is(*to) && it.asked.filled().is_some() && !is_elsewhere(it.asked.date())
                });
                (field!(questions.list), &[], is_asked)
            }
            Either(needs) => {
                let missing: Option<Vec<_>> = needs.iter().map(|need| need.missing(look)).collect();
                return missing.and_then(|missing| missing.into_iter().next());
            }
        };
        (!met).then(|| not_now(path, wanted))
    }
}

fn not_now(field: FieldPath, wanted: &[&str]) -> Availability {
    Availability::NotNow { field, wanted: wanted.iter().map(|key| (*key).to_owned()).collect() }
}

impl Availability {
    pub fn is_available(&self) -> bool {
        *self == Self::Available
    }

    /// Why the letter cannot be given, from the words of the check files; empty where it can.
    pub fn reason(&self, look: &Look<'_>, wording: &Wording) -> String {
        self.finding(look)
            .map_or_else(String::new, |finding| wording.problem(&finding, look).message)
    }

    /// Why the letter cannot be given, before it is put into words.
    pub fn finding(&self, look: &Look<'_>) -> Option<Finding> {
        let dated = |check| Finding::new(check, field!(decision.date));
        Some(match self {
            Self::Available => return None,
            Self::NotNow { field, wanted } if wanted.is_empty() => {
                Finding::new("letter-not-now", *field)
            }
            Self::NotNow { field, wanted } => {
                let key = field.words_key();
                let wanted: Vec<&str> =
                    wanted.iter().map(|wanted| look.words.choice(&key, wanted)).collect();
                Finding::new("letter-other-answer", *field).with("wanted", one_of(&wanted))
            }
            Self::OtherWay(_) if look.going().is_open() => {
                Finding::new("letter-of-unchosen-way", field!(matter.way))
            }
            Self::OtherWay(Old) => Finding::new("letter-of-old-way", field!(matter.way)),
            Self::OtherWay(New) => Finding::new("letter-of-new-way", field!(matter.way)),
            Self::NotInLaw { provision, day } => match ended(look, provision, *day) {
                Some((end, note)) => {
                    let note = if note.is_empty() { String::new() } else { format!(" {note}") };
                    dated("letter-law-ended")
                        .with("day", danish_day(*day))
                        .with("ended", danish_day(end))
                        .with("note", note)
                }
                None => dated("letter-law-not-begun").with("day", danish_day(*day)),
            },
        })
    }
}

/// The first day on which a provision that once held did so no more, and what the law files say of its end.
fn ended<'a>(look: &Look<'a>, provision: &str, day: Date) -> Option<(Date, &'a str)> {
    let end = look.law.end_before(provision, day)?;
    Some((end, look.law.cite(provision, end.yesterday().ok()?)?.note))
}

fn chosen<'a>(look: &Look<'a>, path: &FieldPath) -> Option<&'a str> {
    look.case.answer(path).filter(|answer| answer.state() == State::Given).map(Answered::text)
}

fn has_open_finding(look: &Look<'_>) -> bool {
    let questions = crate::case::checklist::Checklist::QUESTIONS;
    questions.iter().any(|question| matches!(chosen(look, &question.answer), Some("open") | None))
}
