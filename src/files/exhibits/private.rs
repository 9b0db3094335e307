//! A folder of the user's own for exhibits that are looked at: in memory where the system has such a place, and gone when the
//! program is, or else at its next start.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

const PREFIX: &str = "forberedt-bilag-";
const LOCK: &str = ".lock";
/// Between making a folder and locking it no more time passes than this.
const YOUNG: Duration = Duration::from_secs(60);

/// The folder, for as long as this lives (den private mappe).
pub struct PrivateFolder {
    folder: TempDir,
    _lock: File,
}

impl PrivateFolder {
    /// Makes it. Nobody but the user can look into it.
    ///
    /// # Errors
    /// What the disk refused.
    pub fn make() -> io::Result<Self> {
        Self::make_in(&base())
    }

    fn make_in(base: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        {
            // Otherwise others on the machine could list it, and read what lies there.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir_in(base)?;
        let lock = File::create_new(folder.path().join(LOCK))?;
        // Where nothing can be locked, the next start takes it away.
        let _ = lock.try_lock();
        Ok(Self { folder, _lock: lock })
    }

    /// A path for a file in it. Its name says nothing of the citizen.
    pub fn path_for(&self, number: u32, ending: &str) -> PathBuf {
        let dot = if ending.is_empty() { "" } else { "." };
        (1..)
            .map(|copy: u32| match copy {
                1 => format!("bilag-{number}{dot}{ending}"),
                copy => format!("bilag-{number}-{copy}{dot}{ending}"),
            })
            .map(|name| self.folder.path().join(name))
            .find(|path| path.symlink_metadata().is_err())
            .unwrap_or_default()
    }

    /// Takes away what programs that were ended have left.
    pub fn sweep() {
        sweep_in(&base());
    }
}

/// Where the system keeps what belongs to one session of one user; in memory on Linux.
fn base() -> PathBuf {
    let session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    session
        .filter(|folder| folder.is_absolute() && folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

fn sweep_in(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_ours && is_folder && is_left(&entry.path()) {
            // That of another user stays.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_left(folder: &Path) -> bool {
    match File::options().read(true).write(true).open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let made = fs::metadata(folder).and_then(|found| found.modified());
            made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age > YOUNG))
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_a_program_left_goes_and_what_another_uses_stays() {
        let base = tempfile::tempdir().unwrap();
        let used = PrivateFolder::make_in(base.path()).unwrap();
        let left = PrivateFolder::make_in(base.path()).unwrap();
        fs::write(left.path_for(1, "pdf"), "noget").unwrap();
        // As after a kill: nobody holds its lock, and nobody has removed it.
        let PrivateFolder { folder, _lock: lock } = left;
        let left = folder.keep();
        drop(lock);
        let foreign = base.path().join("andet");
        fs::create_dir(&foreign).unwrap();
        sweep_in(base.path());
        assert!(!left.exists() && foreign.exists() && used.folder.path().exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(used.folder.path()).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
        let path = used.folder.path().to_owned();
        drop(used);
        assert!(!path.exists());
    }
}
