//! A form that came back: what it says, what of it is new to the case, and taking that in.

use std::path::{Path, PathBuf};

use clap::Args;
use forberedt::files::answer_file;
use forberedt::observations::{MOST_BYTES, Observations, ObservedRow, RowStanding, Taking};
use forberedt::problem::Problem;
use serde_json::{Value, json};

use super::answers::written_line;
use super::orders::ReadingOrder;
use super::shell::Shell;
use super::{Outcome, cases, own_file};

/// Which form is read, and where the case with it goes.
#[derive(Args)]
pub(crate) struct TakeFormOrder {
    /// Sagsfilen
    #[arg(value_name = "SAG", help_heading = "Angiv")]
    pub case: PathBuf,
    /// Skemaet, som det kom tilbage: en Word-fil, eller filen, der ender på .json
    #[arg(value_name = "FIL", help_heading = "Angiv")]
    pub form: PathBuf,
    /// Filen, som sagen med det nye skrives i; uden den vises kun, hvad der ville komme ind
    #[arg(long, value_name = "FIL")]
    pub out: Option<PathBuf>,
    /// Erstat filen, hvis den er der i forvejen
    #[arg(long, requires = "out")]
    pub replace: bool,
    #[command(flatten)]
    pub reading: ReadingOrder,
}

pub(crate) fn take_form(order: &TakeFormOrder, shell: &mut Shell) -> Outcome {
    taken(order, shell).unwrap_or_else(|outcome| outcome)
}

fn taken(order: &TakeFormOrder, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let wrong = |problem: Problem| cases::tell(&[problem]);
    let library = cases::library(order.reading.templates.as_deref())?;
    let (case, lock, _) = own_file::open(&order.case, &order.reading.key).map_err(wrong)?;
    let bytes = answer_file::read(&order.form, MOST_BYTES).map_err(wrong)?;
    let name = order.form.display().to_string();
    let found = Observations::read(&name, &bytes, &case, library).map_err(wrong)?;
    own_file::note_reading(&order.case, lock.as_ref(), order.out.as_deref(), "take-form");
    let taking = Taking::of(&found, &case);
    let after = match &order.out {
        Some(out) => match taking.taken_into(&case, |_| true) {
            Some(after) => {
                let from = (order.case.as_path(), lock.as_ref());
                own_file::write_elsewhere(&after, from, out, order.replace).map_err(wrong)?;
                Written::To(out)
            }
            None => Written::Not,
        },
        None => Written::Unasked,
    };
    let barred = taking.barred(library);
    if order.reading.json {
        shell.put(&format!("{:#}\n", to_json(order, &found, &taking, barred.as_deref(), &after)));
    } else {
        in_words(&found, &taking, barred.as_deref(), &after, shell);
    }
    Ok(if matches!(after, Written::Not) { Outcome::Blocked } else { Outcome::Done })
}

/// What became of the case.
enum Written<'a> {
    Unasked,
    To(&'a Path),
    /// There was nothing to add, or it may not be.
    Not,
}

fn in_words(
    found: &Observations,
    taking: &Taking,
    barred: Option<&str>,
    after: &Written<'_>,
    shell: &mut Shell,
) {
    let by: Vec<&str> = [found.name.as_str(), &found.work, &found.day]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    shell.say(match by.as_slice() {
        [] => "Skemaet siger ikke, hvem der har udfyldt det.".to_owned(),
        by => format!("Udfyldt af: {}", by.join(", ")),
    });
    let new = taking.new_rows();
    shell.say(match (taking.rows.len(), after) {
        (0, _) => "Der er ingen rækker i skemaet.".to_owned(),
        (all, Written::To(_)) => format!("{new} af {all} rækker er taget ind, som set."),
        (all, _) => format!("{new} af {all} rækker er nye."),
    });
    for (row, standing) in &taking.rows {
        shell.say(format!("\n{}", standing.words().unwrap_or_else(|| "Ny række".to_owned())));
        for (what, text) in row.parts(&found.day) {
            shell.say(format!("  {what}: {}", indented(text)));
        }
    }
    if !found.more.is_empty() {
        shell.say(format!(
            "\nAndet, skrevet i skemaet (kommer ikke i sagen af sig selv):\n  {}",
            indented(&found.more)
        ));
    }
    if !found.beside.is_empty() {
        shell.say("\nAndet i dokumentet (kommer ikke i sagen af sig selv):");
        found.beside.iter().for_each(|text| shell.say(format!("  - {}", indented(text))));
    }
    if let Some(words) = barred {
        shell.say(format!("\n{words}"));
    }
    match after {
        Written::To(path) => {
            shell.say("\nVælg selv, hvilket område af hverdagen hver ny række hører til.");
            shell.say(written_line(path));
        }
        Written::Not if !taking.is_barred() => {
            shell.say("\nDer er ikke noget nyt at tage ind, så der er ikke skrevet noget.");
        }
        _ => {}
    }
}

fn indented(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n    ")
}

fn to_json(
    order: &TakeFormOrder,
    found: &Observations,
    taking: &Taking,
    barred: Option<&str>,
    after: &Written<'_>,
) -> Value {
    let row = |(row, standing): &(ObservedRow, RowStanding)| {
        let (key, place) = match standing {
            RowStanding::New => ("new", None),
            RowStanding::InCase(place) => ("in_case", Some(place + 1)),
            RowStanding::Twice(place) => ("twice", Some(place + 1)),
        };
        json!({
            "standing": key,
            "as_number": place,
            "seen": row.seen,
            "where": row.place,
            "when": row.at,
            "considerations": row.considerations,
        })
    };
    let file = match after {
        Written::To(path) => Some(path.display().to_string()),
        _ => None,
    };
    json!({
        "case": order.case.display().to_string(),
        "name": found.name,
        "work": found.work,
        "day": found.day,
        "rows": taking.rows.iter().map(row).collect::<Vec<_>>(),
        "new": taking.new_rows(),
        "more": found.more,
        "beside": found.beside,
        "barred": barred,
        "file": file,
    })
}
