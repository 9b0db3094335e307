//! How a text names the act that a provision stands in: by its full name with number and date where it comes first, by its everyday
//! name after that.

use super::provision::{Consolidation, Holding};

impl Holding<'_> {
    /// The reference as a text mentions it; `numbered` is the act's numbered text of the day. The first mention of an act gives its
    /// full name, number and date.
    pub fn mention(&self, numbered: Option<&Consolidation<'_>>, first: bool) -> String {
        let number = numbered.map(|text| format!("jf. {}", text.cite));
        let joined = |named: String| match &number {
            Some(number) => format!("{named}, {number}"),
            None => named,
        };
        let dated = numbered.map_or(self.act_name, |text| text.act_name);
        // The title that the reference itself uses will do; some orders have one that fills a sentence.
        let named = place_in(self.cite, self.act_name).map(|place| (place, self.act_name));
        match named.or_else(|| place_in(self.cite, dated).map(|place| (place, dated))) {
            Some((place, _)) if !first => format!("{place} i {}", self.act_short),
            Some((place, name)) => joined(format!("{place} i {name} ({})", self.act_short)),
            // A reference of another kind says itself where the rule is from.
            None if !first || !self.cite.starts_with(self.act_short) => self.cite.to_owned(),
            None if dated == self.act_short => match number {
                Some(number) => format!("{} ({number})", self.cite),
                None => self.cite.to_owned(),
            },
            None => format!("{} ({})", self.cite, joined(dated.to_owned())),
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
