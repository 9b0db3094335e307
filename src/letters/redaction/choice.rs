//! What a person says of the doubts, as lines of a file: `fjern Margrethe`, `behold Gigtforeningen`.

/// What a person has said of the doubts (valg ved tvivl).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RedactionChoice {
    /// Words and passages that go wherever they stand.
    pub remove: Vec<String>,
    /// Words that stay, unless a field says that they are a name.
    pub keep: Vec<String>,
}

/// The words that a line begins with.
pub const REMOVE: &str = "fjern";
pub const KEEP: &str = "behold";

impl RedactionChoice {
    /// Reads the lines of a file. Blank lines, and those that begin with `#`, say nothing.
    ///
    /// # Errors
    /// The number of the first line that says neither.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut choice = Self::default();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, rest) = line.split_once(char::is_whitespace).ok_or(number)?;
            match word.to_lowercase().as_str() {
                REMOVE => choice.remove.push(rest.trim().to_owned()),
                KEEP => choice.keep.push(rest.trim().to_owned()),
                _ => return Err(number),
            }
        }
        Ok(choice)
    }
}
