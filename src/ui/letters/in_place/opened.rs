//! The text of a letter that is open on its page: which it is, what is typed in it, and what of that the case has.

use std::sync::Arc;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, Id, Pos2};

use crate::case::edits::EditAct;
use crate::jobs::job::Preview;
use crate::letters::edits::{LetterText, TextStanding, added_text};
use crate::place::ItemId;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::edits::{EditWish, as_kept};

/// Which text of a letter something is about, however often the letter is filled anew.
#[derive(Clone, PartialEq)]
pub(super) enum TextKey {
    Own { block: Arc<str>, words: Vec<String> },
    Added(ItemId),
}

impl TextKey {
    pub(super) fn of(text: &LetterText) -> Self {
        match text.edit {
            Some(id) if is_added(text) => Self::Added(id),
            _ => Self::Own { block: Arc::clone(&text.block), words: text.own_words() },
        }
    }

    fn is(&self, text: &LetterText) -> bool {
        match self {
            Self::Own { block, words } => {
                !is_added(text)
                    && text.standing != TextStanding::SetAside
                    && *block == text.block
                    && *words == text.own_words()
            }
            Self::Added(id) => is_added(text) && text.edit == Some(*id),
        }
    }

    /// Where the text is in the letter.
    pub(super) fn find(&self, preview: &Preview) -> Option<usize> {
        preview.texts.iter().position(|text| self.is(text))
    }
}

pub(super) fn is_added(text: &LetterText) -> bool {
    matches!(text.standing, TextStanding::Added | TextStanding::AddedAsks)
}

/// Something new that is written beside a text.
#[derive(Clone, PartialEq)]
pub(super) struct NewText {
    pub beside: TextKey,
    /// `Before` or `After`.
    pub act: EditAct,
    /// The newest edit of the case before this one.
    last: ItemId,
    is_sent: bool,
}

/// The text that is open (den åbne tekst).
#[derive(Clone, PartialEq)]
pub(super) struct OpenText {
    pub letter: String,
    /// The pages on which it is open: the same letter may be shown twice.
    pub desk: Id,
    /// The text; none while something new has no words yet.
    pub key: Option<TextKey>,
    /// Where it was begun, if it is new.
    pub new: Option<NewText>,
    pub typed: Vec<String>,
    /// What the case has of it, as far as is known here.
    held: Vec<String>,
    /// The cell that gets the cursor next, and where it was pointed at.
    pub aims: Option<(usize, Option<Pos2>)>,
    pub has_cursor: bool,
    /// The cell that had the cursor last.
    pub cell: usize,
    /// How much room it last took beyond that of what it covers.
    pub extra: f32,
    pub frames: u32,
}

impl OpenText {
    fn id() -> Id {
        Id::unique("text that is open on its page")
    }

    /// The text that is open on these pages of this letter.
    pub(super) fn load(ctx: &Context, desk: Id, letter: &str) -> Option<Self> {
        let open = ctx.data(|data| data.get_temp::<Self>(Self::id()));
        open.filter(|open| open.desk == desk && open.letter == letter)
    }

