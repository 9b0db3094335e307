//! Where answers came from that nobody typed (svarenes oprindelse): the kind of the file, and the day. Never the file's name, which
//! may be somebody's.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Case;
use crate::place::FieldPath;

/// So many are known; the oldest goes then.
const MOST_ORIGINS: usize = 10_000;

/// Of each answer that was taken in from a file where it came from (svarenes oprindelse), in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Origins(Vec<AnswerOrigin>);

/// Where an answer, or a whole item of a list, came from (et svars oprindelse).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOrigin {
    /// The lasting address of the answer, such as `citizen.name`, or of an item, such as `exhibits.list[#12]`.
    pub place: String,
    pub file: OriginFile,
    /// The day on which it was taken in, such as `2026-03-03`.
    pub on: String,
}

/// What kind of file an answer came from (filens slags).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum OriginFile {
    Csv,
    Json,
}

impl OriginFile {
    /// The name that people know the kind by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }
}

impl Origins {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn all(&self) -> &[AnswerOrigin] {
        &self.0
    }

    /// Where the answer at an address came from, or the item that it stands in; none where somebody typed it.
    pub fn of(&self, place: &FieldPath) -> Option<&AnswerOrigin> {
        let address = place.address();
        let is_around = |origin: &&AnswerOrigin| {
            let rest = address.strip_prefix(origin.place.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || (origin.place.ends_with(']') && rest.starts_with('.'))
            })
        };
        self.0.iter().rev().find(is_around)
    }

    /// Notes where an answer came from, in the place of what was known of it.
    pub fn add(&mut self, origin: AnswerOrigin) {
        self.0.retain(|old| old.place != origin.place);
        self.0.push(origin);
        let over = self.0.len().saturating_sub(MOST_ORIGINS);
        self.0.drain(..over);
    }

    /// The origin of an answer that somebody has typed over is no more its own. Says whether there was one.
    fn forget(&mut self, place: &FieldPath) -> bool {
        let address = place.address();
        let before = self.0.len();
        self.0.retain(|origin| origin.place != address);
        self.0.len() < before
    }

    /// Takes the origins in a section from another version.
    pub(super) fn take_section(&mut self, other: &Self, section: &str) {
        self.0.retain(|origin| origin.section() != section);
        self.0.extend(other.0.iter().filter(|origin| origin.section() == section).cloned());
    }

    /// Takes what another version knows of one field, or of the items of a list.
    pub(super) fn take_place(&mut self, other: &Self, place: &FieldPath) {
        let address = place.address();
        let is_there = |origin: &AnswerOrigin| {
            let rest = origin.place.strip_prefix(&address);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        self.0.retain(|origin| !is_there(origin));
        self.0.extend(other.0.iter().filter(|origin| is_there(origin)).cloned());
    }
}

impl AnswerOrigin {
    /// The section that its answer stands in.
    fn section(&self) -> &str {
        self.place.split('.').next().unwrap_or_default()
    }
}

impl Case {
    /// Notes that somebody has changed the answer at an address, so that it does not come from a file any more.
    pub fn forget_origin(&mut self, place: &FieldPath) {
        // Origins that others share are copied only where one goes.
        if self.origins.all().iter().any(|origin| origin.place == place.address()) {
            self.origins.forget(place);
        }
    }
}

impl fmt::Debug for AnswerOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnswerOrigin({} {:?} {})", self.place, self.file, self.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::ItemId;

    fn origin(place: &str, on: &str) -> AnswerOrigin {
        AnswerOrigin { place: place.to_owned(), file: OriginFile::Csv, on: on.to_owned() }
    }

    #[test]
    fn an_origin_is_of_its_answer_and_of_all_in_its_item() {
        let mut origins = Origins::default();
        origins.add(origin("citizen.name", "2026-03-03"));
        origins.add(origin("exhibits.list[#1]", "2026-03-04"));
        let (name, list) = (FieldPath::new("citizen", "name"), FieldPath::new("exhibits", "list"));
        let on = |place: &FieldPath| origins.of(place).map(|origin| origin.on.as_str());
        assert_eq!(on(&name), Some("2026-03-03"));
        assert_eq!(on(&FieldPath::new("citizen", "names")), None);
        assert_eq!(on(&list.item(0, ItemId(1), "title")), Some("2026-03-04"));
        assert_eq!(on(&list.item(0, ItemId(12), "title")), None);
        assert_eq!(on(&list), None);
        let mut other = Origins::default();
        other.take_place(&origins, &list);
        assert_eq!(other.all().len(), 1);
        other.take_section(&origins, "citizen");
        assert!(other.forget(&name) && !other.forget(&name));
    }

    #[test]
    fn the_last_word_on_an_answer_stands_and_the_oldest_goes() {
        let mut origins = Origins::default();
        origins.add(origin("citizen.name", "2026-03-03"));
        origins.add(origin("citizen.name", "2026-03-04"));
        assert_eq!(origins.all().len(), 1);
        (0..MOST_ORIGINS).for_each(|number| origins.add(origin(&format!("a.b[#{number}]"), "")));
        assert_eq!(origins.all().len(), MOST_ORIGINS);
        assert!(origins.of(&FieldPath::new("citizen", "name")).is_none());
    }
}
