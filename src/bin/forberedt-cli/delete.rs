//! Which cases have been kept for long enough, and deleting them with all that lies beside them.

use std::path::{Path, PathBuf};

use clap::Args;
use forberedt::danish::days::danish_day;
use forberedt::files::deletion::Deletion;
use forberedt::overview::retention::Retention;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::orders::{ReadingOrder, day};
use super::round::Round;
use super::shell::{Shell, complain};
use super::{Outcome, cases, own_file, policy};

/// Which cases are looked at, and how long one is kept.
#[derive(Args)]
pub(crate) struct DeleteOrder {
    /// Sagsfiler, eller mapper med sager
    #[arg(value_name = "SAG|MAPPE", required = true, help_heading = "Angiv")]
    pub cases: Vec<PathBuf>,
    /// Så mange måneder bliver en sag gemt efter sit sidste skridt; kommunens politik går forud
    #[arg(long, value_name = "ANTAL", value_parser = clap::value_parser!(u16).range(1..=1200))]
    pub months: Option<u16>,
    /// Slet det, der er vist; uden valget bliver intet slettet
    #[arg(long)]
    pub yes: bool,
    /// Dagen, for eksempel 2018-03-01; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub reading: ReadingOrder,
}

/// Lists the cases that have been kept for long enough with what goes with each, and deletes them where that is said.
pub(crate) fn delete(order: &DeleteOrder, today: Date, shell: &mut Shell) -> Outcome {
    let months = match months(order) {
        Ok(months) => months,
        Err(outcome) => return outcome,
    };
    // Who deletes on a day that has not come goes round the time that a case is kept.
    if order.yes && today > super::today() {
        complain(
            "Dagen er ikke kommet endnu, så intet kan slettes på den. Uden --yes vises, hvad der ville gå.",
        );
        return Outcome::Wrong;
    }
    let round =
        match Round::over(&order.cases, order.reading.templates.as_deref(), &order.reading.key) {
            Ok(round) => round,
            Err(outcome) => return outcome,
        };
    let (mut told, mut due) = (Vec::new(), 0);
    let tally = round.each(shell, |case, found, shell| {
        let name = found.named.display().to_string();
        let retention = Retention::of(round.library, case, months);
        let says = !order.reading.json;
        let Some(passed) = retention.filter(|it| it.is_passed(today)) else {
            told.push(kept(&name, retention));
            if says && !round.is_of_several() {
                shell.say(in_words(&name, retention));
            }
            // Who named a case alone asked for this one.
            return if round.is_of_several() { Outcome::Done } else { Outcome::Blocked };
        };
        due += 1;
        let deletion = match Deletion::of(&found.path, &round.library.owner(case)) {
            Ok(deletion) => deletion,
            Err(problem) => return cases::tell(&[problem]),
        };
        if says {
            shell.say(in_words(&name, retention));
        }
        let (gone, outcome) =
            if order.yes { carry_out(&deletion, &found.path) } else { (Vec::new(), Outcome::Done) };
        if says {
            tell(&deletion, order.yes.then_some(&gone), shell);
        }
        told.push(as_json(&name, passed, &deletion, &gone));
        outcome
    });
    if order.reading.json {
        shell.put(&format!("{:#}\n", Value::Array(told)));
    } else if due == 0 && round.is_of_several() {
        shell.say("Ingen sager har passeret slettefristen.");
    } else if due > 0 && !order.yes {
        complain("Intet er slettet. Brug --yes, når det skal ske.");
    } else if due > 0 {
        complain("Breve, der er gemt i andre mapper, og kopier i en backup er her ikke taget med.");
    }
    tally.worst()
}

/// How long a case is kept: as the municipality has decided, or as it was typed.
fn months(order: &DeleteOrder) -> Result<u16, Outcome> {
    let policy =
        policy::in_force().map_err(|problem| cases::tell(std::slice::from_ref(problem)))?;
    match (policy.retention_months, order.months) {
        (Some(decided), Some(typed)) if decided != typed => {
            complain(format!(
                "Kommunen har bestemt, at sager bliver gemt i {decided} måneder. Udelad --months."
            ));
            Err(Outcome::Wrong)
        }
        (Some(months), _) | (None, Some(months)) => Ok(months),
        (None, None) => {
            complain(
                "Sig med --months, hvor mange måneder en sag bliver gemt efter sit sidste skridt.",
            );
            Err(Outcome::Wrong)
        }
    }
}

/// Deletes what lies of a case while nobody has it open, and says what is gone.
fn carry_out(deletion: &Deletion, case: &Path) -> (Vec<PathBuf>, Outcome) {
    let mut gone = Vec::new();
    let outcome = own_file::held_surely(case, "Luk den dér, og slet så sagen.", || {
        let done = deletion.carry_out(|file| gone.push(file.to_owned()));
        done.map_or_else(|problem| Err(cases::tell(&[problem])), |()| Ok(Outcome::Done))
    });
    if outcome == Outcome::Done {
        deletion.leave();
    }
    (gone, outcome)
}

/// Tells of each file what became of it, or would.
fn tell(deletion: &Deletion, gone: Option<&Vec<PathBuf>>, shell: &mut Shell) {
    let what = if gone.is_some() { "slettet" } else { "slettes" };
    for file in gone.unwrap_or(&deletion.files) {
        shell.say(format!("{what}  {}", file.display()));
    }
    for (file, why) in &deletion.staying {
        shell.say(format!("bliver   {} {why}", file.display()));
    }
}

fn in_words(name: &str, retention: Option<Retention>) -> String {
    match retention {
        None => format!("{name}: ingen dage i sagen, så ingen kan sige, hvor gammel den er"),
        Some(Retention { last_step, kept_until }) => format!(
            "{name}: sidste skridt den {}, gemmes til og med den {}",
            danish_day(last_step),
            danish_day(kept_until)
        ),
    }
}

fn kept(name: &str, retention: Option<Retention>) -> Value {
    let mut told = days(name, retention);
    told["due"] = false.into();
    told
}

fn days(name: &str, retention: Option<Retention>) -> Value {
    json!({
        "case": name,
        "last_step": retention.map(|it| it.last_step.to_string()),
        "kept_until": retention.map(|it| it.kept_until.to_string()),
    })
}

fn as_json(name: &str, retention: Retention, deletion: &Deletion, gone: &[PathBuf]) -> Value {
    let mut told = days(name, Some(retention));
    let path = |path: &PathBuf| Value::from(path.display().to_string());
    let staying = |(file, why): &(PathBuf, &str)| json!({ "file": path(file), "why": why });
    told["due"] = true.into();
    told["deleted"] = gone.iter().map(path).collect();
    told["files"] = deletion.files.iter().map(path).collect();
    told["staying"] = deletion.staying.iter().map(staying).collect();
    told
}
