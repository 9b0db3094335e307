//! The edge between two parts of the window, which can be drawn with the mouse. It is no stop of the Tab key, and a screen reader
//! does not hear of it.

use eframe::egui::{CursorIcon, Id, Rangef, Rect, Sense, Ui};

use super::theme;

/// At which side of the room a part lies (siden).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    Left,
    Right,
    Below,
}

/// A room cut in two (delingen).
pub(super) struct Parted {
    pub part: Rect,
    pub rest: Rect,
    /// How large the part was made, once the mouse lets go of its edge.
    pub drawn_to: Option<u16>,
}

/// How broad the edge is for the mouse.
const GRIP: f32 = 7.0;

/// Cuts a part from a room, as large as the user has drawn it or else as is usual, and paints it.
pub(super) fn part(
    ui: &Ui,
    room: Rect,
    name: &str,
    lies: Lies,
    sizes: Rangef,
    kept: Option<u16>,
    usual: f32,
) -> Parted {
    let id = Id::unique(("edge", name));
    let in_hand = ui.data(|data| data.get_temp::<f32>(id));
    let mut size = sizes.clamp(in_hand.unwrap_or(kept.map_or(usual, f32::from)));
    let edge = |size: f32| match lies {
        Lies::Left => room.left() + size,
        Lies::Right => room.right() - size,
        Lies::Below => room.bottom() - size,
    };
    // It lies in the margin of the part, where nothing else takes the mouse.
    let at = edge(size);
    let across = match lies {
        Lies::Left => Rangef::new(at - GRIP, at + 1.0),
        Lies::Right | Lies::Below => Rangef::new(at - 1.0, at + GRIP),
    };
    let grip = match lies {
        Lies::Left | Lies::Right => Rect::from_x_y_ranges(across, room.y_range()),
        Lies::Below => Rect::from_x_y_ranges(room.x_range(), across),
    };
    let handle = ui.interact(grip, id, Sense::DRAG | Sense::HOVER);
    if handle.hovered() || handle.dragged() {
        let sideways = lies != Lies::Below;
        let icon = if sideways { CursorIcon::ResizeHorizontal } else { CursorIcon::ResizeVertical };
        ui.ctx().set_cursor_icon(icon);
    }
    let mut drawn_to = None;
    if handle.dragged() {
        let way = handle.drag_delta();
        size = sizes.clamp(match lies {
            Lies::Left => size + way.x,
            Lies::Right => size - way.x,
            Lies::Below => size - way.y,
        });
        ui.data_mut(|data| data.insert_temp(id, size));
    } else if in_hand.is_some() {
        ui.data_mut(|data| data.remove::<f32>(id));
        drawn_to = Some(size.round() as u16);
    }
    let at = edge(size);
    let (part, rest) = match lies {
        Lies::Left => (room.with_max_x(at), room.with_min_x(at)),
        Lies::Right => (room.with_min_x(at), room.with_max_x(at)),
        Lies::Below => (room.with_min_y(at), room.with_max_y(at)),
    };
    ui.painter().rect_filled(part, 0.0, theme::side_fill(ui));
    let line = (if handle.hovered() { 2.0 } else { 1.0 }, theme::palette(ui).line);
    match lies {
        Lies::Left | Lies::Right => ui.painter().vline(at, room.y_range(), line),
        Lies::Below => ui.painter().hline(room.x_range(), at, line),
    };
    Parted { part, rest, drawn_to }
}
