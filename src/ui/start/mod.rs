//! The start page: which case to work on, and what is set up or not.

pub mod texts;

use std::path::Path;

use eframe::egui::{Button, Frame, Margin, RichText, ScrollArea, Ui, vec2};

use super::pane::Pane;
use super::theme;
use crate::jobs::job::{Role, SenderStanding, Settings};
use crate::library::practice::PRACTICE_CASES;
use crate::overview::order::DeadlineFilter;
use crate::session::Page;
use crate::session::action::{Action, CaseListWish, Command};

const TWO_COLUMNS: f32 = 820.0;
const WIDEST: f32 = 1180.0;
const GAP: f32 = 40.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    ScrollArea::vertical().id_salt("start").auto_shrink(false).content_margin(28.0).show(
        ui,
        |ui| {
            let room = ui.available_width();
            let width = room.min(WIDEST);
            ui.horizontal_top(|ui| {
                ui.add_space(((room - width) / 2.0).min(120.0));
                ui.vertical(|ui| {
                    ui.set_width(width.min(ui.available_width()));
                    theme::heading(ui, texts::TITLE, 1);
                    ui.label(texts::WHAT_IT_IS);
                    ui.add_space(14.0);
                    if ui.available_width() < TWO_COLUMNS {
                        cases(ui, pane);
                        ui.add_space(20.0);
                        set_up(ui, pane);
                    } else {
                        let column = (ui.available_width() - GAP) / 2.0;
                        ui.horizontal_top(|ui| {
                            ui.spacing_mut().item_spacing.x = GAP;
                            ui.vertical(|ui| {
                                ui.set_width(column);
                                ui.spacing_mut().item_spacing.x = 8.0;
                                cases(ui, pane);
                            });
                            ui.vertical(|ui| {
                                ui.set_width(column);
                                ui.spacing_mut().item_spacing.x = 8.0;
                                set_up(ui, pane);
                            });
                        });
                    }
                    ui.add_space(30.0);
                });
            });
        },
    );
}

/// The way to a case: back to the one that is open, a new one, one from a file, or a recent one.
fn cases(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::CASES, 2);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let mut first = None;
        if pane.session.has_case() {
            let back = ui.add(theme::main_button(ui, texts::BACK));
            if back.clicked() {
                pane.actions.push(Action::Show(Page::Tasks));
            }
            first = Some(back);
        }
        let new = match first {
            None => ui.add(theme::main_button(ui, texts::NEW)),
            Some(_) => ui.button(texts::NEW),
        };
        if new.clicked() {
            pane.actions.push(Action::Do(Command::New));
        }
        pane.focus.reach_page(first.as_ref().unwrap_or(&new));
        if ui.button(texts::NEW_FROM_EXPORT).clicked() {
            pane.actions.push(Action::Do(Command::NewFromExport));
        }
        if ui.button(texts::OPEN).clicked() {
            pane.actions.push(Action::Do(Command::Open));
        }
        if ui.button(texts::CASE_LIST).clicked() {
            pane.actions.push(Action::Do(Command::Cases));
        }
    });
    due(ui, pane);
    ui.add_space(14.0);
    theme::heading(ui, texts::RECENT, 3);
    if pane.session.recent().is_empty() {
        ui.label(theme::quiet(ui, crate::ui::frame::texts::NO_RECENT));
    }
    for path in pane.session.recent() {
        if recent(ui, path) {
            pane.actions.push(Action::OpenPath(path.clone()));
        }
    }
    ui.add_space(14.0);
    practise(ui, pane);
    ui.add_space(14.0);
    ui.label(theme::quiet(ui, texts::LETTERS_STAY_HERE));
}

/// Whether cases where one works have been kept for long enough, and the way to them.
fn due(ui: &mut Ui, pane: &mut Pane<'_>) {
    let count = pane.session.cases().to_delete().count();
    if count == 0 {
        return;
    }
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(texts::due(count)).color(theme::palette(ui).warning));
        if ui.button(texts::SEE_DUE).clicked() {
            let wish = CaseListWish::Filter(DeadlineFilter::ToDelete);
            pane.actions.push(Action::Do(Command::Cases));
            pane.actions.push(Action::Cases(wish));
        }
    });
}

/// The practice cases, and an empty one.
fn practise(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::PRACTISE, 3);
    ui.label(theme::quiet(ui, texts::PRACTISE_HELP));
    let ids = PRACTICE_CASES.iter().map(|practice| Some(practice.id));
    for id in ids.chain([None]) {
        let (title, about) = texts::practice(id.unwrap_or_default());
        if tile(ui, title, about) {
            pane.actions.push(Action::Practise(id));
        }
    }
}

/// A recent file: its name, and its folder below.
fn recent(ui: &mut Ui, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    tile(ui, &name, &folder)
}

/// A wide button of two lines.
fn tile(ui: &mut Ui, above: &str, below: &str) -> bool {
    let palette = theme::palette(ui);
    let text = theme::two_lines(
        ui,
        RichText::new(above).color(palette.text),
        RichText::new(below).small().color(palette.quiet),
    );
    let button = Button::new(text)
        .wrap()
        .fill(palette.card)
        .stroke((1.0, palette.line))
        .min_size(vec2(ui.available_width(), 44.0));
    ui.add(button.right_text("")).accessible_name(format!("{above}, {below}")).clicked()
}

/// What is set up, and what not yet.
fn set_up(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::SET_UP, 2);
    ui.add_space(4.0);
    let session = pane.session;
    if let (Some(library), Some(standing)) = (session.library(), session.sender_standing()) {
        card(ui, texts::SENDER, &texts::sender(&library.sender.name, standing), |ui| {
            let is_own = standing == SenderStanding::Own;
            let text = if is_own { texts::CHANGE_SENDER } else { texts::SET_UP_SENDER };
            if ui.button(text).clicked() {
                pane.actions.push(Action::Do(Command::Settings));
            }
        });
    }
    ui.add_space(8.0);
    let Settings { name, title, .. } = session.settings();
    let known: Vec<&str> =
        [name, title].into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let said = if known.is_empty() { texts::NOBODY.to_owned() } else { known.join(", ") };
    card(ui, texts::WHO, &said, |ui| {
        let text = if known.is_empty() { texts::SAY_WHO } else { texts::CHANGE_WHO };
        if ui.button(text).clicked() {
            pane.actions.push(Action::Do(Command::Settings));
        }
        ui.add_space(6.0);
        role(ui, pane.session.settings(), pane.actions);
    });
}

/// Which of the three roles one has most.
pub fn role(ui: &mut Ui, settings: &Settings, actions: &mut Vec<Action>) {
    ui.label(theme::bold(texts::ROLE));
    ui.horizontal_wrapped(|ui| {
        for role in [Role::Caseworker, Role::MeetingLeader, Role::DecisionMaker] {
            let name = format!("{}: {}", texts::ROLE, texts::role(role));
            let radio = ui.radio(settings.role == role, texts::role(role)).accessible_name(name);
            if radio.clicked() {
                actions.push(Action::TypeSettings(Settings { role, ..settings.clone() }));
                actions.push(Action::KeepSettings);
            }
        }
    });
    ui.label(theme::quiet(ui, texts::ROLE_HELP));
}

fn card(ui: &mut Ui, title: &str, text: &str, more: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let card = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    card.inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        theme::heading(ui, title, 3);
        ui.label(text);
        ui.add_space(4.0);
        more(ui);
    });
}
