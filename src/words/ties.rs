//! The words of what an answer rests on.

use super::Words;
use crate::case::evidence::{EvidenceTie, SaidBy, TieBasis};
use crate::danish::references::reference;

impl Words {
    /// Who says so.
    pub fn said_by(&self, said_by: SaidBy) -> &str {
        self.own_choice(match said_by {
            SaidBy::Citizen => "said_by_citizen",
            SaidBy::Doctor => "said_by_doctor",
            SaidBy::Employer => "said_by_employer",
            SaidBy::Caseworker => "said_by_caseworker",
            SaidBy::Other => "said_by_other",
        })
    }

    /// Whether they saw it or were told.
    pub fn tie_basis(&self, basis: TieBasis) -> &str {
        self.own_choice(match basis {
            TieBasis::Seen => "basis_seen",
            TieBasis::Told => "basis_told",
        })
    }

    /// A tie in a line: `bilag 4, s. 2 · lægen · set`. The number is none where the exhibit is gone or has none.
    pub fn tie(&self, tie: &EvidenceTie, number: Option<&str>) -> String {
        let exhibit = match number.map(str::trim).filter(|number| !number.is_empty()) {
            Some(number) => reference(number, &tie.pages),
            None => self.own_choice("exhibit_not_listed").to_owned(),
        };
        let said_by = tie.said_by.map(|said_by| self.said_by(said_by));
        let basis = tie.basis.map(|basis| self.tie_basis(basis));
        let parts = [Some(exhibit.as_str()), said_by, basis];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn own_choice<'a>(&'a self, key: &'a str) -> &'a str {
        self.choice("evidence", key)
    }
}
