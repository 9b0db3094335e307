//! The ways that a letter can take at its conditions and lists, and which of them a case takes.
//!
//! The program that a letter is filled with keeps no account. A copy of it is marked for this alone: each way begins by setting a
//! name that no template knows.

use std::collections::HashMap;

use super::clause::{Clause, StateAsked};
use super::reading::Reader;
use crate::case::Case;
use crate::deadlines::DeadlineWords;
use crate::letters::filling::run::Runner;
use crate::letters::filling::values::Value;
use crate::letters::occasion::Occasion;
use crate::letters::template::program::{At, Expr, Loop, Node, Program};
use crate::letters::{Facts, Letters, Sources, Template};

/// A way that a letter can take at one of its conditions or lists (en gren).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The template that it stands in.
    pub file: String,
    /// When the letter takes it, in words.
    pub when: String,
    /// Which of several of the same words in the letter it is, from one.
    pub number: usize,
}

/// The ways of a letter (brevets grene). Those that its own names and conditions rule out are not among them.
pub struct Ways<'l> {
    template: &'l Template,
    marked: Program,
    /// The slots of the marks come after those of the template.
    first: usize,
    pub branches: Vec<Branch>,
}

impl Letters {
    /// The ways of a letter; none where there is no such letter.
    pub fn ways(
        &self,
        id: &str,
        sources: Sources<'_>,
        deadlines: &DeadlineWords,
    ) -> Option<Ways<'_>> {
        let Sources { law, words, sender } = sources;
        let template = self.template(id)?;
        let nobody = Case::default();
        let program =
            self.program(template, &Facts { case: &nobody, law, words, sender, duties: None })?;
        // What is told of the rules is their names, and any day that the files know will do.
        let day = law.first_day()?;
        let reader = Reader::new((words, law, deadlines), template, day, program.slots);
        let occasion = Occasion::named(&template.occasion);
        let around = occasion.map_or_else(Vec::new, |occasion| occasion.known(&reader));
        let mut marker =
            Marker { reader, program, around, found: Vec::new(), alike: HashMap::new() };
        let nodes = marker.nodes(&program.nodes);
        let (first, branches) = (program.slots, marker.found);
        let marked = Program { nodes, slots: first + branches.len(), ..program.clone() };
        Some(Ways { template, marked, first, branches })
    }
}

impl Ways<'_> {
    /// Which of the branches the letter takes when it is filled; none of them where it is too long to be filled.
    pub fn taken(&self, facts: &Facts<'_>) -> Vec<bool> {
        let mut runner = Runner::new(facts, self.template);
        if runner.run(&self.marked).is_err() {
            return vec![false; self.branches.len()];
        }
        let marks = runner.slots.iter().skip(self.first);
        marks.map(|mark| matches!(mark, Value::Truth(true))).collect()
    }
}

/// Puts the marks into a copy of a program.
struct Marker<'a, 'p> {
    reader: Reader<'a, 'p>,
    program: &'p Program,
    around: Vec<Clause>,
    found: Vec<Branch>,
    /// How many branches of the same words there are in a file.
    alike: HashMap<(usize, String), usize>,
}

