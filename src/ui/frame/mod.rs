//! What stands around the pages: the window itself, its bar, the list of parts, problems, questions, dialogs and keys.

mod answers;
mod boxes;
mod closing;
pub(super) mod command_texts;
pub mod dialogs;
mod fit;
mod held;
mod keys;
pub mod merging;
mod navigation;
pub mod new_case;
mod order;
mod passphrases;
mod pasting;
mod pasting_texts;
pub mod practice;
pub mod problems;
mod questions;
mod recovered;
mod reveal;
mod section;
pub mod shut;
mod status;
pub mod texts;
mod toolbar;
mod version_texts;
pub mod window;
