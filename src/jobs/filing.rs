//! How cases and letters get to the disk and back, by a messenger that may not come back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::accessing::{ago, noted};
use super::desk::OfficeDesk;
use super::job::{
    CaseLock, Done, Fingerprint, Lock, NotWritten, OpenedCase, Passphrases, SaveCase, SaveRefusal,
    SavedAt, TakenVersion, WriteLetter,
};
use super::nameless;
use super::own_key::StaysLocked;
use crate::case::Case;
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::messenger::Silence;
use crate::files::output::{self, OutFile};
use crate::files::snapshots::NewSnapshot;
use crate::files::{case_file, locked, recent};
use crate::library::Library;
use crate::problem::Problem;
use crate::safe::{Opener, SafeRefusal, WayIn, Zeroizing};

/// Why a case was not opened.
enum Unopened {
    /// A passphrase is wanted: the first one, or another than that which was wrong.
    Locked(Passphrases, Option<SafeRefusal>),
    Failed(Problem),
}

/// The file of a case with older versions in it, and with who has had it open.
struct WithMore {
    bytes: Zeroizing<Vec<u8>>,
    lock: CaseLock,
}

/// The bytes of a case's file, and the lock that has its versions.
type ToSave = (Zeroizing<Vec<u8>>, Option<CaseLock>);

impl From<Problem> for Unopened {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

impl OfficeDesk {
    pub(super) fn read_recent(&self) -> Vec<PathBuf> {
        let settings = self.folders.settings.clone();
        let read =
            settings.map(|settings| self.messenger.run(&Errand::ReadRecent { settings }, &[]));
        match read {
            Some(Ok((_, list))) => recent::from_bytes(&list),
            Some(Err(_)) | None => Vec::new(),
        }
    }

    pub(super) fn open(&self, path: PathBuf, opener: Option<&Opener>) -> Done {
        match self.try_open(&path, opener) {
            Ok(opened) => Done::Opened { path, outcome: Ok(opened) },
            Err(Unopened::Locked(asks, refusal)) => Done::Locked { path, asks, refusal },
            Err(Unopened::Failed(problem)) => Done::Opened { path, outcome: Err(problem) },
        }
    }

    /// Reads the version of somebody else by the key that the case has here.
    pub(super) fn read_theirs(
        &self,
        path: &Path,
        opener: Option<&Opener>,
    ) -> Result<OpenedCase, Problem> {
        self.try_open(path, opener).map_err(|unopened| match unopened {
            Unopened::Failed(problem) => problem,
            Unopened::Locked(..) => SafeRefusal::OtherKey.problem(&path.display().to_string()),
        })
    }

    fn try_open(&self, path: &Path, opener: Option<&Opener>) -> Result<OpenedCase, Unopened> {
        let errand = Errand::Read { path: path.to_owned() };
        let bytes = match self.messenger.run(&errand, &[]) {
            Ok((ErrandAnswer::Failed(failure), _)) => return Err(failure.problem().into()),
            Ok((_, bytes)) => bytes,
            Err(silence) => return Err(silence.problem(path).into()),
        };
        let holds = Fingerprint::of(&bytes);
        if !locked::is_locked(path, &bytes) {
            let case = Box::new(case_file::from_bytes(path, &bytes)?);
            return Ok(OpenedCase { case, holds, lock: Lock::None });
        }
        let unlocked = self.unlock(&bytes, opener).map_err(|stays| match stays {
            StaysLocked::Asks(asks, refusal) => Unopened::Locked(asks, refusal),
            StaysLocked::Refused(refusal) => {
                Unopened::Failed(refusal.problem(&path.display().to_string()))
            }
        })?;
        let case = Box::new(case_file::from_bytes(path, &unlocked.text)?);
        Ok(OpenedCase { case, holds, lock: Lock::Known(Arc::new(unlocked.lock)) })
    }

    /// Saves a case, and lets the order know the lock that was made for it.
    pub(super) fn save(&self, order: &mut SaveCase) -> Result<SavedAt, SaveRefusal> {
        let failed = |problem| Err(SaveRefusal::Failed(vec![problem]));
        // Where nothing is saved, the order's own lock has none of the versions: they are still waiting then.
        let (bytes, with_versions) = match self.bytes_to_save(order) {
            Ok(made) => made,
            Err(problem) => return failed(problem),
        };
        let saved = self.save_bytes(order, &bytes)?;
        if let Some(lock) = with_versions {
            order.lock = Lock::Known(Arc::new(lock));
        }
        Ok(saved)
    }

    /// Saves the bytes of a case's file.
    pub(super) fn save_bytes(
        &self,
        order: &SaveCase,
        bytes: &[u8],
    ) -> Result<SavedAt, SaveRefusal> {
        let failed = |problem| Err(SaveRefusal::Failed(vec![problem]));
        let covers = self.sent_journals.covered_by(&order.path, &order.case);
        let SaveCase { path, over, protected_too, .. } = order.clone();
        let errand = Errand::Save { path, over, protected_too, covers };
        match self.messenger.run(&errand, bytes) {
            Ok((ErrandAnswer::Saved(saved), _)) => Ok(saved),
            Ok((ErrandAnswer::Exists, _)) => Err(SaveRefusal::Exists),
            Ok((ErrandAnswer::Protected, _)) => Err(SaveRefusal::Protected),
            Ok((ErrandAnswer::Differs(difference), _)) => Err(SaveRefusal::Differs(difference)),
            Ok((ErrandAnswer::Failed(failure), _)) => failed(failure.problem()),
            // No other answer is given to a save.
            Ok(_) | Err(Silence::Died) => {
                let died = Box::new(Silence::Died.problem(&order.path));
                Err(SaveRefusal::Unheard(Fingerprint::of(bytes), died))
            }
            Err(Silence::Late) => Err(SaveRefusal::NoAnswer(Fingerprint::of(bytes))),
        }
    }

