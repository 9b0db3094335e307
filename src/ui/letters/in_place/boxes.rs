//! The box of an open text, right over the text on its page, and the boxes of the cells where it is a row.

use std::ops::Range;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{
    Color32, Context, CornerRadius, Frame, Id, Key, Modifiers, Pos2, Rect, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, pos2, vec2,
};

use super::opened::{OpenText, is_added};
use super::places::{PassageAt, passage};
use super::shaping::Setting;
use super::texts;
use crate::document::page::Face;
use crate::document::paper::{Paper, Passage};
use crate::jobs::job::Preview;
use crate::letters::edits::{LetterText, TextKind};
use crate::ui::letters::ink;
use crate::ui::letters::spot::Spot;
use crate::ui::{ring, theme};

/// The room between a text and the edge of its box.
const EDGE: f32 = 4.0;

/// A letter's place is right of the edge of a box by so much, so that a line that is full is not broken.
const SLACK: f32 = 1.0;

/// Where the boxes of an open text lie on a page, in points of the paper (feltets plads).
pub(super) struct BoxPlace {
    pub page: usize,
    /// Where each cell begins, and how wide it is.
    columns: Vec<(f32, f32)>,
    /// Where the first baseline is; none for what is new, which begins at the edge that it stands at.
    baseline: Option<f32>,
    size: f32,
    bold: bool,
    colour: Color32,
    /// Where what the boxes cover begins and ends.
    pub covers: Range<f32>,
}

/// The first line of a passage: its baseline, its size, whether it is bold, and its colour.
fn first_line(passage: &Passage) -> Option<(f32, f32, bool, Color32)> {
    let word = passage.words().next()?;
    let is_bold = matches!(word.face, Face::Bold | Face::BoldItalic);
    Some((word.y, word.size, is_bold, ink::shown(word.colour)))
}

impl BoxPlace {
    /// Right over a text.
    pub(super) fn over(preview: &Preview, text: &LetterText, shown: &[PassageAt]) -> Option<Self> {
        let page = shown.first()?.page;
        let own: Vec<&Passage> = shown
            .iter()
            .filter(|at| at.page == page)
            .filter_map(|at| passage(preview, *at))
            .collect();
        let columns = own.first()?.slot.as_ref()?.columns.to_vec();
        let area = own.iter().map(|passage| passage.area).reduce(|one, next| one.joined(next))?;
        let (baseline, size, bold, colour) = own.iter().find_map(|it| first_line(it))?;
        Some(Self {
            page,
            columns,
            baseline: Some(baseline),
            size,
            bold: bold && text.kind == TextKind::Heading,
            colour,
            covers: area.y..area.y + area.height,
        })
    }

    /// Above or below the text that something new is written beside.
    pub(super) fn beside(
        preview: &Preview,
        text: &LetterText,
        shown: &[PassageAt],
        is_above: bool,
    ) -> Option<Self> {
        let at = if is_above { shown.first()? } else { shown.last()? };
        let own: Vec<&Passage> = shown
            .iter()
            .filter(|other| other.page == at.page)
            .filter_map(|at| passage(preview, *at))
            .collect();
        let area = own.iter().map(|passage| passage.area).reduce(|one, next| one.joined(next))?;
        let columns = own.first()?.slot.as_ref()?.columns.to_vec();
        let edge = if is_above { area.y - 0.5 } else { area.y + area.height };
        let (_, size, _, colour) = own.iter().find_map(|it| first_line(it))?;
        let is_row = text.kind == TextKind::Row;
        Some(Self {
            page: at.page,
            columns,
            baseline: None,
            size: if is_row { size } else { preview.paper.size },
            bold: false,
            colour: if text.kind == TextKind::Heading { Color32::BLACK } else { colour },
            covers: edge..edge,
        })
    }

    /// How wide the text may be.
    pub(super) fn column(&self, paper: &Paper) -> (f32, f32) {
        let first = self.columns.first().map_or(paper.column.0, |(x, _)| *x);
        let last = self.columns.last().map_or(paper.column.1, |(x, width)| x + width);
        (first, last - first)
    }
}

/// What became of the boxes while they were drawn.
pub(super) struct Drawn {
    /// Below all of them.
    pub bottom: f32,
    pub has_cursor: bool,
    pub is_changed: bool,
    /// A key asks to leave the text.
    pub leaves: bool,
    /// Where the cursor stands in the cell that has it or had it last, in letters.
    pub cursor: Option<usize>,
}

