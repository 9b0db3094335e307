//! A letter on its pages, one below the other. A click on a word gives where the word came from.

use std::collections::HashSet;
use std::sync::Arc;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Align, CornerRadius, CursorIcon, EventFilter, Id, Painter, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::clicks::{follow, leads, on_passages, word_at};
use super::in_place::places::PassageAt;
use super::in_place::{InPlace, Met};
use super::ink;
use super::reason::{self, AskedByKey, Marked, Reasons};
use super::slip::{self, Slip};
use super::spot::Spot;
use super::texts;
use super::view::{GAP, View};
use crate::document::Source;
use crate::document::page::PAPER;
use crate::document::paper::{Ink, LetterPage, Paper, PaperWord, Passage, PassageRole};
use crate::jobs::job::Preview;
use crate::spelling::written_words;
use crate::ui::pane::Pane;
use crate::ui::theme;

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

/// Draws the pages of a letter where the view shows them, and takes in what is done on them.
pub(super) fn show(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    id: Id,
    view: &mut View,
    preview: &Arc<Preview>,
    breadth: Breadth,
) {
    let paper = &preview.paper;
    let reasons = &Reasons::of(pane.session, &preview.letter);
    let mut in_place = InPlace::begin(ui, pane.session, id, preview);
    let lifts = in_place.lifts();
    let lifts_of = |page: usize| lifts.get(&page).map_or(&[][..], Vec::as_slice);
    let room = ui.available_width();
    let (from, to) = breadth.shown(paper);
    let scale = view.scale(room - 2.0 * GAP, to - from);
    let size = vec2(to - from, PAPER.1) * scale;
    let count = paper.pages.len();
    let made = |page: usize| lifts_of(page).iter().map(|lift| lift.by).sum::<f32>();
    let height = GAP + (size.y + GAP) * count as f32 + (0..count).map(made).sum::<f32>();
    let (_, rect) = ui.allocate_space(vec2((size.x + 2.0 * GAP).max(room), height));
    let desk = ui.interact(rect, id, Sense::click());
    name(ui, &desk, Role::Document, texts::LETTER_PAGES);
    keys(ui, &desk, view, count);
    let left = rect.center().x - size.x / 2.0;
    let mut top = rect.top() + GAP;
    let mut sheets = Vec::with_capacity(count);
    for page in 0..count {
        let sheet = Rect::from_min_size(Pos2::new(left, top), size + vec2(0.0, made(page)));
        top = sheet.bottom() + GAP;
        sheets.push(sheet);
    }
    let spot_of = |page: usize| {
        let at = sheets.get(page).copied().unwrap_or(Rect::NOTHING);
        let corner = at.min - vec2(from * scale, 0.0);
        (Spot { corner, scale, lifts: lifts_of(page) }, at)
    };
    if let Some(page) = view.go_to.take() {
        let place = spot_of(page).1.expand(GAP);
        ui.scroll_to_rect_animation(place, Some(Align::Min), ScrollAnimation::none());
    }
    let slip = Slip::in_view(pane.session, &in_place);
    if let Some(slip) = &slip {
        slip.come_into_sight(ui, id, |at, passage| spot_of(at.page).0.rect(passage.area));
    }
    let misspelt = Arc::clone(pane.session.misspelt());
    let sheet = SheetPane {
        id,
        paper,
        pictures: ink::ShownPictures::of(ui.ctx(), paper),
        reasons,
        in_place: &in_place,
        misspelt: &misspelt,
        slip: slip.as_ref(),
        // Whoever listens reaches what is out of sight too.
        is_heard: ui.ctx().has_accesskit_node(id),
    };
    let (mut clicked, mut met) = (None, Vec::new());
    let clip = ui.clip_rect();
    for page in 0..count {
        let (spot, at) = spot_of(page);
        if at.intersects(clip) || sheet.is_heard || in_place.is_on(page) {
            clicked = sheet.page(ui, page, spot, at, &mut met).or(clicked);
        }
    }
    let actions = &mut *pane.actions;
    actions.extend(clicked.and_then(follow));
    on_passages(ui, id, &mut in_place, &met, paper, &spot_of, actions);
    let passage_at = |at: PassageAt, passage: &Passage| spot_of(at.page).0.rect(passage.area);
    match Marked::keys(ui, &desk, paper, reasons, passage_at) {
        Some(AskedByKey::Follow(source)) => actions.extend(follow(source)),
        Some(AskedByKey::Open(at)) => in_place.open(ui, at, None, actions),
        Some(AskedByKey::Menu(at)) => {
            let rect = met.iter().find(|it| it.at == at).map_or(desk.rect, |it| it.rect);
            in_place.menu(ui, at, rect.left_bottom(), true);
        }
        None => {}
    }
    in_place.finish(ui, &met, spot_of, actions);
    if view.sees(clip, &sheets) {
        ui.ctx().request_repaint();
    }
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
    id: Id,
    paper: &'a Paper,
    pictures: ink::ShownPictures,
    reasons: &'a Reasons<'a>,
    in_place: &'a InPlace<'a>,
    /// The words that are spelt wrong.
    misspelt: &'a HashSet<String>,
    /// The one that somebody has gone to.
    slip: Option<&'a Slip<'a>>,
    is_heard: bool,
}

