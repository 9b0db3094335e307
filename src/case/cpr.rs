//! The CPR number: ten digits, a real date of birth, and what the seventh digit says of the century.

use std::borrow::Cow;

use jiff::civil::Date;

use super::kind::Kind;
use super::scalar::typed_text;
use crate::danish::alike::is_dash;

typed_text!(
    /// A CPR number as typed, with or without a hyphen (CPR-nummer).
    Cpr,
    Kind::Cpr,
    fn is_sound(&self) -> bool {
        !matches!(self.verdict(), Verdict::NotTenDigits | Verdict::NoSuchDate)
    }
    fn canonical(&self) -> Cow<'_, str> {
        self.digits().map_or(Cow::Borrowed(self.0.as_str()), |_| Cow::Owned(self.words()))
    }
);

/// What can be said of a CPR number without asking the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Ten digits, a real date, and the old check digit fits.
    Fits,
    /// Ten digits and a real date; the check digit (modulus 11) does not fit. Such numbers have been given out since 2007.
    NoCheckDigit,
    /// An administrative number (erstatningspersonnummer): the day is raised by 60.
    Administrative,
    /// The first six digits are no date.
    NoSuchDate,
    /// Not ten digits.
    NotTenDigits,
}

impl Cpr {
    fn digits(&self) -> Option<[u8; 10]> {
        let digits: Vec<u8> = self
            .0
            .chars()
            .filter(|letter| !letter.is_whitespace() && !is_dash(*letter))
            .map(|letter| u8::try_from(letter.to_digit(10)?).ok())
            .collect::<Option<_>>()?;
        digits.try_into().ok()
    }

    /// What the digits say, after the century rule and the check digit (cpr.dk: opbygning af CPR-nummeret).
    pub fn verdict(&self) -> Verdict {
        let Some(digits) = self.digits() else { return Verdict::NotTenDigits };
        if birth_date(&digits, 60).is_some() {
            return Verdict::Administrative;
        }
        if birth_date(&digits, 0).is_none() {
            return Verdict::NoSuchDate;
        }
        let sum: u32 = digits
            .iter()
            .zip([4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
            .map(|(digit, weight)| u32::from(*digit) * weight)
            .sum();
        if sum.is_multiple_of(11) { Verdict::Fits } else { Verdict::NoCheckDigit }
    }

    /// The day of birth; none for a number that cannot be or that is administrative.
    pub fn birth_date(&self) -> Option<Date> {
        birth_date(&self.digits()?, 0)
    }

    /// The number as a letter writes it, with a hyphen; what was typed where it is not ten digits.
    pub fn words(&self) -> String {
        match self.digits() {
            Some(digits) => {
                let text: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
                format!("{}-{}", &text[..6], &text[6..])
            }
            None => self.0.clone(),
        }
    }
}

/// Reads the date of birth, with the day lowered by `raised`.
fn birth_date(digits: &[u8; 10], raised: i8) -> Option<Date> {
    let pair = |index: usize| i8::try_from(digits[index] * 10 + digits[index + 1]).ok();
    let (day, month, year) = (pair(0)?, pair(2)?, pair(4)?);
    let century = match (digits[6], year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        _ => 1800,
    };
    Date::new(century + i16::from(year), month, day.checked_sub(raised)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::danish::alike::typed::as_typed;
    use jiff::civil::date;

    fn verdict(text: &str) -> Verdict {
        Cpr(text.to_owned()).verdict()
    }

    #[test]
    fn numbers_are_judged_by_digits_date_and_century() {
        assert_eq!(verdict("010160-000"), Verdict::NotTenDigits);
        assert_eq!(verdict("31026o-0000"), Verdict::NotTenDigits);
        assert_eq!(verdict("310260-0000"), Verdict::NoSuchDate);
        assert_eq!(verdict("610160-0000"), Verdict::Administrative);
        assert_eq!(verdict("010160-0001"), Verdict::NoCheckDigit);
        assert_eq!(verdict("111111-1118"), Verdict::Fits);
    }

    #[test]
    fn the_seventh_digit_tells_the_century() {
        for (number, year) in [
            ("0101363000", 1936),
            ("0101364000", 2036),
            ("0101374000", 1937),
            ("0101575000", 2057),
            ("0101585000", 1858),
            ("0101369000", 2036),
            ("0101008000", 2000),
        ] {
            assert_eq!(Cpr(number.to_owned()).birth_date(), Some(date(year, 1, 1)), "{number}");
        }
    }

    #[test]
    fn any_dash_and_any_space_may_part_the_digits() {
        for typed in as_typed("111111 - 1118").chain(as_typed("111111-1118")) {
            assert_eq!(Cpr(typed.clone()).words(), "111111-1118", "{typed}");
            assert_eq!(verdict(&typed), Verdict::Fits);
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Cpr("111111-1118".to_owned())), "Cpr(…)");
    }
}
