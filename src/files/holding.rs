//! Who has a case open: an empty file that is locked beside it, and a note of who and since when.
//!
//! The lock alone decides between two on one machine: it ends with the process, however that ends. It may not reach another machine, so
//! the note is written anew all the time, and one that nobody writes any more is from a machine that is gone. Its age is told by the
//! clock of the disk that it lies on, since two machines' clocks may differ.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{atomic, save};

/// How often the note is written.
const BEAT: Duration = Duration::from_secs(10);
/// A note that is older than this is nobody's any more.
const GONE: Duration = Duration::from_secs(40);

/// A larger note is none.
const MOST_BYTES: u64 = 10_000;

/// Who has a case open (den, der har sagen åben). Nothing of the case stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub machine: String,
    pub user: String,
    /// In seconds since 1970.
    pub since: i64,
    /// Tells this opening from every other.
    run: u64,
    beat: u64,
}

/// What came of the wish to have a case (hvem der fik sagen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// By us.
    Here,
    /// By somebody else, who may have left no note yet.
    By(Option<Holder>),
    /// By somebody whose machine has not been heard of for a while.
    ByGone(Holder),
    /// Nobody can know: no lock can be written where the case lies.
    Unknown,
}

/// A case that is ours as long as this lives (sagen er vores).
pub struct Hold {
    lock: File,
    lock_path: PathBuf,
    who_path: PathBuf,
    run: u64,
    stop: Option<(Sender<()>, thread::JoinHandle<()>)>,
}

impl Hold {
    /// Takes a case, if nobody has it; from somebody whose machine is gone only where that is said.
    pub fn take(case_file: &Path, from_gone_too: bool) -> (Held, Option<Self>) {
        const TRIES: usize = 5;
        let tries = (0..TRIES).find_map(|_| Self::try_to_take(case_file, from_gone_too));
        tries.unwrap_or((Held::By(None), None))
    }

    /// None where whoever had it has just done away with the lock.
    fn try_to_take(case_file: &Path, from_gone_too: bool) -> Option<(Held, Option<Self>)> {
        let lock_path = atomic::own_file_beside(case_file, "lock");
        let who_path = atomic::own_file_beside(case_file, "who");
        let Ok(mut lock) = locked_file(&lock_path, case_file) else {
            return Some((Held::Unknown, None));
        };
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Some((Held::By(read(&who_path)), None)),
            // Where nothing can be locked, the note decides.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        if !is_still_there(&lock, &lock_path) {
            return None;
        }
        let machine = machine();
        let other = read(&who_path).filter(|holder| holder.machine != machine);
        if let Some(holder) = other {
            if !is_gone(&mut lock, &who_path) {
                return Some((Held::By(Some(holder)), None));
            }
            if !from_gone_too {
                return Some((Held::ByGone(holder), None));
            }
        }
        let since = Timestamp::now().as_second();
        let run = RandomState::new().hash_one(since);
        let user = save::user_name().unwrap_or_default();
        let me = Holder { machine, user, since, run, beat: 0 };
        if write(&who_path, case_file, &me).is_err() {
            return Some((Held::Unknown, None));
        }
        let stop = beating(who_path.clone(), case_file.to_owned(), me);
        Some((Held::Here, Some(Self { lock, lock_path, who_path, run, stop })))
    }
}

/// The note goes first, and the lock while it is still ours.
impl Drop for Hold {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.stop.take() {
            drop(stop);
            let _ = thread.join();
        }
        if read(&self.who_path).is_some_and(|holder| holder.run == self.run) {
            let _ = fs::remove_file(&self.who_path);
            let _ = fs::remove_file(&self.lock_path);
        }
        let _ = self.lock.unlock();
    }
}

fn locked_file(path: &Path, like: &Path) -> io::Result<File> {
    // A pipe or a device might never open, and a link leads elsewhere.
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
        Ok(file) => {
            // Whoever may change the case is to be able to lock it.
            let _ = fs::metadata(like).and_then(|like| file.set_permissions(like.permissions()));
            return Ok(file);
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    match OpenOptions::new().read(true).write(true).open(path) {
        // The lock of another user: to see that it is locked it is enough to read it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path),
        file => file,
    }
}

/// Whether the file that we have locked is the one that the next one will try: whoever had it before may have done away with it.
#[cfg(unix)]
fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number =
        |found: io::Result<fs::Metadata>| found.map(|found| (found.dev(), found.ino())).ok();
    number(lock.metadata()).is_some_and(|ours| number(fs::symlink_metadata(path)) == Some(ours))
}

/// Where a file that somebody has open cannot be removed, it is.
#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Whether a note has not been written for so long that its machine is gone. The lock is written to hear what the disk's clock says.
fn is_gone(lock: &mut File, who: &Path) -> bool {
    let mut now = || -> io::Result<std::time::SystemTime> {
        lock.rewind()?;
        lock.write_all(b"\n")?;
        lock.sync_all().or_else(|_| lock.flush())?;
        lock.metadata()?.modified()
    };
    let written = fs::metadata(who).and_then(|found| found.modified());
    match (now(), written) {
        (Ok(now), Ok(written)) => now.duration_since(written).is_ok_and(|age| age > GONE),
        _ => false,
    }
}

fn read(path: &Path) -> Option<Holder> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > MOST_BYTES {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn write(path: &Path, like: &Path, holder: &Holder) -> io::Result<()> {
    atomic::write_own(path, like, &serde_json::to_vec(holder)?)
}

/// Writes the note anew until it is told to stop, or until somebody else has taken the case.
fn beating(
    path: PathBuf,
    like: PathBuf,
    mut holder: Holder,
) -> Option<(Sender<()>, thread::JoinHandle<()>)> {
    let (stop, stops) = channel();
    let beats = thread::Builder::new().name("hold".to_owned()).spawn(move || {
        while stops.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            if read(&path).is_some_and(|other| other.run != holder.run) {
                return;
            }
            holder.beat += 1;
            // What cannot be written now may be the next time; until then the note grows old.
            let _ = write(&path, &like, &holder);
        }
    });
    beats.ok().map(|thread| (stop, thread))
}

/// What this machine is called; empty where the system does not say.
fn machine() -> String {
    let told = ["/proc/sys/kernel/hostname", "/etc/hostname"].into_iter();
    told.filter_map(|path| fs::read_to_string(path).ok())
        .chain(["COMPUTERNAME", "HOSTNAME"].into_iter().filter_map(|name| std::env::var(name).ok()))
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}
