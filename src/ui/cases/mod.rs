//! The page »Mine sager«: a folder of cases, what falls first, and the way into each.

mod due;
mod table;
pub mod texts;

use std::path::Path;

use eframe::egui::{Button, CollapsingHeader, ProgressBar, RichText, ScrollArea, TextEdit, Ui};

use super::frame::dialogs::Pick;
use super::pane::Pane;
use super::theme;
use crate::overview::CaseRow;
use crate::overview::order::DeadlineFilter;
use crate::overview::week::Week;
use crate::session::action::{Action, CaseListWish};

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let scroll = ScrollArea::vertical().id_salt("cases").auto_shrink(false).content_margin(24.0);
    scroll.show(ui, |ui| {
        theme::heading(ui, texts::TITLE, 1);
        ui.label(texts::HELP);
        ui.add_space(8.0);
        folder(ui, pane);
        ui.add_space(8.0);
        let cases = pane.session.cases();
        if let Some(problem) = cases.refusal() {
            let text = RichText::new(problem.to_string()).color(theme::palette(ui).error);
            ui.label(text);
        }
        if cases.list().is_some() {
            filters(ui, pane);
            ui.add_space(6.0);
            list(ui, pane);
        }
        ui.add_space(30.0);
    });
}

/// Which folder, and the reading of it.
fn folder(ui: &mut Ui, pane: &mut Pane<'_>) {
    let cases = pane.session.cases();
    let label = ui.label(theme::bold(texts::FOLDER));
    ui.horizontal_wrapped(|ui| {
        let mut folder = cases.folder().to_owned();
        let width = (ui.available_width() - 260.0).clamp(200.0, theme::TEXT_WIDTH);
        let edit = TextEdit::singleline(&mut folder).desired_width(width);
        let response = ui.add(edit).labelled_by(label.id);
        pane.focus.reach_page(&response);
        if response.changed() {
            pane.actions.push(Action::Cases(CaseListWish::TypeFolder(folder.clone())));
        }
        let enter = eframe::egui::Key::Enter;
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(enter));
        if ui.button(texts::CHOOSE).clicked() {
            pane.dialogs.open(Pick::FolderOfCases, Path::new(cases.folder()));
        }
        let has_list = cases.list().is_some();
        let text = if has_list { texts::READ_AGAIN } else { texts::READ };
        let button = if has_list { Button::new(text) } else { theme::main_button(ui, text) };
        let can_read = cases.reading().is_none()
            && pane.session.library().is_some()
            && !folder.trim().is_empty();
        let read = ui.add_enabled(can_read, button).on_disabled_hover_text(texts::NO_FOLDER);
        if can_read && (read.clicked() || is_entered) {
            pane.actions.push(Action::Cases(CaseListWish::Read));
        }
    });
    let Some(watch) = cases.reading() else { return };
    ui.horizontal_wrapped(|ui| {
        let (text, share) = match watch.read_of() {
            _ if watch.is_stopped() => (texts::STOPPING.to_owned(), 0.0),
            Some((read, total)) => (texts::reading(read, total), read as f32 / total as f32),
            None => (texts::SEARCHING.to_owned(), 0.0),
        };
        ui.add(ProgressBar::new(share).desired_width(180.0)).accessible_name(&text);
        ui.label(text);
        if ui.add_enabled(!watch.is_stopped(), Button::new(texts::STOP)).clicked() {
            pane.actions.push(Action::Cases(CaseListWish::Stop));
        }
    });
}

/// Which rows are wanted: all, those that are late, or those of a week.
fn filters(ui: &mut Ui, pane: &mut Pane<'_>) {
    let cases = pane.session.cases();
    let rows: &[CaseRow] = cases.list().map(|list| list.rows.as_slice()).unwrap_or_default();
    let this = Week::of(pane.session.today());
    let shown = cases.filter();
    let mut offered = vec![
        (texts::ALL, DeadlineFilter::All),
        (texts::LATE, DeadlineFilter::Late),
        (texts::THIS_WEEK, DeadlineFilter::Week(this)),
        (texts::NEXT_WEEK, DeadlineFilter::Week(this.later(1))),
    ];
    if pane.session.months_kept().is_some() {
        offered.push((texts::TO_DELETE, DeadlineFilter::ToDelete));
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(texts::FILTER));
        for (name, filter) in offered {
            let count = rows.iter().filter(|row| filter.takes(row)).count();
            let text = texts::filter(name, count);
            if ui.selectable_label(shown == filter, text).clicked() {
                pane.actions.push(Action::Cases(CaseListWish::Filter(filter)));
            }
        }
        ui.add_space(10.0);
        let week = match shown {
            DeadlineFilter::Week(week) => Some(week),
            DeadlineFilter::All | DeadlineFilter::Late | DeadlineFilter::ToDelete => None,
        };
        let mut turn = |ui: &mut Ui, sign: &str, name: &str, weeks: i32| {
            let turned = week.unwrap_or(this).later(weeks);
            let named = format!("{name}: {}", turned.words());
            let button = ui.button(sign).accessible_name(&named).on_hover_text(&named);
            if button.clicked() {
                pane.actions
                    .push(Action::Cases(CaseListWish::Filter(DeadlineFilter::Week(turned))));
            }
        };
        turn(ui, "‹", texts::EARLIER, -1);
        if let Some(week) = week {
            ui.label(texts::week(week));
        }
        turn(ui, "›", texts::LATER, 1);
    });
}

/// The table, what is said of it, and the files that are not in it.
fn list(ui: &mut Ui, pane: &mut Pane<'_>) {
    let cases = pane.session.cases();
    let Some(list) = cases.list() else { return };
    let rows = cases.rows();
    let locked = list.rows.iter().filter(|row| row.overview.is_none()).count();
    let is_filtered = cases.filter() != DeadlineFilter::All;
    ui.label(texts::counted(rows.len(), list.rows.len(), locked, is_filtered));
    if list.is_cut_short {
        ui.label(RichText::new(texts::CUT_SHORT).color(theme::palette(ui).warning));
    }
    if !list.passed_over.is_empty() {
        let title = texts::passed_over(list.passed_over.len());
        CollapsingHeader::new(RichText::new(title).color(theme::palette(ui).warning))
            .id_salt("files that are passed over")
            .show(ui, |ui| {
                for problem in &list.passed_over {
                    ui.label(problem.to_string());
                }
            });
    }
    ui.add_space(6.0);
    if cases.filter() == DeadlineFilter::ToDelete {
        return due::show(ui, pane, &rows);
    }
    if rows.is_empty() {
        ui.label(theme::quiet(ui, texts::NONE_HERE));
        return;
    }
    table::show(ui, pane, &rows);
}
