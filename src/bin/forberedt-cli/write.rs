//! Writing letters, from one case or from many: as files, or as words on standard output.

use std::collections::BTreeSet;
use std::path::Path;

use forberedt::case::Case;
use forberedt::document::{Document, file_name};
use forberedt::files::output::{self, OutFile};
use forberedt::letters::Finished;
use forberedt::letters::redaction::RedactionChoice;
use forberedt::problem::Problem;
use forberedt::writers::owner::Owner;
use forberedt::writers::{Format, text};
use serde_json::{Value, json};

use super::answers::{write_files, written_line};
use super::beside::Beside;
use super::orders::WriteOrder;
use super::round::Round;
use super::shell::{Shell, complain};
use super::{Outcome, cases, policy, problems, redaction};

/// Writes the letters of every case and tells what came of each.
pub(crate) fn write(order: &WriteOrder, shell: &mut Shell) -> Outcome {
    let mut formats = match order.formats.chosen(order.cases.answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    if (order.filing_copy || order.packet)
        && let Err(problem) = policy::may_write(&[Format::Pdf])
    {
        return cases::tell(&[problem]);
    }
    // What is sent and filed is the PDF.
    if order.packet && !formats.contains(&Format::Pdf) {
        formats.push(Format::Pdf);
    }
    let choice = match redaction::choice(order.redaction.as_deref()) {
        Ok(choice) => choice,
        Err(problem) => return cases::tell(&[problem]),
    };
    let round = match Round::prepare(&order.cases) {
        Ok(round) => round.giving_out("write"),
        Err(outcome) => return outcome,
    };
    let mut told = Vec::new();
    let mut number = 0;
    let tally = round.each(shell, |case, found, shell| {
        number += 1;
        cases::tell_of_reach(round.library, case);
        cases::tell_of_strays(round.library, case);
        let name = found.named.display().to_string();
        if round.is_of_several() && !order.cases.answer.json {
            shell.say(format!("== {name}"));
        }
        let mut letters = Letters::of(case, order, &round);
        if order.redacted {
            letters.redact(case, &round, &choice);
            if !letters.doubts.is_empty() {
                if !order.cases.answer.json {
                    redaction::tell(&letters.doubts, shell);
                }
                told.push(letters.to_json(&name, order));
                return Outcome::Blocked;
            }
        }
        // A case's own folder may be named by the citizen.
        let nameless = || order.redacted && round.is_of_several();
        let target = round.target(found).map(|target| match &order.cases.answer.out {
            Some(out) if nameless() => out.join(format!("sag-{number}")),
            _ => target,
        });
        let outcome = match target {
            Some(target) => {
                let beside =
                    Beside { order, library: round.library, case, found, keys: round.keys() };
                letters.go_to_files(&formats, &target, &beside, shell)
            }
            None => {
                if !order.cases.answer.json {
                    letters.to_words(shell);
                }
                letters.outcome()
            }
        };
        told.push(letters.to_json(&name, order));
        outcome
    });
    if order.cases.answer.json {
        let told = if round.is_of_several() {
            Value::Array(told)
        } else {
            told.pop().unwrap_or_else(|| json!([]))
        };
        shell.put(&format!("{told:#}\n"));
    }
    // A name that no letter has is wrong input, whatever the cases hold.
    let letter = order.letter.as_ref();
    let is_unknown = letter.is_some_and(|id| round.library.letters.template(id).is_none());
    if tally.any_wrong || is_unknown {
        Outcome::Wrong
    } else if tally.any_done && (letter.is_none() || !tally.any_blocked) {
        Outcome::Done
    } else {
        Outcome::Blocked
    }
}

/// The letters of one case on their way out. A letter that lacks something is listed; one that is not the case's is passed over,
/// unless it was asked for.
#[derive(Default)]
struct Letters {
    documents: Vec<Document>,
    warnings: Vec<(String, Vec<Problem>)>,
    lacking: Vec<(String, Vec<Problem>)>,
    files: Vec<OutFile>,
    owner: Owner,
    /// Words that nobody has said of whether they are names.
    doubts: BTreeSet<String>,
}

impl Letters {
    fn of(case: &Case, order: &WriteOrder, round: &Round) -> Self {
        let shelf = round.library.shelf(case);
        let ids: Vec<&str> = match &order.letter {
            Some(id) => vec![id],
            None => shelf.available().map(|template| template.id.as_str()).collect(),
        };
        let found: Vec<Finished> = if order.draft {
            ids.iter().map(|id| shelf.draft(id).map(|draft| (draft.marked(), Vec::new()))).collect()
        } else {
            shelf.finish_all(&ids)
        };
        let mut letters = Self { owner: round.library.owner(case), ..Self::default() };
        for (id, found) in ids.iter().zip(found) {
            match found {
                Ok((document, warnings)) => {
                    for warning in &warnings {
                        complain(format!("advarsel  {id}: {}", warning.in_full()));
                    }
                    letters.documents.push(document);
                    letters.warnings.push(((*id).to_owned(), warnings));
                }
                Err(problems) => letters.lacks(id, problems),
            }
        }
        letters
    }

    fn redact(&mut self, case: &Case, round: &Round, choice: &RedactionChoice) {
        self.doubts = redaction::redact(&mut self.documents, case, round.library, choice);
        if !self.doubts.is_empty() {
            self.documents.clear();
        }
    }

    fn warn(&mut self, id: &str, told: Vec<Problem>) {
        for warning in &told {
            complain(format!("advarsel  {id}: {}", warning.in_full()));
        }
        match self.warnings.iter_mut().find(|(letter, _)| letter == id) {
            Some((_, warnings)) => warnings.extend(told),
            None => self.warnings.push((id.to_owned(), told)),
        }
    }

    fn lacks(&mut self, id: &str, problems: Vec<Problem>) {
        problems::tell_lacking(id, &problems);
        self.lacking.push((id.to_owned(), problems));
    }

    fn outcome(&self) -> Outcome {
        if self.documents.is_empty() { Outcome::Blocked } else { Outcome::Done }
    }

    /// Writes all the files of the case or none.
    fn go_to_files(
        &mut self,
        formats: &[Format],
        target: &Path,
        beside: &Beside<'_>,
        shell: &mut Shell,
    ) -> Outcome {
        let order = beside.order;
        let stem = |document: &Document| {
            let stem = document.file_stem();
            if order.redacted { file_name::without_names(&stem) } else { stem }
        };
        let rendered = output::render_as(&self.documents, formats, target, stem);
        let documents = std::mem::take(&mut self.documents);
        for (document, rendered) in documents.into_iter().zip(rendered) {
            match rendered {
                Err(problems) => self.lacks(&document.id, problems),
                Ok(mut files) => match beside.add(&document, target, &mut files) {
                    Err(problems) => self.lacks(&document.id, problems),
                    Ok(told) => {
                        self.warn(&document.id, told);
                        self.files.extend(files);
                        self.documents.push(document);
                    }
                },
            }
        }
        if self.files.is_empty() {
            return self.outcome();
        }
        let answer = &order.cases.answer;
        let written = write_files(
            target,
            &self.files,
            (!order.redacted).then_some(&self.owner),
            answer.replace,
        );
        if written != Outcome::Done {
            self.documents.clear();
            self.files.clear();
        } else if !answer.json {
            self.files.iter().for_each(|file| shell.say(written_line(&file.path)));
        }
        written
    }

    /// The letters as text, each under its name where there are several.
    fn to_words(&self, shell: &mut Shell) {
        let several = self.documents.len() > 1;
        for document in &self.documents {
            if several {
                shell.say(format!("-- {}\n", document.id));
            }
            shell.put(&text::write(document));
            if several {
                shell.say("");
            }
        }
    }

    fn to_json(&self, case: &str, order: &WriteOrder) -> Value {
        let warnings = |id: &str| {
            let found = self.warnings.iter().find(|(letter, _)| letter == id);
            problems::list(found.map_or(&[], |(_, warnings)| warnings))
        };
        let letter = |document: &Document| {
            let files = self.files.iter().filter(|file| file.claim.letter() == document.id);
            let mut told = json!({
                "letter": document.id,
                "draft": document.draft,
                "practice": document.practice,
                "warnings": warnings(&document.id),
            });
            if order.cases.answer.out.is_some() {
                let paths = files.map(|file| Value::from(file.path.display().to_string()));
                told["files"] = paths.collect();
            } else {
                told["text"] = text::write(document).into();
            }
            told
        };
        let lacking = |(id, problems): &(String, Vec<Problem>)| json!({ "letter": id, "problems": problems::list(problems) });
        json!({
            "case": case,
            "letters": self.documents.iter().map(letter).collect::<Vec<_>>(),
            "doubts": self.doubts,
            "lacking": self.lacking.iter().map(lacking).collect::<Vec<_>>(),
        })
    }
}
