//! As what the letter in view is shown on its page.

use crate::session::Session;
use crate::session::pages::Page;

/// What of the letter is shown (visningen af brevet).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LetterView {
    /// Its pages, or its texts while they are edited.
    #[default]
    Pages,
    /// What is different in it from another version of it.
    Differences,
    /// All texts that it can have, and when each comes.
    Recipe,
}

impl Session {
    /// Shows the letter in view as something else; asked for again, its pages.
    pub(in crate::session) fn turn_letter(&mut self, view: LetterView) {
        let is_there = self.pages.shown() == Page::Letters && self.pages.letters.view == view;
        self.pages.letters.view = if is_there { LetterView::Pages } else { view };
        if self.page() != Page::Letters {
            self.turn_to(Page::Letters);
        }
    }
}
