//! The steps that some disks and shares refuse, so that a test can refuse them too.

use std::fs::{File, Permissions};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::is_not_offered;
use tempfile::{NamedTempFile, PersistError};

/// A virus scanner or an indexer that holds a file lets it go soon.
const PAUSES: usize = 5;
const PAUSE: Duration = Duration::from_millis(200);

/// How each step is done.
pub(super) struct Steps {
    pub(super) allow: fn(&File, Permissions) -> io::Result<()>,
    pub(super) give: fn(&File, u32) -> io::Result<()>,
    pub(super) sync: fn(&File) -> io::Result<()>,
    pub(super) rename: fn(NamedTempFile, &Path) -> Result<File, PersistError>,
    pub(super) rename_new: fn(NamedTempFile, &Path) -> Result<File, PersistError>,
}

impl Steps {
    pub(super) const REAL: Self = Self {
        allow: |file, permissions| file.set_permissions(permissions),
        give: super::access::give,
        sync: File::sync_all,
        rename: |file, target| file.persist(target),
        rename_new: |file, target| file.persist_noclobber(target),
    };

    /// Puts a file in its place, and waits for whoever holds the old one.
    pub(super) fn put(&self, mut file: NamedTempFile, target: &Path) -> io::Result<()> {
        for _ in 0..PAUSES {
            match (self.rename)(file, target) {
                Err(refused) if is_held(&refused.error) => file = refused.file,
                outcome => return outcome.map(drop).map_err(|refused| refused.error),
            }
            sleep(PAUSE);
        }
        (self.rename)(file, target).map(drop).map_err(|refused| refused.error)
    }

    /// Puts a file where none is.
    pub(super) fn put_new(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        match (self.rename_new)(file, target) {
            // Some shares cannot rename without replacing; looking first is the best that they allow.
            Err(refused)
                if is_not_offered(&refused.error) && target.symlink_metadata().is_err() =>
            {
                self.put(refused.file, target)
            }
            outcome => outcome.map(drop).map_err(|refused| refused.error),
        }
    }
}

fn is_held(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
}
