//! Tells a checked template from one end to the other: its texts, and over each the condition under which it comes.

use super::clause::Clause;
use super::names::Held;
use super::reading::Reader;
use super::shown::{bold, italic, paragraph, points};
use super::stretch::Stretch;
use super::telling::Told;
use crate::document::{Block, BlockBody, Inline};
use crate::letters::template::program::{At, Expr, Loop, Node, ProgramFile};

/// The least heading under which the texts of a letter stand.
const UNDER: u8 = 3;

/// Tells one letter (fortælleren).
pub(super) struct Teller<'a, 'p> {
    pub reader: Reader<'a, 'p>,
    files: &'p [ProgramFile],
    stretch: Stretch,
    blocks: Vec<Block>,
    /// How many conditions stand around.
    depth: usize,
}

impl<'a, 'p> Teller<'a, 'p> {
    pub(super) fn new(reader: Reader<'a, 'p>, files: &'p [ProgramFile]) -> Self {
        Self { reader, files, stretch: Stretch::default(), blocks: Vec::new(), depth: 0 }
    }

    /// The blocks of the whole letter.
    pub(super) fn tell(&mut self, nodes: &'p [Node]) -> Vec<Block> {
        self.nodes(nodes);
        self.end_stretch();
        std::mem::take(&mut self.blocks)
    }

    fn nodes(&mut self, nodes: &'p [Node]) {
        for node in nodes {
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
                Node::Set { slot, value, .. } => self.reader.names.hold(*slot, Held::Value(value)),
                Node::If { condition, then, otherwise, inline } => {
                    match self.reader.clause(condition) {
                        Clause::Always => self.nodes(then),
                        Clause::Never => self.nodes(otherwise),
                        clause if inline.is_some() || !self.stretch.begins_line() => {
                            self.choice_in_line(clause, then, otherwise);
                        }
                        clause => self.choice(clause, then, otherwise),
                    }
                }
                Node::For(rounds) if rounds.inline || !self.stretch.begins_line() => {
                    self.rounds_in_line(rounds);
                }
                Node::For(rounds) => self.rounds(rounds),
            }
        }
    }

    /// Ends what has been told so far under the condition at hand.
    fn end_stretch(&mut self) {
        let blocks = self.stretch.end(self.files);
        let depth = self.depth;
        self.blocks.extend(blocks.into_iter().map(|block| placed(block, depth)));
    }

    /// What is told under a condition.
    fn under(&mut self, nodes: &'p [Node]) -> Vec<Block> {
        self.end_stretch();
        let outer = std::mem::take(&mut self.blocks);
        self.depth += 1;
        self.nodes(nodes);
        self.end_stretch();
        self.depth -= 1;
        std::mem::replace(&mut self.blocks, outer)
    }

    fn choice(&mut self, clause: Clause, then: &'p [Node], otherwise: &'p [Node]) {
        let mut items = Vec::new();
        let (mut clause, mut then, mut otherwise) = (clause, then, otherwise);
        let before = self.reader.names.clone();
        let mut after = None;
        loop {
            let is_first = items.is_empty();
            let told = self.under(then);
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
                let told = self.under(otherwise);
                if !told.is_empty() {
                    items.push(self.item("Kun når ", &clause.not(), told));
                }
                break;
            } else if !is_silent(otherwise) {
                items.push(self.item("Når ", &clause, vec![paragraph("Her kommer ingen tekst.")]));
            }
            match next {
                Some((next, one, other)) => (clause, then, otherwise) = (next, one, other),
                None => {
                    let told = self.under(otherwise);
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
    fn next_choice(
        &self,
        otherwise: &'p [Node],
    ) -> Option<(Clause, &'p [Node], &'p [Node])> {
        match otherwise {
            [Node::If { condition, then, otherwise, .. }] => {
                let clause = self.reader.clause(condition);
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
    pub(super) fn condition(&self, begins: &str, clause: &Clause, ends: &str) -> Vec<Block> {
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
        let (begins, list) = self.begin(rounds);
        let told = self.under(&rounds.body);
        self.reader.names.end();
        let mut items = Vec::new();
        if !told.is_empty() {
            items.push([vec![condition(&format!("{begins}:"))], told].concat());
        }
        let none = self.under(&rounds.otherwise);
        if !none.is_empty() {
            let words = match &rounds.only {
                Some(_) => "Er der ingen af dem:".to_owned(),
                None => format!("Står der ikke noget under »{list}«:"),
            };
            items.push([vec![condition(&words)], none].concat());
        }
        if !items.is_empty() {
            self.blocks.push(points(items));
        }
    }

    /// Begins a loop; gives the words for its rounds, and what the list is called.
    fn begin(&mut self, rounds: &'p Loop) -> (String, String) {
        let list = self.reader.subject(&rounds.list);
        let label =
            list.as_ref().map_or_else(String::new, |list| list.label(self.reader.words));
        self.reader.names.begin(rounds.item, rounds.round, list);
        let only = rounds.only.as_ref().map_or(Clause::Always, |only| self.reader.clause(only));
        let words = match only {
            Clause::Always => format!("For hvert punkt under »{label}«"),
            only => {
                format!("For hvert punkt under »{label}«, hvor {}", only.line(self.reader.words))
            }
        };
        (words, label)
    }

    fn choice_in_line(&mut self, clause: Clause, then: &'p [Node], otherwise: &'p [Node]) {
        let at = place_of(then).or_else(|| place_of(otherwise)).unwrap_or_default();
        let (mut clause, mut then, mut otherwise) = (clause, then, otherwise);
        if is_silent(then) {
            if is_silent(otherwise) {
                return;
            }
            (clause, then, otherwise) = (clause.not(), otherwise, &[]);
        }
        self.stretch.words(format!("[når {}: ", clause.line(self.reader.words)), at);
        self.within(then);
        while let Some((next, one, other)) = self.next_choice(otherwise) {
            let line = next.line(self.reader.words);
            self.stretch.words(format!(" | ellers, når {line}: "), at);
            self.within(one);
            otherwise = other;
        }
        if !is_silent(otherwise) {
            self.stretch.words(" | ellers: ", at);
            self.within(otherwise);
        }
        self.stretch.words("]", at);
    }

    fn rounds_in_line(&mut self, rounds: &'p Loop) {
        let (begins, _) = self.begin(rounds);
        let mut letters = begins.chars();
        let begins: String =
            letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        self.stretch.words(format!("[{begins}: "), rounds.at);
        self.within(&rounds.body);
        self.reader.names.end();
        if !is_silent(&rounds.otherwise) {
            self.stretch.words(" | er der ingen: ", rounds.at);
            self.within(&rounds.otherwise);
        }
        self.stretch.words("]", rounds.at);
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
                Node::Set { slot, value, .. } => self.reader.names.hold(*slot, Held::Value(value)),
                Node::If { condition, then, otherwise, .. } => {
                    match self.reader.clause(condition) {
                        Clause::Always => self.within(then),
                        Clause::Never => self.within(otherwise),
                        clause => self.choice_in_line(clause, then, otherwise),
                    }
                }
                Node::For(rounds) => self.rounds_in_line(rounds),
            }
        }
    }
}

/// Puts what several ways have set together.
fn meet<'p>(after: &mut Option<super::names::Names<'p>>, names: super::names::Names<'p>) {
    match after {
        Some(after) => after.meet(&names),
        None => *after = Some(names),
    }
}

/// Whether nodes write nothing that is told.
fn is_silent(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text { text, .. } => text.trim().is_empty() && !text.contains(' '),
        Node::Print { value, .. } => matches!(value, Expr::Words(words) if words.is_empty()),
        Node::Set { .. } => true,
        Node::If { then, otherwise, .. } => is_silent(then) && is_silent(otherwise),
        Node::For(rounds) => is_silent(&rounds.body) && is_silent(&rounds.otherwise),
    })
}

