//! What an answer is to a reader who does not know its type: the form, the letters, the walk over all answers.

use std::borrow::Cow;

use super::answer::Answer;
use super::cited::CitedExhibits;
use super::field::{Answered, Edit, Item, Listed, Member, Section, State, View};
use super::kind::Kind;
use super::scalar::Scalar;
use crate::place::ItemId;

impl<T: Scalar> Answered for Answer<T> {
    fn kind(&self) -> Kind {
        T::KIND
    }

    fn state(&self) -> State {
        Self::state(self)
    }

    fn text(&self) -> &str {
        self.given().map_or("", Scalar::text)
    }

    fn shown(&self) -> Cow<'_, str> {
        self.given().map_or(Cow::Borrowed(""), Scalar::shown)
    }

    fn is_sound(&self) -> bool {
        self.given().is_none_or(Scalar::is_sound)
    }

    fn set_state(&mut self, state: State) {
        if let Some(lacking) = Self::lacking(state) {
            *self = lacking;
        } else if !matches!(self, Self::Given(_))
            && let Ok(empty) = T::parse("")
        {
            *self = Self::Given(empty);
        }
    }

    fn set_text(&mut self, text: &str) -> Result<(), String> {
        match self {
            _ if text.trim().is_empty() => *self = Self::NotAnswered,
            Self::Given(value) => value.retext(text)?,
            _ => *self = Self::Given(T::parse(text)?),
        }
        Ok(())
    }

    fn cited(&self) -> Option<&CitedExhibits> {
        self.given().and_then(Scalar::cited)
    }

    fn cited_mut(&mut self) -> Option<&mut CitedExhibits> {
        match self {
            Self::Given(value) => value.cited_mut(),
            _ => None,
        }
    }

    fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Given(value) => value.text_mut(),
            _ => None,
        }
    }
}

impl<T: Scalar> Member for Answer<T> {
    fn view(&self) -> View<'_> {
        View::Answer(self)
    }

    fn edit(&mut self) -> Edit<'_> {
        Edit::Answer(self)
    }
}

impl<I: Item + Default + 'static> Member for Answer<Vec<I>> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn edit(&mut self) -> Edit<'_> {
        Edit::List(self)
    }
}

impl<I: Item + Default + 'static> Listed for Answer<Vec<I>> {
    fn state(&self) -> State {
        Self::state(self)
    }

    fn set_state(&mut self, state: State) {
        if let Some(lacking) = Self::lacking(state) {
            *self = lacking;
        } else if !matches!(self, Self::Given(_)) {
            *self = Self::Given(Vec::new());
        }
    }

    fn len(&self) -> usize {
        self.items().len()
    }

    fn item(&self, index: usize) -> Option<&dyn Section> {
        self.items().get(index).map(|item| item as &dyn Section)
    }

    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Section> {
        match self {
            Self::Given(items) => items.get_mut(index).map(|item| item as &mut dyn Section),
            _ => None,
        }
    }

    fn id(&self, index: usize) -> ItemId {
        self.items().get(index).map_or(ItemId::NONE, Item::id)
    }

    fn set_id(&mut self, index: usize, id: ItemId) {
        if let Self::Given(items) = self
            && let Some(item) = items.get_mut(index)
        {
            item.set_id(id);
        }
    }

    fn add(&mut self, id: ItemId) {
        let mut item = I::default();
        item.set_id(id);
        match self {
            Self::Given(items) => items.push(item),
            _ => *self = Self::Given(vec![item]),
        }
    }

    fn remove(&mut self, index: usize) {
        if let Self::Given(items) = self {
            if index < items.len() {
                items.remove(index);
            }
            if items.is_empty() {
                *self = Self::NotAnswered;
            }
        }
    }

    fn swap(&mut self, first: usize, second: usize) {
        if let Self::Given(items) = self
            && first < items.len()
            && second < items.len()
        {
            items.swap(first, second);
        }
    }

    fn blank_item(&self) -> Box<dyn Section> {
        Box::new(I::default())
    }
}
