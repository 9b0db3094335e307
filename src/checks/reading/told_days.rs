//! Reads the days that a text names, `den 15. maj` or `15. maj 2018`, and the sentences that they stand in.

use jiff::civil::Date;

use crate::danish::days::{is_month, month_named};

/// Whole sentences: a stop ends one only where a capital or nothing comes behind it, so that `15. maj` stays together.
pub fn whole_sentences(text: &str) -> Vec<&str> {
    // All signs that end a sentence are bytes of their own: to look at every letter took twice as long.
    let ends = |(at, sign): (usize, u8)| {
        let behind = || &text[at + 1..];
        let is_end = match sign {
            b'\n' => true,
            b'.' | b'!' | b'?' => {
                let next = behind().trim_start().chars().next();
                next.is_none_or(|next| {
                    next.is_uppercase() && behind().starts_with(char::is_whitespace)
                })
            }
            _ => false,
        };
        is_end.then_some(at + 1)
    };
    let mut starts = vec![0];
    starts.extend(text.bytes().enumerate().filter_map(ends));
    starts.push(text.len());
    starts
        .windows(2)
        .map(|pair| &text[pair[0]..pair[1]])
        .filter(|part| !part.trim().is_empty())
        .collect()
}

/// The days that a text names. One without a year is the first such day from `since` on.
pub fn days(text: &str, since: Date) -> Vec<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let day_at = |at: usize| {
        let day: i8 = words.get(at)?.strip_suffix('.')?.parse().ok()?;
        let name = words.get(at + 1)?.trim_matches(|letter: char| !letter.is_alphanumeric());
        let month = is_month(name).then(|| month_named(name)).flatten()?;
        let year = words.get(at + 2).and_then(|word| {
            let digits = word.trim_matches(|letter: char| !letter.is_ascii_digit());
            digits.parse::<i16>().ok().filter(|_| digits.len() == 4 && word.starts_with(digits))
        });
        match year {
            Some(year) => Date::new(year, month, day).ok(),
            None => [since.year(), since.year() + 1]
                .into_iter()
                .filter_map(|year| Date::new(year, month, day).ok())
                .find(|day| *day >= since),
        }
    };
    (0..words.len()).filter_map(day_at).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{days, whole_sentences};

    #[test]
    fn days_are_read_with_and_without_a_year() {
        let since = date(2018, 11, 20);
        assert_eq!(days("til den 15. maj 2018.", since), [date(2018, 5, 15)]);
        assert_eq!(days("til den 4. december, og så", since), [date(2018, 12, 4)]);
        assert_eq!(days("til den 4. januar", since), [date(2019, 1, 4)]);
        assert_eq!(days("12 timer, 3. gang, 31. februar 2018", since), []);
    }

    #[test]
    fn the_stop_of_a_day_ends_no_sentence() {
        let text = "Du ringede den 24. april 2018. Vi rykkede fristen til den 15. maj 2018.";
        assert_eq!(whole_sentences(text).len(), 2);
    }
}
