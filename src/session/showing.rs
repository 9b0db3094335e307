//! What other programs show: a letter that was written, the folder where it lies, a copy of an exhibit.

use std::path::PathBuf;

use super::Session;
use super::action::{Showing, ShowingWish};
use super::question::Message;

impl Session {
    /// What is to be shown by another program; it is asked for once.
    pub fn take_to_show(&mut self) -> Option<(Showing, PathBuf)> {
        self.to_show.take()
    }

    pub(super) fn showing_wish(&mut self, wish: ShowingWish) {
        match wish {
            ShowingWish::Show(what, path) => self.to_show = Some((what, path)),
            ShowingWish::NotShown(what, path) => {
                self.talk.message = Some(Message::NotShown(what, path));
            }
        }
    }

    /// Shows the letter in view as it was last written, or its folder.
    pub(super) fn show_written(&mut self, what: Showing) {
        let written = self.letters().written().map(ToOwned::to_owned);
        self.to_show = written.map(|path| (what, path)).or(self.to_show.take());
    }
}
