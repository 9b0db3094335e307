//! Changing a letter on its pages: a text is opened where it stands, and the page is laid anew while one types.

pub(super) mod asks;
mod bar;
mod boxes;
mod margin;
mod menu;
mod opened;
pub(super) mod places;
mod shaping;
pub mod texts;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Id, Key, Pos2, Rect, Response, Ui, pos2, vec2};

use super::reason::Marked;
use super::spot::{Lift, Spot};
use crate::case::edits::EditAct;
use crate::document::paper::Passage;
use crate::jobs::job::Preview;
use crate::letters::edits::{LetterText, TextStanding};
use crate::place::ItemId;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::form::long_text::is_too_long;
use boxes::BoxPlace;
pub(in crate::ui) use boxes::has_cursor;
use menu::{Chosen, OpenMenu};
use opened::OpenText;
use places::{Beside, PassageAt, Places};

/// The room above and below what is laid between the texts of a page.
const PAD: f32 = 6.0;

/// A passage that was drawn, and what the mouse did with it.
pub(super) struct Met {
    pub at: PassageAt,
    pub rect: Rect,
    pub response: Response,
}

/// A letter that is changed on its pages (rettelse på siden).
pub(super) struct InPlace<'a> {
    session: &'a Session,
    preview: &'a Arc<Preview>,
    places: Arc<Places>,
    desk: Id,
    open: Option<OpenText>,
    /// The text that is open as the case has it, or the one that something new is written beside; and where its boxes lie.
    text: Option<(LetterText, BoxPlace)>,
    /// The passages that its boxes cover.
    hidden: Vec<PassageAt>,
    lifts: HashMap<usize, Vec<Lift>>,
}

impl<'a> InPlace<'a> {
    /// Finds what is open, and how much room it takes on which page.
    pub(super) fn begin(
        ui: &Ui,
        session: &'a Session,
        desk: Id,
        preview: &'a Arc<Preview>,
    ) -> Self {
        let places = Places::of(ui.ctx(), desk, preview);
        let mut this = Self {
            session,
            preview,
            places,
            desk,
            open: OpenText::load(ui.ctx(), desk, &preview.letter),
            text: None,
            hidden: Vec::new(),
            lifts: HashMap::new(),
        };
        let cards: Vec<Beside> = this.places.asking.clone();
        for (turn, card) in cards.into_iter().enumerate() {
            let Some(text) = preview.texts.get(card.text) else { continue };
            let by = asks::height(ui, desk, text);
            this.lift(card.at.page, this.edge(card, turn), by);
        }
        this.follow(ui);
        this
    }

    /// Where what is laid beside a passage begins. No two begin at the same place.
    fn edge(&self, beside: Beside, turn: usize) -> f32 {
        let text = places::passage(self.preview, beside.at).and_then(|it| self.places.text_of(it));
        let shown = text.map_or(&[][..], |text| self.places.shown(text));
        let on_page = shown.iter().filter(|at| at.page == beside.at.page);
        let areas = on_page.filter_map(|at| places::passage(self.preview, *at));
        let area = areas.map(|passage| passage.area).reduce(|one, next| one.joined(next));
        let edge = area
            .map_or(0.0, |area| if beside.is_above { area.y - 0.5 } else { area.y + area.height });
        edge + turn as f32 * 0.001
    }

    fn lift(&mut self, page: usize, from: f32, by: f32) {
        if by > 0.0 {
            self.lifts.entry(page).or_default().push(Lift { from, by });
        }
    }

    /// Takes in what the case says of the open text now, and closes it where it is gone.
    fn follow(&mut self, ui: &Ui) {
        let Some(mut open) = self.open.take() else { return };
        let found = open.follow(self.session, self.preview).and_then(|text| {
            let own = open.key.as_ref().and_then(|key| key.find(self.preview));
            let shown = own.map_or(&[][..], |own| self.places.shown(own));
            let over = BoxPlace::over(self.preview, &text, shown);
            let beside = || {
                let new = open.new.as_ref()?;
                let index = new.beside.find(self.preview)?;
                let text = &self.preview.texts[index];
                let is_above = new.act == EditAct::Before;
                BoxPlace::beside(self.preview, text, self.places.shown(index), is_above)
            };
            let place = over.or_else(beside)?;
            Some((text, place, shown.to_vec()))
        });
        match found {
            Some((text, place, shown)) => {
                self.lift(place.page, place.covers.end + 0.05, open.extra);
                self.hidden = shown;
                self.text = Some((text, place));
                self.open = Some(open);
            }
            None => OpenText::forget(ui.ctx()),
        }
    }

