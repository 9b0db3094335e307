//! The manual page, and what a shell needs to complete the commands: made of the help, so that neither says another thing.

use clap::{Arg, Command};
use clap_complete::{Shell as Completed, generate};
use forberedt::files::output::OutFile;
use forberedt::writers::seal::Claim;
use roff::{Roff, bold, italic, roman};
use serde_json::json;

use super::Outcome;
use super::answers::{Said, give, write_files, written_line};
use super::args::command_line;
use super::orders::AnswerOrder;
use super::shell::Shell;
use super::usage::{CODES, usage};

const PROGRAM: &str = "forberedt-cli";
const PAGE: &str = "forberedt-cli.1";

pub(crate) fn manual(order: &AnswerOrder, shell: &mut Shell) -> Outcome {
    let page = page();
    let Some(target) = &order.out else {
        let said = Said::either(order, || page.clone(), || json!({ "name": PAGE, "page": page }));
        return give("manual", &said, order, shell);
    };
    let files = [(PAGE, page.into_bytes())].into_iter().chain(completions());
    let files: Vec<OutFile> = files
        .map(|(name, bytes)| OutFile { path: target.join(name), bytes, claim: Claim::words() })
        .collect();
    let written = write_files(target, &files, None, order.replace);
    if written == Outcome::Done {
        files.iter().for_each(|file| shell.say(written_line(&file.path)));
    }
    written
}

/// What each shell reads, under the name that it looks for.
fn completions() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let shells = [
        ("forberedt-cli.bash", Completed::Bash),
        ("_forberedt-cli", Completed::Zsh),
        ("forberedt-cli.fish", Completed::Fish),
        ("_forberedt-cli.ps1", Completed::PowerShell),
    ];
    shells.into_iter().map(|(name, shell)| {
        let mut bytes = Vec::new();
        generate(shell, &mut command_line(), PROGRAM, &mut bytes);
        (name, bytes)
    })
}

fn page() -> String {
    let program = command_line();
    let about =
        |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = Roff::new();
    let version = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
    page.control("TH", [PROGRAM, "1", "", &version, "Forberedt"]);
    page.control("SH", ["NAVN"]);
    page.text([roman(format!("{PROGRAM} - {}", about(&program).trim_end_matches('.')))]);
    page.control("SH", ["BRUG"]);
    page.text([bold(PROGRAM), roman(" "), italic("KOMMANDO")]);
    page.control("SH", ["VALG"]);
    program.get_arguments().for_each(|argument| said(&mut page, argument));
    page.control("SH", ["KOMMANDOER"]);
    for command in program.get_subcommands() {
        page.control("SS", [command.get_name()]);
        page.text([roman(format!("{}.", about(command).trim_end_matches('.')))]);
        page.control("PP", []);
        page.text([bold(usage(command.get_name()))]);
        command.get_arguments().for_each(|argument| said(&mut page, argument));
    }
    page.control("SH", ["AFSLUTNING"]);
    page.text([roman(CODES)]);
    page.to_roff()
}

/// What can be typed, and what it does.
fn said(page: &mut Roff, argument: &Arg) {
    let value = argument.get_value_names().and_then(|names| names.first());
    let value = value.filter(|_| argument.get_action().takes_values());
    let mut typed = Vec::new();
    if let Some(short) = argument.get_short() {
        typed.extend([bold(format!("-{short}")), roman(", ")]);
    }
    if let Some(long) = argument.get_long() {
        typed.push(bold(format!("--{long}")));
        typed.extend(value.iter().map(|_| roman(" ")));
    }
    typed.extend(value.map(|value| italic(value.as_str())));
    page.control("TP", []);
    page.text(typed);
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    page.text([roman(help)]);
}
