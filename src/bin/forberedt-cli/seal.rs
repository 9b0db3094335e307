//! Sealing the letters of a case as they go out.

use std::path::Path;

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::case::stage::Stage;
use forberedt::document::Document;
use forberedt::files::case_file;
use forberedt::files::overlay::Files;
use forberedt::files::save::Over;
use forberedt::files::snapshots::{Moment, NewSnapshot};
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::sealed::{self, Sealing};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::answers::written_line;
use super::orders::SealOrder;
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting, own_file, policy, problems, saving};

/// What the moment is called at which letters are sealed.
const SENT: &str = "sendt";

/// Seals letters into the case's own file. All that were asked for, or none.
pub(crate) fn seal(order: &SealOrder, day: Date, shell: &mut Shell) -> Outcome {
    own_file::held(&order.case, "Gem og luk den dér, og forsegl så brevene.", || {
        seal_held(order, day, shell)
    })
}

fn seal_held(order: &SealOrder, day: Date, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let wrong = |problem: Problem| cases::tell(&[problem]);
    let library = cases::library(order.reading.templates.as_deref())?;
    let (case, lock, was) = own_file::open(&order.case, &order.reading.key).map_err(wrong)?;
    cases::tell_of_reach(library, &case);
    let documents = finished(order, &case, library)?;
    let ids: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
    let files = library_files(order.reading.templates.as_deref())?;
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
            lock.with_snapshots(&[sent], now)
                .and_then(|lock| noting::around(&lock, text.as_bytes(), AccessDeed::Sealed))
        }
    };
    let name = order.case.display().to_string();
    let bytes = bytes.map_err(|refusal| wrong(refusal.problem(&name)))?;
    saving::save_case(&order.case, &bytes, &Over::Known(vec![was])).map_err(wrong)?;
    let number = sealed.seals.all().len();
    let follows = number.checked_sub(1).filter(|before| *before > 0);
    if order.reading.json {
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
pub(crate) fn library_files(templates: Option<&Path>) -> Result<Files, Outcome> {
    let own = policy::places(templates).map_err(|problem| cases::tell(&[problem]))?;
    let mut files = Files::built_in();
    let _ = files.lay_all_over(&own);
    Ok(files)
}
