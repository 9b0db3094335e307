//! The task list of a case: five phases, each with its parts and how they stand.

pub mod finish;
pub mod texts;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Button, FontSelection, Frame, Layout, Margin, Response, RichText, Role, ScrollArea, Ui,
    UiBuilder, vec2,
};

use super::pane::Pane;
use super::{answers, parts, theme};
use crate::case::field::Answered;
use crate::case::part::{CasePart, Phase};
use crate::session::Page;
use crate::session::action::{Action, Command};
use crate::session::tasks::{Task, TaskState};

/// From this width on the phases stand in two columns.
const TWO_COLUMNS: f32 = 900.0;
/// The list is no wider than this.
const WIDEST: f32 = 1400.0;
const GAP: f32 = 32.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    if pane.session.library().is_none() {
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| ui.label(texts::PREPARING));
        return;
    }
    let tasks: Vec<Task> = pane.session.tasks().collect();
    ScrollArea::vertical().id_salt("tasks").auto_shrink(false).content_margin(24.0).show(
        ui,
        |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            top(ui, pane, &tasks);
            ui.add_space(14.0);
            let columns = columns(pane.session.front());
            if ui.available_width() < TWO_COLUMNS {
                columns.concat().into_iter().for_each(|phase| self::phase(ui, pane, &tasks, phase));
            } else {
                let width = (ui.available_width() - GAP) / 2.0;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    for column in columns {
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            ui.spacing_mut().item_spacing.x = 8.0;
                            column
                                .into_iter()
                                .for_each(|phase| self::phase(ui, pane, &tasks, phase));
                        });
                    }
                });
            }
            ui.add_space(40.0);
        },
    );
}

/// The phases in two columns, with the one in front first. The preparation has as many parts as all others together.
fn columns(front: Phase) -> [Vec<Phase>; 2] {
    let mut others: Vec<Phase> = Phase::ALL[1..].to_vec();
    if front == Phase::Preparation {
        return [vec![front], others];
    }
    others.sort_by_key(|phase| *phase != front);
    [others, vec![Phase::Preparation]]
}

/// Which case it is, how far it is, and the way on.
fn top(ui: &mut Ui, pane: &mut Pane<'_>, tasks: &[Task]) {
    theme::heading(ui, texts::TASKS_OF_CASE, 1);
    let case = pane.session.case();
    let known = [case.matter.case_number.text(), case.citizen.name.text()];
    let known: Vec<&str> = known.into_iter().filter(|text| !text.trim().is_empty()).collect();
    if !known.is_empty() {
        ui.label(known.join(" · "));
    }
    let counted = || tasks.iter().filter(|task| task.state != TaskState::Aside);
    let finished = tasks.iter().filter(|task| task.state == TaskState::Finished).count();
    ui.label(theme::quiet(ui, texts::finished(finished, counted().count())));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        match pane.session.next_task() {
            Some(task) => {
                let library = pane.session.library().map(AsRef::as_ref);
                let text = format!("{}: {}", texts::GO_ON, parts::label(library, task.part));
                let button = ui.add(theme::main_button(ui, text));
                pane.focus.reach_page(&button);
                if button.clicked() {
                    let first = pane.session.open_fields(task.part).into_iter().next();
                    let page = Action::Show(Page::Section(task.part.name));
                    pane.actions.push(first.map_or(page, Action::JumpTo));
                }
            }
            None if finished > 0 => {
                ui.label(texts::ALL_FINISHED);
            }
            None => {}
        }
        if ui.button(texts::SEE_LETTERS).clicked() {
            pane.actions.push(Action::Do(Command::Letters));
        }
        if ui.button(texts::TAKE_EXPORT).clicked() {
            pane.actions.push(Action::Do(Command::TakeExport));
        }
    });
}

fn phase(ui: &mut Ui, pane: &mut Pane<'_>, tasks: &[Task], phase: Phase) {
    ui.add_space(10.0);
    let list = UiBuilder::new()
        .id_salt(("phase", phase))
        .accessibility_role(Role::List)
        .accessibility_label(parts::phase(phase));
    ui.scope_builder(list, |ui| {
        ui.horizontal(|ui| {
            theme::heading(ui, parts::phase(phase), 2);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("{}: {}", answers::texts::CHECK, parts::phase(phase));
                if ui.link(answers::texts::CHECK).accessible_name(name).clicked() {
                    pane.actions.push(Action::TurnTo(Page::Answers(phase)));
                }
            });
        });
        ui.add_space(2.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        for task in tasks.iter().filter(|task| task.part.phase == phase) {
            let library = pane.session.library().map(AsRef::as_ref);
            let label = parts::label(library, task.part);
            if row(ui, label, task).accessible_name(parts::spoken(label, task)).clicked() {
                pane.actions.push(Action::Show(Page::Section(task.part.name)));
            }
        }
    });
}

/// A part with its state at the right. What is done or does not matter steps back, so that what is open stands out.
fn row(ui: &mut Ui, label: &str, task: &Task) -> Response {
    let palette = theme::palette(ui);
    let steps_back = matches!(task.state, TaskState::Aside | TaskState::NotYet(_));
    let mut text = LayoutJob::default();
    let mut add = |part: RichText| {
        part.append_to(&mut text, ui.style(), FontSelection::Default, Align::Min);
    };
    let title = RichText::new(label);
    add(title.color(if steps_back { palette.quiet } else { palette.text }));
    let remark = parts::remark(task);
    if !remark.is_empty() {
        add(RichText::new(format!("\n{remark}")).small().color(palette.quiet));
    }
    let state = RichText::new(parts::state(task.state)).small();
    let state = match task.state {
        TaskState::UnderWay => state.color(palette.accent).family(theme::bold_family()),
        TaskState::Finished => state.color(palette.good),
        TaskState::NotBegun | TaskState::NotYet(_) | TaskState::Aside => state.color(palette.quiet),
    };
    let button = Button::new(text)
        .wrap()
        .fill(palette.card)
        .stroke((1.0, palette.line))
        .min_size(vec2(ui.available_width(), 46.0));
    ui.add(button.right_text(state))
}

/// The part that comes after another, in the order of the list.
fn next_part(part: &CasePart) -> Option<&'static CasePart> {
    let here = CasePart::ALL.iter().position(|known| known.name == part.name)?;
    CasePart::ALL.get(here + 1)
}
