//! A case in the pieces that its versions share: what a version has in another piece than the one before it is told by that piece
//! alone.

use serde_json::value::{RawValue, to_raw_value};

use super::Case;

/// The pieces that are no sections.
const BESIDE: [&str; 10] = [
    "last_item",
    "finished",
    "edits",
    "evidence",
    "kept",
    "seals",
    "attached",
    "practice",
    "removed",
    "origins",
];

impl Case {
    /// The names of all pieces, as they stand in a case file.
    pub fn piece_names() -> impl Iterator<Item = &'static str> {
        Self::SECTIONS.iter().copied().chain(BESIDE)
    }

    /// A piece as a case file holds it, without a blank between its words.
    ///
    /// # Errors
    /// Never in practice.
    pub fn piece(&self, name: &str) -> serde_json::Result<Box<RawValue>> {
        match name {
            "last_item" => to_raw_value(&self.last_item),
            "finished" => to_raw_value(&self.finished),
            "edits" => to_raw_value(&self.edits),
            "evidence" => to_raw_value(&self.evidence),
            "kept" => to_raw_value(&self.kept),
            "seals" => to_raw_value(&self.seals),
            "attached" => to_raw_value(&self.attached),
            "practice" => to_raw_value(&self.practice),
            "removed" => to_raw_value(&self.removed),
            "origins" => to_raw_value(&self.origins),
            section => self.section_piece(section).unwrap_or_else(|| to_raw_value(&())),
        }
    }

    /// The names of the pieces that another version does not share. It may say the same there.
    pub fn pieces_apart_from(&self, other: &Self) -> impl Iterator<Item = &'static str> {
        Self::piece_names().filter(|name| !self.shares_piece(other, name))
    }

    fn shares_piece(&self, other: &Self, name: &str) -> bool {
        match name {
            "last_item" => self.last_item == other.last_item,
            "finished" => self.finished == other.finished,
            "edits" => self.edits.is_same(&other.edits),
            "evidence" => self.evidence.is_same(&other.evidence),
            "kept" => self.kept.is_same(&other.kept),
            "seals" => self.seals.is_same(&other.seals),
            "attached" => self.attached.is_same(&other.attached),
            "practice" => self.practice == other.practice,
            "removed" => self.removed.is_same(&other.removed),
            "origins" => self.origins.is_same(&other.origins),
            section => self.shares_section(other, section),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_all_that_a_case_file_may_hold() {
        let schema = schemars::schema_for!(Case).to_value();
        let mut in_file: Vec<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let mut names: Vec<&str> = Case::piece_names().collect();
        in_file.sort_unstable();
        names.sort_unstable();
        assert_eq!(names, in_file);
    }

    #[test]
    fn only_a_piece_that_was_touched_is_apart() {
        let before = Case::default();
        let mut after = before.clone();
        assert_eq!(after.pieces_apart_from(&before).count(), 0);
        after.work.jobs = crate::case::answer::Answer::Unknown;
        after.last_item = after.new_item();
        let apart: Vec<&str> = after.pieces_apart_from(&before).collect();
        assert_eq!(apart, ["work", "last_item"]);
        assert_ne!(after.piece("work").unwrap().get(), before.piece("work").unwrap().get());
    }
}
