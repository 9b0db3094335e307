//! Reads the numbers by which letters are filed.

use super::Reading;
use super::rows::Row;
use crate::law::filing::{Filing, FilingKind, FilingVersion};

pub(super) fn read(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "subject", "facet"]);
    file.date("checked_on");
    for (key, kind) in [("subject", FilingKind::Subject), ("facet", FilingKind::Facet)] {
        for row in file.rows(key) {
            if let Some((id, filing)) = filing(&row, kind) {
                reading.filings.add(file.source, row.line, format!("{key}-{id}"), filing);
            }
        }
    }
}

fn filing(row: &Row<'_>, kind: FilingKind) -> Option<(String, Filing)> {
    row.allow(&["id", "letters", "benefit", "repealed_on", "version"]);
    let (id, letters, benefit) = (row.id("id"), row.texts("letters"), row.optional_text("benefit"));
    // Letters may be known to have no number.
    let versions = if row.has("version") {
        Some(row.timeline("version", row.optional_date("repealed_on"), |version| {
            version.allow(&["from", "number", "title", "edition", "source", "status"]);
            (None, number(version, kind))
        })?)
    } else {
        None
    };
    Some((id?, Filing { kind, letters: letters?, benefit, versions }))
}

fn number(row: &Row<'_>, kind: FilingKind) -> Option<FilingVersion> {
    let (number, title) = (row.text("number"), row.text("title"));
    let edition = match kind {
        FilingKind::Subject => row.text("edition"),
        FilingKind::Facet => Some(row.optional_text("edition").unwrap_or_default()),
    };
    let (source, status) = (row.text("source"), row.status());
    let number = number.filter(|number| {
        let fits = is_built(number, kind);
        if !fits {
            let cure = match kind {
                FilingKind::Subject => "Skriv det som 32.03.16.",
                FilingKind::Facet => "Skriv den som G01.",
            };
            let message = format!("»{number}« er ikke et KLE-nummer.");
            row.source.fault("law-bad-number", row.line_of("number"), message, cure);
        }
        fits
    });
    Some(FilingVersion {
        number: number?,
        title: title?,
        edition: edition?,
        status: status?,
        source: source?,
    })
}

/// Whether a number is built as those of the plan: three pairs of digits, or a capital and two digits.
fn is_built(number: &str, kind: FilingKind) -> bool {
    let are_digits = |text: &str| text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    match kind {
        FilingKind::Subject => number.split('.').count() == 3 && number.split('.').all(are_digits),
        FilingKind::Facet => {
            let mut signs = number.chars();
            signs.next().is_some_and(|first| first.is_uppercase()) && are_digits(signs.as_str())
        }
    }
}
