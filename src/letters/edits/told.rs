//! What a reader must know of the edits of a letter, in words.

use super::EditStanding;
use crate::place::ItemId;
use crate::problem::{Place, Problem, Severity};

/// An edit with its number among those of its letter, as a person counts.
fn named(number: usize) -> String {
    format!("Rettelse {number} i brevet")
}

/// The problems of the edits of a letter: those that stop it, and those to know of.
pub(in crate::letters) fn problems(
    letter: &str,
    standings: &[(ItemId, EditStanding)],
) -> (Vec<Problem>, Vec<Problem>) {
    let (mut blockers, mut warnings) = (Vec::new(), Vec::new());
    for (index, (_, standing)) in standings.iter().enumerate() {
        let edit = named(index + 1);
        let place = || Place::Letter(letter.to_owned());
        let warning = |code: &str, message: String, cure: &str| {
            Problem::new(code, Severity::Warning, place(), message).with_cure(cure)
        };
        match standing {
            EditStanding::Holds => {}
            EditStanding::Asks(_) => blockers.push(
                Problem::blocker(
                    "letter-edit-asks",
                    place(),
                    format!("{edit} passer ikke længere til de ord, den retter. Sagen, skabelonen eller reglerne har ændret dem."),
                )
                .with_cure("Vælg, om din tekst eller brevets tekst skal stå."),
            ),
            EditStanding::Gone => warnings.push(warning(
                "letter-edit-set-aside",
                format!("{edit} er lagt til side, for det sted, den retter, står ikke i brevet nu."),
                "Se den igennem, og slet den, hvis den ikke skal bruges.",
            )),
            EditStanding::Twice => warnings.push(warning(
                "letter-edit-twice",
                format!("{edit} retter det samme som en anden og er ikke brugt."),
                "Slet den ene af dem.",
            )),
            EditStanding::Demanded => warnings.push(warning(
                "letter-edit-demanded",
                format!("{edit} ændrer noget, som reglerne kræver af brevet. Den er ikke brugt."),
                "Skriv det, du vil sige, før eller efter i stedet.",
            )),
        }
    }
    (blockers, warnings)
}
