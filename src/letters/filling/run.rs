//! Fills a checked template with a case.

use jiff::civil::Date;

use super::evidence::{References, Standing};
use super::findings::Findings;
use super::rendered::{Origin, Rendered, Run};
use super::values::Value;
use crate::case::field::{State, View};
use crate::case::kind::Kind;
use crate::case::so_far::going::Going;
use crate::letters::choices;
use crate::letters::template::front::Template;
use crate::letters::template::program::{At, Loop, Node, Program};
use crate::letters::{Facts, Letters};
use crate::look::Look;
use crate::place::FieldPath;

/// How much work a letter may take, so that nested repetitions in a template can never hang the program.
const WORK: usize = 4_000_000;

/// So many bytes of text count as one step of work.
const BYTES_A_STEP: usize = 16;

/// So many steps a piece of a joined text counts as, beside its letters.
const STEPS_A_RUN: usize = 8;

/// The template asks for more than a letter can hold.
pub(in crate::letters) struct TooLong;

/// One filling of one letter (en udfyldning).
pub(in crate::letters) struct Runner<'a> {
    pub(in crate::letters) facts: &'a Facts<'a>,
    pub(in crate::letters) template: &'a Template,
    pub(in crate::letters) findings: Findings,
    /// The day whose law governs.
    pub(in crate::letters) on: Option<Date>,
    /// The letter's own date.
    pub(in crate::letters) date: Option<Date>,
    /// Which way the case goes, and whether the letter has asked.
    pub(in crate::letters) going: Going,
    pub(in crate::letters) asked_way: bool,
    /// What the writer has chosen, and the choices that the letter has asked about.
    pub(in crate::letters) chosen: Vec<(&'a str, &'a str)>,
    pub(in crate::letters) met: Vec<&'a str>,
    pub(in crate::letters) slots: Vec<Value<'a>>,
    /// The other letters, for what is told of them.
    pub(in crate::letters) letters: Option<&'a Letters>,
    /// What the answers rest on, and where the value that is printed stands.
    pub(in crate::letters) references: References<'a>,
    pub(in crate::letters) standing: Standing,
    out: Rendered,
    work: usize,
}

impl<'a> Runner<'a> {
    pub(in crate::letters) fn new(facts: &'a Facts<'a>, template: &'a Template) -> Self {
        let date = template.dated(facts.case);
        let on = template.law_day(facts.case);
        let look = Look { case: facts.case, law: facts.law, words: facts.words };
        Self {
            facts,
            template,
            findings: Findings::default(),
            on,
            date,
            going: look.going(),
            asked_way: false,
            chosen: choices::chosen(&facts.case.edits, &template.id),
            met: Vec::new(),
            slots: Vec::new(),
            letters: None,
            references: References::of(facts.case, template.has_exhibits),
            standing: Standing::default(),
            out: Rendered::default(),
            work: 0,
        }
    }

    /// The same filling, which knows the other letters.
    pub(in crate::letters) fn among(self, letters: &'a Letters) -> Self {
        Self { letters: Some(letters), ..self }
    }

    /// Fills the letter; what came up is in [`Runner::findings`].
    pub(in crate::letters) fn run(&mut self, program: &'a Program) -> Result<Rendered, TooLong> {
        self.slots = vec![Value::Nothing; program.slots];
        self.out = Rendered::new(program.files.clone());
        self.nodes(&program.nodes)?;
        Ok(std::mem::take(&mut self.out))
    }

    /// Asks for the letter's date, which every letter has, whether its text prints it or not.
    pub(in crate::letters) fn require_date(&mut self) {
        if let Some(view @ View::Answer(_)) = self.facts.case.find(&self.template.date) {
            let path = self.template.date;
            match view.state() {
                State::Given if self.date.is_none() => {
                    self.findings.unsound(self.facts.words, &path, Kind::Day)
                }
                State::Given => {}
                // Another of its days dates it.
                _ if self.date.is_some() => {}
                _ => {
                    self.gap(&path);
                }
            }
        }
    }

