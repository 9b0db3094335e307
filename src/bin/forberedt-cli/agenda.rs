//! The agenda of a day, and a brief for each case that meets on it.

use std::path::{Path, PathBuf};

use forberedt::access_log::AccessDeed;
use forberedt::agenda::{Agenda, AgendaItem, BRIEF, ClashKind, document, meets_on};
use forberedt::case::Case;
use forberedt::danish::clock::clock_words;
use forberedt::danish::days::danish_day;
use forberedt::document::Document;
use forberedt::files::output;
use forberedt::library::Library;
use forberedt::writers::owner::Owner;
use forberedt::writers::{Format, text};
use serde_json::{Value, json};

use super::answers::{write_files, written_line};
use super::orders::AgendaOrder;
use super::round::Round;
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting, problems};

/// A case that meets on the day: its file and what is in it, and the folder for its brief where files are written.
struct Meeting {
    case: (String, Case),
    target: Option<PathBuf>,
}

/// What was written of a case or an agenda.
type Written = Vec<PathBuf>;

pub(crate) fn agenda(order: &AgendaOrder, shell: &mut Shell) -> Outcome {
    let out = order.cases.answer.out.as_deref();
    let formats = match order.formats.chosen(out) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    let round = match Round::prepare(&order.cases) {
        Ok(round) => round,
        Err(outcome) => return outcome,
    };
    let mut meetings: Vec<Meeting> = Vec::new();
    let tally = round.each(shell, |case, found, _| {
        if meets_on(round.library, case, order.day).is_some() {
            let deed = AccessDeed::Command("agenda".to_owned());
            noting::note(&found.path, round.keys(), deed);
            cases::tell_of_reach(round.library, case);
            // The agenda lies in the folder itself, and each brief in one of its own.
            let target = out.map(|out| out.join(&found.inside));
            let file = found.named.display().to_string();
            meetings.push(Meeting { case: (file, case.clone()), target });
        }
        Outcome::Done
    });
    let (meetings, targets): (Vec<(String, Case)>, Vec<Option<PathBuf>>) =
        meetings.into_iter().map(|meeting| (meeting.case, meeting.target)).unzip();
    let agenda = Agenda::of(round.library, &meetings, order.day);
    if agenda.items.is_empty() {
        complain(format!("Ingen sag har møde eller samtale den {}.", danish_day(order.day)));
        if order.cases.answer.json {
            shell.put(&format!("{:#}\n", to_json(&agenda, &[], &[])));
        }
        return tally.worst().max(Outcome::Blocked);
    }
    let paper = document(&agenda, round.library);
    let (mut outcome, mut written, mut briefs) = (Outcome::Done, Vec::new(), Vec::new());
    if let Some(out) = out {
        match write(&[paper], &formats, out, (None, order), shell) {
            Ok(files) => written = files,
            Err(wrong) => return wrong,
        }
        for ((file, case), target) in meetings.iter().zip(&targets) {
            let Some(target) = target else { continue };
            let files = brief(round.library, case, file).and_then(|brief| {
                let owner = round.library.owner(case);
                write(&[brief], &formats, target, (Some(&owner), order), shell)
            });
            match files {
                Ok(files) => briefs.push((file.clone(), files)),
                Err(wrong) => outcome = outcome.max(wrong),
            }
        }
    } else if !order.cases.answer.json {
        shell.put(&text::write(&paper));
    }
    if order.cases.answer.json {
        shell.put(&format!("{:#}\n", to_json(&agenda, &written, &briefs)));
    }
    outcome.max(tally.worst())
}

/// The brief of a case. One that lacks something is still of use at the meeting, as a draft that says so.
fn brief(library: &Library, case: &Case, file: &str) -> Result<Document, Outcome> {
    let shelf = library.shelf(case);
    if let Ok((document, _)) = shelf.finish(BRIEF) {
        return Ok(document);
    }
    let draft = shelf.draft(BRIEF).map_err(|found| {
        problems::tell_lacking(file, &found);
        Outcome::Blocked
    })?;
    Ok(draft.marked())
}

/// Writes all the files or none.
fn write(
    documents: &[Document],
    formats: &[Format],
    target: &Path,
    (owner, order): (Option<&Owner>, &AgendaOrder),
    shell: &mut Shell,
) -> Result<Written, Outcome> {
    let mut files = Vec::new();
    for rendered in output::render_as(documents, formats, target, Document::file_stem) {
        files.extend(rendered.map_err(|found| cases::tell(&found))?);
    }
    match write_files(target, &files, owner, order.cases.answer.replace) {
        Outcome::Done => {}
        outcome => return Err(outcome),
    }
    if !order.cases.answer.json {
        files.iter().for_each(|file| shell.say(written_line(&file.path)));
    }
    Ok(files.into_iter().map(|file| file.path).collect())
}

fn to_json(agenda: &Agenda, files: &[PathBuf], briefs: &[(String, Written)]) -> Value {
    let paths = |files: &[PathBuf]| -> Value {
        files.iter().map(|file| Value::from(file.display().to_string())).collect()
    };
    let item = |(index, item): (usize, &AgendaItem)| {
        let clashes = |kind: ClashKind| {
            agenda.clashes.iter().any(|it| it.kind == kind && it.points.contains(&index))
        };
        let coming: Vec<Value> = item
            .coming
            .iter()
            .map(|it| json!({ "name": it.name, "profession": it.profession, "away": it.is_away, "video": it.is_by_video }))
            .collect();
        let own = briefs.iter().find(|(file, _)| *file == item.file);
        json!({
            "case": item.file,
            "citizen": item.citizen,
            "case_number": item.case_number,
            "time": item.time.map(clock_words),
            "same_time": clashes(ClashKind::Time),
            "same_person": clashes(ClashKind::Person),
            "kind": if item.is_talk { "talk" } else { "team" },
            "asks": item.asks,
            "participants": coming,
            "participants_of": item.named_of.map(|day| day.to_string()),
            "missing": item.missing.as_ref().map(|it| &it.areas),
            "rule": item.missing.as_ref().map(|it| &it.rule),
            "rule_verified": item.missing.as_ref().map(|it| it.is_verified),
            "interpreter": item.interpreter,
            "companion": item.companion,
            "stopping": item.duties.stopping,
            "to_look_at": item.duties.others,
            "brief": own.map(|(_, files)| paths(files)),
        })
    };
    json!({
        "day": agenda.day.to_string(),
        "cases": agenda.items.iter().enumerate().map(item).collect::<Vec<_>>(),
        "files": paths(files),
    })
}
