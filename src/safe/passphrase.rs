//! A passphrase: the same one however its letters are composed, and never shown.

use age::secrecy::SecretString;
use age::secrecy::zeroize::Zeroizing;
use unicode_normalization::UnicodeNormalization;

use super::refusal::SafeRefusal;

/// How many signs a new one has at least.
const LEAST: usize = 12;

/// What a person remembers (adgangskode).
#[derive(Clone)]
pub struct Passphrase(pub(super) SecretString);

impl Passphrase {
    /// Takes it as it was typed. A space at an end is a slip that nobody sees.
    ///
    /// # Errors
    /// That there is none, or a space at an end.
    pub fn typed(text: &str) -> Result<Self, SafeRefusal> {
        if text.is_empty() {
            return Err(SafeRefusal::EmptyPassphrase);
        }
        if text.trim() != text {
            return Err(SafeRefusal::SpaceAtTheEnds);
        }
        // Room for all of it from the start, so that no part stays behind where it had to be moved.
        let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
        composed.extend(text.nfc());
        Ok(Self(SecretString::from(composed.as_str())))
    }

    /// Takes one that is to lock something from now on.
    ///
    /// # Errors
    /// As for [`Passphrase::typed`], and that it is too easily guessed.
    pub fn new(text: &str) -> Result<Self, SafeRefusal> {
        let passphrase = Self::typed(text)?;
        if text.nfc().count() < LEAST { Err(SafeRefusal::ShortPassphrase) } else { Ok(passphrase) }
    }
}
