//! Whose a letter is, by what it prints itself.

use crate::case::Case;
use crate::case::address::field;
use crate::document::{Block, Source, Whose, walk};
use crate::place::FieldPath;

/// What parts one case from another. The name is among them since two cases may bear one number by mistake, as when a case was
/// begun as a copy of another.
const PARTING: [FieldPath; 3] =
    [field!(matter.case_number), field!(citizen.cpr), field!(citizen.name)];

/// The answers that part the case from others and that these blocks print.
pub fn parting_in(blocks: &[Block], case: &Case) -> Whose {
    let mut printed = [false; PARTING.len()];
    for run in walk::runs(blocks) {
        if let Source::Field(path) = &run.source {
            for (field, is_printed) in PARTING.iter().zip(&mut printed) {
                *is_printed |= field == path;
            }
        }
    }
    of_case(case, printed)
}

/// All that parts the case from others, whether a letter prints it or not.
pub fn parting(case: &Case) -> Whose {
    of_case(case, [true; PARTING.len()])
}

fn of_case(case: &Case, wanted: [bool; PARTING.len()]) -> Whose {
    let value = |(field, is_wanted): (&FieldPath, bool)| {
        let answer = case.answer(field).filter(|_| is_wanted);
        answer.map_or_else(String::new, |answer| bare(answer.text()))
    };
    Whose::new(PARTING.iter().zip(wanted).map(value).collect())
}

/// Hyphens, blanks and capitals are typed in many ways and part nobody from anybody.
fn bare(text: &str) -> String {
    Whose::words(text).concat()
}
