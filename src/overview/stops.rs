//! What keeps the letter that comes next from being written.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::part::Phase;
use crate::case::stage::Stage;
use crate::letters::{Shelf, Template};
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::{Place, Problem};

/// What stops the next letter (det, der stopper det næste brev).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stops {
    /// The letter that comes next; none where no letter is to come, or nobody knows which.
    pub letter: Option<NextLetter>,
    /// How many things stop it.
    pub count: usize,
    /// The first of them in words; empty where there is none.
    pub first: String,
}

/// The letter that comes next, by its id, and what it is called (det næste brev).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextLetter {
    pub id: String,
    pub title: String,
}

/// What stops the letter that comes next in a case that has come to this phase.
///
/// It is the first letter of this phase or a later one that the case gives and that has not gone out. A letter that is dated when
/// it is sent has gone out once its day is over; the plan and the recommendation bear the days on which they were begun, and are
/// done with when the case has come to the next phase.
pub(super) fn of(library: &Library, case: &Case, phase: Phase, today: Date) -> Stops {
    let shelf = library.shelf(case);
    let comes = |template: &&Template| {
        let of = phase_of(template.stage);
        let is_sent = is_dated_when_sent(template.stage)
            && template.dated(case).is_some_and(|day| day < today);
        of >= phase && !is_sent
    };
    let next = shelf
        .available()
        .filter(comes)
        .min_by_key(|template| (phase_of(template.stage), Shelf::turn(template)));
    let Some(template) = next else { return unknown(library, case, phase) };
    let letter = NextLetter { id: template.id.clone(), title: template.title.clone() };
    let lacking = match shelf.draft(&template.id) {
        Ok(draft) => shelf.lacking(template, &draft),
        Err(problems) => problems,
    };
    let first = lacking.first().map(|problem| in_words(library, problem)).unwrap_or_default();
    Stops { letter: Some(letter), count: lacking.len(), first }
}

/// A problem with the name of the field that it is about, where its own words do not tell.
fn in_words(library: &Library, problem: &Problem) -> String {
    match &problem.place {
        Place::Field(path) => {
            let key = path.words_key();
            let label = library.words.label(&key);
            if problem.message.contains(label) {
                problem.message.clone()
            } else {
                format!("{label}: {}", problem.message)
            }
        }
        _ => problem.message.clone(),
    }
}

/// Where no letter comes: the answer that says which it will be, if that is what lacks.
fn unknown(library: &Library, case: &Case, phase: Phase) -> Stops {
    let asks: FieldPath = match phase {
        Phase::Meeting if !library.look(case).going().is_new() => field!(recommendation.outcome),
        Phase::Meeting | Phase::Hearing | Phase::Decision => field!(decision.rulings),
        Phase::Preparation | Phase::After => return Stops::default(),
    };
    if case.has(&asks) {
        return Stops::default();
    }
    let key = asks.words_key();
    let label = library.words.label(&key);
    let first = format!("{label}: Der er ikke svaret, så det næste brev kendes ikke.");
    Stops { letter: None, count: 1, first }
}

/// The phase in which the letters of a step are worked on.
pub fn phase_of(step: Stage) -> Phase {
    match step {
        Stage::Plan | Stage::Description => Phase::Preparation,
        Stage::Recommendation | Stage::Advice => Phase::Meeting,
        Stage::Hearing => Phase::Hearing,
        Stage::Decision => Phase::Decision,
        Stage::Complaint => Phase::After,
    }
}

fn is_dated_when_sent(step: Stage) -> bool {
    !matches!(step, Stage::Plan | Stage::Description | Stage::Recommendation)
}
