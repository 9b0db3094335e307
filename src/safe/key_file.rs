//! The file that a user keeps a key in: a passphrase, a secret key, one that a passphrase locks, or a public one.

use age::secrecy::zeroize::Zeroizing;

use super::keys::{OwnKey, PublicKey};
use super::passphrase::Passphrase;
use super::refusal::SafeRefusal;
use super::sealing;

/// How every `age` file begins.
const LOCKED: &[u8] = b"age-encryption.org/";
const SECRET: &str = "AGE-SECRET-KEY-";
const PUBLIC: &str = "age1";

/// What a key file holds (nøglefil).
pub enum KeyFile {
    /// One line, as it was typed.
    Passphrase(Zeroizing<String>),
    Own(OwnKey),
    Locked(SealedKey),
    Public(PublicKey),
}

/// A secret key that a passphrase locks (låst nøgle).
pub struct SealedKey(Vec<u8>);

impl KeyFile {
    /// Tells by its bytes what it is.
    ///
    /// # Errors
    /// That it is none of them.
    pub fn read(bytes: Zeroizing<Vec<u8>>) -> Result<Self, SafeRefusal> {
        if bytes.starts_with(LOCKED) {
            return Ok(Self::Locked(SealedKey(bytes.to_vec())));
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| SafeRefusal::NoKey)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let starts = |with: &str| text.lines().any(|line| line.starts_with(with));
        if starts(SECRET) {
            return OwnKey::read(text.as_bytes()).map(Self::Own).ok_or(SafeRefusal::NoKey);
        }
        if starts(PUBLIC)
            && let Ok(public) = PublicKey::read(text.as_bytes())
        {
            return Ok(Self::Public(public));
        }
        let line = text.strip_suffix('\n').unwrap_or(text);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.contains(['\n', '\r', '\0']) {
            return Err(SafeRefusal::NoKey);
        }
        Ok(Self::Passphrase(Zeroizing::new(line.to_owned())))
    }
}

impl SealedKey {
    /// The key in it.
    ///
    /// # Errors
    /// That the passphrase is wrong, that it holds no key, or that there is too little memory.
    pub fn open(
        &self,
        passphrase: &Passphrase,
        available: Option<u64>,
    ) -> Result<OwnKey, SafeRefusal> {
        let text = sealing::by_passphrase(&self.0, passphrase, available)?;
        OwnKey::read(&text).ok_or(SafeRefusal::NoKey)
    }

    /// The same key under another passphrase: the bytes of its file, which were tried, since all cases of the key hang on them.
    ///
    /// # Errors
    /// That the old passphrase is wrong, or as for [`SealedKey::open`].
    pub fn under(
        &self,
        old: &Passphrase,
        new: &Passphrase,
        available: Option<u64>,
    ) -> Result<Vec<u8>, SafeRefusal> {
        let key = self.open(old, available)?;
        let bytes = key.locked_by(new, available)?;
        let again = Self(bytes.clone()).open(new, available)?;
        let is_same = again.public().to_string() == key.public().to_string();
        if is_same { Ok(bytes) } else { Err(SafeRefusal::Unsealable) }
    }
}
