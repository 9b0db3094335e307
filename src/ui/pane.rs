//! What a part of the window is drawn with, and where it lays what the user asks for.

use super::focus::Focus;
use super::frame::dialogs::Dialogs;
use crate::session::Session;
use crate::session::action::Action;

/// A part of the window while it is drawn (en rude). It shows the session and cannot change it.
pub struct Pane<'a> {
    pub session: &'a Session,
    pub focus: &'a Focus,
    pub dialogs: &'a mut dyn Dialogs,
    /// What the user asked for, to be done when all is drawn.
    pub actions: &'a mut Vec<Action>,
}
