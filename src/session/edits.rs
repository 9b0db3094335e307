//! Editing the letter in view by hand.

use super::Session;
use crate::case::Case;
use crate::case::edits::{EditAct, EditPiece, EditText, LetterEdit, MOST_EDITS};
use crate::danish::pasted::{Form, as_meant};
use crate::letters::choices::{LetterChoice, choosing};
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
    /// The letter has this option of a choice.
    Choose(LetterChoice, String),
}

/// No letter's text stands in it.
impl std::fmt::Debug for EditWish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Type(..) => "Type",
            Self::AddAfter(..) => "AddAfter",
            Self::PutBack(_) => "PutBack",
            Self::Keep(_) => "Keep",
            Self::Choose(..) => "Choose",
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
        let writer =
            Writer { letter, by: self.settings().name.clone(), on: self.today.to_string() };
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
            EditWish::Choose(choice, key) => !is_full && writer.choose(case, &choice, &key),
            EditWish::Type(text, typed) => {
                (text.edit.is_some() || !is_full) && writer.retype(case, &text, &typed)
            }
            EditWish::AddAfter(text, typed) => !is_full && writer.add(case, &text, &typed),
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

/// Who writes in which letter, and on which day.
struct Writer {
    letter: String,
    by: String,
    on: String,
}

impl Writer {
    fn edit(&self, text: &LetterText, act: EditAct, texts: Vec<EditText>) -> LetterEdit {
        LetterEdit {
            id: ItemId::NONE,
            letter: self.letter.clone(),
            block: text.block.clone(),
            act,
            ground: text.ground.clone(),
            text: texts,
            by: self.by.clone(),
            on: self.on.clone(),
        }
    }

    /// Chooses an option. The usual one is there where nothing is chosen.
    fn choose(&self, case: &mut Case, choice: &LetterChoice, key: &str) -> bool {
        let is_own = |edit: &&LetterEdit| edit.act == EditAct::Choose && edit.block == choice.name;
        let known = case.edits.of(&self.letter).find(is_own).map(|edit| edit.id);
        if key == choice.usual {
            return known.is_some_and(|id| case.take_back_edit(id));
        }
        if key == choice.chosen {
            return false;
        }
        case.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: self.letter.clone(),
            block: choice.name.clone(),
            act: EditAct::Choose,
            ground: Vec::new(),
            text: choosing(key),
            by: self.by.clone(),
            on: self.on.clone(),
        });
        true
    }

    /// Puts typed words in the place of a text.
    fn retype(&self, case: &mut Case, text: &LetterText, typed: &[String]) -> bool {
        let typed: Vec<String> = typed.iter().map(|words| clean(words)).collect();
        let is_blank = typed.iter().all(|words| words.trim().is_empty());
        // A text that was taken out has no words to tie to but those it had.
        let before = |cell: usize| {
            let own = text.texts.get(cell).or_else(|| text.ground.get(cell));
            own.map_or(&[][..], Vec::as_slice)
        };
        let tied = || typed.iter().enumerate().map(|(cell, typed)| tie(before(cell), typed));
        if let (Some(id), TextStanding::Added | TextStanding::SetAside) = (text.edit, text.standing)
        {
            if is_blank {
                return case.take_back_edit(id);
            }
            return case.change_edit(id, |edit| edit.text = tied().collect());
        }
        if typed == text.own_words() {
            return text.edit.is_some_and(|id| case.take_back_edit(id));
        }
        let made = match is_blank {
            true => self.edit(text, EditAct::Remove, Vec::new()),
            false => self.edit(text, EditAct::Replace, tied().collect()),
        };
        match text.edit {
            Some(id) => case.change_edit(id, |edit| *edit = LetterEdit { id, ..made }),
            None => {
                case.edit_letter(made);
                true
            }
        }
    }

    fn add(&self, case: &mut Case, text: &LetterText, typed: &[String]) -> bool {
        let texts: Vec<EditText> =
            typed.iter().map(|words| vec![EditPiece::plain(clean(words))]).collect();
        let is_blank = texts.iter().flatten().all(|piece| piece.text.trim().is_empty());
        if !is_blank {
            case.edit_letter(self.edit(text, EditAct::After, texts));
        }
        !is_blank
    }
}

/// The words by hand stand from now on in the place of what the letter reads now.
fn keep(case: &mut Case, text: &LetterText) -> bool {
    let ground = text.ground.clone();
    text.edit.is_some_and(|id| case.change_edit(id, |edit| edit.ground = ground))
}
