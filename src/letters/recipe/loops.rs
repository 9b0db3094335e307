//! How the loops of a template are told, and what is known inside them.

use super::clause::{Clause, StateAsked};
use super::reading::Reader;
use crate::letters::template::program::Loop;

/// How a loop is told (en fortalt gentagelse).
pub(super) struct ListTold {
    /// What its rounds begin with.
    pub begins: String,
    /// When it has any round.
    pub any: Clause,
    /// The conditions that stood around before it.
    around: Vec<Clause>,
}

impl<'p> Reader<'_, 'p> {
    /// Begins a loop. What is known from around it of an item is not known of this one.
    pub(super) fn begin(&mut self, rounds: &'p Loop, around: &mut Vec<Clause>) -> ListTold {
        let list = self.subject(&rounds.list);
        let label = list.as_ref().map_or_else(String::new, |list| list.label(self.words));
        self.names.begin(rounds.item, rounds.round, list.clone());
        let inside = around.iter().filter(|known| known.is_of_case()).cloned().collect();
        let around = std::mem::replace(around, inside);
        let only = rounds.only.as_ref().map_or(Clause::Always, |only| self.clause(only));
        let begins = match &only {
            Clause::Always => format!("For hvert punkt under »{label}«"),
            only => format!("For hvert punkt under »{label}«, hvor {}", only.line(self.words)),
        };
        let any = match list {
            Some(list) if only == Clause::Always => Clause::state(list, StateAsked::Given),
            Some(list) => Clause::some(list, only),
            None => only,
        };
        ListTold { begins, any, around }
    }

    pub(super) fn end(&mut self, list: ListTold, around: &mut Vec<Clause>) {
        self.names.end();
        *around = list.around;
    }
}
