//! The acts that stand in lists: talks and letters, what was promised and done, new caseworkers, orders, papers, what went out sealed,
//! what was taken out.

use jiff::civil::Date;

use super::ActNote;
use super::told::{by_day, caseworker};
use crate::case::Case;
use crate::case::contacts::{LoggedContact, NextStepBy};
use crate::case::scalar::Scalar;
use crate::danish::capital::capitalised;
use crate::library::Library;

/// A note for each of them, in the order in which a case meets them.
pub(super) fn notes(library: &Library, case: &Case) -> Vec<ActNote> {
    let mut notes = papers(case);
    notes.extend(caseworkers(case));
    notes.extend(orders(library, case));
    for contact in case.contacts.list.items() {
        notes.extend(talked(library, case, contact));
    }
    notes.extend(case.contacts.list.items().iter().filter_map(|contact| done(case, contact)));
    notes.extend(sealed(library, case));
    notes.extend(taken_out(case));
    notes
}

/// The papers, each on the day that it bears: when it came is said nowhere.
fn papers(case: &Case) -> Vec<ActNote> {
    let of = |paper: &crate::case::plan::Exhibit| {
        let number = paper.number.filled().unwrap_or("uden nummer").trim();
        let title = paper.title.filled().unwrap_or("uden titel").trim();
        let note = ActNote::new(paper.date.date()?, "exhibit", format!("Bilag {number}: {title}"));
        let note = note
            .line("Fra", paper.sender.filled().map(str::to_owned))
            .line("Sider", paper.pages.filled().map(str::to_owned))
            .line("Dagen", Some("den, der står på papiret".to_owned()));
        Some(note)
    };
    case.exhibits.list.items().iter().filter_map(of).collect()
}

fn caseworkers(case: &Case) -> impl Iterator<Item = ActNote> {
    let turns = case.contacts.caseworkers.items().iter().enumerate();
    turns.filter_map(|(index, turn)| {
        let name = turn.name.filled().unwrap_or("uden navn").trim();
        let title =
            if index == 0 { "Sagen fik en sagsbehandler" } else { "Sagen fik en ny sagsbehandler" };
        Some(ActNote::new(turn.from.date()?, "caseworker", format!("{title}: {name}")))
    })
}

fn orders(library: &Library, case: &Case) -> Vec<ActNote> {
    let of = |effort: &crate::case::plan::Intervention| {
        let day = effort.ordered.date()?;
        let key = "efforts.interventions.kind";
        let kind = effort.kind.given().map(|kind| library.words.choice(key, kind.text()));
        let title = format!("En indsats blev bestilt: {}", kind.unwrap_or("arten er ikke skrevet"));
        let begins = effort.begins.date().map(crate::danish::days::danish_day);
        let note = ActNote::new(day, "effort_ordered", title).by(caseworker(case, day));
        Some(
            note.line("Hos", effort.place.filled().map(str::to_owned)).line("Skal begynde", begins),
        )
    };
    case.efforts.interventions.items().iter().filter_map(of).collect()
}

/// A talk that was held or fell through, or a letter; none of one that is still to come.
fn talked(library: &Library, case: &Case, contact: &LoggedContact) -> Option<ActNote> {
    let day = contact.date.date()?;
    let choice = |key, chosen| library.words.choice(key, chosen);
    let form = contact.form.given().map(|form| choice("contacts.list.form", form.text()));
    let form = form.map(|form| format!(" ({form})")).unwrap_or_default();
    let (act, title) = match contact.kept.given() {
        _ if contact.is_letter() => ("letter", "Brev til borgeren".to_owned()),
        Some(_) if contact.is_held() => {
            ("talk_kept", format!("Samtale med borgeren blev holdt{form}"))
        }
        Some(kept) => {
            let kept = choice("contacts.list.kept", kept.text());
            ("talk_missed", format!("Samtale med borgeren blev ikke holdt{form}: {kept}"))
        }
        None => return None,
    };
    let agreed = contact.agreed.filled().filter(|_| !contact.fell_through());
    let note = ActNote::new(day, act, title)
        .by(caseworker(case, day))
        .line("Formål", contact.purpose.filled().map(str::to_owned))
        .line("Aftalt", agreed.map(str::to_owned))
        .line("Næste skridt", next_step(contact));
    Some(note)
}

fn next_step(contact: &LoggedContact) -> Option<String> {
    let step = contact.next_step.filled()?.trim();
    let who = match contact.next_who.given() {
        Some(NextStepBy::Us) => " – kommunen",
        Some(NextStepBy::Citizen) => " – borgeren",
        Some(NextStepBy::Other) => " – en anden",
        None => "",
    };
    Some(format!("{step}{who}{}", by_day(contact.next_by.date())))
}

/// That a next step was done.
fn done(case: &Case, contact: &LoggedContact) -> Option<ActNote> {
    let (day, step) = (contact.next_done.date()?, contact.next_step.filled()?.trim());
    let note = ActNote::new(day, "step_done", "Et aftalt skridt blev gjort");
    let is_ours = contact.next_who.is(NextStepBy::Us);
    let note = note.line("Skridt", Some(step.to_owned()));
    Some(if is_ours { note.by(caseworker(case, day)) } else { note })
}

/// The letters that went out with a seal.
fn sealed(library: &Library, case: &Case) -> Vec<ActNote> {
    let mut notes = Vec::new();
    for (index, seal) in case.seals.all().iter().enumerate() {
        let Ok(day) = seal.sealed_on.parse::<Date>() else { continue };
        for letter in &seal.letters {
            let title =
                library.letters.template(&letter.id).map(|template| template.title.as_str());
            let title = title.unwrap_or(&letter.id);
            let note =
                ActNote::new(day, "letter_sealed", format!("Brev forseglet og sendt: {title}"));
            let note = note.by(caseworker(case, day));
            notes.push(note.line("Segl", Some(format!("nummer {}", index + 1))));
        }
    }
    notes
}

/// The papers that were taken out of the list, with no more of them than the case remembers.
fn taken_out(case: &Case) -> impl Iterator<Item = ActNote> {
    let papers = case.removed.all().iter().filter(|item| item.list == "exhibits.list");
    papers.filter_map(|item| {
        let day: Date = item.removed_on.parse().ok()?;
        let note = ActNote::new(day, "exhibit_removed", "Et bilag blev taget ud af sagen");
        let by = Some(item.removed_by.trim().to_owned()).filter(|by| !by.is_empty());
        let title = Some(capitalised(item.title.trim()));
        Some(note.by(by).line("Bilag", title))
    })
}
