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
    /// Reads the lines of a file. Several words may stand on one, with commas between. Blank lines, and what follows a `#`, say
    /// nothing.
    ///
    /// # Errors
    /// The number of the first line that says neither.
    pub fn read(text: &str) -> Result<Self, usize> {
        let mut choice = Self::default();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let line = line.trim();
            // Where the doubts of several cases were told, the case stands above its own.
            if line.is_empty() || line.starts_with('#') || line.starts_with("==") {
                continue;
            }
            let (word, rest) = line.split_once(char::is_whitespace).ok_or(number)?;
            let rest = rest.split_once('#').map_or(rest, |(words, _)| words);
            let words = rest.split(',').map(|words| words.trim().to_owned());
            let words = words.filter(|words| !words.is_empty());
            match word.to_lowercase().as_str() {
                REMOVE => choice.remove.extend(words),
                KEEP => choice.keep.extend(words),
                _ => return Err(number),
            }
        }
        Ok(choice)
    }
}
