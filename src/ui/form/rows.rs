//! Which items of a list are open, and the closed ones as rows that tell in a line what stands in them.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{
    Align, Button, CursorIcon, Id, Layout, Response, RichText, Role, Sense, Ui, UiBuilder, vec2,
};

use super::item::{Item, buttons, moved_by_key};
use super::{FormPane, Spot, texts};
use crate::case::field::{Listed, Section, View};
use crate::case::kind::Kind;
use crate::danish::capital::capitalised;
use crate::place::{FieldPath, ItemId};
use crate::session::action::Action;
use crate::ui::focus::Focus;
use crate::ui::theme;
use crate::words::Words;

/// A list of no more items than this stands open.
const FEW: usize = 4;
/// The height of a closed row with the gap below it.
const ROW: f32 = 36.0;
/// So much of an item is told in its row.
const LETTERS: usize = 160;

/// Which items of a list somebody has opened or closed by hand (åbne rækker).
#[derive(Clone, Default)]
pub(super) struct Opened {
    by_hand: Arc<HashMap<ItemId, bool>>,
    few: bool,
}

impl Opened {
    /// Reads it for a list. The item that the cursor is sent into opens.
    pub(super) fn load(ui: &Ui, desk: &FormPane<'_>, spot: &Spot, list: &dyn Listed) -> Self {
        let id = Self::id(spot);
        let mut opened: Self = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        opened.few = list.len() <= FEW;
        if let Focus::Field(path) = desk.focus
            && let Some(item) = item_in(spot, path, list)
            && !opened.is_open(item)
        {
            opened.set(ui, spot, item, true);
        }
        opened
    }

    fn id(spot: &Spot) -> Id {
        spot.id().with("open items")
    }

    pub(super) fn is_open(&self, item: ItemId) -> bool {
        self.by_hand.get(&item).copied().unwrap_or(self.few)
    }

    pub(super) fn set(&mut self, ui: &Ui, spot: &Spot, item: ItemId, is_open: bool) {
        Arc::make_mut(&mut self.by_hand).insert(item, is_open);
        let kept = self.clone();
        ui.data_mut(|data| data.insert_temp(Self::id(spot), kept));
    }
}

/// The item of this list that a field stands in.
fn item_in(spot: &Spot, path: &FieldPath, list: &dyn Listed) -> Option<ItemId> {
    let depth = spot.path.steps().count();
    let is_same = path.section() == spot.path.section()
        && spot.path.steps().zip(path.steps()).all(|(one, other)| one == other);
    let step = path.steps().nth(depth)?;
    let id = if step.id.is_none() { list.id(step.index) } else { step.id };
    (is_same && step.list == spot.path.field()).then_some(id)
}

/// Draws closed items, those in sight alone.
pub(super) fn closed(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    list: &dyn Listed,
    (from, to): (usize, usize),
    item: &str,
    opened: &mut Opened,
) {
    let (clip, top) = (ui.clip_rect(), ui.cursor().top());
    let turn = |y: f32| ((y - top) / ROW).clamp(0.0, (to - from) as f32) as usize;
    let (first, last) = (turn(clip.top()), (turn(clip.bottom()) + 1).min(to - from));
    let width = ui.available_width();
    let label = desk.library.words.label(&spot.key).to_owned();
    let table = UiBuilder::new()
        .id_salt("closed")
        .accessibility_role(Role::Table)
        .accessibility_label(label);
    ui.scope_builder(table, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_space(vec2(width, first as f32 * ROW));
        for index in from + first..from + last {
            ui.allocate_ui(vec2(width, ROW), |ui| {
                ui.set_height(ROW);
                row(ui, desk, spot, list, index, item, opened);
            });
        }
        ui.allocate_space(vec2(width, (to - from - last) as f32 * ROW));
    });
    let slots = Slots { top, width, from, to };
    slots.follow(ui, desk, spot);
}

/// The rows as places that an item can be drawn to with the mouse (pladserne).
struct Slots {
    top: f32,
    width: f32,
    from: usize,
    to: usize,
}

impl Slots {
    fn in_hand(spot: &Spot) -> Id {
        spot.id().with("row in hand")
    }

