//! Reading a journal: entry by entry, up to the first that is not what it was. A journal of version 1 is one text.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::case_file;
use super::super::fingerprint::Fingerprint;
use super::entry::Replay;
use super::frames::{self, BEGINNING, Frame};
use super::keeping::TypedOver;
use crate::case::Case;
use crate::safe::{CaseKey, Zeroizing};

/// What a journal of version 1 begins with.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OldHead {
    format: String,
    version: u32,
    over: Vec<Fingerprint>,
    at: i64,
}

/// What a journal tells (kladden).
pub struct JournalText {
    pub case: Case,
    pub typed: TypedOver,
}

/// What was read of a journal's file (det læste).
pub enum JournalRead {
    /// It was done away with, and the program ended before its file was.
    Nothing,
    Found {
        text: Box<JournalText>,
        /// Whether there is more behind it, which cannot be read. An entry that was cut off at the end is none.
        has_damage: bool,
    },
    Unreadable,
}

impl JournalText {
    /// Whether it was typed over this version of the case.
    pub fn is_over(&self, case: &Case) -> bool {
        version_of(case).is_some_and(|version| self.typed.over.contains(&version))
    }

    /// Whether it says nothing else than this version.
    pub fn is_same_as(&self, case: &Case) -> bool {
        version_of(case).is_some_and(|version| version_of(&self.case) == Some(version))
    }
}

/// Tells a version of a case by what it says, however its file is locked and whichever program wrote it.
pub fn version_of(case: &Case) -> Option<Fingerprint> {
    serde_json::to_vec(case).ok().map(|text| Fingerprint::of(&text))
}

/// Reads the bytes of a journal; `key` is that of a case that is locked.
pub fn from_bytes(path: &Path, bytes: &[u8], key: Option<&CaseKey>) -> JournalRead {
    let opened = |bytes: &[u8]| match key {
        Some(key) => key.unseal(bytes).ok(),
        None => Some(Zeroizing::new(bytes.to_vec())),
    };
    let Some(mut rest) = bytes.strip_prefix(BEGINNING) else {
        let text = opened(bytes).and_then(|text| old(path, &text));
        return text.map_or(JournalRead::Unreadable, |text| JournalRead::Found {
            text: Box::new(text),
            has_damage: false,
        });
    };
    let (mut replay, mut has_damage) = (Replay::default(), false);
    while let Some(frame) = frames::next(&mut rest) {
        let entry = match frame {
            Frame::Entry(entry, fingerprint) => opened(entry).map(|entry| (entry, fingerprint)),
            Frame::CutOff => break,
            Frame::Damaged => None,
        };
        let taken = entry.and_then(|(entry, fingerprint)| replay.take(&entry, fingerprint));
        if taken.is_none() {
            has_damage = true;
            break;
        }
    }
    let Some(head) = &replay.head else {
        return if bytes == BEGINNING { JournalRead::Nothing } else { JournalRead::Unreadable };
    };
    let typed = TypedOver { over: head.over.clone(), at: head.at };
    let text = replay.case().and_then(|case| case_file::around(head.case_version, &case).ok());
    let case = text.map(Zeroizing::new).and_then(|text| {
        // What is wrong with it has no place that a person could mend.
        case_file::from_bytes(path, text.as_bytes()).ok()
    });
    match case {
        Some(case) => {
            JournalRead::Found { text: Box::new(JournalText { case, typed }), has_damage }
        }
        None => JournalRead::Unreadable,
    }
}

/// Reads the opened bytes of a journal of version 1.
fn old(path: &Path, text: &[u8]) -> Option<JournalText> {
    let line = memchr::memchr(b'\n', text)?;
    let head: OldHead = serde_json::from_slice(&text[..line]).ok()?;
    if head.format != "forberedt-journal" || head.version != 1 {
        return None;
    }
    let case = case_file::from_bytes(path, text.get(line + 1..)?).ok()?;
    Some(JournalText { case, typed: TypedOver { over: head.over, at: head.at } })
}
