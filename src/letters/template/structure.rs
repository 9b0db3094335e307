//! The Markdown of a template: what a letter may not hold, and headings that a screen reader can follow.
//!
//! The template is written out once with all of its branches, a token for each value, and read as Markdown.

use std::collections::BTreeSet;

use pulldown_cmark::HeadingLevel;

use super::file::File;
use super::marks::begins_a_block;
use super::program::{At, Expr, Node, Program};
use super::sources::{Source, Sources};
use crate::letters::filling::rendered::{Origin, Rendered, Run};
use crate::problem::{Problem, Severity};

/// Complains of what a letter may not hold.
pub(in crate::letters) fn check<'s>(
    source: &Source<'s>,
    program: &Program,
    sources: &Sources<'s>,
) -> Vec<Problem> {
    let mut checker = Checker { own: source.file, program, sources, problems: Vec::new() };
    let reviewed = source
        .header
        .map(str::to_lowercase)
        .is_some_and(|header| header.contains("lawyer") || header.contains("jurist"));
    if !reviewed {
        checker.problems.push(
            source
                .file
                .fault(
                    "template-no-review-note",
                    0,
                    "Skabelonen siger ikke, om en jurist har læst den.",
                )
                .with_cure(
                    "Skriv en kommentar først i brevet: {# No lawyer has read this text. #}.",
                ),
        );
    }
    // Of a file that cannot be parsed there is nothing to write out.
    if source.tree.is_some() {
        let mut written = Written {
            rendered: Rendered::new(program.files.clone()),
            pipes: Vec::new(),
            marks: Vec::new(),
        };
        written.nodes(&program.nodes, false);
        for at in &written.marks {
            let message =
                "Teksten i koden begynder linjen med et tegn, som bliver stående i brevet.";
            checker.fault(*at, "template-mark", message, "Sæt tegnet uden for koden.");
        }
        checker.markdown(&written.rendered, &written.pipes);
    }
    checker.problems
}

/// Stands for a value of the sender, and for one of the case.
const SENDERS: &str = "sender";
pub(super) const CASES: &str = "case";

/// A template with every branch and one round of every repetition.
struct Written {
    rendered: Rendered,
    /// The bytes at which a condition or repetition inside a line writes a `|`.
    pipes: Vec<usize>,
    /// Where a tag writes the sign of a heading or a list first in a line.
    marks: Vec<At>,
}

impl Written {
    fn nodes(&mut self, nodes: &[Node], in_line: bool) {
        for node in nodes {
            match node {
                Node::Text { text, at } => {
                    if in_line {
                        let start = self.rendered.text.len();
                        self.pipes.extend(text.match_indices('|').map(|(at, _)| start + at));
                    }
                    self.rendered.literal(text, *at);
                }
                Node::Print { value, at } => {
                    let begins_line = self.rendered.at_line_start();
                    if matches!(value, Expr::Words(text) if begins_line && begins_a_block(text)) {
                        self.marks.push(*at);
                    }
                    let text = if is_senders(value) { SENDERS } else { CASES };
                    let run = Run { text: text.to_owned(), origin: Origin::Template(*at) };
                    self.rendered.value(run, *at);
                }
                Node::If { then, otherwise, inline, .. } => {
                    let alone = self.rendered.at_line_start();
                    let in_line = in_line || (inline.is_some() && !alone);
                    self.nodes(then, in_line);
                    self.part(otherwise, alone);
                    self.nodes(otherwise, in_line);
                }
                Node::For(rounds) => {
                    let alone = self.rendered.at_line_start();
                    let in_line = in_line || (rounds.inline && !alone);
                    self.nodes(&rounds.body, in_line);
                    self.part(&rounds.otherwise, alone);
                    self.nodes(&rounds.otherwise, in_line);
                }
                Node::Demanded { body, .. } => self.nodes(body, in_line),
                Node::Set { .. } => {}
            }
        }
    }

    /// Keeps two branches apart, which a letter never holds beside each other: `**a**` and `**b**` are not `**a****b**`, and a
    /// sentence that stands for an empty table is no row of it. `alone` says that they begin a line.
    fn part(&mut self, next: &[Node], alone: bool) {
        const MARKS: [char; 2] = ['*', '_'];
        let text = &self.rendered.text;
        let between = match first_sign(next) {
            Some(sign) if MARKS.contains(&sign) && text.ends_with(MARKS) => " ",
            Some(sign) if sign.is_alphanumeric() && text.ends_with('\n') => "\n",
            Some('|') if alone && !text.ends_with('\n') => "\n",
            _ => return,
        };
        self.rendered.literal(between, At::default());
    }
}

