//! Why words stand in a letter: the fields of the case that the conditions around their line ask about.

use super::program::{Expr, Node, Program};
use crate::place::FieldPath;

/// The fields that decide whether the words of this line are in the letter, the outermost condition first.
pub(in crate::letters) fn fields_around(
    program: &Program,
    file: &str,
    line: usize,
) -> Vec<FieldPath> {
    let mut found = Vec::new();
    around(program, file, line).conditions.into_iter().for_each(|it| fields(it, &mut found));
    found
}

/// What stands in a line and around it.
#[derive(Default)]
pub(in crate::letters) struct Around<'p> {
    /// The conditions under which the line comes, the outermost first.
    pub conditions: Vec<&'p Expr>,
    /// What the line prints.
    pub printed: Vec<&'p Expr>,
}

/// What decides over the words of a line, and what stands among them.
pub(in crate::letters) fn around<'p>(program: &'p Program, file: &str, line: usize) -> Around<'p> {
    let number = program.files.iter().position(|known| *known.name == *file);
    let mut found = Around::default();
    if let Some(file) = number {
        Search { file, line }.nodes(&program.nodes, &mut Vec::new(), &mut found);
    }
    found
}

struct Search {
    file: usize,
    line: usize,
}

impl Search {
    fn nodes<'p>(&self, nodes: &'p [Node], around: &mut Vec<&'p Expr>, found: &mut Around<'p>) {
        for node in nodes {
            match node {
                Node::Text { at, .. } | Node::Print { at, .. } => {
                    if at.file == self.file && at.line == self.line {
                        found.conditions.extend(around.iter());
                        if let Node::Print { value, .. } = node {
                            found.printed.push(value);
                        }
                    }
                }
                Node::If { condition, then, otherwise, .. } => {
                    around.push(condition);
                    self.nodes(then, around, found);
                    self.nodes(otherwise, around, found);
                    around.pop();
                }
                Node::For(round) => {
                    around.push(&round.list);
                    around.extend(&round.only);
                    self.nodes(&round.body, around, found);
                    self.nodes(&round.otherwise, around, found);
                    around.truncate(around.len() - 1 - usize::from(round.only.is_some()));
                }
                Node::Demanded { body, .. } => self.nodes(body, around, found),
                Node::Set { .. } => {}
            }
        }
    }
}

/// The fields that a condition asks about, each once.
fn fields(condition: &Expr, found: &mut Vec<FieldPath>) {
    match condition {
        Expr::Field(of, field) => match &**of {
            Expr::Section(section) => {
                let path = FieldPath::new(section, field);
                if !found.contains(&path) {
                    found.push(path);
                }
            }
            of => fields(of, found),
        },
        Expr::Is(inner, _)
        | Expr::Shifted { day: inner, .. }
        | Expr::TalkFrom(inner)
        | Expr::Chosen(inner, _)
        | Expr::Amount(inner)
        | Expr::Year(inner)
        | Expr::Cited(inner)
        | Expr::About(inner)
        | Expr::Count(inner)
        | Expr::Item(inner, _)
        | Expr::Round(inner, _)
        | Expr::Not(inner)
        | Expr::FirstLetter(inner, _)
        | Expr::InWords(inner)
        | Expr::Shortened(inner, _) => fields(inner, found),
        Expr::And(one, other)
        | Expr::Or(one, other)
        | Expr::Compare(_, one, other)
        | Expr::Reckon(_, one, other)
        | Expr::Otherwise(one, other)
        | Expr::Aged(_, one, other)
        | Expr::Join(one, other) => {
            fields(one, found);
            fields(other, found);
        }
        Expr::Pick { condition, then, otherwise } => {
            [condition, then, otherwise].into_iter().for_each(|inner| fields(inner, found));
        }
        Expr::Words(_)
        | Expr::Number(_)
        | Expr::Truth(_)
        | Expr::Slot(_)
        | Expr::Section(_)
        | Expr::FixedRound { .. }
        | Expr::Sender(_)
        | Expr::LetterDate
        | Expr::Law(..)
        | Expr::InForce(_)
        | Expr::YoungerThan(_)
        | Expr::Named(_)
        | Expr::Opted { .. }
        | Expr::LastTalk
        | Expr::PlanNews
        | Expr::Duties(_)
        | Expr::NewWay => {}
    }
}