impl<'p> Marker<'_, 'p> {
    fn nodes(&mut self, nodes: &'p [Node]) -> Vec<Node> {
        nodes.iter().map(|node| self.node(node)).collect()
    }

    fn node(&mut self, node: &'p Node) -> Node {
        match node {
            Node::Text { .. } | Node::Print { .. } => node.clone(),
            Node::Set { slot, value, .. } => {
                self.reader.names.set(*slot, value);
                node.clone()
            }
            Node::If { condition, then, otherwise, inline } => {
                let (then, otherwise) = self.choice(condition, then, otherwise);
                Node::If { condition: condition.clone(), then, otherwise, inline: *inline }
            }
            Node::For(rounds) => Node::For(Box::new(self.rounds(rounds))),
            Node::Demanded { part, body } => {
                let body = body.iter().map(|node| self.node(node)).collect();
                Node::Demanded { part: *part, body }
            }
        }
    }

    fn choice(
        &mut self,
        condition: &'p Expr,
        then: &'p [Node],
        otherwise: &'p [Node],
    ) -> (Vec<Node>, Vec<Node>) {
        let file = file_of(then).or_else(|| file_of(otherwise)).unwrap_or_default();
        let clause = self.reader.clause(condition).where_holds(&self.around);
        let before = self.reader.names.clone();
        let marked_then = match &clause {
            Clause::Never => then.to_vec(),
            Clause::Always => self.nodes(then),
            clause => self.marked(file, clause.clone(), "når ", then),
        };
        let after = std::mem::replace(&mut self.reader.names, before);
        let marked_otherwise = match clause.not() {
            Clause::Never => otherwise.to_vec(),
            Clause::Always => self.nodes(otherwise),
            // The next of several conditions has its own branches.
            clause if matches!(otherwise, [Node::If { .. }]) => {
                self.around.push(clause);
                let nodes = self.nodes(otherwise);
                self.around.pop();
                nodes
            }
            clause => self.marked(file, clause, "ellers, når ", otherwise),
        };
        self.reader.names.meet(&after);
        (marked_then, marked_otherwise)
    }

    fn marked(
        &mut self,
        file: usize,
        clause: Clause,
        begins: &str,
        nodes: &'p [Node],
    ) -> Vec<Node> {
        let when = format!("{begins}{}", clause.line(self.reader.words));
        let mark = self.mark(file, when);
        self.around.push(clause);
        let nodes = std::iter::once(mark).chain(self.nodes(nodes)).collect();
        self.around.pop();
        nodes
    }

    fn rounds(&mut self, rounds: &'p Loop) -> Loop {
        let file = rounds.at.file;
        let list = self.reader.begin(rounds, &mut self.around);
        let (any, begins) = (list.any.clone(), list.begins.clone());
        let mut body = self.nodes(&rounds.body);
        self.reader.end(list, &mut self.around);
        // A list that nobody has answered leaves a gap, and takes neither way.
        let is_open = self.reader.subject(&rounds.list).is_some_and(|list| {
            let answered = Clause::state(list, StateAsked::Answered);
            answered.where_holds(&self.around) == Clause::Never
        });
        let settled = any.clone().where_holds(&self.around);
        if settled != Clause::Never {
            body.insert(0, self.mark(file, begins.clone()));
        }
        let otherwise = if settled == Clause::Always || is_open {
            rounds.otherwise.clone()
        } else {
            let mark = self.mark(file, format!("{begins}: der er ingen"));
            self.around.push(any.not());
            let nodes = self.nodes(&rounds.otherwise);
            self.around.pop();
            std::iter::once(mark).chain(nodes).collect()
        };
        Loop { body, otherwise, ..rounds.clone() }
    }

    /// A node that says that the letter came this way.
    fn mark(&mut self, file: usize, when: String) -> Node {
        let alike = self.alike.entry((file, when.clone())).or_default();
        *alike += 1;
        let name = self.program.files.get(file).map_or("", |file| &*file.name);
        let name = name.rsplit_once("letters/").map_or(name, |(_, name)| name);
        self.found.push(Branch { file: name.to_owned(), when, number: *alike });
        let slot = self.program.slots + self.found.len() - 1;
        Node::Set { slot, value: Expr::Truth(true), at: At::default() }
    }
}

/// The file that the first of the nodes with a place stands in.
fn file_of(nodes: &[Node]) -> Option<usize> {
    nodes.iter().find_map(|node| match node {
        Node::Text { at, .. } | Node::Print { at, .. } | Node::Set { at, .. } => Some(at.file),
        Node::If { then, otherwise, .. } => file_of(then).or_else(|| file_of(otherwise)),
        Node::For(rounds) => Some(rounds.at.file),
        Node::Demanded { body, .. } => file_of(body),
    })
}
