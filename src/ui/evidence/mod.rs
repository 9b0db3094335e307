//! The card in which an answer, or a sentence of it, is tied to an exhibit.

pub mod texts;

use eframe::egui::{Button, ComboBox, Key, RichText, ScrollArea, TextEdit, Ui};

use super::frame::problems::place_words;
use super::pane::Pane;
use super::theme;
use crate::case::Case;
use crate::case::evidence::{EvidenceTie, PlacedTie, SaidBy, TieBasis, TieStanding};
use crate::case::plan::Exhibit;
use crate::danish::one_line::in_one_line;
use crate::danish::references::{in_brackets, reference};
use crate::library::Library;
use crate::place::ItemId;
use crate::session::action::{Action, Reply};
use crate::session::evidence_wish::{EvidenceWish, TieCard};
use crate::words::ties;

/// So many letters of a sentence are shown.
const MOST_SHOWN: usize = 240;
/// What stands around the part of the card that scrolls, and how low that part may be.
const AROUND: f32 = 190.0;
const LEAST: f32 = 160.0;

/// What the card is called.
pub fn title(card: &TieCard) -> &'static str {
    if card.tie.id.is_none() { texts::CARD } else { texts::CARD_OF_CHANGE }
}

/// Draws the card. On a low screen it scrolls, and its answers stay in sight.
pub fn card(ui: &mut Ui, pane: &mut Pane<'_>, card: &TieCard) {
    let Some(library) = pane.session.library().cloned() else { return };
    let mut tie = card.tie.clone();
    let mut is_kept = false;
    let height = (ui.ctx().content_rect().height() - AROUND).max(LEAST);
    ScrollArea::vertical().id_salt("card").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            heading(ui, &library, card);
            exhibit(ui, pane, card, &mut tie);
            is_kept = details(ui, pane.session.case(), &mut tie);
            pasted(ui, card, &mut tie);
            known(ui, pane, card);
        },
    );
    if tie != card.tie {
        pane.actions.push(Action::Evidence(EvidenceWish::Type(tie)));
    }
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(texts::KEEP).clicked() || is_kept {
            pane.actions.push(Action::Reply(Reply::Save));
        }
        if ui.button(texts::CANCEL).clicked() {
            pane.actions.push(Action::Reply(Reply::Cancel));
        }
    });
}

/// Which answer it is about, and which sentence of it.
fn heading(ui: &mut Ui, library: &Library, card: &TieCard) {
    let place = card.place.map(|place| place_words(Some(library), &place));
    ui.label(theme::quiet(ui, place.as_deref().unwrap_or(texts::GONE_ANSWER)));
    ui.label(match card.tie.sentence.as_str() {
        "" => texts::WHOLE_ANSWER.to_owned(),
        sentence => format!("»{}«", short(sentence)),
    });
    ui.add_space(6.0);
}

/// The pages, who says so, and what the letter prints. Says whether Enter keeps the tie.
fn details(ui: &mut Ui, case: &Case, tie: &mut EvidenceTie) -> bool {
    ui.add_space(4.0);
    let label = ui.label(theme::bold(texts::PAGES));
    let pages = TextEdit::singleline(&mut tie.pages).desired_width(200.0).char_limit(100);
    let pages = ui.add(pages.hint_text(texts::PAGES_HINT)).labelled_by(label.id);
    let is_kept = pages.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    let said_by = SaidBy::ALL.map(|one| (one, ties::said_by(one)));
    choice(ui, texts::SAID_BY, &mut tie.said_by, &said_by);
    ui.add_space(4.0);
    let basis = TieBasis::ALL.map(|one| (one, ties::basis(one)));
    choice(ui, texts::BASIS, &mut tie.basis, &basis);
    let number = case.exhibit(tie.exhibit).and_then(|exhibit| exhibit.number.filled());
    if let Some(number) = number {
        ui.add_space(4.0);
        let printed = in_brackets(&[reference(number.trim(), &tie.pages)]);
        ui.label(theme::quiet(ui, format!("{} {printed}", texts::IN_LETTER)));
    }
    is_kept
}

/// Whether the text was pasted from the exhibit, and when, where it was.
fn pasted(ui: &mut Ui, card: &TieCard, tie: &mut EvidenceTie) {
    let Some(day) = card.pasted else { return };
    ui.add_space(4.0);
    let mut is_told = !tie.pasted.is_empty();
    if ui.checkbox(&mut is_told, texts::pasted(day)).changed() {
        tie.pasted = if is_told { day.to_string() } else { String::new() };
    }
}

/// The exhibits by number and title.
fn exhibit(ui: &mut Ui, pane: &Pane<'_>, card: &TieCard, tie: &mut EvidenceTie) {
    let case = pane.session.case();
    let shown = case.exhibit(tie.exhibit).map_or(texts::CHOOSE_EXHIBIT.to_owned(), exhibit_words);
    ui.label(theme::bold(texts::EXHIBIT));
    let response = ComboBox::from_id_salt("exhibit of the tie")
        .width(ui.available_width())
        .truncate()
        .selected_text(&shown)
        .show_ui(ui, |ui| {
            for exhibit in case.exhibits.list.items() {
                let entry =
                    Button::selectable(exhibit.id == tie.exhibit, exhibit_words(exhibit)).wrap();
                if ui.add(entry).clicked() {
                    tie.exhibit = exhibit.id;
                    if tie.said_by.is_none() {
                        tie.said_by = sender_of(exhibit);
                    }
                }
            }
        })
        .response
        // The value of such a box reaches no screen reader, so its name says it.
        .accessible_name(format!("{}: {shown}", texts::EXHIBIT));
    pane.focus.reach_question(&response);
    by_number(ui, response.has_focus(), case, tie);
    if card.lacks_exhibit {
        let color = theme::palette(ui).error;
        ui.label(RichText::new(texts::LACKS_EXHIBIT).small().color(color));
    }
}

