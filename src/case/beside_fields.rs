//! What two versions of a case say beside their fields: changes by hand in letters, letters that were written, files of exhibits.

use std::collections::BTreeSet;

use super::Case;
use super::edits::{EditAct, EditText, LetterEdit};

/// What it is about (hvad forskellen angår).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterOrFile {
    /// A letter, by its id, that was changed by hand.
    Edits(String),
    /// A letter, by its id, that was written out.
    Written(String),
    /// A file of an exhibit, by its number.
    File(u32),
}

/// What one version says of it (hvad udgaven siger).
#[derive(Clone, PartialEq, Eq)]
pub enum SaidBeside {
    Nothing,
    /// Each change with its words: what stands there now, or what was taken out.
    Edits(Vec<(EditAct, String)>),
    /// The day on which the letter was written.
    WrittenOn(String),
    /// The file's name.
    File(String),
}

/// Something beside the fields in which two versions differ (forskel uden for felterne).
#[derive(Clone, PartialEq, Eq)]
pub struct BesideChange {
    pub what: LetterOrFile,
    pub before: SaidBeside,
    pub after: SaidBeside,
}

impl BesideChange {
    /// Whether it is about a file of an exhibit, and not about a letter.
    pub fn is_of_file(&self) -> bool {
        matches!(self.what, LetterOrFile::File(_))
    }
}

/// All in which two versions differ beside their fields.
pub fn differences_beside(before: &Case, after: &Case) -> Vec<BesideChange> {
    let all: BTreeSet<LetterOrFile> = [before, after].into_iter().flat_map(things).collect();
    let differs = |what: &LetterOrFile| match what {
        LetterOrFile::Edits(letter) => !before.edits.of(letter).eq(after.edits.of(letter)),
        LetterOrFile::Written(letter) => before.kept.written(letter) != after.kept.written(letter),
        LetterOrFile::File(number) => before.attached.file(*number) != after.attached.file(*number),
    };
    all.into_iter()
        .filter(differs)
        .map(|what| BesideChange { before: said(before, &what), after: said(after, &what), what })
        .collect()
}

fn things(case: &Case) -> impl Iterator<Item = LetterOrFile> {
    let edits = case.edits.all().iter().map(|edit| LetterOrFile::Edits(edit.letter.clone()));
    let written = case.kept.letters().map(|letter| LetterOrFile::Written(letter.to_owned()));
    let files = case.attached.all().iter().map(|file| LetterOrFile::File(file.number));
    edits.chain(written).chain(files)
}

fn said(case: &Case, what: &LetterOrFile) -> SaidBeside {
    match what {
        LetterOrFile::Edits(letter) => {
            let edits: Vec<_> = case.edits.of(letter).map(|edit| (edit.act, words(edit))).collect();
            if edits.is_empty() { SaidBeside::Nothing } else { SaidBeside::Edits(edits) }
        }
        LetterOrFile::Written(letter) => {
            let written = case.kept.written(letter);
            written.map_or(SaidBeside::Nothing, |kept| SaidBeside::WrittenOn(kept.on.clone()))
        }
        LetterOrFile::File(number) => {
            let file = case.attached.file(*number);
            file.map_or(SaidBeside::Nothing, |file| SaidBeside::File(file.name.clone()))
        }
    }
}

fn words(edit: &LetterEdit) -> String {
    let texts = if edit.act == EditAct::Remove { &edit.ground } else { &edit.text };
    let plain = |text: &EditText| text.iter().map(|piece| piece.text.as_str()).collect::<String>();
    texts.iter().map(plain).collect::<Vec<_>>().join(" | ")
}