fn place_of(nodes: &[Node]) -> Option<At> {
    nodes.iter().find_map(|node| match node {
        Node::Text { at, .. } | Node::Print { at, .. } | Node::Set { at, .. } => Some(*at),
        Node::If { then, otherwise, .. } => place_of(then).or_else(|| place_of(otherwise)),
        Node::For(rounds) => Some(rounds.at),
    })
}

fn condition(words: &str) -> Block {
    BlockBody::Paragraph(vec![italic(words)]).into()
}

/// A told condition as a point, with its own points under it.
pub(super) fn point(told: Told) -> Vec<Block> {
    match told {
        Told::Line(line) => vec![paragraph(line)],
        Told::Points(intro, parts) => {
            vec![paragraph(format!("{intro}:")), points(parts.into_iter().map(point).collect())]
        }
    }
}

/// A heading of the letter as one of the recipe where it always comes, and else as words in bold.
fn placed(block: Block, depth: usize) -> Block {
    let BlockBody::Heading { level, text } = block.body else { return block };
    if depth == 0 {
        return BlockBody::Heading { level: (level + 1).clamp(UNDER, 4), text }.into();
    }
    let text = text.into_iter().map(|run| Inline { bold: true, ..run });
    BlockBody::Paragraph(std::iter::once(bold("Overskrift: ")).chain(text).collect()).into()
}
