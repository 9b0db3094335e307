//! Tells a checked template from one end to the other: its texts, and over each the condition under which it comes.

use super::clause::Clause;
use super::names::Names;
use super::reading::Reader;
use super::shown::{italic, points};
use super::stretch::Stretch;
use super::telling::Told;
use crate::document::{Block, BlockBody};
use crate::letters::template::program::{Expr, Loop, Node, ProgramFile, RoundPart};

/// Tells one letter (fortælleren).
pub(super) struct Teller<'a, 'p> {
    pub reader: Reader<'a, 'p>,
    files: &'p [ProgramFile],
    pub(super) stretch: Stretch,
    blocks: Vec<Block>,
    /// The conditions that stand around, and what is known of every case that gives the letter.
    pub(super) around: Vec<Clause>,
    depth: usize,
}

impl<'a, 'p> Teller<'a, 'p> {
    pub(super) fn new(
        reader: Reader<'a, 'p>,
        files: &'p [ProgramFile],
        known: Vec<Clause>,
    ) -> Self {
        Self {
            reader,
            files,
            stretch: Stretch::default(),
            blocks: Vec::new(),
            around: known,
            depth: 0,
        }
    }

    /// The blocks of the whole letter.
    pub(super) fn tell(&mut self, nodes: &'p [Node]) -> Vec<Block> {
        self.nodes(nodes);
        self.end_stretch();
        std::mem::take(&mut self.blocks)
    }

    fn nodes(&mut self, nodes: &'p [Node]) {
        for (index, node) in nodes.iter().enumerate() {
            // What makes a line alone is told as a text of its own.
            let next = nodes.get(index + 1);
            let ends_line = next.is_none_or(
                |next| matches!(next, Node::Text { text, .. } if text.starts_with('\n')),
            );
            match node {
                Node::Text { text, at } => {
                    if self.stretch.begins_line() && !self.stretch.is_of(at.file) {
                        self.end_stretch();
                    }
                    self.stretch.literal(text, *at);
                }
                Node::Print { value, at } => {
                    let told = self.reader.value(value);
                    self.stretch.words(told, *at);
                }
                Node::Set { slot, value, .. } => self.reader.names.set(*slot, value),
                Node::If { condition, then, otherwise, inline } => match self.clause(condition) {
                    Clause::Always => self.nodes(then),
                    Clause::Never => self.nodes(otherwise),
                    clause
                        if !self.stretch.begins_line()
                            || inline.is_some()
                                && !(holds_blocks(then)
                                    || holds_blocks(otherwise)
                                    || ends_line && self.stretch.is_free()) =>
                    {
                        self.choice_in_line(clause, then, otherwise);
                    }
                    clause => self.choice(clause, then, otherwise),
                },
                Node::For(rounds)
                    if !self.stretch.begins_line()
                        || rounds.inline
                            && !holds_blocks(&rounds.body)
                            && !holds_blocks(&rounds.otherwise) =>
                {
                    self.rounds_in_line(rounds);
                }
                Node::For(rounds) => self.rounds(rounds),
                Node::Demanded { body, .. } => self.nodes(body),
            }
        }
    }

    /// Ends what has been told so far under the condition at hand.
    fn end_stretch(&mut self) {
        let blocks = self.stretch.end(self.files, self.depth == 0);
        self.blocks.extend(blocks);
    }

    /// What is told under a condition.
    fn under(&mut self, clause: Clause, nodes: &'p [Node]) -> Vec<Block> {
        self.end_stretch();
        let outer = std::mem::take(&mut self.blocks);
        self.around.push(clause);
        self.depth += 1;
        self.nodes(nodes);
        self.end_stretch();
        self.depth -= 1;
        self.around.pop();
        std::mem::replace(&mut self.blocks, outer)
    }

    /// When an expression is true, beside what is known from around it.
    pub(super) fn clause(&self, expression: &Expr) -> Clause {
        self.reader.clause(expression).where_holds(&self.around)
    }

