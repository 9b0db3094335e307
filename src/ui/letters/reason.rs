//! Why a paragraph is in a letter: told where the pointer rests on it, and by key where the letter has the cursor.

use eframe::egui::accesskit::Live;
use eframe::egui::{
    Align, CornerRadius, Id, Key, Modifiers, Order, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
};

use super::clicks::leads;
use super::in_place::places::PassageAt;
use super::texts;
use crate::case::kind::Kind;
use crate::document::Source;
use crate::document::paper::{Paper, Passage};
use crate::letters::edits::TextPlace;
use crate::place::FieldPath;
use crate::session::Session;
use crate::ui::theme;

/// Tells of a paragraph why it is in the letter.
pub(super) struct Reasons<'a> {
    session: &'a Session,
    letter: &'a str,
}

impl<'a> Reasons<'a> {
    pub(super) fn of(session: &'a Session, letter: &'a str) -> Self {
        Self { session, letter }
    }

    /// The reason in a few sentences.
    pub(super) fn tell(&self, paper: &Paper, passage: &Passage) -> String {
        let Some(library) = self.session.library() else { return String::new() };
        let facts = library.facts(self.session.case());
        let (mut asked, mut said, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        let (mut is_of_template, mut is_by_hand) = (false, false);
        let add = |list: &mut Vec<FieldPath>, path: FieldPath| {
            if !list.contains(&path) {
                list.push(path);
            }
        };
        let (mut last, mut lines) = (None, Vec::new());
        for source in passage.words().filter_map(|word| paper.source(word)) {
            if last == Some(source) {
                continue;
            }
            last = Some(source);
            match source {
                Source::Template { file, line } => {
                    is_of_template = true;
                    lines.push((&**file, *line));
                    let around = library.letters.fields_around(self.letter, (file, *line), &facts);
                    around.into_iter().for_each(|path| add(&mut asked, path));
                }
                Source::Field(path) => add(&mut said, *path),
                Source::Gap(Some(path)) => add(&mut missing, *path),
                Source::Hand(_) => is_by_hand = true,
                Source::Gap(None) | Source::Compared(_) | Source::Unknown => {}
            }
        }
        let labels = |paths: &[FieldPath]| -> Vec<String> {
            let mut labels: Vec<String> = Vec::new();
            for path in paths {
                let label = library.words.label(&path.words_key()).to_owned();
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
            labels
        };
        let is_rule = |field: &&FieldPath| {
            let answer = self.session.case().answer(field);
            answer.is_some_and(|answer| answer.kind() == Kind::Provision)
        };
        let rules: Vec<FieldPath> = said.iter().filter(is_rule).copied().collect();
        let grounds = library.letters.grounds(self.letter, &lines, (&rules, &passage.text), &facts);
        let answers = [&asked, &said, &missing].map(|it| labels(it));
        texts::reason(is_of_template, is_by_hand, answers, &grounds)
    }
}

/// The paragraph that was gone to by key, which stays the same one where the letter is laid anew.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Marked {
    at: Option<PassageAt>,
    place: Option<TextPlace>,
    /// What is said of it in the place of its reason.
    word: Option<&'static str>,
}

/// What a key asks of the marked paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AskedByKey {
    Open(PassageAt),
    Menu(PassageAt),
    Follow(Source),
}

fn place(passage: &Passage) -> Option<TextPlace> {
    let slot = passage.slot.as_ref()?;
    Some(TextPlace { block: slot.block, row: slot.row })
}

impl Marked {
    pub(super) fn at(at: PassageAt, passage: Option<&Passage>, word: Option<&'static str>) -> Self {
        Self { at: Some(at), place: passage.and_then(place), word }
    }

    pub(super) fn load(ui: &Ui, desk: Id) -> Self {
        ui.data(|data| data.get_temp(desk.with("marked"))).unwrap_or_default()
    }

    pub(super) fn store(self, ui: &Ui, desk: Id) {
        ui.data_mut(|data| data.insert_temp(desk.with("marked"), self));
    }

    pub(super) fn passage(self) -> Option<PassageAt> {
        self.at
    }

