//! Reads whether a field for one name holds the names of several people: `Ida og Bo Prøve`, `Ida Prøve, Bo Prøve`.

use serde::Deserialize;

use super::phrases::Phrases;

/// What parts two names, and what tells the name of a firm (flere navne i ét felt).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeveralNames {
    between: Phrases,
    signs: Vec<char>,
    /// Signs that also stand between a name and what is told of it, so that both sides must look like a whole name.
    loose_signs: Vec<char>,
    firm: Phrases,
}

impl SeveralNames {
    /// Whether a text is the names of more than one person.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let names = |parts: &[&str], least: usize| {
            let is_name = |part: &&&str| capitals(part) >= least && !self.firm.stand_in(part);
            parts.iter().filter(is_name).count() > 1
        };
        let lines: Vec<&str> = text.split(|sign| self.loose_signs.contains(&sign)).collect();
        names(&lines, 2)
            || lines.iter().any(|line| !self.firm.stand_in(line) && names(&self.parts(line), 1))
    }

    /// What stands before and behind the words and signs that part names.
    fn parts<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut parts = Vec::new();
        let mut from = 0;
        for hit in self.between.hits(text) {
            parts.extend(text.get(from..hit.start));
            from = hit.end;
        }
        parts.extend(text.get(from..));
        parts.into_iter().flat_map(|part| part.split(|sign| self.signs.contains(&sign))).collect()
    }
}

/// The words of a name; a part with a number is an address.
fn capitals(part: &str) -> usize {
    if part.contains(|sign: char| sign.is_ascii_digit()) {
        return 0;
    }
    part.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count()
}
