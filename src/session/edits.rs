//! Changes of the case: what is typed, what is chosen, lists, undo and redo.

use std::sync::Arc;

use super::Session;
use super::history::Change;
use super::question::Message;
use crate::case::Case;
use crate::case::field::{Edit, State};
use crate::jobs::job::Job;
use crate::place::FieldPath;

impl Session {
    /// Lets a form change the case in place. The form says where text was typed, if it was.
    pub fn edit(&mut self, form: impl FnOnce(&mut Case) -> Option<FieldPath>) {
        if let Some(place) = form(&mut self.case) {
            self.changed(&place, Change::Typed);
        }
    }

    pub(super) fn set_state(&mut self, place: &FieldPath, state: State) -> Vec<Job> {
        let mut lost_text = false;
        let changed = match self.case.find_mut(place) {
            Some(Edit::Answer(answer)) if answer.state() != state => {
                lost_text = answer.is_filled();
                answer.set_state(state);
                true
            }
            Some(Edit::List(list)) if list.state() != state => {
                lost_text = !list.is_empty();
                list.set_state(state);
                true
            }
            _ => false,
        };
        if changed {
            self.changed(place, Change::Whole);
            self.message = lost_text.then_some(Message::TextTakenOut).or(self.message.take());
        }
        Vec::new()
    }

    pub(super) fn answer(&mut self, place: &FieldPath, text: &str) -> Vec<Job> {
        let changed = match self.case.find_mut(place) {
            Some(Edit::Answer(answer)) => answer.text() != text && answer.set_text(text).is_ok(),
            _ => false,
        };
        if changed {
            self.changed(place, Change::Whole);
        }
        Vec::new()
    }

    pub(super) fn add_item(&mut self, place: &FieldPath) -> Vec<Job> {
        let id = self.case.new_item();
        let Some(Edit::List(list)) = self.case.find_mut(place) else { return Vec::new() };
        list.add(id);
        let first_field = list.len().checked_sub(1).and_then(|index| {
            let (name, _) = *list.item(index)?.fields().first()?;
            Some(place.item(index, id, name))
        });
        self.changed(place, Change::Whole);
        self.target = first_field;
        Vec::new()
    }

    pub(super) fn remove_item(&mut self, place: &FieldPath, index: usize) -> Vec<Job> {
        let Some(Edit::List(list)) = self.case.find_mut(place) else { return Vec::new() };
        if index >= list.len() {
            return Vec::new();
        }
        list.remove(index);
        self.changed(place, Change::Whole);
        self.message = Some(Message::ItemRemoved);
        Vec::new()
    }

    pub(super) fn swap_items(
        &mut self,
        place: &FieldPath,
        first: usize,
        second: usize,
    ) -> Vec<Job> {
        let Some(Edit::List(list)) = self.case.find_mut(place) else { return Vec::new() };
        if first == second || first.max(second) >= list.len() {
            return Vec::new();
        }
        list.swap(first, second);
        self.changed(place, Change::Whole);
        Vec::new()
    }

    pub(super) fn undo(&mut self) -> Vec<Job> {
        match self.history.undo(&self.latest) {
            Some((case, place)) => self.travel(case, place),
            None => Vec::new(),
        }
    }

    pub(super) fn redo(&mut self) -> Vec<Job> {
        match self.history.redo(&self.latest) {
            Some((case, place)) => self.travel(case, place),
            None => Vec::new(),
        }
    }

    /// Puts another snapshot in place, and shows where it differs.
    fn travel(&mut self, case: Arc<Case>, place: FieldPath) -> Vec<Job> {
        self.case = Case::clone(&case);
        self.latest = case;
        self.renewed();
        self.jump_to(place)
    }
}
