//! What new law files would change in the letters of cases, before anybody takes them into use.

use std::path::{Path, PathBuf};

use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::rehearsal::{LetterChange, rehearse as rehearsed};
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::{AnswerOrder, KeyOrder};
use super::round::Round;
use super::shell::Shell;
use super::{Outcome, cases, policy};

/// The folder with the new law files, the cases, and the rest of the command.
pub(crate) struct RehearseOrder<'a> {
    pub law: &'a Path,
    pub cases: &'a [PathBuf],
    pub templates: Option<&'a Path>,
    pub key: &'a KeyOrder,
    pub answer: &'a AnswerOrder,
}

/// What became of the letters of all cases.
#[derive(Default)]
struct Sums {
    cases: usize,
    letters: usize,
    other: usize,
    stopped: usize,
    freed: usize,
}

/// Tells which letters would be other, be stopped, or become possible.
pub(crate) fn rehearse(order: &RehearseOrder<'_>, shell: &mut Shell) -> Outcome {
    let round = match Round::over(order.cases, order.templates, order.key) {
        Ok(round) => round,
        Err(outcome) => return outcome,
    };
    let then = match new_library(order) {
        Ok(then) => then,
        Err(outcome) => return outcome,
    };
    let (mut sums, mut told, mut words) = (Sums::default(), Vec::new(), String::new());
    let tally = round.each(shell, |case, found, _| {
        let changes = rehearsed(round.library, &then, case);
        sums.cases += 1;
        sums.letters += changes.len();
        let name = found.named.display().to_string();
        let mut of_case = Vec::new();
        for (id, title, change) in &changes {
            match change {
                LetterChange::Same | LetterChange::Lacking => continue,
                LetterChange::Other { .. } => sums.other += 1,
                LetterChange::Stopped(_) => sums.stopped += 1,
                LetterChange::Freed => sums.freed += 1,
            }
            if of_case.is_empty() {
                words.push_str(&format!("{name}\n"));
            }
            words.push_str(&in_words(title, id, change));
            of_case.push(to_json(id, change));
        }
        told.push(json!({ "case": name, "letters": of_case }));
        Outcome::Done
    });
    let Sums { cases, letters, other, stopped, freed } = sums;
    let cases = if cases == 1 { "1 sag".to_owned() } else { format!("{cases} sager") };
    words.push_str(&format!(
        "{cases}, {letters} breve: {other} får andre ord, {stopped} bliver stoppet, {freed} kan skrives, som ikke kan nu.\n"
    ));
    let said = Said::either(
        order.answer,
        || words,
        || {
            json!({
                "cases": told, "letters": letters, "other": other, "stopped": stopped, "freed": freed,
            })
        },
    );
    tally.worst().max(answers::give("law-rehearsal", &said, order.answer, shell))
}

/// The library with the new law files in the place of those that hold now.
fn new_library(order: &RehearseOrder<'_>) -> Result<Library, Outcome> {
    let own = policy::places(order.templates).map_err(|problem| cases::tell(&[problem]))?;
    let own = forberedt::files::overlay::OwnPlaces { law: Some(order.law.to_owned()), ..own };
    Library::with_overlay(own).map_err(|problems| cases::tell(&problems))
}

fn in_words(title: &str, id: &str, change: &LetterChange) -> String {
    match change {
        LetterChange::Same | LetterChange::Lacking => String::new(),
        LetterChange::Freed => format!("  {title} ({id}): kan skrives, og det kan det ikke nu\n"),
        LetterChange::Stopped(problems) => {
            let mut text = format!("  {title} ({id}): bliver stoppet\n");
            problems.iter().for_each(|problem| text.push_str(&format!("    {problem}\n")));
            text
        }
        LetterChange::Other { added, removed, cites, cited } => {
            let mut text =
                format!("  {title} ({id}): {added} ord kommer til, og {removed} ord udgår\n");
            cited
                .iter()
                .for_each(|cite| text.push_str(&format!("    henviser ikke mere til {cite}\n")));
            cites.iter().for_each(|cite| text.push_str(&format!("    henviser til {cite}\n")));
            text
        }
    }
}

fn to_json(id: &str, change: &LetterChange) -> Value {
    match change {
        LetterChange::Same => json!({ "letter": id, "change": "same" }),
        LetterChange::Lacking => json!({ "letter": id, "change": "lacking" }),
        LetterChange::Freed => json!({ "letter": id, "change": "freed" }),
        LetterChange::Stopped(problems) => {
            let why: Vec<String> = problems.iter().map(Problem::in_full).collect();
            json!({ "letter": id, "change": "stopped", "why": why })
        }
        LetterChange::Other { added, removed, cites, cited } => json!({
            "letter": id, "change": "other", "words_added": added, "words_removed": removed,
            "cites": cites, "cited_before": cited,
        }),
    }
}
