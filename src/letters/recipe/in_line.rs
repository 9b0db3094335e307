//! Tells what a template writes within a line: each text between brackets, after the condition under which it comes.

use super::clause::Clause;
use super::teller::{Teller, is_silent};
use crate::letters::template::program::{At, Loop, Node};

impl<'p> Teller<'_, 'p> {
    pub(super) fn choice_in_line(
        &mut self,
        clause: Clause,
        then: &'p [Node],
        otherwise: &'p [Node],
    ) {
        let at = place_of(then).or_else(|| place_of(otherwise)).unwrap_or_default();
        let (mut clause, mut then, mut otherwise) = (clause, then, otherwise);
        if is_silent(then) {
            if is_silent(otherwise) {
                return;
            }
            (clause, then, otherwise) = (clause.not(), otherwise, &[]);
        }
        if begins_with_blank(then) {
            self.stretch.within(" ", at);
        }
        self.stretch.words(format!("[når {}: ", clause.line(self.reader.words)), at);
        self.within_under(clause.clone(), then);
        let mut known = vec![clause.not()];
        while let Some((next, one, other)) = self.next_choice(otherwise) {
            let line = next.line(self.reader.words);
            self.stretch.words(format!(" | ellers, når {line}: "), at);
            self.within_under(next.clone(), one);
            known.push(next.not());
            otherwise = other;
        }
        if !is_silent(otherwise) {
            self.stretch.words(" | ellers: ", at);
            self.within_under(Clause::all(known), otherwise);
        }
        self.stretch.words("]", at);
    }

    pub(super) fn rounds_in_line(&mut self, rounds: &'p Loop) {
        if begins_with_blank(&rounds.body) {
            self.stretch.within(" ", rounds.at);
        }
        let list = self.reader.begin(rounds, &mut self.around);
        let none = match self.once(rounds) {
            Some(once) => {
                let any = list.any.line(self.reader.words);
                self.stretch.words(format!("[når {any}: "), rounds.at);
                self.within(once);
                " | ellers: "
            }
            None => {
                let mut letters = list.begins.chars();
                let first = letters.next().into_iter().flat_map(char::to_lowercase);
                let begins: String = first.chain(letters).collect();
                self.stretch.words(format!("[{begins}: "), rounds.at);
                self.within(&rounds.body);
                " | er der ingen: "
            }
        };
        self.reader.end(list, &mut self.around);
        if !is_silent(&rounds.otherwise) {
            self.stretch.words(none, rounds.at);
            self.within(&rounds.otherwise);
        }
        self.stretch.words("]", rounds.at);
    }

    fn within_under(&mut self, clause: Clause, nodes: &'p [Node]) {
        self.around.push(clause);
        self.within(nodes);
        self.around.pop();
    }

    /// Tells what stands within a line.
    fn within(&mut self, nodes: &'p [Node]) {
        for node in nodes {
            match node {
                Node::Text { text, at } => self.stretch.within(text, *at),
                Node::Print { value, at } => {
                    let told = self.reader.value(value);
                    self.stretch.words(told, *at);
                }
                Node::Set { slot, value, .. } => self.reader.names.set(*slot, value),
                Node::If { condition, then, otherwise, .. } => match self.clause(condition) {
                    Clause::Always => self.within(then),
                    Clause::Never => self.within(otherwise),
                    clause => self.choice_in_line(clause, then, otherwise),
                },
                Node::For(rounds) => self.rounds_in_line(rounds),
                Node::Demanded { body, .. } => self.within(body),
            }
        }
    }
}

/// Whether the first that is written is a blank, which then stands before the condition.
fn begins_with_blank(nodes: &[Node]) -> bool {
    let first = nodes.iter().find(|node| !matches!(node, Node::Set { .. }));
    match first {
        Some(Node::Text { text, .. }) => text.starts_with(' '),
        Some(Node::If { then, .. }) => begins_with_blank(then),
        Some(Node::For(rounds)) => begins_with_blank(&rounds.body),
        _ => false,
    }
}

fn place_of(nodes: &[Node]) -> Option<At> {
    nodes.iter().find_map(|node| match node {
        Node::Text { at, .. } | Node::Print { at, .. } | Node::Set { at, .. } => Some(*at),
        Node::If { then, otherwise, .. } => place_of(then).or_else(|| place_of(otherwise)),
        Node::For(rounds) => Some(rounds.at),
        Node::Demanded { body, .. } => place_of(body),
    })
}
