//! The form that goes out to somebody who sees the citizen.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use forberedt::access_log::AccessDeed;
use forberedt::jobs::forms::files;
use forberedt::observations::{Observer, for_others};
use forberedt::writers::Format;
use jiff::civil::Date;
use serde_json::json;

use super::answers::{write_files, written_line};
use super::orders::{AnswerOrder, KeyOrder, day};
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting, own_file, policy};

/// For which case and whom a form is written.
#[derive(Args)]
pub(crate) struct FormOrder {
    /// Sagsfilen
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Hvem skemaet er til: mentor, supplier er leverandør, og home er den, der kommer i hjemmet
    #[arg(
        long = "for",
        value_name = "HVEM",
        default_value = "mentor",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub asked: ObserverName,
    /// Dagen, skemaet er lavet; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub answer: AnswerOrder,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
    #[command(flatten)]
    pub key: KeyOrder,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ObserverName {
    Mentor,
    Supplier,
    Home,
}

impl From<ObserverName> for Observer {
    fn from(name: ObserverName) -> Self {
        match name {
            ObserverName::Mentor => Self::Mentor,
            ObserverName::Supplier => Self::Supplier,
            ObserverName::Home => Self::Home,
        }
    }
}

/// Writes the form and its side file into a folder; without one, only the side file can be shown.
pub(crate) fn form(order: &FormOrder, day: Date, shell: &mut Shell) -> Outcome {
    if order.answer.out.is_none() && !order.answer.json {
        complain("Et skema i Word skal ligge i en mappe. Vælg den med --out MAPPE.");
        return Outcome::Wrong;
    }
    if order.answer.out.is_some()
        && let Err(problem) = policy::may_write(&[Format::Docx])
    {
        return cases::tell(&[problem]);
    }
    let library = match cases::library(order.templates.as_deref()) {
        Ok(library) => library,
        Err(outcome) => return outcome,
    };
    let case = match own_file::open(&order.case, &order.key) {
        Ok((case, lock, _)) => {
            if let Some(lock) = lock {
                let deed = AccessDeed::Command("form".to_owned());
                noting::note_in(&order.case, &lock.key, deed);
            }
            case
        }
        Err(problem) => return cases::tell(&[problem]),
    };
    let made = for_others(&case, library, order.asked.into(), day);
    let made = match made {
        Ok(made) => made,
        Err(problems) => {
            cases::tell(&problems);
            return Outcome::Blocked;
        }
    };
    let Some(folder) = &order.answer.out else {
        shell.put(&made.side);
        return Outcome::Done;
    };
    let files = files(made, folder);
    let written = write_files(folder, &files, Some(&library.owner(&case)), order.answer.replace);
    if written != Outcome::Done {
        return written;
    }
    if order.answer.json {
        let names: Vec<String> = files.iter().map(|it| it.path.display().to_string()).collect();
        let told = json!({ "case": order.case.display().to_string(), "files": names });
        shell.put(&format!("{told:#}\n"));
    } else {
        files.iter().for_each(|file| shell.say(written_line(&file.path)));
    }
    Outcome::Done
}
