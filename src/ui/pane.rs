//! What a part of the window is drawn with, and where it lays what the user asks for.

use eframe::egui::Ui;

use super::focus::Focus;
use super::frame::dialogs::Dialogs;
use crate::session::action::Action;
use crate::session::{Page, Session};

/// A part of the window while it is drawn (en rude). It shows the session and cannot change it.
pub struct Pane<'a> {
    pub session: &'a Session,
    pub focus: &'a Focus,
    pub dialogs: &'a mut dyn Dialogs,
    /// What the user asked for, to be done when all is drawn.
    pub actions: &'a mut Vec<Action>,
}

impl Pane<'_> {
    /// Draws the button at the top of a page that leads back to the one it belongs to. Keys reach it first.
    pub fn way_back(&mut self, ui: &mut Ui, text: &str, page: Page) {
        let back = ui.button(text);
        self.focus.reach_page(&back);
        if back.clicked() {
            self.actions.push(Action::TurnTo(page));
        }
        ui.add_space(8.0);
    }
}
