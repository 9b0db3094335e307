//! The page of the meeting: one point at a time in large type, with the fields that are filled in while people speak. In the new
//! way its points serve the talk with the citizen.

mod health;
pub mod texts;

use eframe::egui::{Button, Frame, Margin, Role, ScrollArea, Ui, UiBuilder};

use super::focus::Focus;
use super::{form, theme};
use crate::case::address::field;
use crate::case::person::YesNo;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::session::pages::meeting::{MeetingPoint, PointKind};

/// So much larger than elsewhere is the type: it is read across a table.
const LARGER: f32 = 1.3;

/// Draws the page.
pub fn show(ui: &mut Ui, session: &mut Session, focus: &Focus, actions: &mut Vec<Action>) {
    let points = session.meeting_points();
    let at = session.meeting_point();
    let Some(point) = points.get(at) else { return };
    ui.scope(|ui| {
        ui.style_mut().text_styles.values_mut().for_each(|font| font.size *= LARGER);
        let bar = Frame::new().fill(theme::side_fill(ui)).inner_margin(Margin::symmetric(16, 8));
        bar.show(ui, |ui| {
            ui.set_width(ui.available_width());
            steps(ui, session, (at, points.len()), (focus, point.fields.is_empty()), actions);
        });
        // Each point scrolls by itself.
        let area = ScrollArea::vertical().id_salt(("meeting", at)).auto_shrink(false);
        area.content_margin(20.0).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * LARGER));
            let room = UiBuilder::new()
                .id_salt(("point", at))
                .accessibility_role(Role::Group)
                .accessibility_label(texts::title(session, point));
            ui.scope_builder(room, |ui| one(ui, session, point, focus, actions));
            ui.add_space(40.0);
        });
    });
}

/// Which point it is, and the way to the ones before and after it.
fn steps(
    ui: &mut Ui,
    session: &Session,
    (at, count): (usize, usize),
    (focus, lands): (&Focus, bool),
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let back = ui.add_enabled(at > 0, Button::new(texts::BACK));
        if back.on_disabled_hover_text(texts::FIRST).clicked() {
            actions.push(Action::Do(Command::PreviousPoint));
        }
        let next = ui.add_enabled(at + 1 < count, Button::new(texts::NEXT));
        if lands && at + 1 < count {
            focus.reach_page(&next);
        }
        if next.on_disabled_hover_text(texts::LAST).clicked() {
            actions.push(Action::Do(Command::Meeting));
        }
        ui.label(theme::bold(texts::place(session.meets_without_team(), at, count)));
    });
}

/// One point: what it is about, its fields, and the health where it is unfolded.
fn one(
    ui: &mut Ui,
    session: &mut Session,
    point: &MeetingPoint,
    focus: &Focus,
    actions: &mut Vec<Action>,
) {
    theme::heading(ui, &texts::title(session, point), 1);
    for line in about(session, point) {
        ui.label(line);
    }
    ui.add_space(12.0);
    match point.kind {
        PointKind::Closing => closing(ui, session, focus, actions),
        PointKind::NewTalk => {
            let begin = ui.add(theme::main_button(ui, texts::BEGIN_TALK));
            focus.reach_page(&begin);
            if begin.clicked() {
                actions.push(Action::AddItem(field!(contacts.list)));
            }
        }
        _ => actions.extend(form::some(ui, session, &point.fields, focus)),
    }
    if point.kind == PointKind::Closing {
        return;
    }
    ui.add_space(16.0);
    let is_shown = session.shows_health_details();
    let (fold, unfold) = (texts::HIDE_HEALTH, texts::SHOW_HEALTH);
    if ui.button(if is_shown { fold } else { unfold }).clicked() {
        actions.push(Action::Do(Command::HealthDetails));
    }
    if is_shown {
        health::show(ui, session);
    }
}

/// What is good to know while the point is in view.
fn about(session: &Session, point: &MeetingPoint) -> Vec<String> {
    let case = session.case();
    let mut lines = Vec::new();
    if point.kind == PointKind::Opening || point.kind == PointKind::NewTalk {
        let asks = case.matter.applications.items().iter().filter_map(|application| {
            let benefit = application.benefit.filled()?;
            let library = session.library()?;
            Some(library.words.choice("matter.applications.benefit", benefit).to_owned())
        });
        lines.extend(texts::asks(&asks.collect::<Vec<_>>()));
        if case.citizen.interpreter.is(YesNo::Yes) {
            lines.push(texts::interpreter(case.citizen.language.filled().unwrap_or_default()));
        }
    }
    if let PointKind::Speaker(index) = point.kind
        && let Some(person) = case.recommendation.participants.items().get(index)
    {
        lines.extend(person.profession.filled().map(str::to_owned));
    }
    lines
}

/// The end: what nobody has said yet, and the way on.
fn closing(ui: &mut Ui, session: &Session, focus: &Focus, actions: &mut Vec<Action>) {
    let empty: Vec<String> = session
        .meeting_points()
        .iter()
        .filter(|point| is_empty(session, point))
        .map(|point| texts::title(session, point))
        .collect();
    if empty.is_empty() {
        ui.label(texts::ALL_SAID);
    } else {
        ui.label(texts::STILL_EMPTY);
        empty.iter().for_each(|title| drop(ui.label(format!("•  {title}"))));
    }
    ui.add_space(12.0);
    let on = ui.add(theme::main_button(ui, texts::onward(session.meets_without_team())));
    focus.reach_page(&on);
    if on.clicked() {
        actions.push(Action::JumpTo(session.after_meeting()));
    }
}

/// Whether nothing is written under a point that has fields.
fn is_empty(session: &Session, point: &MeetingPoint) -> bool {
    !point.fields.is_empty() && point.fields.iter().all(|field| !session.case().has(field))
}
