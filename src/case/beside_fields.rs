//! What two versions of a case say beside their fields: changes by hand in letters, letters that were written, files of exhibits.

use std::collections::BTreeSet;

use super::Case;
use super::edits::{EditAct, EditText, LetterEdit};

/// What it is about (hvad forskellen angår).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
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
    pub what: Beside,
    pub before: SaidBeside,
    pub after: SaidBeside,
}

impl BesideChange {
    /// Whether it is about a file of an exhibit, and not about a letter.
    pub fn is_of_file(&self) -> bool {
        matches!(self.what, Beside::File(_))
    }
}

/// All in which two versions differ beside their fields.
pub fn differences_beside(before: &Case, after: &Case) -> Vec<BesideChange> {
    let all: BTreeSet<Beside> = [before, after].into_iter().flat_map(things).collect();
    let differs = |what: &Beside| match what {
        Beside::Edits(letter) => !before.edits.of(letter).eq(after.edits.of(letter)),
        Beside::Written(letter) => before.kept.written(letter) != after.kept.written(letter),
        Beside::File(number) => before.attached.file(*number) != after.attached.file(*number),
    };
    all.into_iter()
        .filter(differs)
        .map(|what| BesideChange { before: said(before, &what), after: said(after, &what), what })
        .collect()
}

fn things(case: &Case) -> impl Iterator<Item = Beside> {
    let edits = case.edits.all().iter().map(|edit| Beside::Edits(edit.letter.clone()));
    let written = case.kept.letters().map(|letter| Beside::Written(letter.to_owned()));
    let files = case.attached.all().iter().map(|file| Beside::File(file.number));
    edits.chain(written).chain(files)
}

fn said(case: &Case, what: &Beside) -> SaidBeside {
    match what {
        Beside::Edits(letter) => {
            let edits: Vec<_> = case.edits.of(letter).map(|edit| (edit.act, words(edit))).collect();
            if edits.is_empty() { SaidBeside::Nothing } else { SaidBeside::Edits(edits) }
        }
        Beside::Written(letter) => {
            let written = case.kept.written(letter);
            written.map_or(SaidBeside::Nothing, |kept| SaidBeside::WrittenOn(kept.on.clone()))
        }
        Beside::File(number) => {
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
