//! A letter on its pages, one below the other. A click on a word gives where the word came from.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Align, CornerRadius, CursorIcon, EventFilter, Id, Painter, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, TextureHandle, Ui, WidgetInfo, vec2,
};

use super::ink::{self, Spot};
use super::reason::{self, Marked, Reasons};
use super::texts;
use super::view::{GAP, View};
use crate::document::Source;
use crate::document::page::{Draw, LetterPage, PAPER, Paper, Passage, PassageRole};
use crate::ui::theme;

/// How far below its baseline a letter reaches, for a size of one point.
const DEPTH: f32 = 0.25;

/// How much of its margins a page keeps where there is little room, in points of the paper.
const NARROW_MARGIN: f32 = 24.0;

/// How much of a page is shown from one side to the other (sidens bredde på skærmen).
#[derive(Clone, Copy)]
pub(super) enum Breadth {
    Whole,
    /// Without the outer part of its margins.
    Text,
}

impl Breadth {
    /// Where what is shown begins and ends, in points of the paper.
    fn shown(self, paper: &Paper) -> (f32, f32) {
        let (left, right) = paper.column;
        match self {
            Self::Whole => (0.0, PAPER.0),
            Self::Text => ((left - NARROW_MARGIN).max(0.0), (right + NARROW_MARGIN).min(PAPER.0)),
        }
    }
}

/// Draws the pages of a letter where the view shows them. Gives the source of the word that was clicked.
pub(super) fn show(
    ui: &mut Ui,
    id: Id,
    view: &mut View,
    paper: &Paper,
    breadth: Breadth,
    reasons: &Reasons<'_>,
) -> Option<Source> {
    let room = ui.available_width();
    let (from, to) = breadth.shown(paper);
    let scale = view.scale(room - 2.0 * GAP, to - from);
    let size = vec2(to - from, PAPER.1) * scale;
    let count = paper.pages.len();
    let height = GAP + (size.y + GAP) * count as f32;
    let (_, rect) = ui.allocate_space(vec2((size.x + 2.0 * GAP).max(room), height));
    let desk = ui.interact(rect, id, Sense::click());
    name(ui, &desk, Role::Document, texts::LETTER_PAGES);
    keys(ui, &desk, view, count);
    let left = rect.center().x - size.x / 2.0;
    let page_at = |index: usize| {
        let top = rect.top() + GAP + (size.y + GAP) * index as f32;
        Rect::from_min_size(Pos2::new(left, top), size)
    };
    if let Some(page) = view.go_to.take() {
        let place = page_at(page).expand(GAP);
        ui.scroll_to_rect_animation(place, Some(Align::Min), ScrollAnimation::none());
    }
    let sheet = SheetPane {
        paper,
        logo: paper.logo.as_ref().and_then(|pixels| ink::texture(ui.ctx(), pixels)),
        scale,
        from,
        reasons,
        // Whoever listens reaches what is out of sight too.
        is_heard: ui.ctx().has_accesskit_node(id),
    };
    let mut clicked = None;
    let clip = ui.clip_rect();
    for (index, page) in paper.pages.iter().enumerate() {
        let at = page_at(index);
        if at.intersects(clip) || sheet.is_heard {
            clicked = sheet.page(ui, id.with(index), at, page).or(clicked);
        }
    }
    let passage_at = |page: usize, passage: &Passage| {
        let corner = page_at(page).min - vec2(from * scale, 0.0);
        Spot { corner, scale }.rect(passage.area)
    };
    clicked = clicked.or(Marked::keys(ui, &desk, paper, reasons, passage_at));
    if view.sees(clip, &(0..count).map(page_at).collect::<Vec<_>>()) {
        ui.ctx().request_repaint();
    }
    clicked
}

/// Lets the keys page and zoom while the letter has the cursor, or nothing has it.
fn keys(ui: &Ui, desk: &Response, view: &mut View, pages: usize) {
    if desk.clicked() {
        desk.request_focus();
    }
    if desk.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(desk.id, filter));
        let seen = desk.rect.intersect(ui.clip_rect()).shrink(1.0);
        let line = Stroke::new(2.0, theme::palette(ui).accent);
        ui.painter().rect_stroke(seen, CornerRadius::ZERO, line, StrokeKind::Inside);
    }
    if desk.has_focus() || ui.memory(|memory| memory.focused().is_none()) {
        view.keys(ui, pages, desk.has_focus());
    }
}

/// What the pages of a letter share while they are drawn.
struct SheetPane<'a> {
    paper: &'a Paper,
    logo: Option<TextureHandle>,
    scale: f32,
    /// Where the page begins that is shown.
    from: f32,
    reasons: &'a Reasons<'a>,
    is_heard: bool,
}

