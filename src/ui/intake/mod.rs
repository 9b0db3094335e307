//! The page of exports: which file from the municipality's own system is read, what it says, and what the case says beside it.

pub mod texts;

use std::path::Path;

use eframe::egui::{Button, Checkbox, CollapsingHeader, Key, Response, TextEdit, Ui};

use super::frame::dialogs::Pick;
use super::frame::problems;
use super::pane::Pane;
use super::{abreast, theme};
use crate::case::address::field;
use crate::case::field::State;
use crate::intake::{
    Export, FieldStanding, FoundField, FoundPaper, Intake, PaperStanding, paper_label, paper_shown,
};
use crate::library::Library;
use crate::problem::{Place, Problem};
use crate::session::Page;
use crate::session::action::Action;
use crate::session::intake_wish::{IntakeFile, IntakeWish};

/// What lies between what the file says and what the case says.
const GAP: f32 = 16.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    abreast::alone(ui, "intake", |ui| {
        pane.way_back(ui, texts::BACK, Page::Tasks);
        theme::heading(ui, texts::TITLE, 1);
        ui.label(texts::HELP);
        ui.add_space(12.0);
        files(ui, pane);
        ui.add_space(12.0);
        read(ui, pane);
    });
}

/// The boxes for the files and for the number of the case, and the button that reads.
fn files(ui: &mut Ui, pane: &mut Pane<'_>) {
    let rows = [
        (IntakeFile::Case, texts::FILE, Pick::Export),
        (IntakeFile::Papers, texts::PAPERS_FILE, Pick::ExportOfPapers),
    ];
    let page = pane.session.intake();
    let can_read = !page.path(IntakeFile::Case).trim().is_empty()
        && !page.is_reading()
        && pane.session.library().is_some();
    let mut is_entered = false;
    for (file, text, pick) in rows {
        let label = ui.label(theme::bold(text));
        ui.horizontal_wrapped(|ui| {
            let mut path = pane.session.intake().path(file).to_owned();
            let width = (ui.available_width() - 140.0).clamp(200.0, theme::TEXT_WIDTH);
            let response = ui.add(TextEdit::singleline(&mut path).desired_width(width));
            let response = response.labelled_by(label.id);
            if response.changed() {
                pane.actions.push(Action::Intake(IntakeWish::TypePath(file, path)));
            }
            is_entered |= entered(ui, &response);
            let choose = ui.button(texts::CHOOSE);
            if choose.accessible_name(format!("{}: {text}", texts::CHOOSE)).clicked() {
                pane.dialogs.open(pick, Path::new(pane.session.intake().path(file)));
            }
        });
        ui.add_space(4.0);
    }
    let label = ui.label(theme::bold(texts::NUMBER));
    ui.horizontal_wrapped(|ui| {
        let mut number = pane.session.intake().number().to_owned();
        let response = ui.add(TextEdit::singleline(&mut number).desired_width(200.0));
        let response = response.labelled_by(label.id);
        if response.changed() {
            pane.actions.push(Action::Intake(IntakeWish::TypeNumber(number)));
        }
        is_entered |= entered(ui, &response);
        let read = ui.add_enabled(can_read, Button::new(texts::READ));
        if (read.on_disabled_hover_text(texts::NO_FILE).clicked() || is_entered) && can_read {
            pane.actions.push(Action::Intake(IntakeWish::Read));
        }
    });
}

fn entered(ui: &Ui, response: &Response) -> bool {
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if is_entered {
        // What was read comes behind the boxes, and so does the next step by key.
        response.request_focus();
    }
    is_entered
}

/// What was read, or why it could not be.
fn read(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    match session.intake().found() {
        None if session.intake().is_reading() => drop(ui.label(texts::READING)),
        None => {}
        Some(Err(faults)) => faults.iter().for_each(|problem| fault(ui, problem)),
        Some(Ok(export)) => match (session.intake_taking(), session.library()) {
            (Some(Err(problem)), _) => fault(ui, &problem),
            (Some(Ok(taking)), Some(library)) => preview(ui, pane, (export, &taking), library),
            _ => {}
        },
    }
}

/// What is wrong with a file, and on which line.
fn fault(ui: &mut Ui, problem: &Problem) {
    if let Place::File { name, line, .. } = &problem.place
        && *line > 0
    {
        ui.label(theme::bold(texts::at_line(name, *line)));
    }
    problems::notice(ui, problem);
    ui.add_space(4.0);
}

