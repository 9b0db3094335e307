//! A letter's timeline as a picture. Every format draws the same one.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::pdf::{Setting, width};
use crate::danish::days::month_name;
use crate::document::Inline;
use crate::document::page::{Colour, Draw, Extent, Face, Stretches};
use crate::document::timeline::{Point, PointMark};

const INK: Colour = [0.1, 0.1, 0.12];
const DEEP: Colour = [0.07, 0.19, 0.33];
const QUIET: Colour = [0.33, 0.35, 0.38];
pub(super) const LINE: Colour = [0.55, 0.58, 0.62];
const LATE: Colour = [0.58, 0.06, 0.1];
pub(super) const PAPER: Colour = [1.0, 1.0, 1.0];

/// The size of its words, in points, and the distance between their lines.
pub(super) const SIZE: f32 = 8.5;
const STEP: f32 = 12.0;
/// Days whose words would lie on each other stand on lines of their own, up to so many.
const LEVELS: usize = 4;
/// Between words on one line.
const APART: f32 = 6.0;
/// Half of the largest mark.
const MARK: f32 = 5.5;

/// A picture and its size (et billede).
pub(super) struct Figure {
    pub draws: Vec<Draw>,
    pub width: f32,
    pub height: f32,
}

/// The picture of these points, so wide. None where fewer than two days would stand on it.
pub(super) fn timeline(points: &[Point], room: f32) -> Option<Figure> {
    let (first, last) =
        (points.iter().map(|it| it.day).min()?, points.iter().map(|it| it.day).max()?);
    let days = (last - first).get_days();
    if days == 0 {
        return None;
    }
    let scale = Scale { first, days: days as f32, left: MARK + 1.0, room: room - 2.0 * MARK - 2.0 };
    let mut figure = Figure { draws: Vec::new(), width: room, height: 0.0 };
    let labels = labels(points, &scale, room);
    let used = labels.iter().map(|label| label.level + 1).max().unwrap_or(1);
    let axis = used as f32 * STEP + 10.0;
    figure.months(&scale, axis, last);
    figure.filled((scale.left, axis - 0.6, scale.room, 1.2), LINE);
    let y = |label: &DayLabel| axis - 10.0 - label.level as f32 * STEP;
    for label in &labels {
        let (x, y) = (scale.at(label.point.day), y(label));
        figure.filled((x - 0.3, y + 2.0, 0.6, axis - y - 2.0), LINE);
    }
    for label in &labels {
        let (y, mark) = (y(label), label.point.mark);
        // The words stand on the lines that lead past them to the words above.
        figure.filled((label.x - 1.5, y - SIZE * 0.8, label.width + 3.0, SIZE), PAPER);
        let face = if mark == PointMark::Happened { Face::Regular } else { Face::Bold };
        figure.words((label.x, y), label.width, (face, colour(mark)), &label.text);
    }
    for point in points {
        figure.mark(point.mark, (scale.at(point.day), axis));
    }
    figure.height = axis + 7.0 + SIZE * 1.6;
    Some(figure)
}

/// Where a day lies.
pub(super) struct Scale {
    pub first: Date,
    pub days: f32,
    pub left: f32,
    pub room: f32,
}

impl Scale {
    pub(super) fn at(&self, day: Date) -> f32 {
        self.left + (day - self.first).get_days() as f32 / self.days * self.room
    }
}

fn colour(mark: PointMark) -> Colour {
    match mark {
        PointMark::Happened | PointMark::Now => INK,
        PointMark::Due => DEEP,
        PointMark::Late => LATE,
    }
}

/// The words of a point, and where they stand.
struct DayLabel {
    point: Point,
    text: String,
    x: f32,
    width: f32,
    level: usize,
}

