//! Days and months in words, and months by their names.

use jiff::civil::Date;

/// The months, from January.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// The days of a month in words, the first first; two spellings of a day stand behind each other.
pub const DAYS_IN_WORDS: [&[&str]; 31] = [
    &["første"],
    &["anden"],
    &["tredje"],
    &["fjerde"],
    &["femte"],
    &["sjette"],
    &["syvende"],
    &["ottende"],
    &["niende"],
    &["tiende"],
    &["ellevte", "elvte"],
    &["tolvte"],
    &["trettende"],
    &["fjortende"],
    &["femtende"],
    &["sekstende"],
    &["syttende"],
    &["attende"],
    &["nittende"],
    &["tyvende"],
    &["enogtyvende"],
    &["toogtyvende"],
    &["treogtyvende"],
    &["fireogtyvende"],
    &["femogtyvende"],
    &["seksogtyvende"],
    &["syvogtyvende"],
    &["otteogtyvende"],
    &["niogtyvende"],
    &["tredivte"],
    &["enogtredivte"],
];

/// The days of the week, from Monday.
pub const WEEKDAYS: [&str; 7] =
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

/// A day as a letter writes it: `1. marts 2018`.
pub fn danish_day(day: Date) -> String {
    format!("{}. {} {}", day.day(), month_name(day.month()), day.year())
}

/// The day that such words say; none where they say none, or more than that.
pub fn day_in_words(words: &str) -> Option<Date> {
    let mut parts = words.split_whitespace();
    let (day, month, year) = (parts.next()?.strip_suffix('.')?, parts.next()?, parts.next()?);
    let date = Date::new(year.parse().ok()?, month_named(month)?, day.parse().ok()?).ok()?;
    (parts.next().is_none() && danish_day(date) == [day, ". ", month, " ", year].concat())
        .then_some(date)
}

/// The weekday of a day.
pub fn weekday(day: Date) -> &'static str {
    let index = usize::try_from(day.weekday().to_monday_zero_offset());
    index.ok().and_then(|index| WEEKDAYS.get(index)).copied().unwrap_or_default()
}

/// The name of a month, January being the first.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// Whether a word is the whole name of a month, with no regard to capitals.
pub fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// A month by its name or at least the first three letters of it, January being the first.
pub fn month_named(text: &str) -> Option<i8> {
    /// With fewer letters several months are meant.
    const LEAST: usize = 3;
    let begins = |month: &&str| {
        month.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
    };
    let index = MONTHS.iter().position(begins).filter(|_| text.len() >= LEAST)?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names() {
        assert_eq!(month_named("MAR"), Some(3));
        assert_eq!(month_named("sept"), Some(9));
        assert_eq!(month_named("ma"), None);
        assert_eq!(month_named("majs"), None);
        assert!(is_month("Juli") && !is_month("jul"));
        let day = jiff::civil::date(2018, 3, 1);
        assert_eq!(day_in_words(&danish_day(day)), Some(day));
        for words in ["1. mar 2018", "1 marts 2018", "31. februar 2018", "1. marts 2018 (nu)", ""] {
            assert_eq!(day_in_words(words), None, "{words}");
        }
        assert_eq!((month_name(12), month_name(13), month_name(0)), ("december", "", ""));
    }
}
