//! The boxes in which a person writes a phrase of their own.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Button, ComboBox, Id, RichText, TextEdit, Ui};

use super::texts::phrases as texts;
use crate::case::Case;
use crate::case::field::{Section, View};
use crate::case::part::CasePart;
use crate::danish::capital::capitalised;
use crate::danish::counted::byte_of;
use crate::letters::phrases::{PhraseHeading, phrase_outcomes};
use crate::library::Library;
use crate::session::action::Action;
use crate::session::phrase_wish::{PhraseDraft, PhraseWish};
use crate::ui::form::phrases::place;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws them.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, part: &'static CasePart) {
    let Some(draft) = pane.session.phrase_draft().cloned() else { return };
    let Some(library) = pane.session.library().cloned() else { return };
    let is_new = draft.replaces.is_none();
    theme::heading(ui, if is_new { texts::NEW } else { texts::EDIT_TITLE }, 3);
    let (mut heading, mut text) = (draft.heading.clone(), draft.text.clone());
    let title = line(ui, texts::TITLE, &mut heading.title);
    first_focus(ui, &title, &draft);
    line(ui, texts::ABBREVIATION, &mut heading.abbreviation);
    ui.label(theme::quiet(ui, texts::ABBREVIATION_HELP));
    ui.add_space(6.0);
    let label = ui.label(theme::bold(texts::TEXT));
    let id = Id::unique("text of a phrase");
    let edit = TextEdit::multiline(&mut text).id(id).desired_rows(6).desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(label.id);
    ui.label(theme::quiet(ui, texts::TEXT_HELP));
    fields_menu(ui, &library, id, &mut text);
    let field = place(ui.ctx(), pane.session).map(|place| place.path.words_key());
    belongs(ui, &library, field.as_deref(), &mut heading);
    outcome(ui, &library, &mut heading);
    rule(ui, &library, pane.session.law_day(part), &mut heading);
    if heading != draft.heading || text != draft.text {
        pane.actions.push(Action::Phrase(PhraseWish::Type(heading, text)));
    }
    if draft.was_to_be_kept {
        for problem in &draft.faults {
            ui.label(RichText::new(texts::told(problem)).color(theme::palette(ui).warning));
        }
    }
    ui.add_space(8.0);
    buttons(ui, pane, &draft);
}

/// The first box gets the cursor once.
fn first_focus(ui: &Ui, title: &eframe::egui::Response, draft: &PhraseDraft) {
    let seen = Id::unique("phrase boxes seen");
    let frame = ui.ctx().cumulative_frame_nr();
    let last: Option<u64> = ui.data(|data| data.get_temp(seen));
    let is_new = last.is_none_or(|last| last + 1 < frame);
    if is_new && (draft.is_untouched || draft.heading == PhraseHeading::default()) {
        title.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(seen, frame));
}

fn line(ui: &mut Ui, label: &str, text: &mut String) -> eframe::egui::Response {
    ui.add_space(4.0);
    let label = ui.label(theme::bold(label));
    ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id)
}

/// A box that unfolds: what is chosen, and what can be.
fn choose(ui: &mut Ui, label: &str, chosen: &mut String, entries: &[(String, String)]) {
    ui.add_space(4.0);
    ui.label(theme::bold(label));
    let shown = entries.iter().find(|(key, _)| key == chosen);
    let shown = shown.map_or(chosen.as_str(), |(_, words)| words.as_str()).to_owned();
    let width = ui.available_width().min(420.0);
    let combo = ComboBox::from_id_salt(label).width(width).truncate().selected_text(&shown);
    let response = combo.show_ui(ui, |ui| {
        for (key, words) in entries {
            if ui.add(Button::selectable(key == chosen, words).wrap()).clicked() {
                chosen.clone_from(key);
            }
        }
    });
    response.response.accessible_name(format!("{label}: {shown}"));
}

fn belongs(ui: &mut Ui, library: &Library, field: Option<&str>, heading: &mut PhraseHeading) {
    let mut entries = vec![(String::new(), texts::EVERYWHERE.to_owned())];
    let sections = Case::SECTIONS.iter().filter_map(|section| {
        let words = library.words.section(section)?;
        Some(((*section).to_owned(), words.label.clone()))
    });
    entries.extend(sections);
    let own = Some(heading.section.as_str()).filter(|section| section.contains('.'));
    for field in field.into_iter().chain(own.filter(|own| Some(*own) != field)) {
        entries.push((field.to_owned(), texts::only_field(library.words.label(field))));
    }
    choose(ui, texts::SECTION, &mut heading.section, &entries);
}

fn outcome(ui: &mut Ui, library: &Library, heading: &mut PhraseHeading) {
    let mut entries = vec![(String::new(), texts::ANY.to_owned())];
    entries.extend(phrase_outcomes().into_iter().map(|key| {
        let of_team = library.words.choice("recommendation.outcome", key);
        (key.to_owned(), of_team.to_owned())
    }));
    choose(ui, texts::OUTCOME, &mut heading.outcome, &entries);
}

fn rule(ui: &mut Ui, library: &Library, day: jiff::civil::Date, heading: &mut PhraseHeading) {
    let mut entries = vec![(String::new(), texts::NO_RULE.to_owned())];
    let held = library.law.on(day);
    entries.extend(held.iter().map(|it| (it.id.to_owned(), format!("{}: {}", it.cite, it.says))));
    choose(ui, texts::RULE, &mut heading.rule, &entries);
}

/// The menu that writes the name of a field where the cursor of the text is.
fn fields_menu(ui: &mut Ui, library: &Library, id: Id, text: &mut String) {
    let blank = Case::default();
    ui.menu_button(texts::ADD_FIELD, |ui| {
        for name in Case::SECTIONS {
            let Some(section) = blank.section(name) else { continue };
            let label = library.words.section(name).map_or(*name, |words| words.label.as_str());
            ui.menu_button(label, |ui| fields_of(ui, library, (name, section), id, text));
        }
    });
}

fn fields_of(
    ui: &mut Ui,
    library: &Library,
    (name, section): (&str, &dyn Section),
    id: Id,
    text: &mut String,
) {
    eframe::egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (field, view) in section.fields() {
            let key = format!("{name}.{field}");
            if matches!(view, View::List(_)) {
                continue;
            }
            if ui.button(capitalised(library.words.label(&key))).clicked() {
                let cursor =
                    TextEditState::load(ui.ctx(), id).and_then(|it| it.cursor.char_range());
                let letter = cursor.map_or(usize::MAX, |range| range.primary.index.0);
                text.insert_str(byte_of(text, letter), &format!("{{{{ {key} }}}}"));
                ui.close();
            }
        }
    });
}

fn buttons(ui: &mut Ui, pane: &mut Pane<'_>, draft: &PhraseDraft) {
    let mut wish = |wish| pane.actions.push(Action::Phrase(wish));
    ui.horizontal_wrapped(|ui| {
        if draft.asks_to_remove {
            if ui.button(texts::REMOVE_NOW).clicked() {
                wish(PhraseWish::Remove);
            }
            if ui.button(texts::LEAVE).clicked() {
                wish(PhraseWish::AskToRemove(false));
            }
            return;
        }
        if ui.add(theme::main_button(ui, texts::KEEP)).clicked() {
            wish(PhraseWish::Keep);
        }
        if ui.button(texts::CANCEL).clicked() {
            wish(PhraseWish::Cancel);
        }
        if draft.replaces.is_some() && ui.button(texts::REMOVE).clicked() {
            wish(PhraseWish::AskToRemove(true));
        }
    });
}
