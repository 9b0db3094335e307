//! Days that cannot have come in that order. A day that stands against several others is told of once, and what rests on it is
//! not gone through until it is right.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::field::{Edit, State};
use crate::case::so_far::progress::applied_for;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;
use crate::words::Words;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("dates-out-of-order", &["day", "others"])];

/// Pairs of days, the one that comes first before the other. The same day is fine.
const ORDER: &[(FieldPath, FieldPath)] = &[
    (field!(matter.plan_begun), field!(recommendation.meeting_date)),
    (field!(matter.plan_begun), field!(process.planned_meeting)),
    (field!(process.planned_meeting), field!(process.planned_decision)),
    (field!(matter.plan_begun), field!(matter.description_made)),
    (field!(matter.description_made), field!(process.coordinator_asked)),
    (field!(matter.description_made), field!(decision.date)),
    (field!(process.coordinator_asked), field!(process.coordinator_date)),
    (field!(process.coordinator_asked), field!(decision.date)),
    (field!(health.gp_requested), field!(health.gp_received)),
    (field!(health.gp_questioned), field!(health.gp_answer_by)),
    (field!(questions.followed_up), field!(questions.follow_up_by)),
    (field!(matter.consent), field!(health.gp_requested)),
    (field!(matter.consent), field!(health.gp_questioned)),
    (field!(matter.consent), field!(efforts.supplier_ordered)),
    (field!(efforts.supplier_ordered), field!(efforts.supplier_from)),
    (field!(efforts.supplier_from), field!(efforts.supplier_until)),
    (field!(efforts.supplier_ordered), field!(efforts.supplier_begun)),
    (field!(efforts.supplier_until), field!(efforts.supplier_report_by)),
    (field!(recommendation.meeting_date), field!(process.hearing_sent)),
    (field!(process.hearing_sent), field!(process.hearing_deadline)),
    (field!(process.hearing_sent), field!(process.hearing_answer_date)),
    (field!(process.hearing_sent), field!(decision.date)),
    (field!(process.hearing_sent), field!(process.hearing_again_sent)),
    (field!(process.hearing_again_sent), field!(process.hearing_again_deadline)),
    (field!(process.hearing_again_sent), field!(process.hearing_again_answer_date)),
    (field!(process.hearing_again_sent), field!(decision.date)),
    (field!(process.coordinator_date), field!(decision.date)),
    (field!(process.disagreement_date), field!(decision.date)),
    (field!(process.offer_made), field!(process.offer_meeting)),
    (field!(process.offer_meeting), field!(decision.date)),
    (field!(process.transition_date), field!(process.transition_told)),
    (field!(process.transition_date), field!(decision.date)),
    (field!(process.delay_told), field!(process.delay_new_date)),
    (field!(matter.plan_begun), field!(matter.way_on)),
    (field!(recommendation.meeting_date), field!(process.disagreement_date)),
    (field!(process.disagreement_date), field!(decision.re_presented)),
    (field!(recommendation.meeting_date), field!(decision.re_presented)),
    (field!(decision.re_presented), field!(decision.date)),
    (field!(matter.plan_begun), field!(decision.date)),
    (field!(recommendation.meeting_date), field!(decision.date)),
    (field!(decision.date), field!(decision.course_until)),
    (field!(decision.date), field!(process.complaint_received)),
    (field!(process.complaint_received), field!(process.reassessed)),
    (field!(process.reassessed), field!(process.forwarded)),
];

/// A day that cannot be, beside the days that it stands against.
struct Impossible {
    path: FieldPath,
    day: Date,
    against: Vec<(FieldPath, Date)>,
}

impl Impossible {
    /// Whether it is plain that this day is the wrong one: it stands against more than one.
    fn is_plain(&self) -> bool {
        self.against.len() > 1
    }
}

/// A day of the case in a pair that is out of order.
type Dated = (FieldPath, Date);

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for wrong in impossible(look.case) {
        findings.push(
            Finding::new("dates-out-of-order", wrong.path)
                .with("day", danish_day(wrong.day))
                .with("others", each_day(look.words, &wrong.against)),
        );
    }
}

/// The days that are plainly wrong.
pub fn plainly_wrong(case: &Case) -> Vec<FieldPath> {
    impossible(case).into_iter().filter(Impossible::is_plain).map(|wrong| wrong.path).collect()
}