    /// The number of the marked paragraph among all, wherever it stands now.
    fn here(self, paper: &Paper, all: &[PassageAt]) -> Option<usize> {
        let at = self.at?;
        let is_it = |at: PassageAt| {
            let passage = paper.pages.get(at.page).and_then(|page| page.passages.get(at.passage));
            passage.is_some_and(|passage| place(passage) == self.place)
        };
        let same = all.iter().position(|other| *other == at);
        let moved = || all.iter().position(|at| is_it(*at));
        if is_it(at) || self.place.is_none() { same } else { moved().or(same) }
    }

    /// Lets the keys go from paragraph to paragraph, tells why the one that was gone to is there, and says what is asked of it.
    pub(super) fn keys(
        ui: &Ui,
        desk: &Response,
        paper: &Paper,
        reasons: &Reasons<'_>,
        at: impl Fn(PassageAt, &Passage) -> Rect,
    ) -> Option<AskedByKey> {
        if !desk.has_focus() {
            return None;
        }
        let mut marked = Self::load(ui, desk.id);
        let all: Vec<PassageAt> = paper
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, it)| {
                (0..it.passages.len()).map(move |passage| PassageAt { page, passage })
            })
            .collect();
        let here = marked.here(paper, &all);
        let of = |at: PassageAt| paper.pages.get(at.page)?.passages.get(at.passage);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let plain = |key| pressed(Modifiers::NONE, key);
        // With its modifiers first: the plain key would match too.
        let follows = pressed(Modifiers::COMMAND, Key::Enter);
        let menu = pressed(Modifiers::SHIFT, Key::F10);
        let next = match here {
            None if plain(Key::ArrowRight) => Some(0),
            Some(here) if plain(Key::ArrowRight) => Some((here + 1).min(all.len() - 1)),
            Some(here) if plain(Key::ArrowLeft) => Some(here.saturating_sub(1)),
            here => here.filter(|here| all.get(*here) != marked.at.as_ref()),
        };
        let has_moved = next.is_some();
        if let Some(next) = next.and_then(|next| all.get(next)) {
            marked = Self::at(*next, of(*next), None);
        }
        if plain(Key::Escape) {
            marked = Self::default();
        }
        marked.store(ui, desk.id);
        let at_page = marked.at?;
        let passage = of(at_page)?;
        let rect = at(at_page, passage);
        if has_moved {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
        let line = Stroke::new(2.0, theme::sheet_line());
        ui.painter().rect_stroke(
            rect.expand(3.0),
            CornerRadius::same(2),
            line,
            StrokeKind::Outside,
        );
        let reason = reasons.tell(paper, passage);
        let spoken = match marked.word {
            Some(word) => format!("{word} {}", passage.text.trim_end()),
            None => format!("{}. {reason}", passage.text.trim_end()),
        };
        ui.ctx().accesskit_node_builder(desk.id, |node| node.set_description(spoken));
        if ui.clip_rect().intersects(rect) {
            below(ui, desk.id, rect, marked.word, &reason);
        }
        let opens = plain(Key::Enter);
        if menu {
            return Some(AskedByKey::Menu(at_page));
        }
        if opens && passage.slot.is_some() {
            return Some(AskedByKey::Open(at_page));
        }
        // An answer is rather gone to than the words around it.
        let sources = || passage.words().filter_map(|word| paper.source(word));
        let source = sources().find(|source| leads(source)).or(sources().next());
        source.filter(|_| follows || opens).cloned().map(AskedByKey::Follow)
    }
}

/// The reason beside the pointer.
pub(super) fn hovered(response: Response, tell: impl FnOnce() -> String) -> Response {
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        ui.label(tell());
    })
}

/// The reason below a paragraph, or a word that is said of it in its place.
fn below(ui: &Ui, id: Id, rect: Rect, word: Option<&str>, reason: &str) {
    let at = Pos2::new(rect.left(), rect.bottom() + 6.0);
    eframe::egui::Area::new(id.with("reason"))
        .order(Order::Tooltip)
        .fixed_pos(at)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            eframe::egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(340.0);
                let said = ui.label(word.unwrap_or(reason));
                if word.is_some() {
                    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
                }
            });
        });
}
