//! Reads the time limits and age limits.

use super::rows::Row;
use super::{Reading, ReferenceKind};
use crate::law::period::{FromWeekday, Length, Limit, Unit};

pub(super) fn read(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "period"]);
    file.date("checked_on");
    for row in file.rows("period") {
        if let Some((id, limit)) = limit(&row, reading) {
            reading.limits.add(file.source, row.line, id, limit);
        }
    }
}

fn limit(row: &Row<'_>, reading: &mut Reading) -> Option<(String, Limit)> {
    row.allow(&["id", "says", "provision", "repealed_on", "note", "version"]);
    let (id, says, common) = (row.id("id"), row.text("says"), row.optional_text("note"));
    let provision =
        row.reference("provision", ReferenceKind::Provision, reading).unwrap_or_default();
    let versions = row.timeline("version", row.optional_date("repealed_on"), |version| {
        version.allow(&["from", "amount", "unit", "words", "source", "status", "note", "weekday"]);
        (None, length(version, common.as_deref()))
    });
    Some((id?, Limit { says: says?, provision, versions: versions? }))
}

fn length(row: &Row<'_>, common: Option<&str>) -> Option<Length> {
    let (amount, words) = (row.number("amount", 0..=1000), row.text("words"));
    let unit = row.choice("unit", &Unit::WORDS, Unit::from_word);
    let (source, status, own) = (row.text("source"), row.status(), row.optional_text("note"));
    let note = own.iter().map(String::as_str).chain(common).collect::<Vec<_>>().join(" ");
    let weekdays: Vec<_> = row.rows("weekday").iter().map(from_weekday).collect();
    Some(Length {
        amount: amount?,
        unit: unit?,
        words: words?,
        source: source?,
        status: status?,
        note,
        weekdays: weekdays.into_iter().collect::<Option<_>>()?,
    })
}

fn from_weekday(row: &Row<'_>) -> Option<FromWeekday> {
    row.allow(&["day", "amount", "words"]);
    let day = row.choice("day", &FromWeekday::WORDS, FromWeekday::from_word);
    let (amount, words) = (row.number("amount", 0..=1000), row.text("words"));
    Some(FromWeekday { day: day?, amount: amount?, words: words? })
}