    fn choice(&mut self, clause: Clause, then: &'p [Node], otherwise: &'p [Node]) {
        let mut items = Vec::new();
        let (mut clause, mut then, mut otherwise) = (clause, then, otherwise);
        let before = self.reader.names.clone();
        let mut after = None;
        loop {
            let is_first = items.is_empty();
            let told = self.under(clause.clone(), then);
            let names = std::mem::replace(&mut self.reader.names, before.clone());
            meet(&mut after, names);
            let next = self.next_choice(otherwise);
            if !told.is_empty() {
                let begins = match (is_first, is_silent(otherwise)) {
                    (true, true) => "Kun når ",
                    (true, false) => "Når ",
                    (false, _) => "Ellers, når ",
                };
                items.push(self.item(begins, &clause, told));
            } else if is_first && next.is_none() {
                // Only what comes otherwise is told, so the condition is told the other way round.
                let told = self.under(clause.clone().not(), otherwise);
                if !told.is_empty() {
                    items.push(self.item("Kun når ", &clause.not(), told));
                }
                break;
            } else if !is_silent(otherwise) {
                items.push(self.item(
                    "Når ",
                    &clause,
                    vec![Block::paragraph("Her kommer ingen tekst.")],
                ));
            }
            match next {
                Some((next, one, other)) => (clause, then, otherwise) = (next, one, other),
                None => {
                    let told = self.under(clause.clone().not(), otherwise);
                    if !told.is_empty() {
                        items.push([vec![condition("Ellers:")], told].concat());
                    }
                    break;
                }
            }
        }
        let names = std::mem::replace(&mut self.reader.names, before);
        meet(&mut after, names);
        self.reader.names = after.unwrap_or_else(|| self.reader.names.clone());
        if !items.is_empty() {
            self.blocks.push(points(items));
        }
    }

    /// The condition that stands alone in what comes otherwise: the next of several.
    pub(super) fn next_choice(
        &self,
        otherwise: &'p [Node],
    ) -> Option<(Clause, &'p [Node], &'p [Node])> {
        match otherwise {
            [Node::If { condition, then, otherwise, .. }] => {
                let clause = self.clause(condition);
                let is_open = !matches!(clause, Clause::Always | Clause::Never);
                is_open.then_some((clause, then.as_slice(), otherwise.as_slice()))
            }
            _ => None,
        }
    }

    /// What is told, under its condition.
    fn item(&self, begins: &str, clause: &Clause, told: Vec<Block>) -> Vec<Block> {
        let mut item = self.condition(begins, clause, "så kommer dette:");
        item.extend(told);
        item
    }

    /// A condition, in a line or as points; `ends` stands between points and what they are for.
    fn condition(&self, begins: &str, clause: &Clause, ends: &str) -> Vec<Block> {
        match clause.told(self.reader.words) {
            Told::Line(line) => vec![condition(&format!("{begins}{line}:"))],
            Told::Points(intro, parts) => vec![
                condition(&format!("{begins}{intro}:")),
                points(parts.into_iter().map(point).collect()),
                condition(ends),
            ],
        }
    }

    fn rounds(&mut self, rounds: &'p Loop) {
        self.end_stretch();
        let list = self.reader.begin(rounds, &mut self.around);
        if let Some(once) = self.once(rounds) {
            let told = self.under(Clause::Always, once);
            let any = list.any.clone();
            self.reader.end(list, &mut self.around);
            let none = self.under(any.clone().not(), &rounds.otherwise);
            let mut items = Vec::new();
            if !told.is_empty() {
                let begins = if none.is_empty() { "Kun når " } else { "Når " };
                items.push(self.item(begins, &any, told));
            }
            if !none.is_empty() {
                items.push([vec![condition("Ellers:")], none].concat());
            }
            self.blocks.extend((!items.is_empty()).then(|| points(items)));
            return;
        }
        let (told, begins) = match table_head(rounds) {
            None => (self.under(Clause::Always, &rounds.body), list.begins.clone()),
            Some((head, row)) => {
                let told = self.table(head, row);
                (told, format!("{} en række i en tabel", list.begins))
            }
        };
        let any = list.any.clone();
        self.reader.end(list, &mut self.around);
        let mut items = Vec::new();
        if !told.is_empty() {
            items.push([vec![condition(&format!("{begins}:"))], told].concat());
        }
        let none = self.under(any.not(), &rounds.otherwise);
        if !none.is_empty() {
            items.push([vec![condition("Er der ingen:")], none].concat());
        }
        self.blocks.extend((!items.is_empty()).then(|| points(items)));
    }

