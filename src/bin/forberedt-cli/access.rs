//! Who has had a locked case open: in words, as JSON, or as a sheet for the citizen.

use clap::Args;
use forberedt::access_log::{AccessDeed, AccessEntry, AccessLog, Names};
use forberedt::acts::access_sheet;
use forberedt::document::Document;
use forberedt::files::access_log::unreadable;
use forberedt::files::output;
use forberedt::writers::text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{write_files, written_line};
use super::orders::{CaseOrder, FormatOrder, day};
use super::round::Round;
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting};

/// Of which cases it is told who has had them open.
#[derive(Args)]
pub(crate) struct AccessOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    #[command(flatten)]
    pub formats: FormatOrder,
    /// Skriv et nummer i stedet for hver medarbejders navn
    #[arg(long)]
    pub without_names: bool,
    /// Dagen, listen er lavet; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
}

/// Tells of each case who has had it open. A case that is not locked keeps no log.
pub(crate) fn access(order: &AccessOrder, day: Date, shell: &mut Shell) -> Outcome {
    let answer = &order.cases.answer;
    let formats = match order.formats.chosen(answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    let round = match Round::prepare(&order.cases) {
        Ok(round) => round,
        Err(outcome) => return outcome,
    };
    let mut told = Vec::new();
    let tally = round.each(shell, |case, found, shell| {
        let name = found.named.display().to_string();
        let lock = match round.keys().lock(&found.path) {
            Ok(lock) => lock,
            Err(problem) => return cases::tell(&[problem]),
        };
        let Some((lock, _)) = lock else {
            told.push(json!({ "case": name, "kept": false, "entries": [] }));
            complain(format!(
                "{name}: Sagen er ikke låst, så den gemmer ikke, hvem der har haft den åben."
            ));
            return Outcome::Blocked;
        };
        let log = match lock.access_log() {
            Ok(log) => log,
            Err(why) => return cases::tell(&[unreadable(why, &found.path)]),
        };
        let names = if order.without_names { Names::numbers(&log) } else { Names::Own };
        told.push(to_json(&name, &log, &names));
        let deed = AccessDeed::Command("access".to_owned());
        noting::note(&found.path, round.keys(), deed);
        let sheet = access_sheet(&log, &names, case, round.library, day);
        let Some(target) = round.target(found) else {
            if !answer.json {
                shell.put(&text::write(&sheet));
            }
            return Outcome::Done;
        };
        let mut files = Vec::new();
        for rendered in output::render_as(&[sheet], &formats, &target, Document::file_stem) {
            match rendered {
                Ok(written) => files.extend(written),
                Err(problems) => return cases::tell(&problems),
            }
        }
        let owner = round.library.owner(case);
        let outcome = write_files(&target, &files, Some(&owner), answer.replace);
        if outcome == Outcome::Done && !answer.json {
            files.iter().for_each(|file| shell.say(written_line(&file.path)));
        }
        outcome
    });
    if answer.json && (!told.is_empty() || round.is_of_several()) {
        let told = match told.pop() {
            Some(one) if !round.is_of_several() => one,
            last => {
                told.extend(last);
                Value::Array(told)
            }
        };
        shell.put(&format!("{told:#}\n"));
    }
    tally.worst()
}

fn to_json(name: &str, log: &AccessLog, names: &Names) -> Value {
    let moment = |at: i64| Timestamp::from_second(at).map(|at| at.to_string()).ok();
    let entry = |entry: &AccessEntry| {
        let mut told = json!({
            "first": moment(entry.first),
            "last": moment(entry.last),
            "times": entry.times,
            "by": names.of(&entry.by),
            "deed": deed(&entry.deed),
        });
        match &entry.deed {
            AccessDeed::Wrote { letter, format, draft } => {
                told["letter"] = letter.as_str().into();
                told["format"] = format.as_str().into();
                told["draft"] = (*draft).into();
            }
            AccessDeed::Exhibit(number) => told["exhibit"] = (*number).into(),
            AccessDeed::Command(command) => told["command"] = command.as_str().into(),
            AccessDeed::Opened | AccessDeed::Saved | AccessDeed::Sealed => {}
        }
        told
    };
    json!({
        "case": name,
        "kept": true,
        "forgotten": log.forgotten,
        "is_cut": log.is_cut,
        "entries": log.entries.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn deed(deed: &AccessDeed) -> &'static str {
    match deed {
        AccessDeed::Opened => "opened",
        AccessDeed::Saved => "saved",
        AccessDeed::Wrote { .. } => "wrote",
        AccessDeed::Sealed => "sealed",
        AccessDeed::Exhibit(_) => "exhibit",
        AccessDeed::Command(_) => "command",
    }
}
