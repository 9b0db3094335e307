//! A letter's journey as a picture: a lane for each kind of thing above one line of time. Every format draws the same one.
//!
//! Each lane has its name beside it, and its marks a form of their own, so that nothing hangs on a colour.

use super::figure::{Figure, LINE, PAPER, SIZE, Scale, wide};
use crate::document::journey::{JourneyLane, JourneyTime, span};
use crate::document::page::{Colour, Face};

const INK: Colour = [0.1, 0.1, 0.12];
const WAIT: Colour = [0.62, 0.64, 0.67];

/// From one lane to the next, and between the names and the first day.
const LANE: f32 = 12.0;
const APART: f32 = 8.0;
/// Half of a mark.
const MARK: f32 = 3.2;
/// The least that a time is wide.
const LEAST: f32 = 3.0;

/// The picture of these lanes, so wide. None where they have no two days.
pub(super) fn journey(lanes: &[JourneyLane], room: f32) -> Option<Figure> {
    let (first, last) = span(lanes)?;
    let days = (last - first).get_days();
    if days == 0 {
        return None;
    }
    let names = lanes.iter().map(|lane| wide(&lane.name, false)).fold(0.0_f32, f32::max);
    let left = names.min(room * 0.4) + APART + MARK;
    let scale = Scale { first, days: days as f32, left, room: room - left - MARK - 1.0 };
    let mut figure = Figure { draws: Vec::new(), width: room, height: 0.0 };
    let axis = lanes.len() as f32 * LANE + 4.0;
    figure.months(&scale, axis, last);
    figure.filled((scale.left, axis - 0.6, scale.room, 1.2), LINE);
    for (index, lane) in lanes.iter().enumerate() {
        let middle = index as f32 * LANE + LANE / 2.0;
        let width = wide(&lane.name, false);
        figure.words((0.0, middle + SIZE * 0.35), width, (Face::Regular, INK), &lane.name);
        figure.filled((scale.left, middle - 0.3, scale.room, 0.6), LINE);
        for time in &lane.times {
            figure.time(*time, index, middle, &scale);
        }
    }
    figure.height = axis + 7.0 + SIZE * 1.6;
    Some(figure)
}

impl Figure {
    /// A time on its lane: a grey bar between its ends for what lasted, a mark for a day.
    fn time(&mut self, time: JourneyTime, lane: usize, middle: f32, scale: &Scale) {
        let end = scale.left + scale.room;
        let (from, until) = match time {
            JourneyTime::On(day) => return self.day(scale.at(day), lane, middle),
            JourneyTime::From(first, last) => (scale.at(first), scale.at(last)),
            JourneyTime::Still(first) => (scale.at(first), end),
        };
        let (from, until) = (from.min(until), from.max(until).max(from + LEAST).min(end));
        self.filled((from, middle - 2.6, until - from, 5.2), WAIT);
        self.filled((from - 0.5, middle - 4.5, 1.0, 9.0), INK);
        // What is not over has no end.
        if !matches!(time, JourneyTime::Still(_)) {
            self.filled((until - 0.5, middle - 4.5, 1.0, 9.0), INK);
        }
    }

    /// The marks of the lanes take turns: a bar, a full square, a hollow one.
    fn day(&mut self, x: f32, lane: usize, middle: f32) {
        let around = |half: f32| (x - half, middle - half, 2.0 * half, 2.0 * half);
        match lane % 3 {
            0 => self.filled((x - 1.3, middle - 5.0, 2.6, 10.0), INK),
            1 => self.filled(around(MARK), INK),
            _ => {
                self.filled(around(MARK), INK);
                self.filled(around(MARK - 1.2), PAPER);
            }
        }
    }
}
