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
    /// The hashes of the seals that do not name the one before them in the list, since two versions of the case were put together
    /// that each had seals of its own.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    branches: BTreeSet<String>,
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

    /// Whether the seal of this number says what it said when it was added, and the one that it names is there before it.
    pub fn is_whole(&self, index: usize) -> bool {
        let Some(seal) = self.list.get(index) else { return false };
        let follows = match &seal.follows {
            _ if !self.branches.contains(&seal.hash) => self.names_the_one_before(index),
            Some(follows) => self.list[..index].iter().any(|older| older.hash == *follows),
            None => true,
        };
        follows && seal.hash == seal.own_hash()
    }

    fn names_the_one_before(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.list.get(before));
        let follows = self.list.get(index).and_then(|seal| seal.follows.as_ref());
        follows == before.map(|before| &before.hash)
    }

    /// Whether these are the other's, or those and more.
    pub(super) fn continue_those(&self, other: &Self) -> bool {
        other.list.iter().all(|seal| self.list.contains(seal))
    }

    /// The seals of both, in the order of their days; none where a case does not hold so many.
    pub(super) fn joined_with(&self, other: &Self) -> Option<Self> {
        if self.continue_those(other) {
            return Some(self.clone());
        }
        let mut joined = self.clone();
        let more = other.list.iter().filter(|seal| !self.list.contains(seal)).cloned();
        joined.list.extend(more);
        joined.list.sort_by(|one, other| one.sealed_on.cmp(&other.sealed_on));
        if joined.list.len() > MOST_SEALS || joined.letter_count() > MOST_SEALED_LETTERS {
            return None;
        }
        for (hash, bytes) in &other.contents {
            joined.contents.entry(hash.clone()).or_insert_with(|| bytes.clone());
        }
        let branches = (0..joined.list.len()).filter(|index| !joined.names_the_one_before(*index));
        let branches: Vec<usize> = branches.collect();
        // What was not whole before is none afterwards either.
        let was_whole = |seal: &CaseSeal| {
            [self, other].iter().any(|seals| {
                let at = seals.list.iter().position(|it| it == seal);
                at.is_some_and(|at| seals.is_whole(at))
            })
        };
        let is_branch = |index: &usize| joined.list.get(*index).filter(|seal| was_whole(seal));
        joined.branches =
            branches.iter().filter_map(is_branch).map(|seal| seal.hash.clone()).collect();
        Some(joined)
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
    fn the_seals_of_two_versions_come_together_as_they_are_and_one_that_is_gone_is_still_missed() {
        let on = |day: &str, program: &str| CaseSeal { sealed_on: day.to_owned(), ..seal(program) };
        let mut mine = Seals::default();
        mine.add(on("2018-05-01", "both"));
        let mut theirs = mine.clone();
        mine.add(on("2018-05-03", "mine"));
        mine.add(on("2018-05-07", "mine again"));
        theirs.keep(b"a template");
        theirs.add(on("2018-05-05", "theirs"));
        let joined = mine.joined_with(&theirs).unwrap();
        let said: Vec<&str> = joined.all().iter().map(|seal| seal.program.as_str()).collect();
        assert_eq!(said, ["both", "mine", "theirs", "mine again"]);
        assert!((0..4).all(|index| joined.is_whole(index)));
        assert_eq!(joined.content(&digest(b"a template"), 99).unwrap(), b"a template");
        assert!(joined.continue_those(&mine) && joined.continue_those(&theirs));
        assert!(joined == theirs.joined_with(&mine).unwrap(), "whoever begins");
        assert!(joined == joined.joined_with(&theirs).unwrap());
        let mut later = joined.clone();
        later.add(on("2018-05-09", "later"));
        assert!((0..5).all(|index| later.is_whole(index)));
        // Without the first of all, or the second, those that name it are not whole.
        for (gone, broken) in [(0, vec![0, 1]), (1, vec![2])] {
            let mut less = joined.clone();
            less.list.remove(gone);
            let found: Vec<usize> = (0..3).filter(|index| !less.is_whole(*index)).collect();
            assert_eq!(found, broken, "{gone}");
        }
        let mut changed = theirs.clone();
        changed.list[1].program = "another".to_owned();
        let joined = mine.joined_with(&changed).unwrap();
        assert_eq!((0..4).filter(|index| !joined.is_whole(*index)).count(), 1);
        let mut many = mine.clone();
        (0..MOST_SEALS).for_each(|_| many.add(on("2018-06-01", "more")));
        assert!(many.joined_with(&theirs).is_none());
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
