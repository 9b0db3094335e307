//! The system's own dialogs for files and folders, on a thread of their own, behind a trait so that no test opens one.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui::Context;

use super::texts;
use crate::safe::ENDING;

/// What a case without a number is called.
const UNNAMED: &str = "sag.json";

/// What exhibits end in.
const EXHIBITS: [&str; 10] =
    ["pdf", "docx", "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp"];

/// What is to be picked (hvad der skal vælges).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    CaseToOpen,
    PlaceForCase,
    FolderForLetters,
    Logo,
    Exhibit,
}

/// Whoever lets the user pick files. A system without dialogs picks nothing; every dialog has a box to type a path in.
pub trait Dialogs {
    /// Asks for a file or a folder; `proposed` is where the user may want it, or empty.
    fn open(&mut self, pick: Pick, proposed: &Path);
    /// What was picked since the last time, if anything.
    fn picked(&mut self) -> Option<(Pick, PathBuf)>;
    /// Shows a file with the program that the system has for it. Says whether it could be asked to.
    fn view(&mut self, file: &Path) -> bool;
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
    fn open(&mut self, pick: Pick, proposed: &Path) {
        if self.is_open {
            return;
        }
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        let proposed = proposed.to_owned();
        let started = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
            // The window may be gone when the dialog closes; then nobody waits for the answer.
            let _ = sender.send((pick, ask(pick, &proposed)));
            ctx.request_repaint();
        });
        self.is_open = started.is_ok();
    }

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        let (pick, path) = self.picked.try_recv().ok()?;
        self.is_open = false;
        path.map(|path| (pick, path))
    }

    fn view(&mut self, file: &Path) -> bool {
        open::that_detached(file).is_ok()
    }
}

fn ask(pick: Pick, proposed: &Path) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new();
    let dialog = match proposed.parent().filter(|folder| folder.is_absolute()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    match pick {
        Pick::CaseToOpen => dialog
            .set_title(texts::open_where().0)
            .add_filter(texts::CASES, &["json", ENDING])
            .pick_file(),
        Pick::PlaceForCase => dialog
            .set_title(texts::save_where().0)
            .add_filter(texts::PLAIN_CASE, &["json"])
            .add_filter(texts::LOCKED_CASE, &[ENDING])
            .set_file_name(
                proposed.file_name().map_or(UNNAMED.into(), |name| name.to_string_lossy()),
            )
            .save_file(),
        Pick::Logo => dialog.set_title(texts::LOGO).add_filter(texts::PNG, &["png"]).pick_file(),
        Pick::Exhibit => dialog
            .set_title(crate::ui::files::texts::CHOOSE)
            .add_filter(crate::ui::files::texts::KINDS, &EXHIBITS)
            .pick_file(),
        Pick::FolderForLetters => dialog.set_title(texts::FOLDER).pick_folder(),
    }
}
