//! Whose a phrase is, and the file that it was read from.

/// Whose a phrase is (ejeren). The later wins where two have one abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhraseOwner {
    Program,
    Municipality,
    User,
}

/// The file of a phrase as it was read (frasens fil).
#[derive(Clone, Debug)]
pub struct PhraseFile {
    pub owner: PhraseOwner,
    /// With its folder, as it is told.
    pub name: String,
    /// What it holds; none where that is no text or cannot be read.
    pub text: Option<String>,
}
