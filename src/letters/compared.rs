//! A letter with what is new in it and what has gone since another version of it (forskelle i et brev).

use super::{Facts, Letters};
use crate::case::Case;
use crate::case::shared::Shared;
use crate::difference::{Hunk, stretches};
use crate::document::{Block, BlockBody, Edition, Inline, Source, text_of, walk};
use crate::problem::Problem;

/// What parts two texts of a letter. No text of a letter holds it.
const BETWEEN: char = '\u{1e}';

/// The texts of a letter as they are kept to be compared with a later version.
pub fn texts_of(blocks: &[Block]) -> String {
    let texts: Vec<String> = walk::texts(blocks).map(|(_, runs)| text_of(runs)).collect();
    texts.join(&BETWEEN.to_string())
}

impl Letters {
    /// The words of a letter as it would be assembled if nothing were changed by hand and nothing chosen.
    ///
    /// # Errors
    /// There is no such letter, or its template asks for more than a letter can hold.
    pub fn own_words(&self, id: &str, facts: &Facts<'_>) -> Result<String, Vec<Problem>> {
        let bare = Case { edits: Shared::default(), ..facts.case.clone() };
        Ok(texts_of(&self.fill(id, &Facts { case: &bare, ..*facts })?.blocks))
    }
}

/// A letter against an older version (brevet holdt op mod en anden udgave).
pub struct Compared {
    /// The blocks of the newer version, with the words of both.
    pub blocks: Vec<Block>,
    /// How many words came, and how many went.
    pub added: usize,
    pub removed: usize,
}

/// Compares a letter with the texts of an older version of it. What only one of them has stands in brackets with a word that says which,
/// so that it is told from the rest by more than its colour.
pub fn compared(before: &str, after: &[Block]) -> Compared {
    let now = texts_of(after);
    let stretches = stretches(before, &now);
    let (mut added, mut removed) = (0, 0);
    for stretch in &stretches {
        let (count, text) = match stretch {
            Hunk::Same(_) => continue,
            Hunk::Added(text) => (&mut added, text),
            Hunk::Removed(text) => (&mut removed, text),
        };
        *count += text.split([' ', '\n', BETWEEN]).filter(|word| !word.is_empty()).count();
    }
    let mut texts = Texts::default();
    for stretch in &stretches {
        texts.take(stretch);
    }
    let blocks = texts.into_blocks(after);
    Compared { blocks, added, removed }
}

/// The texts of the newer version, each with what went from it and what went before it.
#[derive(Default)]
struct Texts {
    done: Vec<Text>,
    now: Text,
}

#[derive(Default)]
struct Text {
    /// Whole texts of the older version that stood before this one.
    gone: Vec<String>,
    runs: Vec<(Option<Edition>, String)>,
}

impl Texts {
    fn take(&mut self, stretch: &Hunk<'_>) {
        match stretch {
            Hunk::Same(text) => self.newer(None, text),
            Hunk::Added(text) => self.newer(Some(Edition::Newer), text),
            Hunk::Removed(text) => self.older(text),
        }
    }

    fn newer(&mut self, side: Option<Edition>, text: &str) {
        for (index, part) in text.split(BETWEEN).enumerate() {
            if index > 0 {
                self.done.push(std::mem::take(&mut self.now));
            }
            if !part.is_empty() {
                self.now.runs.push((side, part.to_owned()));
            }
        }
    }

    fn older(&mut self, text: &str) {
        let at_start = self.now.runs.is_empty();
        let mut parts: Vec<&str> = text.split(BETWEEN).collect();
        let last = parts.pop().unwrap_or_default();
        // What stood before the first break belongs to the text that is under way; where none is, it was a text of its own.
        let mut parts = parts.into_iter();
        if !at_start && let Some(first) = parts.next() {
            self.gone_here(first);
        }
        self.now.gone.extend(parts.filter(|part| !part.trim().is_empty()).map(str::to_owned));
        self.gone_here(last);
    }

    fn gone_here(&mut self, text: &str) {
        if !text.is_empty() {
            self.now.runs.push((Some(Edition::Older), text.to_owned()));
        }
    }

