//! One field of a form: its label, the state of its answer, its help, the box to write in, and what the checks say of it.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Align, Button, ComboBox, Event, Id, ImeEvent, Key, Label, Layout, Response, RichText, TextEdit,
    Ui,
};

use super::{
    FormPane, Spot, by_letter, exhibits, help, in_words, long_text, own_ids, phrases, points,
    remark, states, texts,
};
use crate::case::field::{Answered, State};
use crate::case::kind::Kind;
use crate::case::limits::MOST_LETTERS;
use crate::session::action::Action;
use crate::ui::{theme, typefaces};

/// Choices of so many keys are shown side by side; more go into a box that unfolds.
const SIDE_BY_SIDE: usize = 3;
/// Dates and numbers are short, and so are their boxes.
const SHORT: f32 = 320.0;
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
            let response = named(text_box(ui, desk, spot, answer, Kind::Exhibits), label, name);
            exhibits::menu(ui, desk, spot, answer, &title);
            Some(response)
        }
        kind => Some(named(text_box(ui, desk, spot, answer, kind), label, name)),
    };
    if let Some(response) = response {
        desk.focus.reach(&spot.path, &response);
        let has_focus = has_focus || response.has_focus();
        help::note(ui, spot, has_focus);
        states::by_key(ui, desk, spot, has_focus);
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
    });
    menu.response.accessible_name(format!("{}{label}: {}", spot.prefix, texts::state(state)));
}

fn named(response: Response, label: &Response, name: Option<String>) -> Response {
    match name {
        Some(name) => response.accessible_name(name),
        None => response.labelled_by(label.id),
    }
}

fn text_box(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &mut dyn Answered,
    kind: Kind,
) -> Response {
    let is_turned = kind == Kind::Prose && points::turn(ui, spot, answer);
    let in_words = in_words::of(ui, spot, answer);
    let is_in_words = in_words.is_some();
    let mut fresh = in_words.unwrap_or_default();
    let is_given = answer.text_mut().is_some();
    let text = answer.text_mut().filter(|_| !is_in_words).unwrap_or(&mut fresh);
    let response = if kind.has_lines() {
        let name = format!("{}{}", spot.prefix, desk.library.words.label(&spot.key));
        let (composes, wrong) = (is_composing(ui), &desk.misspelt);
        long_text::show(ui, spot.id(), text, (&name, MOST_LETTERS), composes, wrong)
    } else {
        let is_line = matches!(kind, Kind::Line | Kind::Exhibits);
        let width = if is_line { f32::INFINITY } else { SHORT };
        let edit = TextEdit::singleline(text).desired_width(width).char_limit(MOST_LETTERS);
        ui.add(edit.id(spot.id()).margin(eframe::egui::Margin::symmetric(8, 6)))
    };
    if is_turned {
        // A text box that sees a click beside it lets the cursor go, so it gets it back only now.
        response.request_focus();
        desk.typed = Some(spot.path);
    }
    in_words::note(ui, spot, &response);
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if desk.led_to == Some(spot.path) {
            desk.actions.push(Action::GoOnFrom(spot.path));
        } else {
            desk.leads_on = true;
        }
    }
    if response.changed()
        && is_in_words
        && let Some(text) = answer.text_mut()
    {
        *text = std::mem::take(&mut fresh);
    }
    // A letter that a dead key began is not there yet: its text box knows where the pieces stand, and they must not move.
    if response.changed() && !(is_given && is_composing(ui)) {
        if !is_given {
            answer.set_state(State::Given);
            if let Some(text) = answer.text_mut() {
                *text = fresh;
            }
        }
        settle(ui, response.id, answer);
        // Blanks begin no answer, and an answer ends with its last letter.
        if answer.text().is_empty() || (!is_given && !answer.is_filled()) {
            answer.set_state(State::NotAnswered);
        }
        desk.typed = Some(spot.path);
    }
    response
}

/// Whether a letter is being put together, by a dead key or another method of input.
fn is_composing(ui: &Ui) -> bool {
    let begins = |event: &Event| matches!(event, Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty());
    ui.input(|input| input.events.iter().any(begins))
}

/// Takes up what was typed or pasted, and moves the cursor along with the letters before it.
fn settle(ui: &Ui, id: Id, answer: &mut dyn Answered) {
    let Some(mut state) = TextEditState::load(ui.ctx(), id) else {
        answer.settle(0);
        return;
    };
    let range = state.cursor.char_range();
    // The box of a long text counts from where its portion begins.
    let elsewhere = long_text::letters_before(ui.ctx(), id);
    let before = elsewhere + range.map_or(0, |range| range.primary.index.0);
    let after = answer.settle(before);
    if after != before {
        let after = CCursor::new(after.saturating_sub(elsewhere));
        state.cursor.set_char_range(Some(CCursorRange::one(after)));
        state.store(ui.ctx(), id);
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

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
