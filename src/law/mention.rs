//! How a text names the act that a provision stands in: by its full name with number and date where it comes first, by its everyday
//! name after that.

use super::provision::{Consolidation, Holding};

impl Holding<'_> {
    /// The reference as a text mentions it; `numbered` is the act's numbered text of the day. The first mention of an act gives its
    /// full name, number and date.
    pub fn mention(&self, numbered: Option<&Consolidation<'_>>, first: bool) -> String {
        let full = numbered.map_or(self.act_name, |text| text.act_name);
        let number = numbered.map_or(String::new(), |text| format!("jf. {}", text.cite));
        let place = place_in(self.cite, self.act_name).or_else(|| place_in(self.cite, full));
        let comma = |left: &str| {
            let parts = [left, number.as_str()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        match place {
            Some(place) if !first => format!("{place} i {}", self.act_short),
            Some(place) if full == self.act_short => comma(&format!("{place} i {full}")),
            Some(place) => comma(&format!("{place} i {full} ({})", self.act_short)),
            // A reference of another kind says itself where the rule is from.
            None if !first || !self.cite.starts_with(self.act_short) => self.cite.to_owned(),
            None if full == self.act_short && number.is_empty() => self.cite.to_owned(),
            None if full == self.act_short => format!("{} ({number})", self.cite),
            None => format!("{} ({})", self.cite, comma(full)),
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
