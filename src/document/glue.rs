//! What stands together: where a line of Danish must not break though the general rules would allow it, and paragraphs that
//! belong to what follows.

use super::Inline;
use super::together::{
    AFTER_FLOOR, AFTER_NUMBER, BEFORE_ANYTHING, BEFORE_NUMBER, GROUND_FLOOR, PARTS_OF_TOWN,
    WORDS_OF_ONE_LETTER,
};
use crate::danish::alike::{is_dash, is_range_dash};
use crate::danish::days::{is_month, month_named};

/// A space at which no line ends.
pub const NO_BREAK: char = '\u{a0}';

/// The sign that stands before the number of a provision.
const SECTION: char = '\u{a7}';

/// Whether a letter is a space at which a line may end, of whatever width.
fn is_open_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\n' | NO_BREAK | '\u{2007}' | '\u{202f}')
}

/// Whether a line must not end between two stretches of text. `before` ends with the space or the dash where it could.
pub fn holds(before: &str, after: &str) -> bool {
    match before.strip_suffix(is_open_space) {
        Some(before) => space_holds(before, after),
        None => is_in_range(before, after),
    }
}

/// Whether `before` ends with the dash of a range of numbers, and `after` goes on with it. Between two whole dates a line may end.
pub fn is_in_range(before: &str, after: &str) -> bool {
    joins_numbers(before, after) && !joins_dates(before, after)
}

/// Whether `before` ends with a hyphen inside a number, as a person, a case, a day or a telephone has, and `after` goes on with it.
/// The general rules keep such a number whole, and Word does not. Names of files and addresses may break wherever they can.
pub fn is_in_number(before: &str, after: &str) -> bool {
    let Some(from) = before.strip_suffix('-') else { return false };
    let behind = from.rsplit(char::is_whitespace).next().unwrap_or_default();
    let ahead = after.split(char::is_whitespace).next().unwrap_or_default();
    let is_address = |part: &str| part.contains(['_', '@']) || part.contains("//");
    let goes_on = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-' | ')');
    behind.ends_with(goes_on)
        && starts_with_number(ahead)
        && !is_address(behind)
        && !is_address(ahead)
}

fn joins_numbers(before: &str, after: &str) -> bool {
    before
        .strip_suffix(is_range_dash)
        .is_some_and(|from| ends_in_number(from.trim_end_matches('.')))
        && starts_with_number(after)
}

/// Whether a dash that ends `before` stands between two whole dates, which may stand on a line each.
fn joins_dates(before: &str, after: &str) -> bool {
    let Some(from) = before.strip_suffix(is_range_dash) else { return false };
    let mut ahead = after.split(char::is_whitespace);
    let day = ahead.next().is_some_and(is_day);
    let month = ahead.next().is_some_and(|it| is_month(bare(it)));
    let behind = from.rsplit(char::is_whitespace).nth(1).unwrap_or_default();
    day && month && is_month(behind)
}

/// The texts of the runs, with a space that does not break wherever a line must not end, also from one run to the next. A tab
/// stays one, since it is no space between two words.
pub fn tied(runs: &[Inline]) -> Vec<String> {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut start = 0;
    let mut texts = Vec::with_capacity(runs.len());
    for run in runs {
        let mut text = String::with_capacity(run.text.len() + 8);
        let mut from = 0;
        for (at, space) in run.text.match_indices(|letter| letter != '\t' && is_open_space(letter))
        {
            let end = at + space.len();
            if space_holds(&whole[..start + at], &whole[start + end..]) {
                text.push_str(&run.text[from..at]);
                text.push(NO_BREAK);
                from = end;
            }
        }
        text.push_str(&run.text[from..]);
        texts.push(text);
        start += run.text.len();
    }
    texts
}

/// Whether a paragraph only leads to what follows: a short one that ends with a colon.
pub fn introduces(runs: &[Inline]) -> bool {
    let length: usize = runs.iter().map(|run| run.text.len()).sum();
    length < 200 && runs.last().is_some_and(|run| run.text.trim_end().ends_with(':'))
}

