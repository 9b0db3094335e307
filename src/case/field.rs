//! How a section lists its fields, so that forms, letters, checks and search all walk the same list.

use std::borrow::Cow;

use super::cited::CitedExhibits;
use super::kind::Kind;
use crate::danish::pasted::settle;
use crate::place::ItemId;

/// Whether a question has an answer, and if not, why (svarets tilstand).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    NotAnswered,
    Unknown,
    NotRelevant,
    Given,
}

/// An answer to a question, whatever its type.
pub trait Answered {
    fn kind(&self) -> Kind;
    fn state(&self) -> State;
    /// What was typed, or the key of a choice; empty where no answer is given.
    fn text(&self) -> &str;
    /// The text as a person reads it: a day in words.
    fn shown(&self) -> Cow<'_, str>;
    /// Whether the text means something as this kind: a date that exists, a number that is one. True where nothing is given.
    fn is_sound(&self) -> bool;
    /// Whether there is an answer that is more than blanks.
    fn is_filled(&self) -> bool {
        self.state() == State::Given && !self.text().trim().is_empty()
    }
    /// Sets why there is no answer; `Given` starts an empty text and does nothing to a choice.
    fn set_state(&mut self, state: State);
    /// Gives an answer by its text or key. A text that only blanks make up becomes "not answered".
    ///
    /// # Errors
    /// A choice that does not know the key says which it knows, in Danish.
    fn set_text(&mut self, text: &str) -> Result<(), String>;
    /// The exhibits that a given answer names, where that is its kind.
    fn cited(&self) -> Option<&CitedExhibits>;
    fn cited_mut(&mut self) -> Option<&mut CitedExhibits>;
    /// The typed text to edit in place; none for a choice or where no answer is given. [`Answered::settle`] ends the editing.
    fn text_mut(&mut self) -> Option<&mut String>;
    /// Takes up what was typed or pasted in place, as it was meant, and gives back where the cursor stands then, in letters.
    fn settle(&mut self, cursor: usize) -> usize {
        let form = self.kind().form();
        self.text_mut().map_or(cursor, |text| settle(text, form, cursor))
    }
}

/// A list of items, whatever their type.
pub trait Listed {
    fn state(&self) -> State;
    fn set_state(&mut self, state: State);
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn item(&self, index: usize) -> Option<&dyn Section>;
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Section>;
    /// The id of an item; none where there is no such item.
    fn id(&self, index: usize) -> ItemId;
    fn set_id(&mut self, index: usize, id: ItemId);
    /// Puts an empty item at the end.
    fn add(&mut self, id: ItemId);
    /// Takes an item out; a list that loses its last item is not answered any more.
    fn remove(&mut self, index: usize);
    fn swap(&mut self, first: usize, second: usize);
    /// An empty item, to read which fields an item has.
    fn blank_item(&self) -> Box<dyn Section>;
}

/// An item of a list: a section that can be told from its neighbours wherever it stands (et punkt).
pub trait Item: Section {
    fn id(&self) -> ItemId;
    fn set_id(&mut self, id: ItemId);
}

/// A field to read.
#[derive(Clone, Copy)]
pub enum View<'a> {
    Answer(&'a dyn Answered),
    List(&'a dyn Listed),
}

impl View<'_> {
    /// The state of a field, where blanks and an empty list are no answer: a list with nothing to put in it is "not
    /// relevant".
    pub fn state(self) -> State {
        let (state, is_empty) = match self {
            View::Answer(answer) => (answer.state(), !answer.is_filled()),
            View::List(list) => (list.state(), list.is_empty()),
        };
        if state == State::Given && is_empty { State::NotAnswered } else { state }
    }
}

/// A field to change.
pub enum Edit<'a> {
    Answer(&'a mut dyn Answered),
    List(&'a mut dyn Listed),
}

/// What a struct's member must be to stand in a section.
pub trait Member {
    fn view(&self) -> View<'_>;
    fn edit(&mut self) -> Edit<'_>;
}

/// A section of the case, or an item of a list: fields by name, in the order in which a person meets them.
pub trait Section {
    fn fields(&self) -> Vec<(&'static str, View<'_>)>;
    fn fields_mut(&mut self) -> Vec<(&'static str, Edit<'_>)>;
    fn field(&self, name: &str) -> Option<View<'_>>;
    fn field_mut(&mut self, name: &str) -> Option<Edit<'_>>;
}
