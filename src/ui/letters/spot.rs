//! A page on the screen: where it is, how large, and the room that is made on it for what no paper has.

use eframe::egui::{Pos2, Rect, pos2, vec2};

use crate::document::page::Extent;

/// Room that is made on a page: all that stands further down moves by so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lift {
    /// In points of the paper, from its upper edge.
    pub from: f32,
    /// In points of the screen.
    pub by: f32,
}

/// A page on the screen: where its upper left corner is, how long a point of it is, and what moves down on it.
#[derive(Clone, Copy)]
pub(super) struct Spot<'l> {
    pub corner: Pos2,
    pub scale: f32,
    pub lifts: &'l [Lift],
}

impl Spot<'_> {
    /// The rectangle of something that stands on one side of all room that was made.
    pub(super) fn rect(self, area: Extent) -> Rect {
        Rect::from_min_size(self.at(area.x, area.y), vec2(area.width, area.height) * self.scale)
    }

    pub(super) fn at(self, x: f32, y: f32) -> Pos2 {
        let y_on_screen = self.corner.y + y * self.scale + self.lowered(y);
        pos2(self.corner.x + x * self.scale, y_on_screen)
    }

    /// By how much what stands at this height moves down.
    pub(super) fn lowered(self, y: f32) -> f32 {
        self.lifts.iter().filter(|lift| lift.from <= y).map(|lift| lift.by).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_makes_way_and_what_stands_above_stays() {
        let lifts = [Lift { from: 100.0, by: 30.0 }, Lift { from: 200.0, by: 5.0 }];
        let spot = Spot { corner: pos2(10.0, 20.0), scale: 2.0, lifts: &lifts };
        assert_eq!(spot.at(5.0, 99.0), pos2(20.0, 218.0));
        assert_eq!(spot.at(5.0, 100.0), pos2(20.0, 250.0));
        assert_eq!(spot.at(5.0, 250.0), pos2(20.0, 555.0));
    }
}
