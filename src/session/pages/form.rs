//! The page of a section's form: which section, and which field the cursor is to go to.

use crate::case::Case;
use crate::place::FieldPath;

/// The state of the form (formularsiden).
pub struct FormPage {
    section: &'static str,
    target: Option<FieldPath>,
}

impl Default for FormPage {
    fn default() -> Self {
        Self { section: Case::SECTIONS[0], target: None }
    }
}

impl FormPage {
    pub fn section(&self) -> &'static str {
        self.section
    }

    pub(in crate::session) fn turn_to(&mut self, section: &'static str) {
        self.section = section;
    }

    /// Aims the cursor at a field.
    pub(in crate::session) fn aim(&mut self, target: Option<FieldPath>) {
        self.target = target;
    }

    /// The field that should get the cursor; it is asked for once.
    pub(in crate::session) fn take_target(&mut self) -> Option<FieldPath> {
        self.target.take()
    }
}
