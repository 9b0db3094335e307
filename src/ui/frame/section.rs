//! The page of a section: the form, what to look at, and the letter beside them where there is room.

use eframe::egui::{
    CentralPanel, CursorIcon, Frame, Id, Margin, Panel, Rangef, Rect, Role, Sense, Ui, UiBuilder,
};

use super::problems;
use crate::case::part::CasePart;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::focus::Focus;
use crate::ui::letters::{beside, texts};
use crate::ui::pane::Pane;
use crate::ui::{form, theme};

/// Below this width of the page the problems stand under the form, not beside it.
const WIDE: f32 = 780.0;
/// Below this width the letter is left out.
const ROOM_FOR_LETTER: f32 = 900.0;
/// The form and the letter are no narrower than this.
const FORM: f32 = 440.0;
const LETTER: f32 = 360.0;

/// Draws the page. The order of the calls is the order of the Tab key: the form comes before the letter.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    part: &'static CasePart,
    focus: &Focus,
    dialogs: &mut dyn super::dialogs::Dialogs,
    actions: &mut Vec<Action>,
) {
    let whole = ui.available_rect_before_wrap();
    let has_room = whole.width() >= ROOM_FOR_LETTER;
    if has_room != session.beside().has_room() {
        actions.push(Action::RoomBeside(has_room));
    }
    let letter = (has_room && session.beside().is_shown()).then(|| divided(ui, whole));
    let left = letter.map_or(whole, |letter| whole.with_max_x(letter.left()));
    let side = Frame::new().fill(theme::side_fill(ui)).inner_margin(Margin::same(12));
    ui.scope_builder(UiBuilder::new().id_salt("section").max_rect(left), |ui| {
        let problems = if left.width() >= WIDE {
            Panel::right("problems").default_size(290.0).min_size(200.0)
        } else {
            Panel::bottom("problems below").default_size(150.0).min_size(90.0)
        };
        problems.resizable(true).frame(side).show(ui, |ui| {
            problems::show(ui, &mut Pane { session, focus, dialogs, actions }, part);
        });
        let page = Frame::new().fill(ui.visuals().panel_fill);
        CentralPanel::no_frame().frame(page).show(ui, |ui| {
            let asked = form::show(ui, session, part, focus);
            actions.extend(asked);
        });
    });
    let Some(letter) = letter else { return };
    ui.painter().rect_filled(letter, 0.0, theme::side_fill(ui));
    ui.painter().vline(letter.left(), letter.y_range(), (1.0, theme::palette(ui).line));
    let room = UiBuilder::new()
        .id_salt("letter")
        .max_rect(letter.shrink2([10.0, 8.0].into()))
        .accessibility_role(Role::Complementary)
        .accessibility_label(texts::LETTER_BESIDE);
    ui.scope_builder(room, |ui| {
        ui.set_clip_rect(letter);
        beside::show(ui, &mut Pane { session, focus, dialogs, actions });
    });
}

/// Where the letter stands: as much of the page as the user has drawn it to. Its edge is no stop of the Tab key.
fn divided(ui: &Ui, whole: Rect) -> Rect {
    let id = Id::unique("edge of the letter");
    let widths = Rangef::new(LETTER, (whole.width() - FORM).max(LETTER));
    let wished = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(whole.width() * 0.48);
    let mut width = widths.clamp(wished);
    let edge =
        Rect::from_x_y_ranges(Rangef::point(whole.right() - width).expand(4.0), whole.y_range());
    let handle = ui.interact(edge, id, Sense::DRAG | Sense::HOVER);
    if handle.hovered() || handle.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if handle.dragged() {
        width = widths.clamp(width - handle.drag_delta().x);
        ui.data_mut(|data| data.insert_temp(id, width));
    }
    whole.with_min_x(whole.right() - width)
}
