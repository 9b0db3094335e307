//! One field of a form: its label, the state of its answer, its help, the box to write in, and what the checks say of it.

use eframe::egui::{Align, Button, ComboBox, Label, Layout, Response, RichText, Ui};

use super::{
    FormPane, Spot, asked, by_letter, day, exhibits, help, own_ids, phrases, points, remark,
    states, text_box, texts, ties,
};
use crate::case::field::{Answered, State};
use crate::case::kind::Kind;
use crate::case::limits::MOST_LETTERS;
use crate::danish::capital::capitalised;
use crate::session::action::Action;
use crate::ui::{calendar, theme, typefaces};

/// Choices of so many keys are shown side by side; more go into a box that unfolds.
const SIDE_BY_SIDE: usize = 3;
const COMBO: f32 = 480.0;

/// Draws a field and notes what the user did with it.
pub fn show(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, answer: &mut dyn Answered) {
    let words = desk.library.words.field(&spot.key);
    let label_text = words.map_or(spot.key.as_str(), |words| words.label.as_str());
    let has_points = answer.kind() == Kind::Prose;
    let label = heading(ui, desk, spot, label_text, answer.state(), has_points);
    help::with_field(ui, desk, spot);
    own_ids(ui, spot, "answer", |ui| box_and_remarks(ui, desk, spot, answer, &label, label_text));
}

/// What the answer is written in or chosen from, and what is said of it.
fn box_and_remarks(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &mut dyn Answered,
    label: &Response,
    label_text: &str,
) {
    let words = desk.library.words.field(&spot.key);
    let name = (!spot.prefix.is_empty()).then(|| format!("{}{label_text}", spot.prefix));
    // Of several keys side by side any may have the cursor.
    let mut has_focus = false;
    let response = match answer.kind() {
        Kind::Choice(keys) if keys.len() <= SIDE_BY_SIDE => {
            let name = name.as_deref().unwrap_or(label_text);
            let response = radios(ui, desk, spot, answer, keys, name, &mut has_focus);
            by_letter::choose(ui, desk, spot, answer, keys, has_focus);
            response
        }
        Kind::Choice(keys) => {
            let entries = keys
                .iter()
                .map(|key| (*key, capitalised(desk.library.words.choice(&spot.key, key))))
                .collect();
            let name = name.as_deref().unwrap_or(label_text);
            let response = combo(ui, desk, spot, answer, entries, name);
            by_letter::choose(ui, desk, spot, answer, keys, response.has_focus());
            Some(response)
        }
        Kind::Provision => {
            let entries = desk
                .library
                .law
                .on(desk.day)
                .into_iter()
                .map(|held| (held.id, format!("{}: {}", held.cite, held.says)))
                .collect();
            Some(combo(ui, desk, spot, answer, entries, name.as_deref().unwrap_or(label_text)))
        }
        Kind::Practice => {
            let decisions = desk.library.law.practice_on(desk.day).into_iter();
            let entries = decisions
                .map(|held| {
                    (
                        held.number,
                        format!("{}: {} ({})", held.number, held.subject, held.status.words()),
                    )
                })
                .collect();
            Some(combo(ui, desk, spot, answer, entries, name.as_deref().unwrap_or(label_text)))
        }
        Kind::Exhibits => {
            let title = name.as_deref().unwrap_or(label_text).to_owned();
            let response =
                named(text_box::show(ui, desk, spot, answer, Kind::Exhibits), label, name);
            exhibits::menu(ui, desk, spot, answer, &title);
            Some(response)
        }
        Kind::Day | Kind::When => {
            let title = name.as_deref().unwrap_or(label_text).to_owned();
            Some(named(day::show(ui, desk, spot, answer, &title), label, name))
        }
        kind => Some(named(text_box::show(ui, desk, spot, answer, kind), label, name)),
    };
    if let Some(response) = response {
        desk.focus.reach(&spot.path, &response);
        let has_focus = has_focus || response.has_focus();
        // What helps with a day stays while its calendar has the cursor.
        help::note(ui, spot, has_focus || calendar::is_open(ui.ctx(), spot.id()));
        states::by_key(ui, desk, spot, has_focus);
        ties::draft(ui, desk, spot, !answer.is_filled());
        asked::show(ui, desk, spot);
        help::describe(ui, desk, spot, &response);
        if let Some(length) =
            words.map(|words| words.length).filter(|length| *length > 0 && has_focus)
        {
            let written = answer.text().split_whitespace().count();
            ui.label(theme::quiet(ui, texts::words_now(length, written)));
        }
        // A text of fewer bytes has fewer letters, so nearly none is counted.
        if answer.text().len() >= MOST_LETTERS && answer.text().chars().count() >= MOST_LETTERS {
            ui.label(texts::field_is_full(MOST_LETTERS));
        }
        if has_focus && answer.kind() == Kind::Prose {
            phrases::offer(ui, desk, spot, answer);
        }
        if has_focus && desk.led_to == Some(spot.path) {
            ui.label(theme::quiet(ui, texts::led_on(answer.kind())));
        }
        let foreign = typefaces::foreign(ui, answer.text());
        for said in [texts::missing_signs(&foreign.missing), texts::from_right(foreign.from_right)]
        {
            said.into_iter().for_each(|said| drop(ui.label(theme::quiet(ui, said))));
        }
        remarks(ui, desk, spot, answer, has_focus);
    }
}

