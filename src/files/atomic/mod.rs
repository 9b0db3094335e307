//! Writing a file so that a failure leaves the old one whole, on whatever disk or share it lies.

mod access;
#[cfg(test)]
mod faults;
mod leftovers;
mod steps;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::NamedTempFile;

use crate::problem::{Place, Problem};
pub use leftovers::sweep;
use steps::Steps;

/// What a file is called until it takes its place; the rest is chance.
const PREFIX: &str = ".forberedt-";

/// Why a file was not written (hvorfor filen ikke blev skrevet).
#[derive(Debug)]
pub enum WriteRefusal {
    /// The file that is there is protected, and nobody has said that it may go.
    Protected,
    Disk(io::Error),
}

impl From<io::Error> for WriteRefusal {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl WriteRefusal {
    /// The same, for a person.
    pub fn problem(&self, path: &Path) -> Problem {
        let reason = match self {
            Self::Protected => "den er skrivebeskyttet",
            Self::Disk(error) => reason(error),
        };
        let place =
            Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() };
        Problem::blocker("file-unwritable", place, format!("Filen kan ikke skrives: {reason}."))
            .with_cure(
                "Vælg en anden mappe, eller skaf plads og adgang. Den gamle fil er ikke rørt.",
            )
    }
}

/// Writes a file by way of a temporary one in the same folder, which is flushed to the disk and then takes the old one's place.
/// A link stays, and the file that it leads to is replaced. Where a protected file is, it goes only if it may.
///
/// # Errors
/// What the disk refused; the old file is untouched.
pub fn write(path: &Path, bytes: &[u8], protected_too: bool) -> Result<(), WriteRefusal> {
    write_by(&Steps::REAL, path, bytes, protected_too)
}

fn write_by(
    steps: &Steps,
    path: &Path,
    bytes: &[u8],
    protected_too: bool,
) -> Result<(), WriteRefusal> {
    let target = target_of(path)?;
    look_at(&target, protected_too)?;
    sweep(folder_of(&target));
    let replace = || {
        let mut file = stage(steps, &target, &target, bytes)?;
        settle(steps, &mut file, bytes)?;
        steps.put(file, &target)
    };
    // Another program that cleans up may have come between a temporary file and its lock.
    match replace() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace()?,
        outcome => outcome?,
    }
    sync_folder(steps, folder_of(&target));
    Ok(())
}

/// Writes a file that is not there yet, for the same people as `like` is.
///
/// # Errors
/// What the disk refused; also that something of that name is there.
pub fn write_new(path: &Path, like: &Path, bytes: &[u8]) -> io::Result<()> {
    write_new_by(&Steps::REAL, path, like, bytes)
}

fn write_new_by(steps: &Steps, path: &Path, like: &Path, bytes: &[u8]) -> io::Result<()> {
    sweep(folder_of(path));
    let mut file = stage(steps, path, like, bytes)?;
    settle(steps, &mut file, bytes)?;
    steps.put_new(file, path)?;
    sync_folder(steps, folder_of(path));
    Ok(())
}

/// Writes a file of the program's own beside another, for the same people as that is. Whatever else has come to lie under its name,
/// a link too, goes, and where it leads is not touched.
///
/// # Errors
/// What the disk refused; the old file is untouched.
pub(super) fn write_own(path: &Path, like: &Path, bytes: &[u8]) -> io::Result<()> {
    write_own_by(&Steps::REAL, path, like, bytes)
}

fn write_own_by(steps: &Steps, path: &Path, like: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = stage(steps, path, like, bytes)?;
    settle(steps, &mut file, bytes)?;
    steps.put(file, path)?;
    sync_folder(steps, folder_of(path));
    Ok(())
}

/// A temporary file in a folder, for the same people as `like` is, for what is too large to be held in memory.
pub(super) fn begin(folder: &Path, like: &Path) -> io::Result<NamedTempFile> {
    stage(&Steps::REAL, &folder.join(PREFIX), like, &[])
}

