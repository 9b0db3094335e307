//! What is typed on the command line after a command: which cases, which letters, and where the answer goes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use forberedt::case::dates::Day;
use forberedt::case::scalar::Scalar;
use forberedt::files::policy::Policy;
use forberedt::packet::MemoVersion;
use forberedt::problem::Problem;
use forberedt::writers::Format;
use jiff::civil::Date;

use super::shell::complain;
use super::{Outcome, policy};

/// Which cases are meant, and where the answer goes.
#[derive(Args)]
pub(crate) struct CaseOrder {
    /// Sagsfiler, eller mapper med sager
    #[arg(value_name = "SAG|MAPPE", required = true, help_heading = "Angiv")]
    pub cases: Vec<PathBuf>,
    #[command(flatten)]
    pub answer: AnswerOrder,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
    #[command(flatten)]
    pub key: KeyOrder,
}

/// Which cases are listed, and on which day.
#[derive(Args)]
pub(crate) struct CaseListOrder {
    /// Mapper med sager, eller sagsfiler
    #[arg(value_name = "SAG|MAPPE", required = true, help_heading = "Angiv")]
    pub cases: Vec<PathBuf>,
    /// Dagen, sagerne ses fra; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    /// Kun sager med en frist i denne uge: 12 eller 2018-W12
    #[arg(long, value_name = "UGE")]
    pub week: Option<String>,
    #[command(flatten)]
    pub answer: AnswerOrder,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
    /// Filen med adgangskoden eller nøglen til låste sager; uden den står de kun med deres filnavn
    #[arg(long, value_name = "FIL")]
    pub key_file: Option<PathBuf>,
}

/// The day of an agenda, and the cases that may be on it.
#[derive(Args)]
pub(crate) struct AgendaOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    /// Dagen, dagsordenen er for
    #[arg(long, value_name = "DATO", value_parser = day, required = true, help_heading = "Angiv")]
    pub day: Date,
    #[command(flatten)]
    pub formats: FormatOrder,
}

/// What locked cases are opened with.
#[derive(Args)]
pub(crate) struct KeyOrder {
    /// Filen med adgangskoden eller nøglen til låste sager; uden den spørges der her
    #[arg(long, value_name = "FIL")]
    pub key_file: Option<PathBuf>,
}

/// By what a case's own file is read, and how that is answered.
#[derive(Args)]
pub(crate) struct ReadingOrder {
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
    #[command(flatten)]
    pub key: KeyOrder,
    /// Svar som JSON
    #[arg(long)]
    pub json: bool,
}

/// Where an answer goes, and in which shape.
#[derive(Args)]
pub(crate) struct AnswerOrder {
    /// Mappen, som der skrives i; uden den vises svaret her
    #[arg(long, value_name = "MAPPE")]
    pub out: Option<PathBuf>,
    /// Erstat også filer, som er ændret, eller som kommer fra en anden sag, og skriv også ved siden af en anden sags breve
    #[arg(long, requires = "out")]
    pub replace: bool,
    /// Svar som JSON
    #[arg(long)]
    pub json: bool,
}

/// One case, and the file that it becomes.
#[derive(Args)]
pub(crate) struct OneCase {
    /// Sagsfilen
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Filen, som der skrives i
    #[arg(long, value_name = "FIL")]
    pub out: PathBuf,
    /// Erstat filen, hvis den er der i forvejen
    #[arg(long)]
    pub replace: bool,
    /// Svar som JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub(crate) struct PackOrder {
    #[command(flatten)]
    pub file: OneCase,
    /// Filen med adgangskoden, eller med din nøgle eller den offentlige del af den; uden den spørges der her
    #[arg(long, value_name = "FIL")]
    pub key_file: Option<PathBuf>,
    /// Filen med kommunens offentlige nødnøgle, som også skal kunne åbne sagen
    #[arg(long, value_name = "FIL")]
    pub recovery: Option<PathBuf>,
}

/// Which older versions are shown.
#[derive(Args)]
pub(crate) struct HistoryOrder {
    /// Den låste sag
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Vis i stedet, hvad der er ændret siden udgaven med dette nummer
    #[arg(long, value_name = "NUMMER")]
    pub since: Option<u32>,
    #[command(flatten)]
    pub key: KeyOrder,
    /// Svar som JSON
    #[arg(long)]
    pub json: bool,
}

/// What is to be done with the files of the exhibits.
#[derive(Args)]
pub(crate) struct ExhibitsOrder {
    /// Den låste sag
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// En fil, der skal låses og lægges ved sagen; kan gives flere gange
    #[arg(long, value_name = "FIL", conflicts_with_all = ["get", "out"])]
    pub add: Vec<PathBuf>,
    /// Nummeret på den fil, der skal hentes ud
    #[arg(long, value_name = "NUMMER", requires = "out")]
    pub get: Option<u32>,
    /// Filen, den hentes ud i
    #[arg(long, value_name = "FIL", requires = "get")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub key: KeyOrder,
    /// Svar som JSON
    #[arg(long)]
    pub json: bool,
}

/// Which letters of a case are sealed.
#[derive(Args)]
pub(crate) struct SealOrder {
    /// Sagsfilen, som seglet lægges i
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Kun disse breve, med komma imellem; uden det er det afgørelsens breve
    #[arg(long, value_name = "BREV", value_delimiter = ',')]
    pub letter: Vec<String>,
    /// Dagen, de går ud; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingOrder,
}

