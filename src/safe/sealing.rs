//! Bytes into one `age` file for one recipient, and out of it again.

use std::io::{Read, Write};
use std::iter;

use age::secrecy::zeroize::Zeroizing;
use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::passphrase::Passphrase;
use super::refusal::SafeRefusal;

/// How hard a passphrase is to try: 256 MB and half a second each time. None that is harder is read.
pub(super) const WORK: u8 = 18;

/// What that takes, with some to spare.
const MEMORY: usize = 260 << 20;

/// Seals to the holder of a key.
pub(super) fn to_key(bytes: &[u8], to: &Recipient) -> Result<Vec<u8>, SafeRefusal> {
    seal(bytes, to)
}

/// Seals to whoever knows a passphrase.
pub(super) fn to_passphrase(
    bytes: &[u8],
    passphrase: &Passphrase,
    work: u8,
    available: Option<u64>,
) -> Result<Vec<u8>, SafeRefusal> {
    ask_for_memory(available)?;
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work);
    seal(bytes, &recipient)
}

/// Opens what was sealed to a key.
pub(super) fn by_key(
    sealed: &[u8],
    identity: &Identity,
) -> Result<Zeroizing<Vec<u8>>, SafeRefusal> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| SafeRefusal::Damaged)?;
    open(decryptor, identity, sealed.len())
}

/// Opens what was sealed to a passphrase.
pub(super) fn by_passphrase(
    sealed: &[u8],
    passphrase: &Passphrase,
    available: Option<u64>,
) -> Result<Zeroizing<Vec<u8>>, SafeRefusal> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| SafeRefusal::Damaged)?;
    if !decryptor.is_scrypt() {
        return Err(SafeRefusal::NoPassphrase);
    }
    ask_for_memory(available)?;
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(WORK);
    open(decryptor, &identity, sealed.len())
}

fn seal(bytes: &[u8], to: &dyn age::Recipient) -> Result<Vec<u8>, SafeRefusal> {
    let encryptor =
        Encryptor::with_recipients(iter::once(to)).map_err(|_| SafeRefusal::Unsealable)?;
    let write = || -> std::io::Result<Vec<u8>> {
        let mut writer = encryptor.wrap_output(Vec::with_capacity(bytes.len() + 1024))?;
        writer.write_all(bytes)?;
        writer.finish()
    };
    write().map_err(|_| SafeRefusal::Unsealable)
}

fn open(
    decryptor: Decryptor<&[u8]>,
    identity: &dyn age::Identity,
    most: usize,
) -> Result<Zeroizing<Vec<u8>>, SafeRefusal> {
    let mut reader = decryptor.decrypt(iter::once(identity)).map_err(|error| match error {
        DecryptError::NoMatchingKeys => SafeRefusal::OtherKey,
        DecryptError::DecryptionFailed => SafeRefusal::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => SafeRefusal::TooMuchWork,
        _ => SafeRefusal::Damaged,
    })?;
    // Room for all of it from the start, so that no part stays behind where it had to be moved. It is given out whole or not at
    // all, since damage may show at its very end.
    let mut bytes = Zeroizing::new(Vec::with_capacity(most));
    reader.read_to_end(&mut bytes).map_err(|_| SafeRefusal::Damaged)?;
    Ok(bytes)
}

/// Asks for the memory first: where it lacks in the middle of the work, the system ends the whole program.
fn ask_for_memory(available: Option<u64>) -> Result<(), SafeRefusal> {
    let is_short = available.is_some_and(|available| available < MEMORY as u64);
    if is_short || Vec::<u8>::new().try_reserve_exact(MEMORY).is_err() {
        return Err(SafeRefusal::NoMemory);
    }
    Ok(())
}
