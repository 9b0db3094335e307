//! Reads the pension ages.

use super::Reading;
use super::rows::Row;
use crate::law::pension_age::PensionAge;

pub(super) fn read(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "age"]);
    file.date("checked_on");
    for row in file.rows("age") {
        row.allow(&["born_from", "years", "months", "source", "status"]);
        let (born_from, years, months) =
            (row.date("born_from"), row.number("years", 60..=80), row.number("months", 0..=11));
        let (source, status) = (row.text("source"), row.status());
        let (Some(born_from), Some(years), Some(months), Some(_), Some(status)) =
            (born_from, years, months, source, status)
        else {
            continue;
        };
        if reading.ages.last().is_some_and(|before| before.born_from >= born_from) {
            let message = format!(
                "Linjen begynder med dem, der er født {born_from}, men den før den begynder senere eller samme dag."
            );
            row.source.fault(
                "law-order",
                row.line,
                message,
                "Sæt linjerne i rækkefølge med de ældste først.",
            );
        }
        reading.ages.push(PensionAge { born_from, years, months, status });
    }
}
