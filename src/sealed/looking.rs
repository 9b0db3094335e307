//! Looking at seals: the same letters are made again from what the seal holds and from the case as it is now.

use super::comparing::{FirstDifference, first_difference};
use super::hashes::file_hashes;
use crate::case::Case;
use crate::case::seals::{CaseSeal, MOST_SEALED_LETTERS, MOST_SEALS, SealedLetter, digest};
use crate::document::Document;
use crate::files::overlay::Files;
use crate::library::LettersAlone;
use crate::problem::{Place, Problem};
use crate::writers::text;

/// The most bytes of a letter's text.
const TEXT_BYTES: u64 = 20_000_000;

/// The most bytes of all that a seal's letters are made from. The program's own have a fortieth of it.
const LIBRARY_BYTES: u64 = 20_000_000;

/// What a seal shows (hvad et segl viser).
pub struct SealStanding {
    /// Its number in the case, from one.
    pub number: usize,
    pub sealed_on: String,
    pub program: String,
    /// Whether this program is the one that sealed. Another may lay out the same text in other bytes.
    pub is_same_program: bool,
    pub is_same_case: bool,
    /// The number of the seal that it follows.
    pub follows: Option<usize>,
    pub letters: Vec<LetterStanding>,
    /// What else the letters were made from, and which files of it have moved since.
    pub moved: Vec<FileMove>,
}

/// What became of a letter (hvordan et brev står).
pub struct LetterStanding {
    pub id: String,
    /// The day whose law governs it.
    pub day: String,
    pub made: Made,
    /// The number of a later seal of the same letter. What differs is told, and is no fault.
    pub corrected_by: Option<usize>,
    /// Its templates and the law files that it cites that have moved since.
    pub moved: Vec<FileMove>,
}

/// A letter that was made again (det, der kom ud af det).
pub enum Made {
    Same,
    /// The text is the same, but not the bytes of the files with these endings.
    SameText(Vec<String>),
    Differs(FirstDifference),
    /// It can no longer be finished: what it lacks, and where its text differs.
    Unfinished(Vec<Problem>, Option<FirstDifference>),
}

/// A file of the library that is not what it was (en fil, der er flyttet).
#[derive(Clone, PartialEq, Eq)]
pub struct FileMove {
    pub name: String,
    pub how: Move,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Changed,
    Gone,
}

impl SealStanding {
    /// Whether every letter that no later seal corrects is the same. By another program the text has to be.
    pub fn is_same(&self) -> bool {
        let is_same = |letter: &LetterStanding| match letter.made {
            Made::Same => true,
            Made::SameText(_) => !self.is_same_program,
            Made::Differs(_) | Made::Unfinished(..) => false,
        };
        self.letters.iter().all(|letter| letter.corrected_by.is_some() || is_same(letter))
    }
}

/// Looks at every seal of a case, the oldest first; `today` are the files of today's library.
pub fn look_at_seals(
    case: &Case,
    today: &Files,
    program: &str,
) -> Vec<Result<SealStanding, Problem>> {
    let seals = case.seals.all();
    if seals.len() > MOST_SEALS || case.seals.letter_count() > MOST_SEALED_LETTERS {
        return vec![Err(broken(
            seals.len(),
            "Sagen har flere segl eller forseglede breve, end Forberedt laver.",
        ))];
    }
    let is_now = case.digest();
    let number_of = |hash: &str| seals.iter().position(|it| it.hash() == hash).map(|at| at + 1);
    let standing = |(index, seal): (usize, &CaseSeal)| {
        let number = index + 1;
        if !case.seals.is_whole(index) {
            let message = "Det er ændret, eller seglet før det er væk.";
            return Err(broken(number, message));
        }
        let made = remake(case, seal).map_err(|message| broken(number, message))?;
        let corrected_by = |id: &str| {
            let later = seals.iter().enumerate().skip(number);
            later.rev().find(|(_, later)| later.letter(id).is_some()).map(|(later, _)| later + 1)
        };
        let letters = seal.letters.iter().zip(made).map(|(letter, made)| LetterStanding {
            id: letter.id.clone(),
            day: letter.day.clone(),
            made,
            corrected_by: corrected_by(&letter.id),
            moved: moved(seal, today, |name| letter.uses.contains(name)),
        });
        let is_of_letter = |name: &str| seal.letters.iter().any(|it| it.uses.contains(name));
        Ok(SealStanding {
            number,
            sealed_on: seal.sealed_on.clone(),
            program: seal.program.clone(),
            is_same_program: seal.program == program,
            is_same_case: seal.case == is_now,
            follows: seal.follows.as_deref().and_then(number_of),
            letters: letters.collect(),
            moved: moved(seal, today, |name| !is_of_letter(name)),
        })
    };
    seals.iter().enumerate().map(standing).collect()
}

