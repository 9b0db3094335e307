//! The case as a picture: what has happened, what must happen by when, and where today lies between them.
//!
//! Days lie further apart the more time is between them. What a point is, its shape says and its words, and never its colour alone.

use std::sync::Arc;

use eframe::egui::{
    Color32, FontId, Galley, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

use super::texts;
use crate::danish::capital::capitalised;
use crate::jobs::job::{CaseEvent, Deadline, LimitStanding};
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme::{self, Palette};

/// The line of time lies so far from the left, and the words begin so far from it.
const LINE: f32 = 12.0;
const WORDS: f32 = 18.0;
/// A point is so large from its middle.
const POINT: f32 = 6.0;
/// How much further apart a day moves its points, and how far they lie apart at most.
const PER_DAY: f32 = 0.35;
const FURTHEST: f32 = 42.0;

/// A point on the line of time (et punkt på tidslinjen).
enum TimePoint<'a> {
    Event(&'a CaseEvent),
    Limit(&'a Deadline),
    Today,
}

impl TimePoint<'_> {
    fn day(&self, today: Date) -> Date {
        match self {
            Self::Event(event) => event.day,
            Self::Limit(limit) => limit.due,
            Self::Today => today,
        }
    }
}

/// Draws the line of time.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let today = session.today();
    let limits = session.deadlines();
    let mut points: Vec<TimePoint<'_>> = session.events().iter().map(TimePoint::Event).collect();
    points.extend(limits.iter().map(TimePoint::Limit));
    if points.is_empty() {
        return;
    }
    // What happened today lies before today's line, and what is due today behind it.
    points.push(TimePoint::Today);
    points.sort_by_key(|point| {
        let turn = match point {
            TimePoint::Event(_) => 0,
            TimePoint::Today => 1,
            TimePoint::Limit(_) => 2,
        };
        (point.day(today), turn)
    });
    theme::heading(ui, texts::timeline::TITLE, 3);
    ui.label(theme::quiet(ui, texts::timeline::SIGNS));
    let list =
        UiBuilder::new().accessibility_role(Role::List).accessibility_label(texts::timeline::TITLE);
    ui.scope_builder(list.id_salt("timeline"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut before: Option<(Date, Pos2)> = None;
        for (index, point) in points.iter().enumerate() {
            let day = point.day(today);
            if let Some((earlier, _)) = before {
                let days = (day - earlier).get_days();
                ui.add_space((days as f32 * PER_DAY).min(FURTHEST));
            }
            let at = row(ui, pane, point, index);
            if let Some((_, from)) = before {
                let line = Stroke::new(2.0, theme::palette(ui).line);
                let apart = vec2(0.0, POINT + 1.0);
                ui.painter().line_segment([from + apart, at - apart], line);
            }
            before = Some((day, at));
        }
    });
    ui.add_space(14.0);
}

/// What is said of a point, and how it was counted.
struct SaidOfPoint {
    day: String,
    title: String,
    /// Where it stands, in words.
    standing: String,
    counted: Vec<String>,
    color: Color32,
}

fn said(pane: &Pane<'_>, palette: &Palette, point: &TimePoint<'_>) -> SaidOfPoint {
    let today = pane.session.today();
    let day = capitalised(&texts::day(point.day(today)));
    match point {
        TimePoint::Today => SaidOfPoint {
            title: texts::timeline::TODAY.to_owned(),
            day,
            standing: String::new(),
            counted: Vec::new(),
            color: palette.text,
        },
        TimePoint::Event(event) => {
            let is_past = event.day <= today;
            let standing =
                if is_past { texts::timeline::HAPPENED } else { texts::timeline::PLANNED };
            let days = (event.day - today).get_days();
            SaidOfPoint {
                title: event.title.clone(),
                day,
                standing: match is_past {
                    true => standing.to_owned(),
                    false => format!("{standing}, {}", texts::days_left(days)),
                },
                counted: Vec::new(),
                color: palette.quiet,
            }
        }
        TimePoint::Limit(limit) => {
            let standing = limit.standing(today);
            let words = pane.session.library().map(|library| library.deadlines.standing(standing));
            let words = texts::timeline::limit(words.unwrap_or_default());
            let is_open = matches!(standing, LimitStanding::Running | LimitStanding::Late);
            let left = texts::days_left(limit.days_left(today));
            SaidOfPoint {
                title: limit.title.clone(),
                day,
                standing: if is_open { format!("{words}, {left}") } else { words },
                counted: limit.steps.clone(),
                color: match standing {
                    LimitStanding::Running => palette.accent,
                    LimitStanding::Late => palette.error,
                    LimitStanding::Met => palette.good,
                    LimitStanding::Passed | LimitStanding::Behind => palette.quiet,
                },
            }
        }
    }
}