    pub(super) fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::id(), self));
    }

    pub(super) fn forget(ctx: &Context) {
        ctx.data_mut(|data| data.remove::<Self>(Self::id()));
    }

    /// The id of the box of a cell.
    pub(super) fn box_id(desk: Id, cell: usize) -> Id {
        desk.with("box of the open text").with(cell)
    }

    fn begun(desk: Id, letter: &str, cells: usize, ctx: &Context) -> Self {
        for cell in 0..cells {
            TextEditState::default().store(ctx, Self::box_id(desk, cell));
        }
        Self {
            letter: letter.to_owned(),
            desk,
            key: None,
            new: None,
            typed: vec![String::new(); cells],
            held: vec![String::new(); cells],
            aims: Some((0, None)),
            has_cursor: false,
            cell: 0,
            extra: 0.0,
            frames: 0,
        }
    }

    /// Opens a text as it stands, with the cursor in a cell of it.
    pub(super) fn text(
        ctx: &Context,
        (desk, letter): (Id, &str),
        text: &LetterText,
        aims: (usize, Option<Pos2>),
    ) -> Self {
        let words = words_of(text);
        let begun = Self::begun(desk, letter, words.len(), ctx);
        Self {
            key: Some(TextKey::of(text)),
            typed: words.clone(),
            held: words,
            aims: Some(aims),
            ..begun
        }
    }

    /// Opens an empty text beside another.
    pub(super) fn new_text(
        ctx: &Context,
        (desk, session): (Id, &Session),
        letter: &str,
        beside: &LetterText,
        act: EditAct,
    ) -> Self {
        let last = session.case().edits.all().iter().map(|edit| edit.id).max();
        let new = NewText {
            beside: TextKey::of(beside),
            act,
            last: last.unwrap_or(ItemId::NONE),
            is_sent: false,
        };
        let cells = beside.ground.len().max(1);
        Self { new: Some(new), ..Self::begun(desk, letter, cells, ctx) }
    }

    /// The text as the case has it now, with the one that it stands in. None where it is gone: it is to be closed then.
    pub(super) fn follow(&mut self, session: &Session, preview: &Preview) -> Option<LetterText> {
        let edits = &session.case().edits;
        if let Some(new) = self.new.as_mut().filter(|new| new.is_sent && self.key.is_none()) {
            let made = edits.of(&self.letter).filter(|edit| edit.id > new.last);
            match made.filter(|edit| edit.act == new.act).last() {
                Some(edit) => self.key = Some(TextKey::Added(edit.id)),
                // It was not taken.
                None => {
                    new.is_sent = false;
                    self.typed.iter_mut().for_each(String::clear);
                }
            }
        }
        let Some(key) = &self.key else {
            let beside = self.new.as_ref()?.beside.find(preview)?;
            return Some(preview.texts[beside].clone());
        };
        let text = match (key.find(preview), key) {
            (Some(index), _) => preview.texts[index].clone(),
            // The letter is not filled anew yet.
            (None, TextKey::Added(id)) => added_text(edits.get(*id)?),
            (None, TextKey::Own { .. }) => return None,
        };
        let text = text.as_edited(&self.letter, edits)?;
        let words = words_of(&text);
        if words != self.held {
            // Undone, done again, or put back.
            self.typed.clone_from(&words);
            self.held = words;
        }
        Some(text)
    }

    fn is_blank(&self) -> bool {
        self.typed.iter().all(|words| words.trim().is_empty())
    }

    /// Puts what is typed into the letter. What is empty for a moment, while something else is written, is not taken out.
    pub(super) fn put_in(&mut self, text: &LetterText, actions: &mut Vec<Action>) {
        if !self.is_blank() {
            self.send(text, actions);
        }
    }

    fn send(&mut self, text: &LetterText, actions: &mut Vec<Action>) {
        let kept: Vec<String> = self.typed.iter().map(|words| as_kept(words)).collect();
        if kept == self.held {
            return;
        }
        let typed = self.typed.clone();
        let wish = match (&self.key, &mut self.new) {
            (Some(_), _) => EditWish::Type(text.clone(), typed),
            (None, Some(new)) => {
                new.is_sent = true;
                match new.act {
                    EditAct::Before => EditWish::AddBefore(text.clone(), typed),
                    _ => EditWish::AddAfter(text.clone(), typed),
                }
            }
            (None, None) => return,
        };
        self.held = kept;
        actions.push(Action::EditLetter(wish));
    }

    /// Says what is left of the text when it is closed: one that was emptied goes out of the letter, if it may.
    pub(super) fn close(
        mut self,
        text: &LetterText,
        may_go: bool,
        actions: &mut Vec<Action>,
        ctx: &Context,
    ) {
        if self.key.is_some() && (!self.is_blank() || may_go) {
            self.send(text, actions);
        }
        Self::forget(ctx);
    }
}

/// The words of a text, one for each of its cells, also where it was taken out.
fn words_of(text: &LetterText) -> Vec<String> {
    let mut words = text.words();
    words.resize(text.ground.len().max(words.len()).max(1), String::new());
    words
}
