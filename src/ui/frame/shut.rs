//! The locked screen: a box for the passphrase, and nothing of the case.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{CentralPanel, Frame, Id, Key, Role, TextEdit, Ui, UiBuilder};

use super::texts;
use crate::session::Session;
use crate::session::action::{Action, ScreenWish, Unseen};
use crate::session::screen::Shut;
use crate::ui::{ring, theme};

pub const TITLE: &str = "Skærmen er låst";
pub const SAY: &str =
    "Sagen er stadig åben, men intet af den er på skærmen. Skriv adgangskoden for at se den igen.";
pub const NONE_TO_SAY: &str = "Sagen er stadig åben, men intet af den er på skærmen. Den har ingen adgangskode, så alle, der sidder her, kan vise den igen.";
pub const OPEN: &str = "Lås op";
pub const SHOW: &str = "Vis sagen igen";
const TRIES: &str = "Prøver adgangskoden …";
const KEEPS_UNSAVED: &str =
    "Programmet kan ikke lukkes nu, for noget i sagen er ikke gemt. Lås skærmen op først.";

/// What the window knows of the screen's being locked (den låste skærm i vinduet).
#[derive(Default)]
pub(super) struct Cover {
    is_drawn: bool,
    /// Who had the cursor, and gets it back.
    cursor: Option<Id>,
}

impl Cover {
    /// Covers everything while the screen is locked; says whether it does.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        actions: &mut Vec<Action>,
    ) -> bool {
        let Some(shut) = session.shut_screen() else {
            if std::mem::take(&mut self.is_drawn)
                && let Some(cursor) = self.cursor.take()
            {
                ui.memory_mut(|memory| memory.request_focus(cursor));
            }
            return false;
        };
        let is_new = !std::mem::replace(&mut self.is_drawn, true);
        if is_new {
            self.cursor = ui.memory(|memory| memory.focused());
        }
        let fill = theme::side_fill(ui);
        CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
            let room = UiBuilder::new()
                .id_salt("locked screen")
                .accessibility_role(Role::Main)
                .accessibility_label(TITLE);
            ui.scope_builder(room, |ui| {
                ui.vertical_centered(|ui| {
                    ui.add_space((ui.available_height() * 0.3).min(220.0));
                    ui.set_max_width(420.0);
                    theme::heading(ui, TITLE, 1);
                    ui.add_space(8.0);
                    if session.screen_wants_passphrase() {
                        ask(ui, shut, is_new, actions);
                    } else {
                        ui.label(NONE_TO_SAY);
                        ui.add_space(14.0);
                        let show = ui.add(theme::main_button(ui, SHOW));
                        if is_new {
                            show.request_focus();
                        }
                        if show.clicked() {
                            actions.push(Action::Screen(ScreenWish::Open));
                        }
                    }
                    if shut.keeps_unsaved {
                        ui.add_space(14.0);
                        ui.label(theme::bold(KEEPS_UNSAVED));
                    }
                });
            });
        });
        ring::show(ui.ctx());
        true
    }
}

fn ask(ui: &mut Ui, shut: &Shut, is_new: bool, actions: &mut Vec<Action>) {
    ui.label(SAY);
    ui.add_space(14.0);
    if let Some(refusal) = shut.refusal {
        let (message, cure) = refusal.words();
        ui.label(theme::bold(message));
        ui.label(cure);
        ui.add_space(8.0);
    }
    let label = ui.label(texts::PASSPHRASE);
    let mut typed = shut.typed.clone();
    let id = Id::unique("locked screen");
    let text = TextEdit::singleline(&mut *typed.0).password(true).id(id);
    let response = ui.add(text.desired_width(320.0)).labelled_by(label.id);
    if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
    let enters = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if is_new || enters {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Screen(ScreenWish::Type(Unseen(typed.0))));
    }
    ui.add_space(10.0);
    if shut.tries {
        ui.label(TRIES);
    } else if ui.button(OPEN).clicked() || enters {
        actions.push(Action::Screen(ScreenWish::Open));
    }
}
