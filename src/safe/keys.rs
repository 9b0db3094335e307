//! The keys: a case's own, a user's own, and the public one that locks for whoever holds the other half.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::secrecy::zeroize::Zeroizing;
use age::x25519::{Identity, Recipient};

use super::passphrase::Passphrase;
use super::refusal::SafeRefusal;
use super::sealing;

/// The key that only one case has (sagens nøgle).
#[derive(Clone)]
pub struct CaseKey(pub(super) Identity);

/// A person's or a municipality's secret key (egen nøgle).
#[derive(Clone)]
pub struct OwnKey(pub(super) Identity);

/// The half of a key that may be known by all, and only locks (offentlig nøgle).
#[derive(Clone)]
pub struct PublicKey(pub(super) Recipient);

impl CaseKey {
    pub(super) fn generate() -> Self {
        Self(Identity::generate())
    }

    /// Seals something that belongs to the case and lies beside its text.
    ///
    /// # Errors
    /// Never in practice.
    pub fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, SafeRefusal> {
        sealing::to_key(bytes, &self.0.to_public())
    }

    /// Opens what was sealed so.
    ///
    /// # Errors
    /// That it is not as it was sealed, or that it was sealed for another case.
    pub fn unseal(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SafeRefusal> {
        sealing::by_key(sealed, &self.0)
    }

    /// The half that only locks.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// Reads it from the file that a way in opens.
    ///
    /// # Errors
    /// That it is none.
    pub fn read(text: &[u8]) -> Result<Self, SafeRefusal> {
        identity_in(text).map(Self).ok_or(SafeRefusal::Damaged)
    }

    /// The file that a way in opens, as `age` reads it.
    pub fn text(&self) -> Zeroizing<String> {
        text_of(&self.0)
    }
}

impl OwnKey {
    pub fn generate() -> Self {
        Self(Identity::generate())
    }

    /// Reads it from a file of keys, as `age-keygen` writes it.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        identity_in(text).map(Self)
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// The bytes of its file, locked by a passphrase.
    ///
    /// # Errors
    /// That there is too little memory; `available` is how much the system says is free.
    pub fn locked_by(
        &self,
        passphrase: &Passphrase,
        available: Option<u64>,
    ) -> Result<Vec<u8>, SafeRefusal> {
        let text = text_of(&self.0);
        sealing::to_passphrase(text.as_bytes(), passphrase, sealing::WORK, available)
    }
}

impl PublicKey {
    /// Reads the only one in a file, which may hold notes beside it.
    ///
    /// # Errors
    /// That the file holds none, or something else.
    pub fn read(text: &[u8]) -> Result<Self, SafeRefusal> {
        only_line(text).and_then(|line| line.parse().ok()).map(Self).ok_or(SafeRefusal::NotPublic)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn identity_in(text: &[u8]) -> Option<Identity> {
    Identity::from_str(only_line(text)?).ok()
}

/// The only line of a text that is neither empty nor a note.
fn only_line(text: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(text).ok()?;
    let mut lines =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().filter(|_| lines.next().is_none())
}

fn text_of(identity: &Identity) -> Zeroizing<String> {
    let secret = identity.to_string();
    let mut text = Zeroizing::new(String::with_capacity(secret.expose_secret().len() + 1));
    text.push_str(secret.expose_secret());
    text.push('\n');
    text
}
