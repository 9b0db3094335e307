//! How long a sentence is to read. The number and date of an act are looked up and not read: together they are one word.

use crate::danish::days::is_month;
use crate::danish::words::tokens;

/// So many words the number and date of an act are.
const NUMBER_AND_DATE: usize = 6;

/// The words of a sentence.
pub(super) fn words(sentence: &str) -> usize {
    let words: Vec<&str> = tokens(sentence).map(|token| token.text).collect();
    let (mut at, mut count) = (0, 0);
    while at < words.len() {
        let is_one = words.get(at..at + NUMBER_AND_DATE).is_some_and(is_number_and_date);
        at += if is_one { NUMBER_AND_DATE } else { 1 };
        count += 1;
    }
    count
}

/// Whether these are the words of »nr. 280 af 1. marts 2024«.
fn is_number_and_date(words: &[&str]) -> bool {
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let [sign, number, of, day, month, year] = words else { return false };
    sign.trim_end_matches('.').eq_ignore_ascii_case("nr")
        && is_digits(number)
        && *of == "af"
        && is_digits(day.trim_end_matches('.'))
        && is_month(month)
        && year.len() == 4
        && is_digits(year)
}
