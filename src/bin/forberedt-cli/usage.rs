//! How the commands are written, and what is said of one that is not written so.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use forberedt::danish::lists::one_of;

use super::Outcome;
use super::shell::{Shell, complain};

/// The codes that the program ends with.
pub(crate) const CODES: &str = "Programmet slutter med 0, når det er gjort, 1, når sagen ikke giver det, og 2, når det, der er angivet, eller mappen til svaret er forkert.";

/// How a command is written.
pub(crate) fn usage(command: &str) -> String {
    const CASES: &str = "SAG|MAPPE…";
    const ANSWER: &str = "[--out MAPPE [--replace]] [--json]";
    const TEMPLATES: &str = "[--templates MAPPE]";
    const KEY: &str = "[--key-file FIL]";
    let rest = match command {
        "letters" | "check" | "readability" => {
            format!("{CASES} [--letter BREV] {ANSWER} {TEMPLATES} {KEY}")
        }
        "write" => {
            format!(
                "{CASES} [--letter BREV] [--format docx,odt,pdf,text] [--draft] [--filing-copy] [--redacted [--redaction FIL]] [--packet [--memo 1.1|1.2]] {ANSWER} {TEMPLATES} {KEY}"
            )
        }
        "diff" => {
            format!(
                "{CASES} --letter BREV [--against template|seen|written] [--format docx,odt,pdf,text] {ANSWER} {TEMPLATES} {KEY}"
            )
        }
        "seal" => {
            format!("SAG [--letter BREV,BREV] [--today DATO] {TEMPLATES} {KEY} [--json]")
        }
        "choose" => {
            format!(
                "SAG --letter BREV [--set NAVN=VALG]… [--today DATO] {TEMPLATES} {KEY} [--json]"
            )
        }
        "exhibits" => {
            format!("SAG [--add FIL]… | [--get NUMMER --out FIL] {KEY} [--json]")
        }
        "form" => {
            format!("SAG [--for mentor|supplier|home] [--today DATO] {ANSWER} {TEMPLATES} {KEY}")
        }
        "take-form" => {
            format!("SAG FIL [--out FIL [--replace]] {TEMPLATES} {KEY} [--json]")
        }
        "import" => {
            format!(
                "FIL… [--into SAG] [--case NUMMER] [--out FIL [--replace]] [--today DATO] {TEMPLATES} {KEY} [--json]"
            )
        }
        "access" => {
            format!(
                "{CASES} [--without-names] [--today DATO] [--format docx,odt,pdf,text] {ANSWER} {TEMPLATES} {KEY}"
            )
        }
        "history" => format!("SAG [--since NUMMER] {KEY} [--json]"),
        "verify-sealed" | "evidence" => format!("{CASES} {ANSWER} {TEMPLATES} {KEY}"),
        "cases" => {
            format!("{CASES} [--today DATO] [--week UGE] {ANSWER} {TEMPLATES} {KEY}")
        }
        "agenda" => {
            format!("{CASES} --day DATO [--format docx,odt,pdf,text] {ANSWER} {TEMPLATES} {KEY}")
        }
        "deadlines" | "questions" | "journal" => {
            format!("{CASES} [--today DATO] {ANSWER} {TEMPLATES} {KEY}")
        }
        "pack" => format!("SAG --out FIL {KEY} [--recovery FIL] [--replace] [--json]"),
        "unpack" => format!("SAG --out FIL {KEY} [--replace] [--json]"),
        "delete" => {
            format!("{CASES} [--months ANTAL] [--yes] [--today DATO] {TEMPLATES} {KEY} [--json]")
        }
        "rekey" => format!("SAG {KEY} [--new-key-file FIL] [--json]"),
        "key" => format!("--out FIL {KEY} [--json]"),
        "guide" => format!("[--format docx,odt,pdf,text] {ANSWER}"),
        "verify" => format!("[MAPPE] {ANSWER}"),
        "doctor" => format!("[--today DATO] {ANSWER} {TEMPLATES}"),
        "law" => format!(
            "[--today DATO] [--for BREV] | --years | --matrix | --rehearse MAPPE {CASES} {ANSWER} {TEMPLATES} {KEY}"
        ),
        "recipe" => {
            format!("[BREV…] [--format docx,odt,pdf,text] [--today DATO] {ANSWER} {TEMPLATES}")
        }
        _ => ANSWER.to_owned(),
    };
    format!("forberedt-cli {command} {rest}")
}

/// Gives the help that was asked for, or says what is wrong with the command line.
pub(crate) fn answer(error: &clap::Error, shell: &mut Shell) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        shell.put(&error.render().to_string());
        return Outcome::Done;
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let what = context(ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "Skriv, hvad programmet skal gøre.".to_owned()
        }
        ErrorKind::InvalidSubcommand => {
            format!("Kommandoen »{}« findes ikke.", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("Valget »{what}« findes ikke."),
        ErrorKind::MissingRequiredArgument => format!("Der mangler {what}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            let known = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(known)) if !known.is_empty() => {
                    format!(" Du kan bruge {}.", one_of(known))
                }
                _ => String::new(),
            };
            format!("»{}« kan ikke bruges ved {what}.{known}", context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("Der står for meget ved {what}.")
        }
        _ => "Kommandoen kan ikke læses.".to_owned(),
    };
    complain(format!("{message}\nSe hjælpen med: forberedt-cli --help"));
    Outcome::Wrong
}
