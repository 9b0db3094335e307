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

    /// What the finding names, so that it can be told from another of the same check at the same place.
    pub fn about(&self) -> String {
        self.values.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// What a check declares that it can find (hvad en kontrol kan finde): the name, and the values that the words may use beside
/// `{field}`, the label of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finds {
    pub check: &'static str,
    pub values: &'static [&'static str],
    /// Whether it asks for the answer of its place. Where that does not matter, it is not asked for.
    pub asks: bool,
}

impl Finds {
    /// A finding that gives no values.
    pub const fn plain(check: &'static str) -> Self {
        Self::with(check, &[])
    }

    pub const fn with(check: &'static str, values: &'static [&'static str]) -> Self {
        Self { check, values, asks: false }
    }

    /// The same finding, where it says that the answer of its place is missing.
    #[must_use]
    pub const fn asking(self) -> Self {
        Self { asks: true, ..self }
    }
}
