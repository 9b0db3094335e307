//! Two boxes to type in: one finds all that can be done and shown, by its name; the other what stands in the case.

mod entries;
pub mod texts;

use eframe::egui::{
    Button, Id, Key, Modifiers, RichText, ScrollArea, TextEdit, TextWrapMode, Ui, vec2,
};

use super::pane::Pane;
use super::theme;
use crate::session::Session;
use crate::session::action::{Action, Reply};
use crate::session::question::Finder;
use entries::Entry;

/// Shorter words than this stand everywhere.
const LEAST: usize = 2;
const ROW: f32 = 46.0;
const TALLEST: f32 = 380.0;

/// What was found last, for which words and which state of the case (det fundne).
#[derive(Clone)]
struct Found {
    wanted: String,
    generation: u64,
    letters: usize,
    entries: std::sync::Arc<Vec<Entry>>,
}

/// What the box is called.
pub(super) fn title(finder: Finder) -> &'static str {
    match finder {
        Finder::Names => texts::PALETTE,
        Finder::Answers => texts::SEARCH,
    }
}

/// Draws the box and what it has found. Enter goes to the chosen one.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>, finder: Finder) {
    let label = ui.label(theme::bold(title(finder)).size(16.0));
    let mut typed = pane.session.typed_path().to_owned();
    let step = arrows(ui);
    let id = Id::unique("finder");
    let edit = TextEdit::singleline(&mut typed).id(id).desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    pane.focus.reach_question(&response);
    let chosen_id = id.with("chosen");
    let mut chosen: usize = ui.data(|data| data.get_temp(chosen_id)).unwrap_or_default();
    if response.changed() {
        chosen = 0;
        pane.actions.push(Action::TypePath(typed.clone()));
    }
    let entries = found(ui, pane.session, finder, &typed);
    chosen = chosen.saturating_add_signed(step).min(entries.len().saturating_sub(1));
    ui.data_mut(|data| data.insert_temp(chosen_id, chosen));
    let is_short = finder == Finder::Answers && typed.trim().chars().count() < LEAST;
    let count = if is_short { texts::TYPE_MORE.to_owned() } else { texts::found(entries.len()) };
    ui.label(theme::quiet(ui, format!("{count} {}", texts::HELP)));
    ui.add_space(4.0);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut picked = entered.then_some(chosen);
    list(ui, &entries, chosen, step != 0, &mut picked);
    if let Some(entry) = picked.and_then(|index| entries.get(index)) {
        ui.data_mut(|data| data.remove::<usize>(chosen_id));
        pane.actions.push(Action::Reply(Reply::Cancel));
        pane.actions.push(entry.action.clone());
    } else if entered {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// The rows that were found. However many they are, only those in sight are drawn.
fn list(ui: &mut Ui, entries: &[Entry], chosen: usize, moves: bool, picked: &mut Option<usize>) {
    let spacing = ui.spacing().item_spacing.y;
    let mut area = ScrollArea::vertical().max_height(TALLEST).auto_shrink([false, true]);
    if moves {
        let offset = ui.data(|data| data.get_temp::<f32>(Id::unique("finder scroll")));
        let top = chosen as f32 * (ROW + spacing);
        let offset = offset.unwrap_or_default().clamp((top + ROW - TALLEST).max(0.0), top);
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_rows(ui, ROW, entries.len(), |ui, rows| {
        for index in rows {
            let Some(entry) = entries.get(index) else { continue };
            let palette = theme::palette(ui);
            let text = theme::two_lines(
                ui,
                RichText::new(&entry.name).color(palette.text),
                RichText::new(&entry.more).small().color(palette.quiet),
            );
            let row = Button::selectable(index == chosen, text)
                .wrap_mode(TextWrapMode::Extend)
                .min_size(vec2(ui.available_width(), ROW));
            let name = format!("{}, {}", entry.name, entry.more);
            if ui.add(row.right_text("")).accessible_name(name).clicked() {
                *picked = Some(index);
            }
        }
    });
    ui.data_mut(|data| {
        data.insert_temp(Id::unique("finder scroll"), shown.state.clamped_offset().y)
    });
}

/// How far the arrow keys move the choice.
fn arrows(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let mut pressed = |key| isize::from(input.consume_key(Modifiers::NONE, key));
        pressed(Key::ArrowDown) - pressed(Key::ArrowUp)
            + 8 * (pressed(Key::PageDown) - pressed(Key::PageUp))
    })
}

/// What answers the typed words; looked up again only when they or the case are other than in the last frame.
fn found(ui: &Ui, session: &Session, finder: Finder, typed: &str) -> std::sync::Arc<Vec<Entry>> {
    let id = Id::unique(("found", finder));
    let generation = session.generation();
    let letters = session.letters().rows().len();
    if let Some(found) = ui.data(|data| data.get_temp::<Found>(id))
        && found.wanted == typed
        && found.generation == generation
        && found.letters == letters
    {
        return found.entries;
    }
    let entries = match finder {
        Finder::Names => entries::by_name(session, typed),
        Finder::Answers if typed.trim().chars().count() < LEAST => Vec::new(),
        Finder::Answers => entries::in_case(session, typed),
    };
    let entries = std::sync::Arc::new(entries);
    let found = Found { wanted: typed.to_owned(), generation, letters, entries: entries.clone() };
    ui.data_mut(|data| data.insert_temp(id, found));
    entries
}
