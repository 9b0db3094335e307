//! What an entry of a journal says: the first the whole case, each further one where the case reads otherwise than in the entry
//! before. Each names the one before it, so that none can be left out, put elsewhere or come from another journal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::super::fingerprint::Fingerprint;
use crate::case::Case;

const FORMAT: &str = "forberedt-journal";
const VERSION: u32 = 2;

/// The line before what an entry holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryHead {
    format: String,
    version: u32,
    /// The version of the case file that the first entry's case is written as.
    pub(super) case_version: u32,
    pub(super) number: u64,
    /// The entry before this one.
    pub(super) after: Option<Fingerprint>,
    /// The versions of the case that it was typed over: nobody knows which of them the file holds.
    pub(super) over: Vec<Fingerprint>,
    pub(super) at: i64,
}

impl EntryHead {
    pub(super) fn new(case_version: u32, number: u64, after: Option<Fingerprint>) -> Self {
        let format = FORMAT.to_owned();
        Self { format, version: VERSION, case_version, number, after, over: Vec::new(), at: 0 }
    }
}

/// Where a piece of the case reads otherwise than before (rettet sted): so many bytes from there gave way to this text.
#[derive(Serialize, Deserialize)]
pub(super) struct Splice(usize, usize, String);

impl Splice {
    /// What turns one text into another; none where they are one.
    fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let mut start = same_at_front(old.as_bytes(), new.as_bytes());
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let (old, new) = (&old[start..], &new[start..]);
        let mut end = same_at_end(old.as_bytes(), new.as_bytes());
        while !old.is_char_boundary(old.len() - end) || !new.is_char_boundary(new.len() - end) {
            end -= 1;
        }
        Some(Self(start, old.len() - end, new[..new.len() - end].to_owned()))
    }

    /// How many bytes longer it makes the text, and how many shorter.
    pub(super) fn growth(&self) -> (usize, usize) {
        (self.2.len(), self.1)
    }

    fn put_into(&self, text: &mut String) -> Option<()> {
        let Self(start, cut, new) = self;
        let end = start.checked_add(*cut)?;
        text.get(*start..end)?;
        text.replace_range(*start..end, new);
        Some(())
    }
}

/// So many bytes are compared at once.
const STRETCH: usize = 512;

fn same_at_front(old: &[u8], new: &[u8]) -> usize {
    let stretches = old.chunks_exact(STRETCH).zip(new.chunks_exact(STRETCH));
    let same = STRETCH * stretches.take_while(|(old, new)| old == new).count();
    let rest = old[same..].iter().zip(&new[same..]);
    same + rest.take_while(|(old, new)| old == new).count()
}

fn same_at_end(old: &[u8], new: &[u8]) -> usize {
    let stretches = old.rchunks_exact(STRETCH).zip(new.rchunks_exact(STRETCH));
    let same = STRETCH * stretches.take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
    let rest = old.iter().rev().zip(new.iter().rev());
    same + rest.take_while(|(old, new)| old == new).count()
}

/// The pieces of a case, by their names.
pub(super) type Pieces = BTreeMap<&'static str, Box<RawValue>>;

/// All of them.
pub(super) fn whole(case: &Case) -> serde_json::Result<Pieces> {
    Case::piece_names().map(|name| Ok((name, case.piece(name)?))).collect()
}

/// Where a version reads otherwise than the one before it, whose pieces these are. They become those of the newer one.
pub(super) fn changes(
    before: &Case,
    pieces: &mut Pieces,
    after: &Case,
) -> serde_json::Result<BTreeMap<&'static str, Splice>> {
    let mut changes = BTreeMap::new();
    for name in after.pieces_apart_from(before) {
        let new = after.piece(name)?;
        let old = pieces.get(name).map(|old| old.get()).unwrap_or_default();
        changes.extend(Splice::between(old, new.get()).map(|splice| (name, splice)));
        pieces.insert(name, new);
    }
    Ok(changes)
}

/// An entry before it is sealed.
pub(super) fn text(head: &EntryHead, holds: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut text = serde_json::to_vec(head)?;
    text.push(b'\n');
    serde_json::to_writer(&mut text, holds)?;
    Ok(text)
}

/// The pieces of a case as one entry after the other leaves them (genskrivningen).
#[derive(Default)]
pub(super) struct Replay {
    pieces: BTreeMap<String, String>,
    pub(super) head: Option<EntryHead>,
    before: Option<Fingerprint>,
}

impl Replay {
    /// Takes an entry that follows; none where it is no such entry, and nothing of it is taken then.
    pub(super) fn take(&mut self, entry: &[u8], fingerprint: Fingerprint) -> Option<()> {
        let line = memchr::memchr(b'\n', entry)?;
        let head: EntryHead = serde_json::from_slice(&entry[..line]).ok()?;
        let number = self.head.as_ref().map_or(0, |last| last.number + 1);
        let follows = (head.number, head.after) == (number, self.before);
        if !follows || head.format != FORMAT || head.version != VERSION {
            return None;
        }
        let holds = entry.get(line + 1..)?;
        if self.head.is_none() {
            let pieces: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(holds).ok()?;
            let text = |(name, piece): (String, Box<RawValue>)| (name, piece.get().to_owned());
            self.pieces = pieces.into_iter().map(text).collect();
        } else {
            let changes: BTreeMap<String, Splice> = serde_json::from_slice(holds).ok()?;
            let changed = changes.into_iter().map(|(name, splice)| {
                let mut text = self.pieces.get(&name)?.clone();
                splice.put_into(&mut text)?;
                Some((name, text))
            });
            let changed: BTreeMap<String, String> = changed.collect::<Option<_>>()?;
            self.pieces.extend(changed);
        }
        (self.head, self.before) = (Some(head), Some(fingerprint));
        Some(())
    }

    /// The case, piece by piece; none where one is broken.
    pub(super) fn case(&self) -> Option<BTreeMap<&str, Box<RawValue>>> {
        let mut case = BTreeMap::new();
        for (name, text) in &self.pieces {
            case.insert(name.as_str(), RawValue::from_string(text.clone()).ok()?);
        }
        Some(case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_splice_turns_one_text_into_the_other_whatever_they_say() {
        let longer = ["x".repeat(STRETCH), "x".repeat(STRETCH * 3 + 5), "å".repeat(STRETCH)];
        let mixed = format!("{}å{}", longer[1], longer[1]);
        let mut texts =
            vec!["", "a", "å", "æ", "aa", "aåa", "åaå", "ab", "ba", "aba", "abab", "ø€𝄞", "ø𝄞"];
        texts.extend(longer.iter().map(String::as_str).chain([mixed.as_str()]));
        for old in &texts {
            for new in &texts {
                let Some(splice) = Splice::between(old, new) else {
                    assert_eq!(old, new);
                    continue;
                };
                let mut text = (*old).to_owned();
                splice.put_into(&mut text).unwrap();
                assert_eq!(text, **new);
            }
        }
        let long =
            Splice::between("En lang tekst, som står.", "En lang ny tekst, som står.").unwrap();
        assert_eq!((long.0, long.1, long.2.as_str()), (8, 0, "ny "));
    }

    #[test]
    fn a_splice_beyond_the_text_or_inside_a_letter_is_refused() {
        for (start, cut) in [(0, 4), (1, 1), (4, 0), (usize::MAX, 1)] {
            let splice = Splice(start, cut, "x".to_owned());
            assert!(splice.put_into(&mut "åb".to_owned()).is_none(), "{start} {cut}");
        }
    }
}
