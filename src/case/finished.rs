//! Which parts of a case their writer has called finished. Only the writer knows: no check can judge prose.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::Case;
use super::part::CasePart;

/// The parts that are marked as finished, by their names (de færdige dele).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct FinishedParts(BTreeSet<String>);

impl FinishedParts {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn has(&self, part: &CasePart) -> bool {
        self.0.contains(part.name)
    }

    /// Marks a part, or takes the mark away. Says whether that changed anything.
    pub fn mark(&mut self, part: &CasePart, is_finished: bool) -> bool {
        if is_finished { self.0.insert(part.name.to_owned()) } else { self.0.remove(part.name) }
    }
}

impl Case {
    /// The marks of two versions that were put together. A part that was taken from one of them is as finished as it was there;
    /// where both say the same, whoever has set or taken the mark since `base` has said so.
    pub(super) fn merged_marks(
        &self,
        other: &Self,
        base: &Self,
        taken: &BTreeSet<&str>,
    ) -> FinishedParts {
        let mut marks = FinishedParts::default();
        for part in CasePart::ALL {
            let [mine, theirs, before] = [self, other, base].map(|case| case.finished.has(part));
            let has_mark = match self.agrees_on(other, part.section) {
                true if mine == before => theirs,
                false if taken.contains(part.section) => theirs,
                _ => mine,
            };
            marks.mark(part, has_mark);
        }
        marks
    }
}

impl<'de> Deserialize<'de> for FinishedParts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = BTreeSet::<String>::deserialize(deserializer)?;
        if names.iter().all(|name| CasePart::named(name).is_some()) {
            Ok(Self(names))
        } else {
            Err(D::Error::custom("Her skal stå navne på sagens dele."))
        }
    }
}
