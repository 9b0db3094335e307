//! The Markdown of a template: what a letter may not hold, and headings that a screen reader can follow.
//!
//! The template is written out once with all of its branches, a token for each value, and read as Markdown.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::file::File;
use super::program::{At, Expr, Node, Program};
use super::sources::{Source, Sources};
use crate::danish::nearest::suggestion;
use crate::letters::filling::blocks::{FENCES, MARKDOWN};
use crate::letters::filling::rendered::{Origin, Rendered, Run, TOKEN};
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
        let mut rendered = Rendered::new(program.files.clone());
        write_out(&program.nodes, &mut rendered);
        checker.markdown(&rendered);
    }
    checker.problems
}

/// Stands for a value of the sender, and for one of the case.
const SENDERS: &str = "sender";
const CASES: &str = "case";

/// Writes out every branch and one round of every repetition.
fn write_out(nodes: &[Node], out: &mut Rendered) {
    for node in nodes {
        match node {
            Node::Text { text, at } => out.literal(text, *at),
            Node::Print { value, at } => {
                let text = if is_senders(value) { SENDERS } else { CASES };
                out.value(Run { text: text.to_owned(), origin: Origin::Template(*at) }, *at);
            }
            Node::If { then, otherwise, .. } => {
                write_out(then, out);
                write_out(otherwise, out);
            }
            Node::For(rounds) => {
                write_out(&rounds.body, out);
                write_out(&rounds.otherwise, out);
            }
            Node::Set { .. } => {}
        }
    }
}

/// Whether the words come from the sender or the template, never from the case.
fn is_senders(value: &Expr) -> bool {
    matches!(value, Expr::Sender(_) | Expr::Words(_))
}

struct Checker<'a, 's> {
    own: &'a File,
    program: &'a Program,
    sources: &'a Sources<'s>,
    problems: Vec<Problem>,
}

impl Checker<'_, '_> {
    fn fault(&mut self, at: At, code: &str, message: &str, cure: impl Into<String>) {
        let problem = self.problem(at, code, message).with_cure(cure);
        self.add(problem);
    }

    /// Something that a letter can live with, and that whoever writes it wants to know.
    fn warning(&mut self, at: At, code: &str, message: &str, cure: impl Into<String>) {
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

    fn markdown(&mut self, rendered: &Rendered) {
        let mut fence: Option<String> = None;
        let mut last_level = 0;
        let mut titles: BTreeSet<At> = BTreeSet::new();
        for (event, range) in Parser::new_ext(&rendered.text, MARKDOWN).into_offset_iter() {
            let at = place(rendered, range.start);
            let shown = rendered.text.get(range.clone()).unwrap_or_default();
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    if !shown.trim_start().starts_with('#') {
                        self.fault(
                            at,
                            "template-heading-level",
                            "En overskrift skal skrives med #.",
                            "",
                        );
                    }
                    let level = depth(level);
                    if level == 1 {
                        titles.insert(at);
                    }
                    if level > 4 {
                        self.fault(
                            at,
                            "template-heading-level",
                            "Brevet har kun overskrifter med et til fire #.",
                            "",
                        );
                    } else if level > last_level + 1 && last_level > 0 {
                        let cure = format!("Brug {}.", "#".repeat(last_level + 1));
                        self.fault(
                            at,
                            "template-heading-jump",
                            "Overskriften springer et niveau over.",
                            cure,
                        );
                    }
                    last_level = level;
                }
                Event::Start(Tag::Paragraph) if is_bold_label(shown) => {
                    let cure = format!(
                        "Brug {} foran i stedet for ** om linjen.",
                        "#".repeat((last_level + 1).clamp(2, 4))
                    );
                    self.warning(
                        at,
                        "template-bold-heading",
                        "En overskrift i fed skrift kan en skærmlæser ikke finde.",
                        cure,
                    );
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) => {
                    if !FENCES.contains(&name.trim()) {
                        self.fault(
                            at,
                            "template-unknown-fence",
                            "Denne slags blok findes ikke.",
                            suggestion(name.trim(), &FENCES),
                        );
                    }
                    fence = Some(name.trim().to_owned());
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    self.fault(
                        at,
                        "template-code",
                        "Linjen er rykket fire pladser ind og bliver til kode.",
                        "Ryk den ud.",
                    );
                }
                Event::End(TagEnd::CodeBlock) => fence = None,
                Event::Text(_) if fence.as_deref() == Some("facts") => {
                    self.facts(rendered, range.start, range.end)
                }
                Event::Code(_) => {
                    self.fault(at, "template-code", "Et brev har ingen kode i linjen.", "Fjern `.")
                }
                Event::Html(_) | Event::InlineHtml(_) => {
                    self.fault(at, "template-html", "Et brev har ingen HTML.", "Brug Markdown.")
                }
                Event::Start(Tag::Image { .. }) => self.fault(
                    at,
                    "template-image",
                    "Et brev har ingen billeder.",
                    "Logoet står i letterhead.toml.",
                ),
                Event::Start(Tag::BlockQuote(_)) => self.fault(
                    at,
                    "template-quote",
                    "Et brev har ingen citatblokke.",
                    "Fjern > først i linjen.",
                ),
                Event::Rule => self.fault(
                    at,
                    "template-rule",
                    "Et brev har ingen streger på tværs.",
                    "Brug en overskrift.",
                ),
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.contains(TOKEN) => {
                    let tokens = dest_url.matches(TOKEN).count();
                    let values: Vec<_> = rendered
                        .pieces_in(range.start, range.end)
                        .filter(|(piece, _)| piece.value.is_some())
                        .collect();
                    let from_case = values
                        .iter()
                        .rev()
                        .take(tokens)
                        .any(|(piece, _)| piece.value.as_deref() == Some(CASES));
                    if from_case {
                        self.fault(
                            at,
                            "template-link-address",
                            "Et felt fra sagen kan ikke være en adresse.",
                            "Brug kun felter fra sender.",
                        );
                    }
                }
                _ => {}
            }
        }
        if Parser::new_ext(&rendered.text, MARKDOWN).reference_definitions().iter().next().is_some()
        {
            self.fault(
                At::default(),
                "template-link-address",
                "En linje med [navn]: adresse vises ikke i brevet.",
                "Skriv [tekst](adresse).",
            );
        }
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
    fn facts(&mut self, rendered: &Rendered, start: usize, end: usize) {
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
fn is_bold_label(paragraph: &str) -> bool {
    let between = |mark: &'static str| {
        paragraph
            .trim()
            .strip_prefix(mark)?
            .strip_suffix(mark)
            .filter(|inside| !inside.contains(mark))
    };
    between("**").or_else(|| between("__")).is_some_and(|inside| !inside.ends_with(['.', '!', '?']))
}

fn place(rendered: &Rendered, start: usize) -> At {
    match rendered.origin_at(start) {
        Some(Origin::Template(at)) => *at,
        _ => At::default(),
    }
}

fn depth(level: HeadingLevel) -> usize {
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
        };
        sum = (sum.0 + least, sum.1 + most);
    }
    sum
}
