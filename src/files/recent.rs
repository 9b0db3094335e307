//! The list of files that were open lately. It holds paths and nothing else.

use std::path::{Path, PathBuf};

const NAME: &str = "recent.json";

/// The folder of the program's own settings; none on a system that has no home folder.
#[cfg(feature = "window")]
pub fn settings_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "forberedt")
        .map(|folders| folders.config_dir().to_owned())
}

/// The recent files, the latest first. A list that is missing or damaged is an empty one.
pub fn read(folder: &Path) -> Vec<PathBuf> {
    let Ok(bytes) = std::fs::read(folder.join(NAME)) else { return Vec::new() };
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps the list for the next time.
///
/// # Errors
/// A settings folder that cannot be written to; the program works without.
pub fn write(folder: &Path, paths: &[PathBuf]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer(file.as_file(), paths)?;
    file.persist(folder.join(NAME))?;
    Ok(())
}
