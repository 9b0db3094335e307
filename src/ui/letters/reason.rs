//! Why a paragraph is in a letter: told where the pointer rests on it, and by key where the letter has the cursor.

use eframe::egui::{
    Align, CornerRadius, Id, Key, Modifiers, Order, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
};

use super::texts;
use crate::case::kind::Kind;
use crate::document::Source;
use crate::document::page::{Paper, Passage};
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
        for source in passage.draws.iter().filter_map(|draw| paper.source(draw)) {
            if last == Some(source) {
                continue;
            }
            last = Some(source);
            match source {
                Source::Template { file, line } => {
                    is_of_template = true;
                    lines.push((file.as_str(), *line));
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

/// The paragraph that was gone to by key: its page, and which of that page's it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked(Option<(usize, usize)>);

impl Marked {
    fn load(ui: &Ui, id: Id) -> Self {
        ui.data(|data| data.get_temp(id.with("marked"))).unwrap_or_default()
    }

    /// Lets the keys go from paragraph to paragraph, tells why the one that was gone to is there, and gives its source where Enter
    /// asks for it.
    pub(super) fn keys(
        ui: &Ui,
        desk: &Response,
        paper: &Paper,
        reasons: &Reasons<'_>,
        at: impl Fn(usize, &Passage) -> Rect,
    ) -> Option<Source> {
        if !desk.has_focus() {
            return None;
        }
        let mut marked = Self::load(ui, desk.id);
        let all: Vec<(usize, usize)> = paper
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, it)| (0..it.passages.len()).map(move |passage| (page, passage)))
            .collect();
        let here = marked.0.and_then(|it| all.iter().position(|other| *other == it));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let next = match here {
            None if pressed(Key::ArrowRight) => Some(0),
            Some(here) if pressed(Key::ArrowRight) => Some((here + 1).min(all.len() - 1)),
            Some(here) if pressed(Key::ArrowLeft) => Some(here.saturating_sub(1)),
            _ => None,
        };
        let has_moved = next.is_some();
        if let Some(next) = next {
            marked.0 = all.get(next).copied();
        }
        if pressed(Key::Escape) {
            marked.0 = None;
        }
        ui.data_mut(|data| data.insert_temp(desk.id.with("marked"), marked));
        let (page, index) = marked.0?;
        let passage = paper.pages.get(page)?.passages.get(index)?;
        let rect = at(page, passage);
        if has_moved {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
        let line = Stroke::new(2.0, theme::palette(ui).accent);
        ui.painter().rect_stroke(
            rect.expand(3.0),
            CornerRadius::same(2),
            line,
            StrokeKind::Outside,
        );
        let reason = reasons.tell(paper, passage);
        let spoken = format!("{}. {reason}", passage.text.trim_end());
        ui.ctx().accesskit_node_builder(desk.id, |node| node.set_description(spoken));
        if ui.clip_rect().intersects(rect) {
            below(ui, desk.id, rect, &reason);
        }
        let enter = pressed(Key::Enter);
        // An answer is rather gone to than the words around it.
        let sources = || passage.draws.iter().filter_map(|draw| paper.source(draw));
        let source = sources().find(|source| super::pages::leads(source)).or(sources().next());
        source.filter(|_| enter).cloned()
    }
}

/// The reason beside the pointer.
pub(super) fn hovered(response: Response, tell: impl FnOnce() -> String) -> Response {
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        ui.label(tell());
    })
}

/// The reason below a paragraph.
fn below(ui: &Ui, id: Id, rect: Rect, reason: &str) {
    let at = Pos2::new(rect.left(), rect.bottom() + 6.0);
    eframe::egui::Area::new(id.with("reason"))
        .order(Order::Tooltip)
        .fixed_pos(at)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            eframe::egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(340.0);
                ui.label(reason);
            });
        });
}
