//! Finds the conditions that hang on each other in a ring, so that none of their fields could be the first to be asked for.

use std::collections::{HashMap, VecDeque};

use super::Condition;

/// A condition and the field, list or section that it belongs to, by its path without item numbers.
pub(crate) type Owned<'w> = (String, &'w Condition);

/// The ring that a condition stands in, from its owner back to it; the shortest, where it stands in several.
pub(crate) fn circles(conditions: &[Owned<'_>]) -> Vec<Vec<String>> {
    let mut hangs_on: HashMap<&str, Vec<String>> = HashMap::new();
    for (owner, condition) in conditions {
        // `item` is an item of the list that the field belongs to.
        let list = owner.rsplit_once('.').map(|(list, _)| list);
        condition.asks(list, hangs_on.entry(owner).or_default());
    }
    conditions.iter().filter_map(|(owner, _)| ring(owner, &hangs_on)).collect()
}

fn ring(owner: &str, hangs_on: &HashMap<&str, Vec<String>>) -> Option<Vec<String>> {
    let next = |key: &str| {
        let asked = hangs_on.get(key).into_iter().flatten().cloned();
        // A field of a list or a section matters only where that does.
        asked.chain(key.rsplit_once('.').map(|(around, _)| around.to_owned())).collect::<Vec<_>>()
    };
    let mut came_from: HashMap<String, String> = HashMap::new();
    let mut waiting = VecDeque::from([owner.to_owned()]);
    while let Some(key) = waiting.pop_front() {
        for found in next(&key) {
            if found == owner {
                let mut ring = vec![found, key.clone()];
                while let Some(before) = ring.last().and_then(|last| came_from.get(last)) {
                    ring.push(before.clone());
                }
                ring.reverse();
                return Some(ring);
            }
            if !came_from.contains_key(&found) {
                came_from.insert(found.clone(), key.clone());
                waiting.push_back(found);
            }
        }
    }
    None
}

impl Condition {
    /// Notes the paths of the fields that it asks about; `list` is the list whose item is at hand.
    fn asks(&self, list: Option<&str>, found: &mut Vec<String>) {
        match self {
            Self::Is(name, _) => found.extend(name.key(list)),
            Self::Not(inner) => inner.asks(list, found),
            Self::And(left, right) | Self::Or(left, right) => {
                left.asks(list, found);
                right.asks(list, found);
            }
            Self::Any(name, inner) => {
                let key = name.key(list);
                inner.asks(key.as_deref(), found);
                found.extend(key);
            }
            // The way follows from the case's days, and the day of an application is asked for whatever the way.
            Self::NewWay | Self::WayAsked => {}
        }
    }
}
