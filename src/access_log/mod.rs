//! Who has had a locked case open, and what they did with it (adgangsloggen): written by the program as it happens, and kept in the
//! case's own file.
//!
//! It tells what this program has seen. Whoever has the case's key and another program can read the case without a trace.

#[cfg(test)]
mod tests;
mod words;

pub use words::{Names, when};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::danish::clock::danish_time;

/// The ids of sheets that are written of a case and are no letters: this log, and the form to those who see the citizen.
pub const ACCESS_SHEET: &str = "access-log";
pub const OBSERVATIONS_FORM: &str = "observations-form";

/// The shape in which it is written now.
const VERSION: u32 = 1;
/// So many lines are kept; the oldest go first, and their number is told.
pub const MOST_ENTRIES: usize = 1_500;
/// The most letters of a name, a title or an id.
const WORD_LETTERS: usize = 60;
/// No log is longer, in bytes, whatever the names in it are.
pub const MOST_BYTES: u64 = 3 * 1024 * 1024;

/// All that is kept of who has had a case open, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessLog {
    pub entries: Vec<AccessEntry>,
    /// How many older lines were let go.
    pub forgotten: u32,
    /// An earlier log could not be read, so that this one tells only what came after.
    pub is_cut: bool,
}

/// What one person did on one day (en linje i loggen). The same once more on that day is counted in the same line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessEntry {
    /// In seconds since 1970.
    pub first: i64,
    pub last: i64,
    pub times: u32,
    pub by: Accessor,
    pub deed: AccessDeed,
}

/// Who it was (brugeren), as they call themselves in the settings, and as the machine calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Accessor {
    pub name: String,
    pub title: String,
    pub user_id: String,
    /// The system's name for whoever is logged in there.
    pub account: String,
}

/// What was done (handlingen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessDeed {
    /// The case was opened in the window.
    Opened,
    /// It was saved with something new in it.
    Saved,
    /// A letter was written to a file.
    Wrote { letter: String, format: String, draft: bool },
    /// Letters were sealed as they went out.
    Sealed,
    /// The file of an exhibit was taken out of its lock; its number.
    Exhibit(u32),
    /// A command read the case and gave its words out; which command.
    Command(String),
}

/// Something that was done, to be put into the log (en handling, der skal noteres).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// In seconds since 1970.
    pub at: i64,
    pub by: Accessor,
    pub deed: AccessDeed,
}

/// Why a log is not read (hvorfor loggen ikke kan læses).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableLog {
    Damaged,
    /// A newer program wrote it.
    Newer,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    forgotten: u32,
    is_cut: bool,
    entries: Vec<AccessEntry>,
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

impl AccessLog {
    /// Reads it as it is written in the case's file.
    ///
    /// # Errors
    /// That it is not as it was written, or that a newer program wrote it.
    pub fn read(bytes: &[u8]) -> Result<Self, UnreadableLog> {
        let Head { version } = serde_json::from_slice(bytes).map_err(|_| UnreadableLog::Damaged)?;
        if version > VERSION {
            return Err(UnreadableLog::Newer);
        }
        let Written { forgotten, is_cut, entries, .. } =
            serde_json::from_slice(bytes).map_err(|_| UnreadableLog::Damaged)?;
        let over = entries.len().saturating_sub(MOST_ENTRIES);
        let kept = entries.into_iter().skip(over);
        let entries = kept.map(|entry| AccessEntry { by: entry.by.held(), ..entry }).collect();
        let forgotten = forgotten.saturating_add(u32::try_from(over).unwrap_or(u32::MAX));
        Ok(Self { entries, forgotten, is_cut })
    }

    /// The log as its file has it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self { entries, forgotten, is_cut } = self.clone();
        let written = Written { version: VERSION, forgotten, is_cut, entries };
        // Nothing in it can fail to be written.
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// Puts down what was done. What the same person has done on the same day already is counted there.
    pub fn note(&mut self, access: Access) {
        let Access { at, by, deed } = access;
        let by = by.held();
        let day = day_of(at);
        let same = self.entries.iter_mut().rev().take_while(|entry| day_of(entry.last) == day);
        let same = same.into_iter().find(|entry| entry.by == by && entry.deed == deed);
        if let Some(entry) = same {
            entry.times = entry.times.saturating_add(1);
            entry.first = entry.first.min(at);
            entry.last = entry.last.max(at);
            return;
        }
        self.entries.push(AccessEntry { first: at, last: at, times: 1, by, deed });
        let over = self.entries.len().saturating_sub(MOST_ENTRIES);
        self.entries.drain(..over);
        self.forgotten = self.forgotten.saturating_add(u32::try_from(over).unwrap_or(u32::MAX));
    }
}

impl Accessor {
    /// Short enough to be kept, on one line.
    fn held(self) -> Self {
        let short = |text: String| {
            let seen: String =
                text.chars().map(|sign| if is_unseen(sign) { ' ' } else { sign }).collect();
            let line: Vec<&str> = seen.split_whitespace().collect();
            line.join(" ").chars().take(WORD_LETTERS).collect()
        };
        let Self { name, title, user_id, account } = self;
        Self {
            name: short(name),
            title: short(title),
            user_id: short(user_id),
            account: short(account),
        }
    }
}

/// Whether a sign is not seen, or turns the order of others.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The day in Denmark at a moment.
fn day_of(at: i64) -> Option<Date> {
    Some(Timestamp::from_second(at).ok()?.to_zoned(danish_time()).date())
}
