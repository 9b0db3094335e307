//! What is changed by hand in a letter, put into it each time it is assembled.
//!
//! An edit whose ground stands in the letter holds. Where the ground reads otherwise now, because the case or the template says it in
//! other words, somebody must choose, and the letter waits; where it is gone, the edit is set aside and told of. None is lost, and none is put in twice.

mod apply;
pub(in crate::letters) mod checked;
mod moved;
mod pieces;
mod texts;
mod tie;
pub(in crate::letters) mod told;

pub use apply::{EditStanding, EditedBlocks, apply};
pub use pieces::{pieces, shown};
pub use texts::{LetterText, TextKind, TextPlace, TextStanding, added_text, texts};
pub use tie::tie;
pub use told::{ASKS_CODE, EDIT_CODES};

use crate::document::ids::BlockId;

/// The id of a block as a case file keeps it.
pub fn written(block: BlockId) -> String {
    format!("{:016x}", block.0)
}

/// The id of a block as it was written; none where it is no such id.
pub fn read_block(written: &str) -> Option<BlockId> {
    let is_id = written.len() == 16 && written.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_id.then(|| u64::from_str_radix(written, 16).ok().map(BlockId)).flatten()
}
