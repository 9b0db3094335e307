//! What locked cases are opened with: had once for a whole round, and only if one of its cases is locked.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::files::{case_file, locked};
use forberedt::problem::{Place, Problem};
use forberedt::safe::{KeyFile, Opener, Passphrase, SafeRefusal};

use super::orders::KeyOrder;
use super::shell::complain;
use super::terminal;

/// The key of a round.
pub(crate) struct Keys {
    file: Option<PathBuf>,
    opener: OnceCell<Option<Opener>>,
}

impl From<&KeyOrder> for Keys {
    fn from(order: &KeyOrder) -> Self {
        Self { file: order.key_file.clone(), opener: OnceCell::new() }
    }
}

impl Keys {
    /// Reads a case, locked or not.
    pub(crate) fn read(&self, path: &Path) -> Result<Case, Problem> {
        let bytes = case_file::read_bytes(path)?;
        if locked::is_locked(path, &bytes) {
            locked::read(path, &bytes, self.opener(path)?)
        } else {
            case_file::from_bytes(path, &bytes)
        }
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
