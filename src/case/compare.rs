//! How two versions of a case differ, field by field.

use std::collections::HashMap;

use super::Case;
use super::field::{Section, State, View};
use crate::place::{FieldPath, ItemId};

/// What stands in a field: why there is no answer, or the answer as it is typed. A list says how many items it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub state: State,
    pub text: String,
    /// Whether the text is a number of items.
    pub is_list: bool,
}

/// A field that says one thing in a version of a case and another in the next (forskel i et felt).
#[derive(Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub place: FieldPath,
    pub before: Said,
    pub after: Said,
}

/// An address without what moves: items are known by their ids.
type Key = (&'static str, Vec<(&'static str, ItemId)>, &'static str);

/// What stands in a field of a version, and of which items the field is a list.
struct Standing {
    place: FieldPath,
    said: Said,
    items: Vec<ItemId>,
}

/// Every field in which two versions differ, in the order in which a person meets them; what only the older one has comes last.
pub fn differences(before: &Case, after: &Case) -> Vec<FieldChange> {
    let changed: Vec<&'static str> =
        Case::SECTIONS.iter().copied().filter(|name| !before.shares_section(after, name)).collect();
    let (old, new) = (fields(before, &changed), fields(after, &changed));
    let old_at: HashMap<Key, &Standing> = old.iter().map(|one| (key(&one.place), one)).collect();
    let new_at: HashMap<Key, &Standing> = new.iter().map(|one| (key(&one.place), one)).collect();
    let mut found = Vec::new();
    for standing in &new {
        let older = old_at.get(&key(&standing.place));
        if older.is_none_or(|older| older.said != standing.said || older.items != standing.items) {
            let before = older.map_or_else(nothing, |older| older.said.clone());
            let after = standing.said.clone();
            found.push(FieldChange { place: standing.place, before, after });
        }
    }
    for standing in &old {
        if !new_at.contains_key(&key(&standing.place)) {
            let before = standing.said.clone();
            found.push(FieldChange { place: standing.place, before, after: nothing() });
        }
    }
    // An item that came or went with nothing in it is told by its list.
    found.retain(|change| change.before != change.after || change.before.is_list);
    found
}

fn nothing() -> Said {
    Said { state: State::NotAnswered, text: String::new(), is_list: false }
}

fn key(place: &FieldPath) -> Key {
    let steps = place.steps().map(|step| (step.list, step.id)).collect();
    (place.section(), steps, place.field())
}

fn fields(case: &Case, sections: &[&'static str]) -> Vec<Standing> {
    let mut found = Vec::new();
    for name in sections {
        if let Some(section) = case.section(name) {
            walk(section, &|field| FieldPath::new(name, field), &mut found);
        }
    }
    found
}

fn walk(
    section: &dyn Section,
    place: &dyn Fn(&'static str) -> FieldPath,
    found: &mut Vec<Standing>,
) {
    for (field, view) in section.fields() {
        let (path, state) = (place(field), view.state());
        match view {
            View::Answer(answer) => {
                let said = Said { state, text: answer.shown().into_owned(), is_list: false };
                found.push(Standing { place: path, said, items: Vec::new() });
            }
            View::List(list) => {
                let items: Vec<ItemId> = (0..list.len()).map(|index| list.id(index)).collect();
                let said = Said { state, text: items.len().to_string(), is_list: true };
                found.push(Standing { place: path, said, items: items.clone() });
                for (index, id) in items.into_iter().enumerate() {
                    if let Some(item) = list.item(index) {
                        walk(item, &|inner| path.item(index, id, inner), found);
                    }
                }
            }
        }
    }
}
