//! What a letter cites on a day, before there is a case: what it always does, and what some cases call for.

use jiff::civil::Date;

use super::coverage::Sources;
use super::occasion::{Availability, Occasion};
use super::template::law_calls::citable;
use super::{Facts, Letters, Template};
use crate::law::Holding;
use crate::look::Look;

/// The provisions that a letter cites on a day (brevets henvisninger).
#[derive(Clone, Debug, PartialEq)]
pub struct Cites<'a> {
    /// In every case that gives the letter and nothing more, in the order of the letter.
    pub always: Vec<Holding<'a>>,
    /// In some cases, in the order of the template.
    pub sometimes: Vec<Holding<'a>>,
}

impl Letters {
    /// What the letter cites on a day, by a case made for its occasion alone. `Err` says why the law of the day does not know it.
    pub fn cites<'a>(
        &self,
        template: &Template,
        sources: Sources<'a>,
        day: Date,
    ) -> Result<Cites<'a>, Availability> {
        let Sources { law, words, sender } = sources;
        let none = Cites { always: Vec::new(), sometimes: Vec::new() };
        let Some(occasion) = Occasion::named(&template.occasion) else { return Ok(none) };
        let case = occasion.trial(day);
        let availability = occasion.availability(&Look { case: &case, law, words }, Some(day));
        if availability != Availability::Available {
            return Err(availability);
        }
        let facts = Facts { case: &case, law, words, sender, duties: None };
        let Ok(draft) = self.fill(&template.id, &facts) else { return Ok(none) };
        let mut ids = Vec::new();
        if let Some(program) = self.program(template, &facts) {
            citable(&program.nodes, &mut ids);
        }
        ids.retain(|id| draft.provisions.iter().all(|cited| cited != id));
        Ok(Cites {
            always: draft.provisions.iter().filter_map(|id| law.cite(id, day)).collect(),
            sometimes: ids.into_iter().filter_map(|id| law.cite(id, day)).collect(),
        })
    }
}
