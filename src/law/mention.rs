//! How a text names the act that a provision stands in: by its full name with number and date where it comes first, by its everyday
//! name after that, and with the act that has changed the provision since the numbered text was made.

use super::provision::{Consolidation, Holding};

/// What a text has already said when it mentions a provision (omtalen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The act has not been named yet.
    pub first: bool,
    /// The act that changed the provision has not been named yet.
    pub amended: bool,
}

impl Mention {
    /// The act and what changed it stand in the text already.
    pub const AGAIN: Self = Self { first: false, amended: false };
}

impl<'a> Holding<'a> {
    /// The act that changed the provision after the numbered text of the day was made; none where the text has the change in it.
    pub fn changed_since(&self, numbered: Option<&Consolidation<'_>>) -> Option<&'a str> {
        let is_older = numbered.is_none_or(|text| text.from < self.from);
        (is_older && !self.amended_by.is_empty()).then_some(self.amended_by)
    }

    /// The reference as a text mentions it; `numbered` is the act's numbered text of the day. The first mention of an act gives its
    /// full name, number and date.
    pub fn mention(&self, numbered: Option<&Consolidation<'_>>, mention: Mention) -> String {
        let Mention { first, amended } = mention;
        let number = numbered.filter(|_| first).map(|text| format!("jf. {}", text.cite));
        let changed = self.changed_since(numbered).filter(|_| amended);
        let changed = changed.map(|by| format!("som ændret ved {by}"));
        let told = |name: Option<String>| -> String {
            let parts = [name, number, changed].into_iter().flatten();
            parts.collect::<Vec<_>>().join(", ")
        };
        let dated = numbered.map_or(self.act_name, |text| text.act_name);
        // The title that the reference itself uses will do; some orders have one that fills a sentence.
        let named = place_in(self.cite, self.act_name).map(|place| (place, self.act_name));
        match named.or_else(|| place_in(self.cite, dated).map(|place| (place, dated))) {
            Some((place, name)) if first => {
                told(Some(format!("{place} i {name} ({})", self.act_short)))
            }
            Some((place, _)) => told(Some(format!("{place} i {}", self.act_short))),
            // A reference of another kind says itself where the rule is from.
            None if !self.cite.starts_with(self.act_short) => self.cite.to_owned(),
            None => {
                let name = (first && dated != self.act_short).then(|| dated.to_owned());
                match told(name) {
                    told if told.is_empty() => self.cite.to_owned(),
                    told => format!("{} ({told})", self.cite),
                }
            }
        }
    }
}

/// What stands before the act in a reference that ends in its name, or in the beginning of it.
fn place_in<'a>(cite: &'a str, name: &str) -> Option<&'a str> {
    cite.match_indices(" i ").find_map(|(at, within)| {
        let act = cite.get(at + within.len()..)?;
        name.starts_with(act).then(|| cite.get(..at)).flatten()
    })
}