/// The label, and at the right why there is no answer, or that there is one; and where `has_points`, the button that makes a list.
pub fn heading(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    label: &str,
    state: State,
    has_points: bool,
) -> Response {
    // The menu takes its room first, so that a long label wraps beside it.
    let response = ui
        .horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                small(ui, |ui| state_menu(ui, desk, spot, label, state));
                small(ui, |ui| ties::mark(ui, desk, spot, label));
                if has_points {
                    small(ui, |ui| points::button(ui, spot, label));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::bold(label)).wrap())
                })
                .inner
            })
            .inner
        })
        .inner;
    if desk.irrelevant.contains(&spot.path) {
        ui.label(theme::quiet(ui, texts::DOES_NOT_MATTER));
    }
    response
}

/// Draws something that stands beside a label without making it taller.
fn small<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.scope(|ui| {
        ui.spacing_mut().button_padding.y = 1.0;
        ui.spacing_mut().interact_size.y = 22.0;
        ui.visuals_mut().widgets.inactive.weak_bg_fill = eframe::egui::Color32::TRANSPARENT;
        ui.visuals_mut().widgets.inactive.bg_stroke.color = theme::palette(ui).line;
        draw(ui)
    });
    shown.inner
}

fn state_menu(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, label: &str, state: State) {
    let text =
        RichText::new(format!("{} ▼", texts::state(state))).small().color(theme::palette(ui).quiet);
    let menu = ui.menu_button(text, |ui| {
        for choice in [State::NotAnswered, State::Unknown, State::NotRelevant] {
            let mut entry = Button::selectable(state == choice, texts::state(choice));
            if let Some(keys) = states::written(choice) {
                entry = entry.shortcut_text(keys);
            }
            if ui.add(entry).accessible_name(texts::state(choice)).clicked() {
                desk.actions.push(Action::SetState(spot.path, choice));
                ui.close();
            }
        }
        ties::entry(ui, desk, spot, state);
    });
    menu.response.accessible_name(format!("{}{label}: {}", spot.prefix, texts::state(state)));
}

fn named(response: Response, label: &Response, name: Option<String>) -> Response {
    match name {
        Some(name) => response.accessible_name(name),
        None => response.labelled_by(label.id),
    }
}

/// The keys of a choice side by side. The response is that of the first key, where the cursor goes.
fn radios(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &dyn Answered,
    keys: &[&'static str],
    name: &str,
    has_focus: &mut bool,
) -> Option<Response> {
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
        for key in keys {
            let text = capitalised(desk.library.words.choice(&spot.key, key));
            let is_chosen = answer.state() == State::Given && answer.text() == *key;
            let response = ui.radio(is_chosen, &text).accessible_name(format!("{name}: {text}"));
            if response.clicked() {
                desk.actions.push(Action::Answer(spot.path, (*key).to_owned()));
            }
            *has_focus |= response.has_focus();
            first.get_or_insert(response);
            ui.add_space(12.0);
        }
    });
    first
}

/// A box that unfolds, with the key and the words of each entry. An answer that is not among them stays as it is.
fn combo(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &dyn Answered,
    entries: Vec<(&str, String)>,
    name: &str,
) -> Response {
    let chosen = (answer.state() == State::Given).then(|| answer.text());
    let shown = match chosen {
        None => texts::NOTHING_CHOSEN.to_owned(),
        Some(key) => entries
            .iter()
            .find(|(entry, _)| *entry == key)
            .map_or_else(|| key.to_owned(), |(_, words)| words.clone()),
    };
    let width = ui.available_width().min(COMBO);
    ComboBox::from_id_salt(spot.id())
        .width(width)
        .truncate()
        .selected_text(&shown)
        .show_ui(ui, |ui| {
            for (key, words) in &entries {
                if ui.add(Button::selectable(chosen == Some(*key), words).wrap()).clicked() {
                    desk.actions.push(Action::Answer(spot.path, (*key).to_owned()));
                }
            }
        })
        .response
        // The value of such a box reaches no screen reader, so its name says it.
        .accessible_name(format!("{name}: {shown}"))
}

/// What the checks say of the field; and while they say nothing, whether its text can be read at all.
fn remarks(ui: &mut Ui, desk: &FormPane<'_>, spot: &Spot, answer: &dyn Answered, has_focus: bool) {
    // Half a date is no date yet: nobody is corrected in the middle of a word.
    if has_focus && !answer.is_sound() {
        return;
    }
    let mut said = false;
    for problem in desk.findings.at(&spot.path) {
        remark::show(ui, problem);
        said = true;
    }
    if !said && !answer.is_sound() {
        ui.label(
            RichText::new(texts::unsound(answer.kind())).small().color(theme::palette(ui).warning),
        );
    }
}