    /// Notes that a row is being drawn, or lets it go.
    fn note(ui: &Ui, spot: &Spot, index: usize, row: &Response) {
        if row.drag_started() {
            ui.data_mut(|data| data.insert_temp(Self::in_hand(spot), index));
        }
    }

    /// Shows where the row in hand would go, and puts it there once the mouse lets go of it.
    fn follow(&self, ui: &Ui, desk: &mut FormPane<'_>, spot: &Spot) {
        let id = Self::in_hand(spot);
        let in_hand = ui.data(|data| data.get_temp::<usize>(id));
        let Some(index) = in_hand.filter(|index| (self.from..self.to).contains(index)) else {
            return;
        };
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let rows = self.to - self.from;
        let row = ((pointer.y - self.top) / ROW).clamp(0.0, rows as f32) as usize;
        let target = self.from + row.min(rows.saturating_sub(1));
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        // It takes the place of the row that it is let go on: coming from above it stands below that row.
        let gap = (target - self.from + usize::from(target > index)) as f32;
        if target != index {
            let (left, line) = (ui.min_rect().left(), self.top + gap * ROW - 3.0);
            ui.painter().hline(left..=left + self.width, line, (3.0, theme::palette(ui).accent));
        }
        if ui.input(|input| input.pointer.any_down()) {
            return;
        }
        ui.data_mut(|data| data.remove::<usize>(id));
        if target != index {
            desk.actions.push(Action::MoveItem(spot.path, index, target));
        }
    }
}

fn row(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    list: &dyn Listed,
    index: usize,
    item: &str,
    opened: &mut Opened,
) {
    let Some(section) = list.item(index) else { return };
    let (id, count) = (list.id(index), list.len());
    let title = format!("{} {}", capitalised(item), index + 1);
    let says = says(&desk.library.words, spot, section);
    let problems = problems(desk, spot, index, id, section);
    let name = texts::row(&title, index + 1, count, &says, problems);
    let line = UiBuilder::new()
        .id_salt(index)
        .layout(Layout::left_to_right(Align::Center))
        .accessibility_role(Role::Row)
        .accessibility_label(texts::row_of(index + 1, count));
    ui.scope_builder(line, |ui| {
        let place = Item { index, count, title: &title };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            buttons(ui, desk, spot, &place);
            let palette = theme::palette(ui);
            let text = theme::two_parts(
                ui,
                theme::bold(&title),
                RichText::new(format!("  {says}")).color(palette.quiet),
            );
            let mut row = Button::new(text).truncate();
            row = row.min_size(vec2(ui.available_width(), ROW - 6.0)).fill(palette.card);
            let mark = if problems > 0 { format!("● {problems}") } else { String::new() };
            let row = row.right_text(RichText::new(mark).small().color(palette.warning));
            let row = row.sense(Sense::click_and_drag());
            let response = ui.add(row).accessible_name(name).on_hover_text(texts::OPEN_ROW);
            Slots::note(ui, spot, index, &response);
            if response.clicked() {
                opened.set(ui, spot, id, true);
            }
            if response.has_focus() {
                moved_by_key(ui, desk, spot, &place, response.id);
            }
        });
    });
}

/// What stands in an item, in a line.
fn says(words: &Words, spot: &Spot, section: &dyn Section) -> String {
    let mut said = String::new();
    for (name, view) in section.fields() {
        let View::Answer(answer) = view else { continue };
        if !answer.is_filled() {
            continue;
        }
        if !said.is_empty() {
            said.push_str(" · ");
        }
        match answer.kind() {
            Kind::Choice(_) => {
                said.push_str(words.choice(&format!("{}.{name}", spot.key), answer.text()));
            }
            _ => said.extend(
                answer
                    .shown()
                    .chars()
                    .take(LETTERS)
                    .map(|sign| if sign.is_whitespace() { ' ' } else { sign }),
            ),
        }
        if said.chars().count() >= LETTERS {
            break;
        }
    }
    said
}

/// How many things the checks say of an item.
fn problems(
    desk: &FormPane<'_>,
    spot: &Spot,
    index: usize,
    id: ItemId,
    section: &dyn Section,
) -> usize {
    let fields = section.fields().into_iter();
    fields.map(|(name, _)| desk.findings.at(&spot.path.item(index, id, name)).count()).sum()
}
