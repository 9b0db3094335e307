//! One phrase: read, checked, and filled with a case.

use std::borrow::Cow;

use jiff::civil::Date;

use super::filled::PhraseText;
use super::heading::PhraseHeading;
use super::owner::PhraseOwner;
use crate::case::Case;
use crate::case::address::field;
use crate::case::scalar::Scalar;
use crate::case::stage::Stage;
use crate::law::LawBook;
use crate::letters::filling::run::{Runner, TooLong};
use crate::letters::template::compile::compile;
use crate::letters::template::front::{FENCE, parts};
use crate::letters::template::post::Posting;
use crate::letters::template::program::{Node, Program};
use crate::letters::template::sources::{Sources, Text};
use crate::letters::{Audience, Facts, Template};
use crate::place::FieldPath;
use crate::problem::{Place, Problem};
use crate::words::Words;

/// A piece of text that can be put into an answer (en frase).
#[derive(Clone, Debug)]
pub struct Phrase {
    pub heading: PhraseHeading,
    pub owner: PhraseOwner,
    /// The name of its file, without folders.
    pub file: String,
    /// Its text as it is written, with the names of fields in it.
    pub text: String,
    /// What is wrong with it; it can be put in only where nothing is.
    pub faults: Vec<Problem>,
    /// Where the abbreviation stands.
    pub(super) abbreviated_at: Place,
    program: Program,
}

/// The most that the file of a phrase may hold, in thousands of bytes.
pub const MOST_KB: usize = 200;

impl Phrase {
    /// Reads a phrase. `name` is the file as it is told, with its folder.
    pub fn read(owner: PhraseOwner, name: &str, text: &str, words: &Words, law: &LawBook) -> Self {
        let texts = [Text::new(name, Cow::Owned(text.to_owned()))];
        let sources = Sources::new(&texts);
        let mut faults = Vec::new();
        let mut program = Program::default();
        let heading = PhraseHeading::read(&texts[0].file, words, law, &mut faults);
        if let Some(source) = sources.all().first() {
            faults.extend(source.faults.iter().cloned());
            let (compiled, found) = compile(source, &sources, law, words, None);
            faults.extend(found);
            program = compiled;
            for (index, line) in source.body.lines().enumerate() {
                if ["# ", "## ", "### ", "|", "```"].iter().any(|sign| line.starts_with(sign)) {
                    let message = "En frase er ren tekst, uden overskrifter, tabeller og kasser.";
                    let fault = texts[0].file.fault("phrase-markup", index + 1, message);
                    faults.push(fault.with_cure("Skriv linjen som almindelig tekst."));
                }
            }
        }
        if text.len() > MOST_KB * 1000 {
            let message = "Frasen er for lang.";
            let fault = texts[0].file.fault("phrase-long", 0, message);
            faults.push(fault.with_cure(format!("En frase fylder højst {MOST_KB} kB.")));
        }
        if !program.choices.is_empty() {
            let message = "En frase kan ikke lade nogen vælge mellem tekster.";
            faults.push(texts[0].file.fault("phrase-choice", 0, message));
        }
        let is_blank =
            |node: &Node| matches!(node, Node::Text { text, .. } if text.trim().is_empty());
        if program.nodes.iter().all(is_blank) && faults.is_empty() {
            faults.push(texts[0].file.fault("phrase-empty", 0, "Frasen har ingen tekst."));
        }
        let body = parts(text).map_or("", |(_, body)| body).trim();
        // What the program and a municipality remark over a phrase is not said by an own one that is made of it.
        let remark = body.strip_prefix("{#").and_then(|rest| rest.split_once("#}"));
        let body = match remark.filter(|_| owner != PhraseOwner::User) {
            Some((_, rest)) => rest.trim(),
            None => body,
        };
        let body = body.to_owned();
        let file = name.rsplit('/').next().unwrap_or(name).to_owned();
        let read = &texts[0].file;
        let abbreviated_at = read.place(read.line_of_key("abbreviation"));
        Self { heading, owner, file, text: body, faults, abbreviated_at, program }
    }

    /// What the file of a phrase holds.
    pub fn file_text(heading: &PhraseHeading, text: &str) -> String {
        format!("{FENCE}\n{}{FENCE}\n{}\n", heading.lines(), text.trim())
    }

    /// The phrase as it reads in a case, by the law of a day.
    ///
    /// # Errors
    /// What is wrong with the phrase, or what the law of the day does not have.
    pub fn fill(&self, facts: &Facts<'_>, on: Date) -> Result<PhraseText, Vec<Problem>> {
        if !self.faults.is_empty() {
            return Err(self.faults.clone());
        }
        let template = self.as_template();
        let mut runner = Runner::new(facts, &template);
        runner.on = Some(on);
        let rendered = runner.run(&self.program).map_err(|TooLong| {
            let place = Place::File { name: self.file.clone(), line: 0, excerpt: String::new() };
            vec![Problem::blocker(
                "phrase-too-long",
                place,
                "Frasen bliver for lang til at sætte ind.",
            )]
        })?;
        if !runner.findings.blockers.is_empty() {
            return Err(runner.findings.blockers);
        }
        Ok(PhraseText::of(&rendered))
    }

    fn as_template(&self) -> Template {
        Template {
            id: format!("phrase {}", self.file),
            title: self.heading.title.clone(),
            stage: Stage::Decision,
            date: field!(decision.date),
            or_dates: Vec::new(),
            else_date: None,
            audience: Audience::Citizen,
            has_exhibits: true,
            is_sheet: false,
            marks_news: false,
            tells_duties: false,
            post: Posting::default(),
            group: String::new(),
            occasion: String::new(),
        }
    }

    /// How well it fits a field of a case: below zero where it belongs elsewhere, and the higher the better.
    pub fn fit(&self, place: Option<&FieldPath>, case: &Case, words: &Words) -> i32 {
        let key = place.map(FieldPath::words_key).unwrap_or_default();
        let PhraseHeading { section, outcome, rule, .. } = &self.heading;
        let is_inside =
            || key.strip_prefix(section.as_str()).is_some_and(|rest| rest.starts_with('.'));
        let by_section = match () {
            () if section.is_empty() || key.is_empty() => 0,
            () if *section == key => 8,
            () if is_inside() => 4,
            () => -16,
        };
        let by_outcome = match () {
            () if outcome.is_empty() => 0,
            () if outcomes_of(case).any(|known| known == *outcome) => 1,
            () => -8,
        };
        let of_field = || words.field(&key).is_some_and(|words| words.provision == *rule);
        let is_cited = || rules_of(case).any(|known| known == *rule);
        let by_rule = match () {
            () if rule.is_empty() => 0,
            () if of_field() => 2,
            () if is_cited() => 1,
            () => -1,
        };
        by_section + by_outcome + by_rule
    }
}

/// What the case decides or recommends.
fn outcomes_of(case: &Case) -> impl Iterator<Item = &str> {
    let rulings = case.decision.rulings.items().iter();
    let ruled = rulings.flat_map(|ruling| {
        let outcome = ruling.outcome.given().map(Scalar::text);
        [ruling.benefit.given().map(Scalar::text), outcome]
    });
    ruled.chain([case.recommendation.outcome.given().map(Scalar::text)]).flatten()
}

/// The rules that the decision cites.
fn rules_of(case: &Case) -> impl Iterator<Item = &str> {
    case.decision.rules.items().iter().filter_map(|rule| rule.provision.filled())
}
