//! What a reader calls something that the book holds, whether or not it holds on the day.

use jiff::civil::Date;

use super::book::LawBook;

impl LawBook {
    /// A provision, time limit, act or decision of principle by its id, as it is named in a message (omtale).
    pub fn called(&self, id: &str, on: Date) -> Option<String> {
        let told = |what: &str, says: &str| format!("{what} »{}«", says.trim_end_matches('.'));
        if let Some(provision) = self.provisions.get(id) {
            return Some(told("reglen", &provision.says));
        }
        if let Some(limit) = self.periods.get(id) {
            return Some(told("tallet", &limit.says));
        }
        if let Some(act) = self.acts.get(id) {
            return Some(act.short.clone());
        }
        let decision = self.decisions.get(id)?;
        let term = decision.term.as_deref().unwrap_or_else(|| self.practice_term(on));
        Some(format!("{term} {}", decision.number))
    }
}
