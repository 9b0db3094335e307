//! Editing the letter in view by hand.

use super::Session;
use super::history::TypedText;
use crate::case::Case;
use crate::case::edits::{EditAct, EditPiece, EditText, LetterEdit, MOST_EDITS};
use crate::danish::pasted::{Form, as_meant};
use crate::letters::choices::LetterChoice;
use crate::letters::edits::{LetterText, TextStanding, tie};
use crate::place::ItemId;

/// What a person does with the texts of the letter in view (en rettelse af brevet).
#[derive(Clone, PartialEq)]
pub enum EditWish {
    /// This stands in the place of a text: a word for each cell of a row. With no words at all it is taken out.
    Type(LetterText, Vec<String>),
    /// A new paragraph, item or row after a text.
    AddAfter(LetterText, Vec<String>),
    /// The same before it.
    AddBefore(LetterText, Vec<String>),
    /// The value that stands in a piece of a cell is words from now on, and follows the case no more.
    Loosen { text: LetterText, cell: usize, piece: usize },
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
            Self::AddBefore(..) => "AddBefore",
            Self::Loosen { .. } => "Loosen",
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
        let typed = typed(&wish);
        let changed = self.open.edit_letters(typed.as_ref(), |case| match wish {
            EditWish::PutBack(id) => case.take_back_edit(id),
            EditWish::Keep(text) => keep(case, &text),
            EditWish::Choose(choice, key) => {
                let who = (writer.by.as_str(), writer.on.as_str());
                !is_full && case.choose_in_letter(&writer.letter, &choice, &key, who)
            }
            EditWish::Type(text, typed) => {
                (text.edit.is_some() || !is_full) && writer.retype(case, &text, &typed)
            }
            EditWish::AddAfter(text, typed) => {
                !is_full && writer.add(case, &text, EditAct::After, &typed)
            }
            EditWish::AddBefore(text, typed) => {
                !is_full && writer.add(case, &text, EditAct::Before, &typed)
            }
            EditWish::Loosen { text, cell, piece } => {
                (text.edit.is_some() || !is_full) && writer.loosen(case, &text, cell, piece)
            }
        });
        self.note(changed);
        if changed {
            self.ask_for_answers();
        }
    }
}

/// Which text is typed into, so that typing it on is no step of its own. What is new begins one.
fn typed(wish: &EditWish) -> Option<TypedText> {
    let of = |what: &str, text: &LetterText, begins| {
        let name = format!("{what} {} {}", text.block, text.own_words().concat());
        Some(TypedText { name, begins })
    };
    match wish {
        EditWish::Type(text, _) if text.standing == TextStanding::Added => of("added", text, false),
        EditWish::Type(text, _) => of("own", text, false),
        EditWish::AddAfter(text, _) | EditWish::AddBefore(text, _) => of("added", text, true),
        _ => None,
    }
}

/// What was typed as an edit keeps it (teksten, som den bliver gemt).
pub fn as_kept(typed: &str) -> String {
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
            block: text.block.to_string(),
            act,
            ground: text.ground.to_vec(),
            text: texts,
            goes_on: text.goes_on,
            by: self.by.clone(),
            on: self.on.clone(),
        }
    }

    /// Puts typed words in the place of a text.
    fn retype(&self, case: &mut Case, text: &LetterText, typed: &[String]) -> bool {
        let typed: Vec<String> = typed.iter().map(|words| as_kept(words)).collect();
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

    /// Makes words of a value. The text stays as it reads.
    fn loosen(&self, case: &mut Case, text: &LetterText, cell: usize, piece: usize) -> bool {
        let mut texts = text.texts.to_vec();
        let value = texts.get_mut(cell).and_then(|cell| cell.get_mut(piece));
        if value.and_then(|piece| piece.value.take()).is_none() {
            return false;
        }
        match (text.edit, text.standing) {
            (Some(id), _) => case.change_edit(id, |edit| edit.text = texts),
            (None, TextStanding::Assembled) => {
                case.edit_letter(self.edit(text, EditAct::Replace, texts));
                true
            }
            (None, _) => false,
        }
    }

    fn add(&self, case: &mut Case, text: &LetterText, act: EditAct, typed: &[String]) -> bool {
        let texts: Vec<EditText> =
            typed.iter().map(|words| vec![EditPiece::plain(as_kept(words))]).collect();
        let is_blank = texts.iter().flatten().all(|piece| piece.text.trim().is_empty());
        if !is_blank {
            case.edit_letter(self.edit(text, act, texts));
        }
        !is_blank
    }
}

/// The words by hand stand from now on in the place of what the letter reads now.
fn keep(case: &mut Case, text: &LetterText) -> bool {
    let (block, ground, goes_on) = (text.block.to_string(), text.ground.to_vec(), text.goes_on);
    text.edit.is_some_and(|id| {
        case.change_edit(id, |edit| {
            (edit.block, edit.ground, edit.goes_on) = (block, ground, goes_on);
        })
    })
}
