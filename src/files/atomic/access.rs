//! Who may read a file that takes the place of another: the same as before, and never more.

#[cfg(unix)]
mod by_mode {
    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    use crate::files::atomic::steps::Steps;

    pub(in crate::files::atomic) fn give(file: &File, group: u32) -> io::Result<()> {
        fchown(file, None, Some(group))
    }

    /// Where the group cannot be kept, its rights would go to another group; they are left out.
    pub(in crate::files::atomic) fn keep(
        steps: &Steps,
        old: &Metadata,
        new: &File,
    ) -> io::Result<()> {
        let mode = old.mode() & 0o777;
        let is_same = new.metadata()?.gid() == old.gid();
        let mode = if is_same || (steps.give)(new, old.gid()).is_ok() {
            mode
        } else {
            // Whoever was in the group is now one of all others.
            (mode & 0o700) | (mode & (mode >> 3) & 0o007)
        };
        // A share that refuses has its own rule for who may read, and the new file is its owner's until then.
        let _ = (steps.allow)(new, Permissions::from_mode(mode));
        Ok(())
    }
}

#[cfg(not(unix))]
mod by_mode {
    use std::fs::{File, Metadata};
    use std::io;

    use crate::files::atomic::steps::Steps;

    pub(in crate::files::atomic) fn give(_: &File, _: u32) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in crate::files::atomic) fn keep(
        steps: &Steps,
        old: &Metadata,
        new: &File,
    ) -> io::Result<()> {
        let _ = (steps.allow)(new, old.permissions());
        Ok(())
    }
}

pub(super) use by_mode::{give, keep};
