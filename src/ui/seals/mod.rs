//! The page of seals: the letters that can be sealed, the seals that the case has, and whether their letters are still the same.

mod seen;
pub mod texts;

use eframe::egui::{Button, ScrollArea, Ui};

use super::pane::Pane;
use super::{abreast, letters, theme};
use crate::jobs::job::Standing;
use crate::session::action::{Action, Command, SealWish};

/// From this width of the page on the seals stand beside the letters.
const ROOM_FOR_TWO: f32 = 1000.0;
/// The room between the two.
const GAP: f32 = 24.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    ScrollArea::vertical().id_salt("seals").auto_shrink(false).content_margin(24.0).show(
        ui,
        |ui| {
            let has_room = ui.available_width() >= ROOM_FOR_TWO;
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * 2.0));
            let back = ui.button(texts::BACK);
            pane.focus.reach_page(&back);
            if back.clicked() {
                pane.actions.push(Action::Do(Command::Letters));
            }
            ui.add_space(8.0);
            theme::heading(ui, texts::TITLE, 1);
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
                ui.label(texts::HELP);
            });
            ui.add_space(14.0);
            if has_room {
                abreast::halves(ui, GAP, pane, to_seal, sealed);
            } else {
                ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
                to_seal(ui, pane);
                ui.add_space(20.0);
                sealed(ui, pane);
            }
            ui.add_space(40.0);
        },
    );
}

/// The letters that can be sealed, and the button that seals.
fn to_seal(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    theme::heading(ui, texts::TO_SEAL, 2);
    let mut count = 0;
    ui.spacing_mut().item_spacing.y = 3.0;
    for row in session.sealable() {
        let mut is_chosen = session.is_to_be_sealed(row);
        count += usize::from(is_chosen);
        ui.horizontal_wrapped(|ui| {
            if ui.checkbox(&mut is_chosen, &row.title).changed() {
                let wish = SealWish::Choose(row.id.clone(), is_chosen);
                pane.actions.push(Action::Seals(wish));
            }
            if let Standing::Ready(warnings) = &row.standing
                && !warnings.is_empty()
            {
                ui.label(theme::quiet(ui, letters::texts::ready(warnings.len())));
            }
        });
    }
    for row in session.not_yet_sealable() {
        if let Standing::Lacking(problems) = &row.standing {
            ui.label(theme::quiet(ui, texts::lacks(&row.title, problems)));
        }
    }
    ui.add_space(8.0);
    let why_not = session.not_sealable().map(texts::why_not);
    let seal = texts::seal(count);
    let button = match why_not {
        None => theme::main_button(ui, seal),
        Some(_) => Button::new(seal),
    };
    // In a column of its own a button would be as broad as that.
    let button = ui.horizontal(|ui| ui.add_enabled(why_not.is_none(), button)).inner;
    if button.on_disabled_hover_text(why_not.unwrap_or_default()).clicked() {
        pane.actions.push(Action::Seals(SealWish::Seal));
    }
    ui.label(theme::quiet(ui, why_not.unwrap_or(texts::STAYS)));
}

/// The seals of the case, the newest first.
fn sealed(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let seals = session.case().seals.all();
    theme::heading(ui, texts::SEALED, 2);
    if seals.is_empty() {
        ui.label(texts::NONE);
        return;
    }
    let looks = session.looks_at_seals();
    let look = Button::new(texts::LOOK);
    let button = ui.horizontal(|ui| ui.add_enabled(!looks, look)).inner;
    if button.on_disabled_hover_text(texts::LOOKING).clicked() {
        pane.actions.push(Action::Seals(SealWish::LookAt));
    }
    let seen = session.seals_seen();
    match seen {
        _ if looks => drop(ui.label(theme::quiet(ui, texts::LOOKING))),
        None => drop(ui.label(theme::quiet(ui, texts::NOT_LOOKED))),
        Some(Err(problems)) => problems.iter().for_each(|problem| {
            ui.label(format!("{} {}", problem.message, problem.cure));
        }),
        Some(Ok(seen)) => seen::all_in_all(ui, seen),
    }
    let library = session.library().map(AsRef::as_ref);
    for (index, seal) in seals.iter().enumerate().rev() {
        ui.add_space(12.0);
        theme::heading(ui, &texts::number(index + 1), 3);
        let follows = seal.follows.is_some().then_some(index);
        ui.label(theme::quiet(ui, texts::made(&seal.sealed_on, follows)));
        match seen.and_then(|seen| seen.as_ref().ok()?.get(index)) {
            Some(standing) => seen::seal(ui, library, standing),
            None => seal.letters.iter().for_each(|letter| {
                ui.label(seen::title(library, &letter.id));
            }),
        }
    }
}
