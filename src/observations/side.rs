//! The side file: the same places as the form, as JSON, for those whose own system writes it.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::slots::Observer;

/// What a side file calls itself.
pub const FORMAT: &str = "forberedt-observations";

/// The version that is written and read.
pub const VERSION: u32 = 1;

/// A side file as it lies on the disk (sidefil).
#[derive(Serialize, Deserialize)]
pub(super) struct SideFile {
    pub format: String,
    pub version: u32,
    #[serde(default)]
    pub case_number: String,
    #[serde(default)]
    pub form_id: String,
    /// Who was asked: `mentor`, `supplier` or `home`.
    #[serde(default, rename = "for")]
    pub asked: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub work: String,
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub rows: Vec<SideRow>,
    #[serde(default)]
    pub more: String,
    /// What no version before this one knows.
    #[serde(flatten)]
    pub beside: Beside,
}

/// A row of a side file.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct SideRow {
    #[serde(default)]
    pub seen: String,
    #[serde(default, rename = "where")]
    pub place: String,
    #[serde(default, rename = "when")]
    pub at: String,
    #[serde(default)]
    pub considerations: String,
    #[serde(flatten)]
    pub beside: Beside,
}

/// Keys that no version knows, each as often as it stands there.
#[derive(Default)]
pub(super) struct Beside(pub Vec<(String, Value)>);

impl Serialize for Beside {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de> Deserialize<'de> for Beside {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Beside;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Beside, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Beside(all))
            }
        }
        deserializer.deserialize_map(All)
    }
}

/// The side file of a form with nothing in it yet.
pub(super) fn blank(number: &str, id: &str, observer: Observer, rows: usize) -> String {
    let file = SideFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        case_number: number.to_owned(),
        form_id: id.to_owned(),
        asked: observer.key().to_owned(),
        name: String::new(),
        work: String::new(),
        day: String::new(),
        rows: (0..rows).map(|_| SideRow::default()).collect(),
        more: String::new(),
        beside: Beside::default(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}
