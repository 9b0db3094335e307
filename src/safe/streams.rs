//! Sealing and unsealing what is too large to hold in memory.

use std::io::{self, Read, Write};
use std::iter;

use age::{Decryptor, Encryptor};

use super::keys::{CaseKey, PublicKey};
use super::refusal::SafeRefusal;

/// How much is moved at a time.
const PIECE: usize = 64 * 1024;

impl PublicKey {
    /// Seals all that comes from a reader.
    ///
    /// # Errors
    /// What the reader or the writer refused.
    pub fn seal_stream(&self, from: &mut dyn Read, to: impl Write) -> io::Result<u64> {
        let encryptor = Encryptor::with_recipients(iter::once(&self.0 as &dyn age::Recipient))
            .map_err(io::Error::other)?;
        let mut writer = encryptor.wrap_output(to)?;
        let moved = move_all(from, &mut writer)?;
        writer.finish()?.flush()?;
        Ok(moved)
    }
}

impl CaseKey {
    /// Opens what was sealed so. What has come out is worth nothing until all of it has: damage may show at the very end.
    ///
    /// # Errors
    /// That it is not as it was sealed; none where the writer took it all. What the writer refused stands inside.
    pub fn unseal_stream(
        &self,
        from: impl Read,
        to: &mut dyn Write,
    ) -> Result<io::Result<u64>, SafeRefusal> {
        let decryptor = Decryptor::new(from).map_err(|_| SafeRefusal::Damaged)?;
        let identity = iter::once(&self.0 as &dyn age::Identity);
        let mut reader = decryptor.decrypt(identity).map_err(|_| SafeRefusal::OtherKey)?;
        let mut piece = vec![0; PIECE];
        let mut moved = 0;
        loop {
            match reader.read(&mut piece) {
                Ok(0) => return Ok(to.flush().map(|()| moved)),
                Ok(read) => {
                    if let Err(error) = to.write_all(&piece[..read]) {
                        return Ok(Err(error));
                    }
                    moved += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(SafeRefusal::Damaged),
            }
        }
    }
}

fn move_all(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<u64> {
    let mut piece = vec![0; PIECE];
    let mut moved = 0;
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(moved),
            Ok(read) => {
                to.write_all(&piece[..read])?;
                moved += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
