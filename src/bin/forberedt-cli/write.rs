//! Writing letters, from one case or from many.

use std::collections::BTreeSet;
use std::path::Path;

use forberedt::files::folder;
use forberedt::files::output::{self, Unwritten};
use forberedt::letters::Finished;
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::writers::Format;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::WriteOrder;
use super::lines::{complain, say};
use super::{Outcome, cases};

/// Writes the letters of every case and tells what came of each.
pub(crate) fn write(order: &WriteOrder) -> Outcome {
    let prepared = cases::library(order.templates.as_deref()).and_then(|library| {
        let cases = cases::find(&order.cases).map_err(|problem| cases::tell(&[problem]))?;
        let sharing = cases::sharing_a_folder(&cases);
        if !sharing.is_empty() {
            return Err(cases::tell(&sharing));
        }
        folder::make(&order.out).map_err(|problem| cases::tell(&[problem]))?;
        Ok((library, cases))
    });
    let (library, cases) = match prepared {
        Ok(both) => both,
        Err(outcome) => return outcome,
    };
    let several = cases.len() > 1;
    let bar = progress(cases.len());
    let (mut worst, mut any_written, mut any_blocked) = (Outcome::Done, false, false);
    for found in &cases {
        let target = if several { order.out.join(&found.inside) } else { order.out.clone() };
        let told = bar.suspend(|| {
            if several {
                say(found.inside.display());
            }
            one_case(order, library, &found.path, &target)
        });
        match told {
            Ok(0) => any_blocked = true,
            Ok(_) => any_written = true,
            Err(outcome) => worst = worst.max(outcome),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    // A name that no letter has is wrong input, whatever the cases hold.
    if order.letter.as_ref().is_some_and(|id| library.letters.template(id).is_none()) {
        return Outcome::Wrong;
    }
    let blocked = !any_written || (order.letter.is_some() && any_blocked);
    if blocked { worst.max(Outcome::Blocked) } else { worst }
}

/// A bar on a terminal when there are several cases; hidden elsewhere.
fn progress(cases: usize) -> ProgressBar {
    if cases < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} af {len} sager")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(cases as u64).with_style(style)
}

/// Writes the letters of one case and tells how many there were. A letter that lacks something is listed; one that is not the
/// case's is passed over, unless it was asked for.
fn one_case(
    order: &WriteOrder,
    library: &Library,
    path: &Path,
    target: &Path,
) -> Result<usize, Outcome> {
    let case = cases::read(path)?;
    cases::tell_of_reach(library, &case);
    let shelf = library.shelf(&case);
    let ids: Vec<&str> = match &order.letter {
        Some(id) => vec![id],
        None => shelf.available().map(|template| template.id.as_str()).collect(),
    };
    let found: Vec<Finished> = if order.draft {
        ids.iter().map(|id| shelf.draft(id).map(|draft| (draft.marked(), Vec::new()))).collect()
    } else {
        shelf.finish_all(&ids)
    };
    let mut documents = Vec::new();
    for (id, found) in ids.iter().zip(found) {
        match found {
            Ok((document, warnings)) => {
                warnings
                    .iter()
                    .for_each(|warning| complain(format!("advarsel  {id}: {}", warning.in_full())));
                documents.push(document);
            }
            Err(problems) => lacking(id, &problems),
        }
    }
    let formats: BTreeSet<Format> = order.format.iter().map(|name| Format::from(*name)).collect();
    let rendered = output::render_all(&documents, &formats.into_iter().collect::<Vec<_>>(), target);
    let (mut files, mut written) = (Vec::new(), 0);
    for (document, rendered) in documents.iter().zip(rendered) {
        match rendered {
            Err(problems) => lacking(&document.id, &problems),
            Ok(rendered) => {
                files.extend(rendered);
                written += 1;
            }
        }
    }
    if files.is_empty() {
        return Ok(0);
    }
    folder::make(target).map_err(|problem| cases::tell(&[problem]))?;
    output::write(&files, order.replace, false).map_err(|unwritten| not_written(&unwritten))?;
    files.iter().for_each(|file| say(format!("skrevet  {}", file.path.display())));
    Ok(written)
}

/// Names every file that is in the way of a case's letters, of which none is written.
fn not_written(unwritten: &Unwritten) -> Outcome {
    match unwritten {
        Unwritten::Disk(problem) => complain(problem),
        Unwritten::InTheWay(files) => {
            for (path, obstacle) in files {
                complain(format!("{}: {}", path.display(), obstacle.words()));
            }
            complain(
                "Der er ikke skrevet noget fra den sag. Flyt filerne, vælg en anden mappe, eller brug --replace, hvis de må erstattes.",
            );
        }
    }
    Outcome::Wrong
}

fn lacking(id: &str, problems: &[Problem]) {
    complain(format!("mangler  {id}"));
    for problem in problems {
        complain(format!("           {problem}"));
    }
}
