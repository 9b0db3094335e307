//! Days of a Danish letter as moments of the world, without the machine's clock or its files.

use jiff::civil::Date;

use crate::danish::clock::danish_time;

/// A time of a Danish day as systems write it: in world time, with a Z.
fn moment(day: Date, hour: i8, minute: i8, second: i8) -> Option<String> {
    let zoned = day.at(hour, minute, second, 0).to_zoned(danish_time()).ok()?;
    Some(zoned.timestamp().to_string())
}

/// The middle of the day: whatever the reader's clock, it is the same day.
pub(super) fn noon(day: Date) -> Option<String> {
    moment(day, 12, 0, 0)
}

/// The last second of the day, until which something can be done.
pub(super) fn end(day: Date) -> Option<String> {
    moment(day, 23, 59, 59)
}

#[cfg(test)]
mod tests {
    use super::{end, noon};
    use jiff::civil::date;

    #[test]
    fn a_danish_day_is_told_in_world_time() {
        for (day, ends) in [
            (date(2018, 3, 24), "2018-03-24T22:59:59Z"),
            (date(2018, 3, 25), "2018-03-25T21:59:59Z"),
            (date(2018, 10, 27), "2018-10-27T21:59:59Z"),
            (date(2018, 10, 28), "2018-10-28T22:59:59Z"),
        ] {
            assert_eq!(end(day).as_deref(), Some(ends));
        }
        assert_eq!(noon(date(2026, 7, 1)).as_deref(), Some("2026-07-01T10:00:00Z"));
        assert_eq!(noon(date(2026, 12, 31)).as_deref(), Some("2026-12-31T11:00:00Z"));
    }
}