/// The sign with which some nodes begin; a letter for a value.
fn first_sign(nodes: &[Node]) -> Option<char> {
    nodes.iter().find_map(|node| match node {
        Node::Text { text, .. } => text.chars().next(),
        Node::Print { .. } => Some('x'),
        Node::If { then, .. } => first_sign(then),
        Node::For(rounds) => first_sign(&rounds.body),
        Node::Demanded { body, .. } => first_sign(body),
        Node::Set { .. } => None,
    })
}

/// Whether the words come from the sender or the template, never from the case.
fn is_senders(value: &Expr) -> bool {
    matches!(value, Expr::Sender(_) | Expr::Words(_))
}

pub(super) struct Checker<'a, 's> {
    own: &'a File,
    program: &'a Program,
    sources: &'a Sources<'s>,
    problems: Vec<Problem>,
}

impl Checker<'_, '_> {
    pub(super) fn fault(&mut self, at: At, code: &str, message: &str, cure: impl Into<String>) {
        let problem = self.problem(at, code, message).with_cure(cure);
        self.add(problem);
    }

    /// Something that a letter can live with, and that whoever writes it wants to know.
    pub(super) fn warning(&mut self, at: At, code: &str, message: &str, cure: impl Into<String>) {
        let problem = Problem { severity: Severity::Warning, ..self.problem(at, code, message) };
        self.add(problem.with_cure(cure));
    }

    fn problem(&self, at: At, code: &str, message: &str) -> Problem {
        let file = self
            .program
            .files
            .get(at.file)
            .and_then(|file| self.sources.by_name(&file.name))
            .map_or(self.own, |source| source.file);
        file.fault(code, at.line, message)
    }

    fn add(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn markdown(&mut self, rendered: &Rendered, pipes: &[usize]) {
        let titles = self.constructs(rendered, pipes);
        let (least, most) = count_titles(&self.program.nodes, &titles);
        if least == 0 {
            self.problems.push(
                self.own
                    .fault(
                        "template-heading-missing",
                        0,
                        "Brevet har ingen overskrift, eller ikke i alle tilfælde.",
                    )
                    .with_cure("Skriv en linje med #."),
            );
        } else if most > 1 {
            let at = titles.iter().next_back().copied().unwrap_or_default();
            self.fault(
                at,
                "template-heading-second",
                "Brevet har mere end én overskrift med ét #.",
                "Brug ## til de andre.",
            );
        }
    }

    /// Every line of facts says what it is about before a colon.
    pub(super) fn facts(&mut self, rendered: &Rendered, start: usize, end: usize) {
        let mut from = start;
        for line in rendered.text.get(start..end).unwrap_or_default().split_inclusive('\n') {
            let labelled = line.split_once(':').is_some_and(|(label, _)| !label.trim().is_empty());
            if !labelled && !line.trim().is_empty() {
                self.fault(
                    place(rendered, from),
                    "template-fact-line",
                    "Linjen i facts har ingen etiket.",
                    "Skriv Etiket: værdi.",
                );
            }
            from += line.len();
        }
    }
}

/// Whether a paragraph is all bold and no sentence: a heading for the eye alone.
pub(super) fn is_bold_label(paragraph: &str) -> bool {
    let between = |mark: &'static str| {
        paragraph
            .trim()
            .strip_prefix(mark)?
            .strip_suffix(mark)
            .filter(|inside| !inside.contains(mark))
    };
    between("**").or_else(|| between("__")).is_some_and(|inside| !inside.ends_with(['.', '!', '?']))
}

pub(super) fn place(rendered: &Rendered, start: usize) -> At {
    match rendered.origin_at(start) {
        Some(Origin::Template(at)) => *at,
        _ => At::default(),
    }
}

pub(super) fn depth(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        _ => 5,
    }
}

/// How many titles a letter has at least and at most, whichever way its conditions go.
fn count_titles(nodes: &[Node], titles: &BTreeSet<At>) -> (usize, usize) {
    let mut sum = (0, 0);
    for node in nodes {
        let (least, most) = match node {
            Node::Text { text, at }
                if titles.contains(at) && text.trim_start().starts_with('#') =>
            {
                (1, 1)
            }
            Node::Text { .. } | Node::Print { .. } | Node::Set { .. } => (0, 0),
            Node::If { then, otherwise, .. } => {
                let (one, other) = (count_titles(then, titles), count_titles(otherwise, titles));
                (one.0.min(other.0), one.1.max(other.1))
            }
            Node::For(rounds) => {
                let (body, otherwise) =
                    (count_titles(&rounds.body, titles), count_titles(&rounds.otherwise, titles));
                // A repetition may have no rounds, or many.
                (0, (body.1 * 2).max(otherwise.1))
            }
            Node::Demanded { body, .. } => count_titles(body, titles),
        };
        sum = (sum.0 + least, sum.1 + most);
    }
    sum
}
