//! Bringing the line with the cursor into sight where a long text has changed its place.

use eframe::egui::{Align, Id, Rect, Ui, vec2};

const LED: &str = "line that is brought into sight";

/// How the line with the cursor is brought into sight: it stands elsewhere when the portion has become another one, and what is around
/// the box finds its place in the frames after that.
#[derive(Clone, Copy, Default)]
pub(super) struct Led {
    /// How many frames are left.
    frames: u8,
    /// Whether the line goes to the middle: where the box was as long as its text a frame ago, the way to its end has begun, and a
    /// place that is in sight for a moment does not end it.
    is_centred: bool,
    /// Where the line was.
    top: f32,
}

impl Led {
    const FRAMES: u8 = 3;

    pub(super) fn after(ui: &Ui, id: Id, (is_new, has_moved): (bool, bool)) -> Self {
        let known: Self = ui.data(|data| data.get_temp(id.with(LED))).unwrap_or_default();
        if is_new || has_moved {
            let is_centred = is_new || (known.frames > 0 && known.is_centred);
            return Self { frames: Self::FRAMES, is_centred, ..known };
        }
        known
    }

    pub(super) fn lead(self, ui: &Ui, id: Id, line: Rect) {
        if self.frames == 0 {
            return;
        }
        let align = self.is_centred.then_some(Align::Center);
        ui.scroll_to_rect(line.expand2(vec2(0.0, line.height())), align);
        // While it is on its way to the middle, it is led on.
        let is_on_its_way = self.is_centred && (line.top() - self.top).abs() > 0.5;
        let frames = if is_on_its_way { Self::FRAMES } else { self.frames - 1 };
        ui.data_mut(|data| {
            data.insert_temp(id.with(LED), Self { frames, top: line.top(), ..self })
        });
        ui.ctx().request_repaint();
    }
}