    /// The room that is made on each page.
    pub(super) fn lifts(&self) -> HashMap<usize, Vec<Lift>> {
        self.lifts.clone()
    }

    /// Whether a passage lies below the box of the text that is open.
    pub(super) fn hides(&self, at: PassageAt) -> bool {
        self.hidden.contains(&at)
    }

    /// Whether a page must be drawn although it is out of sight.
    pub(super) fn is_on(&self, page: usize) -> bool {
        self.text.as_ref().is_some_and(|(_, place)| place.page == page)
    }

    /// What is by hand in a passage, in words.
    pub(super) fn word(&self, passage: &Passage) -> Option<&'static str> {
        margin::word(self.preview.texts.get(self.places.text_of(passage)?)?)
    }

    /// Whether the words of a passage can be changed, added to, or are demanded.
    pub(super) fn has_text(&self, at: PassageAt) -> bool {
        let passage = places::passage(self.preview, at);
        passage.is_some_and(|passage| self.places.text_of(passage).is_some())
    }

    /// The passages that show the words of an edit.
    pub(super) fn passages_of(&self, edit: ItemId) -> Vec<(PassageAt, &'a Passage)> {
        let is_it = |text: &LetterText| text.edit == Some(edit);
        let text = self.preview.texts.iter().position(is_it);
        let shown = text.map_or(&[][..], |text| self.places.shown(text)).iter();
        let preview: &'a Preview = self.preview;
        shown.filter_map(|at| Some((*at, places::passage(preview, *at)?))).collect()
    }

    fn text_at(&self, at: PassageAt) -> Option<usize> {
        self.places.text_of(places::passage(self.preview, at)?)
    }

    /// Opens the text of a passage, or says why it does not open.
    pub(super) fn open(
        &mut self,
        ui: &Ui,
        at: PassageAt,
        pointed: Option<Pos2>,
        actions: &mut Vec<Action>,
    ) {
        let Some(index) = self.text_at(at) else { return };
        let Some(text) = self.preview.texts.get(index) else { return };
        if let Some(word) = self.why_not(text) {
            return self.say(ui, at, word);
        }
        self.close(ui, actions);
        let letter = &self.preview.letter;
        let Some(text) = text.as_edited(letter, &self.session.case().edits) else { return };
        let slot = places::passage(self.preview, at).and_then(|passage| passage.slot.as_ref());
        let cell = slot.map_or(0, |slot| slot.cell);
        let open = OpenText::text(ui.ctx(), (self.desk, letter), &text, (cell, pointed));
        open.store(ui.ctx());
        ui.ctx().request_repaint();
    }

    /// Why a text cannot be opened.
    fn why_not(&self, text: &LetterText) -> Option<&'static str> {
        match text.standing {
            _ if self.session.other_holder().is_some() => Some(texts::ONLY_READ),
            TextStanding::Demanded => Some(texts::DEMANDED),
            TextStanding::Asks | TextStanding::AddedAsks => Some(texts::ASKS_FIRST),
            _ if text.words().iter().any(|words| is_too_long(words)) => Some(texts::TOO_LONG),
            _ => None,
        }
    }

    /// Says something of a passage, with the pages' cursor on it.
    fn say(&self, ui: &Ui, at: PassageAt, word: &'static str) {
        let passage = places::passage(self.preview, at);
        Marked::at(at, passage, Some(word)).store(ui, self.desk);
        ui.memory_mut(|memory| memory.request_focus(self.desk));
        ui.ctx().request_repaint();
    }

    /// Opens an empty text beside that of a passage.
    fn add(&mut self, ui: &Ui, index: usize, act: EditAct, actions: &mut Vec<Action>) {
        let Some(text) = self.preview.texts.get(index) else { return };
        if self.session.other_holder().is_some() {
            if let Some(at) = self.places.shown(index).first() {
                self.say(ui, *at, texts::ONLY_READ);
            }
            return;
        }
        self.close(ui, actions);
        let (desk, letter) = ((self.desk, self.session), &self.preview.letter);
        OpenText::new_text(ui.ctx(), desk, letter, text, act).store(ui.ctx());
        ui.ctx().request_repaint();
    }

    /// Closes the text that is open. What was typed stays.
    fn close(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        if let (Some(open), Some((text, _))) = (self.open.take(), self.text.take()) {
            let may_go = !places::is_title(self.preview, &self.hidden);
            open.close(&text, may_go, actions, ui.ctx());
        }
    }

    /// Opens the menu of a passage.
    pub(super) fn menu(&self, ui: &Ui, at: PassageAt, pos: Pos2, is_by_key: bool) {
        OpenMenu::open(ui.ctx(), self.desk, at, pos, is_by_key);
        ui.ctx().request_repaint();
    }

    /// Draws all that lies on the pages and is not on paper, when they are drawn. `pages` are their sheets.
    pub(super) fn finish(
        mut self,
        ui: &mut Ui,
        met: &[Met],
        spot_of: impl Fn(usize) -> (Spot<'a>, Rect),
        actions: &mut Vec<Action>,
    ) {
        self.margins(ui, met, &spot_of, actions);
        for (turn, card) in self.places.asking.clone().into_iter().enumerate() {
            let Some(text) = self.preview.texts.get(card.text) else { continue };
            let (spot, sheet) = spot_of(card.at.page);
            if sheet.intersects(ui.clip_rect()) || asks::leads(ui.ctx()) {
                let top = Self::made_at(spot, self.edge(card, turn)) + PAD;
                let (left, right) = self.preview.paper.column;
                let at = Rect::from_min_max(
                    pos2(spot.at(left, 0.0).x, top),
                    pos2(spot.at(right, 0.0).x, top + 40.0),
                );
                asks::card(ui, self.desk, at, text, actions);
            }
        }
        self.boxes(ui, &spot_of, actions);
        if let Some(menu) = OpenMenu::load(ui.ctx(), self.desk) {
            let at = menu.at;
            let around = (self.session, &**self.preview, &*self.places);
            match menu.show(ui, self.desk, around, actions) {
                Some((Chosen::Edit, _)) => self.open(ui, at, None, actions),
                Some((Chosen::Add(act), text)) => self.add(ui, text, act, actions),
                None => {}
            }
        }
    }

    /// Where the room begins that was made at a height of the page.
    fn made_at(spot: Spot<'_>, from: f32) -> f32 {
        let above = spot.lifts.iter().filter(|lift| lift.from < from).map(|lift| lift.by);
        spot.corner.y + from * spot.scale + above.sum::<f32>()
    }

    /// The marks at what is by hand, and the handle of the text that is pointed at.
    fn margins(
        &mut self,
        ui: &mut Ui,
        met: &[Met],
        spot_of: &impl Fn(usize) -> (Spot<'a>, Rect),
        actions: &mut Vec<Action>,
    ) {
        let clip = ui.clip_rect();
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|pos| clip.contains(*pos));
        let marked = Marked::load(ui, self.desk).passage();
        let has_cursor = ui.memory(|memory| memory.has_focus(self.desk));
        // A text with several passages on a page is one.
        let mut texts: Vec<(usize, PassageAt, Rect)> = Vec::new();
        for it in met.iter().filter(|it| it.rect.intersects(clip)) {
            let Some(text) = self.text_at(it.at) else { continue };
            match texts.last_mut() {
                Some((last, at, rect)) if *last == text && at.page == it.at.page => {
                    *rect = rect.union(it.rect);
                }
                _ => texts.push((text, it.at, it.rect)),
            }
        }
        let mut handled = None;
        for (index, at, rect) in texts {
            let Some(text) = self.preview.texts.get(index) else { continue };
            let (spot, sheet) = spot_of(at.page);
            let left = spot.at(self.preview.paper.column.0, 0.0).x;
            margin::bar(ui.painter(), left, rect, text.standing);
            let band =
                Rect::from_x_y_ranges(sheet.x_range(), rect.y_range()).expand2(vec2(0.0, 2.0));
            let is_pointed = pointer.is_some_and(|pos| band.contains(pos));
            let is_marked = has_cursor && marked.is_some_and(|it| self.text_at(it) == Some(index));
            if is_pointed || (is_marked && handled.is_none()) {
                handled = Some((at, rect, sheet, spot));
            }
        }
        for gone in self.places.gone.clone() {
            let Some(text) = self.preview.texts.get(gone.text) else { continue };
            let (spot, sheet) = spot_of(gone.at.page);
            if sheet.intersects(clip) {
                let left = spot.at(self.preview.paper.column.0, 0.0).x;
                let y = Self::made_at(spot, self.edge(gone, 0)) + PAD;
                margin::gone(ui, left, y, text, actions);
            }
        }
        let is_reading = OpenMenu::load(ui.ctx(), self.desk).is_none();
        if let Some((at, rect, sheet, spot)) = handled.filter(|_| is_reading) {
            let right = spot.at(self.preview.paper.column.1, 0.0).x;
            if margin::handle(ui, right, sheet, rect) {
                self.open(ui, at, None, actions);
            }
        }
    }

    fn boxes(
        &mut self,
        ui: &mut Ui,
        spot_of: &impl Fn(usize) -> (Spot<'a>, Rect),
        actions: &mut Vec<Action>,
    ) {
        let Some(mut open) = self.open.clone() else { return };
        let Some((text, place)) = &self.text else { return };
        let (spot, _) = spot_of(place.page);
        let is_escape = open.has_cursor && ui.input(|input| input.key_pressed(Key::Escape));
        let drawn = boxes::show(ui, spot, place, text, &mut open);
        let (x, width) = place.column(&self.preview.paper);
        let (left, right) = (spot.at(x, 0.0).x, spot.at(x + width, 0.0).x);
        let may_go = !places::is_title(self.preview, &self.hidden);
        let at = bar::place(left, right.max(left + 260.0), drawn.bottom);
        let asked = bar::show(ui, at, text, &open, (drawn.cursor, may_go), actions);
        if drawn.is_changed {
            open.put_in(text, actions);
        }
        let covered = Self::made_at(spot, place.covers.end + 0.05);
        let extra = (asked.bottom + PAD - covered).max(0.0);
        if (extra - open.extra).abs() > 0.5 {
            open.extra = extra;
            ui.ctx().request_repaint();
        }
        let has_cursor = drawn.has_cursor || asked.has_cursor;
        open.frames = if has_cursor || !open.has_cursor { 0 } else { open.frames + 1 };
        open.has_cursor |= has_cursor;
        let leaves_by_key = is_escape || drawn.leaves;
        // From one box to the next the cursor is nowhere for a frame.
        if leaves_by_key || asked.leaves || open.frames > 2 {
            let back = self.hidden.first().copied().or_else(|| self.beside_of(&open));
            self.open = Some(open);
            // What the bar has done is not typed over.
            if asked.leaves && !actions.is_empty() {
                OpenText::forget(ui.ctx());
            } else {
                self.close(ui, actions);
            }
            if leaves_by_key || asked.leaves {
                if let Some(at) = back {
                    let passage = places::passage(self.preview, at);
                    Marked::at(at, passage, None).store(ui, self.desk);
                }
                ui.memory_mut(|memory| memory.request_focus(self.desk));
            }
            ui.ctx().request_repaint();
            return;
        }
        if open.frames > 0 {
            ui.ctx().request_repaint();
        }
        open.store(ui.ctx());
    }

    /// The passage beside which something new is written.
    fn beside_of(&self, open: &OpenText) -> Option<PassageAt> {
        let index = open.new.as_ref()?.beside.find(self.preview)?;
        self.places.shown(index).first().copied()
    }
}
