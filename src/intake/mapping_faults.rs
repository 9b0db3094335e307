//! What a mapping may send an answer to, and what a mistyped name was meant to be.

use crate::case::Case;
use crate::case::field::{Edit, Section, View};
use crate::case::kind::Kind;
use crate::danish::nearest::{did_you_mean, nearest};
use crate::place::FieldPath;

/// The sections that no file may answer for: who sets a warning aside says why, and an exhibit comes as a paper.
const SHUT: [&str; 2] = ["overrides", "exhibits"];

/// The field that a text names, with its kind.
///
/// # Errors
/// What is wrong with the text, and what to do, in Danish.
pub(super) fn field(case: &Case, text: &str) -> Result<(FieldPath, Kind), (String, String)> {
    let section = text.split('.').next().unwrap_or_default();
    if SHUT.contains(&section) && case.section(section).is_some() {
        let cure = match section {
            "exhibits" => "Sagens papirer skrives hver for sig under [[paper]].",
            _ => "Det skal siges i sagen selv.",
        };
        return Err((format!("Feltet »{text}« kan ikke komme fra en fil."), cure.to_owned()));
    }
    let unknown = || {
        let names = names(case);
        let near = nearest(text, names.iter().map(String::as_str));
        let of_item = names.iter().find(|name| name.replace("[0]", "") == text);
        let cure = of_item.map(String::as_str).or(near).map_or_else(String::new, did_you_mean);
        (format!("Sagen har ikke et felt, der hedder »{text}«."), cure)
    };
    let path = case.path(text).ok_or_else(unknown)?;
    match kind(case, &path) {
        None => {
            let message = format!("»{text}« er en liste og ikke et felt.");
            let inside = format!("{text}[0].");
            let first = names(case).into_iter().find(|name| name.starts_with(&inside));
            Err((message, first.map_or_else(String::new, |name| did_you_mean(&name))))
        }
        Some(Kind::Exhibits | Kind::Provision | Kind::Practice) => {
            Err((format!("Feltet »{text}« kan ikke komme fra en fil."), String::new()))
        }
        Some(kind) => Ok((path, kind)),
    }
}

/// The kind of a field; none for a list.
pub(super) fn kind(case: &Case, path: &FieldPath) -> Option<Kind> {
    let mut with_items = case.clone();
    add_items(&mut with_items, path);
    with_items.answer(path).map(|answer| answer.kind())
}

/// Adds items to the lists on the way to a field until it is there.
pub(super) fn add_items(case: &mut Case, path: &FieldPath) {
    let mut list = FieldPath::new(path.section(), "");
    for step in path.steps() {
        list = list.beside(step.list);
        let len = match case.find(&list) {
            Some(View::List(items)) => items.len(),
            _ => return,
        };
        // No mapping has a use for more.
        for _ in len..=step.index.min(len + 100) {
            let id = case.new_item();
            if let Some(Edit::List(items)) = case.find_mut(&list) {
                items.add(id);
            }
        }
        list = list.at(step.index, "");
    }
}

/// All fields, the first item of each list among them.
fn names(case: &Case) -> Vec<String> {
    let mut found = Vec::new();
    for section in Case::SECTIONS.iter().filter(|name| !SHUT.contains(name)) {
        if let Some(fields) = case.section(section) {
            walk(fields, section, &mut found);
        }
    }
    found
}

fn walk(section: &dyn Section, name: &str, found: &mut Vec<String>) {
    for (field, view) in section.fields() {
        match view {
            View::Answer(_) => found.push(format!("{name}.{field}")),
            View::List(list) => {
                walk(list.blank_item().as_ref(), &format!("{name}.{field}[0]"), found);
            }
        }
    }
}