/// Draws the boxes of an open text.
pub(super) fn show(
    ui: &mut Ui,
    spot: Spot<'_>,
    place: &BoxPlace,
    text: &LetterText,
    open: &mut OpenText,
) -> Drawn {
    let setting = Setting { size: place.size * spot.scale, bold: place.bold, colour: place.colour };
    let top = match place.baseline {
        Some(baseline) => spot.at(0.0, baseline).y - setting.baseline(ui),
        // It stands where the room begins that was made for it.
        None => {
            let at = place.covers.start;
            let made = spot.lifts.iter().filter(|lift| lift.from < at).map(|lift| lift.by);
            spot.corner.y + at * spot.scale + made.sum::<f32>() + setting.size * 0.6
        }
    };
    let leaves =
        ui.input_mut(|input| open.has_cursor && input.consume_key(Modifiers::COMMAND, Key::Enter));
    let mut drawn =
        Drawn { bottom: top, has_cursor: false, is_changed: false, leaves, cursor: None };
    let count = open.typed.len();
    for cell in 0..count {
        let (x, width) = column_of(&place.columns, cell, count);
        let left = spot.at(x, 0.0).x;
        let at =
            Rect::from_min_size(pos2(left, top), vec2(width * spot.scale + SLACK, setting.size));
        let (output, rect) = one(ui, at, setting, text, open, cell);
        drawn.bottom = drawn.bottom.max(rect.bottom() + EDGE);
        let response = &output.response.response;
        drawn.is_changed |= response.changed();
        if response.has_focus() {
            drawn.has_cursor = true;
            open.cell = cell;
        }
        if open.cell == cell {
            let range = output.state.cursor.char_range();
            drawn.cursor = range.map(|range| range.primary.index.into());
        }
    }
    drawn
}

/// The column of a cell. A row that was typed with other cells than its table has shares the room of the last.
fn column_of(columns: &[(f32, f32)], cell: usize, count: usize) -> (f32, f32) {
    match columns.get(cell) {
        Some((x, _)) if cell + 1 == count => {
            let right = columns.last().map_or(*x, |(x, width)| x + width);
            (*x, right - x)
        }
        Some(column) => *column,
        None => columns.last().copied().unwrap_or((0.0, 100.0)),
    }
}

fn one(
    ui: &mut Ui,
    at: Rect,
    setting: Setting,
    text: &LetterText,
    open: &mut OpenText,
    cell: usize,
) -> (TextEditOutput, Rect) {
    let count = open.typed.len();
    let before = text.texts.get(cell).cloned().unwrap_or_default();
    let before = if open.key.is_some() { before } else { Vec::new() };
    let id = OpenText::box_id(open.desk, cell);
    let is_new = open.key.is_none() || is_added(text);
    let mut layouter = |ui: &Ui, typed: &dyn eframe::egui::TextBuffer, width: f32| {
        setting.set(ui, &before, typed, width)
    };
    let ground = ui.painter().add(eframe::egui::Shape::Noop);
    let aims = open.aims.filter(|(aimed, _)| *aimed == cell);
    let words = &mut open.typed[cell];
    let room = UiBuilder::new().id_salt(("box", cell)).max_rect(at);
    let mut output = ui
        .scope_builder(room, |ui| {
            theme::on_sheet(ui);
            ring::lies_on_sheet(ui, id);
            TextEdit::multiline(words)
                .id(id)
                .desired_rows(1)
                .desired_width(at.width())
                .frame(Frame::NONE)
                .layouter(&mut layouter)
                .show(ui)
        })
        .inner;
    let response = &output.response.response;
    let name = if is_new { texts::new_box_name(cell, count) } else { texts::box_name(cell, count) };
    let named = response.clone().accessible_name(name);
    if named.has_focus() {
        ui.data_mut(|data| data.insert_temp(in_hand(), id));
    }
    let rect = named.rect;
    let edge = rect.expand2(vec2(EDGE, EDGE / 2.0));
    // What has the cursor has a ring.
    let breadth = if named.has_focus() { 0.0 } else { 1.5 };
    let line = Stroke::new(breadth, theme::sheet_line());
    let shape = eframe::egui::epaint::RectShape::new(
        edge,
        CornerRadius::same(2),
        theme::SHEET,
        line,
        StrokeKind::Outside,
    );
    ui.painter().set(ground, shape);
    if let Some((_, pointed)) = aims {
        named.request_focus();
        let cursor = pointed.map_or_else(|| output.galley.end(), |pos| under(&output, pos));
        output.state.cursor.set_char_range(Some(CCursorRange::one(cursor)));
        output.state.clone().store(ui.ctx(), id);
        ui.scroll_to_rect(rect.expand(24.0), None);
        open.aims = None;
    }
    (output, rect)
}

fn in_hand() -> Id {
    Id::unique("box of a letter's text in hand")
}

/// Whether the cursor is in a text of a letter that is written by hand.
pub(in crate::ui) fn has_cursor(ctx: &Context) -> bool {
    let focused = ctx.memory(|memory| memory.focused());
    focused.is_some() && ctx.data(|data| data.get_temp::<Id>(in_hand())) == focused
}

fn under(output: &TextEditOutput, pos: Pos2) -> CCursor {
    output.galley.cursor_from_pos(pos - output.galley_pos)
}
