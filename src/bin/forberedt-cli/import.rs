//! A file from the municipality's own system: what it says, what of it is new to a case, and a case that begins with it.

use std::path::{Path, PathBuf};

use clap::Args;
use forberedt::case::Case;
use forberedt::files::locked::CaseLock;
use forberedt::files::save::Over;
use forberedt::files::{case_file, own_key};
use forberedt::intake::{Export, Intake, MOST_FILES, chosen_by, hold_to_case};
use forberedt::jobs::intake::read_files;
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::safe::has_ending;
use jiff::civil::Date;

use super::import_told::{Came, in_words, to_json};
use super::orders::{ReadingOrder, day};
use super::shell::Shell;
use super::{Outcome, cases, locking, own_file, policy, saving};

/// Which files are read, whose case is meant, and where it goes.
#[derive(Args)]
pub(crate) struct ImportOrder {
    /// Filerne fra fagsystemet: CSV eller JSON
    #[arg(value_name = "FIL", required = true, help_heading = "Angiv")]
    pub files: Vec<PathBuf>,
    /// Den sag, som det nye tages ind i; uden den begynder en ny
    #[arg(long, value_name = "SAG")]
    pub into: Option<PathBuf>,
    /// Sagsnummeret på den sag i filen, der menes, hvis der er flere
    #[arg(long, value_name = "NUMMER")]
    pub case: Option<String>,
    /// Filen, som sagen skrives i; uden den vises kun, hvad der ville komme ind
    #[arg(long, value_name = "FIL")]
    pub out: Option<PathBuf>,
    /// Erstat filen, hvis den er der i forvejen
    #[arg(long, requires = "out")]
    pub replace: bool,
    /// Dagen, det er taget ind; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingOrder,
}

pub(crate) fn import(order: &ImportOrder, day: Date, shell: &mut Shell) -> Outcome {
    // Whoever has the case open would not know of what is written.
    match order.out.as_deref().filter(|out| out.exists()) {
        Some(out) => own_file::held(out, "Gem og luk den dér, og hent så udtrækket.", || {
            imported(order, day, shell)
        }),
        None => imported(order, day, shell).unwrap_or_else(|outcome| outcome),
    }
}

/// The case that something is taken into, and its lock.
struct Into<'a> {
    path: &'a Path,
    case: Case,
    lock: Option<CaseLock>,
}

fn imported(order: &ImportOrder, day: Date, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let wrong = |problem: Problem| cases::tell(&[problem]);
    let library = cases::library(order.reading.templates.as_deref())?;
    let into = match &order.into {
        None => None,
        Some(path) => {
            let (case, lock, _) = own_file::open(path, &order.reading.key).map_err(wrong)?;
            own_file::note_reading(path, lock.as_ref(), order.out.as_deref(), "import");
            Some(Into { path, case, lock })
        }
    };
    let export = read(order, into.as_ref().map(|into| &into.case), library)?;
    if let Some(into) = &into {
        hold_to_case(&export, &into.case).map_err(wrong)?;
    }
    let new = Case::default();
    let case = into.as_ref().map_or(&new, |into| &into.case);
    let taking = Intake::of(&export, case);
    let came = match &order.out {
        None => Came::Unasked,
        Some(out) => match taking.taken_into(case, |_| true, |_| true, day) {
            None => Came::Not,
            Some(after) => {
                write(&after, into.as_ref(), order, out)?;
                Came::To(out)
            }
        },
    };
    if order.reading.json {
        let into = into.as_ref().map(|into| into.path);
        let json = to_json((&export, &taking), into, library, &came);
        shell.put(&format!("{json:#}\n"));
    } else {
        in_words((&export, &taking), into.is_some(), library, &came, shell);
    }
    Ok(if matches!(came, Came::Not) { Outcome::Blocked } else { Outcome::Done })
}

/// What the files say of the case that is meant. Their names may be those of persons, and stand in no problem.
fn read(order: &ImportOrder, into: Option<&Case>, library: &Library) -> Result<Export, Outcome> {
    let most = order.files.len().min(MOST_FILES + 1);
    let bytes = read_files(&order.files[..most]).map_err(|problems| cases::tell(&problems))?;
    let whose = chosen_by(order.case.as_deref(), into);
    Export::read(&bytes, &library.mapping, &library.words, &whose)
        .map_err(|problems| cases::tell(&problems))
}

fn write(
    case: &Case,
    into: Option<&Into<'_>>,
    order: &ImportOrder,
    out: &Path,
) -> Result<(), Outcome> {
    let written = match into {
        Some(Into { path, lock, .. }) => {
            own_file::write_elsewhere(case, (path, lock.as_ref()), out, order.replace).map_err(Some)
        }
        None => write_new(case, order, out),
    };
    written.map_err(|problem| cases::tell(problem.as_slice()))
}

/// Writes a new case, locked where its file is to end so. The municipality's recovery key opens it too. It takes the place of no other:
/// that may be somebody else's.
fn write_new(case: &Case, order: &ImportOrder, out: &Path) -> locking::Told<()> {
    let text = case_file::to_text(case)?;
    let bytes = if has_ending(out) {
        let templates = policy::places(order.reading.templates.as_deref())?.templates;
        let recovery = templates.as_deref().map(own_key::recovery);
        let recovery = recovery.filter(|file| file.exists());
        let recovery = recovery.as_deref().map(locking::public_key).transpose()?;
        locking::locked_anew(out, text.as_bytes(), order.reading.key.key_file.as_deref(), recovery)?
    } else {
        saving::held_to_json(out)?;
        text.into_bytes()
    };
    saving::save_case(out, &bytes, &Over::Nothing).map_err(|problem| {
        match problem.code.as_str() {
            "target-taken" => problem
                .with_cure("Vælg et andet navn, eller hent udtrækket ind i sagen med --into."),
            _ => problem,
        }
    })?;
    Ok(())
}
