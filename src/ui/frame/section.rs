//! The page of a part: its form, and beside it, or below where the window is narrow, what the user wants to see there.

use eframe::egui::{Id, Rangef, Ui, UiBuilder, vec2};

use crate::case::part::CasePart;
use crate::jobs::job::Widths;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::edge::{self, Lies, Parted};
use crate::ui::focus::Focus;
use crate::ui::pane::Pane;
use crate::ui::{beside, files, form, theme};

/// From this width of the page on there is room for something beside the form.
const ROOM_BESIDE: f32 = 840.0;
/// The form and what stands beside it are no narrower than this, and what stands below no lower.
const FORM: f32 = 440.0;
const BESIDE: f32 = 380.0;
const BELOW: f32 = 110.0;
/// The files of the exhibits lie below their form, and are no higher than this.
const FILES: f32 = 230.0;
/// A form is no wider than its lines with the margin; more room goes to what stands beside it.
const WIDEST_FORM: f32 = 800.0;

/// Draws the page. The order of the calls is the order of the Tab key: the form comes before what stands beside it.
pub(super) fn show(
    ui: &mut Ui,
    session: &mut Session,
    part: &'static CasePart,
    focus: &Focus,
    dialogs: &mut dyn super::dialogs::Dialogs,
    actions: &mut Vec<Action>,
) {
    let whole = ui.available_rect_before_wrap();
    let has_room = whole.width() >= ROOM_BESIDE;
    if has_room != session.beside().has_room() {
        actions.push(Action::RoomBeside(has_room));
    }
    let widths = session.settings().widths;
    let mut parted = if session.side().is_none() {
        let part = whole.with_min_y(whole.bottom() - beside::BAR);
        ui.painter().rect_filled(part, 0.0, theme::side_fill(ui));
        ui.painter().hline(part.x_range(), part.top(), (1.0, theme::palette(ui).line));
        Parted { part, rest: whole.with_max_y(part.top()), drawn_to: None }
    } else if has_room {
        let usual = (whole.width() * 0.48).max(whole.width() - WIDEST_FORM);
        let sizes = Rangef::new(BESIDE, (whole.width() - FORM).max(BESIDE));
        edge::part(ui, whole, "beside", Lies::Right, sizes, widths.beside, usual)
    } else {
        let sizes = Rangef::new(BELOW, (whole.height() - BELOW).max(BELOW));
        let usual = whole.height() * 0.4;
        edge::part(ui, whole, "below", Lies::Below, sizes, widths.below, usual)
    };
    if let Some(size) = parted.drawn_to {
        let size = Some(size);
        actions.push(Action::Resize(if has_room {
            Widths { beside: size, ..widths }
        } else {
            Widths { below: size, ..widths }
        }));
    }
    let with_files = (part.name == files::PART).then(|| {
        let height = (parted.rest.height() * 0.35).min(FILES);
        let (form, files) = parted.rest.split_top_bottom_at_y(parted.rest.bottom() - height);
        parted.rest = form;
        ui.painter().hline(files.x_range(), files.top(), (1.0, theme::palette(ui).line));
        files
    });
    ui.scope_builder(
        UiBuilder::new().scope_id(Id::unique("section")).max_rect(parted.rest),
        |ui| {
            ui.set_clip_rect(parted.rest);
            actions.extend(form::show(ui, session, part, focus));
        },
    );
    if let Some(room) = with_files {
        let room =
            UiBuilder::new().scope_id(Id::unique("files")).max_rect(room.shrink2(vec2(16.0, 8.0)));
        ui.scope_builder(room, |ui| {
            ui.set_clip_rect(ui.max_rect());
            files::show(ui, &mut Pane { session, focus, dialogs, actions });
        });
    }
    beside::show(ui, &mut Pane { session, focus, dialogs, actions }, part, parted.part);
}
