//! The list of files that were open lately. It holds paths and nothing else.

use std::path::{Path, PathBuf};

use super::atomic;

const NAME: &str = "recent.json";

/// The folder of the program's own settings; none on a system that has no home folder.
#[cfg(feature = "window")]
pub fn settings_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "forberedt")
        .map(|folders| folders.config_dir().to_owned())
}

/// The folder for what the program brings along for its user; none on a system that has no home folder.
#[cfg(feature = "window")]
pub fn data_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "forberedt")
        .map(|folders| folders.data_local_dir().to_owned())
}

/// The folder where the user keeps what they write, as the system tells it.
#[cfg(feature = "window")]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    Some(folders.document_dir().unwrap_or(folders.home_dir()).to_owned())
}

/// The list as it is kept; nothing where there is none.
pub(super) fn read(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join(NAME)).unwrap_or_default()
}

/// Keeps the list for the next time, if the settings folder can be written to; the program works without.
pub fn keep(folder: &Path, list: &[u8]) {
    if std::fs::create_dir_all(folder).is_ok() {
        let _ = atomic::write(&folder.join(NAME), list, false);
    }
}

/// The recent files, the latest first. A list that is missing or damaged is an empty one.
pub fn from_bytes(list: &[u8]) -> Vec<PathBuf> {
    serde_json::from_slice(list).unwrap_or_default()
}

/// The list as it is kept. One with a path that is no text cannot be, and is empty.
pub fn to_bytes(paths: &[PathBuf]) -> Vec<u8> {
    serde_json::to_vec(paths).unwrap_or_default()
}
