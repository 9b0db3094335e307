//! Going back to what an older version of the case says: in one field, or in all.

use serde_json::{Map, Value};

use super::Case;
use crate::place::FieldPath;

impl Case {
    /// This version, with what an older one says in one field; a list comes back whole, with all its items. None where the field
    /// belongs to an item that only one of them has: its list is to be brought back instead.
    pub fn with_field_of(&self, older: &Self, place: &FieldPath) -> Option<Self> {
        let mut value = self.without_seals()?;
        let mut old = older.without_seals()?;
        let said = around(&mut old, place)?.remove(place.field());
        let fields = around(&mut value, place)?;
        match said {
            Some(said) => drop(fields.insert(place.field().to_owned(), said)),
            None => drop(fields.remove(place.field())),
        }
        let case: Self = serde_json::from_value(value).ok()?;
        let mut case = case.brought_back_into(self, older);
        if self.origins != older.origins {
            case.origins.take_place(&older.origins, place);
        }
        Some(case)
    }

    /// All that an older version says, in the place of this one.
    #[must_use]
    pub fn with_all_of(&self, older: &Self) -> Self {
        older.clone().brought_back_into(self, older)
    }

    /// What goes on whatever is brought back: the letters that went out, that the case is for practice, and that no item gets an id that another has had.
    fn brought_back_into(mut self, newer: &Self, older: &Self) -> Self {
        self.practice |= newer.practice;
        self.last_item = newer.last_item.max(older.last_item);
        // What was taken out since then is remembered, though it may be there again.
        if !newer.removed.is_empty() {
            self.removed.take_in(&newer.removed);
        }
        self.name_items();
        self.follow_exhibits();
        self.keeping_seals_of(newer)
    }

    fn without_seals(&self) -> Option<Value> {
        serde_json::to_value(self.bare()).ok()
    }
}

/// The fields among which an address stands: those of its section, or of its item.
fn around<'v>(case: &'v mut Value, place: &FieldPath) -> Option<&'v mut Map<String, Value>> {
    let mut fields = case.get_mut(place.section())?.as_object_mut()?;
    for step in place.steps() {
        let items = fields.get_mut(step.list)?.as_array_mut()?;
        let is_it =
            |item: &&mut Value| item.get("id").and_then(Value::as_u64) == Some(step.id.0.into());
        fields = items.iter_mut().find(is_it)?.as_object_mut()?;
    }
    Some(fields)
}