fn preview(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (export, taking): (&Export, &Intake),
    library: &Library,
) {
    let kind = export.kind().name();
    let is_all_in = pane.session.intake().is_taken() && taking.is_all_in();
    // What was asked for is told before what is left.
    let sum = if is_all_in {
        texts::TAKEN.to_owned()
    } else {
        texts::sum(taking.new_fields(), taking.new_papers(), kind)
    };
    ui.label(theme::bold(sum));
    if let Some(words) = texts::conflicts(taking.conflicts()) {
        ui.label(words);
    }
    take_in(ui, pane, taking);
    let lost = export.not_there.iter().filter(|(_, like)| like.is_some());
    for (name, like) in lost {
        ui.label(texts::not_there(name, like.as_deref()));
    }
    if !taking.fields.is_empty() {
        ui.add_space(12.0);
        theme::heading(ui, texts::ANSWERS, 2);
    }
    let is_same = |standing: &FieldStanding| *standing == FieldStanding::Same;
    for (place, (found, standing)) in taking.fields.iter().enumerate() {
        if !is_same(standing) {
            ui.add_space(8.0);
            field(ui, pane, (place, found, standing), taking, library);
        }
    }
    let same = taking.fields.iter().filter(|(_, standing)| is_same(standing));
    if let count @ 1.. = same.clone().count() {
        ui.add_space(10.0);
        CollapsingHeader::new(texts::same(count)).id_salt("same").show(ui, |ui| {
            for (found, standing) in same {
                field(ui, pane, (0, found, standing), taking, library);
                ui.add_space(6.0);
            }
        });
    }
    if !taking.papers.is_empty() {
        ui.add_space(16.0);
        theme::heading(ui, texts::PAPERS, 2);
        if let Some(barred) = taking.barred() {
            ui.label(theme::bold(barred));
        }
    }
    for (place, (found, standing)) in taking.papers.iter().enumerate() {
        ui.add_space(8.0);
        paper(ui, pane, (place, found, *standing), taking, library);
    }
}

/// An answer of the file: to be taken in, or with what the case says beside it.
fn field(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (place, found, standing): (usize, &FoundField, &FieldStanding),
    taking: &Intake,
    library: &Library,
) {
    let name = problems::place_words(Some(library), &found.path);
    let key = found.path.words_key();
    let shown = taking.shown(found);
    let said = library.words.choice(&key, &shown);
    if *standing == FieldStanding::New {
        let mut is_wanted = pane.session.intake().wants_field(place);
        let tick = ui.add(Checkbox::new(&mut is_wanted, theme::bold(name.as_str())));
        let tick = tick.accessible_name(texts::take(&format!("{name}: {said}")));
        if tick.changed() {
            pane.actions.push(Action::Intake(IntakeWish::TakeField(place, is_wanted)));
        }
        ui.label(said);
        return;
    }
    ui.label(theme::bold(name.as_str()));
    if *standing != FieldStanding::Same {
        ui.label(theme::quiet(ui, standing.words()));
    }
    let own = match standing {
        FieldStanding::Conflict(State::Unknown, _) => Some(texts::UNKNOWN),
        FieldStanding::Conflict(State::NotRelevant, _) => Some(texts::NOT_RELEVANT),
        FieldStanding::Conflict(_, own) => Some(library.words.choice(&key, own)),
        _ => None,
    };
    match own {
        None => drop(ui.label(said)),
        Some(own) => abreast::halves(
            ui,
            GAP,
            &mut (),
            |ui, ()| version(ui, texts::IN_FILE, said),
            |ui, ()| version(ui, texts::IN_CASE, own),
        ),
    }
}

fn version(ui: &mut Ui, whose: &str, text: &str) {
    ui.label(theme::quiet(ui, whose));
    ui.label(text);
}

/// A paper of the file, part by part.
fn paper(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (place, found, standing): (usize, &FoundPaper, PaperStanding),
    taking: &Intake,
    library: &Library,
) {
    let title = found.text("title");
    if standing == PaperStanding::New {
        let mut is_wanted = pane.session.intake().wants_paper(place);
        let tick = Checkbox::new(&mut is_wanted, theme::bold(title));
        let tick = ui.add_enabled(taking.barred().is_none(), tick);
        if tick.accessible_name(texts::take(title)).changed() {
            pane.actions.push(Action::Intake(IntakeWish::TakePaper(place, is_wanted)));
        }
    } else {
        ui.label(theme::bold(title));
        ui.label(theme::quiet(ui, standing.words()));
    }
    for (name, text) in found.parts().filter(|(name, _)| *name != "title") {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::quiet(ui, format!("{}:", paper_label(name, &library.words))));
            ui.label(paper_shown(name, text, &library.words));
        });
    }
}

fn take_in(ui: &mut Ui, pane: &mut Pane<'_>, taking: &Intake) {
    let page = pane.session.intake();
    let fields = taking.fields.iter().enumerate();
    let any_field = fields
        .filter(|(_, (_, standing))| *standing == FieldStanding::New)
        .any(|(place, _)| page.wants_field(place));
    let papers = taking.papers.iter().enumerate();
    let any_paper = taking.barred().is_none()
        && papers
            .filter(|(_, (_, standing))| *standing == PaperStanding::New)
            .any(|(place, _)| page.wants_paper(place));
    let any = any_field || any_paper;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let button =
            if any { theme::main_button(ui, texts::TAKE_IN) } else { Button::new(texts::TAKE_IN) };
        let button = ui.add_enabled(any, button).on_disabled_hover_text(texts::NOTHING_NEW);
        if button.clicked() {
            pane.actions.push(Action::Intake(IntakeWish::TakeIn));
        }
        if page.is_taken() {
            if !taking.is_all_in() {
                ui.label(theme::bold(texts::TAKEN));
            }
            if ui.button(texts::GO_THERE).clicked() {
                pane.actions.push(Action::JumpTo(field!(citizen.name)));
            }
        }
    });
    ui.label(theme::quiet(ui, texts::TAKE_IN_HELP));
}
