//! A journal while it is kept: what its file holds, and the entry that comes next.

use std::sync::Arc;

use serde::Serialize;

use super::super::case_file;
use super::super::fingerprint::Fingerprint;
use super::super::migration;
use super::entry::{self, EntryHead, Pieces};
use super::frames::{self, BEGINNING};
use crate::case::Case;
use crate::case::limits::Holdings;
use crate::problem::{Place, Problem};
use crate::safe::{CaseKey, Zeroizing};

/// So many bytes of entries stand behind a whole case at most: it is written anew then.
const MOST_BEHIND: u64 = 1024 * 1024;

/// A journal as its file has it (kladden, mens den føres).
pub struct KeptJournal {
    /// What it says, and the same in pieces.
    case: Arc<Case>,
    pieces: Pieces,
    held: Holdings,
    /// By which entry it is known, and which was written last.
    first: Fingerprint,
    last: Fingerprint,
    number: u64,
    /// How long its file is, and how long it was when it held the first entry alone.
    length: u64,
    begun_with: u64,
    /// How many bytes the case takes.
    case_bytes: usize,
}

/// What is to be written, and what the file holds then (den næste post).
pub struct NextEntry {
    pub journal: KeptJournal,
    pub bytes: Vec<u8>,
    /// Which journal it goes behind, and how long that is; none where it takes the place of all there was.
    pub behind: Option<(Fingerprint, u64)>,
}

/// Over which versions something was typed, and when, in seconds since 1970 (grundlaget).
#[derive(Clone)]
pub struct TypedOver {
    pub over: Vec<Fingerprint>,
    pub at: i64,
}

impl KeptJournal {
    /// The last entry that was written.
    pub fn last(&self) -> Fingerprint {
        self.last
    }

    /// A journal that begins with this case.
    ///
    /// # Errors
    /// That the case holds more than a file that can be read again.
    pub fn begin(
        case: &Arc<Case>,
        typed: &TypedOver,
        key: Option<&CaseKey>,
    ) -> Result<NextEntry, Problem> {
        let held = case_file::hold_against_limits(case)?;
        let holds = entry::whole(case).map_err(|_| unwritable())?;
        let case_bytes = holds.iter().map(|(name, piece)| name.len() + piece.get().len()).sum();
        case_file::hold_against_size(case_bytes)?;
        let head = EntryHead::new(migration::CURRENT, 0, None);
        let (framed, first) = sealed(head, typed, &holds, key)?;
        let pieces = holds;
        let bytes = [BEGINNING, &framed].concat();
        let length = bytes.len() as u64;
        let case = Arc::clone(case);
        let journal = Self {
            case,
            pieces,
            held,
            first,
            last: first,
            number: 0,
            length,
            begun_with: length,
            case_bytes,
        };
        Ok(NextEntry { journal, bytes, behind: None })
    }

    /// What comes behind the entries that are there, or all anew where they have become many.
    ///
    /// # Errors
    /// As for [`KeptJournal::begin`].
    pub fn go_on(
        mut self,
        case: &Arc<Case>,
        typed: &TypedOver,
        key: Option<&CaseKey>,
    ) -> Result<NextEntry, Problem> {
        let held = case.held_beside(&self.case, &self.held).map_err(case_file::beyond_limits)?;
        let holds = entry::changes(&self.case, &mut self.pieces, case).map_err(|_| unwritable())?;
        let (more, less) = holds.values().fold((0, 0), |(more, less), splice| {
            let (longer, shorter) = splice.growth();
            (more + longer, less + shorter)
        });
        if more as u64 > MOST_BEHIND {
            return Self::begin(case, typed, key);
        }
        let case_bytes = (self.case_bytes + more).saturating_sub(less);
        case_file::hold_against_size(case_bytes)?;
        let number = self.number + 1;
        let head = EntryHead::new(migration::CURRENT, number, Some(self.last));
        let (bytes, last) = sealed(head, typed, &holds, key)?;
        let length = self.length + bytes.len() as u64;
        if length - self.begun_with > MOST_BEHIND {
            return Self::begin(case, typed, key);
        }
        let behind = Some((self.first, self.length));
        let case = Arc::clone(case);
        let journal = Self { case, held, last, number, length, case_bytes, ..self };
        Ok(NextEntry { journal, bytes, behind })
    }
}

fn sealed(
    mut head: EntryHead,
    typed: &TypedOver,
    holds: &impl Serialize,
    key: Option<&CaseKey>,
) -> Result<(Vec<u8>, Fingerprint), Problem> {
    (head.over, head.at) = (typed.over.clone(), typed.at);
    let text = Zeroizing::new(entry::text(&head, holds).map_err(|_| unwritable())?);
    Ok(match key {
        Some(key) => frames::frame(&key.seal(&text).map_err(|_| unwritable())?),
        None => frames::frame(&text),
    })
}

fn unwritable() -> Problem {
    Problem::blocker("journal-unwritable", Place::Case, "Kladden kan ikke skrives.")
}
