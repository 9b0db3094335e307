//! Two versions of a case put together: of each section the one or the other.

use std::collections::BTreeSet;

use super::Case;

/// What is chosen like a section and is none: the changes by hand in the letters, and the letters as they were written.
pub const LETTERS: &str = "letters";

impl Case {
    /// The names of all that is chosen between two versions: the sections, and the letters.
    pub fn choices() -> impl Iterator<Item = &'static str> {
        Self::SECTIONS.iter().copied().chain([LETTERS])
    }

    /// Whether two versions say the same there.
    pub fn agrees_on(&self, other: &Self, name: &str) -> bool {
        let has_same_files = self.attached == other.attached;
        match name {
            LETTERS => self.edits == other.edits && self.kept == other.kept,
            "exhibits" if !has_same_files => false,
            // What the answers of a section rest on goes with them.
            name => {
                self.is_same_section(other, name) && self.evidence.agrees_on(&other.evidence, name)
            }
        }
    }

    /// This version with what another says in these places; `base` is what both began from. The letters that went out are those of
    /// both, and so are the files of exhibits, which lie in one folder; none where both together have more seals than a case holds.
    pub fn merged_with(&self, other: &Self, base: &Self, taken: &BTreeSet<&str>) -> Option<Self> {
        let seals = self.seals.joined_with(&other.seals)?.into();
        let finished = self.merged_marks(other, base, taken);
        let mut merged = Self { seals, finished, ..self.clone() };
        for name in taken {
            merged.take_section(other, name);
            if merged.origins != other.origins {
                merged.origins.take_section(&other.origins, name);
            }
            if !self.evidence.agrees_on(&other.evidence, name) {
                merged.evidence.take_section(&other.evidence, name);
            }
            if *name == LETTERS {
                (merged.edits, merged.kept) = (other.edits.clone(), other.kept.clone());
            }
        }
        merged.attached.take_in(&other.attached);
        merged.removed.take_in(&other.removed);
        merged.practice |= other.practice;
        merged.last_item = self.last_item.max(other.last_item);
        merged.loosen_ties([self, other], base);
        merged.name_items();
        merged.follow_exhibits();
        Some(merged)
    }
}
