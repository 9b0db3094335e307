//! Closing the window in its turn: what was done before, also in the same frame, is done first and may have to be asked about.

use eframe::egui::{Context, ViewportCommand};

use super::order::InOrder;

/// How far the closing of the window has come (lukningen).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Closing {
    #[default]
    No,
    /// Asked for, and nothing was drawn since.
    Asked,
    /// What was done before it has not had its frame yet.
    Waits,
    /// All that was done before it is done.
    Turn,
    /// The system was told to close the window.
    Told,
}

impl Closing {
    /// Whether the case is to be left now, because the system asked to close the window.
    pub(super) fn is_due(&mut self, ctx: &Context, is_finished: bool) -> bool {
        if is_finished {
            return false;
        }
        let is_asked = is_asked(ctx);
        let is_idle = ctx.input(|input| input.events.is_empty()) && !InOrder::is_waiting(ctx);
        let is_due = match self {
            Self::No | Self::Told => is_asked && is_idle,
            // A window that is hidden is not drawn, and nothing is done in it.
            Self::Asked | Self::Turn => true,
            Self::Waits => false,
        };
        if is_due {
            *self = Self::No;
        } else if is_asked {
            *self = Self::Asked;
        }
        is_due
    }

    /// Tells the system to close the window, or not to.
    pub(super) fn tell(&mut self, ctx: &Context, is_finished: bool) {
        if !is_finished && is_asked(ctx) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        } else if is_finished && *self != Self::Told {
            *self = Self::Told;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if *self == Self::Asked {
            ctx.request_repaint();
        }
    }

    /// A frame was drawn, with all that was done in it.
    pub(super) fn drawn(&mut self, ctx: &Context) {
        if matches!(self, Self::Asked | Self::Waits) {
            *self = if InOrder::is_waiting(ctx) { Self::Waits } else { Self::Turn };
            ctx.request_repaint();
        }
    }
}

fn is_asked(ctx: &Context) -> bool {
    ctx.input(|input| input.viewport().close_requested())
}
