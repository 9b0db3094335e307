//! Why a case was not saved, and why a letter was not written.

use crate::files::errand::Neighbour;
use crate::files::fingerprint::Fingerprint;
use crate::files::save::Difference;
use crate::problem::Problem;
use crate::writers::seal::Obstacle;

/// Why a case was not saved (hvorfor sagen ikke blev gemt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveRefusal {
    /// A file of that name is there already, and nobody has said that it may be replaced.
    Exists,
    /// The file is protected, and nobody has said that it may be replaced.
    Protected,
    /// The file is not what it was when it was last read or written here.
    Differs(Difference),
    /// Nobody knows whether these bytes came into the file.
    NoAnswer(Fingerprint),
    /// Nor here: whoever was to write them ended in the middle of it.
    Unheard(Fingerprint, Box<Problem>),
    Failed(Vec<Problem>),
}

/// Why a letter was not written (hvorfor brevet ikke blev skrevet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// A file that lies there already may not be replaced unasked.
    InTheWay(Obstacle),
    /// The file is protected, and nobody has said that it may be replaced.
    Protected,
    /// The letter would lie beside something of another case, and nobody has said that it may.
    BesideAnother(Neighbour),
    Failed(Vec<Problem>),
}
