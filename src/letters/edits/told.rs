//! What a reader must know of the edits of a letter, in words.

use std::collections::BTreeMap;

use super::EditStanding;
use crate::case::Case;
use crate::danish::lists::all_of;
use crate::danish::nearest::{did_you_mean, nearest};
use crate::letters::Letters;
use crate::place::ItemId;
use crate::problem::{Place, Problem, Severity};

/// So many are named by their numbers; of more the rest are counted.
const MOST_NAMED: usize = 5;
const NAMED_OF_MANY: usize = 3;

/// The longest name of a letter that a problem repeats.
const LONGEST_NAME: usize = 60;

/// What the codes of all that is told of edits begin with.
pub const EDIT_CODES: &str = "letter-edit-";

/// The code of what tells that somebody must choose between words by hand and what the letter reads now.
pub const ASKS_CODE: &str = "letter-edit-asks";

/// Edits by their numbers among those of their letter, as a person counts.
pub(super) fn named(numbers: &[usize]) -> String {
    let noun = if numbers.len() == 1 { "Rettelse" } else { "Rettelserne" };
    let shown = if numbers.len() > MOST_NAMED { NAMED_OF_MANY } else { numbers.len() };
    let mut names: Vec<String> = numbers.iter().take(shown).map(usize::to_string).collect();
    if numbers.len() > shown {
        names.push(format!("{} andre", numbers.len() - shown));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!("{noun} {} i brevet", all_of(&names))
}

/// What stands where one is told of, and what where several are.
fn told(numbers: &[usize], one: &str, several: &str) -> String {
    format!("{} {}", named(numbers), if numbers.len() == 1 { one } else { several })
}

/// The problems of the edits of a letter: those that stop it, and those to know of. Those that stand alike are told together.
pub(in crate::letters) fn problems(
    letter: &str,
    standings: &[(ItemId, EditStanding)],
) -> (Vec<Problem>, Vec<Problem>) {
    let numbers = |is: fn(&EditStanding) -> bool| -> Vec<usize> {
        let own = standings.iter().enumerate().filter(|(_, (_, standing))| is(standing));
        own.map(|(index, _)| index + 1).collect()
    };
    let place = || Place::Letter(letter.to_owned());
    let mut blockers = Vec::new();
    let asking = numbers(|standing| matches!(standing, EditStanding::Asks(_)));
    if !asking.is_empty() {
        let message = told(
            &asking,
            "passer ikke længere til de ord, den hører til. Sagen, skabelonen eller reglerne har ændret dem.",
            "passer ikke længere til de ord, de hører til. Sagen, skabelonen eller reglerne har ændret dem.",
        );
        blockers.push(
            Problem::blocker(ASKS_CODE, place(), message)
                .with_cure("Vælg, om din tekst eller brevets tekst skal stå."),
        );
    }
    let mut warnings = Vec::new();
    let mut warn = |code: &str, numbers: &[usize], [one, several]: [&str; 2], cure: &str| {
        if !numbers.is_empty() {
            let message = told(numbers, one, several);
            let problem = Problem::new(code, Severity::Warning, place(), message);
            warnings.push(problem.with_cure(cure));
        }
    };
    warn(
        "letter-edit-set-aside",
        &numbers(|standing| *standing == EditStanding::Gone),
        [
            "er lagt til side, for det sted, den retter, står ikke i brevet nu.",
            "er lagt til side, for de steder, de retter, står ikke i brevet nu.",
        ],
        "Se det igennem, og slet det, der ikke skal bruges.",
    );
    warn(
        "letter-edit-twice",
        &numbers(|standing| *standing == EditStanding::Twice),
        [
            "retter det samme som en anden og er ikke brugt.",
            "retter det samme som andre og er ikke brugt.",
        ],
        "Slet dem, der ikke skal bruges.",
    );
    warn(
        "letter-edit-demanded",
        &numbers(|standing| *standing == EditStanding::Demanded),
        [
            "ændrer noget, som reglerne kræver af brevet. Den er ikke brugt.",
            "ændrer noget, som reglerne kræver af brevet. De er ikke brugt.",
        ],
        "Skriv det, du vil sige, før eller efter i stedet.",
    );
    warn(
        "letter-edit-not-offered",
        &numbers(|standing| *standing == EditStanding::NotOffered),
        [
            "vælger noget, som brevets skabelon ikke giver at vælge mere. Den er gemt og ikke brugt.",
            "vælger noget, som brevets skabelon ikke giver at vælge mere. De er gemt og ikke brugt.",
        ],
        "Se, om brevet siger det rigtige, og slet det, der ikke skal bruges.",
    );
    (blockers, warnings)
}

impl Letters {
    /// Edits of letters that there are none of, each such letter told once. They are kept, and no letter has them.
    pub fn edits_of_no_letter(&self, case: &Case) -> Vec<Problem> {
        let mut strays: BTreeMap<&str, usize> = BTreeMap::new();
        let of_none = case.edits.all().iter().filter(|edit| self.template(&edit.letter).is_none());
        of_none.for_each(|edit| *strays.entry(&edit.letter).or_default() += 1);
        let known = || self.all().iter().map(|template| template.id.as_str());
        let mut told: Vec<Problem> = strays
            .iter()
            .take(NAMED_OF_MANY)
            .map(|(letter, count)| {
                // A file can hold anything in the place of a name.
                let is_name = (1..=LONGEST_NAME).contains(&letter.len())
                    && letter.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
                let name = match is_name {
                    true => format!("brevet {letter}, som ikke findes"),
                    false => "et brev, som ikke findes".to_owned(),
                };
                let (noun, used) = if *count == 1 {
                    ("rettelse", "Den er gemt, men står ikke i noget brev.")
                } else {
                    ("rettelser", "De er gemt, men står ikke i noget brev.")
                };
                let near = if is_name { nearest(letter, known()) } else { None };
                let hint = near.map(did_you_mean).unwrap_or_default();
                let message = format!("Sagen har {count} {noun} i {name}. {used}");
                stray(message).with_cure(hint)
            })
            .collect();
        if strays.len() > NAMED_OF_MANY {
            let others: usize = strays.values().skip(NAMED_OF_MANY).sum();
            told.push(stray(format!(
                "Sagen har {others} rettelser mere i {} andre breve, som ikke findes.",
                strays.len() - NAMED_OF_MANY
            )));
        }
        told
    }
}

fn stray(message: String) -> Problem {
    Problem::new("letter-edit-of-no-letter", Severity::Warning, Place::Case, message)
}
