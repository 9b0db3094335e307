//! What locked cases are opened with: had once for a whole round, and only if one of its cases is locked.

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::locked::{CaseLock, Unlocked};
use forberedt::files::{case_file, locked};
use forberedt::problem::{Place, Problem};
use forberedt::safe::{CaseKey, KeyFile, Opener, Passphrase, SafeRefusal};

use super::orders::KeyOrder;
use super::shell::complain;
use super::terminal;

/// The key of a round.
pub(crate) struct Keys {
    file: Option<PathBuf>,
    opener: OnceCell<Option<Opener>>,
    /// The key of the case that was opened last: a passphrase takes long to try.
    last: RefCell<Option<(PathBuf, CaseKey)>>,
}

impl From<&KeyOrder> for Keys {
    fn from(order: &KeyOrder) -> Self {
        Self { file: order.key_file.clone(), opener: OnceCell::new(), last: RefCell::default() }
    }
}

impl Keys {
    /// Reads a case, locked or not.
    pub(crate) fn read(&self, path: &Path) -> Result<Case, Problem> {
        let bytes = case_file::read_bytes(path)?;
        if !locked::is_locked(path, &bytes) {
            return case_file::from_bytes(path, &bytes);
        }
        let Unlocked { lock, text } = locked::open(path, &bytes, self.opener(path)?)?;
        *self.last.borrow_mut() = Some((path.to_owned(), lock.key));
        case_file::from_bytes(path, &text)
    }

    /// The lock of a case, and what its file holds; none where it has no lock.
    pub(crate) fn lock(&self, path: &Path) -> Result<Option<(CaseLock, Fingerprint)>, Problem> {
        let bytes = case_file::read_bytes(path)?;
        if !locked::is_locked(path, &bytes) {
            return Ok(None);
        }
        let last = self.last.borrow().clone().filter(|(last, _)| last == path);
        let lock = match last {
            Some((_, key)) => locked::open(path, &bytes, &Opener::Case(key))?.lock,
            None => locked::open(path, &bytes, self.opener(path)?)?.lock,
        };
        Ok(Some((lock, Fingerprint::of(&bytes))))
    }

    /// What opens this case and all others. Why there is nothing is told once, and each case that stays locked is named.
    pub(crate) fn opener(&self, path: &Path) -> Result<&Opener, Problem> {
        let opener = self.opener.get_or_init(|| match &self.file {
            None => terminal::ask("Adgangskode til låste sager: ").map(Opener::Passphrase),
            Some(file) => from_file(file).inspect_err(|problem| complain(problem)).ok().flatten(),
        });
        opener.as_ref().ok_or_else(|| {
            Problem::blocker(
                "safe-closed",
                of(path),
                "Sagen er låst, og der er ingen nøgle til den.",
            )
        })
    }
}

/// What a key file opens cases with; none where that was told already.
fn from_file(path: &Path) -> Result<Option<Opener>, Problem> {
    let refused = |refusal: SafeRefusal| refusal.problem(&path.display().to_string());
    Ok(Some(match locked::read_key_file(path)? {
        KeyFile::Passphrase(line) => Opener::Passphrase(Passphrase::typed(&line).map_err(refused)?),
        KeyFile::Own(key) => Opener::Own(key),
        KeyFile::Public(_) => return Err(refused(SafeRefusal::OnlyPublic)),
        KeyFile::Locked(key) => {
            let Some(passphrase) = terminal::ask("Adgangskode til nøglen: ") else {
                return Ok(None);
            };
            let opened = key.open(&passphrase, locked::available_memory());
            Opener::Own(opened.map_err(refused)?)
        }
    }))
}

/// A file as the place of a problem.
pub(crate) fn of(path: &Path) -> Place {
    Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() }
}
