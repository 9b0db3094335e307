//! The page of settings: who one is, how the window looks, and the municipality as sender of the letters.

mod about;
mod safety;
pub mod texts;

use std::path::Path;

use eframe::egui::{Button, Id, Response, RichText, ScrollArea, TextEdit, Ui};

use super::frame::dialogs::Pick;
use super::pane::Pane;
use super::{frame, start, theme};
use crate::jobs::job::{Appearance, Settings};
use crate::session::Page;
use crate::session::action::{Action, Command};

const TWO_COLUMNS: f32 = 900.0;
const COLUMN: f32 = 540.0;
const GAP: f32 = 48.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    ScrollArea::vertical().id_salt("settings").auto_shrink(false).content_margin(28.0).show(
        ui,
        |ui| {
            ui.horizontal(|ui| {
                theme::heading(ui, texts::TITLE, 1);
                ui.add_space(12.0);
                let back = ui.button(texts::BACK);
                if back.clicked() {
                    let is_of_case = pane.session.has_case();
                    let page = if is_of_case { Page::Tasks } else { Page::Start };
                    pane.actions.push(Action::Show(page));
                }
            });
            ui.add_space(12.0);
            if ui.available_width() < TWO_COLUMNS {
                ui.set_max_width(ui.available_width().min(COLUMN));
                who(ui, pane);
                ui.add_space(24.0);
                sender(ui, pane);
            } else {
                let column = ((ui.available_width() - GAP) / 2.0).min(COLUMN);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    for part in [who, sender] {
                        ui.vertical(|ui| {
                            ui.set_width(column);
                            ui.spacing_mut().item_spacing.x = 8.0;
                            part(ui, pane);
                        });
                    }
                });
            }
            ui.add_space(24.0);
            about::show(ui);
            ui.add_space(40.0);
        },
    );
}

fn who(ui: &mut Ui, pane: &mut Pane<'_>) {
    let page = pane.session.settings_page();
    theme::heading(ui, texts::WHO, 2);
    ui.label(theme::quiet(ui, texts::WHO_HELP));
    let mut typed = page.typed().clone();
    let mut changed = false;
    let boxes = [
        (texts::NAME, &mut typed.name),
        (texts::JOB_TITLE, &mut typed.title),
        (texts::USER_ID, &mut typed.user_id),
    ];
    for (index, (label, text)) in boxes.into_iter().enumerate() {
        let response = line(ui, label, "", text, false);
        changed |= response.changed();
        if index == 0 {
            pane.focus.reach_page(&response);
        }
    }
    if changed {
        pane.actions.push(Action::TypeSettings(typed));
    }
    ui.add_space(6.0);
    keep(ui, texts::KEEP_WHO, page.has_news(), false, Action::KeepSettings, pane.actions);
    ui.add_space(14.0);
    start::role(ui, page.typed(), pane.actions);
    ui.add_space(14.0);
    appearance(ui, page.typed(), pane.actions);
    ui.add_space(14.0);
    spelling(ui, page.typed(), pane.actions);
    ui.add_space(14.0);
    safety::show(ui, pane);
}

