//! The letters without a window: what a case can give, writing it, checking it, and looking after the templates.

mod args;
mod cases;
mod deadlines;
mod lines;
mod matrix;
mod readability;
mod report;
mod verify;
mod write;

use std::process::ExitCode;

use args::Command;
use forberedt::files::{messenger, remains};

/// What the program answers to the shell (afslutningskode).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Done, and something came of it.
    Done = 0,
    /// The case does not give what was asked for.
    Blocked = 1,
    /// The input or the output folder is wrong.
    Wrong = 2,
}

fn main() -> ExitCode {
    remains::leave_nothing();
    if let Some(ended) = messenger::errand_of_this_process() {
        return ended;
    }
    let outcome = match args::read() {
        Err(outcome) => outcome,
        Ok(command) => match command {
            Command::Letters { case, templates } => report::letters(&case, templates.as_deref()),
            Command::Write(order) => write::write(&order),
            Command::Check { case, json, templates } => {
                report::check(&case, json, templates.as_deref())
            }
            Command::Deadlines { case, json, today, templates } => {
                deadlines::deadlines(&case, json, today, templates.as_deref())
            }
            Command::Readability { case, letter, json, templates } => {
                readability::readability(&case, &letter, json, templates.as_deref())
            }
            Command::Verify { folder } => verify::verify(folder.as_deref()),
            Command::Law { matrix: true, templates, .. } => matrix::matrix(templates.as_deref()),
            Command::Law { on, templates, .. } => report::law(on, templates.as_deref()),
            Command::Schema => report::schema(),
        },
    };
    ExitCode::from(outcome as u8)
}
