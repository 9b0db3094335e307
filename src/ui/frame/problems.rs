//! What to look at in the case; a click goes to the field.

use eframe::egui::{Button, CollapsingHeader, RichText, Role, Ui, WidgetInfo};

use super::texts;
use crate::case::part::CasePart;
use crate::danish::capital::capitalised;
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::{Place, Problem, Severity};
use crate::session::action::Action;
use crate::ui::form::remark;
use crate::ui::pane::Pane;
use crate::ui::{parts, theme};

/// A problem with the name of its field; a click goes there.
pub fn row(ui: &mut Ui, pane: &mut Pane<'_>, problem: &Problem) {
    let Place::Field(path) = &problem.place else {
        ui.label(theme::bold(texts::place(&problem.place)).small());
        remark::show(ui, problem);
        ui.add_space(6.0);
        return;
    };
    let place = place_words(pane.session.library().map(AsRef::as_ref), path);
    let palette = theme::palette(ui);
    let color = match problem.severity {
        Severity::Blocker => palette.error,
        Severity::Warning => palette.warning,
        Severity::Advice => palette.quiet,
    };
    let text = format!("{place}\n{}: {}", texts::severity(problem.severity), problem.message);
    let button = Button::new(RichText::new(&text).small().color(color))
        .wrap()
        .frame(true)
        .min_size(eframe::egui::vec2(ui.available_width(), 0.0));
    let mut response = ui.add(button.fill(palette.card).stroke((1.0, palette.line)));
    let more = [&*problem.why, &*problem.cure, &*problem.rule];
    let more: Vec<&str> = more.into_iter().filter(|text| !text.is_empty()).collect();
    if !more.is_empty() {
        response = response.on_hover_text(more.join("\n"));
    }
    if response.clicked() {
        pane.actions.push(Action::JumpTo(*path));
    }
    details(ui, problem);
}

/// What a problem sums up, folded away until somebody asks.
fn details(ui: &mut Ui, problem: &Problem) {
    if problem.details.is_empty() {
        return;
    }
    let title = RichText::new(texts::see_all(problem.details.len())).small();
    CollapsingHeader::new(title).id_salt(&problem.message).show(ui, |ui| {
        for detail in &problem.details {
            ui.label(theme::bold(&detail.name).small());
            ui.label(theme::quiet(ui, &detail.more));
        }
    });
}

/// What stands over every page for as long as it holds.
pub fn notice(ui: &mut Ui, problem: &Problem) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&problem.message).color(palette.warning));
        ui.label(&problem.cure);
    });
}

/// A button that sets a warning aside. What stops a letter cannot be set aside, and advice need not be.
pub fn aside(ui: &mut Ui, pane: &mut Pane<'_>, problem: &Problem) {
    let Place::Field(path) = &problem.place else { return };
    if problem.severity != Severity::Warning {
        return;
    }
    let button = Button::new(RichText::new(texts::SET_ASIDE).small().underline()).frame(false);
    let name = format!("{}: {}", texts::SET_ASIDE, problem.message);
    let response = ui.add(button).on_hover_text(texts::SET_ASIDE_HELP);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.add_space(4.0);
    if response.clicked() {
        let (code, about) = (problem.code.clone(), problem.about.to_string());
        pane.actions.push(Action::SetAside(code, *path, about));
    }
}

/// Where a problem is, in the words of the form: `Job og uddannelse › Ansættelse 2 › Timer`.
pub fn place_words(library: Option<&Library>, path: &FieldPath) -> String {
    let Some(library) = library else { return path.to_string() };
    let part = CasePart::of(path).map_or(path.section(), |part| parts::label(Some(library), part));
    let mut words = vec![part.to_owned()];
    let mut key = path.section().to_owned();
    for step in path.steps() {
        key = format!("{key}.{}", step.list);
        let item = library.words.field(&key).map_or("", |field| field.item.as_str());
        words.push(format!("{} {}", capitalised(item), step.index + 1));
    }
    words.push(library.words.label(&path.words_key()).to_owned());
    words.join(" › ")
}
