//! The access log in the file of a locked case: a part of it, sealed to the case's key. A plain case has none.

use std::path::Path;

use super::locked::CaseLock;
use crate::access_log::{Access, AccessLog, Accessor, UnreadableLog};
use crate::problem::{Place, Problem};
use crate::safe::SafeRefusal;

impl CaseLock {
    /// Who has had the case open, as its file tells.
    ///
    /// # Errors
    /// That the log is not as it was written, or that a newer program wrote it.
    pub fn access_log(&self) -> Result<AccessLog, UnreadableLog> {
        let Some(sealed) = self.locked.access_log() else { return Ok(AccessLog::default()) };
        let bytes = self.key.unseal(sealed).map_err(|_| UnreadableLog::Damaged)?;
        AccessLog::read(&bytes)
    }

    /// The same lock with more put down. A log that is damaged gives way to one that says so; none where a newer program wrote the log,
    /// which stays as it is.
    ///
    /// # Errors
    /// Never in practice.
    pub fn with_accesses(&self, new: &[Access]) -> Result<Option<Self>, SafeRefusal> {
        let mut log = match self.access_log() {
            Ok(log) => log,
            Err(UnreadableLog::Damaged) => AccessLog { is_cut: true, ..AccessLog::default() },
            Err(UnreadableLog::Newer) => return Ok(None),
        };
        new.iter().cloned().for_each(|access| log.note(access));
        let mut locked = self.locked.clone();
        locked.set_access_log(self.key.seal(&log.to_bytes())?);
        Ok(Some(Self { locked, key: self.key.clone() }))
    }
}

/// Whoever is logged in on this machine, before they say who they are: the system's name for them, or what the surroundings say.
pub fn whoever_is_logged_in() -> Accessor {
    let named =
        || ["USERNAME", "USER", "LOGNAME"].into_iter().find_map(|it| std::env::var(it).ok());
    Accessor { account: by_the_system().or_else(named).unwrap_or_default(), ..Accessor::default() }
}

/// The name that the system's own list has for whoever runs this process.
#[cfg(unix)]
fn by_the_system() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let number = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let list = std::fs::read_to_string("/etc/passwd").ok()?;
    let of_number = |line: &str| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)? == number).then(|| name.to_owned())
    };
    list.lines().find_map(of_number)
}

#[cfg(not(unix))]
fn by_the_system() -> Option<String> {
    None
}

/// That a log cannot be read, told of the case's file.
pub fn unreadable(why: UnreadableLog, path: &Path) -> Problem {
    let place = Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() };
    match why {
        UnreadableLog::Damaged => Problem::blocker(
            "access-log-damaged",
            place,
            "Listen over, hvem der har haft sagen åben, er beskadiget.",
        )
        .with_cure("Programmet begynder en ny, næste gang nogen gør noget i sagen."),
        UnreadableLog::Newer => Problem::blocker(
            "access-log-newer",
            place,
            "En nyere udgave af programmet har skrevet listen over, hvem der har haft sagen åben.",
        )
        .with_cure("Brug en nyere udgave af Forberedt. Listen er ikke ændret."),
    }
}
