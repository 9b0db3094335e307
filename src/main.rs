//! Opens the window. Where there is no screen, it says so and names the program to use instead.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use forberedt::files::exhibits::PrivateFolder;
use forberedt::files::{keeper, messenger, remains};
use forberedt::jobs::pool;

/// Forberedt: fra sag til brev
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// En sag, der skal åbnes
    case: Option<PathBuf>,
    /// Kommunens egne skabeloner, i stedet for dem med samme navn i programmet
    #[arg(long, value_name = "MAPPE")]
    templates: Option<PathBuf>,
}

fn main() -> ExitCode {
    remains::leave_nothing();
    let sent = messenger::errand_of_this_process().or_else(keeper::hold_of_this_process);
    if let Some(ended) = sent {
        return ended;
    }
    PrivateFolder::sweep();
    pool::make_room();
    let arguments = Arguments::parse();
    match forberedt::ui::run(arguments.case, arguments.templates) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
