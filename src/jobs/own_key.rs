//! The user's own key: made once, opened once a day, and then the way into every case that is locked for it.

use std::path::PathBuf;

use super::desk::OfficeDesk;
use super::job::{Fingerprint, ScreenLock};
use super::passphrases::{KeyUnchanged, Passphrases};
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::locked::{self, CaseLock, Unlocked};
use crate::files::own_key;
use crate::files::save::Over;
use crate::problem::{Place, Problem};
use crate::safe::{
    KeyFile, LockedCase, Opener, OwnKey, Passphrase, PublicKey, SafeRefusal, WayIn, Zeroizing,
};

/// Why a case stays locked for now.
pub(super) enum StaysLocked {
    /// One of these is wanted: the first one, or another than that which was wrong.
    Asks(Passphrases, Option<SafeRefusal>),
    Refused(SafeRefusal),
}

impl From<SafeRefusal> for StaysLocked {
    fn from(refusal: SafeRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl OfficeDesk {
    /// Whether the user has a key of their own.
    pub(super) fn has_own_key(&self) -> bool {
        self.sealed_key().is_some()
    }

    /// Makes it, and keeps it at hand. A key that is there already is never written over.
    pub(super) fn make_own_key(&self, passphrase: &Passphrase) -> Result<(), Problem> {
        let settings = self.folders.settings.as_deref().ok_or_else(nowhere)?;
        let secret = own_key::secret(settings);
        let refused = |refusal: SafeRefusal| refusal.problem(&secret.display().to_string());
        let key = OwnKey::generate();
        let sealed = key.locked_by(passphrase, locked::available_memory()).map_err(refused)?;
        self.keep_key_file(secret.clone(), Over::Nothing, &sealed)?;
        self.tell_public(&key)?;
        self.key_ring.keep(key);
        Ok(())
    }

    /// Gives it another passphrase. Its file is replaced whole or not at all, and no case is touched.
    pub(super) fn change_own_key(
        &self,
        old: &Passphrase,
        new: &Passphrase,
    ) -> Result<(), KeyUnchanged> {
        let settings = self.folders.settings.as_deref().ok_or_else(nowhere)?;
        let path = own_key::secret(settings);
        let bytes = self.key_file(path.clone())?.ok_or(SafeRefusal::NoOwnKey)?;
        let known = Over::Known(vec![Fingerprint::of(&bytes)]);
        let KeyFile::Locked(sealed) = KeyFile::read(Zeroizing::new(bytes))? else {
            return Err(SafeRefusal::NoOwnKey.into());
        };
        let changed = sealed.under(old, new, locked::available_memory())?;
        Ok(self.keep_key_file(path, known, &changed)?)
    }

    /// All who can open a case that is locked for the user from now on.
    pub(super) fn ways_of_own(&self) -> Result<Vec<WayIn>, Problem> {
        let own = match self.key_ring.key() {
            Some(key) => key.public(),
            None => {
                let settings = self.folders.settings.as_deref().ok_or_else(nowhere)?;
                let path = own_key::public(settings);
                self.public_key(path.clone())?.ok_or_else(|| {
                    let name = path.display().to_string();
                    SafeRefusal::NoOwnKey.problem(&name)
                })?
            }
        };
        self.with_recovery(WayIn::Own(own))
    }

    /// This way in, and the municipality's recovery key where it has said that it wants one.
    pub(super) fn with_recovery(&self, way: WayIn) -> Result<Vec<WayIn>, Problem> {
        let recovery = match self.folders.own_templates() {
            Some(templates) => self.public_key(own_key::recovery(&templates))?,
            None => None,
        };
        Ok(std::iter::once(way).chain(recovery.map(WayIn::Recovery)).collect())
    }

    /// Opens the bytes of a locked case: by what a person said, or by the own key that is at hand.
    pub(super) fn unlock(
        &self,
        bytes: &[u8],
        opener: Option<&Opener>,
    ) -> Result<Unlocked, StaysLocked> {
        let locked = LockedCase::read(bytes)?;
        let own = locked.takes_own_key() && self.has_own_key();
        let asks = Passphrases { case: locked.takes_passphrase(), own };
        let key = match opener {
            _ if !own => None,
            None => self.key_ring.key(),
            Some(Opener::Passphrase(passphrase)) => match self.open_own_key(passphrase) {
                Err(SafeRefusal::WrongPassphrase) => None,
                opened => Some(opened?),
            },
            Some(_) => None,
        };
        if let Some(key) = key {
            match locked.key(&Opener::Own(key), None) {
                // It was locked for somebody else's key.
                Err(SafeRefusal::OtherKey) if asks.case => {}
                key => {
                    let key = key?;
                    let text = locked.text(&key)?;
                    return Ok(Unlocked { lock: CaseLock { locked, key }, text });
                }
            }
        }
        match (opener, asks) {
            (None, Passphrases { case: false, own: false }) => {
                Err(SafeRefusal::NoPassphrase.into())
            }
            (None, asks) => Err(StaysLocked::Asks(asks, None)),
            (Some(Opener::Passphrase(_)), Passphrases { case: false, own: true }) => {
                Err(StaysLocked::Asks(asks, Some(SafeRefusal::WrongPassphrase)))
            }
            (opener, asks) => locked::unlock(bytes, opener).map_err(|refusal| match refusal {
                SafeRefusal::WrongPassphrase => StaysLocked::Asks(asks, Some(refusal)),
                refusal => refusal.into(),
            }),
        }
    }

    /// Whether what was typed at the locked screen opens it, as slowly as it opens a case.
    pub(super) fn opens_screen(&self, screen: &ScreenLock) -> Result<(), SafeRefusal> {
        if self.has_own_key() {
            match self.open_own_key(&screen.passphrase) {
                Err(SafeRefusal::WrongPassphrase) if screen.case.is_some() => {}
                opened => return opened.map(drop),
            }
        }
        let Some(case) = &screen.case else { return Err(SafeRefusal::NoOwnKey) };
        let opener = Opener::Passphrase(screen.passphrase.clone());
        case.locked.key(&opener, locked::available_memory()).map(drop)
    }

    fn open_own_key(&self, passphrase: &Passphrase) -> Result<OwnKey, SafeRefusal> {
        let Some(KeyFile::Locked(sealed)) = self.sealed_key() else {
            return Err(SafeRefusal::NoOwnKey);
        };
        let key = sealed.open(passphrase, locked::available_memory())?;
        // The public half may be missing, or be that of another.
        let _ = self.tell_public(&key);
        self.key_ring.keep(key.clone());
        Ok(key)
    }

    fn sealed_key(&self) -> Option<KeyFile> {
        let settings = self.folders.settings.as_deref()?;
        let bytes = self.key_file(own_key::secret(settings)).ok().flatten()?;
        KeyFile::read(Zeroizing::new(bytes)).ok()
    }

    fn public_key(&self, path: PathBuf) -> Result<Option<PublicKey>, Problem> {
        let name = path.display().to_string();
        let Some(bytes) = self.key_file(path)? else { return Ok(None) };
        PublicKey::read(&bytes).map(Some).map_err(|refusal| refusal.problem(&name))
    }

    fn tell_public(&self, key: &OwnKey) -> Result<(), Problem> {
        let settings = self.folders.settings.as_deref().ok_or_else(nowhere)?;
        let text = format!("{}\n", key.public());
        let path = own_key::public(settings);
        if self.key_file(path.clone())?.as_deref() == Some(text.as_bytes()) {
            return Ok(());
        }
        self.keep_key_file(path, Over::Anything, text.as_bytes())
    }

    fn key_file(&self, path: PathBuf) -> Result<Option<Vec<u8>>, Problem> {
        match self.messenger.run(&Errand::ReadKeyFile { path: path.clone() }, &[]) {
            Ok((ErrandAnswer::Nothing, _)) => Ok(None),
            Ok((ErrandAnswer::Failed(failure), _)) => Err(failure.problem()),
            Ok((_, bytes)) => Ok(Some(bytes)),
            Err(silence) => Err(silence.problem(&path)),
        }
    }

    fn keep_key_file(&self, path: PathBuf, over: Over, bytes: &[u8]) -> Result<(), Problem> {
        match self.messenger.run(&Errand::KeepKeyFile { path: path.clone(), over }, bytes) {
            Ok((ErrandAnswer::Saved(_), _)) => Ok(()),
            Ok((ErrandAnswer::Failed(failure), _)) => Err(failure.problem()),
            Ok((ErrandAnswer::Differs(_), _)) => Err(Problem::blocker(
                "key-changed",
                Place::Case,
                "Din nøgle er ændret af et andet program imens.",
            )
            .with_cure("Prøv igen.")),
            Ok(_) => Err(SafeRefusal::KeyThere.problem(&path.display().to_string())),
            Err(silence) => Err(silence.problem(&path)),
        }
    }
}

fn nowhere() -> Problem {
    Problem::blocker(
        "settings-nowhere",
        Place::Case,
        "Computeren har ingen mappe til indstillinger, og der er ikke noget sted til en nøgle.",
    )
    .with_cure("Lås sagen med en adgangskode.")
}