fn appearance(ui: &mut Ui, settings: &Settings, actions: &mut Vec<Action>) {
    ui.label(theme::bold(texts::LOOK));
    ui.horizontal_wrapped(|ui| {
        for appearance in [Appearance::System, Appearance::Light, Appearance::Dark] {
            let text = texts::look(appearance);
            let name = format!("{}: {text}", texts::LOOK);
            let is_chosen = settings.appearance == appearance;
            if ui.radio(is_chosen, text).accessible_name(name).clicked() {
                actions.push(Action::TypeSettings(Settings { appearance, ..settings.clone() }));
                actions.push(Action::KeepSettings);
            }
        }
    });
    ui.add_space(14.0);
    ui.label(theme::bold(texts::TEXT_SIZE));
    ui.horizontal(|ui| {
        let size = settings.text_size;
        let buttons = [
            ("−", Command::SmallerText, size.smaller() != size),
            ("+", Command::LargerText, size.larger() != size),
        ];
        for (index, (sign, command, is_on)) in buttons.into_iter().enumerate() {
            let button = Button::new(sign).min_size([34.0, 0.0].into());
            let keys = frame::texts::shortcut(command.shortcut());
            let name = frame::texts::command(command).0;
            let button = ui.add_enabled(is_on, button).accessible_name(name);
            let button = button.on_hover_text(format!("{name} ({keys})"));
            if button.on_disabled_hover_text(texts::NO_FURTHER).clicked() {
                actions.push(Action::Do(command));
            }
            if index == 0 {
                ui.label(texts::text_size(size.hundredths()));
            }
        }
    });
}

/// Whether words that are spelt wrong are marked.
fn spelling(ui: &mut Ui, settings: &Settings, actions: &mut Vec<Action>) {
    let mut checks = !settings.lets_spelling_be;
    if ui.checkbox(&mut checks, texts::SPELLING).on_hover_text(texts::SPELLING_HELP).changed() {
        let settings = Settings { lets_spelling_be: !checks, ..settings.clone() };
        actions.push(Action::TypeSettings(settings));
        actions.push(Action::KeepSettings);
    }
}

fn sender(ui: &mut Ui, pane: &mut Pane<'_>) {
    let page = pane.session.settings_page();
    theme::heading(ui, texts::SENDER, 2);
    ui.label(theme::quiet(ui, texts::SENDER_HELP));
    if let (Some(library), Some(standing)) =
        (pane.session.library(), pane.session.sender_standing())
    {
        ui.label(start::texts::sender(&library.sender.name, standing));
    }
    let mut form = page.sender().clone();
    let mut changed = false;
    for (key, text) in form.lines_mut() {
        let (label, help) = (texts::sender_label(key), texts::sender_help(key));
        changed |= line(ui, label, help, text, key == "address").changed();
        if key == "logo" && ui.button(texts::CHOOSE_LOGO).clicked() {
            pane.dialogs.open(Pick::Logo, Path::new(""));
        }
    }
    if changed {
        pane.actions.push(Action::TypeSender(form));
    }
    ui.add_space(6.0);
    let (has_news, is_busy) = (page.has_news_of_sender(), page.keeps_sender());
    keep(ui, texts::KEEP_SENDER, has_news, is_busy, Action::KeepSender, pane.actions);
}

/// A box with its label above it and what helps between them.
fn line(ui: &mut Ui, label: &str, help: &str, text: &mut String, has_lines: bool) -> Response {
    ui.add_space(8.0);
    let name = ui.label(theme::bold(label));
    if !help.is_empty() {
        ui.label(theme::quiet(ui, help));
    }
    let id = Id::unique(("settings", label));
    let edit = if has_lines {
        TextEdit::multiline(text).desired_rows(2)
    } else {
        TextEdit::singleline(text)
    };
    let margin = eframe::egui::Margin::symmetric(8, 6);
    let response =
        ui.add(edit.id(id).margin(margin).desired_width(f32::INFINITY)).labelled_by(name.id);
    if !help.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(help));
    }
    response
}

/// The button that keeps what was typed, and whether there is anything to keep.
fn keep(
    ui: &mut Ui,
    text: &str,
    has_news: bool,
    is_busy: bool,
    action: Action,
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        let button = ui.add_enabled(has_news && !is_busy, Button::new(text));
        if button.on_disabled_hover_text(texts::NOTHING_NEW).clicked() {
            actions.push(action);
        }
        if is_busy {
            ui.label(theme::quiet(ui, texts::KEEPING));
        } else if has_news {
            let color = theme::palette(ui).warning;
            ui.label(RichText::new(texts::NOT_KEPT).small().color(color));
        }
    });
}
