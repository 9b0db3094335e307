//! The older versions that a locked case keeps, and what has changed since one of them.

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::case::compare::{FieldChange, Said, differences};
use forberedt::case::field::State;
use forberedt::case::removed::RemovedItem;
use forberedt::files::case_file;
use forberedt::files::locked::{self, Unlocked};
use forberedt::files::snapshots::{Moment, Snapshot};
use forberedt::problem::Problem;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::keys::of;
use super::locking::{Told, unlock};
use super::noting;
use super::orders::HistoryOrder;
use super::shell::{Shell, complain};

/// Lists the versions, or tells what has changed since one.
pub(crate) fn history(order: &HistoryOrder, shell: &mut Shell) -> Told<()> {
    let bytes = case_file::read_bytes(&order.case)?;
    if order.since.is_none() && !locked::is_locked(&order.case, &bytes) {
        let case = case_file::from_bytes(&order.case, &bytes)?;
        if order.json {
            let all = json!({ "versions": [], "damaged": [], "removed": case.removed.all() });
            shell.put(&format!("{all:#}\n"));
            return Ok(());
        }
        shell.say("Sagen er ikke låst, så dens fil gemmer ingen ældre udgaver.");
        tell_removed(&case, shell);
        return Ok(());
    }
    let (Unlocked { lock, text }, _) = unlock(&order.case, &order.key)?;
    let deed = AccessDeed::Command("history".to_owned());
    noting::note_in(&order.case, &lock.key, deed);
    if let Some(number) = order.since {
        let older = lock
            .snapshot(number)
            .map_err(|problem| Problem { place: of(&order.case), ..problem })?;
        let case = case_file::from_bytes(&order.case, &text)?;
        tell_changes(&differences(&older, &case), order.json, shell);
        return Ok(());
    }
    let history = lock.history();
    let case = case_file::from_bytes(&order.case, &text)?;
    for number in &history.damaged {
        complain(format!("Udgave {number} er beskadiget."));
    }
    if order.json {
        let row = |snapshot: &Snapshot| {
            let (why, name) = why(&snapshot.moment);
            json!({ "number": snapshot.number, "at": snapshot.at, "why": why, "name": name, "bytes": snapshot.size })
        };
        let rows: Vec<_> = history.snapshots.iter().map(row).collect();
        shell.put(&format!(
            "{:#}\n",
            json!({ "versions": rows, "damaged": history.damaged, "removed": case.removed.all() })
        ));
        return Ok(());
    }
    if history.snapshots.is_empty() {
        shell.say("Sagen gemmer ingen ældre udgaver.");
    }
    for Snapshot { number, at, moment, .. } in &history.snapshots {
        let moment = match moment {
            Moment::Passing => String::new(),
            Moment::Export(letter) => format!("  brevet {letter} blev skrevet"),
            Moment::Named(name) => format!("  »{name}«"),
        };
        shell.say(format!("{number:>4}  {}{moment}", clock(*at)));
    }
    tell_removed(&case, shell);
    Ok(())
}

/// What was taken out of the case's lists.
fn tell_removed(case: &Case, shell: &mut Shell) {
    for RemovedItem { list, number, title, answers, removed_on, removed_by } in case.removed.all() {
        let title = if title.is_empty() { String::new() } else { format!(" »{title}«") };
        let by = if removed_by.is_empty() { String::new() } else { format!(" af {removed_by}") };
        shell.say(format!("Fjernet {removed_on}{by}: {list} {number}{title}, {answers} svar."));
    }
}

fn why(moment: &Moment) -> (&'static str, &str) {
    match moment {
        Moment::Passing => ("passing", ""),
        Moment::Export(letter) => ("export", letter),
        Moment::Named(name) => ("named", name),
    }
}

/// A moment by the clock of this machine.
fn clock(at: i64) -> String {
    let at = Timestamp::from_second(at).map(|at| at.to_zoned(TimeZone::system()));
    at.map(|at| at.strftime("%Y-%m-%d kl. %H.%M").to_string()).unwrap_or_default()
}

fn tell_changes(changes: &[FieldChange], as_json: bool, shell: &mut Shell) {
    if as_json {
        let said = |said: &Said| json!({ "text": said.text, "items": said.is_list, "answered": said.state == State::Given });
        let rows = changes.iter().map(|change| {
            json!({ "field": change.place.to_string(), "was": said(&change.before), "is_now": said(&change.after) })
        });
        shell.put(&format!("{:#}\n", json!({ "changes": rows.collect::<Vec<_>>() })));
        return;
    }
    if changes.is_empty() {
        shell.say("Intet er ændret siden.");
    }
    for FieldChange { place, before, after } in changes {
        shell.say(format!("{place}: {} → {}", in_words(before), in_words(after)));
    }
}

fn in_words(said: &Said) -> String {
    match said.state {
        State::Given if said.is_list && said.text == "1" => "1 punkt".to_owned(),
        State::Given if said.is_list => format!("{} punkter", said.text),
        State::Given => format!("»{}«", said.text),
        State::NotAnswered => "intet svar".to_owned(),
        State::Unknown => "ukendt".to_owned(),
        State::NotRelevant => "ikke relevant".to_owned(),
    }
}
