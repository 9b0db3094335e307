//! The files that spelling is read from: the dictionary where the program is installed, a municipality's words, and the user's own.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const RULES: &str = "da_DK.aff";
const WORDS: &str = "da_DK.dic";
const FIELD_WORDS: &str = "field-words.txt";
/// A municipality's words in its folder of templates.
pub const MUNICIPAL_WORDS: &str = "spelling/words.txt";
/// The user's own words in the folder of the settings.
const OWN_WORDS: &str = "ordliste.txt";

/// What was found (stavekontrollens filer).
pub struct SpellingFiles {
    pub rules: String,
    pub words: String,
    /// The lists of further words, those of the field first.
    pub lists: Vec<String>,
}

/// The folder of the dictionary: beside the program, in its templates, where Linux installs it, or in the checkout that it was built
/// from. None where there is none.
pub fn folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    ["spelling", "templates/spelling", "../share/forberedt/spelling", "../../templates/spelling"]
        .iter()
        .map(|place| beside.join(place))
        .find(|folder| folder.join(WORDS).is_file())
}

/// Reads them. A list that is not there has no words.
///
/// # Errors
/// A dictionary that cannot be read.
pub fn read(
    folder: &Path,
    municipal: Option<&Path>,
    settings: Option<&Path>,
) -> io::Result<SpellingFiles> {
    let lists = [
        Some(folder.join(FIELD_WORDS)),
        municipal.map(|folder| folder.join(MUNICIPAL_WORDS)),
        settings.map(|folder| folder.join(OWN_WORDS)),
    ];
    Ok(SpellingFiles {
        rules: fs::read_to_string(folder.join(RULES))?,
        words: fs::read_to_string(folder.join(WORDS))?,
        lists: lists.iter().flatten().filter_map(|list| fs::read(list).ok()).map(text_of).collect(),
    })
}

/// The text of a list. Editors of Windows save it as Latin-1 too, and one such letter must not lose all the words.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

/// A municipality's words as they were read (kommunens ordliste).
pub struct MunicipalWords {
    pub text: String,
    /// False where the file cannot be read as a text.
    pub is_text: bool,
}

/// Reads a municipality's words; none where its folder has no such list.
pub fn municipal_words(folder: &Path) -> Option<MunicipalWords> {
    let list = folder.join(MUNICIPAL_WORDS);
    list.exists().then(|| {
        let read = fs::read_to_string(list);
        MunicipalWords { is_text: read.is_ok(), text: read.unwrap_or_default() }
    })
}

/// Adds a word to the user's own.
///
/// # Errors
/// A folder that cannot be written to.
pub fn learn(settings: &Path, word: &str) -> io::Result<()> {
    fs::create_dir_all(settings)?;
    let mut list = OpenOptions::new().create(true).append(true).open(settings.join(OWN_WORDS))?;
    list.write_all(format!("{word}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_saved_as_latin_1_keeps_its_words() {
        assert_eq!(text_of("skånejob\n".into()), "skånejob\n");
        assert_eq!(text_of(b"sk\xe5nejob\nflextur\n".to_vec()), "skånejob\nflextur\n");
    }
}
