//! Older versions of a locked case, kept in its own file (sagens historik). A plain case keeps none.
//!
//! Each is a part of the archive, sealed to the case's key: a line that says when it was and why it was kept, and the case as its
//! file would hold it, pressed as `gzip` does. The letters that went out stay with the case itself, and in no version of it. The parts
//! are numbered, so that neither day nor reason stands in the clear.

mod thinning;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::case_file;
use super::locked::CaseLock;
use crate::case::Case;
use crate::problem::{Place, Problem};
use crate::safe::{SafeRefusal, Zeroizing};

/// The most versions.
pub const MOST_SNAPSHOTS: usize = 120;

/// A longer first line is none.
const HEAD_BYTES: u64 = 10_000;
/// The most letters of a moment's name.
const NAME_LETTERS: usize = 100;

/// Why a version was kept (anledningen).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Because time had passed.
    Passing,
    /// A letter was written; which.
    Export(String),
    /// Somebody gave the moment a name.
    Named(String),
}

/// A version of the case that is kept (en ældre udgave).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub number: u32,
    /// In seconds since 1970.
    pub at: i64,
    pub moment: Moment,
    /// How many bytes it takes.
    pub size: usize,
}

/// A version that is to be kept from now on.
pub struct NewSnapshot<'c> {
    pub case: &'c Case,
    pub at: i64,
    pub moment: Moment,
}

/// All versions of a case, the oldest first, and the numbers of those that cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseHistory {
    pub snapshots: Vec<Snapshot>,
    pub damaged: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    at: i64,
    moment: Moment,
}

impl CaseLock {
    /// The versions that the case's file keeps.
    pub fn history(&self) -> CaseHistory {
        let mut history = CaseHistory::default();
        for (number, sealed) in self.locked.history() {
            let head = self.key.unseal(sealed).ok().and_then(|bytes| read_head(&bytes));
            match head {
                Some(Head { at, moment }) => {
                    let snapshot = Snapshot { number, at, moment, size: sealed.len() };
                    history.snapshots.push(snapshot);
                }
                None => history.damaged.push(number),
            }
        }
        history.snapshots.sort_by_key(|snapshot| (snapshot.at, snapshot.number));
        history
    }

    /// The case as a version has it.
    ///
    /// # Errors
    /// That there is no such version, or that it cannot be read.
    pub fn snapshot(&self, number: u32) -> Result<Case, Problem> {
        let wrong = |message: String| {
            Problem::blocker("snapshot", Place::Case, message)
                .with_cure("Se med forberedt-cli history, hvilke udgaver sagen har.")
        };
        let sealed = self.locked.history().find(|(own, _)| *own == number);
        let (_, sealed) =
            sealed.ok_or_else(|| wrong(format!("Sagen har ingen udgave {number}.")))?;
        let text = self.key.unseal(sealed).ok().and_then(|bytes| read_text(&bytes));
        let text = text.ok_or_else(|| wrong(format!("Udgave {number} er beskadiget.")))?;
        case_file::from_bytes(Path::new(&format!("udgave {number}")), &text)
    }

    /// The same lock with more versions; the clock decides which of the older ones have had their time. One that says what the
    /// newest says is kept only where its moment has a name.
    ///
    /// # Errors
    /// Never in practice.
    pub fn with_snapshots(&self, new: &[NewSnapshot<'_>], now: i64) -> Result<Self, SafeRefusal> {
        if new.is_empty() {
            return Ok(self.clone());
        }
        let mut history = self.history();
        let mut parts: Vec<(u32, Vec<u8>)> =
            self.locked.history().map(|(number, sealed)| (number, sealed.to_vec())).collect();
        let mut newest = history.snapshots.last().and_then(|last| self.text_of(last.number));
        for NewSnapshot { case, at, moment } in new {
            let Ok(text) = case_file::to_text(&case.bare()).map(Zeroizing::new) else { continue };
            let says_the_same =
                newest.as_ref().is_some_and(|newest| newest[..] == *text.as_bytes());
            if says_the_same && *moment == Moment::Passing {
                continue;
            }
            let mut moment = moment.clone();
            if let Moment::Named(name) = &mut moment {
                *name = name.trim().chars().take(NAME_LETTERS).collect();
            }
            let sealed = self.key.seal(&written(&text, *at, &moment))?;
            let number =
                parts.iter().map(|(number, _)| number.saturating_add(1)).max().unwrap_or(1);
            history.snapshots.push(Snapshot { number, at: *at, moment, size: sealed.len() });
            parts.push((number, sealed));
            newest = Some(Zeroizing::new(text.as_bytes().to_vec()));
        }
        history.snapshots.sort_by_key(|snapshot| (snapshot.at, snapshot.number));
        // What cannot be read is nobody's to throw away.
        let stays = thinning::staying(&history.snapshots, now);
        parts.retain(|(number, _)| stays.contains(number) || history.damaged.contains(number));
        let mut locked = self.locked.clone();
        locked.set_history(parts);
        Ok(Self { locked, key: self.key.clone() })
    }

    fn text_of(&self, number: u32) -> Option<Zeroizing<Vec<u8>>> {
        let (_, sealed) = self.locked.history().find(|(own, _)| *own == number)?;
        read_text(&self.key.unseal(sealed).ok()?)
    }
}

fn written(text: &str, at: i64, moment: &Moment) -> Zeroizing<Vec<u8>> {
    let head = Head { at, moment: moment.clone() };
    let mut pressed = GzEncoder::new(Vec::new(), Compression::default());
    // Memory takes whatever is written to it, and nothing in the line can fail to be written.
    let whole = serde_json::to_writer(&mut pressed, &head)
        .map_err(std::io::Error::from)
        .and_then(|()| pressed.write_all(b"\n"))
        .and_then(|()| pressed.write_all(text.as_bytes()))
        .and_then(|()| pressed.finish());
    Zeroizing::new(whole.unwrap_or_default())
}

fn read_head(bytes: &[u8]) -> Option<Head> {
    let mut line = Zeroizing::new(Vec::new());
    BufReader::new(GzDecoder::new(bytes).take(HEAD_BYTES)).read_until(b'\n', &mut line).ok()?;
    serde_json::from_slice(line.strip_suffix(b"\n")?).ok()
}

fn read_text(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut reader = BufReader::new(GzDecoder::new(bytes));
    let mut line = Zeroizing::new(Vec::new());
    (&mut reader).take(HEAD_BYTES).read_until(b'\n', &mut line).ok()?;
    let mut text = Zeroizing::new(Vec::new());
    let most = case_file::MOST_BYTES + 1;
    reader.take(most).read_to_end(&mut text).ok()?;
    ((text.len() as u64) < most).then_some(text)
}
