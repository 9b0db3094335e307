//! What to look at in the case; a click goes to the field.

use eframe::egui::{Button, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::{navigation, texts};
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::{Place, Problem, Severity};
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::form::field;
use crate::ui::theme;

/// Draws the list of problems and gives where the user wants to go.
pub fn show(ui: &mut Ui, session: &Session) -> Option<Action> {
    let problems = session.findings().all();
    let title = if problems.is_empty() {
        texts::PROBLEMS.to_owned()
    } else {
        format!("{} ({})", texts::PROBLEMS, problems.len())
    };
    ui.label(theme::bold(title));
    ui.add_space(4.0);
    let mut action = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if problems.is_empty() {
            ui.label(theme::quiet(ui, texts::NO_PROBLEMS));
        }
        for problem in problems {
            if let Some(place) = row(ui, session.library().map(AsRef::as_ref), problem) {
                action = Some(Action::JumpTo(place));
            }
            if let Some(aside) = aside(ui, problem) {
                action = Some(aside);
            }
        }
    });
    action
}

/// A problem with the name of its field. Gives the field when it is clicked.
pub fn row(ui: &mut Ui, library: Option<&Library>, problem: &Problem) -> Option<FieldPath> {
    let Place::Field(path) = &problem.place else {
        ui.label(theme::bold(texts::place(&problem.place)).small());
        field::remark(ui, problem);
        ui.add_space(6.0);
        return None;
    };
    let place = place_words(library, path);
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
    let more = [problem.why.as_str(), problem.cure.as_str(), problem.rule.as_str()];
    let more: Vec<&str> = more.into_iter().filter(|text| !text.is_empty()).collect();
    if !more.is_empty() {
        response = response.on_hover_text(more.join("\n"));
    }
    response.clicked().then_some(*path)
}

/// A button that sets a warning aside. What stops a letter cannot be set aside, and advice need not be.
fn aside(ui: &mut Ui, problem: &Problem) -> Option<Action> {
    let Place::Field(path) = &problem.place else { return None };
    if problem.severity != Severity::Warning {
        return None;
    }
    let button = Button::new(RichText::new(texts::SET_ASIDE).small()).frame(false);
    let name = format!("{}: {}", texts::SET_ASIDE, problem.message);
    let response = ui.add(button).on_hover_text(texts::SET_ASIDE_HELP);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.add_space(4.0);
    response
        .clicked()
        .then(|| Action::SetAside(problem.code.clone(), *path, problem.about.to_string()))
}

/// Where a problem is, in the words of the form: `Job og uddannelse › Ansættelse 2 › Timer`.
fn place_words(library: Option<&Library>, path: &FieldPath) -> String {
    let Some(library) = library else { return path.to_string() };
    let section = navigation::section_label(Some(library), path.section());
    let mut words = vec![section.to_owned()];
    let mut key = path.section().to_owned();
    for step in path.steps() {
        key = format!("{key}.{}", step.list);
        let item = library.words.field(&key).map_or("", |field| field.item.as_str());
        words.push(format!("{} {}", field::capitalised(item), step.index + 1));
    }
    words.push(library.words.label(&path.words_key()).to_owned());
    words.join(" › ")
}