/// In which letter of a case something is chosen.
#[derive(Args)]
pub(crate) struct ChooseOrder {
    /// Sagsfilen, som valget gemmes i
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Brevet
    #[arg(long, value_name = "BREV")]
    pub letter: String,
    /// Et valg og det, der skal stå; kan gives flere gange. Uden det vises brevets valg
    #[arg(long, value_name = "NAVN=VALG")]
    pub set: Vec<String>,
    /// Dagen, valget er gjort; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingOrder,
}

#[derive(Args)]
pub(crate) struct WriteOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    /// Kun dette brev
    #[arg(long, value_name = "BREV")]
    pub letter: Option<String>,
    #[command(flatten)]
    pub formats: FormatOrder,
    /// Skriv UDKAST på hver side, og lad huller stå åbne
    #[arg(long)]
    pub draft: bool,
    /// Skriv brevene uden navne, adresser, CPR-numre og andet, der viser, hvem det er
    #[arg(long)]
    pub redacted: bool,
    /// Skriv også et eksemplar til journalen: PDF/A-3 med det, brevet er lavet af, inden i. Borgeren skal have det andet
    #[arg(long, requires = "out", conflicts_with_all = ["draft", "redacted"])]
    pub filing_copy: bool,
    /// Filen, der siger, om ord, programmet er i tvivl om, skal fjernes eller beholdes
    #[arg(long, value_name = "FIL", requires = "redacted")]
    pub redaction: Option<PathBuf>,
    /// Læg ved hvert brev det, som andre systemer sender og journaliserer: en besked til Digital Post (MeMo), en fil til journalen (SF2900) og en række som CSV og JSON
    #[arg(long, requires = "out", conflicts_with_all = ["draft", "redacted"])]
    pub packet: bool,
    /// Beskedens udgave af MeMo: 1.1 eller 1.2
    #[arg(
        long,
        value_name = "UDGAVE",
        requires = "packet",
        default_value = "1.2",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub memo: MemoName,
}

/// Which edition of the message is written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum MemoName {
    #[value(name = "1.1")]
    One,
    #[value(name = "1.2")]
    Two,
}

impl From<MemoName> for MemoVersion {
    fn from(name: MemoName) -> Self {
        match name {
            MemoName::One => Self::One,
            MemoName::Two => Self::Two,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FormatName {
    #[value(alias = "word")]
    Docx,
    Odt,
    Pdf,
    #[value(alias = "txt")]
    Text,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Docx => Self::Docx,
            FormatName::Odt => Self::Odt,
            FormatName::Pdf => Self::Pdf,
            FormatName::Text => Self::Text,
        }
    }
}

/// In which formats letters are written.
#[derive(Args)]
pub(crate) struct FormatOrder {
    /// Filformater med komma imellem: docx, odt, pdf, text. Uden valget er det docx,pdf, og uden --out er det text
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        hide_possible_values = true,
        ignore_case = true
    )]
    pub format: Vec<FormatName>,
}

impl FormatOrder {
    /// The formats, each once: those that were asked for, or else the usual ones of files, or of standard output.
    pub(crate) fn chosen(&self, out: Option<&Path>) -> Result<Vec<Format>, Outcome> {
        let formats: BTreeSet<Format> =
            self.format.iter().map(|name| Format::from(*name)).collect();
        let wrong = |problem: &Problem| {
            complain(problem);
            Outcome::Wrong
        };
        let policy = policy::in_force().map_err(wrong)?;
        match out {
            Some(_) if formats.is_empty() => Ok(usual(policy)),
            Some(_) => match policy::may_write(&formats) {
                Ok(()) => Ok(formats.into_iter().collect()),
                Err(problem) => Err(wrong(&problem)),
            },
            None if formats.iter().any(|format| *format != Format::Text) => {
                complain("Word, ODT og PDF skal ligge i en mappe. Vælg den med --out MAPPE.");
                Err(Outcome::Wrong)
            }
            _ => Ok(formats.into_iter().collect()),
        }
    }
}

/// The formats of files where none is asked for: Word and PDF, or what is left by the policy.
fn usual(policy: &Policy) -> Vec<Format> {
    let both: Vec<Format> =
        [Format::Docx, Format::Pdf].into_iter().filter(|it| policy.allows(*it)).collect();
    match both.is_empty() {
        false => both,
        true => Format::ALL.into_iter().filter(|it| policy.allows(*it)).collect(),
    }
}

/// Which letter is compared, and with what.
#[derive(Args)]
pub(crate) struct DiffOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    /// Brevet
    #[arg(long, value_name = "BREV")]
    pub letter: String,
    /// Hvad det holdes op mod: template er brevet uden rettelser i hånden, seen er det, der sidst blev set i vinduet, og written er det, der sidst blev skrevet
    #[arg(
        long,
        value_name = "UDGAVE",
        default_value = "template",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub against: AgainstName,
    /// Hvem der så det, hvis flere har: bruger-id eller navn, som det står i indstillingerne
    #[arg(long, value_name = "BRUGER")]
    pub user: Option<String>,
    #[command(flatten)]
    pub formats: FormatOrder,
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
    #[command(flatten)]
    pub formats: FormatOrder,
    /// Dagen, hvis regler nævnes, for eksempel 2018-03-01; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub answer: AnswerOrder,
    /// Kommunens mappe med egne skabeloner
    #[arg(long, value_name = "MAPPE")]
    pub templates: Option<PathBuf>,
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    Day::parse(text)?.date().ok_or_else(|| "Skriv dagen som 2018-03-01 eller 1.3.2018.".to_owned())
}