impl SheetPane<'_> {
    fn page(&self, ui: &Ui, id: Id, at: Rect, page: &LetterPage) -> Option<Source> {
        let corner = at.min - vec2(self.from * self.scale, 0.0);
        let spot = Spot { corner, scale: self.scale };
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(at.expand(1.0)));
        let is_seen = ui.is_rect_visible(at);
        if is_seen {
            let edge = Stroke::new(1.0, theme::palette(ui).line);
            painter.rect(at, CornerRadius::ZERO, theme::SHEET, edge, StrokeKind::Outside);
            page.margin.iter().for_each(|draw| self.paint(&painter, spot, draw));
        }
        let mut clicked = None;
        for (index, passage) in page.passages.iter().enumerate() {
            let rect = spot.rect(passage.area);
            let is_seen = is_seen && painter.clip_rect().intersects(rect.expand(2.0));
            if !is_seen && !self.is_heard {
                continue;
            }
            let id = id.with(index);
            let heard = self.passage(ui, id, rect, spot, passage);
            clicked =
                heard.clicked().then(|| self.under(&heard, spot, passage)).flatten().or(clicked);
            clicked = self.gaps(ui, id, spot, passage).or(clicked);
            if is_seen {
                self.marks(ui, &painter, &heard, spot, passage);
                passage.draws.iter().for_each(|draw| self.paint(&painter, spot, draw));
            }
        }
        clicked
    }

    fn paint(&self, painter: &Painter, spot: Spot, draw: &Draw) {
        ink::paint(painter, spot, draw, self.logo.as_ref());
    }

    /// A passage as it is read aloud.
    fn passage(&self, ui: &Ui, id: Id, rect: Rect, spot: Spot, passage: &Passage) -> Response {
        let response = ui.interact(rect, id, Sense::CLICK);
        let text = passage.text.trim_end();
        match passage.role {
            PassageRole::Text if self.is_gap(&passage.draws) => {
                name(ui, &response, Role::Link, text)
            }
            PassageRole::Text => name(ui, &response, Role::Label, text),
            PassageRole::Picture => name(ui, &response, Role::Image, text),
            PassageRole::Heading(level) => {
                name(ui, &response, Role::Heading, text);
                ui.ctx().accesskit_node_builder(id, |node| node.set_level(usize::from(level)));
            }
        }
        let under = response.hover_pos().and_then(|pos| word_at(passage, spot, pos));
        if under.and_then(|word| self.paper.source(word)).is_some_and(leads) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        reason::hovered(response, || self.reasons.tell(self.paper, passage))
    }

    /// The source of the word that was clicked.
    fn under(&self, response: &Response, spot: Spot, passage: &Passage) -> Option<Source> {
        let word = word_at(passage, spot, response.interact_pointer_pos()?)?;
        self.paper.source(word).cloned()
    }

    /// Whether words are one gap and nothing else.
    fn is_gap(&self, words: &[Draw]) -> bool {
        let first = words.first().and_then(|word| self.paper.source(word));
        matches!(first, Some(Source::Gap(_)))
            && words.windows(2).all(|pair| is_from_one(&pair[0], &pair[1]))
    }

    /// Every gap inside a passage as a link of its own, so that a screen reader can follow it.
    fn gaps(&self, ui: &Ui, id: Id, spot: Spot, passage: &Passage) -> Option<Source> {
        let mut clicked = None;
        let stretches = passage.draws.chunk_by(is_from_one).enumerate();
        for (index, words) in stretches {
            let Some(source @ Source::Gap(_)) = words.first().and_then(|it| self.paper.source(it))
            else {
                continue;
            };
            let Some(first) = words.first().filter(|_| words.len() < passage.draws.len()) else {
                continue;
            };
            let response = ui.interact(spot.rect(first.area()), id.with(index), Sense::CLICK);
            let text: String = words.iter().filter_map(text_of).collect();
            name(ui, &response, Role::Link, text.trim());
            if response.clicked() {
                clicked = Some(source.clone());
            }
        }
        clicked
    }

    /// Behind gaps, and behind the words that the pointer would follow.
    fn marks(&self, ui: &Ui, painter: &Painter, heard: &Response, spot: Spot, passage: &Passage) {
        let under = if heard.contains_pointer() {
            ui.input(|input| input.pointer.hover_pos())
        } else {
            None
        };
        let pointed = under.and_then(|pos| word_at(passage, spot, pos)).and_then(stretch);
        for (index, word) in passage.draws.iter().enumerate() {
            let Some(source) = self.paper.source(word) else { continue };
            let is_pointed = pointed.is_some() && stretch(word) == pointed && leads(source);
            let colour = match source {
                _ if is_pointed => theme::SHEET_POINTED,
                Source::Gap(_) => theme::SHEET_GAP,
                _ => continue,
            };
            let mut rect = spot.rect(word.area());
            if let Some(next) = passage.draws.get(index + 1)
                && is_from_one(word, next)
                && spot.rect(next.area()).top() == rect.top()
            {
                rect.max.x = spot.rect(next.area()).left();
            }
            painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
    }
}

/// Whether a click on words of this source goes to a field.
pub(super) fn leads(source: &Source) -> bool {
    matches!(source, Source::Field(_) | Source::Gap(Some(_)))
}

fn name(ui: &Ui, response: &Response, role: Role, text: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    if role != Role::Label {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(role);
            node.set_label(text);
            node.clear_value();
        });
    }
}

fn text_of(draw: &Draw) -> Option<&str> {
    if let Draw::Text { text, .. } = draw { Some(text) } else { None }
}

/// The number of the source of a word.
fn stretch(draw: &Draw) -> Option<usize> {
    let Draw::Text { stretches, .. } = draw else { return None };
    stretches.first().map(|stretch| stretch.source)
}

fn is_from_one(one: &Draw, other: &Draw) -> bool {
    stretch(one).is_some() && stretch(one) == stretch(other)
}

/// The word at a place of the screen; a space belongs to the word before it.
fn word_at(passage: &Passage, spot: Spot, pos: Pos2) -> Option<&Draw> {
    let (x, y) = ((pos.x - spot.corner.x) / spot.scale, (pos.y - spot.corner.y) / spot.scale);
    let on_line = |draw: &&Draw| match draw {
        Draw::Text { y: baseline, size, .. } => {
            (baseline - size..=baseline + size * DEPTH).contains(&y)
        }
        Draw::Box { .. } | Draw::Logo { .. } => false,
    };
    let begins = |draw: &&Draw| matches!(draw, Draw::Text { x: start, .. } if *start <= x);
    let word = passage.draws.iter().filter(on_line).rfind(begins)?;
    let area = word.area();
    (x <= area.x + area.width + area.height * DEPTH).then_some(word)
}