/// Digits choose the exhibit with that number while the box has the cursor.
fn by_number(ui: &Ui, has_focus: bool, case: &Case, tie: &mut EvidenceTie) {
    if !has_focus {
        return;
    }
    let exhibits = case.exhibits.list.items();
    let typed = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            eframe::egui::Event::Text(text) => text.trim().parse::<u32>().ok(),
            _ => None,
        })
    });
    let Some(typed) = typed.filter(|digit| *digit < 10) else { return };
    // After the 1 of exhibit 12 comes the 2.
    let so_far = case.exhibit(tie.exhibit).and_then(Exhibit::cited_number);
    let longer = so_far.and_then(|number| number.checked_mul(10)?.checked_add(typed));
    let of = |number: u32| exhibits.iter().find(|it| it.cited_number() == Some(number));
    if let Some(exhibit) = longer.and_then(of).or_else(|| of(typed)) {
        tie.exhibit = exhibit.id;
    }
}

fn exhibit_words(exhibit: &Exhibit) -> String {
    let number = exhibit.number.filled().map_or("–", str::trim);
    format!("{number}: {}", exhibit.title.filled().unwrap_or_default())
}

/// Who is likely to say what stands in an exhibit of this group.
fn sender_of(exhibit: &Exhibit) -> Option<SaidBy> {
    exhibit.group.is(crate::case::plan::ExhibitGroup::Medical).then_some(SaidBy::Doctor)
}

/// Answers side by side, of which the one that is pressed again is taken back.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    title: &str,
    chosen: &mut Option<T>,
    entries: &[(T, &str)],
) {
    ui.label(theme::bold(title));
    ui.horizontal_wrapped(|ui| {
        // Each circle stands nearer to its own words than to those before it.
        ui.spacing_mut().item_spacing.x = 16.0;
        for (one, words) in entries {
            let is_chosen = *chosen == Some(*one);
            let radio = ui.radio(is_chosen, *words).accessible_name(format!("{title} {words}"));
            if radio.clicked() {
                *chosen = (!is_chosen).then_some(*one);
            }
        }
        let none = ui.radio(chosen.is_none(), texts::NOT_SAID);
        if none.accessible_name(format!("{title} {}", texts::NOT_SAID)).clicked() {
            *chosen = None;
        }
    });
}

/// The ties that the answer has already, each to be changed or removed.
fn known(ui: &mut Ui, pane: &mut Pane<'_>, card: &TieCard) {
    let Some(place) = card.place else { return };
    let case = pane.session.case();
    let others = case.ties_at(&place).into_iter().filter(|placed| placed.tie.id != card.tie.id);
    let lines: Vec<(ItemId, String)> =
        others.map(|placed| (placed.tie.id, line(case, &placed))).collect();
    if lines.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.separator();
    ui.label(theme::bold(texts::KNOWN));
    for (id, line) in lines {
        row(ui, pane, id, &line);
    }
}

/// A tie with what can be done with it.
pub fn row(ui: &mut Ui, pane: &mut Pane<'_>, id: ItemId, line: &str) {
    ui.label(line);
    ui.horizontal(|ui| {
        for (text, wish) in
            [(texts::CHANGE, EvidenceWish::Change(id)), (texts::REMOVE, EvidenceWish::Remove(id))]
        {
            let button = ui.small_button(text);
            if button.clicked() {
                pane.actions.push(Action::Evidence(wish));
            }
            button.accessible_name(format!("{text}: {line}"));
        }
    });
}

/// A tie in a line, with its sentence and what it lacks.
fn line(case: &Case, placed: &PlacedTie<'_>) -> String {
    let number = case.exhibit(placed.tie.exhibit).and_then(|exhibit| exhibit.number.filled());
    in_a_line(placed.tie, number, placed.standing)
}

/// The same of a tie whose exhibit has this number now.
pub fn in_a_line(tie: &EvidenceTie, number: Option<&str>, standing: TieStanding) -> String {
    let mut line = match standing {
        TieStanding::ExhibitGone => String::new(),
        _ => ties::in_a_line(tie, number),
    };
    if !tie.sentence.is_empty() {
        let between = if line.is_empty() { "" } else { ": " };
        line.push_str(&format!("{between}»{}«", short(&tie.sentence)));
    }
    match (standing, line.is_empty()) {
        (TieStanding::Holds, _) => line,
        (standing, true) => texts::standing(standing).to_owned(),
        (standing, false) => {
            let stop = if tie.sentence.is_empty() { "." } else { "" };
            format!("{line}{stop} {}", texts::standing(standing))
        }
    }
}

fn short(sentence: &str) -> String {
    let line = in_one_line(sentence);
    if line.chars().count() <= MOST_SHOWN {
        return line;
    }
    let start: String = line.chars().take(MOST_SHOWN).collect();
    format!("{start} …")
}
