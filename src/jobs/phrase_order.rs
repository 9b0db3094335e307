//! What the window asks of phrases, and what comes back.

use std::sync::Arc;

use crate::letters::phrases::PhraseBook;
use crate::problem::Problem;

/// Something to do with the files of phrases (en opgave med fraser).
#[derive(Clone)]
pub enum PhraseJob {
    /// Read all of them.
    Read,
    /// Write one of the user's own: over the file that it replaces, if there is one.
    Keep { replaces: Option<String>, title: String, text: String },
    /// Remove one of the user's own, by its file.
    Remove(String),
}

/// What came of it (svaret om fraser).
#[derive(Clone)]
pub enum PhraseAnswer {
    Read(Arc<PhraseBook>),
    Kept(Result<(), Problem>),
    Removed(Result<(), Problem>),
}
