//! Which parts of a case their writer has called finished. Only the writer knows: no check can judge prose.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

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
