//! Reads an act with its numbered texts and its provisions.

use super::rows::Row;
use super::{Reading, ReferenceKind};
use crate::law::provision::{Act, NumberedText, Provision, Reference};

pub(super) fn read(file: &Row<'_>, stem: &str, reading: &mut Reading) {
    file.allow(&["act", "name", "short", "checked_on", "consolidation", "provision"]);
    let (act, checked_on) = (file.id("act"), file.date("checked_on"));
    let (name, short) = (file.text("name"), file.text("short"));
    if let Some(act) = &act
        && act != stem
    {
        let message = format!("Filen hedder {stem}.toml, men loven i den hedder »{act}«.");
        file.source.fault("law-file-name", file.line, message, "Giv filen og loven samme navn.");
    }
    // An act may have no numbered text that is known; then the timeline is empty.
    let consolidations = if file.rows("consolidation").is_empty() {
        Some(super::Timeline::new(Vec::new(), None))
    } else {
        file.timeline("consolidation", None, |row| {
            row.allow(&["from", "cite", "name", "source", "status", "repealed_on", "note"]);
            let (name, reference) = (row.optional_text("name"), reference(row, None, None));
            let text = reference.map(|reference| NumberedText { name, reference });
            (row.optional_date("repealed_on"), text)
        })
    };
    let provisions: Vec<_> =
        file.rows("provision").iter().map(|row| (row.line, provision(row, reading))).collect();
    let (Some(act), Some(name), Some(short), Some(checked_on), Some(consolidations)) =
        (act, name, short, checked_on, consolidations)
    else {
        reading.incomplete = true;
        return;
    };
    for (line, read) in provisions {
        match read {
            Some((id, says, versions)) => {
                reading.provisions.add(
                    file.source,
                    line,
                    id,
                    Provision { act: act.clone(), says, checked_on, versions },
                );
            }
            None => reading.incomplete = true,
        }
    }
    reading.acts.add(file.source, file.line, act, Act { name, short, consolidations });
}

type Read = (String, String, super::Timeline<Reference>);

fn provision(row: &Row<'_>, reading: &mut Reading) -> Option<Read> {
    row.allow(&["id", "says", "repealed_on", "note", "version"]);
    let (id, says, note) = (row.id("id"), row.text("says"), row.optional_text("note"));
    let versions = row.timeline("version", row.optional_date("repealed_on"), |version| {
        version.allow(&["from", "cite", "amended_by", "source", "status", "act", "note"]);
        let act = version.reference("act", ReferenceKind::Act, reading);
        (None, reference(version, act, note.as_deref()))
    });
    Some((id?, says?, versions?))
}

/// A version's reference. Its note and the provision's own are one to the reader.
fn reference(row: &Row<'_>, act: Option<String>, common: Option<&str>) -> Option<Reference> {
    let (cite, source, status) = (row.text("cite"), row.text("source"), row.status());
    let own = row.optional_text("note");
    let note = own.iter().map(String::as_str).chain(common).collect::<Vec<_>>().join(" ");
    let amended_by = row.optional_text("amended_by").unwrap_or_default();
    Some(Reference { cite: cite?, source: source?, status: status?, note, amended_by, act })
}
