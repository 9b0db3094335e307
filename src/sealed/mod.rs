//! The letters as they went out (forseglede breve): a seal holds the templates, words and law files that they were made from, and the
//! hash of every file that came of them, so that the same letters can be made again from the case, byte for byte.

mod comparing;
mod hashes;
mod looking;
mod making;

pub use comparing::FirstDifference;
pub use looking::{FileMove, LetterStanding, Made, Move, SealStanding, look_at_seals};
pub use making::{Sealing, seal};