/// Makes the letters of a seal again.
///
/// # Errors
/// Why that cannot be done.
pub(super) fn remake(case: &Case, seal: &CaseSeal) -> Result<Vec<Made>, &'static str> {
    let mut room = LIBRARY_BYTES;
    let mut content = |name: &String, hash: &String| {
        let bytes = case.seals.content(hash, Files::most_bytes(name).min(room))?;
        room -= bytes.len() as u64;
        Some((name.clone(), bytes))
    };
    let files = seal.library.iter().map(|(name, hash)| content(name, hash));
    let files: Option<Vec<(String, Vec<u8>)>> = files.collect();
    let files = files.ok_or("En skabelon eller lovfil i det er beskadiget eller væk.")?;
    let files = Files::kept(files, seal.own.clone()).ok_or("En fil i det er ikke tekst.")?;
    let library = LettersAlone::read(&files)
        .map_err(|_| "Denne udgave af Forberedt kan ikke læse skabelonerne og lovfilerne i det.")?;
    seal.letters.iter().map(|letter| remake_letter(case, letter, &library)).collect()
}

fn remake_letter(
    case: &Case,
    letter: &SealedLetter,
    library: &LettersAlone,
) -> Result<Made, &'static str> {
    const NO_TEXT: &str = "Teksten af et brev i det er beskadiget eller væk.";
    let hash = letter.files.get("txt").ok_or(NO_TEXT)?;
    let was = case.seals.content(hash, TEXT_BYTES).ok_or(NO_TEXT)?;
    let was = String::from_utf8(was).map_err(|_| NO_TEXT)?;
    let draft = library
        .letters
        .fill(&letter.id, &library.facts(case))
        .map_err(|_| "Skabelonen til et brev i det mangler.")?;
    let document = match draft.finish() {
        Ok(document) => document,
        Err(lacks) => {
            let as_it_reads = Document { draft: false, ..draft.marked() };
            return Ok(Made::Unfinished(lacks, first_difference(&was, &text::write(&as_it_reads))));
        }
    };
    let is_now = text::write(&document);
    if let Some(difference) = first_difference(&was, &is_now) {
        return Ok(Made::Differs(difference));
    }
    let hashes = match file_hashes(&document, |_| ()) {
        Ok(hashes) => hashes,
        Err(lacks) => return Ok(Made::Unfinished(lacks, None)),
    };
    let others = letter.files.iter().filter(|(ending, hash)| hashes.get(*ending) != Some(*hash));
    let others: Vec<String> = others.map(|(ending, _)| ending.clone()).collect();
    Ok(if others.is_empty() { Made::Same } else { Made::SameText(others) })
}

/// The files that are not what they were, among those that are asked for.
fn moved(seal: &CaseSeal, today: &Files, is_asked: impl Fn(&str) -> bool) -> Vec<FileMove> {
    let asked = seal.library.iter().filter(|(name, _)| is_asked(name));
    asked
        .filter_map(|(name, hash)| {
            let how = match today.bytes(name) {
                None => Move::Gone,
                Some(bytes) if digest(bytes) != *hash => Move::Changed,
                Some(_) => return None,
            };
            Some(FileMove { name: name.clone(), how })
        })
        .collect()
}

fn broken(number: usize, message: &str) -> Problem {
    Problem::blocker(
        "seal-unreadable",
        Place::Case,
        format!("Segl {number} kan ikke læses: {message}"),
    )
    .with_cure("Find en kopi af sagen, som ikke er ændret i hånden.")
}
