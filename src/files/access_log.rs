//! The access log in the file of a locked case: a part of it, sealed to the case's key. A plain case has none.

use super::locked::CaseLock;
use crate::access_log::{Access, AccessLog, Accessor, UnreadableLog};
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

    /// The same lock with more put down. A log that cannot be read gives way to one that says so; a newer program's stays as it is.
    ///
    /// # Errors
    /// Never in practice.
    pub fn with_accesses(&self, new: &[Access]) -> Result<Self, SafeRefusal> {
        let mut log = match self.access_log() {
            Ok(log) => log,
            Err(UnreadableLog::Damaged) => AccessLog { is_cut: true, ..AccessLog::default() },
            Err(UnreadableLog::Newer) => return Ok(self.clone()),
        };
        new.iter().cloned().for_each(|access| log.note(access));
        let mut locked = self.locked.clone();
        locked.set_access_log(self.key.seal(&log.to_bytes())?);
        Ok(Self { locked, key: self.key.clone() })
    }
}

/// Whoever is logged in on this machine, before they say who they are.
pub fn whoever_is_logged_in() -> Accessor {
    let account = super::save::user_name().unwrap_or_default();
    Accessor { account, ..Accessor::default() }
}
