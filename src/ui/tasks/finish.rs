//! The card below a part's form: what still stands in the way, the mark that the part is finished, and the way on.

use eframe::egui::{Frame, Margin, Ui};

use super::{next_part, texts};
use crate::case::part::CasePart;
use crate::session::action::Action;
use crate::session::tasks::TaskState;
use crate::session::{Page, Session};
use crate::ui::{parts, theme};

/// So many open questions are named.
const NAMED: usize = 6;

/// Draws the card.
pub fn show(ui: &mut Ui, session: &Session, part: &'static CasePart, actions: &mut Vec<Action>) {
    let (Some(library), Some(task)) = (session.library(), session.task(part)) else { return };
    let palette = theme::palette(ui);
    let card = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    card.inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let is_finished = task.state == TaskState::Finished;
        theme::heading(ui, if is_finished { texts::IS_DONE } else { texts::ARE_YOU_DONE }, 3);
        let open = session.open_fields(part);
        if open.is_empty() {
            ui.label(texts::NOTHING_OPEN);
        } else {
            ui.label(texts::open_questions(open.len()));
            // One below the other: of a link that goes on in the next line, a screen reader finds two, one without a name.
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for path in open.iter().take(NAMED) {
                    if ui.link(library.words.label(&path.words_key())).clicked() {
                        actions.push(Action::JumpTo(*path));
                    }
                }
                if let Some(more) = open.len().checked_sub(NAMED).filter(|more| *more > 0) {
                    ui.label(texts::and_more(more));
                }
            });
        }
        if task.problems > 0 {
            ui.label(texts::problems(task.problems));
        }
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            let label = parts::label(Some(library), part);
            let mark = if is_finished { texts::UNMARK } else { texts::MARK };
            if ui.button(mark).accessible_name(format!("{mark}: {label}")).clicked() {
                actions.push(Action::MarkFinished(part.name, !is_finished));
            }
            if let Some(next) = next_part(part) {
                let text = format!("{}: {}", texts::NEXT, parts::label(Some(library), next));
                if ui.button(text).clicked() {
                    actions.push(Action::Show(Page::Section(next.name)));
                }
            }
        });
    });
}
