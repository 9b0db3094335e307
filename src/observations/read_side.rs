//! Reading an answer from a side file.

use serde::Deserialize;
use serde_json::Value;

use super::side::{Beside, FORMAT, SideFile, VERSION};
use super::{Observations, ObservedRow, Unread, hold_to_case};
use crate::case::Case;

/// What must be known of a file before the rest of it can be read.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u32>,
}

pub(super) fn read(bytes: &[u8], case: &Case) -> Result<Observations, Unread> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Unread::Damaged)?;
    let header = Header::deserialize(value).map_err(|_| Unread::NoForm)?;
    if header.format.as_deref() != Some(FORMAT) {
        return Err(Unread::NoForm);
    }
    match header.version {
        Some(version) if version > VERSION => return Err(Unread::Newer),
        Some(VERSION) => {}
        _ => return Err(Unread::Damaged),
    }
    // Not of the value, which keeps the last of a key that stands twice: nobody knows which of the two was meant.
    let file: SideFile = serde_json::from_slice(bytes).map_err(|_| Unread::Damaged)?;
    hold_to_case(Some(&file.case_number), Some(&file.form_id), case)?;
    let mut found = Observations {
        name: file.name.trim().to_owned(),
        work: file.work.trim().to_owned(),
        day: file.day.trim().to_owned(),
        more: file.more.trim().to_owned(),
        ..Observations::default()
    };
    tell_beside(&file.beside, "", &mut found.beside);
    for (index, row) in file.rows.into_iter().enumerate() {
        tell_beside(&row.beside, &format!("Række {}, ", index + 1), &mut found.beside);
        let trimmed = |text: String| text.trim().to_owned();
        let row = ObservedRow {
            seen: trimmed(row.seen),
            place: trimmed(row.place),
            at: trimmed(row.at),
            considerations: trimmed(row.considerations),
        };
        if !row.is_empty() {
            found.rows.push(row);
        }
    }
    Ok(found)
}

fn tell_beside(Beside(more): &Beside, place: &str, beside: &mut Vec<String>) {
    for (key, value) in more {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        beside.push(format!("{place}{key}: {value}"));
    }
}