/// Whether the space between the two holds them together.
fn space_holds(before: &str, after: &str) -> bool {
    let (head, last) = before.rsplit_once(char::is_whitespace).unwrap_or(("", before));
    let next = after.split(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(|it: char| !it.is_alphanumeric() && it != SECTION);
    if word.ends_with(SECTION) || is_one(BEFORE_ANYTHING, word) {
        return true;
    }
    if starts_with_number(next.trim_start_matches('+')) {
        return is_one(BEFORE_NUMBER, word)
            || ((ends_in_month(word) || is_day_of_month(word)) && is_year(next))
            || (is_group(word) && is_group(bare(next)))
            || (is_range(last) && ends_in_number(head.trim_end_matches('.')));
    }
    if is_one(GROUND_FLOOR, word) {
        return is_one(AFTER_FLOOR, bare(next));
    }
    if is_day(word) {
        let month = next.split(is_month_sign).next().unwrap_or_default();
        return names_month(month) || is_one(AFTER_FLOOR, bare(next)) || bare(next) == "pkt";
    }
    let behind = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    if is_initial(word) && next.starts_with(char::is_uppercase) {
        return true;
    }
    if is_postcode(word) && !ends_in_month(behind) && next.starts_with(char::is_uppercase) {
        return true;
    }
    if is_postcode(behind) && is_one(PARTS_OF_TOWN, bare(next)) {
        return word.starts_with(char::is_uppercase);
    }
    ends_in_number(last)
        && (is_one(AFTER_NUMBER, bare(next.split('/').next().unwrap_or(next)))
            || is_letter(bare(next))
            || (is_range(next)
                && starts_with_number(after[next.len()..].trim_start_matches(is_open_space))))
}

/// Whether a word is a dash and nothing else.
fn is_range(word: &str) -> bool {
    word.strip_prefix(is_range_dash).is_some_and(str::is_empty)
}

fn is_one(words: &[&str], word: &str) -> bool {
    words.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// A word without the signs behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '”', '"', '«'])
}

fn is_day(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| {
        // `4.–22. december` ends with a day as well.
        let digits = word.rsplit(is_dash).next().unwrap_or(word);
        matches!(digits.len(), 1..=2) && are_digits(digits)
    })
}

/// A sign between two months: `januar–februar`, `marts/april`.
fn is_month_sign(sign: char) -> bool {
    is_dash(sign) || sign == '/'
}

fn ends_in_month(word: &str) -> bool {
    word.rsplit(is_month_sign).next().is_some_and(names_month)
}

/// Whether a word is the name of a month, in full or cut short with a full stop.
fn names_month(word: &str) -> bool {
    is_month(bare(word)) || word.strip_suffix('.').is_some_and(|short| month_named(short).is_some())
}

/// A day and the number of its month: `3/5`.
fn is_day_of_month(word: &str) -> bool {
    let is_short = |part: &str| matches!(part.len(), 1..=2) && are_digits(part);
    word.split_once('/').is_some_and(|(day, month)| is_short(day) && is_short(month))
}

/// The number of a place, before the name of its town.
fn is_postcode(word: &str) -> bool {
    word.len() == 4 && are_digits(word)
}

fn is_year(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4
}

/// A group of digits inside a longer number, such as a telephone number or thousands.
fn is_group(word: &str) -> bool {
    let digits = word.trim_start_matches('+');
    matches!(digits.len(), 2..=4) && are_digits(digits)
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none()
        && !WORDS_OF_ONE_LETTER.contains(&word.to_lowercase().as_str())
}

/// The first letter of a name: `H. C. Andersen`.
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(is_letter) && word.starts_with(char::is_uppercase)
}

fn are_digits(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_digit())
}

fn starts_with_number(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
}

fn ends_in_number(word: &str) -> bool {
    word.ends_with(|it: char| it.is_ascii_digit() || matches!(it, '½' | '¼' | '¾'))
}

#[cfg(test)]
mod tests {
    use super::{holds, is_in_number, tied};
    use crate::document::Inline;

    /// The text with a `_` for every space that holds.
    fn shown(texts: &[&str]) -> String {
        let runs: Vec<Inline> = texts.iter().map(|text| Inline::plain(*text)).collect();
        tied(&runs).concat().replace('\u{a0}', "_")
    }

