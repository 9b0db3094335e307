//! Editing the letter in view by hand.

use super::Session;
use crate::case::Case;
use crate::case::edits::{EditAct, EditPiece, EditText, LetterEdit, MOST_EDITS};
use crate::danish::pasted::{Form, as_meant};
use crate::letters::edits::{LetterText, TextStanding, tie};
use crate::place::ItemId;

/// What a person does with the texts of the letter in view (en rettelse af brevet).
#[derive(Clone, PartialEq)]
pub enum EditWish {
    /// This stands in the place of a text: a word for each cell of a row. With no words at all it is taken out.
    Type(LetterText, Vec<String>),
    /// A new paragraph, item or row after a text.
    AddAfter(LetterText, Vec<String>),
    /// The text is to be as the letter has it by itself, or an added one is to go.
    PutBack(ItemId),
    /// The text that was written by hand stays, although the letter reads otherwise now.
    Keep(LetterText),
}

/// No letter's text stands in it.
impl std::fmt::Debug for EditWish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Type(..) => "Type",
            Self::AddAfter(..) => "AddAfter",
            Self::PutBack(_) => "PutBack",
            Self::Keep(_) => "Keep",
        })
    }
}

impl Session {
    /// Keeps in the case what a letter said when it was written, so that it can be compared later. A case that was saved stays so.
    pub(super) fn keep_words_of(&mut self, letter: &str) {
        let generation = self.open.generation();
        let Some(words) = self.pages.letters.words_of(letter, generation).map(str::to_owned) else {
            return;
        };
        let was_saved = !self.file.lacks(self.open.latest());
        let on = self.today.to_string();
        let is_kept = self.open.keep(|kept| kept.keep_written(letter, &words, on));
        if is_kept && was_saved && self.file.path().is_some() {
            self.save(None);
        }
    }

    pub(super) fn edit_letter(&mut self, wish: EditWish) {
        let Some(letter) = self.letters().beside().map(|row| row.id.clone()) else { return };
        let user = self.settings().name.clone();
        let on = self.today.to_string();
        let is_full = self.open.case().edits.all().len() >= MOST_EDITS;
        let typed = match &wish {
            EditWish::Type(text, _) => {
                Some(format!("{} {}", text.block, text.own_words().concat()))
            }
            _ => None,
        };
        let changed = self.open.edit_letters(typed.as_deref(), |case| match wish {
            EditWish::PutBack(id) => case.take_back_edit(id),
            EditWish::Keep(text) => keep(case, &text),
            EditWish::Type(text, typed) => {
                (text.edit.is_some() || !is_full)
                    && retype(case, &letter, &text, &typed, (user, on))
            }
            EditWish::AddAfter(text, typed) => {
                !is_full && add(case, &letter, &text, &typed, (user, on))
            }
        });
        self.note(changed);
        if changed {
            self.ask_for_answers();
        }
    }
}

fn clean(typed: &str) -> String {
    as_meant(typed.trim_end(), Form::Lines).into_owned()
}

/// Puts typed words in the place of a text.
fn retype(
    case: &mut Case,
    letter: &str,
    text: &LetterText,
    typed: &[String],
    (by, on): (String, String),
) -> bool {
    let typed: Vec<String> = typed.iter().map(|words| clean(words)).collect();
    let is_blank = typed.iter().all(|words| words.trim().is_empty());
    if let (Some(id), TextStanding::Added | TextStanding::SetAside) = (text.edit, text.standing) {
        if is_blank {
            return case.take_back_edit(id);
        }
        let texts: Vec<EditText> =
            typed.iter().zip(&text.texts).map(|(typed, text)| tie(text, typed)).collect();
        return case.change_edit(id, |edit| edit.text = texts);
    }
    if typed == text.own_words() {
        return text.edit.is_some_and(|id| case.take_back_edit(id));
    }
    let before = |cell: usize| {
        // What was loosened into words before is tied to nothing again.
        text.texts.get(cell).or_else(|| text.ground.get(cell)).map_or(&[][..], Vec::as_slice)
    };
    let texts: Vec<EditText> =
        typed.iter().enumerate().map(|(cell, typed)| tie(before(cell), typed)).collect();
    let (act, texts) =
        if is_blank { (EditAct::Remove, Vec::new()) } else { (EditAct::Replace, texts) };
    let ground = text.ground.clone();
    let made = |edit: &mut LetterEdit| {
        edit.act = act;
        edit.text.clone_from(&texts);
        edit.ground.clone_from(&ground);
        edit.by.clone_from(&by);
        edit.on.clone_from(&on);
    };
    if let Some(id) = text.edit {
        return case.change_edit(id, made);
    }
    case.edit_letter(LetterEdit {
        id: ItemId::NONE,
        letter: letter.to_owned(),
        block: text.block.clone(),
        act,
        ground,
        text: texts,
        by,
        on,
    });
    true
}

fn add(
    case: &mut Case,
    letter: &str,
    text: &LetterText,
    typed: &[String],
    (by, on): (String, String),
) -> bool {
    let texts: Vec<EditText> =
        typed.iter().map(|words| vec![EditPiece::plain(clean(words))]).collect();
    if texts.iter().flatten().all(|piece| piece.text.trim().is_empty()) {
        return false;
    }
    case.edit_letter(LetterEdit {
        id: ItemId::NONE,
        letter: letter.to_owned(),
        block: text.block.clone(),
        act: EditAct::After,
        ground: text.ground.clone(),
        text: texts,
        by,
        on,
    });
    true
}

/// The words by hand stand from now on in the place of what the letter reads now.
fn keep(case: &mut Case, text: &LetterText) -> bool {
    let ground = text.ground.clone();
    text.edit.is_some_and(|id| case.change_edit(id, |edit| edit.ground = ground))
}