    /// The bytes of the case's file, and the lock that has its versions, if some wait. The case is sealed once.
    fn bytes_to_save(&self, order: &mut SaveCase) -> Result<ToSave, Problem> {
        let waits_for_lock = !matches!(order.lock, Lock::Known(_));
        let nothing_waits = order.versions.is_empty() && order.accesses.is_empty();
        let without = match waits_for_lock || nothing_waits {
            true => Some(self.case_bytes(&order.path, &order.case, &mut order.lock)?),
            false => None,
        };
        let with = self.with_more(order)?.map(|with| (with.bytes, Some(with.lock)));
        Ok(with.or_else(|| Some((without?, None))).unwrap_or_default())
    }

    /// The bytes of the case's file with what waits to be kept in it, and the lock that has that; none where nothing waits, or where
    /// the file is not locked.
    fn with_more(&self, order: &SaveCase) -> Result<Option<WithMore>, Problem> {
        let Lock::Known(lock) = &order.lock else { return Ok(None) };
        if order.versions.is_empty() && order.accesses.is_empty() {
            return Ok(None);
        }
        let now = Timestamp::now().as_second();
        let taken = |version: &'_ TakenVersion| ago(now, version.before);
        let new: Vec<NewSnapshot<'_>> = order
            .versions
            .iter()
            .map(|version| NewSnapshot {
                case: &version.case,
                at: taken(version),
                moment: version.moment.clone(),
            })
            .collect();
        let refused = |refusal: SafeRefusal| refusal.problem(&order.path.display().to_string());
        let accesses = noted(&order.accesses, now);
        let lock = lock.with_snapshots(&new, now).and_then(|lock| match accesses.as_slice() {
            [] => Ok(lock),
            accesses => Ok(lock.with_accesses(accesses)?.unwrap_or(lock)),
        });
        let lock = lock.map_err(refused)?;
        let text = Zeroizing::new(case_file::to_text(&order.case)?);
        let bytes = lock.around(text.as_bytes()).map_err(refused)?;
        Ok(Some(WithMore { bytes: Zeroizing::new(bytes), lock }))
    }

    /// The bytes of a case's file, locked where it is. A passphrase or a key becomes the lock that it makes.
    pub(super) fn case_bytes(
        &self,
        path: &Path,
        case: &Case,
        lock: &mut Lock,
    ) -> Result<Zeroizing<Vec<u8>>, Problem> {
        let text = Zeroizing::new(case_file::to_text(case)?);
        let refused = |refusal: SafeRefusal| refusal.problem(&path.display().to_string());
        let bytes = match lock {
            Lock::None => text.as_bytes().to_vec(),
            Lock::Known(lock) => lock.around(text.as_bytes()).map_err(refused)?,
            Lock::Changed(known, passphrase) => {
                let changed = Arc::new(known.with_passphrase(passphrase).map_err(refused)?);
                let bytes = changed.around(text.as_bytes()).map_err(refused)?;
                *lock = Lock::Known(changed);
                bytes
            }
            Lock::New(_) | Lock::Own => {
                let ways = match lock {
                    Lock::New(passphrase) => {
                        self.with_recovery(WayIn::Passphrase(passphrase.clone()))?
                    }
                    _ => self.ways_of_own()?,
                };
                let made = Arc::new(CaseLock::new(text.as_bytes(), &ways).map_err(refused)?);
                let bytes = made.locked.bytes().map_err(refused)?;
                *lock = Lock::Known(made);
                bytes
            }
        };
        Ok(Zeroizing::new(bytes))
    }

    /// Writes a letter, and lets the order name the path that it came to lie under.
    pub(super) fn write(
        &self,
        library: &Library,
        order: &mut WriteLetter,
    ) -> Result<(), NotWritten> {
        let shelf = library.shelf(&order.case);
        let document = if order.draft {
            shelf.draft(&order.letter).map(|draft| draft.marked())
        } else {
            shelf.finish(&order.letter).map(|(document, _)| document)
        };
        let document = match &order.nameless {
            Some(choice) => document.and_then(|document| {
                nameless::without_names(library, &order.case, &document, choice)
            }),
            None => document,
        };
        let OutFile { path, bytes, claim } = document
            .and_then(|document| output::letter_file(&document, order.format, order.path.clone()))
            .map_err(NotWritten::Failed)?;
        let WriteLetter { clash, protected_too, case_file, beside_another, .. } = order.clone();
        let owner = library.owner(&order.case);
        let errand =
            Errand::Write { path, claim, clash, protected_too, case_file, owner, beside_another };
        match self.messenger.run(&errand, &bytes) {
            Ok((ErrandAnswer::Written(path), _)) => {
                order.path = path;
                Ok(())
            }
            Ok((ErrandAnswer::InTheWay(obstacle), _)) => Err(NotWritten::InTheWay(obstacle)),
            Ok((ErrandAnswer::Protected, _)) => Err(NotWritten::Protected),
            Ok((ErrandAnswer::BesideAnother(neighbour), _)) => {
                Err(NotWritten::BesideAnother(neighbour))
            }
            Ok((ErrandAnswer::Failed(failure), _)) => {
                Err(NotWritten::Failed(vec![failure.problem()]))
            }
            // No other answer is given to a letter.
            Ok(_) => Err(NotWritten::Failed(vec![Silence::Died.problem(&order.path)])),
            Err(silence) => Err(NotWritten::Failed(vec![silence.problem(&order.path)])),
        }
    }
}
