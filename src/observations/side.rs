//! The side file: the same places as the form, as JSON, for those whose own system writes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
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
    pub beside: BTreeMap<String, Value>,
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
    pub beside: BTreeMap<String, Value>,
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
        beside: BTreeMap::new(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}
