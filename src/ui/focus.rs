//! Who gets the cursor next.

use eframe::egui::{Align, Response};

use crate::place::FieldPath;
use crate::session::Session;

/// Who gets the cursor in the frame that is drawn (markøren).
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// The cursor stays where it is.
    Stays,
    Field(FieldPath),
    /// The first control of the question that has just come up.
    Question,
}

impl Focus {
    /// A question that has just come up takes the cursor; a field that was aimed at gets it otherwise, and gets it once.
    pub fn next(session: &mut Session, question_is_new: bool) -> Self {
        if question_is_new {
            return Self::Question;
        }
        session.take_target().map_or(Self::Stays, Self::Field)
    }

    /// Gives the cursor to a field, and brings the field into sight, if it is the field's turn.
    pub fn reach(&self, field: &FieldPath, response: &Response) {
        if matches!(self, Self::Field(next) if next == field) {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
    }

    /// Gives the cursor to the first control of a question, if the question is new.
    pub fn reach_question(&self, response: &Response) {
        if *self == Self::Question {
            response.request_focus();
        }
    }
}
