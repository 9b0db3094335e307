//! The log of who has had a locked case open: putting down what is done, reading it, and writing it for the citizen.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::desk::OfficeDesk;
use super::forms::write_sheet;
use super::job::{
    AccessAnswer, AccessJob, CaseLock, Difference, Fingerprint, Lock, Over, SaveCase, SaveRefusal,
    SavedAt, WaitingAccess, WriteLog,
};
use crate::access_log::{Access, Accessor, Names};
use crate::acts::access_sheet;
use crate::files::access_log::{unreadable, whoever_is_logged_in};
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::output;
use crate::library::Library;
use crate::problem::Problem;
use crate::safe::{LockedCase, SafeRefusal};

/// As they are put down at a moment, in seconds since 1970, on this machine.
pub(super) fn noted(waiting: &[WaitingAccess], now: i64) -> Vec<Access> {
    let account = whoever_is_logged_in().account;
    let noted = waiting.iter().cloned().map(|WaitingAccess { by, deed, before }| Access {
        at: ago(now, before),
        by: Accessor { account: account.clone(), ..by },
        deed,
    });
    noted.collect()
}

/// So long before a moment.
pub(super) fn ago(now: i64, before: Duration) -> i64 {
    now.saturating_sub(i64::try_from(before.as_secs()).unwrap_or_default())
}

impl OfficeDesk {
    pub(super) fn access_log(&self, job: AccessJob) -> AccessAnswer {
        match job {
            AccessJob::Note(mut order) => {
                let outcome = self.put_down(&mut order);
                AccessAnswer::Noted { order, outcome }
            }
            AccessJob::Read(lock) => {
                let log = lock.access_log();
                AccessAnswer::Read { lock, log }
            }
            AccessJob::Write(order) => AccessAnswer::Written(match self.library() {
                Some(library) => write(order, &library),
                None => Err(Vec::new()),
            }),
        }
    }

    /// Puts down what was done, in the file as it lies there: not a byte of the case itself is written anew. The order comes to know the
    /// lock with the log.
    fn put_down(&self, order: &mut SaveCase) -> Result<SavedAt, SaveRefusal> {
        let failed = |problem| SaveRefusal::Failed(vec![problem]);
        let (Lock::Known(lock), Over::Known(known)) = (&order.lock, &order.over) else {
            return Err(SaveRefusal::Failed(Vec::new()));
        };
        let errand = Errand::Read { path: order.path.clone() };
        let bytes = match self.messenger.run(&errand, &[]) {
            Ok((ErrandAnswer::Failed(failure), _)) => return Err(failed(failure.problem())),
            Ok((_, bytes)) => bytes,
            Err(silence) => return Err(failed(silence.problem(&order.path))),
        };
        if !known.contains(&Fingerprint::of(&bytes)) {
            return Err(SaveRefusal::Differs(Difference::Changed(None)));
        }
        let noted = noted(&order.accesses, Timestamp::now().as_second());
        let with_log = || {
            let locked = LockedCase::read(&bytes)?;
            let lock = CaseLock { locked, key: lock.key.clone() }.with_accesses(&noted)?;
            lock.map(|lock| Ok((lock.locked.bytes()?, lock))).transpose()
        };
        let refused =
            |refusal: SafeRefusal| failed(refusal.problem(&order.path.display().to_string()));
        // A newer program's log stays as it is, and what was done waits.
        let Some((bytes, lock)) = with_log().map_err(refused)? else {
            return Err(SaveRefusal::Failed(Vec::new()));
        };
        let saved = self.save_bytes(order, &bytes)?;
        order.lock = Lock::Known(Arc::new(lock));
        Ok(saved)
    }
}

fn write(order: WriteLog, library: &Library) -> Result<PathBuf, Vec<Problem>> {
    let WriteLog { lock, case, folder, format, today, without_names } = order;
    let log = lock.access_log().map_err(|why| vec![unreadable(why, &folder)])?;
    let names = if without_names { Names::numbers(&log) } else { Names::Own };
    let sheet = access_sheet(&log, &names, &case, library, today);
    let path = folder.join(format.file_name(&sheet.file_stem()));
    let file = output::letter_file(&sheet, format, path)?;
    write_sheet(&folder, vec![file], &library.owner(&case))
        .map(|paths| paths.into_iter().next().unwrap_or_default())
}
