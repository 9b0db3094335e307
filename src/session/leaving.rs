//! Leaving the page of settings: what was typed there and not kept is asked about first.

use super::Session;
use super::action::Reply;
use super::pages::Page;
use super::question::{Leaves, Question};

impl Session {
    /// Whether something typed in the settings has to be asked about before the page is left; then it is asked.
    pub(super) fn is_held_by_settings(&mut self, leaves: Leaves) -> bool {
        let stays = leaves == Leaves::For(Page::Settings) || self.page() != Page::Settings;
        let page = &self.pages.settings;
        if stays || !(page.has_news() || page.has_news_of_sender()) {
            return false;
        }
        self.ask(Question::UnkeptSettings(leaves));
        true
    }

    /// Does what was answered about settings that are not kept.
    pub(super) fn answer_about_settings(&mut self, leaves: Leaves, reply: Reply) {
        match reply {
            Reply::Save => {
                self.pages.settings.leaves = Some(leaves);
                if self.pages.settings.has_news() {
                    self.keep_settings();
                }
                if self.pages.settings.has_news_of_sender() {
                    self.keep_sender();
                }
            }
            Reply::Discard => {
                self.pages.settings.forget_news();
                self.go_from_settings(leaves);
            }
            _ => {}
        }
    }

    /// Something typed in the settings was kept, or could not be; whoever waited to leave goes once all of it is.
    pub(super) fn settings_were_kept(&mut self, is_kept: bool) {
        let page = &mut self.pages.settings;
        if !is_kept {
            page.leaves = None;
        } else if !page.waits_for_disk()
            && let Some(leaves) = page.leaves.take()
        {
            self.go_from_settings(leaves);
        }
    }

    fn go_from_settings(&mut self, leaves: Leaves) {
        match leaves {
            Leaves::For(page) => self.show(page),
            Leaves::ToTurnTo(page) => self.turn_to(page),
            Leaves::ToField(place) => self.jump_to(place),
            Leaves::Case(then) => self.leave(then),
        }
    }
}
