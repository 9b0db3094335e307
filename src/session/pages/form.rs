//! The page of a part's form: which field the cursor is to go to.

use crate::place::FieldPath;

/// The state of the form (formularsiden).
#[derive(Default)]
pub struct FormPage {
    target: Option<FieldPath>,
}

impl FormPage {
    /// Aims the cursor at a field.
    pub(in crate::session) fn aim(&mut self, target: Option<FieldPath>) {
        self.target = target;
    }

    /// The field that should get the cursor; it is asked for once.
    pub(in crate::session) fn take_target(&mut self) -> Option<FieldPath> {
        self.target.take()
    }
}