/// A label for each day, on the lowest line where there is room for it.
fn labels(points: &[Point], scale: &Scale, room: f32) -> Vec<DayLabel> {
    let mut ends = [f32::MIN; LEVELS];
    let mut labels: Vec<DayLabel> = Vec::new();
    let mut rest = points.iter().peekable();
    while let Some(point) = rest.next() {
        let mut point = *point;
        let mut text = format!("{}. {}", point.day.day(), short(point.day.month()));
        match point.mark {
            PointMark::Happened | PointMark::Now => {}
            PointMark::Due => text.insert_str(0, "frist "),
            PointMark::Late => text.insert_str(0, "! overskredet frist "),
        }
        // Of several things on one day there is one label.
        while let Some(same) =
            rest.next_if(|next| next.day == point.day && next.mark != PointMark::Due)
        {
            point = *same;
        }
        if point.mark == PointMark::Now {
            text.push_str(" (nu)");
        }
        let wide = wide(&text, point.mark != PointMark::Happened);
        let x = (scale.at(point.day) - wide / 2.0).clamp(0.0, (room - wide).max(0.0));
        let free = ends.iter().position(|end| x >= end + APART);
        let level = free.unwrap_or(LEVELS - 1);
        ends[level] = ends[level].max(x + wide);
        labels.push(DayLabel { point, text, x, width: wide, level });
    }
    labels
}

pub(super) fn wide(text: &str, bold: bool) -> f32 {
    width(&[Inline::plain(text)], Setting { size: SIZE, bold })
}

/// The first letters of a month: `mar.`; short names stand as they are.
fn short(month: i8) -> String {
    let name = month_name(month);
    if name.chars().count() <= 4 {
        name.to_owned()
    } else {
        format!("{}.", name.chars().take(3).collect::<String>())
    }
}

impl Figure {
    pub(super) fn filled(&mut self, (x, y, width, height): (f32, f32, f32, f32), colour: Colour) {
        self.draws.push(Draw::Box { area: Extent { x, y, width, height }, colour });
    }

    pub(super) fn words(
        &mut self,
        (x, y): (f32, f32),
        width: f32,
        (face, colour): (Face, Colour),
        text: &str,
    ) {
        self.draws.push(Draw::Text {
            x,
            y,
            width,
            face,
            size: SIZE,
            colour,
            turn: 0.0,
            text: text.into(),
            stretches: Stretches::new(),
        });
    }

    /// A tick at the first of each month, and the names of as many as there is room for.
    pub(super) fn months(&mut self, scale: &Scale, axis: f32, last: Date) {
        let mut day = scale.first.first_of_month();
        let mut end = f32::MIN;
        while day <= last {
            let x = scale.at(day);
            if day >= scale.first {
                self.filled((x - 0.3, axis, 0.6, 7.0), LINE);
                let is_first = end == f32::MIN || day.month() == 1;
                let text = match is_first {
                    true => format!("{} {}", short(day.month()), day.year()),
                    false => short(day.month()),
                };
                let wide = wide(&text, false);
                if x >= end + APART && x + wide <= self.width {
                    self.words((x, axis + 7.0 + SIZE), wide, (Face::Regular, QUIET), &text);
                    end = x + wide;
                }
            }
            day = day.saturating_add(1.months());
        }
    }

    /// The sign of a point: full for what has happened, hollow for what is due, large with an exclamation mark for what is late, and
    /// a bar through what happened last.
    fn mark(&mut self, mark: PointMark, (x, y): (f32, f32)) {
        let around = |half: f32| (x - half, y - half, 2.0 * half, 2.0 * half);
        match mark {
            PointMark::Happened => self.filled(around(3.0), INK),
            PointMark::Due => {
                self.filled(around(4.0), DEEP);
                self.filled(around(2.6), PAPER);
            }
            PointMark::Late => {
                self.filled(around(MARK), LATE);
                let wide = wide("!", true);
                self.words((x - wide / 2.0, y + 3.0), wide, (Face::Bold, PAPER), "!");
            }
            PointMark::Now => {
                self.filled((x - 1.2, y - 9.0, 2.4, 18.0), INK);
                self.filled(around(3.0), INK);
            }
        }
    }
}
