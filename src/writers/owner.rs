//! Whose the letters in a folder are: those of a case, or of another. Their names do not tell, so they are read.
//!
//! A letter's seal tells it by what the letter itself prints, and nothing else is kept in the file: the marks of a neighbour are made
//! anew for each letter and for each choice of what it may print of the case, and one that none of them fits is of another case.

use serde::{Deserialize, Serialize};

use super::packed::words::words;
use super::seal::{Content, Obstacle, Seal, read};
use super::{Format, docx, odt, pdf};
use crate::document::Whose;

/// By what letters of a case are known from those of others (hvis breve).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The ids of all letters that there are.
    letters: Vec<String>,
    /// What their files are called.
    stems: Vec<String>,
    whose: Whose,
}

impl Owner {
    /// Of letters by their ids and by what their files are called.
    pub fn new(letters: impl Iterator<Item = (String, String)>, whose: Whose) -> Self {
        let (letters, stems) = letters.unzip();
        Self { letters, stems, whose }
    }

    /// The format of a file that is called like a letter, or like a draft or a copy of one.
    pub fn letter_named(&self, name: &str) -> Option<Format> {
        let name = name.to_lowercase();
        let (stem, ending) = name.rsplit_once('.')?;
        let is_letter = |id: &String| {
            let more = stem.strip_prefix(&id.to_lowercase());
            more.is_some_and(|more| !more.starts_with(char::is_alphanumeric))
        };
        // Other papers may begin with the words of a title.
        let is_titled = |title: &String| {
            let more = stem.strip_prefix(&title.to_lowercase()).map(str::trim_start);
            more.is_some_and(|more| more.is_empty() || more.starts_with(['-', '–', '(', '_']))
        };
        let format = Format::ALL.into_iter().find(|format| format.extension() == ending)?;
        let is_letter = self.letters.iter().any(is_letter) || self.stems.iter().any(is_titled);
        is_letter.then_some(format)
    }

    /// Why a file that is called like a letter may not lie beside letters of this case: it is of another, or it may be, since it
    /// prints no number. None where it is of this case, and where another program has written it.
    pub fn obstacle(&self, format: Format, file: &[u8]) -> Option<Obstacle> {
        let file = if format == Format::Pdf { pdf::seal::as_first_written(file) } else { file };
        match (read(format, file), format) {
            (Ok((content, seal)), _) if Seal::new(&content, "", []).untouched == seal.untouched => {
                match self.has_sealed(&content, &seal) {
                    None => Some(Obstacle::OfNeighbour),
                    Some(said) => (!said.is_certain()).then_some(Obstacle::Unsaid),
                }
            }
            (Err(Obstacle::Foreign), _) | (_, Format::Pdf) => None,
            // Somebody has gone on writing in it; whose it is stands in its words.
            (_, Format::Docx) => {
                words(file, &docx::WORDING).and_then(|words| self.obstacle_in(&words))
            }
            (_, Format::Odt) => {
                words(file, &odt::WORDING).and_then(|words| self.obstacle_in(&words))
            }
            (_, Format::Text) => self.obstacle_in(&String::from_utf8_lossy(file)),
        }
    }

    fn obstacle_in(&self, text: &str) -> Option<Obstacle> {
        if self.whose.numbers().is_said_in(text) {
            None
        } else if self.whose.is_said_in(text) || !self.whose.is_said() {
            Some(Obstacle::Unsaid)
        } else {
            Some(Obstacle::OfNeighbour)
        }
    }

    /// What that one of the case's letters prints of the case which bears this seal: all, some, or nothing. None if none does.
    fn has_sealed(&self, content: &Content, seal: &Seal) -> Option<Whose> {
        self.letters.iter().find_map(|letter| seal.said(content, letter, &self.whose))
    }
}
