//! Who may read a file that takes the place of another: the same as before, and never more.

#[cfg(unix)]
mod by_mode {
    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    use std::path::Path;

    use crate::files::atomic::steps::Steps;

    pub(in crate::files::atomic) fn give(file: &File, group: u32) -> io::Result<()> {
        fchown(file, None, Some(group))
    }

    /// Whoever was in the old group is now one of all others.
    pub(in crate::files::atomic) fn without_group(mode: u32) -> u32 {
        (mode & 0o700) | (mode & (mode >> 3) & 0o007)
    }

    /// Keeps the list of further people who may read a file, and says whether it could. With such a list, the rights of the group
    /// are the most that anybody on it has, and not those of the group itself.
    #[cfg(target_os = "linux")]
    fn keep_list(old: &Path, new: &File) -> bool {
        use rustix::fs::{XattrFlags, fremovexattr, fsetxattr, getxattr};
        const LIST: &str = "system.posix_acl_access";
        const MOST_BYTES: usize = 65_536;
        let mut list = vec![0; MOST_BYTES];
        match getxattr(old, LIST, &mut list) {
            Ok(length) => fsetxattr(new, LIST, &list[..length], XattrFlags::empty()).is_ok(),
            Err(_) => {
                // The folder may have given the new file a list that the old one did not have.
                let _ = fremovexattr(new, LIST);
                true
            }
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn keep_list(_: &Path, _: &File) -> bool {
        true
    }

    /// Where the group cannot be kept, its rights would go to another group; they are left out.
    pub(in crate::files::atomic) fn keep(
        steps: &Steps,
        (path, old): (&Path, &Metadata),
        new: &File,
    ) -> io::Result<()> {
        let mode = old.mode() & 0o777;
        let is_same = new.metadata()?.gid() == old.gid();
        let has_group = is_same || (steps.give)(new, old.gid()).is_ok();
        let mode = if has_group && keep_list(path, new) { mode } else { without_group(mode) };
        // A share that refuses has its own rule for who may read, and the new file is its owner's until then.
        let _ = (steps.allow)(new, Permissions::from_mode(mode));
        Ok(())
    }
}

#[cfg(not(unix))]
mod by_mode {
    use std::fs::{File, Metadata};
    use std::io;
    use std::path::Path;

    use crate::files::atomic::steps::Steps;

    pub(in crate::files::atomic) fn give(_: &File, _: u32) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in crate::files::atomic) fn keep(
        steps: &Steps,
        (_, old): (&Path, &Metadata),
        new: &File,
    ) -> io::Result<()> {
        let _ = (steps.allow)(new, old.permissions());
        Ok(())
    }
}

#[cfg(all(test, unix))]
pub(super) use by_mode::without_group;
pub(super) use by_mode::{give, keep};
