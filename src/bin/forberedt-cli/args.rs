//! What is typed on the command line, and what to say when it is wrong.

use std::io::Write;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use forberedt::case::dates::Day;
use forberedt::case::scalar::Scalar;
use forberedt::writers::Format;
use jiff::civil::Date;

use super::Outcome;
use super::lines::complain;

const TEMPLATE: &str = "{about}\n\nBrug: {usage}\n\n{all-args}";

/// Skriver breve i sager om førtidspension, fleksjob og ressourceforløb.
#[derive(Parser)]
#[command(name = "forberedt-cli", help_template = TEMPLATE, disable_help_flag = true, disable_help_subcommand = true, disable_version_flag = true, subcommand_help_heading = "Kommandoer", subcommand_value_name = "KOMMANDO", next_help_heading = "Valg")]
struct Cli {
    /// Vis denne hjælp
    #[arg(short, long, action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Vis programmets version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Vis hvilke breve en sag kan give, og hvad de andre mangler
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Letters {
        /// Sagsfilen eller dens mappe
        #[arg(value_name = "SAG", help_heading = "Angiv")]
        case: PathBuf,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Skriv breve fra en eller flere sager
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Write(WriteOrder),
    /// Kontrollér en sag
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Check {
        /// Sagsfilen eller dens mappe
        #[arg(value_name = "SAG", help_heading = "Angiv")]
        case: PathBuf,
        /// Svar som JSON
        #[arg(long)]
        json: bool,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Vis en sags frister, og hvordan de er talt
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Deadlines {
        /// Sagsfilen eller dens mappe
        #[arg(value_name = "SAG", help_heading = "Angiv")]
        case: PathBuf,
        /// Svar som JSON
        #[arg(long)]
        json: bool,
        /// Dagen, fristerne ses fra; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Vis, hvor let et brev er at læse, og hvad der kan skrives lettere
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Readability {
        /// Sagsfilen eller dens mappe
        #[arg(value_name = "SAG", help_heading = "Angiv")]
        case: PathBuf,
        /// Brevet
        #[arg(long, value_name = "BREV")]
        letter: String,
        /// Svar som JSON
        #[arg(long)]
        json: bool,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Efterse skabeloner, felter, kontroller og lovfiler
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Verify {
        /// Kommunens mappe med egne skabeloner; uden den efterses de indbyggede
        #[arg(value_name = "MAPPE", help_heading = "Angiv")]
        folder: Option<PathBuf>,
    },
    /// Vis hvilke bestemmelser der gælder på en dag, og om de er efterprøvet
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Law {
        /// Dagen, for eksempel 2018-03-01; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        on: Option<Date>,
        /// Kun de bestemmelser, som dette brev henviser til den dag
        #[arg(long = "for", value_name = "BREV")]
        letter: Option<String>,
        /// Vis i stedet for hvert år og hver lov, hvor meget der er efterprøvet
        #[arg(long, conflicts_with_all = ["on", "letter", "matrix"])]
        years: bool,
        /// Svar som JSON
        #[arg(long, conflicts_with = "matrix")]
        json: bool,
        /// Vis i stedet, hvilke breve lovfilerne rækker til, hver gang en regel skifter
        #[arg(long, conflicts_with_all = ["on", "letter"])]
        matrix: bool,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Vis sagsfilens JSON Schema
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Schema,
}

#[derive(Args)]
pub(crate) struct WriteOrder {
    /// Sagsfiler eller mapper med sager
    #[arg(value_name = "SAG", required = true, help_heading = "Angiv")]
    pub cases: Vec<PathBuf>,
    /// Mappen, som brevene skrives i
    #[arg(long, value_name = "MAPPE")]
    pub out: PathBuf,
    /// Kun dette brev
    #[arg(long, value_name = "BREV")]
    pub letter: Option<String>,
    /// Filformater med komma imellem: docx, pdf, text
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        default_value = "docx,pdf",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Vec<FormatName>,
    /// Skriv UDKAST på hver side, og lad huller stå åbne
    #[arg(long)]
    pub draft: bool,
    /// Erstat også filer, som er ændret, eller som kommer fra en anden sag
    #[arg(long)]
    pub replace: bool,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FormatName {
    Docx,
    Pdf,
    #[value(alias = "txt")]
    Text,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Docx => Self::Docx,
            FormatName::Pdf => Self::Pdf,
            FormatName::Text => Self::Text,
        }
    }
}

fn day(text: &str) -> Result<Date, String> {
    Day::parse(text)?.date().ok_or_else(|| "Skriv dagen som 2018-03-01 eller 1.3.2018.".to_owned())
}

/// Reads the command line. Help goes out here, and so does what is wrong with it.
pub(crate) fn read() -> Result<Command, Outcome> {
    let version = env!("CARGO_PKG_VERSION");
    let command = Cli::command().version(version).override_usage("forberedt-cli <KOMMANDO>").mut_subcommands(|command| {
        let usage = match command.get_name() {
            "letters" => "forberedt-cli letters SAG [--templates MAPPE]",
            "write" => "forberedt-cli write SAG… --out MAPPE [--letter BREV] [--format docx,pdf,text] [--draft] [--replace] [--templates MAPPE]",
            "check" => "forberedt-cli check SAG [--json] [--templates MAPPE]",
            "deadlines" => "forberedt-cli deadlines SAG [--json] [--today DATO] [--templates MAPPE]",
            "readability" => "forberedt-cli readability SAG --letter BREV [--json] [--templates MAPPE]",
            "verify" => "forberedt-cli verify [MAPPE]",
            "law" => "forberedt-cli law [--on DATO] [--for BREV] [--json] [--templates MAPPE], eller forberedt-cli law --years [--json], eller forberedt-cli law --matrix",
            _ => "forberedt-cli schema",
        };
        command.override_usage(usage)
    });
    let parsed = command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map(|cli| cli.command).map_err(|error| answer(&error))
}

fn answer(error: &clap::Error) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = write!(std::io::stdout(), "{}", error.render());
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
            format!("»{}« kan ikke bruges ved {what}.", context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("Der står for meget ved {what}.")
        }
        _ => "Kommandoen kan ikke læses.".to_owned(),
    };
    complain(format!("{message}\nSe hjælpen med: forberedt-cli --help"));
    Outcome::Wrong
}
