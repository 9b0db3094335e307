//! The answer of a command, in words or as JSON: on standard output, or as a file in the output folder.

use std::path::Path;

use forberedt::case::Case;
use forberedt::files::folder;
use forberedt::files::output::{self, OutFile, Unwritten};
use forberedt::library::Library;
use forberedt::writers::owner::Owner;
use forberedt::writers::seal::Claim;
use serde_json::{Value, json};

use super::orders::{AnswerOrder, CaseOrder};
use super::round::Round;
use super::shell::{Shell, complain};
use super::{Outcome, cases};

/// Commands that tell of days, places and counts, and of nothing that was written in a case.
const TELL_NO_WORDS: [&str; 3] = ["check", "deadlines", "letters"];

/// What is answered, in the shape that was asked for.
pub(crate) enum Said {
    Words(String),
    Json(Value),
}

impl Said {
    /// The words or the JSON, whichever was asked for.
    pub(crate) fn either(
        order: &AnswerOrder,
        words: impl FnOnce() -> String,
        json: impl FnOnce() -> Value,
    ) -> Self {
        if order.json { Self::Json(json()) } else { Self::Words(words()) }
    }

    fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Json(json) => format!("{json:#}\n"),
        }
    }

    fn file_name(&self, name: &str) -> String {
        match self {
            Self::Words(_) => format!("{name}.txt"),
            Self::Json(_) => format!("{name}.json"),
        }
    }
}

/// Gives an answer that is not about a case.
pub(crate) fn give(name: &str, said: &Said, order: &AnswerOrder, shell: &mut Shell) -> Outcome {
    match &order.out {
        Some(out) => write(out, name, said, order, shell),
        None => {
            shell.put(&said.text());
            Outcome::Done
        }
    }
}

/// Answers about each of the cases. About one case the answer stands alone; about several, each stands under the case's name.
pub(crate) fn about_cases(
    name: &'static str,
    order: &CaseOrder,
    shell: &mut Shell,
    mut answer: impl FnMut(&'static Library, &Case) -> Result<(Said, Outcome), Outcome>,
) -> Outcome {
    let round = match Round::prepare(order) {
        Ok(round) if TELL_NO_WORDS.contains(&name) => round,
        Ok(round) => round.giving_out(name),
        Err(outcome) => return outcome,
    };
    let mut list = Vec::new();
    let tally = round.each(shell, |case, found, shell| {
        // What the checks find names it itself.
        if name != "check" {
            cases::tell_of_reach(round.library, case);
            cases::tell_of_strays(round.library, case);
        }
        let (said, outcome) = match answer(round.library, case) {
            Ok(answered) => answered,
            Err(outcome) => return outcome,
        };
        let told = match (round.target(found), said) {
            (Some(target), said) => write(&target, name, &said, &order.answer, shell),
            (None, Said::Json(json)) if round.is_of_several() => {
                list.push(json!({ "case": found.named.display().to_string(), "answer": json }));
                Outcome::Done
            }
            (None, said) => {
                if round.is_of_several() {
                    shell.say(format!("== {}", found.named.display()));
                }
                shell.put(&said.text());
                Outcome::Done
            }
        };
        outcome.max(told)
    });
    if round.is_of_several() && order.answer.json && order.answer.out.is_none() {
        shell.put(&Said::Json(Value::Array(list)).text());
    }
    tally.worst()
}

fn write(
    target: &Path,
    name: &str,
    said: &Said,
    order: &AnswerOrder,
    shell: &mut Shell,
) -> Outcome {
    let file = OutFile {
        path: target.join(said.file_name(name)),
        bytes: said.text().into_bytes(),
        claim: Claim::words(),
    };
    let written = write_files(target, std::slice::from_ref(&file), None, order.replace);
    if written == Outcome::Done {
        shell.say(written_line(&file.path));
    }
    written
}

/// How a file that was written is told of.
pub(crate) fn written_line(path: &Path) -> String {
    format!("skrevet  {}", path.display())
}

/// Writes files into a folder, all or none, and names those that are in the way.
pub(crate) fn write_files(
    target: &Path,
    files: &[OutFile],
    owner: Option<&Owner>,
    replace: bool,
) -> Outcome {
    if let Err(problem) = folder::make(target) {
        return cases::tell(&[problem]);
    }
    match output::write(files, owner, replace, false) {
        Ok(()) => return Outcome::Done,
        Err(Unwritten::Disk(problem)) => complain(problem),
        Err(Unwritten::InTheWay(files)) => {
            for (path, obstacle) in files {
                complain(format!("{}: {}", path.display(), obstacle.words()));
            }
            complain(
                "Intet af det er skrevet. Flyt filerne, vælg en anden mappe, eller brug --replace, hvis de må erstattes eller ligge sammen med de nye.",
            );
        }
    }
    Outcome::Wrong
}
