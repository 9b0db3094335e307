//! How the days of the calendar look. What sets a day apart has a sign or an edge, and never a colour alone.

use eframe::egui::{
    Align2, FontId, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use jiff::civil::{Date, Weekday};

use super::{SaidOfDay, month, texts};
use crate::danish::days::WEEKDAYS;
use crate::ui::theme;

const CELL: f32 = 40.0;
const ROW: f32 = 36.0;
/// The numbers of the weeks stand in a column of their own.
const WEEK: f32 = 36.0;
pub(super) const WIDTH: f32 = WEEK + 7.0 * CELL;

/// The names of the weekdays above the days.
pub(super) fn weekdays(ui: &mut Ui) {
    let (row, _) = ui.allocate_exact_size(vec2(WIDTH, 22.0), Sense::hover());
    let painter = ui.painter();
    let quiet = theme::palette(ui).quiet;
    let font = FontId::proportional(13.0);
    let put = |x: f32, text: String| {
        painter.text(pos2(x, row.center().y), Align2::CENTER_CENTER, text, font.clone(), quiet);
    };
    put(row.left() + WEEK / 2.0, texts::WEEK.to_owned());
    let mut middle = row.left() + WEEK + CELL / 2.0;
    for weekday in WEEKDAYS {
        put(middle, texts::short(weekday));
        middle += CELL;
    }
}

/// Takes the room of a week, writes its number, and gives the days of the month with their places.
pub(super) fn week(ui: &mut Ui, monday: Date, of: Date) -> Vec<(Date, Rect)> {
    let (row, _) = ui.allocate_exact_size(vec2(WIDTH, ROW), Sense::hover());
    let of_month = |day: &Date| day.first_of_month() == of.first_of_month();
    if month::days(monday).any(|day| of_month(&day)) {
        let at = pos2(row.left() + WEEK / 2.0, row.top() + 13.0);
        let number = month::week(monday).to_string();
        let quiet = theme::palette(ui).quiet;
        ui.painter().text(at, Align2::CENTER_CENTER, number, FontId::proportional(13.0), quiet);
    }
    let mut left = row.left() + WEEK;
    let mut places = Vec::new();
    for day in month::days(monday) {
        let cell = Rect::from_min_size(pos2(left, row.top()), vec2(CELL, ROW));
        left += CELL;
        if of_month(&day) {
            places.push((day, cell.shrink(1.5)));
        }
    }
    places
}

/// A day to click on. Only the one with the cursor is a stop of the Tab key.
pub(super) fn day(
    ui: &Ui,
    (id, rect): (Id, Rect),
    day: Date,
    said: &SaidOfDay,
    has_cursor: bool,
) -> Response {
    let palette = theme::palette(ui);
    let sense = if has_cursor { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    let visuals = ui.visuals();
    if said.is_chosen {
        ui.painter().rect_filled(rect, 4.0, visuals.selection.bg_fill);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, visuals.widgets.hovered.weak_bg_fill);
    }
    if said.is_today {
        let edge = Stroke::new(1.5, palette.text);
        ui.painter().rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
    }
    let is_free = said.holiday.is_some()
        || said.closed.is_some()
        || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let color = if is_free { palette.quiet } else { palette.text };
    let put = |at: Pos2, anchor, text: &str, size, color| {
        ui.painter().text(at, anchor, text, FontId::proportional(size), color);
    };
    let middle = pos2(rect.center().x, rect.top() + 4.0);
    put(middle, Align2::CENTER_TOP, &day.day().to_string(), 15.0, color);
    if said.is_today {
        let (left, right) = (rect.left() + 10.0, rect.right() - 10.0);
        ui.painter().hline(left..=right, rect.top() + 20.0, Stroke::new(1.0, palette.text));
    }
    let low = |x| pos2(x, rect.bottom() - 1.0);
    if said.holiday.is_some() || said.closed.is_some() {
        let sign = if said.holiday.is_some() { texts::HOLIDAY_SIGN } else { texts::CLOSED_SIGN };
        put(low(rect.left() + 5.0), Align2::LEFT_BOTTOM, sign, 11.0, palette.quiet);
    }
    if !said.limits.is_empty() {
        let badge =
            Rect::from_center_size(low(rect.right() - 9.0) - vec2(0.0, 7.0), vec2(13.0, 13.0));
        ui.painter().rect_filled(badge, 3.0, palette.accent);
        put(badge.center(), Align2::CENTER_CENTER, texts::LIMIT_SIGN, 11.0, visuals.panel_fill);
    }
    let name = said.sentence();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, said.is_chosen, &name));
    // A text to hover over would be said a second time, as the description of the same name.
    response.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(name);
    })
}
