//! Writing a file so that a failure leaves the old one whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::problem::{Place, Problem};

/// Writes a file by way of a temporary one in the same folder, which is flushed to the disk and then takes the old one's place.
///
/// # Errors
/// What the disk refused, and what to do; the old file is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let replace = || -> io::Result<()> {
        let file = stage(path, bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(folder_of(path));
        Ok(())
    };
    replace().map_err(|error| refused(path, &error))
}

/// A file that is to be written among others.
pub(super) struct Wanted<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
    /// Whether it may take the place of another; if not, one that has come meanwhile stays.
    pub replace: bool,
}

/// Writes files of which none takes its place before all are on the disk.
///
/// # Errors
/// What the disk refused, and what to do.
pub(super) fn write_all(files: &[Wanted<'_>]) -> Result<(), Problem> {
    let mut staged = Vec::new();
    for wanted in files {
        let file = stage(wanted.path, wanted.bytes);
        staged.push((wanted, file.map_err(|error| refused(wanted.path, &error))?));
    }
    for (Wanted { path, .. }, file) in &staged {
        file.as_file().sync_all().map_err(|error| refused(path, &error))?;
    }
    let mut folders = BTreeSet::new();
    for (Wanted { path, replace, .. }, file) in staged {
        let placed = if *replace { file.persist(path) } else { file.persist_noclobber(path) };
        placed.map_err(|error| refused(path, &error.error))?;
        folders.insert(folder_of(path));
    }
    folders.into_iter().for_each(sync_folder);
    Ok(())
}

/// The whole file under a temporary name, where it can be renamed from.
fn stage(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut file = tempfile::Builder::new().prefix(".forberedt-").tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    keep_permissions(path, file.path())?;
    Ok(file)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn refused(path: &Path, error: &io::Error) -> Problem {
    let place = Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() };
    Problem::blocker(
        "file-unwritable",
        place,
        format!("Filen kan ikke skrives: {}.", reason(error)),
    )
    .with_cure("Vælg en anden mappe, eller skaf plads og adgang. Den gamle fil er ikke rørt.")
}

/// A file that is replaced keeps who may read it; a new one is for its owner alone.
fn keep_permissions(old: &Path, new: &Path) -> io::Result<()> {
    match fs::metadata(old) {
        Ok(metadata) => fs::set_permissions(new, metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// The new name is only safe when the folder is on the disk too. Some systems cannot flush a folder; the file itself is safe there.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Why the disk refused, in Danish.
pub fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "filen eller mappen findes ikke",
        io::ErrorKind::PermissionDenied => "du har ikke adgang",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "der er ikke plads på disken"
        }
        io::ErrorKind::ReadOnlyFilesystem => "disken kan kun læses",
        io::ErrorKind::IsADirectory => "der ligger en mappe med det navn",
        io::ErrorKind::NotADirectory => "en del af stien er ikke en mappe",
        io::ErrorKind::AlreadyExists => "der ligger allerede noget med det navn",
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "et andet program bruger den"
        }
        io::ErrorKind::InvalidFilename => "navnet kan ikke bruges",
        _ => "disken svarede med en fejl",
    }
}
