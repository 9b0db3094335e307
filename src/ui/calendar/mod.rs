//! A Danish calendar that helps to pick a day: weeks from Monday with their numbers, holidays and days when offices are closed, and
//! the days on which time limits of the open case end.

mod month;
mod paint;
pub mod texts;

use eframe::egui::{
    Context, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, Ui,
    UiBuilder, pos2,
};
use jiff::civil::Date;

use self::month::CalendarStep;
use crate::danish::capital::capitalised;
use crate::jobs::job::Deadline;
use crate::library::Library;
use crate::ui::theme;

/// What the calendar knows of its days (det, kalenderen ved).
pub struct DayPicker<'a> {
    pub library: &'a Library,
    /// The time limits of the case; none while they are counted.
    pub limits: Option<&'a [Deadline]>,
    pub today: Date,
}

/// What came of the calendar (det, der skete i kalenderen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    Day(Date),
    /// It was closed, and no day was picked.
    Nothing,
}

/// The calendar that is open: whose it is, and the day that has the cursor in it.
#[derive(Clone, Copy, PartialEq)]
struct OpenCalendar {
    owner: Id,
    cursor: Date,
    /// The day gets the cursor of the window when it is drawn.
    takes_focus: bool,
    /// Something in the calendar has had the cursor.
    had_focus: bool,
}

fn key() -> Id {
    Id::unique("open calendar")
}

fn opened(ctx: &Context) -> Option<OpenCalendar> {
    ctx.data(|data| data.get_temp(key()))
}

/// How high it is with its frame, a little more than less, and what the frame adds to its width.
const HEIGHT: f32 = 380.0;
const AROUND: f32 = 24.0;

/// Whether the calendar of this owner is open.
pub fn is_open(ctx: &Context, owner: Id) -> bool {
    opened(ctx).is_some_and(|open| open.owner == owner)
}

/// Opens the calendar of an owner on this day.
pub fn open(ctx: &Context, owner: Id, on: Date) {
    let opened = OpenCalendar { owner, cursor: on, takes_focus: true, had_focus: false };
    ctx.data_mut(|data| data.insert_temp(key(), opened));
}

pub fn close(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<OpenCalendar>(key()));
}

/// Draws the calendar below its box, while it is open there. `own` is where the box and its button lie.
pub fn show(
    ui: &Ui,
    picker: &DayPicker<'_>,
    (owner, label): (Id, &str),
    (below, own): (&Response, Rect),
    chosen: Option<Date>,
) -> Option<Picked> {
    let mut state = opened(ui.ctx()).filter(|open| open.owner == owner)?;
    let mut picked = None;
    let shown = placed(ui, below)
        .id(owner.with("calendar"))
        .accessible_name(texts::days_of(label))
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            let mut ids = Vec::new();
            picked = content(ui, picker, &mut state, chosen, &mut ids);
            ids
        });
    let ids = shown.as_ref().map(|shown| shown.inner.as_slice()).unwrap_or_default();
    let focused = ui.memory(|memory| memory.focused());
    let is_here = focused.is_some_and(|id| ids.contains(&id));
    // Whoever goes on to something else leaves the calendar behind.
    let is_left = state.had_focus && focused.is_some() && !is_here;
    state.had_focus |= is_here;
    let is_clicked_away = shown.as_ref().is_some_and(|shown| {
        let calendar = shown.response.rect;
        ui.input(|input| {
            let at = input.pointer.interact_pos().filter(|_| input.pointer.any_pressed());
            at.is_some_and(|at| !calendar.contains(at) && !own.contains(at))
        })
    });
    if picked.is_some() || is_left || is_clicked_away {
        close(ui.ctx());
        return picked;
    }
    ui.data_mut(|data| data.insert_temp(key(), state));
    None
}

/// Below its box or above it. On a low screen it has room at neither, and lies over its box: at the right then, so that what stands in the
/// box can be read.
fn placed<'a>(ui: &Ui, below: &Response) -> Popup<'a> {
    let (screen, own) = (ui.ctx().content_rect(), below.rect);
    let popup = Popup::from_response(below);
    if screen.bottom() - own.bottom() >= HEIGHT || own.top() - screen.top() >= HEIGHT {
        return popup;
    }
    popup.at_position(pos2(screen.right() - paint::WIDTH - AROUND, own.bottom()))
}

