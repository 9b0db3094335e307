//! Who gets the cursor next.

use std::mem::{Discriminant, discriminant};
use std::path::PathBuf;

use eframe::egui::{Align, Context, Id, Response};

use crate::place::FieldPath;
use crate::session::Session;
use crate::session::question::Question;

/// Who gets the cursor in the frame that is drawn (markøren).
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// The cursor stays where it is.
    Stays,
    Field(FieldPath),
    /// The first control of the question that has just come up.
    Question,
    /// The first control of the page that was turned to.
    Page,
}

impl Focus {
    /// A question that has just come up takes the cursor; a field that was aimed at gets it otherwise, and gets it once.
    fn next(session: &mut Session, question_is_new: bool) -> Self {
        if question_is_new {
            return Self::Question;
        }
        match (session.take_target(), session.take_landing()) {
            (Some(field), _) => Self::Field(field),
            (None, true) => Self::Page,
            (None, false) => Self::Stays,
        }
    }

    /// Gives the cursor to a field, and brings the field into sight, if it is the field's turn.
    pub fn reach(&self, field: &FieldPath, response: &Response) {
        if matches!(self, Self::Field(next) if next == field) {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
    }

    /// Gives the cursor to the first control of a page that nobody has the cursor on.
    pub fn reach_page(&self, response: &Response) {
        if *self == Self::Page {
            response.request_focus();
        }
    }

    /// Gives the cursor to the first control of a question, if the question is new. Says whether it is.
    pub fn reach_question(&self, response: &Response) -> bool {
        let is_new = *self == Self::Question;
        if is_new {
            response.request_focus();
        }
        is_new
    }
}

/// The questions that have the cursor one after another, and where it was before: whoever types goes on there.
#[derive(Default)]
pub(super) struct Interruption {
    asked: Option<Discriminant<Question>>,
    left: Option<Left>,
}

/// Where the cursor was, in which case, and how many frames it may take to get back.
struct Left {
    id: Id,
    case: Option<PathBuf>,
    frames: u8,
}

impl Interruption {
    /// Looks whether a question has come or gone, and says who gets the cursor in this frame.
    pub(super) fn next_focus(&mut self, ctx: &Context, session: &mut Session) -> Focus {
        // The frame after a question still keeps the cursor for it.
        const FRAMES: u8 = 3;
        let asked = session.question().map(discriminant);
        let is_new = asked.is_some() && asked != self.asked;
        let case = session.path().map(ToOwned::to_owned);
        if asked.is_some() && self.asked.is_none() {
            let focused = ctx.memory(|memory| memory.focused());
            self.left = focused.map(|id| Left { id, case, frames: FRAMES });
        } else if asked.is_none() {
            let focused = ctx.memory(|memory| memory.focused());
            let is_back = |left: &Left| focused == Some(left.id) && left.frames < FRAMES;
            self.left.take_if(|left| left.case != case || left.frames == 0 || is_back(left));
        }
        self.asked = asked;
        let focus = Focus::next(session, is_new);
        if asked.is_none()
            && let Some(left) = &mut self.left
        {
            if focus == Focus::Stays {
                left.frames -= 1;
                ctx.memory_mut(|memory| memory.request_focus(left.id));
                ctx.request_repaint();
            } else {
                self.left = None;
            }
        }
        focus
    }
}
