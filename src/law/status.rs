//! Whether somebody has checked a reference against its source.

/// Whether a reference is checked (efterprøvet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Somebody has seen it in the named source.
    Verified,
    /// Carried on or recalled; nobody has looked it up for these days.
    Unverified,
}

impl Status {
    /// The words the files may use.
    pub(super) const WORDS: [&'static str; 2] = ["efterprøvet", "ikke-efterprøvet"];

    /// The status behind a word in a file.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "efterprøvet" => Some(Self::Verified),
            "ikke-efterprøvet" => Some(Self::Unverified),
            _ => None,
        }
    }

    /// The status in Danish, as a reader sees it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Verified => "efterprøvet",
            Self::Unverified => "ikke efterprøvet",
        }
    }

    /// Whether somebody has seen it in its source.
    pub fn is_verified(self) -> bool {
        self == Self::Verified
    }
}
