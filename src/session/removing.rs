//! Taking items out of a list: what goes is told before, and the case remembers that it was there.

use super::Session;
use super::action::Reply;
use super::question::{Message, Question};
use super::removal::{Removal, Removed};
use crate::case::field::State;
use crate::case::removed::RemovedItem;
use crate::place::FieldPath;

impl Session {
    /// Takes an item out: at once where nothing stands in it.
    pub(super) fn remove_item(&mut self, list: FieldPath, index: usize) {
        let goes = self.open.case().what_goes(&list, index, self.who_and_when());
        let goes: Vec<RemovedItem> = goes.into_iter().collect();
        self.ask_to_remove(Removal { list, what: Removed::Item(index), goes });
    }

    /// Answers a list in another way; says whether that is asked about, since items would go.
    pub(super) fn asks_to_clear(&mut self, list: &FieldPath, state: State) -> bool {
        let goes = self.open.case().what_goes_with(list, self.who_and_when());
        let asks = !goes.is_empty() && state != State::Given;
        if asks {
            self.ask_to_remove(Removal { list: *list, what: Removed::All(state), goes });
        }
        asks
    }

    fn ask_to_remove(&mut self, removal: Removal) {
        if removal.goes.is_empty() {
            self.remove(removal);
        } else {
            self.ask(Question::RemoveItems(removal));
        }
    }

    pub(super) fn answer_about_removal(&mut self, removal: Removal, reply: Reply) {
        if reply == Reply::Remove {
            self.remove(removal);
        }
    }

    fn remove(&mut self, Removal { list, what, goes }: Removal) {
        let is_removed = self.open.remove(&list, what, goes);
        match what {
            _ if !is_removed => {}
            Removed::Item(_) => self.talk.message = Some(Message::ItemRemoved),
            Removed::All(_) => {
                self.note(true);
                self.talk.message = Some(Message::TextTakenOut);
            }
        }
    }

    fn who_and_when(&self) -> (String, String) {
        (self.today.to_string(), self.settings().name.clone())
    }

    pub(super) fn set_state(&mut self, place: &FieldPath, state: State) {
        if self.asks_to_clear(place, state) {
            return;
        }
        let loses_text = self.open.holds_text(place);
        let changed = self.open.set_state(place, state);
        self.note(changed);
        if changed && loses_text {
            self.talk.message = Some(Message::TextTakenOut);
        }
    }
}