    /// A head that comes in the first round, with the row of every round.
    fn table(&mut self, head: &'p [Node], row: &'p [Node]) -> Vec<Block> {
        self.end_stretch();
        let outer = std::mem::take(&mut self.blocks);
        self.depth += 1;
        self.nodes(head);
        self.nodes(row);
        self.end_stretch();
        self.depth -= 1;
        std::mem::replace(&mut self.blocks, outer)
    }

    /// What a loop writes only in its first round, where it writes nothing else: it asks whether there is any such item.
    pub(super) fn once(&self, rounds: &'p Loop) -> Option<&'p [Node]> {
        let mut told = rounds.body.iter().filter(|node| !is_silent(std::slice::from_ref(*node)));
        match (told.next(), told.next()) {
            (
                Some(Node::If {
                    condition: Expr::Round(round, RoundPart::First),
                    then,
                    otherwise,
                    ..
                }),
                None,
            ) if matches!(**round, Expr::Slot(slot) if slot == rounds.round)
                && is_silent(otherwise) =>
            {
                Some(then)
            }
            _ => None,
        }
    }
}

/// The head of a table that a loop writes in its first round, and what it writes in every round.
fn table_head(rounds: &Loop) -> Option<(&[Node], &[Node])> {
    let (first, row) = rounds.body.split_first()?;
    let Node::If { condition: Expr::Round(_, RoundPart::First), then, otherwise, .. } = first
    else {
        return None;
    };
    let begins_row = |nodes: &[Node]| {
        let text = nodes.iter().find_map(|node| match node {
            Node::Text { text, .. } if !text.trim().is_empty() => Some(text),
            _ => None,
        });
        text.is_some_and(|text| text.starts_with('|'))
    };
    (otherwise.is_empty() && begins_row(then) && begins_row(row)).then_some((then, row))
}

/// Puts what several ways have set together.
fn meet<'p>(after: &mut Option<Names<'p>>, names: Names<'p>) {
    match after {
        Some(after) => after.meet(&names),
        None => *after = Some(names),
    }
}

/// Whether nodes write more than words of one line: points, rows or headings.
fn holds_blocks(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text { text, .. } => {
            let behind = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
            text.starts_with(['|', '#'])
                || text.starts_with("- ")
                || behind.len() < text.len() && behind.starts_with(". ")
        }
        Node::Print { .. } | Node::Set { .. } => false,
        Node::If { then, otherwise, .. } => holds_blocks(then) || holds_blocks(otherwise),
        Node::For(rounds) => holds_blocks(&rounds.body) || holds_blocks(&rounds.otherwise),
        Node::Demanded { body, .. } => holds_blocks(body),
    })
}

/// Whether nodes write nothing that is told.
pub(super) fn is_silent(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text { text, .. } => text.trim().is_empty() && !text.contains(' '),
        Node::Print { value, .. } => matches!(value, Expr::Words(words) if words.is_empty()),
        Node::Set { .. } => true,
        Node::If { then, otherwise, .. } => is_silent(then) && is_silent(otherwise),
        Node::For(rounds) => is_silent(&rounds.body) && is_silent(&rounds.otherwise),
        Node::Demanded { body, .. } => is_silent(body),
    })
}

fn condition(words: &str) -> Block {
    BlockBody::Paragraph(vec![italic(words)]).into()
}

/// A told condition as a point, with its own points under it.
pub(super) fn point(told: Told) -> Vec<Block> {
    match told {
        Told::Line(line) => vec![Block::paragraph(line)],
        Told::Points(intro, parts) => {
            vec![
                Block::paragraph(format!("{intro}:")),
                points(parts.into_iter().map(point).collect()),
            ]
        }
    }
}
