//! The only egui: drawing, focus, keys, dialogs and the Danish words of buttons. It decides nothing.

mod abreast;
pub mod access;
pub mod answers;
pub mod beside;
pub mod calendar;
pub mod cases;
mod compared;
mod edge;
pub mod evidence;
pub mod files;
pub mod finder;
mod focus;
pub mod form;
pub mod forms;
pub mod frame;
pub mod intake;
pub mod letters;
pub mod meeting;
pub mod nameless;
mod pane;
pub mod parts;
mod ring;
pub mod seals;
pub mod settings;
pub mod start;
pub mod tasks;
pub mod texts;
pub mod theme;
pub mod typefaces;
pub mod versions;

use std::path::PathBuf;

use eframe::egui::{IconData, ViewportBuilder, vec2};
use jiff::civil::Date;

use crate::files::messenger::Messenger;
use crate::files::policy::Policy;
use crate::files::recent;
use crate::files::typefaces::Typefaces;
use crate::jobs::desk::{Folders, OfficeDesk};
use crate::jobs::worker::Worker;
use crate::session::Session;
use frame::dialogs::DesktopDialogs;
use frame::window::Window;

/// Opens the window, with a case in it if a file is named and a municipality's own templates if their folder is, and comes back
/// when it is closed.
///
/// # Errors
/// A system with no screen, in Danish, with the command to use instead.
pub fn run(open: Option<PathBuf>, templates: Option<PathBuf>) -> Result<(), String> {
    if !has_display() {
        return Err(texts::NO_DISPLAY.to_owned());
    }
    // Seen from the folder that the window was started in. What is remembered must lead to the same file from any other.
    let open = open.map(|path| std::path::absolute(&path).unwrap_or(path));
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Forberedt")
            .with_icon(icon())
            // With the bars of the desktop it fits a screen of 1366 by 768; some desktops do not move what does not.
            .with_inner_size(vec2(1280.0, 690.0))
            .with_min_inner_size(vec2(640.0, 420.0)),
        ..Default::default()
    };
    eframe::run_native(
        "forberedt",
        options,
        Box::new(|creation| {
            let ctx = creation.egui_ctx.clone();
            theme::dress(&ctx);
            typefaces::lend(&ctx, Typefaces::of_machine)?;
            let teller = ctx.clone();
            let policy = Policy::or_strictest(Policy::of_machine());
            let folders = Folders {
                settings: recent::settings_folder(),
                data: recent::data_folder(),
                templates,
                spelling: None,
                policy: policy.clone(),
            };
            let desk = OfficeDesk::new(folders, Messenger::of_this_program());
            let worker = Worker::start(desk, move || teller.request_repaint())?;
            Ok(Box::new(Window::new(
                Session::start(today(), open)
                    .with_documents(recent::documents_folder())
                    .with_policy(policy),
                Box::new(worker),
                Box::new(DesktopDialogs::new(ctx)),
            )))
        }),
    )
    .map_err(|_| texts::NO_DISPLAY.to_owned())
}

/// What stands for the window among the others of the desktop. Where it cannot be read, the window has none.
fn icon() -> IconData {
    const DRAWN: &[u8] = include_bytes!("../../packaging/icon/forberedt-128.png");
    eframe::icon_data::from_png_bytes(DRAWN).unwrap_or_default()
}

/// Today by the clock of the system, in Greenwich: an hour or two around midnight make no difference to which law is shown.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Whether there is a screen to open a window on. Only Unix desktops without macOS say so beforehand.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}
