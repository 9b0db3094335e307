//! Reads whether a text speaks of the citizen instead of to the citizen: by name, as `borgeren`, or as `hun`.

use serde::Deserialize;

use super::phrases::{Phrases, word_after};

/// The words by which a text speaks of somebody (omtalens ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonWords {
    citizen: Phrases,
    pronouns: Phrases,
    /// Somebody else whom a pronoun may stand for.
    others: Phrases,
    endings: Vec<String>,
}

impl PersonWords {
    /// Whether a text speaks of the citizen of that name.
    pub fn speaks_of(&self, text: &str, name: &str) -> bool {
        self.citizen.stand_in(text) || self.names(text, name) || self.points(text)
    }

    /// Whether the citizen's first name stands in the text, and not as that of somebody with another surname.
    fn names(&self, text: &str, name: &str) -> bool {
        let mut parts = name.split_whitespace();
        let Some(first) = parts.next().filter(|first| first.chars().count() > 1) else {
            return false;
        };
        let surnames: Vec<&str> = parts.collect();
        text.match_indices(first).any(|(start, found)| {
            if text[..start].ends_with(char::is_alphanumeric) {
                return false;
            }
            let rest = &text[start + found.len()..];
            let ending = self.endings.iter().find(|ending| rest.starts_with(ending.as_str()));
            let end = start + found.len() + ending.map_or(0, String::len);
            if text[end..].starts_with(char::is_alphanumeric) {
                return false;
            }
            let next = word_after(text, end).map(|(_, word)| word);
            next.filter(|word| word.starts_with(char::is_uppercase))
                .is_none_or(|word| surnames.contains(&word))
        })
    }

    /// Whether a pronoun stands there that nobody named before it explains. `Hans` in the middle of a sentence is a name.
    fn points(&self, text: &str) -> bool {
        self.pronouns.hits(text).iter().any(|hit| {
            let before = text[..hit.start].trim_end();
            let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':']);
            let is_name = text[hit.start..hit.end].starts_with(char::is_uppercase) && !begins;
            !is_name && !self.others.stand_in(&text[..hit.start])
        })
    }
}
