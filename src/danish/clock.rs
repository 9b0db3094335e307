//! The time of day as people write it: `9`, `9.30`, `kl. 09:30`, `9.30–10.30`.

use jiff::civil::Time;
use jiff::tz::TimeZone;

/// Danish time since 1996: an hour before the world, two from the last Sunday of March to the last of October.
const DANISH: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// Danish time (dansk tid), without the machine's clock or its files.
pub fn danish_time() -> TimeZone {
    TimeZone::posix(DANISH).unwrap_or(TimeZone::UTC)
}

/// The time of day at which something begins (klokkeslæt); none where the text tells none.
pub fn clock_time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let text =
        ["klokken", "kl.", "kl"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    // Of a span its beginning counts, and its end must be a time as well.
    let spans = ["–", "-", " til "].iter().find_map(|sign| text.split_once(sign));
    let (begins, ends) = spans.map_or((text, None), |(begins, ends)| (begins, Some(ends)));
    let begins = moment(begins)?;
    match ends.map(moment) {
        Some(None) => None,
        Some(Some(end)) if end <= begins => None,
        _ => Some(begins),
    }
}

/// `9`, `9.30` or `09:30`.
fn moment(text: &str) -> Option<Time> {
    let text = text.trim();
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "0"));
    let number = |digits: &str| {
        let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
        digits.parse::<i8>().ok().filter(|_| fits)
    };
    let is_exact = minute.len() == 2 || !text.contains(['.', ':']);
    Time::new(number(hour)?, number(minute).filter(|_| is_exact)?, 0, 0).ok()
}

/// A time of day as it is written: `9.30`.
pub fn clock_words(time: Time) -> String {
    format!("{}.{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::{clock_time, clock_words};

    #[test]
    fn a_time_of_day_is_read_as_people_write_it() {
        let read = |text| clock_time(text).map(clock_words);
        for text in [
            "9.30",
            "09:30",
            "kl. 9.30",
            "Kl 9.30",
            "klokken 09.30",
            " 9.30-10.15 ",
            "9.30 til 10",
            "kl. 9.30–10",
        ] {
            assert_eq!(read(text).as_deref(), Some("9.30"), "{text:?}");
        }
        assert_eq!(read("9").as_deref(), Some("9.00"));
        assert_eq!(read("0.05").as_deref(), Some("0.05"));
        for wrong in [
            "",
            "kl.",
            "24.00",
            "9.60",
            "9.3",
            "ni",
            "9.30 om morgenen",
            "10–9",
            "9.30–",
            "-9",
            "9.30.15",
            "٩.٣٠",
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
