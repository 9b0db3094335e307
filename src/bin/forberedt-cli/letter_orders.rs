//! What is typed on the command line about how letters read: their differences, and their recipes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::args::{AnswerOrder, CaseOrder, FormatName, day};

/// Which letter is compared, and with what.
#[derive(Args)]
pub(crate) struct DiffOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    /// Brevet
    #[arg(long, value_name = "BREV")]
    pub letter: String,
    /// Hvad det holdes op mod: template er brevet uden rettelser i hånden, seen er det, der sidst blev set, og written det, der sidst blev skrevet
    #[arg(
        long,
        value_name = "UDGAVE",
        default_value = "template",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub against: AgainstName,
    /// Filformater med komma imellem: docx, pdf, text. Uden valget er det docx,pdf, og uden --out er det text
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        hide_possible_values = true,
        ignore_case = true
    )]
    pub format: Vec<FormatName>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum AgainstName {
    Template,
    Seen,
    Written,
}

/// Which recipes are told.
#[derive(Args)]
pub(crate) struct RecipeOrder {
    /// Brevene; uden dem alle
    #[arg(value_name = "BREV", help_heading = "Angiv")]
    pub letters: Vec<String>,
    /// Filformater med komma imellem: docx, pdf, text. Uden valget er det docx,pdf, og uden --out er det text
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        hide_possible_values = true,
        ignore_case = true
    )]
    pub format: Vec<FormatName>,
    /// Dagen, hvis regler nævnes, for eksempel 2018-03-01; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub answer: AnswerOrder,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
}
