//! The rules that a letter names or asks about, with their sources and whether somebody has seen them there.

use super::clause::Clause;
use super::names::inner;
use super::reading::Reader;
use super::shown::{bold, points};
use crate::danish::days::danish_day;
use crate::document::{Block, BlockBody, Inline};
use crate::letters::template::program::{Expr, LawCall, Node};

/// Adds what the nodes name of the law, each once and in the order of the template.
pub(super) fn named<'p>(nodes: &'p [Node], found: &mut Vec<(LawCall, &'p str)>) {
    for node in nodes {
        match node {
            Node::Text { .. } => {}
            Node::Print { value, .. } | Node::Set { value, .. } => of_expression(value, found),
            Node::If { condition, then, otherwise, .. } => {
                of_expression(condition, found);
                named(then, found);
                named(otherwise, found);
            }
            Node::For(rounds) => {
                rounds.only.iter().for_each(|only| of_expression(only, found));
                named(&rounds.body, found);
                named(&rounds.otherwise, found);
            }
            Node::Demanded { body, .. } => named(body, found),
        }
    }
}

/// Adds what an expression names of the law, each once.
pub(in crate::letters) fn of_expression<'p>(
    expression: &'p Expr,
    found: &mut Vec<(LawCall, &'p str)>,
) {
    let mut add = |call, id: &'p String| {
        if !found.contains(&(call, id)) {
            found.push((call, id));
        }
    };
    match expression {
        Expr::Law(call, id) => add(*call, id),
        Expr::InForce(id) => add(LawCall::Provision, id),
        Expr::YoungerThan(id) => add(LawCall::Period, id),
        _ => inner(expression).into_iter().for_each(|part| of_expression(part, found)),
    }
}

impl Reader<'_, '_> {
    /// A point for each rule; none where the letter names none.
    pub(super) fn rules(&self, named: &[(LawCall, &str)]) -> Option<Block> {
        let told: Vec<Vec<Block>> =
            named.iter().filter_map(|(call, id)| self.told_rule(*call, id)).collect();
        (!told.is_empty()).then(|| points(told))
    }

    fn told_rule(&self, call: LawCall, id: &str) -> Option<Vec<Block>> {
        let (name, says, status, source) = match call {
            LawCall::Provision => {
                let held = self.cite(id)?;
                let when = match held.until {
                    _ if held.from > self.day => {
                        format!(" Den gælder først fra den {}.", danish_day(held.from))
                    }
                    Some(until) if until <= self.day => {
                        format!(" Den gjaldt til den {}.", danish_day(until))
                    }
                    _ => String::new(),
                };
                (
                    held.cite.to_owned(),
                    format!("{}{when}", held.says),
                    held.status.words(),
                    held.source,
                )
            }
            LawCall::Period => {
                let changes = self.law.change_dates();
                let held = std::iter::once(&self.day)
                    .chain(&changes)
                    .find_map(|day| self.law.period(id, *day))?;
                let name = held.words.to_owned();
                (name, held.says.to_owned(), held.status.words(), held.source)
            }
            LawCall::Practice => {
                let held = self.practice(id)?;
                let name = format!("{} {}", held.term, held.number);
                (
                    name,
                    format!("{}. {}", held.subject, held.follows),
                    held.status.words(),
                    held.source,
                )
            }
            LawCall::Deadline => {
                let title = self.deadlines.title(id).to_owned();
                let says = "Dagen bliver regnet ud af sagens dage.".to_owned();
                return Some(vec![told(title, &says)]);
            }
            LawCall::Act => return None,
        };
        let about = format!("{says} Status: {status}. Kilde: {}.", source.trim_end_matches('.'));
        Some(vec![told(name, &about)])
    }

    /// The rules without which the letter cannot be given.
    pub(super) fn must_hold(&self, ids: &[&str]) -> Clause {
        Clause::all(ids.iter().map(|id| self.in_force(id)))
    }
}

fn told(name: String, about: &str) -> Block {
    BlockBody::Paragraph(vec![bold(name), Inline::plain(format!(": {about}"))]).into()
}
