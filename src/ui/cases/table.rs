//! The table of cases: a row each, drawn where it is in sight; a click, Enter or Space opens the case.

use eframe::egui::{
    Color32, FontSelection, Pos2, Rect, Response, RichText, Role, Sense, StrokeKind, TextStyle, Ui,
    UiBuilder, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use super::texts::{self, CellWords};
use crate::overview::CaseRow;
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// From this width on all columns stand beside each other; below it they stand in two bands.
const ROOM_FOR_ALL: f32 = 1000.0;
const GAP: f32 = 14.0;
const PADDING: f32 = 8.0;
const BETWEEN: f32 = 4.0;
/// Between what a cell says first and what it says below it.
const LEADING: f32 = 2.0;
/// A column (en kolonne): its heading, and its share of the width.
type Column = (&'static str, f32);

/// Columns beside each other (et bånd), and how many lines stand below what each says first.
struct Band {
    columns: &'static [Column],
    lines: usize,
}

const WIDE: &[Band] = &[Band {
    columns: &[
        (texts::CASE, 1.1),
        (texts::DEADLINE, 1.2),
        (texts::CONTACT, 1.1),
        (texts::WAITING, 1.2),
        (texts::STOPS, 1.9),
    ],
    lines: 2,
}];
const NARROW: &[Band] = &[
    Band { columns: &[(texts::CASE, 1.0), (texts::DEADLINE, 2.1)], lines: 1 },
    Band {
        columns: &[(texts::CONTACT, 1.0), (texts::WAITING, 1.0), (texts::STOPS, 1.1)],
        lines: 2,
    },
];

/// How the rows are laid out.
struct Measures {
    bands: &'static [Band],
    width: f32,
    main: f32,
    more: f32,
}

impl Measures {
    fn of(ui: &Ui) -> Self {
        let width = ui.available_width();
        Self {
            bands: if width >= ROOM_FOR_ALL { WIDE } else { NARROW },
            width,
            main: ui.text_style_height(&TextStyle::Body),
            more: ui.text_style_height(&TextStyle::Small),
        }
    }

    fn band(&self, band: &Band) -> f32 {
        self.main + LEADING + self.more * band.lines as f32
    }

    /// The height of a row, without the gap below it.
    fn row(&self) -> f32 {
        let bands: f32 = self.bands.iter().map(|band| self.band(band) + PADDING).sum();
        PADDING + bands
    }

    /// Where the columns stand in a row, and in the headings above them.
    fn places(&self) -> impl Iterator<Item = Place> {
        // A gap belongs to the column before it, so that bands of the same shares stand in line.
        let width = self.width - 2.0 * PADDING + GAP;
        let mut top = PADDING;
        self.bands.iter().enumerate().flat_map(move |(index, band)| {
            let shares: f32 = band.columns.iter().map(|(_, share)| share).sum();
            let (mut left, at) = (PADDING, top);
            top += self.band(band) + PADDING;
            band.columns.iter().map(move |(heading, share)| {
                let wide = width * share / shares;
                let place = Place {
                    heading,
                    band: index,
                    left,
                    top: at,
                    width: wide - GAP,
                    lines: band.lines,
                };
                left += wide;
                place
            })
        })
    }
}

/// Where a column stands.
struct Place {
    heading: &'static str,
    band: usize,
    left: f32,
    top: f32,
    width: f32,
    lines: usize,
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, rows: &[&CaseRow]) {
    let measures = Measures::of(ui);
    headings(ui, &measures);
    let step = measures.row() + BETWEEN;
    let (clip, top) = (ui.clip_rect(), ui.cursor().top());
    let turn = |y: f32| ((y - top) / step).clamp(0.0, rows.len() as f32) as usize;
    // A row more on either side, so that Tab goes on to it and brings it into sight.
    let first = turn(clip.top()).saturating_sub(1);
    let last = (turn(clip.bottom()) + 2).min(rows.len());
    let table = UiBuilder::new()
        .id_salt("table of cases")
        .accessibility_role(Role::Table)
        .accessibility_label(texts::TITLE);
    ui.scope_builder(table, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.allocate_space(vec2(measures.width, first as f32 * step));
        for (index, case) in rows.iter().enumerate().take(last).skip(first) {
            let space = Rect::from_min_size(ui.cursor().min, vec2(measures.width, step));
            let place = UiBuilder::new()
                .id_salt(&case.path)
                .max_rect(space)
                .accessibility_role(Role::Row)
                .accessibility_label(texts::row_of(index + 1, rows.len()));
            ui.scope_builder(place, |ui| row(ui, pane, case, &measures));
        }
        ui.allocate_space(vec2(measures.width, (rows.len() - last) as f32 * step));
    });
}

/// The names of the columns.
fn headings(ui: &mut Ui, measures: &Measures) {
    let height = (measures.more + LEADING) * measures.bands.len() as f32;
    let (space, _) = ui.allocate_exact_size(vec2(measures.width, height), Sense::hover());
    let color = theme::palette(ui).quiet;
    for place in measures.places() {
        let top = place.band as f32 * (measures.more + LEADING);
        let at = space.left_top() + vec2(place.left, top);
        lines(ui, theme::bold(place.heading).small(), color, (at, place.width), 1);
    }
}

fn row(ui: &mut Ui, pane: &mut Pane<'_>, case: &CaseRow, measures: &Measures) {
    let (today, filter) = (pane.session.today(), pane.session.cases().filter());
    let deadline = filter.deadline(case);
    let is_late = deadline.is_some_and(|deadline| deadline.is_late);
    let words = |heading: &str| -> Option<CellWords> {
        let overview = case.overview.as_ref();
        Some(match heading {
            texts::CASE => texts::case(case),
            texts::DEADLINE => overview.map(|_| texts::deadline(deadline, today))?,
            texts::CONTACT => texts::contact(overview?),
            texts::WAITING => texts::waiting(overview?, today),
            _ => texts::stops(overview?),
        })
    };
    let cells: Vec<(Place, CellWords)> =
        measures.places().filter_map(|place| words(place.heading).map(|it| (place, it))).collect();
    let said: Vec<String> =
        cells.iter().map(|(place, cell)| texts::spoken(place.heading, cell)).collect();
    // The gap below it is part of its place.
    ui.advance_cursor_after_rect(ui.max_rect());
    let space = Rect::from_min_size(ui.max_rect().min, vec2(measures.width, measures.row()));
    // Its id is the case's own: a counted one would change as rows are scrolled out of sight, and the cursor be lost.
    let response = ui.interact(space, ui.scope_id().with(("case", &case.path)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.join(". ")));
    ground(ui, &response, space);
    let palette = theme::palette(ui);
    for (place, cell) in cells {
        let at = space.left_top() + vec2(place.left, place.top);
        let is_alarm = place.heading == texts::DEADLINE && is_late;
        let color = if is_alarm { palette.error } else { palette.text };
        let is_bold = is_alarm || place.heading == texts::CASE;
        let main = if is_bold { theme::bold(&cell.main) } else { RichText::new(&cell.main) };
        lines(ui, main, color, (at, place.width), 1);
        let below = pos2(at.x, at.y + measures.main + LEADING);
        let more = RichText::new(&cell.more).small();
        lines(ui, more, palette.quiet, (below, place.width), place.lines);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.on_hover_text(format!("{}\n{}", said.join("\n"), texts::OPEN)).clicked() {
        pane.actions.push(Action::OpenPath(case.path.clone()));
    }
}

/// What stands behind a row.
fn ground(ui: &Ui, response: &Response, space: Rect) {
    let palette = theme::palette(ui);
    let visuals = ui.style().interact(response);
    let is_pointed = response.hovered() || response.is_pointer_button_down_on();
    let fill = if is_pointed { visuals.weak_bg_fill } else { palette.card };
    ui.painter().rect(space, 6.0, fill, (1.0, palette.line), StrokeKind::Inside);
}

/// Lines that are cut off at the end of the last one, from a place on and so wide.
fn lines(ui: &Ui, text: RichText, color: Color32, (at, width): (Pos2, f32), most: usize) {
    let mut job = LayoutJob::default();
    let style = ui.style();
    text.append_to(&mut job, style, FontSelection::Default, eframe::egui::Align::Min);
    job.wrap.max_width = width;
    job.wrap.max_rows = most;
    job.wrap.break_anywhere = most == 1;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley_with_override_text_color(at, galley, color);
}
