//! The box of a day or a time, with a calendar as help. Whoever types needs none; the calendar is opened by a key or its button.

use eframe::egui::{Key, Modifiers, Pos2, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::civil::Date;

use super::{FormPane, Spot, in_words, text_box};
use crate::case::dates::{Day, When};
use crate::case::field::Answered;
use crate::case::kind::Kind;
use crate::case::scalar::Scalar;
use crate::session::action::Action;
use crate::ui::calendar::{self, DayPicker, Picked};
use crate::ui::theme;

/// Draws the box and its button, and the calendar while it is open.
pub(super) fn show(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &mut dyn Answered,
    label: &str,
) -> Response {
    let owner = spot.id();
    let chosen = chosen(answer);
    let asked = ui.memory(|memory| memory.has_focus(owner))
        && ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown));
    let (text_box, button) = ui
        .horizontal(|ui| {
            let kind = answer.kind();
            let text_box = text_box::show(ui, desk, spot, answer, kind);
            let button = button(ui, text_box.rect.height(), label);
            (text_box, button)
        })
        .inner;
    let is_open = calendar::is_open(ui.ctx(), owner);
    if button.clicked() && is_open {
        calendar::close(ui.ctx());
    } else if asked || button.clicked() {
        calendar::open(ui.ctx(), owner, chosen.unwrap_or(desk.today));
    }
    if !calendar::is_open(ui.ctx(), owner) {
        return text_box;
    }
    if !desk.knows_limits {
        desk.actions.push(Action::CountLimits);
    }
    let picker = DayPicker {
        library: desk.library,
        limits: desk.knows_limits.then_some(&*desk.limits),
        today: desk.today,
    };
    let own = text_box.rect.union(button.rect);
    let picked = calendar::show(ui, &picker, (owner, label), (&text_box, own), chosen);
    if let Some(Picked::Day(day)) = picked
        && chosen != Some(day)
    {
        in_words::forget(ui);
        desk.actions.push(Action::Answer(spot.path, day.to_string()));
    }
    if picked.is_some() {
        text_box.request_focus();
    }
    text_box
}

/// The day that stands in the box, or the first day of the time.
fn chosen(answer: &dyn Answered) -> Option<Date> {
    match answer.kind() {
        Kind::Day => Day::parse(answer.text()).ok()?.date(),
        _ => When::parse(answer.text()).ok()?.span().map(|span| span.first),
    }
}

/// The small button beside the box, with a leaf of a calendar on it.
fn button(ui: &mut Ui, height: f32, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(height + 2.0, height), Sense::click());
    let visuals = ui.style().interact(&response);
    let line = Stroke::new(1.3, theme::palette(ui).text);
    let painter = ui.painter();
    painter.rect(rect, 4.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    let leaf = eframe::egui::Rect::from_center_size(rect.center(), vec2(15.0, 14.0));
    painter.rect_stroke(leaf, 2.0, line, StrokeKind::Inside);
    painter.hline(leaf.x_range(), leaf.top() + 4.5, line);
    for ring in [leaf.left() + 4.0, leaf.right() - 4.0] {
        painter.vline(ring, leaf.top() - 2.0..=leaf.top() + 2.0, line);
    }
    let dot = |at: Pos2| painter.circle_filled(at, 1.1, line.color);
    for row in [7.5, 10.8] {
        for column in [4.0, 7.5, 11.0] {
            dot(pos2(leaf.left() + column, leaf.top() + row));
        }
    }
    let name = calendar::texts::calendar_of(label);
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
    response.on_hover_text(calendar::texts::OPEN)
}