    fn into_blocks(mut self, after: &[Block]) -> Vec<Block> {
        self.done.push(self.now);
        let mut texts = self.done.into_iter();
        let mut blocks = Vec::with_capacity(after.len());
        for block in after {
            let count = walk::texts(std::slice::from_ref(block)).count();
            let own: Vec<Text> = texts.by_ref().take(count).collect();
            let gone = own.iter().flat_map(|text| &text.gone);
            blocks.extend(gone.map(|text| {
                BlockBody::Paragraph(vec![marked(Edition::Older, text, &Inline::plain(""))]).into()
            }));
            let at = std::cell::Cell::new(0);
            blocks.push(block.with_texts(&|_, runs| {
                let text = own.get(at.replace(at.get() + 1));
                text.map_or_else(|| runs.to_vec(), |text| text.runs(runs))
            }));
        }
        blocks
    }
}

impl Text {
    fn runs(&self, own: &[Inline]) -> Vec<Inline> {
        // A text with nothing new and nothing gone keeps the look of each of its words.
        if self.runs.iter().all(|(side, _)| side.is_none()) {
            return own.to_vec();
        }
        let plain = Inline::plain("");
        let look = own.first().unwrap_or(&plain);
        let run = |(side, text): &(Option<Edition>, String)| match side {
            None => Inline { link: None, source: Source::Unknown, ..look.with_text(text.clone()) },
            Some(side) => marked(*side, text, look),
        };
        self.runs.iter().map(run).collect()
    }
}

fn marked(side: Edition, text: &str, look: &Inline) -> Inline {
    // The blanks around it stay outside, so that the words of the letter keep their distance.
    let bare = text.trim_matches(' ');
    let start = text.len() - text.trim_start_matches(' ').len();
    let (before, after) = match bare {
        "" => ("", ""),
        _ => (&text[..start], &text[start + bare.len()..]),
    };
    let word = match side {
        Edition::Newer => "nyt",
        Edition::Older => "udgår",
    };
    let text = format!("{before}[{word}: {bare}]{after}");
    Inline { link: None, source: Source::Compared(side), ..look.with_text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| BlockBody::Paragraph(vec![Inline::plain(*text)]).into();
        texts.iter().map(block).collect()
    }

    fn told(before: &[&str], after: &[&str]) -> Vec<String> {
        let compared = compared(&texts_of(&paragraphs(before)), &paragraphs(after));
        walk::texts(&compared.blocks).map(|(_, runs)| text_of(runs)).collect()
    }

    #[test]
    fn words_and_paragraphs_that_came_or_went_stand_in_brackets() {
        assert_eq!(
            told(
                &["Du får pension.", "Det sker den 1. maj."],
                &["Du får ikke pension.", "Det sker den 1. juni."]
            ),
            ["Du får [nyt: ikke] pension.", "Det sker den 1. [udgår: maj][nyt: juni]."]
        );
        assert_eq!(
            told(&["Et.", "Helt nyt.", "Til sidst."], &["Et.", "Til sidst."]),
            ["Et.", "[udgår: Helt nyt.]", "Til sidst."]
        );
        assert_eq!(
            told(&["Et.", "Til sidst."], &["Et.", "Helt nyt.", "Til sidst."]),
            ["Et.", "[nyt: Helt nyt.]", "Til sidst."]
        );
        assert_eq!(told(&["Det samme."], &["Det samme."]), ["Det samme."]);
    }

    #[test]
    fn no_text_of_either_version_is_lost() {
        let (before, after) = (["a b c", "d e", "f"], ["c b", "f g", "h", "a"]);
        let compared = compared(&texts_of(&paragraphs(&before)), &paragraphs(&after));
        let runs: Vec<&Inline> = walk::runs(&compared.blocks).collect();
        let all: String = runs.iter().map(|run| run.text.as_str()).collect();
        for word in ["a", "b", "c", "d", "e", "f", "g", "h"] {
            assert!(all.contains(word), "{word} in {all}");
        }
        assert!(compared.added > 0 && compared.removed > 0);
    }
}
