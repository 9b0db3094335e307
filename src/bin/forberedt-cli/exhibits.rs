//! The files of a locked case's exhibits: listed and looked over, added, and opened into a file.

use std::path::{Path, PathBuf};

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::case::attached::{AttachedFile, RemovedFile};
use forberedt::files::case_file;
use forberedt::files::exhibits::{self, Fault, FileMark};
use forberedt::files::holding::{Held, Hold};
use forberedt::files::locked::{CaseLock, Unlocked};
use forberedt::files::save::Over;
use forberedt::problem::Problem;
use serde_json::json;

use super::answers::written_line;
use super::keys::of;
use super::locking::{Told, unlock};
use super::orders::ExhibitsOrder;
use super::shell::{Shell, complain};
use super::{noting, saving};

/// Lists the files, or adds some, or opens one.
pub(crate) fn exhibits(order: &ExhibitsOrder, shell: &mut Shell) -> Told<()> {
    if order.add.is_empty() {
        let (Unlocked { lock, text }, _) = unlock(&order.case, &order.key)?;
        let case = case_file::from_bytes(&order.case, &text)?;
        return match (order.get, &order.out) {
            (Some(number), Some(out)) => {
                noting::note_in(&order.case, &lock.key, AccessDeed::Exhibit(number));
                get(order, &case, &lock, (number, out), shell)
            }
            _ => {
                let deed = AccessDeed::Command("exhibits".to_owned());
                noting::note_in(&order.case, &lock.key, deed);
                list(order, &case, shell)
            }
        };
    }
    // Where there is no case, nothing is to be laid beside it.
    case_file::read_bytes(&order.case)?;
    let (held, hold) = Hold::take(&order.case, false);
    let added = match held {
        Held::Here | Held::Unknown => add(order, shell),
        Held::By(_) | Held::ByGone(_) => Err(Some(
            Problem::blocker("case-held", of(&order.case), "Sagen er åben et andet sted.")
                .with_cure("Gem og luk den dér først."),
        )),
    };
    drop(hold);
    added
}

/// Adds all files or none: what is not in the case when it is saved goes from its folder again.
fn add(order: &ExhibitsOrder, shell: &mut Shell) -> Told<()> {
    let (Unlocked { lock, text }, was) = unlock(&order.case, &order.key)?;
    let mut case = case_file::from_bytes(&order.case, &text)?;
    let mut added = Vec::new();
    let saved = add_to(order, &mut case, &lock, &mut added).and_then(|()| {
        let text = case_file::to_text(&case)?;
        let name = order.case.display().to_string();
        let bytes = noting::around(&lock, text.as_bytes(), AccessDeed::Saved)
            .map_err(|refusal| refusal.problem(&name))?;
        saving::save_case(&order.case, &bytes, &Over::Known(vec![was]))
    });
    if let Err(problem) = saved {
        // What stays although it should go is sealed, and no case names it.
        let _ = exhibits::remove(&order.case, &added);
        return Err(Some(problem));
    }
    if order.json {
        let told = json!({ "case": order.case.display().to_string(), "added": added });
        shell.put(&format!("{told:#}\n"));
    } else {
        let files = case.attached.all().iter().filter(|file| added.contains(&file.number));
        files.for_each(|file| shell.say(line(file, None)));
        complain("Originalerne ligger stadig, hvor de lå.");
    }
    Ok(())
}

fn add_to(
    order: &ExhibitsOrder,
    case: &mut Case,
    lock: &CaseLock,
    added: &mut Vec<u32>,
) -> Result<(), Problem> {
    for source in &order.add {
        let room = (case.attached.next_number(), case.attached.room());
        let file = exhibits::attach(&order.case, source, room, &lock.key.public())?;
        added.push(file.number);
        case.attach(file);
    }
    Ok(())
}

fn get(
    order: &ExhibitsOrder,
    case: &Case,
    lock: &CaseLock,
    (number, out): (u32, &PathBuf),
    shell: &mut Shell,
) -> Told<()> {
    let Some(file) = case.attached.file(number) else {
        let message = format!("Sagen har ingen fil med nummer {number}.");
        return Err(Some(Problem::blocker("exhibit-unknown", of(&order.case), message)));
    };
    exhibits::fetch(&order.case, &FileMark::from(file), &lock.key, out)?;
    tell_written(order, out, shell);
    complain("Filen er ikke længere låst dér. Slet den, når du er færdig med den.");
    Ok(())
}

fn tell_written(order: &ExhibitsOrder, out: &Path, shell: &mut Shell) {
    if order.json {
        shell.put(&format!("{:#}\n", json!({ "file": out.display().to_string() })));
    } else {
        shell.say(written_line(out));
    }
}

/// Lists the files. One that is wanting ends the command as a case does that lacks something.
fn list(order: &ExhibitsOrder, case: &Case, shell: &mut Shell) -> Told<()> {
    let files = case.attached.all();
    let marks: Vec<FileMark> = files.iter().map(FileMark::from).collect();
    let mut faults = exhibits::look_at(&order.case, &marks);
    let gone = case.attached.removed().iter().map(|file| file.number);
    let known: Vec<u32> = files.iter().map(|file| file.number).chain(gone).collect();
    let strays = exhibits::strays(&order.case, &known);
    let fault = |number: u32| faults.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault);
    if order.json {
        let row = |file: &AttachedFile| {
            let state = match fault(file.number) {
                None => "whole",
                Some(Fault::Missing) => "missing",
                Some(Fault::Changed | Fault::Stray) => "changed",
            };
            json!({ "number": file.number, "name": file.name, "bytes": file.bytes, "pages": file.pages, "state": state })
        };
        let rows: Vec<_> = files.iter().map(row).collect();
        let strays: Vec<u32> = strays.iter().map(|(number, _)| *number).collect();
        let removed = json!(case.attached.removed());
        let told = json!({ "files": rows, "removed": removed, "strays": strays });
        shell.put(&format!("{told:#}\n"));
    } else if files.is_empty() {
        shell.say("Sagen har ingen filer til bilagene.");
    } else {
        files.iter().for_each(|file| shell.say(line(file, fault(file.number))));
    }
    if !order.json {
        for file in case.attached.removed() {
            let by = if file.removed_by.is_empty() { "" } else { " af " };
            let RemovedFile { number, name, removed_on, removed_by } = file;
            shell.say(format!("{number:>4}  {name}  fjernet {removed_on}{by}{removed_by}"));
        }
    }
    faults.extend(strays);
    match faults.first() {
        None => Ok(()),
        Some((number, fault)) => {
            let folder = exhibits::folder_of_case(&order.case);
            Err(Some(fault.problem(&folder.join(format!("{number:06}.age")))))
        }
    }
}

fn line(file: &AttachedFile, fault: Option<Fault>) -> String {
    let state = match fault {
        None => "",
        Some(Fault::Missing) => "  mangler",
        Some(Fault::Changed | Fault::Stray) => "  er ændret",
    };
    let pages = file.pages.map(|pages| format!("  {pages} s.")).unwrap_or_default();
    format!("{:>4}  {}{pages}  {} byte{state}", file.number, file.name, file.bytes)
}
