//! What is new in the plan since it last went out, for the letter that goes with it.

use super::run::Runner;
use crate::danish::days::danish_day;
use crate::letters::news::{self, Told};
use crate::problem::Place;

/// The letters that tell of the citizen, on the old way and on the new one.
const PLAN: &str = "preparatory-plan";
const DESCRIPTION: &str = "joint-description";

impl Runner<'_> {
    /// The news as lines; nothing, and what stops the letter, where no sealed version tells what the citizen has seen.
    pub(super) fn plan_news(&mut self) -> String {
        self.asked_way = true;
        let id = if self.going.is_new() { DESCRIPTION } else { PLAN };
        let letters = self.letters.filter(|_| self.template.id != id);
        let filled = letters.and_then(|letters| letters.unmarked(id, self.facts));
        let told = filled.map(|blocks| news::told(self.facts.case, id, &blocks));
        let (code, message, cure) = match told {
            Some(Told::News(text)) => return text,
            Some(Told::Nothing(day)) => (
                "plan-without-news",
                format!("Der er ikke noget nyt siden den {}.", danish_day(day)),
                "Send først brevet, når der er skrevet noget nyt.",
            ),
            None | Some(Told::NeverSent) => (
                "plan-never-sent",
                "Der er ikke forseglet en tidligere udgave, så det vides ikke, hvad der er nyt."
                    .to_owned(),
                "Forsegl planen eller beskrivelsen, når den går ud.",
            ),
        };
        let place = Place::Letter(self.template.id.clone());
        self.findings.blocker(code, id, place, message, cure);
        String::new()
    }
}
