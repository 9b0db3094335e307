//! What a person has changed by hand in the letters of a case (rettelser i breve): which words of which block, and with what.
//!
//! A letter is assembled anew whenever the case, a template or the law changes. So an edit keeps what it was made on, its ground, and
//! holds for as long as that stands in the letter.

use std::collections::HashSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Case;
use crate::place::ItemId;

/// The most edits of a case, in all its letters.
pub const MOST_EDITS: usize = 1_000;

/// The edits of a case in the order in which they were made (sagens rettelser i breve).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LetterEdits(Vec<LetterEdit>);

/// One edit of one letter (en rettelse i et brev).
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterEdit {
    pub id: ItemId,
    /// The id of the letter, such as `hearing`.
    pub letter: String,
    /// The lasting id of the block, in the digits of sixteen.
    pub block: String,
    pub act: EditAct,
    /// What stood there: the cells of a row of a table, or else one text.
    pub ground: Vec<EditText>,
    /// What stands there now; nothing where it was taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<EditText>,
    /// Whether the value that ends the ground went on in the text below. A value of one paragraph may become several, and then what was
    /// written behind it would stand in its middle.
    #[serde(default, skip_serializing_if = "is_no")]
    pub goes_on: bool,
    /// Who made it, as the program knows its user; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The day on which it was made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub on: String,
}

/// What an edit does (hvad rettelsen gør).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditAct {
    Replace,
    Remove,
    /// Adds a paragraph, an item of a list or a row before what the edit names.
    Before,
    After,
    /// Chooses an option, which is the text, of the choice of the letter that stands in the place of a block.
    Choose,
}

/// A text of a letter in pieces (en tekst i stykker).
pub type EditText = Vec<EditPiece>;

/// A stretch of an edited text of one look (et stykke tekst).
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditPiece {
    /// The words, or what the value was when the edit was made.
    pub text: String,
    /// The lasting address of the field whose value stands here, so that the letter goes on following the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "is_no")]
    pub bold: bool,
    #[serde(default, skip_serializing_if = "is_no")]
    pub italic: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl EditPiece {
    /// Words in the look of running text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: None, bold: false, italic: false, link: None }
    }
}

/// The words of a text of a letter, as they stand one after the other.
pub fn words_of(text: &EditText) -> String {
    text.iter().map(|piece| piece.text.as_str()).collect()
}

/// The piece that has so many bytes of a text from a place on, and where they begin in it; none where they are the value of a field, or
/// stand in several pieces.
pub fn piece_at(text: &EditText, start: usize, length: usize) -> Option<(usize, usize)> {
    let mut before = 0;
    for (index, piece) in text.iter().enumerate() {
        let end = before + piece.text.len();
        if start >= before && start + length <= end {
            return piece.value.is_none().then_some((index, start - before));
        }
        before = end;
    }
    None
}

impl LetterEdits {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn all(&self) -> &[LetterEdit] {
        &self.0
    }

    /// The edits of one letter.
    pub fn of<'e>(&'e self, letter: &'e str) -> impl Iterator<Item = &'e LetterEdit> + Clone {
        self.0.iter().filter(move |edit| edit.letter == letter)
    }

    pub fn get(&self, id: ItemId) -> Option<&LetterEdit> {
        self.0.iter().find(|edit| edit.id == id)
    }
}

impl Case {
    /// Adds an edit, or puts it in the place of the one that does the same to the same words. Gives its id.
    pub fn edit_letter(&mut self, edit: LetterEdit) -> ItemId {
        let is_one_of_a_kind = matches!(edit.act, EditAct::Replace | EditAct::Remove);
        let same = |old: &&mut LetterEdit| {
            is_one_of_a_kind
                && matches!(old.act, EditAct::Replace | EditAct::Remove)
                && (&old.letter, &old.block, &old.ground)
                    == (&edit.letter, &edit.block, &edit.ground)
        };
        let same_choice = |old: &LetterEdit| {
            (old.act, edit.act) == (EditAct::Choose, EditAct::Choose)
                && (&old.letter, &old.block) == (&edit.letter, &edit.block)
        };
        let same = |old: &&mut LetterEdit| same(old) || same_choice(old);
        if let Some(old) = self.edits.0.iter_mut().find(same) {
            let id = old.id;
            *old = LetterEdit { id, ..edit };
            return id;
        }
        let id = self.new_item();
        self.edits.0.push(LetterEdit { id, ..edit });
        id
    }

    /// Changes an edit that is there; says whether it is.
    pub fn change_edit(&mut self, id: ItemId, change: impl FnOnce(&mut LetterEdit)) -> bool {
        let found = self.edits.0.iter_mut().find(|edit| edit.id == id);
        found.map(change).is_some()
    }

    /// Gives an id of its own to each edit that has none, or one that something else in the case has.
    pub(super) fn name_edits(&mut self, others: &HashSet<ItemId>) {
        let mut seen = others.clone();
        let named = |edit: &LetterEdit| {
            !edit.id.is_none() && edit.id <= self.last_item && seen.insert(edit.id)
        };
        if self.edits.all().iter().all(named) {
            return;
        }
        let mut seen = others.clone();
        let mut last = self.last_item;
        for edit in &mut self.edits.0 {
            if edit.id.is_none() || edit.id > last || !seen.insert(edit.id) {
                last.0 += 1;
                edit.id = last;
                seen.insert(last);
            }
        }
        self.last_item = last;
    }

    /// Takes an edit back; says whether it was there.
    pub fn take_back_edit(&mut self, id: ItemId) -> bool {
        let before = self.edits.0.len();
        self.edits.0.retain(|edit| edit.id != id);
        self.edits.0.len() < before
    }
}

/// No letter's text stands in it.
impl fmt::Debug for LetterEdits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LetterEdits").field(&self.0.len()).finish()
    }
}

impl fmt::Debug for LetterEdit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LetterEdit")
            .field("id", &self.id)
            .field("act", &self.act)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for EditPiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = self.text.chars().count();
        f.debug_struct("EditPiece").field("letters", &letters).finish_non_exhaustive()
    }
}

fn is_no(answer: &bool) -> bool {
    !answer
}
