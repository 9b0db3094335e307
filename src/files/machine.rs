//! What the program finds on the machine that it runs on (maskinen): only whether it is there, and where.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::spelling;

/// By what a desktop lets a program ask for a file.
const PORTAL: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";
/// What asks in its place.
const HELPER: &str = "zenity";

/// What there is (hvad maskinen har).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// The program that runs; none where the system does not tell.
    pub program: Option<PathBuf>,
    /// The folder of the dictionary.
    pub dictionary: Option<PathBuf>,
    pub file_dialog: FileDialog,
}

/// How a file is asked for in the window (fildialog).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileDialog {
    /// By the system's own dialog.
    System,
    /// By what lies there.
    By(PathBuf),
    /// Paths have to be typed.
    None,
}

impl Machine {
    /// Looks around; nothing is started, and no connection is opened.
    pub fn here() -> Self {
        Self {
            program: env::current_exe().ok(),
            dictionary: spelling::folder(),
            file_dialog: file_dialog(),
        }
    }
}

/// Whether whoever runs the program may change a file; nothing of it is changed.
pub fn is_writable(file: &Path) -> bool {
    fs::OpenOptions::new().append(true).open(file).is_ok()
}

fn file_dialog() -> FileDialog {
    if cfg!(any(windows, target_os = "macos")) {
        return FileDialog::System;
    }
    let data = env::var_os("XDG_DATA_DIRS").filter(|dirs| !dirs.is_empty());
    let data = data.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let programs = env::var_os("PATH").unwrap_or_default();
    found(env::split_paths(&data), env::split_paths(&programs))
}

fn found(
    data: impl Iterator<Item = PathBuf>,
    programs: impl Iterator<Item = PathBuf>,
) -> FileDialog {
    let first = |folders: &mut dyn Iterator<Item = PathBuf>, name: &str| {
        let path = |folder: PathBuf| folder.join(Path::new(name));
        folders.map(path).find(|path| path.is_file())
    };
    let portal = first(&mut { data }, PORTAL);
    portal.or_else(|| first(&mut { programs }, HELPER)).map_or(FileDialog::None, FileDialog::By)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // as tests may

    use super::*;

    #[test]
    fn a_dialog_is_known_by_the_file_that_brings_it() {
        let folder = tempfile::tempdir().unwrap();
        let (data, programs) = (folder.path().join("data"), folder.path().join("bin"));
        let look = || found([data.clone()].into_iter(), [programs.clone()].into_iter());
        assert_eq!(look(), FileDialog::None);
        fs::create_dir_all(&programs).unwrap();
        fs::write(programs.join(HELPER), "").unwrap();
        assert_eq!(look(), FileDialog::By(programs.join(HELPER)));
        let portal = data.join(PORTAL);
        fs::create_dir_all(portal.parent().unwrap()).unwrap();
        fs::write(&portal, "").unwrap();
        assert_eq!(look(), FileDialog::By(portal));
    }
}
