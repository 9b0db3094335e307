//! The page of older versions: those that the case's file keeps, one of them held against the case, and the way back to it.

pub mod removed;
pub mod texts;

use eframe::egui::{Button, Frame, Id, Key, Margin, RichText, Role, TextEdit, Ui, UiBuilder};

use super::pane::Pane;
use super::{abreast, compared, frame, theme};
use crate::jobs::job::{Moment, Snapshot};
use crate::session::Page;
use crate::session::action::{Action, VersionWish};

/// Draws the page: the versions, and beside or below the one that is looked at how it differs.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    if pane.session.keeps_versions() && abreast::has_room(ui) {
        return abreast::show(ui, "versions", pane, |ui, pane| page(ui, pane, false), beside);
    }
    abreast::alone(ui, "versions", |ui| {
        page(ui, pane, true);
    });
}

/// The versions, and with the one that is looked at how it differs, unless that stands beside them.
fn page(ui: &mut Ui, pane: &mut Pane<'_>, compares: bool) {
    let back = ui.button(texts::BACK);
    if back.clicked() {
        pane.actions.push(Action::TurnTo(Page::Tasks));
    }
    ui.add_space(8.0);
    theme::heading(ui, texts::TITLE, 1);
    if !pane.session.keeps_versions() {
        pane.focus.reach_page(&back);
        ui.label(texts::NOT_KEPT);
        removed::show(ui, pane);
        return;
    }
    ui.label(texts::HELP);
    if ui.link(texts::WHO).clicked() {
        pane.actions.push(Action::TurnTo(Page::Access));
    }
    ui.add_space(10.0);
    name(ui, pane);
    ui.add_space(14.0);
    list(ui, pane, compares);
    removed::show(ui, pane);
}

/// The version that is looked at.
fn beside(ui: &mut Ui, pane: &mut Pane<'_>) {
    let looked_at = pane.session.looked_at_version().map(|version| version.number);
    let history = pane.session.older_versions();
    let snapshot = history.snapshots.iter().find(|it| Some(it.number) == looked_at);
    match snapshot.map(|snapshot| texts::moment(snapshot.at)) {
        Some(at) => {
            theme::heading(ui, &at, 2);
            comparison(ui, pane);
        }
        None if history.snapshots.is_empty() => {}
        None => drop(ui.label(theme::quiet(ui, texts::LOOK_HELP))),
    }
}

/// Gives the moment a name.
fn name(ui: &mut Ui, pane: &mut Pane<'_>) {
    let id = Id::unique("name of a version");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let label = ui.label(theme::bold(texts::NAME));
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut typed).id(id).hint_text(texts::NAME_EXAMPLE);
        let edit = edit.desired_width((ui.available_width() - 140.0).clamp(120.0, 320.0));
        let response = ui.add(edit).labelled_by(label.id);
        pane.focus.reach_page(&response);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let has_name = !typed.trim().is_empty();
        let keep = ui.add_enabled(has_name, Button::new(texts::KEEP));
        if (keep.on_disabled_hover_text(texts::NAME_FIRST).clicked() || entered) && has_name {
            pane.actions.push(Action::Version(VersionWish::Name(std::mem::take(&mut typed))));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// The versions, the newest first. The one that is held against the case shows how they differ.
fn list(ui: &mut Ui, pane: &mut Pane<'_>, compares: bool) {
    let history = pane.session.older_versions().clone();
    if history.snapshots.is_empty() && history.damaged.is_empty() {
        ui.label(texts::NONE_YET);
    }
    for number in &history.damaged {
        ui.label(RichText::new(texts::damaged(*number)).color(theme::palette(ui).warning));
    }
    let looked_at = pane.session.looked_at_version().map(|version| version.number);
    let rows = UiBuilder::new()
        .id_salt("versions of the case")
        .accessibility_role(Role::List)
        .accessibility_label(texts::TITLE);
    ui.scope_builder(rows, |ui| {
        for snapshot in history.snapshots.iter().rev() {
            let palette = theme::palette(ui);
            Frame::new()
                .fill(palette.card)
                .stroke((1.0, palette.line))
                .corner_radius(6)
                .inner_margin(Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    row(ui, pane, snapshot);
                    if compares && looked_at == Some(snapshot.number) {
                        comparison(ui, pane);
                    }
                });
            ui.add_space(4.0);
        }
    });
}

fn row(ui: &mut Ui, pane: &mut Pane<'_>, snapshot: &Snapshot) {
    let at = texts::moment(snapshot.at);
    let why = match &snapshot.moment {
        Moment::Passing => texts::PASSING.to_owned(),
        Moment::Export(letter) => texts::written(&title(pane, letter)),
        Moment::Named(name) => texts::named(name),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(&at));
        ui.label(&why);
        let look = ui.button(texts::LOOK).accessible_name(format!("{}: {at}, {why}", texts::LOOK));
        if look.clicked() {
            pane.actions.push(Action::Version(VersionWish::LookAt(snapshot.number)));
        }
    });
}

/// What a letter is called, by its id.
fn title(pane: &Pane<'_>, letter: &str) -> String {
    let template = pane.session.library().and_then(|library| library.letters.template(letter));
    template.map_or_else(|| letter.to_owned(), |template| template.title.clone())
}

/// How the version differs from the case, and what can be brought back.
fn comparison(ui: &mut Ui, pane: &mut Pane<'_>) {
    let Some(looked_at) = pane.session.looked_at_version() else { return };
    let changes = match &looked_at.outcome {
        Err(problem) => return frame::problems::notice(ui, problem),
        Ok(_) => looked_at.changes.clone(),
    };
    let beside = looked_at.beside.clone();
    ui.add_space(6.0);
    if changes.is_empty() && beside.is_empty() {
        ui.label(texts::ALIKE);
        return;
    }
    theme::heading(ui, &texts::differs(changes.len() + beside.len()), 3);
    ui.horizontal_wrapped(|ui| {
        if ui.button(texts::TAKE_ALL).clicked() {
            pane.actions.push(Action::Version(VersionWish::RestoreAll));
        }
        ui.label(theme::quiet(ui, texts::TAKE_HELP));
    });
    ui.add_space(6.0);
    let take: compared::Take =
        (texts::TAKE_FIELD, |place| Action::Version(VersionWish::RestoreField(place)));
    compared::show(ui, pane, &changes, (texts::WAS, texts::IS), Some(take));
    compared::show_beside(ui, pane, &beside, (texts::WAS, texts::IS));
}
