//! The letters as they went out (forseglede breve): what each was made from, and the hash of every file that came of it.
//!
//! Whatever a seal names, it names by the hash of its bytes, and the bytes lie beside the seals, pressed, each once however many
//! seals name them. A seal is added and never changed, and each names the one before it. It shows that something is changed, not who
//! changed it: whoever can write the case's file can write another seal.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Case;
use super::pressed::{press, unpress};

/// The most seals of a case. Each is made again when they are looked over.
pub const MOST_SEALS: usize = 50;
/// The most letters of all seals together.
pub const MOST_SEALED_LETTERS: usize = 300;

/// The seals of a case (sagens segl).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seals {
    list: Vec<CaseSeal>,
    /// Templates, law files and the texts of letters, by their hashes.
    contents: BTreeMap<String, String>,
}

/// One seal (et segl): the letters that went out together.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseSeal {
    /// The day on which they were sealed.
    pub sealed_on: String,
    /// The program that wrote them, with its version.
    pub program: String,
    /// The hash of the case as it was, but for its seals.
    pub case: String,
    pub letters: Vec<SealedLetter>,
    /// The hash of every template, word and law file that the letters are made again from, by its name in the library.
    pub library: BTreeMap<String, String>,
    /// Those of them that were the municipality's own.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub own: BTreeSet<String>,
    /// The hash of the seal before this one, which stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The hash of all of the above.
    hash: String,
}

/// A letter that went out (et forseglet brev).
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealedLetter {
    pub id: String,
    /// The day whose law governs it.
    pub day: String,
    /// The hash of its file in each format, by the format's ending.
    pub files: BTreeMap<String, String>,
    /// The templates, and the law files of the provisions that it cites.
    pub uses: BTreeSet<String>,
}

impl CaseSeal {
    /// The hash of what it says.
    fn own_hash(&self) -> String {
        let bare = Self { hash: String::new(), ..self.clone() };
        // Nothing in it can fail to be written.
        digest(&serde_json::to_vec(&bare).unwrap_or_default())
    }

    pub fn hash(&self) -> &str {
        &self.hash
    }

    pub fn letter(&self, id: &str) -> Option<&SealedLetter> {
        self.letters.iter().find(|letter| letter.id == id)
    }

    /// A seal that says nothing yet, of a case as it is.
    pub fn of(case: &Case, sealed_on: String, program: String) -> Self {
        Self {
            sealed_on,
            program,
            case: case.digest(),
            letters: Vec::new(),
            library: BTreeMap::new(),
            own: BTreeSet::new(),
            follows: None,
            hash: String::new(),
        }
    }
}

impl Seals {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.contents.is_empty()
    }

    /// All seals, the oldest first.
    pub fn all(&self) -> &[CaseSeal] {
        &self.list
    }

    /// How many letters all seals hold.
    pub fn letter_count(&self) -> usize {
        self.list.iter().map(|seal| seal.letters.len()).sum()
    }

    /// Keeps bytes that a seal is to name, and gives their hash.
    pub fn keep(&mut self, bytes: &[u8]) -> String {
        let hash = digest(bytes);
        self.contents.entry(hash.clone()).or_insert_with(|| press(bytes));
        hash
    }

    /// The bytes of a hash, if they are there, are no more than `most`, and are still those.
    pub fn content(&self, hash: &str, most: u64) -> Option<Vec<u8>> {
        let bytes = unpress(self.contents.get(hash)?, most)?;
        (digest(&bytes) == hash).then_some(bytes)
    }

    /// Adds a seal behind those that are there.
    pub fn add(&mut self, seal: CaseSeal) {
        let follows = self.list.last().map(|last| last.hash.clone());
        let mut seal = CaseSeal { follows, ..seal };
        seal.hash = seal.own_hash();
        self.list.push(seal);
    }

    /// Whether the seal of this number says what it said when it was added, and names the one before it.
    pub fn is_whole(&self, index: usize) -> bool {
        let Some(seal) = self.list.get(index) else { return false };
        let before = index.checked_sub(1).and_then(|before| self.list.get(before));
        seal.hash == seal.own_hash() && seal.follows.as_ref() == before.map(|before| &before.hash)
    }

    /// Whether these are the other's, or those and more.
    pub(super) fn continue_those(&self, other: &Self) -> bool {
        self.list.starts_with(&other.list)
    }
}

impl Case {
    /// The hash of what the case says, but for its seals.
    pub fn digest(&self) -> String {
        digest(&serde_json::to_vec(&self.bare()).unwrap_or_default())
    }

    /// What the case says, but for its seals.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { seals: Seals::default().into(), ..self.clone() }
    }

    /// The same version of the case with the seals of this one, unless it has those and more: no going back takes a seal away.
    #[must_use]
    pub fn keeping_seals_of(mut self, other: &Self) -> Self {
        if !self.seals.continue_those(&other.seals) {
            self.seals = other.seals.clone();
        }
        self
    }
}

/// No letter's text stands in it.
impl fmt::Debug for Seals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seals").field("list", &self.list.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for CaseSeal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaseSeal").field("letters", &self.letters.len()).finish_non_exhaustive()
    }
}

/// The hash of bytes in the digits of sixteen.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // A text takes whatever is written to it.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(program: &str) -> CaseSeal {
        CaseSeal::of(&Case::default(), "2018-05-01".to_owned(), program.to_owned())
    }

    #[test]
    fn bytes_come_back_by_their_hash_and_not_where_they_are_others_or_too_many() {
        let mut seals = Seals::default();
        let hash = seals.keep("æblegrød ".repeat(100).as_bytes());
        assert_eq!(seals.keep("æblegrød ".repeat(100).as_bytes()), hash);
        assert_eq!(seals.contents.len(), 1);
        assert!(seals.contents[&hash].len() < 100);
        assert_eq!(seals.content(&hash, 5_000).unwrap(), "æblegrød ".repeat(100).as_bytes());
        assert_eq!(seals.content(&hash, 500), None);
        assert_eq!(seals.content("00", 500), None);
        let other = press(b"another");
        seals.contents.insert(hash.clone(), other);
        assert_eq!(seals.content(&hash, 5_000), None);
        seals.contents.insert(hash.clone(), "no base64!".to_owned());
        assert_eq!(seals.content(&hash, 5_000), None);
    }

    #[test]
    fn a_seal_that_was_changed_or_has_lost_the_one_before_it_is_known() {
        let mut seals = Seals::default();
        seals.add(seal("one"));
        seals.add(seal("two"));
        assert_eq!(seals.all()[1].follows.as_deref(), Some(seals.all()[0].hash()));
        assert!(seals.is_whole(0) && seals.is_whole(1) && !seals.is_whole(2));
        let mut changed = seals.clone();
        changed.list[0].program = "three".to_owned();
        assert!(!changed.is_whole(0) && changed.is_whole(1));
        let mut less = seals.clone();
        less.list.remove(0);
        assert!(!less.is_whole(0));
    }

    #[test]
    fn an_older_version_of_the_case_keeps_the_seals_of_the_newer() {
        let older = Case::default();
        let mut newer = Case::default();
        newer.seals.add(seal("one"));
        assert_eq!(older.clone().keeping_seals_of(&newer).seals.all().len(), 1);
        assert_eq!(newer.clone().keeping_seals_of(&older).seals.all().len(), 1);
        assert_eq!(older.digest(), newer.digest());
    }
}
