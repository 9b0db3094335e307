//! Whose a letter is, by what it prints itself.

use crate::case::Case;
use crate::case::address::field;
use crate::document::{Block, Source, Whose, each_run};
use crate::place::FieldPath;

/// What parts one case from another. The name is among them since two cases may bear one number by mistake, as when a case was
/// begun as a copy of another.
const PARTING: [FieldPath; 3] =
    [field!(matter.case_number), field!(citizen.cpr), field!(citizen.name)];

/// The answers that part the case from others and that these blocks print.
pub(super) fn of(blocks: &[Block], case: &Case) -> Whose {
    let mut printed = [false; PARTING.len()];
    each_run(blocks, &mut |run| {
        if let Source::Field(path) = &run.source {
            for (field, is_printed) in PARTING.iter().zip(&mut printed) {
                *is_printed |= field == path;
            }
        }
    });
    // Hyphens, blanks and capitals are typed in many ways and part nobody from anybody.
    let bare = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let value = |(field, is_printed): (&FieldPath, bool)| {
        let answer = case.answer(field).filter(|_| is_printed);
        answer.map_or_else(String::new, |answer| bare(answer.text()))
    };
    Whose::new(PARTING.iter().zip(printed).map(value).collect())
}