/// Draws a point with its words, and gives the point's middle.
fn row(ui: &mut Ui, pane: &mut Pane<'_>, point: &TimePoint<'_>, index: usize) -> Pos2 {
    let palette = theme::palette(ui);
    let said = said(pane, palette, point);
    let is_late = matches!(point, TimePoint::Limit(limit)
        if limit.standing(pane.session.today()) == LimitStanding::Late);
    let width = ui.available_width() - LINE - WORDS - 6.0;
    let small = FontId::proportional(13.5);
    let title =
        FontId::new(15.5, if is_late { theme::bold_family() } else { small.family.clone() });
    let set = |text: &str, font: &FontId, color| {
        let galley = ui.painter().layout(text.to_owned(), font.clone(), color, width);
        (galley, color)
    };
    let mut lines: Vec<(Arc<Galley>, Color32)> =
        vec![set(&said.day, &small, palette.quiet), set(&said.title, &title, palette.text)];
    if !said.standing.is_empty() {
        lines.push(set(&said.standing, &small, said.color));
    }
    let height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
    let sense = if matches!(point, TimePoint::Today) {
        Sense::focusable_noninteractive()
    } else {
        Sense::click()
    };
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), height + 10.0));
    let response = ui.interact(room, ui.scope_id().with(("point", index)), sense);
    if response.hovered() && sense.senses_click() {
        ui.painter().rect_filled(room, 4.0, palette.card);
    }
    let at = pos2(room.left() + LINE, room.top() + 5.0 + lines[0].0.size().y + 9.0);
    sign(ui, pane, point, at, said.color);
    let mut y = room.top() + 5.0;
    for (galley, color) in lines {
        let height = galley.size().y;
        ui.painter().galley(pos2(room.left() + LINE + WORDS, y), galley, color);
        y += height;
    }
    tell(ui, &response, &said);
    let field = match point {
        TimePoint::Event(event) => Some(event.field),
        TimePoint::Limit(limit) => Some(limit.field),
        TimePoint::Today => None,
    };
    if let Some(field) = field.filter(|_| response.clicked()) {
        pane.actions.push(Action::JumpTo(field));
    }
    at
}

/// The name of a point, and how it was counted: to whoever hears it, points at it or comes to it by keyboard.
fn tell(ui: &mut Ui, response: &Response, said: &SaidOfPoint) {
    let SaidOfPoint { day, title, standing, counted, .. } = said;
    let name = match standing.as_str() {
        "" => format!("{title}: {day}"),
        standing => format!("{day}: {title}. {standing}"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    if counted.is_empty() {
        return;
    }
    let counted = counted.join("\n");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{}: {counted}", texts::HOW_COUNTED));
    });
    if response.has_focus() {
        ui.horizontal(|ui| {
            ui.add_space(LINE + WORDS);
            ui.vertical(|ui| ui.label(theme::quiet(ui, &counted)));
        });
    } else {
        response.clone().on_hover_ui(|ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            ui.label(&counted);
        });
    }
}

/// The sign of a point: a disc for what has happened, a ring for what is planned, a diamond for a limit that runs or was kept, a
/// square with an exclamation mark for one that is late, a hollow square for one that is over with, and a bar for today.
fn sign(ui: &Ui, pane: &Pane<'_>, point: &TimePoint<'_>, at: Pos2, color: Color32) {
    let painter = ui.painter();
    let edge = Stroke::new(2.0, color);
    let today = pane.session.today();
    let diamond = |fill| {
        let corners = [
            at - vec2(0.0, POINT + 1.0),
            at + vec2(POINT + 1.0, 0.0),
            at + vec2(0.0, POINT + 1.0),
            at - vec2(POINT + 1.0, 0.0),
        ];
        painter.add(Shape::convex_polygon(corners.to_vec(), fill, edge));
    };
    match point {
        TimePoint::Today => {
            let bar = Rect::from_center_size(at, vec2(2.0 * LINE - 2.0, 4.0));
            painter.rect_filled(bar, 1.0, color);
        }
        TimePoint::Event(event) if event.day <= today => {
            painter.circle_filled(at, POINT - 1.0, color);
        }
        TimePoint::Event(_) => {
            painter.circle_stroke(at, POINT - 1.0, edge);
        }
        TimePoint::Limit(limit) => match limit.standing(today) {
            LimitStanding::Running => diamond(Color32::TRANSPARENT),
            LimitStanding::Met => diamond(color),
            LimitStanding::Late => {
                let square = Rect::from_center_size(at, Vec2::splat(2.0 * POINT + 6.0));
                painter.rect_filled(square, 2.0, color);
                let mark = FontId::new(15.0, theme::bold_family());
                let middle = eframe::egui::Align2::CENTER_CENTER;
                painter.text(at, middle, "!", mark, ui.visuals().panel_fill);
            }
            LimitStanding::Passed | LimitStanding::Behind => {
                let square = Rect::from_center_size(at, Vec2::splat(2.0 * POINT - 2.0));
                painter.rect_stroke(square, 1.0, edge, StrokeKind::Inside);
            }
        },
    }
}
