//! The ring round whatever has the cursor: one for all controls, unlike what the mouse is over and unlike what is chosen.

use eframe::egui::{Context, Stroke, StrokeKind};

use super::theme;

const BREADTH: f32 = 2.5;
/// So much room is left between the control and its ring.
const GAP: f32 = 1.0;

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
    let ring = Stroke::new(BREADTH, theme::ring(ctx));
    painter.rect_stroke(control.rect.expand(GAP), 5.0, ring, StrokeKind::Outside);
}
