//! What can be done with a text of a letter, as a menu on its page: by the right button of the mouse, or by key.

use eframe::egui::{Align, Context, Id, LayerId, Layout, Popup, PopupAnchor, PopupKind, Pos2, Ui};

use super::places::{PassageAt, Places, is_title, passage};
use super::texts;
use crate::case::edits::EditAct;
use crate::document::Source;
use crate::document::paper::Passage;
use crate::jobs::job::Preview;
use crate::letters::edits::{LetterText, TextStanding};
use crate::place::FieldPath;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::edits::EditWish;

/// The menu of a passage (genvejsmenuen).
#[derive(Clone, Copy)]
pub(super) struct OpenMenu {
    pub at: PassageAt,
    pos: Pos2,
    is_by_key: bool,
    frames: u32,
}

/// What was chosen that the menu cannot do itself.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Chosen {
    Edit,
    Add(EditAct),
}

pub(super) fn popup(desk: Id) -> Id {
    desk.with("menu of a text")
}

fn kept(desk: Id) -> Id {
    desk.with("passage of the menu")
}

impl OpenMenu {
    pub(super) fn open(ctx: &Context, desk: Id, at: PassageAt, pos: Pos2, is_by_key: bool) {
        let menu = Self { at, pos, is_by_key, frames: 0 };
        ctx.data_mut(|data| data.insert_temp(kept(desk), menu));
        Popup::open_id(ctx, popup(desk));
    }

    /// The menu that is open. One that was closed gives the cursor back to the pages, if it came from there.
    pub(super) fn load(ctx: &Context, desk: Id) -> Option<Self> {
        let menu = ctx.data(|data| data.get_temp::<Self>(kept(desk)))?;
        if Popup::is_id_open(ctx, popup(desk)) {
            return Some(menu);
        }
        ctx.data_mut(|data| data.remove::<Self>(kept(desk)));
        if menu.is_by_key && ctx.memory(|memory| memory.focused().is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(desk));
        }
        None
    }

    /// Draws the menu.
    pub(super) fn show(
        mut self,
        ui: &Ui,
        desk: Id,
        (session, preview, places): (&Session, &Preview, &Places),
        actions: &mut Vec<Action>,
    ) -> Option<(Chosen, usize)> {
        let passage = passage(preview, self.at)?;
        let index = places.text_of(passage);
        let layer: LayerId = ui.layer_id();
        let shown =
            Popup::new(popup(desk), ui.ctx().clone(), PopupAnchor::Position(self.pos), layer)
                .kind(PopupKind::Menu)
                .layout(Layout::top_down_justified(Align::Min))
                .style(eframe::egui::containers::menu::menu_style)
                .accessible_name(texts::MENU)
                .open_memory(None)
                .show(|ui| {
                    let mut entry = |ui: &mut Ui, name: &str| {
                        let response = ui.button(name);
                        if self.is_by_key && (1..4).contains(&self.frames) {
                            response.request_focus();
                            self.frames = 4;
                        }
                        if response.clicked() {
                            ui.close();
                        }
                        response.clicked()
                    };
                    let mut chosen = None;
                    if let Some(index) = index {
                        chosen = entries(ui, &mut entry, (preview, places), index, actions);
                    }
                    for path in fields(preview, self.at) {
                        let Some(library) = session.library() else { continue };
                        if entry(ui, &texts::go_to(library.words.label(&path.words_key()))) {
                            actions.push(Action::JumpTo(path));
                        }
                    }
                    chosen
                });
        self.frames += 1;
        ui.ctx().data_mut(|data| data.insert_temp(kept(desk), self));
        if self.frames < 4 {
            ui.ctx().request_repaint();
        }
        Some((shown?.inner?, index?))
    }
}

fn entries(
    ui: &mut Ui,
    entry: &mut impl FnMut(&mut Ui, &str) -> bool,
    (preview, places): (&Preview, &Places),
    index: usize,
    actions: &mut Vec<Action>,
) -> Option<Chosen> {
    let text = preview.texts.get(index)?;
    let mut chosen = None;
    if entry(ui, texts::EDIT) {
        chosen = Some(Chosen::Edit);
    }
    // What is beside something added belongs to the text that it was added to.
    if text.standing != TextStanding::Added {
        if entry(ui, texts::ADD_AFTER) {
            chosen = Some(Chosen::Add(EditAct::After));
        }
        if entry(ui, texts::ADD_BEFORE) {
            chosen = Some(Chosen::Add(EditAct::Before));
        }
    }
    let can_go = matches!(text.standing, TextStanding::Assembled | TextStanding::ByHand);
    if can_go && !is_title(preview, places.shown(index)) && entry(ui, texts::TAKE_OUT) {
        actions.push(Action::EditLetter(taking_out(text)));
    }
    if let Some(id) = text.edit {
        let is_added = text.standing == TextStanding::Added;
        if entry(ui, if is_added { texts::DELETE } else { texts::PUT_BACK }) {
            actions.push(Action::EditLetter(EditWish::PutBack(id)));
        }
    }
    for gone in places.gone_beside(index) {
        let Some(gone) = preview.texts.get(gone) else { continue };
        let name = texts::put_back(&gone.own_words().join(" "));
        if let Some(id) = gone.edit
            && entry(ui, &name)
        {
            actions.push(Action::EditLetter(EditWish::PutBack(id)));
        }
    }
    chosen
}

/// A text goes out of the letter.
fn taking_out(text: &LetterText) -> EditWish {
    EditWish::Type(text.clone(), vec![String::new(); text.ground.len().max(1)])
}

/// The fields whose answers a passage shows or lacks, each once.
fn fields(preview: &Preview, at: PassageAt) -> Vec<FieldPath> {
    const MOST: usize = 6;
    let mut found = Vec::new();
    let words = passage(preview, at).into_iter().flat_map(Passage::words);
    for source in words.filter_map(|word| preview.paper.source(word)) {
        if let Source::Field(path) | Source::Gap(Some(path)) = source
            && !found.contains(path)
            && found.len() < MOST
        {
            found.push(*path);
        }
    }
    found
}
