//! What disks and shares refuse, step by step, and what comes of it.

#![allow(clippy::unwrap_used)] // as tests may; clippy sees only the functions marked as tests

use std::cell::Cell;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::steps::Steps;
use super::{WriteRefusal, own_file_beside, write_by, write_new_by, write_own_by};

thread_local! {
    /// How often a step is refused before it works.
    static REFUSALS: Cell<usize> = const { Cell::new(0) };
}

fn refused_yet() -> bool {
    REFUSALS.with(|left| {
        left.set(left.get().saturating_sub(1));
        left.get() > 0
    })
}

/// A folder with a file that is to be replaced.
fn old_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, "old").unwrap();
    (folder, path)
}

/// What a file holds, and that nothing lies beside it.
fn alone(path: &Path) -> String {
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().flatten().collect();
    assert_eq!(names.len(), 1, "{names:?}");
    fs::read_to_string(path).unwrap()
}

fn io_error(outcome: Result<(), WriteRefusal>) -> io::Error {
    match outcome {
        Err(WriteRefusal::Disk(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_share_that_knows_no_permissions_is_written_to() {
    let refusals: [fn(&fs::File, fs::Permissions) -> io::Result<()>; 3] = [
        |_, _| Err(ErrorKind::PermissionDenied.into()),
        |_, _| Err(ErrorKind::Unsupported.into()),
        |_, _| Err(ErrorKind::InvalidInput.into()),
    ];
    for allow in refusals {
        let (_folder, path) = old_file();
        write_by(&Steps { allow, ..Steps::REAL }, &path, b"new", false).unwrap();
        assert_eq!(alone(&path), "new");
    }
}

#[test]
fn a_share_that_knows_no_flushing_is_written_to_and_read_back() {
    let refusals: [fn(&fs::File) -> io::Result<()>; 3] = [
        |_| Err(ErrorKind::InvalidInput.into()),
        |_| Err(ErrorKind::Unsupported.into()),
        |_| Err(ErrorKind::PermissionDenied.into()),
    ];
    for sync in refusals {
        let (folder, path) = old_file();
        let steps = Steps { sync, ..Steps::REAL };
        write_by(&steps, &path, b"new", false).unwrap();
        assert_eq!(alone(&path), "new");
        let new = folder.path().join("ny.json");
        write_new_by(&steps, &new, &path, b"new").unwrap();
        assert_eq!(fs::read(&new).unwrap(), b"new");
    }
}

#[test]
fn bytes_that_do_not_come_back_are_no_file() {
    let (_folder, path) = old_file();
    let sync = |mut file: &fs::File| {
        file.write_all(b"!")?;
        Err(ErrorKind::InvalidInput.into())
    };
    let error = io_error(write_by(&Steps { sync, ..Steps::REAL }, &path, b"new", false));
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    assert_eq!(alone(&path), "old");
}

#[test]
fn a_disk_that_fails_keeps_the_old_file() {
    const EIO: i32 = 5;
    let (_folder, path) = old_file();
    let steps = Steps { sync: |_| Err(io::Error::from_raw_os_error(EIO)), ..Steps::REAL };
    assert_eq!(io_error(write_by(&steps, &path, b"new", false)).raw_os_error(), Some(EIO));
    assert_eq!(alone(&path), "old");
    let rename =
        |file, _: &Path| Err(tempfile::PersistError { error: ErrorKind::StorageFull.into(), file });
    let steps = Steps { rename, ..Steps::REAL };
    let error = io_error(write_by(&steps, &path, b"new", false));
    assert_eq!(error.kind(), ErrorKind::StorageFull);
    assert_eq!(alone(&path), "old");
}

#[test]
fn a_file_that_somebody_holds_for_a_moment_is_replaced_when_it_is_let_go() {
    let (_folder, path) = old_file();
    let rename = |file: tempfile::NamedTempFile, target: &Path| {
        if refused_yet() {
            Err(tempfile::PersistError { error: ErrorKind::PermissionDenied.into(), file })
        } else {
            file.persist(target)
        }
    };
    let steps = Steps { rename, ..Steps::REAL };
    REFUSALS.set(3);
    write_by(&steps, &path, b"new", false).unwrap();
    assert_eq!(alone(&path), "new");
    REFUSALS.set(usize::MAX);
    let error = io_error(write_by(&steps, &path, b"newer", false));
    assert_eq!(error.kind(), ErrorKind::PermissionDenied);
    assert_eq!(alone(&path), "new");
}

#[test]
fn a_temporary_file_that_another_program_took_away_is_written_again() {
    let (_folder, path) = old_file();
    let rename = |file: tempfile::NamedTempFile, target: &Path| {
        if refused_yet() {
            fs::remove_file(file.path()).map_err(|_| ()).unwrap();
        }
        file.persist(target)
    };
    REFUSALS.set(2);
    write_by(&Steps { rename, ..Steps::REAL }, &path, b"new", false).unwrap();
    assert_eq!(alone(&path), "new");
}

#[test]
fn a_share_that_cannot_rename_without_replacing_still_replaces_nothing() {
    let (folder, path) = old_file();
    let rename_new =
        |file, _: &Path| Err(tempfile::PersistError { error: ErrorKind::Unsupported.into(), file });
    let steps = Steps { rename_new, ..Steps::REAL };
    assert!(write_new_by(&steps, &path, &path, b"new").is_err());
    assert_eq!(alone(&path), "old");
    let new = folder.path().join("ny.json");
    write_new_by(&steps, &new, &path, b"new").unwrap();
    assert_eq!(fs::read(&new).unwrap(), b"new");
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

    use super::*;
    use crate::files::atomic::access::without_group;

    fn with_mode(mode: u32) -> (tempfile::TempDir, PathBuf) {
        let (folder, path) = old_file();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        (folder, path)
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    #[test]
    fn whoever_may_read_a_file_may_read_the_new_one_and_nobody_else() {
        for rights in [0o600, 0o640, 0o664, 0o644, 0o400] {
            let (_folder, path) = with_mode(rights);
            write_by(&Steps::REAL, &path, b"new", true).unwrap();
            assert_eq!((mode(&path), alone(&path).as_str()), (rights, "new"));
        }
        let (folder, path) = with_mode(0o664);
        let refuses =
            Steps { allow: |_, _| Err(ErrorKind::PermissionDenied.into()), ..Steps::REAL };
        write_by(&refuses, &path, b"new", false).unwrap();
        assert_eq!(mode(&path), 0o600, "never wider");
        let new = folder.path().join("ny.json");
        write_new_by(&Steps::REAL, &new, Path::new("/nowhere"), b"new").unwrap();
        assert_eq!(mode(&new), 0o600, "a new file is its owner's alone");
    }

    #[test]
    fn where_the_group_is_not_kept_no_other_group_gets_its_rights() {
        assert_eq!(without_group(0o664), 0o604);
        assert_eq!(without_group(0o660), 0o600);
        assert_eq!(without_group(0o644), 0o604);
        assert_eq!(without_group(0o606), 0o600, "whoever was kept out as a member stays out");
        let (_folder, path) = with_mode(0o664);
        let group = fs::metadata(&path).unwrap().gid() + 1;
        // Only root can give a file to a group that it is not in.
        if chown(&path, None, Some(group)).is_ok() {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
            write_by(&Steps::REAL, &path, b"new", false).unwrap();
            assert_eq!((fs::metadata(&path).unwrap().gid(), mode(&path)), (group, 0o664));
            let give = |_: &fs::File, _: u32| Err(ErrorKind::PermissionDenied.into());
            write_by(&Steps { give, ..Steps::REAL }, &path, b"newer", false).unwrap();
            assert_ne!(fs::metadata(&path).unwrap().gid(), group);
            assert_eq!(mode(&path), 0o604);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_list_of_further_people_is_kept_and_none_is_taken_over_from_the_folder() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        // Version 2; owner rw, user 1000 r, group none, most r, others none.
        let entries: [(u16, u16, u32); 5] =
            [(1, 6, !0), (2, 4, 1000), (4, 0, !0), (16, 4, !0), (32, 0, !0)];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (kind, rights, who) in entries {
            list.extend([kind.to_le_bytes(), rights.to_le_bytes()].concat());
            list.extend(who.to_le_bytes());
        }
        let (folder, path) = with_mode(0o640);
        let set = |path: &Path, name: &str| setxattr(path, name, &list, XattrFlags::empty());
        let listed =
            |path: &Path| getxattr(path, "system.posix_acl_access", [0; 256].as_mut_slice());
        let plain = folder.path().join("alm.json");
        fs::write(&plain, "old").unwrap();
        if set(&path, "system.posix_acl_access").is_err() {
            return; // This disk has no such lists.
        }
        set(folder.path(), "system.posix_acl_default").unwrap();
        write_by(&Steps::REAL, &path, b"new", false).unwrap();
        assert_eq!(listed(&path), Ok(list.len()));
        write_by(&Steps::REAL, &plain, b"new", false).unwrap();
        assert!(listed(&plain).is_err());
    }
}

/// What the program keeps beside a case is written as the case is, and is never the way into another file.
#[test]
fn a_file_of_the_programs_own_is_whole_or_the_old_one_on_every_share() {
    let (folder, case) = old_file();
    let own = own_file_beside(&case, "journal");
    assert_eq!(own, folder.path().join(".sag.json.journal"));
    let steps = [
        Steps { allow: |_, _| Err(ErrorKind::PermissionDenied.into()), ..Steps::REAL },
        Steps { sync: |_| Err(ErrorKind::InvalidInput.into()), ..Steps::REAL },
    ];
    for (number, steps) in steps.iter().enumerate() {
        let text = format!("text {number}");
        write_own_by(steps, &own, &case, text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&own).unwrap(), text);
    }
    let sync = |_: &fs::File| Err(io::Error::from_raw_os_error(5));
    let rename =
        |file, _: &Path| Err(tempfile::PersistError { error: ErrorKind::StorageFull.into(), file });
    for steps in [Steps { sync, ..Steps::REAL }, Steps { rename, ..Steps::REAL }] {
        assert!(write_own_by(&steps, &own, &case, b"new").is_err());
        assert_eq!(fs::read_to_string(&own).unwrap(), "text 1");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
}

#[cfg(unix)]
#[test]
fn a_file_of_the_programs_own_follows_the_case_and_no_link_of_its_own_name() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, case) = old_file();
    fs::set_permissions(&case, fs::Permissions::from_mode(0o640)).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("genvej.json");
    symlink(&case, &link).unwrap();
    let own = own_file_beside(&link, "journal");
    assert_eq!(own, folder.path().join(".sag.json.journal"), "all who open the case find one");
    let other = folder.path().join("anden.txt");
    fs::write(&other, "mine").unwrap();
    symlink(&other, &own).unwrap();
    write_own_by(&Steps::REAL, &own, &case, b"text").unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    let found = fs::symlink_metadata(&own).unwrap();
    assert!(found.is_file() && found.permissions().mode() & 0o777 == 0o640);
}
