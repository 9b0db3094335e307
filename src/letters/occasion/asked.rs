//! What an occasion asks of a case, as it can be told to one who approves the letter.

use super::Need::{Asked, Either, Filled, Goes, Is, IsNot, OpenFinding, OpenQuestion, Ruling};
use super::{BENEFIT, Need, Occasion, RULED};
use crate::case::address::field;
use crate::case::person::Way;
use crate::case::questions::AskedOf;
use crate::letters::recipe::clause::{Clause, StateAsked, Subject};
use crate::letters::recipe::reading::Reader;
use crate::place::FieldPath;

impl Occasion {
    /// When a case asks for the letter.
    pub(in crate::letters) fn clause(&self, reader: &Reader<'_, '_>) -> Clause {
        Clause::all(self.needs.iter().map(|need| need.clause(reader)))
    }

    /// What is known of every case that asks for the letter.
    pub(in crate::letters) fn known(&self, reader: &Reader<'_, '_>) -> Vec<Clause> {
        let mut known = match self.clause(reader) {
            Clause::All(parts) => parts,
            clause => vec![clause],
        };
        // What is so of the first item of a list is so of one at least.
        for need in self.needs {
            let rulings = || subject(&field!(decision.rulings), reader);
            match need {
                Ruling(benefit, outcome) => {
                    let item = |path: &FieldPath, key: &str| {
                        let subject = Subject { key: path.words_key(), which: String::new() };
                        Clause::key(subject, key)
                    };
                    let both = Clause::all([item(&BENEFIT, benefit), item(&RULED, outcome)]);
                    known.push(Clause::some(rulings(), both));
                }
                Is(path, _) if *path == BENEFIT => {
                    known.push(Clause::state(rulings(), StateAsked::Given))
                }
                _ => {}
            }
        }
        known
    }

    /// The provisions that must hold on the letter's day.
    pub(in crate::letters) fn rules(&self) -> &'static [&'static str] {
        self.law
    }

    /// Whether the letter belongs to the way with the team alone.
    pub(in crate::letters) fn is_of_old_way(&self) -> bool {
        self.needs.iter().any(|need| matches!(need, Goes(Way::Old)))
    }
}

impl Need {
    fn clause(&self, reader: &Reader<'_, '_>) -> Clause {
        let key = |path: &FieldPath, key: &str| Clause::key(subject(path, reader), key);
        match self {
            Is(path, keys) => Clause::one(keys.iter().map(|wanted| key(path, wanted))),
            IsNot(path, keys) => Clause::all(keys.iter().map(|other| key(path, other).not())),
            Filled(path) => Clause::state(subject(path, reader), StateAsked::Given),
            Ruling(benefit, outcome) => Clause::all([key(&BENEFIT, benefit), key(&RULED, outcome)]),
            OpenFinding => {
                let section = reader.words.section("checklist");
                let label = section.map_or("", |section| section.label.as_str());
                Clause::words(
                    format!("et spørgsmål under »{label}« ikke er afklaret"),
                    format!("alle spørgsmål under »{label}« er afklaret"),
                )
            }
            OpenQuestion(to) => {
                let whom = whom(*to, reader);
                Clause::words(
                    format!("et spørgsmål til {whom} er stillet og ikke besvaret helt"),
                    format!("intet spørgsmål til {whom} mangler svar"),
                )
            }
            Asked(to) => {
                let whom = whom(*to, reader);
                Clause::words(
                    format!(
                        "der er stillet et spørgsmål til {whom}, som ikke står i anmodningen om LÆ 265"
                    ),
                    format!(
                        "der ikke er stillet andre spørgsmål til {whom} end dem i anmodningen om LÆ 265"
                    ),
                )
            }
            Goes(Way::New) => reader.new_way(),
            Goes(Way::Old) => reader.new_way().not(),
            Either(needs) => Clause::one(needs.iter().map(|need| need.clause(reader))),
        }
    }
}

/// Whom a question was asked of, in the words of the field.
fn whom<'a>(to: AskedOf, reader: &Reader<'a, '_>) -> &'a str {
    let key = match to {
        AskedOf::Gp => "gp",
        AskedOf::Doctor => "doctor",
        AskedOf::Supplier => "supplier",
        AskedOf::Other => "other",
    };
    reader.words.choice("questions.list.to", key)
}

fn subject(path: &FieldPath, reader: &Reader<'_, '_>) -> Subject {
    let list = path.list().and_then(|(list, _)| reader.words.field(&list.words_key()));
    let which = list.map_or_else(String::new, |words| format!("første {}", words.item));
    Subject { key: path.words_key(), which }
}
