//! What the checks say of a field, in a line beside it.

use eframe::egui::{RichText, Ui};

use super::texts;
use crate::problem::{Problem, Severity};
use crate::ui::theme;

/// A problem beside its field: how bad it is in words, not in colour alone.
pub fn show(ui: &mut Ui, problem: &Problem) {
    let palette = theme::palette(ui);
    let color = match problem.severity {
        Severity::Advice => palette.quiet,
        Severity::Warning => palette.warning,
        Severity::Blocker => palette.error,
    };
    let text =
        format!("{}: {} {}", texts::severity(problem.severity), problem.message, problem.cure);
    ui.label(RichText::new(text.trim_end()).small().color(color));
}