/// Puts such a file under the first path that is free. `path` gives one after another, with what each stands for.
pub(super) fn finish<T>(file: NamedTempFile, path: impl Fn(u32) -> (T, PathBuf)) -> io::Result<T> {
    const MOST_TRIES: u32 = 10_000;
    match (Steps::REAL.sync)(file.as_file()) {
        Err(error) if !is_not_offered(&error) => return Err(error),
        _ => {}
    }
    for tried in 0..MOST_TRIES {
        let (what, path) = path(tried);
        if path.symlink_metadata().is_err() {
            Steps::REAL.put_new(file, &path)?;
            sync_folder(&Steps::REAL, folder_of(&path));
            return Ok(what);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The hidden file that the program keeps beside a case, by what it is.
pub(super) fn own_file_beside(path: &Path, what: &str) -> PathBuf {
    let target = target_of(path).unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".");
    name.push(what);
    target.with_file_name(name)
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
pub(super) fn write_all(files: &[Wanted<'_>], protected_too: bool) -> Result<(), Problem> {
    let steps = Steps::REAL;
    let target = |file: &Wanted<'_>| {
        target_of(file.path).map_err(|error| WriteRefusal::from(error).problem(file.path))
    };
    let targets: Vec<PathBuf> = files.iter().map(target).collect::<Result<_, _>>()?;
    let folders: BTreeSet<&Path> = targets.iter().map(|target| folder_of(target)).collect();
    folders.iter().for_each(|folder| sweep(folder));
    // A disk that is asked to keep many files at once needs little longer than for one.
    let prepare = |(wanted, target): (&Wanted<'_>, &PathBuf)| {
        let prepared = || -> Result<_, WriteRefusal> {
            look_at(target, protected_too)?;
            let mut file = stage(&steps, target, target, wanted.bytes)?;
            settle(&steps, &mut file, wanted.bytes)?;
            Ok(file)
        };
        prepared().map_err(|why| why.problem(wanted.path))
    };
    let staged: Result<Vec<NamedTempFile>, Problem> =
        files.par_iter().zip(&targets).map(prepare).collect();
    for ((wanted, target), file) in files.iter().zip(&targets).zip(staged?) {
        let placed =
            if wanted.replace { steps.put(file, target) } else { steps.put_new(file, target) };
        placed.map_err(|error| WriteRefusal::from(error).problem(target))?;
    }
    folders.iter().for_each(|folder| sync_folder(&steps, folder));
    Ok(())
}

/// Whether a file is there that may only be read.
pub fn is_protected(path: &Path) -> bool {
    let looked_at = target_of(path).map_err(WriteRefusal::from);
    matches!(looked_at.and_then(|target| look_at(&target, false)), Err(WriteRefusal::Protected))
}

/// The file that a path means in the end: where links lead, whether or not something is there. A link that cannot be followed is
/// an error, since it would be replaced otherwise.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 16;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match (fs::read_link(&target), fs::symlink_metadata(&target)) {
            (Ok(next), _) => target = folder_of(&target).join(next),
            (Err(error), Ok(found)) if found.is_symlink() => return Err(error),
            (Err(_), Err(error)) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            (Err(_), _) => break,
        }
    }
    Ok(target)
}

/// Whether what is there now may be replaced.
fn look_at(target: &Path, protected_too: bool) -> Result<(), WriteRefusal> {
    let Ok(old) = fs::metadata(target) else { return Ok(()) };
    if old.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    // Opening a pipe or a device might never return.
    if !old.is_file() {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let refuses = || {
        let opened = OpenOptions::new().write(true).open(target);
        opened.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    };
    if !protected_too && (old.permissions().readonly() || refuses()) {
        return Err(WriteRefusal::Protected);
    }
    Ok(())
}

/// The whole file under a temporary name, where it can be renamed from, for the same people as `like` is. It is locked, so that
/// nobody takes it for a leftover.
fn stage(steps: &Steps, target: &Path, like: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder_of(target))?;
    // Where nothing can be locked, leftovers are known by their age.
    let _ = file.as_file().try_lock();
    file.as_file_mut().write_all(bytes)?;
    if let Ok(old) = fs::metadata(like) {
        access::keep(steps, (like, &old), file.as_file())?;
    }
    Ok(file)
}

/// Waits until the file is on the disk. A share that knows no such order is asked for the bytes back.
fn settle(steps: &Steps, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
    match (steps.sync)(file.as_file()) {
        Err(error) if is_not_offered(&error) => {
            let file = file.as_file_mut();
            file.rewind()?;
            let mut found = Vec::new();
            file.read_to_end(&mut found)?;
            if found == bytes { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
        }
        outcome => outcome,
    }
}

/// Whether a share says no to an order that it does not know, rather than that something went wrong.
pub(super) fn is_not_offered(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
    )
}

/// Waits until the names in a folder are on the disk, where the system can.
pub(super) fn flush_folder(folder: &Path) {
    sync_folder(&Steps::REAL, folder);
}

/// The new name is only safe when the folder is on the disk too. Some systems cannot flush a folder; the file itself is safe there.
fn sync_folder(steps: &Steps, folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = (steps.sync)(&folder);
    }
}

/// The folder that a path names a file in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
        io::ErrorKind::InvalidData => "det skrevne kunne ikke læses igen",
        io::ErrorKind::StaleNetworkFileHandle
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NotConnected
        | io::ErrorKind::TimedOut => "forbindelsen til drevet er væk",
        _ => "disken svarede med en fejl",
    }
}
