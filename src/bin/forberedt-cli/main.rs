//! The letters without a window: what a case can give, writing it, checking it, and looking after the templates.

mod access;
mod agenda;
mod answers;
mod args;
mod beside;
mod case_list;
mod cases;
mod choose;
mod cites;
mod deadlines;
mod delete;
mod diff;
mod doctor;
mod evidence;
mod exhibits;
mod form;
mod guide;
mod history;
mod import;
mod import_told;
mod journal;
mod keys;
mod law;
mod letters;
mod licences;
mod locking;
mod manual;
mod matrix;
mod noting;
mod orders;
mod own_file;
mod packet;
mod policy;
mod problems;
mod questions;
mod readability;
mod recipe;
mod redaction;
mod rehearse;
mod round;
mod saving;
mod seal;
mod shell;
mod take_form;
mod terminal;
mod usage;
mod verify;
mod verify_sealed;
mod write;
mod years;

use std::process::ExitCode;

use args::Command;
use forberedt::files::exhibits::PrivateFolder;
use forberedt::files::{case_file, keeper, messenger, remains};
use forberedt::jobs::pool;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use rehearse::RehearseOrder;
use shell::Shell;

/// What the program answers to the shell (afslutningskode).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Done, whatever was found.
    Done = 0,
    /// The case does not give what was asked for.
    Blocked = 1,
    /// The input or the output is wrong.
    Wrong = 2,
}

fn main() -> ExitCode {
    remains::leave_nothing();
    let sent = messenger::errand_of_this_process().or_else(keeper::hold_of_this_process);
    if let Some(ended) = sent {
        return ended;
    }
    PrivateFolder::sweep();
    pool::make_room();
    let mut shell = Shell::new();
    let outcome =
        args::read(&mut shell).map_or_else(|wrong| wrong, |command| obey(command, &mut shell));
    ExitCode::from(shell.close(outcome) as u8)
}

fn obey(command: Command, shell: &mut Shell) -> Outcome {
    match command {
        Command::Letters { cases, letter } => letters::letters(&cases, letter.as_deref(), shell),
        Command::Write(order) => write::write(&order, shell),
        Command::Check { cases, letter } => problems::check(&cases, letter.as_deref(), shell),
        Command::Cases(order) => {
            let day = order.today.unwrap_or_else(self::today);
            case_list::cases(&order, day, shell)
        }
        Command::Agenda(order) => agenda::agenda(&order, shell),
        Command::Deadlines { cases, today } => {
            deadlines::deadlines(&cases, today.unwrap_or_else(self::today), shell)
        }
        Command::Questions { cases, today } => {
            questions::questions(&cases, today.unwrap_or_else(self::today), shell)
        }
        Command::Journal { cases, today } => {
            journal::journal(&cases, today.unwrap_or_else(self::today), shell)
        }
        Command::Evidence { cases } => evidence::evidence(&cases, shell),
        Command::Diff(order) => diff::diff(&order, shell),
        Command::Readability { cases, letter } => {
            readability::readability(&cases, letter.as_deref(), shell)
        }
        Command::Verify { folder, today, answer } => {
            let day = today.unwrap_or_else(self::today);
            verify::verify(folder.as_deref(), day, &answer, shell)
        }
        Command::Law { rehearse: Some(law), cases, key, answer, templates, .. } => {
            let (law, templates) = (law.as_path(), templates.as_deref());
            let (cases, key, answer) = (cases.as_slice(), &key, &answer);
            rehearse::rehearse(&RehearseOrder { law, cases, templates, key, answer }, shell)
        }
        Command::Law { matrix: true, answer, templates, .. } => {
            matrix::matrix(templates.as_deref(), &answer, shell)
        }
        Command::Law { years: true, answer, templates, .. } => {
            years::years(templates.as_deref(), &answer, shell)
        }
        Command::Law { today, letter: Some(letter), answer, templates, .. } => {
            let day = today.unwrap_or_else(self::today);
            cites::cites(&letter, day, templates.as_deref(), &answer, shell)
        }
        Command::Law { today, answer, templates, .. } => {
            law::law(today.unwrap_or_else(self::today), templates.as_deref(), &answer, shell)
        }
        Command::Recipe(order) => {
            let day = order.today.unwrap_or_else(self::today);
            recipe::recipe(&order, day, shell)
        }
        Command::Pack(order) => locking::close(locking::pack(&order, shell)),
        Command::Unpack { file, key } => locking::close(locking::unpack(&file, &key, shell)),
        Command::Rekey { case, key, new_key_file, json } => {
            locking::close(locking::rekey(&case, &key, new_key_file.as_deref(), json, shell))
        }
        Command::Key { out, key_file, json } => {
            locking::close(locking::make_key(&out, key_file.as_deref(), json, shell))
        }
        Command::Choose(order) => {
            let day = order.today.unwrap_or_else(self::today);
            choose::choose(&order, day, shell)
        }
        Command::Seal(order) => {
            let day = order.today.unwrap_or_else(self::today);
            seal::seal(&order, day, shell)
        }
        Command::Form(order) => {
            let day = order.today.unwrap_or_else(self::today);
            form::form(&order, day, shell)
        }
        Command::TakeForm(order) => take_form::take_form(&order, shell),
        Command::Import(order) => {
            let day = order.today.unwrap_or_else(self::today);
            import::import(&order, day, shell)
        }
        Command::Exhibits(order) => locking::close(exhibits::exhibits(&order, shell)),
        Command::History(order) => locking::close(history::history(&order, shell)),
        Command::Access(order) => {
            let day = order.today.unwrap_or_else(self::today);
            access::access(&order, day, shell)
        }
        Command::VerifySealed { cases } => verify_sealed::verify_sealed(&cases, shell),
        Command::Doctor { templates, today, answer } => {
            let day = today.unwrap_or_else(self::today);
            doctor::doctor(templates.as_deref(), day, &answer, shell)
        }
        Command::Delete(order) => {
            let day = order.today.unwrap_or_else(self::today);
            delete::delete(&order, day, &mut *shell)
        }
        Command::Licences { answer } => licences::licences(&answer, shell),
        Command::Guide(order) => guide::guide(&order, shell),
        Command::Manual { answer } => manual::manual(&answer, shell),
        Command::Schema { answer } => {
            answers::give("schema", &answers::Said::Json(case_file::schema()), &answer, shell)
        }
    }
}

/// Today by Danish standard time; the law does not change by the hour.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(TimeZone::fixed(offset(1))).date()
}
