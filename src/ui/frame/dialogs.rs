//! The system's own dialogs for files and folders, on a thread of their own, behind a trait so that no test opens one.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::Context;

use super::texts;
use crate::safe::ENDING;

/// What is to be picked (hvad der skal vælges).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    CaseToOpen,
    PlaceForCase,
    FolderForLetters,
    Logo,
}

/// Whoever lets the user pick files. A system without dialogs picks nothing; every dialog has a box to type a path in.
pub trait Dialogs {
    fn open(&mut self, pick: Pick);
    /// What was picked since the last time, if anything.
    fn picked(&mut self) -> Option<(Pick, PathBuf)>;
}

/// The dialogs of the desktop.
pub struct DesktopDialogs {
    ctx: Context,
    picked: Receiver<(Pick, Option<PathBuf>)>,
    sender: Sender<(Pick, Option<PathBuf>)>,
    is_open: bool,
}

impl DesktopDialogs {
    pub fn new(ctx: Context) -> Self {
        let (sender, picked) = channel();
        Self { ctx, picked, sender, is_open: false }
    }
}

impl Dialogs for DesktopDialogs {
    fn open(&mut self, pick: Pick) {
        if self.is_open {
            return;
        }
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        let started = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
            // The window may be gone when the dialog closes; then nobody waits for the answer.
            let _ = sender.send((pick, ask(pick)));
            ctx.request_repaint();
        });
        self.is_open = started.is_ok();
    }

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        let (pick, path) = self.picked.try_recv().ok()?;
        self.is_open = false;
        path.map(|path| (pick, path))
    }
}

fn ask(pick: Pick) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new();
    match pick {
        Pick::CaseToOpen => dialog
            .set_title(texts::open_where().0)
            .add_filter(texts::CASES, &["json", ENDING])
            .pick_file(),
        Pick::PlaceForCase => dialog
            .set_title(texts::save_where().0)
            .add_filter(texts::PLAIN_CASE, &["json"])
            .add_filter(texts::LOCKED_CASE, &[ENDING])
            .set_file_name("sag.json")
            .save_file(),
        Pick::Logo => dialog.set_title(texts::LOGO).add_filter(texts::PNG, &["png"]).pick_file(),
        Pick::FolderForLetters => dialog.set_title(texts::FOLDER).pick_folder(),
    }
}
