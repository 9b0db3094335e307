//! What two versions of a case say beside their fields: what its answers rest on, changes by hand in letters,
//! letters that were written, files of exhibits.

use std::collections::BTreeSet;

use super::Case;
use super::edits::{EditAct, EditText, LetterEdit};
use super::evidence::EvidenceTie;
use super::merging::LETTERS;
use crate::place::ItemId;

/// What it is about (hvad forskellen angår).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterOrFile {
    /// What an answer rests on, by the answer's lasting address and its own id.
    Tie { place: String, id: ItemId },
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
    /// What the answer rests on, with the number that the exhibit has; empty where it is gone or has none.
    Tie(Box<EvidenceTie>, String),
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
    /// The name of the section that it goes with when two versions are put together, or [`LETTERS`].
    pub fn part(&self) -> &str {
        match &self.what {
            LetterOrFile::File(_) => "exhibits",
            LetterOrFile::Tie { place, .. } => place.split('.').next().unwrap_or_default(),
            LetterOrFile::Edits(_) | LetterOrFile::Written(_) => LETTERS,
        }
    }
}

/// All in which two versions differ beside their fields.
pub fn differences_beside(before: &Case, after: &Case) -> Vec<BesideChange> {
    let all: BTreeSet<LetterOrFile> = [before, after].into_iter().flat_map(things).collect();
    let differs = |what: &LetterOrFile| match what {
        LetterOrFile::Tie { id, .. } => before.evidence.get(*id) != after.evidence.get(*id),
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
    let ties = case.evidence.all().iter();
    let ties = ties.map(|tie| LetterOrFile::Tie { place: tie.place.clone(), id: tie.id });
    ties.chain(edits).chain(written).chain(files)
}

fn said(case: &Case, what: &LetterOrFile) -> SaidBeside {
    match what {
        LetterOrFile::Tie { id, .. } => {
            let tie = case.evidence.get(*id);
            tie.map_or(SaidBeside::Nothing, |tie| {
                let exhibit = case.exhibit(tie.exhibit);
                let number = exhibit.and_then(|exhibit| exhibit.number.filled());
                let number = number.unwrap_or_default().trim().to_owned();
                SaidBeside::Tie(Box::new(tie.clone()), number)
            })
        }
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
