//! What other programs show: a letter that was written, the folder where it lies, a copy of an exhibit.

use std::path::PathBuf;

use super::Session;
use super::action::{Showing, ShowingWish};
use super::question::Message;
use crate::problem::Problem;

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

    /// Shows the guide once it lies somewhere.
    pub(super) fn guide_written(&mut self, outcome: Result<PathBuf, Problem>) {
        self.talk.message = Some(match outcome {
            Ok(path) => {
                self.to_show = Some((Showing::Guide, path.clone()));
                Message::GuideShown(path)
            }
            Err(problem) => Message::GuideNotWritten(problem),
        });
    }

    /// Shows the letter in view as it was last written, or its folder.
    pub(super) fn show_written(&mut self, what: Showing) {
        let written = self.letters().written().map(ToOwned::to_owned);
        self.to_show = written.map(|path| (what, path)).or(self.to_show.take());
    }
}