/// The case without some of its answers.
pub fn without(case: &Case, paths: &[FieldPath]) -> Case {
    let mut rest = case.clone();
    for path in paths {
        if let Some(Edit::Answer(answer)) = rest.find_mut(path) {
            answer.set_state(State::NotAnswered);
        }
    }
    rest
}

/// The places at which a day is told of as out of order.
pub(super) fn told_of(case: &Case) -> Vec<FieldPath> {
    impossible(case).into_iter().map(|wrong| wrong.path).collect()
}

/// Days as a part of a sentence: the first ones with their labels, the rest by their number.
pub(super) fn each_day(words: &Words, days: &[(FieldPath, Date)]) -> String {
    const NAMED: usize = 2;
    let named: Vec<String> = days
        .iter()
        .take(NAMED)
        .map(|(path, day)| format!("»{}« er {}", words.label(&path.words_key()), danish_day(*day)))
        .collect();
    match days.len().saturating_sub(NAMED) {
        0 => named.join(", og "),
        1 => format!("{}, og en dato mere passer ikke", named.join(", ")),
        more => format!("{}, og {more} datoer mere passer ikke", named.join(", ")),
    }
}

/// The days that cannot be. Where one stands against several, it is the one that is wrong; of two, the later in the case.
fn impossible(case: &Case) -> Vec<Impossible> {
    let mut crossed = crossed(case);
    let mut wrong = Vec::new();
    while let Some(worst) = worst(&crossed) {
        let (path, day) = worst;
        let (of_it, rest) =
            crossed.into_iter().partition(|(first, second)| first.0 == path || second.0 == path);
        let of_it: Vec<(Dated, Dated)> = of_it;
        let against = of_it
            .into_iter()
            .map(|(first, second)| if first.0 == path { second } else { first })
            .collect();
        wrong.push(Impossible { path, day, against });
        crossed = rest;
    }
    wrong
}

/// The day that stands in most of the pairs; the second of its pair where no day stands in more than one.
fn worst(crossed: &[(Dated, Dated)]) -> Option<Dated> {
    let times = |dated: &Dated| {
        crossed.iter().filter(|(first, second)| first.0 == dated.0 || second.0 == dated.0).count()
    };
    let mut worst: Option<(usize, Dated)> = None;
    for dated in crossed.iter().flat_map(|(first, second)| [*second, *first]) {
        if worst.is_none_or(|(most, _)| times(&dated) > most) {
            worst = Some((times(&dated), dated));
        }
    }
    worst.map(|(_, dated)| dated)
}

/// Every pair of days of which the first lies after the second.
fn crossed(case: &Case) -> Vec<(Dated, Dated)> {
    let dated = |path: &FieldPath| Some((*path, case.day_at(path)?));
    let mut pairs: Vec<(FieldPath, FieldPath)> = ORDER.to_vec();
    for index in 0..case.matter.applications.items().len() {
        pairs.push((field!(matter.applications[index].date), field!(decision.date)));
    }
    for index in 0..case.questions.list.items().len() {
        let asked = field!(questions.list[index].asked);
        pairs.push((asked, field!(questions.list[index].answer_by)));
        pairs.push((asked, field!(questions.list[index].asked_again)));
        pairs.push((asked, field!(questions.list[index].answered)));
    }
    for index in 0..case.contacts.list.items().len() {
        let agreed = field!(contacts.list[index].date);
        pairs.push((agreed, field!(contacts.list[index].next_by)));
        pairs.push((agreed, field!(contacts.list[index].next_done)));
    }
    for index in 0..case.efforts.interventions.items().len() {
        let ordered = field!(efforts.interventions[index].ordered);
        pairs.push((ordered, field!(efforts.interventions[index].begins)));
    }
    if let Some((first, _)) = applied_for(case, None) {
        for index in 0..case.decision.rulings.items().len() {
            let effect = field!(decision.rulings[index].effect_from);
            // A day before the citizen was born is told of as such, and only once.
            if case.day_at(&effect).is_some_and(|day| birth(case).is_none_or(|birth| day >= birth))
            {
                pairs.push((field!(matter.applications[first].date), effect));
            }
        }
    }
    pairs
        .iter()
        .filter_map(|(first, second)| Some((dated(first)?, dated(second)?)))
        .filter(|(first, second)| first.1 > second.1)
        .collect()
}

/// The day on which the citizen was born, as the number says it.
pub(super) fn birth(case: &Case) -> Option<Date> {
    case.citizen.cpr.given().and_then(|cpr| cpr.birth_date())
}
