//! The system's own dialogs for files and folders, on a thread of their own, behind a trait so that no test opens one.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::reveal::{LAUNCH, reveal};
use super::texts;
use crate::safe::ENDING;
use crate::session::action::Showing;
use crate::ui::cases;

/// What a case without a number is called.
const UNNAMED: &str = "sag.json";

/// A dialog that nothing came of in so short a time did not come up.
const NO_DIALOG: Duration = Duration::from_millis(300);

/// What exhibits end in.
const EXHIBITS: [&str; 10] =
    ["pdf", "docx", "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp"];

/// What is to be picked (hvad der skal vælges).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    CaseToOpen,
    PlaceForCase,
    FolderForLetters,
    FolderOfCases,
    Logo,
    Exhibit,
    FilledForm,
    Export,
    ExportOfPapers,
}

/// Whoever lets the user pick files. A system without dialogs picks nothing; every dialog has a box to type a path in.
pub trait Dialogs {
    /// Asks for a file or a folder; `proposed` is where the user may want it, or empty.
    fn open(&mut self, pick: Pick, proposed: &Path);
    /// What was picked since the last time, if anything.
    fn picked(&mut self) -> Option<(Pick, PathBuf)>;
    /// Lets the system show a file, or the folder of one, with the program that it has for it.
    fn show(&mut self, what: Showing, file: &Path);
    /// What the system could not show since the last time, if anything.
    fn not_shown(&mut self) -> Option<(Showing, PathBuf)>;
}

/// The dialogs of the desktop.
pub struct DesktopDialogs {
    ctx: Context,
    picked: Receiver<(Pick, Option<PathBuf>)>,
    sender: Sender<(Pick, Option<PathBuf>)>,
    is_open: bool,
    not_shown: Receiver<(Showing, PathBuf)>,
    tell_not_shown: Sender<(Showing, PathBuf)>,
}

impl DesktopDialogs {
    pub fn new(ctx: Context) -> Self {
        let (sender, picked) = channel();
        let (tell_not_shown, not_shown) = channel();
        Self { ctx, picked, sender, is_open: false, not_shown, tell_not_shown }
    }
}

impl Dialogs for DesktopDialogs {
    fn open(&mut self, pick: Pick, proposed: &Path) {
        if self.is_open {
            return;
        }
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        let proposed = proposed.to_owned();
        let tell = self.tell_not_shown.clone();
        let started = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || {
            let asked = Instant::now();
            let picked = ask(pick, &proposed);
            // Nobody closes a window as fast as that: there was none.
            if picked.is_none() && asked.elapsed() < NO_DIALOG {
                let _ = tell.send((Showing::Picker, proposed));
            }
            // The window may be gone when the dialog closes; then nobody waits for the answer.
            let _ = sender.send((pick, picked));
            ctx.request_repaint();
        });
        self.is_open = started.is_ok();
    }

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        let (pick, path) = self.picked.try_recv().ok()?;
        self.is_open = false;
        path.map(|path| (pick, path))
    }

    fn show(&mut self, what: Showing, file: &Path) {
        let (ctx, tell, file) = (self.ctx.clone(), self.tell_not_shown.clone(), file.to_owned());
        let refused = (what, file.clone());
        // What starts the other program is waited for: only that way it is known whether anything was shown.
        let started = std::thread::Builder::new().name("show".to_owned()).spawn(move || {
            let target = match what {
                Showing::Folder if reveal(&file) => return,
                // A desktop that can mark no file opens the folder.
                Showing::Folder => file.parent().unwrap_or(&file),
                Showing::Exhibit | Showing::Letter | Showing::Guide | Showing::Picker => &file,
            };
            if open::that_detached_with_timeout(target, LAUNCH).is_err() {
                let _ = tell.send((what, file));
                ctx.request_repaint();
            }
        });
        if started.is_err() {
            let _ = self.tell_not_shown.send(refused);
        }
    }

    fn not_shown(&mut self) -> Option<(Showing, PathBuf)> {
        self.not_shown.try_recv().ok()
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
        Pick::FilledForm => dialog
            .set_title(crate::ui::forms::texts::FILE)
            .add_filter(crate::ui::forms::texts::KINDS, &["docx", "json"])
            .pick_file(),
        Pick::Export | Pick::ExportOfPapers => dialog
            .set_title(crate::ui::intake::texts::TITLE)
            .add_filter(crate::ui::intake::texts::KINDS, &["csv", "txt", "tsv", "json"])
            .pick_file(),
        Pick::FolderOfCases => dialog.set_title(cases::texts::FOLDER).pick_folder(),
        Pick::FolderForLetters => dialog.set_title(texts::FOLDER).pick_folder(),
    }
}