    #[test]
    fn a_text_is_tied_where_it_holds_together_and_nowhere_else() {
        for (text, expected) in [
            ("Efter \u{a7} 18, stk. 2, den 1. marts.", "Efter \u{a7}_18, stk._2, den 1._marts."),
            ("jf. \u{a7}\u{a7} 18-20 (Stk. 2)", "jf._\u{a7}\u{a7}_18-20 (Stk._2)"),
            ("\u{a7} 18 a, stk. 2, og 2017 i gang", "\u{a7}_18_a, stk._2, og 2017 i gang"),
            ("Se bilag 4 og bilag fire. Bo", "Se bilag_4 og bilag fire. Bo"),
            ("i alt 1.250 kr. kl. 9.30", "i alt 1.250_kr._kl._9.30"),
            ("telefon 00 40 10 24, tlf. +45 12", "telefon_00_40_10_24, tlf._+45_12"),
            ("i 24 måneder, 50 meter og 37 timer.", "i 24_måneder, 50_meter og 37_timer."),
            ("LÆ 265 fra 24. januar 2018 om", "LÆ_265 fra 24._januar_2018 om"),
            ("1 250 000 kroner", "1 250_000_kroner"),
            ("den 4.–22. december 2017, 12 – 14 timer", "den 4.–22._december_2017, 12_–_14_timer"),
            ("punkt 1. Derefter til 2027. marts", "punkt_1. Derefter til 2027. marts"),
            ("telefon 00\u{2009}40\u{2009}10\u{202f}24", "telefon_00_40_10\u{202f}24"),
            ("den 1.\u{2009}marts\u{2002}2018", "den 1._marts_2018"),
            ("0\t%\t12\tkr.", "0\t%\t12\tkr."),
            ("12 — 14 timer", "12_—_14_timer"),
            ("Åvej 3, 1. th., 9999 Egelund Ø", "Åvej 3, 1._th., 9999_Egelund_Ø"),
            ("St. mf. og st. tv. bor 3. sal", "St._mf. og st._tv. bor 3._sal"),
            ("i maj 2018 Bo, i 1250 Egelund", "i maj_2018 Bo, i 1250_Egelund"),
            ("januar–februar 2018, marts/april 2019", "januar–februar_2018, marts/april_2019"),
            (
                "3/5 2018 og 1.-3. maj og 12.-13. jan. 2019",
                "3/5_2018 og 1.-3._maj og 12.-13._jan._2019",
            ),
            ("i 3/5 alle 12. st. Bo", "i 3/5 alle 12. st. Bo"),
            ("litra b, d. 3. maj, CPR-nr. 111111-1118", "litra_b, d._3._maj, CPR-nr._111111-1118"),
            ("100 mg i 12 mdr. ved 37 °C, BMI 32", "100_mg i 12_mdr. ved 37_°C, BMI_32"),
            ("jf. \u{a7} 16, 1. pkt., hos dr. Hansen", "jf._\u{a7}_16, 1._pkt., hos dr._Hansen"),
            ("H. C. Andersen, 2 x 10 mg, type 2", "H._C._Andersen, 2_x_10_mg, type_2"),
            ("100 kr./md., 37 timer/uge, tlf.nr. 00", "100_kr./md., 37_timer/uge, tlf.nr._00"),
            ("", ""),
        ] {
            assert_eq!(shown(&[text]), expected);
        }
    }

    #[test]
    fn a_text_is_tied_from_one_run_to_the_next() {
        assert_eq!(
            shown(&["efter bilag ", "7", " og ", "24", " måneder"]),
            "efter bilag_7 og 24_måneder"
        );
    }

    #[test]
    fn a_range_of_numbers_holds_at_its_dash_and_a_range_of_words_does_not() {
        assert!(holds("i 2016–", "2018"));
        assert!(holds("i 2016\u{2012}", "2018") && holds("kl. 9\u{2014}", "15"));
        assert!(holds("fra 4.–", "22. december"));
        assert!(!holds("marts–", "juni"));
        assert!(holds("fra maj 2016–", "2018"));
        assert!(!holds("21. august 2017–", "17. november 2017"));
        assert!(!holds("efter ", "lov"));
        assert!(!holds("", "lov"));
    }

    #[test]
    fn a_number_is_joined_at_its_hyphens_and_a_word_is_not() {
        let places = |text: &str| {
            let hyphens = text.match_indices('-');
            hyphens.filter(|(at, _)| is_in_number(&text[..=*at], &text[at + 1..])).count()
        };
        for (text, expected) in [
            ("født 140965-0618.", 1),
            ("den 2018-05-15 kl. 9.30-15.00", 3),
            ("sag EK-2018-0417, tlf. 12-34-56-78", 5),
            ("den 1.-3. maj", 1),
            ("en 22-årig, rundt -5 grader og a - 7", 0),
            ("se 2018-05-15_attest.pdf og http://a.example/x-1", 0),
        ] {
            assert_eq!(places(text), expected, "{text}");
        }
    }
}