    pub(in crate::letters) fn gap(&mut self, path: &FieldPath) -> String {
        self.findings.gap(self.facts.words, path)
    }

    pub(in crate::letters) fn gap_run(&mut self, path: &FieldPath) -> Run {
        Run { text: self.gap(path), origin: Origin::Gap(Some(*path)) }
    }

    /// Whether the writer has chosen an option.
    pub(in crate::letters) fn has_opted(&mut self, name: &'a str, option: &str) -> bool {
        if !self.met.contains(&name) {
            self.met.push(name);
        }
        self.chosen.contains(&(name, option))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), TooLong> {
        self.work += 1 + bytes / BYTES_A_STEP;
        if self.work > WORK { Err(TooLong) } else { Ok(()) }
    }

    /// Whether joined texts are still within what a letter can hold. The letter is given up at its next step where not.
    pub(in crate::letters) fn holds(&mut self, runs: &[Run]) -> bool {
        self.work +=
            runs.iter().map(|run| STEPS_A_RUN + run.text.len() / BYTES_A_STEP).sum::<usize>();
        self.work <= WORK
    }

    fn nodes(&mut self, nodes: &'a [Node]) -> Result<(), TooLong> {
        for (turn, node) in nodes.iter().enumerate() {
            self.spend(0)?;
            match node {
                Node::Text { text, at } => self.out.literal(text, *at),
                Node::Print { value, at } => {
                    self.standing = Standing::between(&self.out, nodes.get(turn + 1));
                    let value = self.evaluate(value, *at);
                    for run in self.print(value, *at) {
                        self.spend(run.text.len())?;
                        self.out.value(run, *at);
                    }
                }
                Node::If { condition, then, otherwise, inline } => {
                    let branch = if self.evaluate(condition, At::default()).is_true() {
                        then
                    } else {
                        otherwise
                    };
                    let before = self.out.text.len();
                    self.nodes(branch)?;
                    if let Some(at) = inline
                        && self.out.text.len() == before
                    {
                        self.out.nothing(*at);
                    }
                }
                Node::Set { slot, value, at } => {
                    let value = self.evaluate(value, *at);
                    self.put(*slot, value);
                }
                Node::For(rounds) => self.rounds(rounds)?,
                Node::Demanded { body, .. } => {
                    let before = self.out.demand(true);
                    self.nodes(body)?;
                    self.out.demand(before);
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, slot: usize, value: Value<'a>) {
        if let Some(place) = self.slots.get_mut(slot) {
            *place = value;
        }
    }

    fn rounds(&mut self, rounds: &'a Loop) -> Result<(), TooLong> {
        let list = self.evaluate(&rounds.list, At::default());
        if let Value::List { path, state: State::NotAnswered, .. } = &list {
            let alone = self.out.at_line_start();
            let run = self.gap_run(path);
            if !alone {
                self.out.literal(" ", rounds.at);
            }
            self.out.value(run, rounds.at);
            if alone {
                self.out.literal("\n", rounds.at);
            }
            return Ok(());
        }
        let mut items = Vec::with_capacity(list.count());
        for index in 0..list.count() {
            self.spend(0)?;
            let item = list.item(index);
            if let Some(only) = &rounds.only {
                self.put(rounds.item, item.clone());
                if !self.evaluate(only, At::default()).is_true() {
                    continue;
                }
            }
            items.push(item);
        }
        let before = self.out.text.len();
        if items.is_empty() {
            self.nodes(&rounds.otherwise)?;
        }
        let count = items.len();
        for (index, item) in items.into_iter().enumerate() {
            self.out.begin_round(item.item_key().unwrap_or_default(), rounds.inline);
            self.put(rounds.item, item);
            self.put(rounds.round, Value::Round { index, count });
            self.nodes(&rounds.body)?;
            self.out.end_round();
        }
        if rounds.inline && self.out.text.len() == before {
            self.out.nothing(rounds.at);
        }
        Ok(())
    }
}