impl SheetPane<'_> {
    fn page(
        &self,
        ui: &Ui,
        number: usize,
        spot: Spot<'_>,
        at: Rect,
        met: &mut Vec<Met>,
    ) -> Option<Source> {
        let page: &LetterPage = self.paper.pages.get(number)?;
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(at.expand(1.0)));
        let is_seen = ui.is_rect_visible(at);
        if is_seen {
            let edge = Stroke::new(1.0, theme::palette(ui).line);
            painter.rect(at, CornerRadius::ZERO, theme::SHEET, edge, StrokeKind::Outside);
            page.margin.iter().for_each(|ink| self.paint(&painter, spot, ink));
        }
        let mut clicked = None;
        for (index, passage) in page.passages.iter().enumerate() {
            let at = PassageAt { page: number, passage: index };
            let rect = spot.rect(passage.area);
            let is_seen = is_seen && painter.clip_rect().intersects(rect.expand(2.0));
            if (!is_seen && !self.is_heard) || self.in_place.hides(at) {
                continue;
            }
            let id = self.id.with(number).with(index);
            let heard = self.passage(ui, id, rect, spot, passage);
            clicked = self.gaps(ui, id, spot, passage).or(clicked);
            if is_seen {
                self.marks(ui, &painter, &heard, spot, passage);
                self.misspelt(&painter, spot, passage);
                if self.slip.is_some_and(|slip| slip.is_in(at)) {
                    slip::frame(&painter, rect);
                }
                passage.inks.iter().for_each(|ink| self.paint(&painter, spot, ink));
            }
            met.push(Met { at, rect, response: heard });
        }
        clicked
    }

    fn paint(&self, painter: &Painter, spot: Spot<'_>, ink: &Ink) {
        ink::paint(painter, spot, ink, &self.pictures);
    }

    /// A passage as it is read aloud.
    fn passage(&self, ui: &Ui, id: Id, rect: Rect, spot: Spot<'_>, passage: &Passage) -> Response {
        let response = ui.interact(rect, id, Sense::CLICK);
        let text = passage.text.trim_end();
        match passage.role {
            PassageRole::Text if self.is_gap(passage) => name(ui, &response, Role::Link, text),
            PassageRole::Text => name(ui, &response, Role::Label, text),
            PassageRole::Picture => name(ui, &response, Role::Image, text),
            PassageRole::Heading(level) => {
                name(ui, &response, Role::Heading, text);
                ui.ctx().accesskit_node_builder(id, |node| node.set_level(usize::from(level)));
            }
        }
        if let Some(word) = self.in_place.word(passage) {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(word));
        }
        let under = response.hover_pos().and_then(|pos| word_at(passage, spot, pos));
        if under.and_then(|word| self.paper.source(word)).is_some_and(leads) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        reason::hovered(response, || self.reasons.tell(self.paper, passage))
    }

    fn stands_for_gap(&self, word: PaperWord<'_>) -> bool {
        matches!(self.paper.source(word), Some(Source::Gap(_)))
    }

    /// Whether a passage is one gap and nothing else.
    fn is_gap(&self, passage: &Passage) -> bool {
        let mut words = passage.words();
        words.next().is_some_and(|first| {
            self.stands_for_gap(first) && words.all(|word| word.is_from_one(first))
        })
    }

    /// Every gap inside a passage as a link of its own, so that a screen reader can follow it.
    fn gaps(&self, ui: &Ui, id: Id, spot: Spot<'_>, passage: &Passage) -> Option<Source> {
        // Most passages have none, and a screen reader hears every passage of every page.
        if !passage.words().any(|word| self.stands_for_gap(word)) {
            return None;
        }
        let mut clicked = None;
        let all: Vec<PaperWord<'_>> = passage.words().collect();
        let stretches = all.chunk_by(|one, other| one.is_from_one(*other)).enumerate();
        for (index, words) in stretches {
            let Some(first) = words.first().filter(|_| words.len() < all.len()) else { continue };
            let Some(source @ Source::Gap(_)) = self.paper.source(*first) else { continue };
            let response = ui.interact(spot.rect(first.area()), id.with(index), Sense::CLICK);
            let text: String = words.iter().map(|word| word.text).collect();
            name(ui, &response, Role::Link, text.trim());
            if response.clicked() {
                clicked = Some(source.clone());
            }
        }
        clicked
    }

    /// Behind gaps, and behind the words that the pointer would follow.
    fn marks(
        &self,
        ui: &Ui,
        painter: &Painter,
        heard: &Response,
        spot: Spot<'_>,
        passage: &Passage,
    ) {
        let under = if heard.contains_pointer() {
            ui.input(|input| input.pointer.hover_pos())
        } else {
            None
        };
        let pointed = under.and_then(|pos| word_at(passage, spot, pos)).and_then(|it| it.source);
        let mut words = passage.words().peekable();
        while let Some(word) = words.next() {
            let Some(source) = self.paper.source(word) else { continue };
            let is_pointed = pointed.is_some() && word.source == pointed && leads(source);
            let colour = match source {
                _ if is_pointed => theme::SHEET_POINTED,
                Source::Gap(_) => theme::SHEET_GAP,
                _ => continue,
            };
            let mut rect = spot.rect(word.area());
            if let Some(next) = words.peek()
                && word.is_from_one(*next)
                && spot.rect(next.area()).top() == rect.top()
            {
                rect.max.x = spot.rect(next.area()).left();
            }
            painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
    }

    /// A line below each word that is spelt wrong.
    fn misspelt(&self, painter: &Painter, spot: Spot<'_>, passage: &Passage) {
        if self.misspelt.is_empty() {
            return;
        }
        for word in passage.words() {
            if written_words(word.text).any(|it| self.misspelt.contains(it.text)) {
                let rect = spot.rect(word.area());
                let line = Stroke::new(1.5, theme::SHEET_MISSPELT);
                painter.hline(rect.x_range(), rect.bottom() - 1.0, line);
            }
        }
    }
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
