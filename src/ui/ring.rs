//! The ring round whatever has the cursor: one for all controls, unlike what the mouse is over and unlike what is chosen.

use eframe::egui::{Context, Id, Stroke, StrokeKind, Ui};

use super::theme;

const BREADTH: f32 = 2.5;
/// So much room is left between the control and its ring.
const GAP: f32 = 1.0;

fn mark(control: Id) -> Id {
    control.with("lies on the sheet")
}

/// Notes whether a control lies on the paper of a letter, which is white in the dark theme too: then it has the light colours.
pub(super) fn lies_on_sheet(ui: &Ui, control: Id) {
    let is_light = !ui.visuals().dark_mode;
    ui.data_mut(|data| data.insert_temp(mark(control), is_light));
}

fn is_on_sheet(ctx: &Context, control: Id) -> bool {
    ctx.data(|data| data.get_temp(mark(control))).unwrap_or(false)
}

/// Draws it over what was drawn in this frame.
pub(super) fn show(ctx: &Context) {
    let focused = ctx.memory(|memory| memory.focused());
    let Some(control) = focused.and_then(|id| ctx.read_response(id)) else { return };
    // To ask for a control takes the cursor from it where the mouse was pressed on another one, also from one that was given it since.
    if !ctx.memory(|memory| memory.has_focus(control.id)) {
        ctx.memory_mut(|memory| memory.request_focus(control.id));
    }
    // A control that was scrolled out of sight in part has so much of its ring.
    let seen = control.interact_rect.expand(GAP + BREADTH);
    let painter = ctx.layer_painter(control.layer_id).with_clip_rect(seen);
    let colour = if is_on_sheet(ctx, control.id) { theme::sheet_ring() } else { theme::ring(ctx) };
    let ring = Stroke::new(BREADTH, colour);
    painter.rect_stroke(control.rect.expand(GAP), 5.0, ring, StrokeKind::Outside);
}
