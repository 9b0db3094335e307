//! The way through the case at the left: its task list, its parts with their states, and its letters.

use eframe::egui::{Button, Response, RichText, ScrollArea, Ui, vec2};

use super::texts;
use crate::case::part::Phase;
use crate::session::Page;
use crate::session::action::{Action, Command};
use crate::session::tasks::{Task, TaskState};
use crate::ui::pane::Pane;
use crate::ui::{parts, theme};

/// Draws the list.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let tasks: Vec<Task> = session.tasks().collect();
    let library = session.library().map(AsRef::as_ref);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        // The whole way is to be seen at once on a small screen.
        ui.spacing_mut().interact_size.y = 25.0;
        ui.spacing_mut().button_padding.y = 3.0;
        if row(ui, session.page() == Page::Tasks, texts::TASKS, None).clicked() {
            pane.actions.push(Action::Do(Command::Tasks));
        }
        if row(ui, session.page() == Page::Letters, texts::LETTERS, None).clicked() {
            pane.actions.push(Action::Do(Command::Letters));
        }
        if session.keeps_versions()
            && row(ui, session.page() == Page::Versions, texts::VERSIONS, None).clicked()
        {
            pane.actions.push(Action::Do(Command::Versions));
        }
        if !session.case().seals.all().is_empty()
            && row(ui, session.page() == Page::Seals, texts::SEALS, None).clicked()
        {
            pane.actions.push(Action::Do(Command::Seals));
        }
        for phase in Phase::ALL {
            ui.add_space(4.0);
            ui.label(theme::quiet(ui, parts::phase(phase)));
            for task in tasks.iter().filter(|task| task.part.phase == phase) {
                let label = parts::label(library, task.part);
                let page = Page::Section(task.part.name);
                let row = row(ui, session.page() == page, label, Some(mark(ui, task)));
                if row.accessible_name(parts::spoken(label, task)).clicked() {
                    pane.actions.push(Action::Show(page));
                }
            }
        }
    });
}

/// How a part stands, as short as can be.
fn mark(ui: &Ui, task: &Task) -> RichText {
    let palette = theme::palette(ui);
    let (text, color) = match task.state {
        TaskState::UnderWay if task.problems > 0 => {
            (format!("● {}", task.problems), palette.warning)
        }
        TaskState::UnderWay if task.progress.fields > 0 => {
            (format!("{}/{}", task.progress.answered, task.progress.fields), palette.quiet)
        }
        TaskState::UnderWay | TaskState::Finished => {
            (parts::state(task.state).to_owned(), palette.quiet)
        }
        TaskState::NotBegun => (String::new(), palette.quiet),
        TaskState::NotYet(_) => (texts::WAITS.to_owned(), palette.quiet),
        TaskState::Aside => ("–".to_owned(), palette.quiet),
    };
    RichText::new(text).small().color(color)
}

fn row(ui: &mut Ui, is_here: bool, label: &str, mark: Option<RichText>) -> Response {
    let text = if is_here { theme::bold(label) } else { RichText::new(label) };
    let button =
        Button::selectable(is_here, text).min_size(vec2(ui.available_width(), 25.0)).truncate();
    match mark {
        Some(mark) => ui.add(button.right_text(mark)),
        None => ui.add(button.right_text("")).accessible_name(label),
    }
}
