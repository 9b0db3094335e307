//! What a letter says of the law: always as it held on the governing day, never the nearest there is.

use jiff::civil::Date;

use super::run::Runner;
use crate::case::cpr::Cpr;
use crate::case::kind::Kind;
use crate::danish::days::danish_day;
use crate::deadlines;
use crate::deadlines::Counting;
use crate::law::{Consolidation, Holding, Mention, PracticeHolding, PracticeStatus, Status};
use crate::letters::template::program::LawCall;
use crate::look::cite_on_way;
use crate::place::FieldPath;
use crate::problem::Place;

/// A reference as far as it could be found.
pub(in crate::letters) enum Reference {
    Found(String),
    /// Nothing holds on the day; the placeholder says what is missing.
    Missing(String),
    /// No day governs: the placeholder of the field that dates the letter, and its path.
    NoDay(String, FieldPath),
}

impl<'a> Runner<'a> {
    pub(in crate::letters) fn refer(&mut self, call: LawCall, id: &str) -> Reference {
        let Some(on) = self.on else {
            let path = self.template.date;
            return Reference::NoDay(self.gap(&path), path);
        };
        let law = self.facts.law;
        let found = match call {
            LawCall::Deadline => return self.due(id),
            LawCall::Provision => self.cite(id, on).map(|holding| {
                self.findings.used(id, holding.cite);
                self.unverified(holding.cite, holding.status, holding.source, on);
                let numbered = law.consolidation(holding.act, on);
                let first = self.mentions(holding.act, numbered.as_ref(), on);
                let changed = holding.changed_since(numbered.as_ref());
                let amended = changed.is_some_and(|by| self.findings.names_change(holding.act, by));
                holding.mention(numbered.as_ref(), Mention { first, amended })
            }),
            LawCall::Act => law.consolidation(id, on).map(|act| {
                if self.mentions(id, Some(&act), on) {
                    format!("{}, jf. {}", act.act_name, act.cite)
                } else {
                    act.act_short.to_owned()
                }
            }),
            LawCall::Period => law.period(id, on).map(|period| {
                self.unverified(period.words, period.status, period.source, on);
                period.words.to_owned()
            }),
            LawCall::Practice => law.practice(id, on).map(|practice| {
                self.findings.cites(practice.number);
                self.practice_stands(&practice, on);
                format!("{} {}", practice.term, practice.number)
            }),
        };
        match found {
            Some(words) => Reference::Found(words),
            None => {
                self.not_in_force(id, on);
                Reference::Missing(format!("[mangler: {}]", self.called(id, on)))
            }
        }
    }

    /// Notes that the letter names an act; whether it does so for the first time. With the full name goes the number.
    fn mentions(&mut self, act: &str, numbered: Option<&Consolidation<'_>>, on: Date) -> bool {
        let first = self.findings.names(act);
        if let Some(text) = numbered.filter(|_| first) {
            self.unverified(text.act_name, text.status, text.source, on);
        }
        first
    }

    /// Whether the letter has already cited what is picked in the case, under whatever id.
    pub(in crate::letters) fn has_cited(&self, kind: Kind, id: &str) -> bool {
        let Some(on) = self.on else { return false };
        let law = self.facts.law;
        match kind {
            Kind::Provision => law.cite(id, on).is_some_and(|held| self.findings.has(held.cite)),
            Kind::Practice => {
                law.practice(id, on).is_some_and(|held| self.findings.has(held.number))
            }
            _ => false,
        }
    }

    /// What the law files say of something that is picked in the case; none where they say nothing for the day.
    pub(in crate::letters) fn about(&self, kind: Kind, id: &str) -> Option<&'a str> {
        let (on, law) = (self.on?, self.facts.law);
        match kind {
            Kind::Provision => self.cite(id, on).map(|held| held.says),
            Kind::Practice => law.practice(id, on).map(|held| held.subject),
            _ => None,
        }
    }

    /// The day on which a time limit of the case is due.
    fn due(&mut self, id: &str) -> Reference {
        let missing = |text: &str| Reference::Missing(format!("[mangler: {text}]"));
        match deadlines::reckon(self.facts.case, self.facts.law, id) {
            Some(Counting::Reckoned(reckoned)) => {
                let source = self
                    .facts
                    .law
                    .period(&reckoned.period, reckoned.start)
                    .map_or("", |period| period.source);
                let words = danish_day(reckoned.due);
                self.unverified(&words, reckoned.status, source, reckoned.start);
                Reference::Found(words)
            }
            Some(Counting::NoStart(field)) => Reference::NoDay(self.gap(&field), field),
            Some(Counting::NoRule { period, day }) => {
                self.not_in_force(period, day);
                missing(&self.called(period, day))
            }
            None => missing(id),
        }
    }

    /// A provision as it holds on a day for a case that goes this way.
    fn cite(&self, id: &str, on: Date) -> Option<Holding<'a>> {
        cite_on_way(self.facts.law, self.going, id, on)
    }

    fn not_in_force(&mut self, id: &str, on: Date) {
        if let Some(first) = self.facts.law.first_day().filter(|first| on < *first) {
            let (first, on) = (danish_day(first), danish_day(on));
            self.findings.blocker(
                "law-before-files",
                "",
                Place::Letter(self.template.id.clone()),
                format!("Lovfilerne begynder først den {first}. Brevet skal følge reglerne fra den {on}, og dem har de ikke."),
                "Se efter, om datoen er rigtig.",
            );
            return;
        }
        self.findings.blocker(
            "law-not-in-force",
            id,
            Place::Letter(self.template.id.clone()),
            format!("Brevet nævner {}, som ikke gælder den {} efter lovfilerne.", self.called(id, on), danish_day(on)),
            "Se efter, om datoen er rigtig. Ellers skal lovfilerne have den regel, der gælder den dag.",
        );
    }

    pub(in crate::letters) fn in_force(&mut self, id: &str) -> bool {
        match self.on {
            Some(on) => self.cite(id, on).is_some(),
            None => {
                self.gap(&self.template.date);
                false
            }
        }
    }

    /// Whether the citizen has not reached an age of the law on the day whose law governs; no where nobody can tell.
    pub(in crate::letters) fn is_younger_than(&self, age: &str) -> bool {
        let (law, born) = (self.facts.law, self.facts.case.citizen.cpr.given());
        let Some((on, born)) = self.on.zip(born.and_then(Cpr::birth_date)) else { return false };
        law.period(age, on).is_some_and(|age| on < law.calendar().add_period(born, &age))
    }

    fn practice_stands(&mut self, practice: &PracticeHolding<'_>, on: Date) {
        let named = format!("{} {}", practice.term, practice.number);
        match practice.status {
            PracticeStatus::InForce => {}
            PracticeStatus::Unverified => {
                self.unverified(&named, Status::Unverified, practice.source, on)
            }
            PracticeStatus::Overruled { by } => {
                let day = danish_day(on);
                let message =
                    format!("Brevet nævner {named}, som er kasseret og ikke kan bruges den {day}.");
                let cure = if by.is_empty() {
                    "Vælg en anden.".to_owned()
                } else {
                    format!("Den er afløst af {by}.")
                };
                self.findings.blocker(
                    "practice-overruled",
                    practice.id,
                    Place::Letter(self.template.id.clone()),
                    message,
                    &cure,
                );
            }
        }
    }

    /// What a reader calls it; one that no file knows has only its id.
    fn called(&self, id: &str, on: Date) -> String {
        self.facts.law.called(id, on).unwrap_or_else(|| id.to_owned())
    }
}
