//! What a letter was made of: the rules, templates and answers behind its words, for the copy that is filed.
//!
//! It holds no more of the case than the letter says: answers that are printed, and of those that only decide whether words come
//! the ones that are a choice, a day or a number. Talks, remarks to warnings and what others were asked are never in it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Facts, Letters};
use crate::case::kind::Kind;
use crate::document::{Document, Source, walk};
use crate::look::Look;
use crate::place::FieldPath;

/// Sections that nothing is taken from: what was said and promised, why warnings were set aside, what is asked of others, what the
/// municipality weighs.
const NEVER: [&str; 4] = ["contacts", "overrides", "questions", "enough"];

/// What a letter was made of (det, brevet er lavet af).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadeOf {
    /// The letter's id.
    pub letter: String,
    pub title: String,
    /// The letter's date.
    pub date: String,
    /// The day whose law governs it; none where it cites none.
    pub law_day: Option<String>,
    /// The program and its version.
    pub program: String,
    /// The templates, by their names in the library; a municipality's own among them.
    pub templates: Vec<String>,
    pub own_templates: Vec<String>,
    /// As the letter's day has them.
    pub rules: Vec<RuleBehind>,
    pub answers: Vec<AnswerBehind>,
    /// Whether words were changed by hand.
    pub changed_by_hand: bool,
}

/// A rule behind the letter (en regel bag brevet).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleBehind {
    /// Its id in the law files.
    pub id: String,
    pub cited_as: String,
    /// Whether somebody has seen it in its source.
    pub verified: bool,
}

/// An answer behind the letter (et svar bag brevet).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerBehind {
    /// Its address in the case, such as `decision.date`.
    pub address: String,
    pub label: String,
    /// What the letter prints of it, or what was chosen.
    pub value: String,
    /// Whether the letter prints it; if not, it decided whether words come.
    pub printed: bool,
}

impl Letters {
    /// What a finished letter was made of; `own` are the municipality's files, by their names in the library.
    pub fn made_of(
        &self,
        document: &Document,
        facts: &Facts<'_>,
        own: &[String],
        program: &str,
    ) -> MadeOf {
        let id = document.id.as_str();
        let (mut printed, mut lines) = (BTreeMap::new(), BTreeSet::new());
        for run in walk::runs(&document.blocks) {
            match &run.source {
                Source::Field(path) => say_once(printed.entry(*path).or_default(), &run.text),
                Source::Template { file, line } => drop(lines.insert((file.to_string(), *line))),
                Source::Hand(_) | Source::Compared(_) | Source::Gap(_) | Source::Unknown => {}
            }
        }
        let decides: BTreeSet<FieldPath> = lines
            .iter()
            .flat_map(|(file, line)| self.fields_around(id, (file, *line), facts))
            .filter(|path| !printed.contains_key(path) && is_short(facts, path))
            .collect();
        let printed =
            printed.into_iter().filter_map(|(path, words)| behind(facts, &path, Some(words)));
        let decides = decides.iter().filter_map(|path| behind(facts, path, None));
        let templates: Vec<String> =
            self.files_of(id, facts).into_iter().map(str::to_owned).collect();
        let law_day = self.template(id).and_then(|template| template.law_day(facts.case));
        let look = Look { case: facts.case, law: facts.law, words: facts.words };
        let cited = self.fill(id, facts).map(|draft| draft.provisions).unwrap_or_default();
        let rules = cited.iter().filter_map(|id| {
            let held = look.cite(id, law_day?)?;
            let (cited_as, verified) = (held.cite.to_owned(), held.status.is_verified());
            Some(RuleBehind { id: id.to_string(), cited_as, verified })
        });
        MadeOf {
            letter: id.to_owned(),
            title: document.title.clone(),
            date: document.date.to_string(),
            law_day: law_day.map(|day| day.to_string()),
            program: program.to_owned(),
            own_templates: templates.iter().filter(|name| own.contains(name)).cloned().collect(),
            templates,
            rules: rules.collect(),
            answers: printed.chain(decides).collect(),
            changed_by_hand: facts.case.edits.of(id).next().is_some(),
        }
    }
}

/// Whether an answer is of a kind that says no more than what was chosen.
fn is_short(facts: &Facts<'_>, path: &FieldPath) -> bool {
    let kind = facts.case.answer(path).map(|answer| answer.kind());
    kind.is_some_and(|kind| {
        matches!(kind, Kind::Choice(_) | Kind::Day | Kind::When | Kind::Number | Kind::Provision)
    })
}

/// Adds what a letter prints of an answer to what it has printed of it. It may do so in several places.
fn say_once(said: &mut String, text: &str) {
    let text = text.trim();
    if said.contains(text) {
        return;
    }
    if !said.is_empty() {
        said.push(' ');
    }
    said.push_str(text);
}

fn behind(facts: &Facts<'_>, path: &FieldPath, printed: Option<String>) -> Option<AnswerBehind> {
    let address = path.to_string();
    let section = address.split(['.', '[']).next().unwrap_or_default();
    let answer = facts.case.answer(path).filter(|answer| answer.is_filled())?;
    if NEVER.contains(&section) {
        return None;
    }
    let key = path.words_key();
    let label = facts.words.label(&key).to_owned();
    let is_printed = printed.is_some();
    let chosen = || match answer.kind() {
        Kind::Choice(_) => facts.words.choice(&key, answer.text()).to_owned(),
        _ => answer.shown().into_owned(),
    };
    Some(AnswerBehind {
        address,
        label,
        value: printed.unwrap_or_else(chosen),
        printed: is_printed,
    })
}
