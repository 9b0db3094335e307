//! What is missing: the questions of the part that have no answer, and what the checks say of the case.

use eframe::egui::Ui;

use super::texts;
use crate::case::part::CasePart;
use crate::problem::{Place, Problem};
use crate::session::action::Action;
use crate::ui::frame::problems;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// So many open questions are named.
const NAMED: usize = 12;

/// Draws it: what concerns the part first.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, part: &'static CasePart) {
    let findings = pane.session.findings().clone();
    let is_here =
        |problem: &&Problem| matches!(&problem.place, Place::Field(path) if part.holds(path));
    let (here, elsewhere): (Vec<&Problem>, Vec<&Problem>) =
        findings.all().iter().partition(is_here);
    if findings.all().is_empty() {
        ui.label(texts::NOTHING_TO_SEE);
    }
    for (title, problems) in [(texts::IN_THIS_PART, here), (texts::IN_OTHER_PARTS, elsewhere)] {
        if problems.is_empty() {
            continue;
        }
        theme::heading(ui, &texts::with_count(title, problems.len()), 3);
        ui.add_space(2.0);
        for problem in problems {
            problems::row(ui, pane, problem);
            problems::aside(ui, pane, problem);
        }
        ui.add_space(8.0);
    }
    open(ui, pane, part);
}

/// The questions of the part that nobody has answered. They are no fault.
fn open(ui: &mut Ui, pane: &mut Pane<'_>, part: &'static CasePart) {
    let Some(library) = pane.session.library() else { return };
    let open = pane.session.open_fields(part);
    if open.is_empty() {
        return;
    }
    theme::heading(ui, &texts::open_questions(open.len()), 3);
    for path in open.iter().take(NAMED) {
        let key = path.words_key();
        if ui.link(library.words.label(&key)).clicked() {
            pane.actions.push(Action::JumpTo(*path));
        }
    }
    if let Some(more) = open.len().checked_sub(NAMED).filter(|more| *more > 0) {
        ui.label(crate::ui::tasks::texts::and_more(more));
    }
}
