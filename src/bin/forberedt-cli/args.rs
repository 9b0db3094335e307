//! What is typed on the command line.

use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use super::Outcome;
use super::access::AccessOrder;
use super::delete::DeleteOrder;
use super::form::FormOrder;
use super::guide::GuideOrder;
use super::import::ImportOrder;
use super::orders::{
    AgendaOrder, AnswerOrder, CaseListOrder, CaseOrder, ChooseOrder, DiffOrder, ExhibitsOrder,
    HistoryOrder, KeyOrder, OneCase, PackOrder, RecipeOrder, SealOrder, WriteOrder, day,
};
use super::shell::Shell;
use super::take_form::TakeFormOrder;
use super::usage::{CODES, answer, usage};

const TEMPLATE: &str = "{about}\n\nBrug: {usage}\n\n{all-args}{after-help}";

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
        #[command(flatten)]
        cases: CaseOrder,
        /// Kun dette brev
        #[arg(long, value_name = "BREV")]
        letter: Option<String>,
    },
    /// Skriv breve fra en eller flere sager
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Write(WriteOrder),
    /// Kontrollér sager
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Check {
        #[command(flatten)]
        cases: CaseOrder,
        /// Kun det, som dette brev mangler, eller som skal ses efter, før det går ud
        #[arg(long, value_name = "BREV")]
        letter: Option<String>,
    },
    /// Vis mine sager: det, der forfalder først, hvem der ventes på, og hvad der stopper
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Cases(CaseListOrder),
    /// Vis dagsordenen for en dag, og skriv et ark til mødet for hver sag
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Agenda(AgendaOrder),
    /// Vis en sags frister, og hvordan de er talt
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Deadlines {
        #[command(flatten)]
        cases: CaseOrder,
        /// Dagen, fristerne ses fra; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
    },
    /// Vis, hvad andre er spurgt om, hvad der er svaret, og hvad der mangler
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Questions {
        #[command(flatten)]
        cases: CaseOrder,
        /// Dagen, spørgsmålene ses fra; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
    },
    /// Skriv et kort notat om hvert skridt i sagen, det nyeste først, til kommunens journal
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Journal {
        #[command(flatten)]
        cases: CaseOrder,
        /// Notaterne til og med denne dag; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
    },
    /// Vis, hvilke svar der bygger på et bilag, og hvilke der mangler et
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Evidence {
        #[command(flatten)]
        cases: CaseOrder,
    },
    /// Vis, hvor let et brev er at læse, og hvad der kan skrives lettere
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Readability {
        #[command(flatten)]
        cases: CaseOrder,
        /// Kun dette brev; uden det ses alle sagens breve
        #[arg(long, value_name = "BREV")]
        letter: Option<String>,
    },
    /// Vis, hvad der er forskelligt i et brev: rettet i hånden, eller nyt, siden det blev skrevet
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Diff(DiffOrder),
    /// Efterse skabeloner, felter, kontroller og lovfiler
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Verify {
        /// Kommunens mappe med egne skabeloner; uden den efterses de indbyggede
        #[arg(value_name = "MAPPE", help_heading = "Angiv")]
        folder: Option<PathBuf>,
        /// Dagen, for eksempel 2018-03-01; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
        #[command(flatten)]
        answer: AnswerOrder,
    },
    /// Vis hvilke bestemmelser der gælder på en dag, og om de er efterprøvet
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Law {
        /// Dagen, for eksempel 2018-03-01; uden den er det i dag
        #[arg(long, alias = "on", value_name = "DATO", value_parser = day)]
        today: Option<Date>,
        /// Kun de bestemmelser, som dette brev henviser til den dag
        #[arg(long = "for", alias = "letter", value_name = "BREV")]
        letter: Option<String>,
        /// Vis i stedet for hvert år og hver lov, hvor meget der er efterprøvet
        #[arg(long, conflicts_with_all = ["today", "letter", "matrix"])]
        years: bool,
        /// Vis i stedet, hvilke breve lovfilerne rækker til, hver gang en regel skifter
        #[arg(long, conflicts_with_all = ["today", "letter"])]
        matrix: bool,
        /// Vis i stedet, hvad nye lovfiler i denne mappe ville ændre i sagernes breve
        #[arg(long, value_name = "MAPPE", requires = "cases", conflicts_with_all = ["today", "letter", "years", "matrix"])]
        rehearse: Option<PathBuf>,
        /// Sagsfiler, eller mapper med sager, hvis breve der ses på
        #[arg(value_name = "SAG|MAPPE", requires = "rehearse", help_heading = "Angiv")]
        cases: Vec<PathBuf>,
        #[command(flatten)]
        key: KeyOrder,
        #[command(flatten)]
        answer: AnswerOrder,
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
    },
    /// Vis et brevs opskrift: alle dets tekster, og hvornår hver af dem kommer med
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Recipe(RecipeOrder),
    /// Lås en sag, så den kun kan læses med adgangskode eller nøgle
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Pack(PackOrder),
    /// Lås en sag op, og gem den som almindelig sagsfil
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Unpack {
        #[command(flatten)]
        file: OneCase,
        #[command(flatten)]
        key: KeyOrder,
    },
    /// Skift adgangskoden til en låst sag eller til din egen nøgle
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Rekey {
        /// Den låste sag, eller filen med din egen nøgle
        #[arg(value_name = "SAG", help_heading = "Angiv")]
        case: PathBuf,
        #[command(flatten)]
        key: KeyOrder,
        /// Filen med den nye adgangskode; uden den spørges der her
        #[arg(long, value_name = "FIL")]
        new_key_file: Option<PathBuf>,
        /// Svar som JSON
        #[arg(long)]
        json: bool,
    },
    /// Lav din egen nøgle, låst med en adgangskode, og vis den offentlige nøgle, som hører til
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Key {
        /// Filen, som nøglen skrives i
        #[arg(long, value_name = "FIL")]
        out: PathBuf,
        /// Filen med den adgangskode, som skal låse nøglen; uden den spørges der her
        #[arg(long, value_name = "FIL")]
        key_file: Option<PathBuf>,
        /// Svar som JSON
        #[arg(long)]
        json: bool,
    },
    /// Vis, hvad der kan vælges i et brev, eller vælg det
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Choose(ChooseOrder),
    /// Forsegl breve i sagen, som de går ud, så de senere kan laves igen og sammenlignes
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Seal(SealOrder),
    /// Lav forseglede breve igen, og se, om de er de samme
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    VerifySealed {
        #[command(flatten)]
        cases: CaseOrder,
    },
    /// Vis, hvilke ældre udgaver en låst sag gemmer
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    History(HistoryOrder),
    /// Vis, hvem der har haft en låst sag åben, og hvad de gjorde, eller skriv det til borgeren
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Access(AccessOrder),
    /// Vis filerne til en låst sags bilag, og om de er hele; læg nye ved, eller hent én ud
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Exhibits(ExhibitsOrder),
    /// Skriv et skema til den, der ser borgeren i hverdagen: mentor, leverandør eller hjemmet
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Form(FormOrder),
    /// Læs et udfyldt skema, og vis, hvad der er nyt, eller tag det ind i sagen
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    TakeForm(TakeFormOrder),
    /// Læs en fil fra fagsystemet, og vis, hvad den siger, eller begynd en sag på den, eller tag det ind i en sag
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Import(ImportOrder),
    /// Vis de sager, der har passeret slettefristen, og det, der ville gå med; slet dem med --yes
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Delete(DeleteOrder),
    /// Vis, hvad der gælder på maskinen og hvor det kommer fra, hvad der mangler, og hvad programmet aldrig gør
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Doctor {
        /// Kommunens mappe med egne skabeloner
        #[arg(long, value_name = "MAPPE")]
        templates: Option<PathBuf>,
        /// Dagen, for eksempel 2018-03-01; uden den er det i dag
        #[arg(long, value_name = "DATO", value_parser = day)]
        today: Option<Date>,
        #[command(flatten)]
        answer: AnswerOrder,
    },
    /// Vis, hvem der har lavet det, programmet er bygget af, og på hvilke vilkår
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Licences {
        #[command(flatten)]
        answer: AnswerOrder,
    },
    /// Vis vejledningen til programmet, eller skriv den som PDF, Word eller ODT
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Guide(GuideOrder),
    /// Vis manualsiden; med --out skrives også det, som en skal kan fuldføre kommandoer med
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Manual {
        #[command(flatten)]
        answer: AnswerOrder,
    },
    /// Vis sagsfilens JSON Schema
    #[command(help_template = TEMPLATE, next_help_heading = "Valg")]
    Schema {
        #[command(flatten)]
        answer: AnswerOrder,
    },
}

/// The command line as it may be typed, with all that its help says.
pub(crate) fn command_line() -> clap::Command {
    Cli::command()
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage("forberedt-cli <KOMMANDO>")
        .after_help(CODES)
        .mut_subcommands(|command| {
            let usage = usage(command.get_name());
            command.override_usage(usage)
        })
}

/// Reads the command line. Help goes out here, and so does what is wrong with it.
pub(crate) fn read(shell: &mut Shell) -> Result<Command, Outcome> {
    let matches = command_line().try_get_matches();
    let parsed = matches.and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map(|cli| cli.command).map_err(|error| answer(&error, shell))
}
