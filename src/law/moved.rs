//! References that have moved: the place where a rule stood, and the one where it stands on a day.

use jiff::civil::Date;

use super::book::LawBook;

impl LawBook {
    /// Places that a rule has left before a day, and where it stands on that day. A place where another rule of the files stands
    /// on the day is none of them, since nobody can tell which of both is meant.
    pub fn moved(&self, on: Date) -> Vec<(&str, &str)> {
        let held: Vec<&str> = self.on(on).into_iter().map(|holding| holding.cite).collect();
        let mut moved = Vec::new();
        for (id, provision) in &self.provisions {
            let Some(now) = self.cite(id, on).map(|holding| holding.cite) else { continue };
            let mut day = on;
            while let Some(span) = provision.versions.latest_before(day) {
                let cited = span.value.cite.as_str();
                let elsewhere = held.iter().any(|other| other.starts_with(cited));
                if cited != now && !elsewhere && !moved.contains(&(cited, now)) {
                    moved.push((cited, now));
                }
                day = span.from;
            }
        }
        moved
    }
}
