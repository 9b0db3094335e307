//! A window that is larger than its screen, with the frame that the desktop draws round it, is made to fill the screen instead.

use eframe::egui::{Context, ViewportCommand, ViewportInfo};

/// Desktops draw their frame a moment after the window is there; later the size is what the user made of it.
const SECONDS: f64 = 3.0;

/// Whether the window has been made to fit (tilpasset).
#[derive(Default)]
pub(super) struct Fit(bool);

impl Fit {
    /// Asks the desktop for it, once.
    pub(super) fn tell(&mut self, ctx: &Context) {
        let is_too_large = ctx.input(|input| input.time < SECONDS && exceeds(input.viewport()));
        if is_too_large && !self.0 {
            self.0 = true;
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }
}

fn exceeds(window: &ViewportInfo) -> bool {
    let (Some(outer), Some(screen)) = (window.outer_rect, window.monitor_size) else {
        return false;
    };
    outer.width() > screen.x || outer.height() > screen.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Rect, pos2, vec2};

    #[test]
    fn a_window_with_its_frame_is_held_against_the_screen() {
        let window = |height: f32| ViewportInfo {
            outer_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, height))),
            monitor_size: Some(vec2(800.0, 600.0)),
            ..ViewportInfo::default()
        };
        assert!(exceeds(&window(621.0)));
        assert!(!exceeds(&window(600.0)));
        assert!(!exceeds(&ViewportInfo { monitor_size: None, ..window(621.0) }));
    }
}