/// The head with the month, the days, and what is said of the one with the cursor.
fn content(
    ui: &mut Ui,
    picker: &DayPicker<'_>,
    state: &mut OpenCalendar,
    chosen: Option<Date>,
    ids: &mut Vec<Id>,
) -> Option<Picked> {
    let mut picked = by_key(ui, state);
    ui.set_width(paint::WIDTH);
    ui.horizontal(|ui| {
        for (sign, name, months) in [("‹", texts::EARLIER, -1), ("›", texts::LATER, 1)] {
            let button = ui.button(sign).on_hover_text(name);
            let button = button.accessible_name(name);
            if button.clicked() {
                state.cursor = month::after(state.cursor, CalendarStep::Months(months));
                // A mouse leaves the cursor of the window with the day, which is another one now.
                state.takes_focus = !button.has_focus();
            }
            ids.push(button.id);
        }
        theme::heading(ui, &texts::month(state.cursor), 3);
    });
    let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    paint::weekdays(ui);
    for monday in month::mondays(state.cursor) {
        let name = format!("{} {}", texts::WEEK, month::week(monday));
        let row = UiBuilder::new().accessibility_role(Role::Row).accessibility_label(name);
        ui.scope_builder(row.id_salt(month::week(monday)), |ui| {
            for (day, rect) in paint::week(ui, monday, state.cursor) {
                let said = said(picker, day, chosen);
                let has_cursor = day == state.cursor;
                let id = state.owner.with(("day", day.to_string()));
                let response = paint::day(ui, (id, rect), day, &said, has_cursor);
                if response.clicked() {
                    picked = Some(Picked::Day(day));
                }
                if has_cursor {
                    hold_cursor(ui, &response, state);
                    ids.push(response.id);
                }
            }
        });
    }
    ui.spacing_mut().item_spacing.y = spacing;
    ui.add_space(spacing);
    ui.label(capitalised(&said(picker, state.cursor, chosen).sentence()));
    if picker.limits.is_none() {
        ui.label(theme::quiet(ui, texts::COUNTING));
    }
    ui.label(theme::quiet(ui, texts::SIGNS));
    ui.horizontal(|ui| {
        let today = ui.button(texts::TODAY);
        if today.clicked() {
            picked = Some(Picked::Day(picker.today));
        }
        let close = ui.button(texts::CLOSE);
        if close.clicked() {
            picked = Some(Picked::Nothing);
        }
        ids.extend([today.id, close.id]);
    });
    picked
}

/// The day with the cursor keeps the arrows for itself, and has the cursor of the window where a key led to it.
fn hold_cursor(ui: &Ui, response: &Response, state: &mut OpenCalendar) {
    // In the frame that only measures, nothing can have the cursor.
    if state.takes_focus {
        response.request_focus();
        state.takes_focus = ui.is_sizing_pass();
        ui.ctx().request_repaint();
    }
    let filter =
        EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// What the keys do that were pressed in the calendar.
fn by_key(ui: &Ui, state: &mut OpenCalendar) -> Option<Picked> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return Some(Picked::Nothing);
    }
    let day = state.owner.with(("day", state.cursor.to_string()));
    if !ui.memory(|memory| memory.has_focus(day)) {
        return None;
    }
    for (key, step) in [
        (Key::ArrowLeft, CalendarStep::Days(-1)),
        (Key::ArrowRight, CalendarStep::Days(1)),
        (Key::ArrowUp, CalendarStep::Days(-7)),
        (Key::ArrowDown, CalendarStep::Days(7)),
        (Key::PageUp, CalendarStep::Months(-1)),
        (Key::PageDown, CalendarStep::Months(1)),
        (Key::Home, CalendarStep::WeekStart),
        (Key::End, CalendarStep::WeekEnd),
    ] {
        while pressed(key) {
            state.cursor = month::after(state.cursor, step);
            state.takes_focus = true;
        }
    }
    None
}

/// What is to be said of a day (det, der er at sige om en dag).
struct SaidOfDay {
    name: String,
    is_today: bool,
    is_chosen: bool,
    holiday: Option<String>,
    closed: Option<String>,
    limits: Vec<String>,
}

impl SaidOfDay {
    /// All of it, as a screen reader says it and a person reads it.
    fn sentence(&self) -> String {
        let today = self.is_today.then_some(texts::IS_TODAY).map(str::to_owned);
        let chosen = self.is_chosen.then_some(texts::IS_CHOSEN).map(str::to_owned);
        let holiday = self.holiday.as_deref().map(texts::holiday);
        let closed = self.closed.as_deref().map(texts::closed);
        let parts = std::iter::once(self.name.clone()).chain(today).chain(chosen).chain(holiday);
        parts.chain(closed).chain(self.limits.iter().cloned()).collect::<Vec<_>>().join(", ")
    }
}

fn said(picker: &DayPicker<'_>, day: Date, chosen: Option<Date>) -> SaidOfDay {
    let offices = picker.library.law.calendar();
    let name = || offices.closed_day_name(day).map(str::to_owned);
    let is_holiday = offices.is_holiday(day);
    let limits = picker.limits.unwrap_or_default().iter().filter(|limit| limit.due == day);
    SaidOfDay {
        name: texts::day(day, month::week(day)),
        is_today: day == picker.today,
        is_chosen: chosen == Some(day),
        holiday: is_holiday.then(name).flatten(),
        closed: (!is_holiday && offices.is_office_closed(day)).then(name).flatten(),
        limits: limits
            .map(|limit| {
                texts::limit(
                    &limit.title,
                    picker.library.deadlines.standing(limit.standing(picker.today)),
                )
            })
            .collect(),
    }
}
