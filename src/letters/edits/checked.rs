//! What is written by hand in a letter is read by the checks like all other text: as if it stood in a field of the letter's own step.

use crate::case::address::field;
use crate::case::edits::EditAct;
use crate::case::field::{Edit, View};
use crate::case::stage::Stage;
use crate::checks;
use crate::checks::wording::Wording;
use crate::document::{Source, text_of, walk};
use crate::letters::{Draft, Template};
use crate::look::Look;
use crate::place::FieldPath;
use crate::problem::{Place, Problem};

use super::EditStanding;
use super::told::named;

/// The field whose text the words of a step are most like.
fn field_of(stage: Stage) -> FieldPath {
    match stage {
        Stage::Plan | Stage::Description => field!(work.challenges),
        Stage::Recommendation => field!(recommendation.job_matters),
        Stage::Advice => field!(process.coordinator_weighed),
        Stage::Hearing => field!(process.hearing_expected),
        Stage::Decision => field!(decision.rulings[0].reason),
        Stage::Complaint => field!(process.reassessment_why),
    }
}

/// Whether a text has any letter or figure. »Ja.« and »37« say all that somebody wanted to say in a letter of their own.
fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What the checks find in the words that are written by hand, and edits that say nothing. `known` is what they find in the case.
pub(in crate::letters) fn problems(
    look: &Look<'_>,
    wording: &Wording,
    template: &Template,
    draft: &Draft,
    known: &[Problem],
) -> Vec<Problem> {
    let place = || Place::Letter(template.id.clone());
    let mut found = Vec::new();
    let own = look.case.edits.of(&template.id).zip(&draft.edits).enumerate();
    let says_nothing = own.filter(|(_, (edit, (_, standing)))| {
        *standing == EditStanding::Holds
            && edit.act != EditAct::Remove
            && !edit.text.iter().flatten().any(|piece| says_something(&piece.text))
    });
    let says_nothing: Vec<usize> = says_nothing.map(|(index, _)| index + 1).collect();
    if !says_nothing.is_empty() {
        let message = format!("{} siger ikke noget.", named(&says_nothing));
        let problem = Problem::blocker("letter-edit-empty", place(), message);
        found.push(problem.with_cure("Skriv, hvad der skal stå, eller tag stykket ud."));
    }
    let by_hand: Vec<String> = walk::texts(&draft.blocks)
        .filter(|(_, runs)| runs.iter().any(|run| matches!(run.source, Source::Hand(_))))
        .map(|(_, runs)| text_of(runs))
        .collect();
    if by_hand.is_empty() {
        return found;
    }
    let spot = field_of(template.stage);
    let mut case = look.case.clone();
    let before = match case.find(&spot) {
        Some(View::Answer(answer)) => answer.text().to_owned(),
        _ => return found,
    };
    let text = format!("{before}\n\n{}", by_hand.join("\n\n"));
    let is_set = match case.find_mut(&spot) {
        Some(Edit::Answer(answer)) => answer.set_text(text.trim_start()).is_ok(),
        _ => false,
    };
    if !is_set {
        let message =
            "Det, der er rettet i hånden i brevet, er for langt til at blive kontrolleret.";
        let problem = Problem::blocker("letter-edit-too-long", place(), message);
        found.push(
            problem.with_cure("Læg det lange i sagen som et bilag, og skriv kort, hvad det viser."),
        );
        return found;
    }
    let label = format!("»{}«", look.words.label(&spot.words_key()));
    // The field that the words were read in has nothing to do with them.
    let named = |said: &str| match said.strip_prefix(&label) {
        Some(rest) => format!("Teksten{}", rest.replace(&label, "teksten")),
        None => said.replace(&label, "teksten"),
    };
    let spot = look.case.lasting(&spot);
    let of_edits = checks::run(&Look { case: &case, ..*look }, wording).into_iter();
    let of_edits = of_edits
        .filter(|problem| problem.place == Place::Field(spot) && !known.contains(problem))
        .map(|problem| {
            let message = format!("Rettet i hånden: {}", named(&problem.message));
            let (why, cure) = (named(&problem.why).into(), named(&problem.cure));
            Problem { place: place(), message, why, cure, ..problem }
        });
    found.extend(of_edits);
    found
}
