//! Sealing the letters of a case as they go out.

use std::path::Path;

use forberedt::case::Case;
use forberedt::case::stage::Stage;
use forberedt::document::Document;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::holding::{Held, Hold};
use forberedt::files::locked::CaseLock;
use forberedt::files::overlay::Files;
use forberedt::files::save::Over;
use forberedt::files::snapshots::{Moment, NewSnapshot};
use forberedt::files::{case_file, locked};
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::sealed::{self, Sealing};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::answers::written_line;
use super::keys::{Keys, of};
use super::orders::SealOrder;
use super::shell::{Shell, complain};
use super::{Outcome, cases, locking, problems};

/// What the moment is called at which letters are sealed.
const SENT: &str = "sendt";

/// Seals letters into the case's own file. All that were asked for, or none.
pub(crate) fn seal(order: &SealOrder, day: Date, shell: &mut Shell) -> Outcome {
    // Where there is no case, nothing is to be laid beside it.
    if let Err(problem) = case_file::read_bytes(&order.case) {
        return cases::tell(&[problem]);
    }
    // Nobody else may have the case open: what is written there would not know of the seal.
    let (held, hold) = Hold::take(&order.case, false);
    let outcome = match told_of(&held, &order.case) {
        Some(problem) => cases::tell(&[problem]),
        None => seal_held(order, day, shell).unwrap_or_else(|outcome| outcome),
    };
    drop(hold);
    outcome
}

fn seal_held(order: &SealOrder, day: Date, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let wrong = |problem: Problem| cases::tell(&[problem]);
    let library = cases::library(order.templates.as_deref())?;
    let (case, lock, was) = open(order).map_err(wrong)?;
    cases::tell_of_reach(library, &case);
    let documents = finished(order, &case, library)?;
    let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    let files = library_files(order.templates.as_deref());
    let program = case_file::WRITTEN_BY.to_owned();
    let sealing = Sealing { library, files: &files, sealed_on: day.to_string(), program };
    let sealed = sealed::seal(&case, &documents, &sealing).map_err(|found| cases::tell(&found))?;
    let text = case_file::to_text(&sealed).map_err(wrong)?;
    let bytes = match &lock {
        None => Ok(text.into_bytes()),
        // Its file keeps the case as it was sent as well.
        Some(lock) => {
            let now = Timestamp::now().as_second();
            let sent =
                NewSnapshot { case: &sealed, at: now, moment: Moment::Named(SENT.to_owned()) };
            lock.with_snapshots(&[sent], now).and_then(|lock| lock.around(text.as_bytes()))
        }
    };
    let name = order.case.display().to_string();
    let bytes = bytes.map_err(|refusal| wrong(refusal.problem(&name)))?;
    locking::save(&order.case, &bytes, &Over::Known(vec![was])).map_err(wrong)?;
    let number = sealed.seals.all().len();
    let follows = number.checked_sub(1).filter(|before| *before > 0);
    if order.json {
        let told = json!({ "case": name, "seal": number, "follows": follows, "letters": ids });
        shell.put(&format!("{told:#}\n"));
    } else {
        ids.iter().for_each(|id| shell.say(format!("forseglet  {id}")));
        let follows = follows.map(|before| format!(", efter segl {before}")).unwrap_or_default();
        complain(format!("Segl {number} er lagt i sagen{follows}."));
        shell.say(written_line(&order.case));
    }
    Ok(Outcome::Done)
}

/// Who has the case open, if somebody else has.
fn told_of(held: &Held, case: &Path) -> Option<Problem> {
    let told = |message: String| {
        Problem::blocker("case-held", of(case), message)
            .with_cure("Gem og luk den dér, og forsegl så brevene.")
    };
    match held {
        Held::Here | Held::Unknown => None,
        Held::By(None) => Some(told("Sagen er åben et andet sted.".to_owned())),
        Held::By(Some(holder)) | Held::ByGone(holder) => {
            Some(told(format!("Sagen er åben på {}.", holder.machine)))
        }
    }
}

fn open(order: &SealOrder) -> Result<(Case, Option<CaseLock>, Fingerprint), Problem> {
    let path = &order.case;
    let bytes = case_file::read_bytes(path)?;
    let was = Fingerprint::of(&bytes);
    if !locked::is_locked(path, &bytes) {
        return Ok((case_file::from_bytes(path, &bytes)?, None, was));
    }
    let unlocked = locked::open(path, &bytes, Keys::from(&order.key).opener(path)?)?;
    Ok((case_file::from_bytes(path, &unlocked.text)?, Some(unlocked.lock), was))
}

/// The letters that are to be sealed: those that were named, or else those of the decision.
fn finished(order: &SealOrder, case: &Case, library: &Library) -> Result<Vec<Document>, Outcome> {
    let shelf = library.shelf(case);
    let of_decision = || {
        let available = shelf.available().filter(|template| template.stage == Stage::Decision);
        available.map(|template| template.id.clone()).collect()
    };
    let ids: Vec<String> = if order.letter.is_empty() {
        of_decision()
    } else {
        order.letter.iter().map(|id| id.trim().to_owned()).collect()
    };
    if ids.is_empty() {
        complain(
            "Sagen giver ingen breve med en afgørelse. Skriv med --letter, hvilket brev der går ud.",
        );
        return Err(Outcome::Blocked);
    }
    if let Some(unknown) = ids.iter().find(|id| library.letters.template(id).is_none()) {
        let problems = shelf.finish(unknown).err().unwrap_or_default();
        return Err(cases::tell(&problems));
    }
    let mut once = ids;
    once.sort();
    once.dedup();
    let ids: Vec<&str> = once.iter().map(String::as_str).collect();
    let (mut documents, mut lacks) = (Vec::new(), false);
    for (id, found) in ids.iter().zip(shelf.finish_all(&ids)) {
        match found {
            Ok((document, warnings)) => {
                for warning in &warnings {
                    complain(format!("advarsel  {id}: {}", warning.in_full()));
                }
                documents.push(document);
            }
            Err(found) => {
                problems::tell_lacking(id, &found);
                lacks = true;
            }
        }
    }
    if lacks {
        complain("Intet er forseglet.");
        return Err(Outcome::Blocked);
    }
    Ok(documents)
}

/// The files of today's library. What is wrong with them was told when the library was read.
pub(crate) fn library_files(templates: Option<&Path>) -> Files {
    let mut files = Files::built_in();
    if let Some(folder) = templates {
        let _ = files.lay_over(folder);
    }
    files
}
