//! The locked case itself: locking, unlocking, saving, and changing who can.

use std::path::Path;

use age::secrecy::zeroize::Zeroizing;

use super::archive::{self, ACCESS_LOG, CASE, Part};
use super::keys::{CaseKey, OwnKey, PublicKey};
use super::passphrase::Passphrase;
use super::refusal::SafeRefusal;
use super::sealing;

/// What a locked case's file ends in.
pub const ENDING: &str = "sag";

/// Whether a file is called as locked cases are.
pub fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Whether a file begins as locked cases do.
pub fn is_archive(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// A case whose text nobody can read without a key (låst sag).
#[derive(Clone)]
pub struct LockedCase {
    parts: Vec<Part>,
}

/// One way into a locked case (en vej ind).
pub enum WayIn {
    Passphrase(Passphrase),
    /// The key of somebody who works with the case.
    Own(PublicKey),
    /// The key that a municipality keeps for when all else is lost.
    Recovery(PublicKey),
}

/// What somebody opens a locked case with (det, der låser op).
pub enum Opener {
    Passphrase(Passphrase),
    Own(OwnKey),
    /// The case's own key, of somebody who has had it open before.
    Case(CaseKey),
}

impl LockedCase {
    /// Locks a text, with a key that no other case has.
    ///
    /// # Errors
    /// That there is too little memory; `available` is how much the system says is free.
    pub fn lock(
        text: &[u8],
        ways: &[WayIn],
        available: Option<u64>,
    ) -> Result<(Self, CaseKey), SafeRefusal> {
        Self::lock_by(text, ways, sealing::WORK, available)
    }

    pub(super) fn lock_by(
        text: &[u8],
        ways: &[WayIn],
        work: u8,
        available: Option<u64>,
    ) -> Result<(Self, CaseKey), SafeRefusal> {
        let key = CaseKey::generate();
        let mut parts: Vec<Part> = Vec::new();
        for way in ways {
            let is_taken = |name: &str| parts.iter().any(|part| part.name == name);
            let names = std::iter::once(way.part()).chain((2..).map(|number| way.further(number)));
            let name = names.into_iter().find(|name| !is_taken(name)).unwrap_or_default();
            parts.push(Part { name, bytes: way.seal(&key, work, available)? });
        }
        parts.push(Part { name: CASE.to_owned(), bytes: key.seal(text)? });
        Ok((Self { parts }, key))
    }

    /// Reads the bytes of its file.
    ///
    /// # Errors
    /// That they are no locked case, or not all as they were written.
    pub fn read(bytes: &[u8]) -> Result<Self, SafeRefusal> {
        let parts = archive::read(bytes)?;
        let has_case = parts.iter().any(|part| part.name == CASE);
        if has_case && parts.iter().any(Part::is_key) {
            Ok(Self { parts })
        } else {
            Err(SafeRefusal::Damaged)
        }
    }

    /// The bytes of its file.
    ///
    /// # Errors
    /// Never in practice.
    pub fn bytes(&self) -> Result<Vec<u8>, SafeRefusal> {
        archive::write(&self.parts)
    }

    /// The case's key, by any way in that the opener fits.
    ///
    /// # Errors
    /// That none fits, and why; `available` as for [`LockedCase::lock`].
    pub fn key(&self, opener: &Opener, available: Option<u64>) -> Result<CaseKey, SafeRefusal> {
        let (mut refusal, other) = match opener {
            Opener::Passphrase(_) => (SafeRefusal::NoPassphrase, SafeRefusal::NoPassphrase),
            Opener::Own(_) => (SafeRefusal::OtherKey, SafeRefusal::OtherKey),
            Opener::Case(key) => return self.text(key).map(|_| key.clone()),
        };
        for part in self.parts.iter().filter(|part| part.is_key()) {
            let opened = match opener {
                Opener::Passphrase(passphrase) => {
                    sealing::by_passphrase(&part.bytes, passphrase, available)
                }
                Opener::Own(OwnKey(key)) | Opener::Case(CaseKey(key)) => {
                    sealing::by_key(&part.bytes, key)
                }
            };
            match opened {
                Ok(text) => return CaseKey::read(&text),
                Err(refused) if refused == other => {}
                Err(refused) => refusal = refused,
            }
        }
        Err(refusal)
    }

    /// The text of the case.
    ///
    /// # Errors
    /// That it is not as it was locked.
    pub fn text(&self, key: &CaseKey) -> Result<Zeroizing<Vec<u8>>, SafeRefusal> {
        let case = self.parts.iter().find(|part| part.name == CASE).ok_or(SafeRefusal::Damaged)?;
        // Its own key fits it, unless it is another's text.
        key.unseal(&case.bytes).map_err(|_| SafeRefusal::Damaged)
    }

    /// The older versions of the case, each sealed, by their numbers.
    pub fn history(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.parts.iter().filter_map(|part| Some((part.history_number()?, part.bytes.as_slice())))
    }

    /// Puts these in the place of the older versions that there were.
    pub fn set_history(&mut self, versions: Vec<(u32, Vec<u8>)>) {
        self.parts.retain(|part| part.history_number().is_none());
        let at = self.parts.iter().position(|part| part.name == CASE).unwrap_or_default();
        let parts = versions.into_iter().map(|(number, bytes)| Part::of_history(number, bytes));
        self.parts.splice(at..at, parts);
    }

    /// Who has had the case open, sealed; none where nobody has put that down yet.
    pub fn access_log(&self) -> Option<&[u8]> {
        let part = self.parts.iter().find(|part| part.name == ACCESS_LOG)?;
        Some(part.bytes.as_slice())
    }

    /// Puts this in the place of the log there was.
    pub fn set_access_log(&mut self, bytes: Vec<u8>) {
        match self.parts.iter_mut().find(|part| part.name == ACCESS_LOG) {
            Some(part) => part.bytes = bytes,
            None => self.parts.push(Part { name: ACCESS_LOG.to_owned(), bytes }),
        }
    }

    /// Whether the key of somebody who works with it is among the ways in.
    pub fn takes_own_key(&self) -> bool {
        self.parts.iter().any(|part| part.name.starts_with(WayIn::OWN))
    }

    /// Whether a passphrase is among the ways in.
    pub fn takes_passphrase(&self) -> bool {
        self.parts.iter().any(|part| part.name == WayIn::PASSPHRASE)
    }

    /// The same lock around another text. None of the ways in is touched.
    ///
    /// # Errors
    /// Never in practice.
    pub fn with_text(&self, key: &CaseKey, text: &[u8]) -> Result<Self, SafeRefusal> {
        let bytes = key.seal(text)?;
        let case = Part { name: CASE.to_owned(), bytes };
        let kept = self.parts.iter().filter(|part| part.name != CASE).cloned();
        let parts = kept.chain(std::iter::once(case)).collect();
        Ok(Self { parts })
    }

    /// Locks another passphrase in the place of the one there was, or beside the other ways in.
    ///
    /// # Errors
    /// As for [`LockedCase::lock`].
    pub fn set_passphrase(
        &mut self,
        key: &CaseKey,
        passphrase: &Passphrase,
        available: Option<u64>,
    ) -> Result<(), SafeRefusal> {
        self.set_passphrase_by(key, passphrase, sealing::WORK, available)
    }

    pub(super) fn set_passphrase_by(
        &mut self,
        key: &CaseKey,
        passphrase: &Passphrase,
        work: u8,
        available: Option<u64>,
    ) -> Result<(), SafeRefusal> {
        let way = WayIn::Passphrase(passphrase.clone());
        let new = Part { name: way.part(), bytes: way.seal(key, work, available)? };
        match self.parts.iter_mut().find(|part| part.name == new.name) {
            Some(old) => *old = new,
            None => self.parts.insert(0, new),
        }
        Ok(())
    }
}

impl WayIn {
    const PASSPHRASE: &str = "key-passphrase.age";
    const OWN: &str = "key-own";

    fn word(&self) -> &'static str {
        match self {
            Self::Passphrase(_) => "passphrase",
            Self::Own(_) => "own",
            Self::Recovery(_) => "recovery",
        }
    }

    fn part(&self) -> String {
        format!("key-{}.age", self.word())
    }

    fn further(&self, number: u32) -> String {
        format!("key-{}-{number}.age", self.word())
    }

    /// The case's key, for this way in alone.
    fn seal(
        &self,
        key: &CaseKey,
        work: u8,
        available: Option<u64>,
    ) -> Result<Vec<u8>, SafeRefusal> {
        let text = key.text();
        match self {
            Self::Passphrase(passphrase) => {
                sealing::to_passphrase(text.as_bytes(), passphrase, work, available)
            }
            Self::Own(public) | Self::Recovery(public) => {
                sealing::to_key(text.as_bytes(), &public.0)
            }
        }
    }
}
