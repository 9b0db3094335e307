//! What other law files would change in the letters of a case, before they are taken into use (prøve en lovændring af).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::case::Case;
use crate::document::{Document, walk};
use crate::letters::compared::{compared, texts_of};
use crate::letters::{Finished, Template};
use crate::library::Library;
use crate::problem::Problem;

/// What would become of a letter (brevet med de nye lovfiler).
#[derive(Clone, Debug, PartialEq)]
pub enum LetterChange {
    /// The same to the word.
    Same,
    /// Other words, and what it cites in the place of what.
    Other { added: usize, removed: usize, cites: Vec<String>, cited: Vec<String> },
    /// It can be written now, and could not be any more.
    Stopped(Vec<Problem>),
    /// It cannot be written now, and could be then.
    Freed,
    /// It can be written neither now nor then.
    Lacking,
}

/// What would become of each letter that either of the two gives, by its id and title.
pub fn rehearse(now: &Library, then: &Library, case: &Case) -> Vec<(String, String, LetterChange)> {
    let (shelf_now, shelf_then) = (now.shelf(case), then.shelf(case));
    let mut templates: Vec<&Template> = shelf_now.available().collect();
    for template in shelf_then.available() {
        if templates.iter().all(|known| known.id != template.id) {
            templates.push(template);
        }
    }
    let ids: Vec<&str> = templates.iter().map(|template| template.id.as_str()).collect();
    let (before, after) = (shelf_now.finish_all(&ids), shelf_then.finish_all(&ids));
    let changes = templates.iter().zip(before).zip(after).map(|((template, before), after)| {
        let change = change((now, before), (then, after), template.law_day(case));
        (template.id.clone(), template.title.clone(), change)
    });
    changes.collect()
}

fn change(
    (now, before): (&Library, Finished),
    (then, after): (&Library, Finished),
    day: Option<Date>,
) -> LetterChange {
    match (before, after) {
        (Err(_), Err(_)) => LetterChange::Lacking,
        (Err(_), Ok(_)) => LetterChange::Freed,
        (Ok(_), Err(problems)) => LetterChange::Stopped(problems),
        (Ok((before, _)), Ok((after, _))) => {
            let old = texts_of(&before.blocks);
            if old == texts_of(&after.blocks) {
                return LetterChange::Same;
            }
            let (was, is) = (cited(now, &before, day), cited(then, &after, day));
            let compared = compared(&old, &after.blocks);
            LetterChange::Other {
                added: compared.added,
                removed: compared.removed,
                cites: is.difference(&was).cloned().collect(),
                cited: was.difference(&is).cloned().collect(),
            }
        }
    }
}

/// The provisions of the day whose references stand in a letter.
fn cited(library: &Library, document: &Document, day: Option<Date>) -> BTreeSet<String> {
    let Some(day) = day else { return BTreeSet::new() };
    let text: Vec<String> = walk::runs(&document.blocks).map(|run| run.text.clone()).collect();
    let text = text.concat();
    let held = library.law.on(day).into_iter().map(|holding| holding.cite.to_owned());
    held.filter(|cite| text.contains(cite.as_str())).collect()
}
