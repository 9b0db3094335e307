//! From page to page: where the cursor lands, and what a page needs to know.

use super::Session;
use super::action::VersionWish;
use super::pages::Page;
use super::question::{Finder, Leaves, Question};
use crate::case::part::CasePart;
use crate::place::FieldPath;

impl Session {
    pub(super) fn show(&mut self, page: Page) {
        if self.is_held_by_settings(Leaves::For(page)) {
            return;
        }
        self.pages.show(page);
        self.open.share();
        if page == Page::Versions {
            self.version_wish(VersionWish::List);
        }
        if page == Page::Access {
            self.read_access_log();
        }
        if page == Page::Cases {
            self.show_cases();
        }
        if page == Page::Seals && self.library.is_some() {
            let (generation, case) = (self.open.generation(), self.open.latest());
            self.pages.letters.ask_for_list(generation, case, &mut self.outbox);
        }
        self.ask_for_answers();
    }

    /// Opens a search with an empty box.
    pub(super) fn ask_finder(&mut self, finder: Finder) {
        self.talk.typed.clear();
        self.ask(Question::Find(finder));
        if self.library.is_some() {
            // The letters have names to be found by.
            let (generation, case) = (self.open.generation(), self.open.latest());
            self.pages.letters.ask_for_list(generation, case, &mut self.outbox);
        }
    }

    /// Shows a page with the cursor where one begins on it.
    pub(super) fn turn_to(&mut self, page: Page) {
        if self.is_held_by_settings(Leaves::ToTurnTo(page)) {
            return;
        }
        self.show(page);
        if page == Page::Meeting {
            return self.step_to(self.meeting_point());
        }
        let first = match page {
            Page::Section(name) => CasePart::named(name).and_then(|part| self.first_field(part)),
            _ => None,
        };
        match first {
            Some(field) => self.pages.form.aim(Some(field)),
            None => self.pages.land(),
        }
    }

    pub(super) fn jump_to(&mut self, place: FieldPath) {
        if self.is_held_by_settings(Leaves::ToField(place)) {
            return;
        }
        if self.pages.jump_to(place) {
            self.open.share();
            self.ask_for_answers();
        }
    }
}
