//! A window that is larger than its screen, with the frame that the desktop draws round it, is made to fill the screen instead: when it
//! opens, and when the screen becomes another because a monitor is gone.

use eframe::egui::{Context, Vec2, ViewportCommand, ViewportInfo};

/// Desktops draw their frame a moment after the window is there; later the size is what the user made of it.
const SECONDS: f64 = 3.0;

/// For which screen the window has been made to fit (tilpasset), and since when it is on that.
#[derive(Default)]
pub(super) struct Fit {
    screen: Option<Vec2>,
    since: f64,
    is_done: bool,
}

impl Fit {
    /// Asks the desktop for it, once for each screen.
    pub(super) fn tell(&mut self, ctx: &Context) {
        let (time, is_asked) =
            ctx.input(|input| (input.time, self.asks(input.time, input.viewport())));
        if is_asked {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        } else if self.screen.is_some() && !self.is_done && time - self.since < SECONDS {
            // Whoever only looks makes no frames, and the desktop has not had its say yet.
            ctx.request_repaint_after_secs(0.5);
        }
    }

    fn asks(&mut self, time: f64, window: &ViewportInfo) -> bool {
        if window.monitor_size != self.screen {
            *self = Self { screen: window.monitor_size, since: time, is_done: false };
        }
        let is_asked = !self.is_done && time - self.since < SECONDS && exceeds(window);
        self.is_done |= is_asked;
        is_asked
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

    fn window(height: f32, screen: Option<Vec2>) -> ViewportInfo {
        ViewportInfo {
            outer_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, height))),
            monitor_size: screen,
            ..ViewportInfo::default()
        }
    }

    const SMALL: Option<Vec2> = Some(vec2(800.0, 600.0));
    const LARGE: Option<Vec2> = Some(vec2(1920.0, 1080.0));

    #[test]
    fn a_window_with_its_frame_is_held_against_the_screen() {
        assert!(exceeds(&window(621.0, SMALL)));
        assert!(!exceeds(&window(600.0, SMALL)));
        assert!(!exceeds(&window(621.0, None)));
    }

    #[test]
    fn it_is_asked_for_once_when_the_window_opens_and_again_when_a_screen_is_gone() {
        let mut fit = Fit::default();
        assert!(!fit.asks(0.0, &window(900.0, LARGE)));
        assert!(!fit.asks(60.0, &window(1100.0, LARGE)), "so the user made it");
        assert!(fit.asks(61.0, &window(900.0, SMALL)));
        assert!(!fit.asks(61.5, &window(900.0, SMALL)), "once");
        assert!(!fit.asks(90.0, &window(900.0, SMALL)));
        assert!(!fit.asks(91.0, &window(900.0, LARGE)));
        assert!(fit.asks(92.0, &window(900.0, SMALL)));
    }
}
