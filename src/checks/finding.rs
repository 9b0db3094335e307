//! What a check found: a name, a place, and the values that its words need.

use crate::place::FieldPath;

/// What a check found (et fund): its name, the place, and the values that its words need. Values are dates, numbers and
/// labels, never a piece of the case's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub check: &'static str,
    pub field: FieldPath,
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    pub fn new(check: &'static str, field: FieldPath) -> Self {
        Self { check, field, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}
