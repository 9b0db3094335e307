//! What the answers rest on: those that call for an exhibit and have none, the ties that lack something, and all others.

use eframe::egui::{RichText, Ui};

use super::texts::with_count;
use crate::case::evidence::TieStanding;
use crate::checks::evidence::ties::ListedTie;
use crate::session::action::{Action, Command};
use crate::ui::evidence::{in_a_line, row, texts};
use crate::ui::frame::problems::place_words;
use crate::ui::frame::texts::shortcut;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// So many of each are listed.
const LISTED: usize = 60;

/// Draws the list as it was last looked over.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let (Some(library), Some(list)) =
        (pane.session.library().cloned(), pane.session.evidence().cloned())
    else {
        ui.label(texts::LOOKING);
        return;
    };
    let (holds, lost): (Vec<&ListedTie>, Vec<&ListedTie>) =
        list.ties.iter().partition(|tie| tie.standing == TieStanding::Holds);
    if !lost.is_empty() {
        theme::heading(ui, &with_count(texts::LOST, lost.len()), 3);
        ties(ui, pane, &lost);
        ui.add_space(8.0);
    }
    if list.asked == 0 {
        ui.label(texts::NONE_ASKED);
    } else if list.without.is_empty() {
        let good = theme::palette(ui).good;
        ui.label(RichText::new(texts::ALL_HAVE).color(good));
    } else {
        theme::heading(ui, &with_count(texts::WITHOUT, list.without.len()), 3);
        for path in list.without.iter().take(LISTED) {
            if ui.link(place_words(Some(&library), path)).clicked() {
                pane.actions.push(Action::JumpTo(*path));
            }
        }
        more(ui, list.without.len());
    }
    ui.add_space(4.0);
    let keys = shortcut(Command::Tie.shortcut());
    ui.label(theme::quiet(ui, texts::how(&keys)));
    if !holds.is_empty() {
        ui.add_space(8.0);
        theme::heading(ui, &with_count(texts::HOLDS, holds.len()), 3);
        ties(ui, pane, &holds);
    }
}

fn ties(ui: &mut Ui, pane: &mut Pane<'_>, ties: &[&ListedTie]) {
    let Some(library) = pane.session.library().cloned() else { return };
    for listed in ties.iter().take(LISTED) {
        match &listed.place {
            Some(place) => {
                if ui.link(place_words(Some(&library), place)).clicked() {
                    pane.actions.push(Action::JumpTo(*place));
                }
            }
            None => drop(ui.label(theme::bold(texts::GONE_ANSWER))),
        }
        let number = listed.number.as_deref();
        let line = in_a_line(&listed.tie, number, listed.standing);
        row(ui, pane, listed.tie.id, &line);
        ui.add_space(4.0);
    }
    more(ui, ties.len());
}

fn more(ui: &mut Ui, count: usize) {
    if count > LISTED {
        ui.label(theme::quiet(ui, crate::ui::tasks::texts::and_more(count - LISTED)));
    }
}
