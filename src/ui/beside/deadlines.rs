//! The time limits of the case: when each is due, where it stands today, and how it was counted.

use eframe::egui::{CollapsingHeader, Frame, Margin, RichText, Ui};

use super::{texts, timeline};
use crate::danish::capital::capitalised;
use crate::jobs::job::{Deadline, LimitStanding};
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::{form, theme};

/// Draws them, the nearest first; those that are over with stand last.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    if session.library().is_none() || !session.knows_deadlines() {
        ui.label(texts::COUNTING);
        return;
    }
    timeline::show(ui, pane);
    let session = pane.session;
    let today = session.today();
    let mut limits: Vec<&Deadline> = session.deadlines().iter().collect();
    if limits.is_empty() {
        ui.label(texts::NO_DEADLINES);
    }
    let is_over = |limit: &Deadline| {
        !matches!(limit.standing(today), LimitStanding::Running | LimitStanding::Late)
    };
    limits.sort_by_key(|limit| is_over(limit));
    for limit in limits {
        card(ui, pane, limit);
        ui.add_space(6.0);
    }
}

fn card(ui: &mut Ui, pane: &mut Pane<'_>, limit: &Deadline) {
    let Some(library) = pane.session.library() else { return };
    let palette = theme::palette(ui);
    let today = pane.session.today();
    let standing = limit.standing(today);
    let color = match standing {
        LimitStanding::Running => palette.accent,
        LimitStanding::Late => palette.error,
        LimitStanding::Met => palette.good,
        LimitStanding::Passed | LimitStanding::Behind => palette.quiet,
    };
    let words = capitalised(library.deadlines.standing(standing));
    let said = match standing {
        LimitStanding::Running | LimitStanding::Late => {
            format!("{words}, {}", texts::days_left(limit.days_left(today)))
        }
        LimitStanding::Met | LimitStanding::Passed | LimitStanding::Behind => words,
    };
    let card = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    card.inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        theme::heading(ui, &limit.title, 3);
        ui.label(capitalised(&texts::day(limit.due)));
        ui.label(RichText::new(said).small().color(color));
        ui.label(theme::quiet(ui, &limit.asks));
        let title = RichText::new(texts::HOW_COUNTED).small();
        CollapsingHeader::new(title).id_salt((limit.id, limit.start)).show(ui, |ui| {
            for step in &limit.steps {
                ui.label(theme::quiet(ui, step));
            }
            if !limit.rule.is_empty() {
                ui.label(theme::quiet(ui, format!("{}: {}", form::texts::LEGAL_BASIS, limit.rule)));
            }
        });
        let name = format!("{}: {}", texts::GO_TO_DAY, limit.title);
        let link = RichText::new(texts::GO_TO_DAY).small();
        if ui.link(link).accessible_name(name).clicked() {
            pane.actions.push(Action::JumpTo(limit.field));
        }
    });
}
