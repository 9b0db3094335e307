//! Whether what was typed at the locked screen opens it.

use super::job::ScreenLock;
use crate::files::locked;
use crate::safe::{Opener, SafeRefusal};

impl ScreenLock {
    /// Tries it, as slowly as the case itself is opened.
    pub(super) fn open(self) -> Result<(), SafeRefusal> {
        let opener = Opener::Passphrase(self.passphrase);
        self.case.locked.key(&opener, locked::available_memory()).map(drop)
    }
}
