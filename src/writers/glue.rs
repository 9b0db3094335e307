//! What stands together: where a line of Danish must not break though the general rules would allow it, and paragraphs that
//! belong to what follows.

use crate::document::Inline;
use std::borrow::Cow;

/// Words that belong to what follows them.
const ALWAYS: [&str; 4] = ["stk.", "nr.", "kr.", "kap."];

/// Words that belong to a number after them.
const BEFORE_NUMBER: [&str; 7] = ["pkt.", "kl.", "ca.", "tlf.", "litra", "bilag", "side"];

/// Words that belong to the number before them.
const UNITS: [&str; 4] = ["kr.", "pct.", "%", "kroner"];

const MONTHS: [&str; 12] = [
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

/// Whether the space between two stretches of text holds them together. `before` ends with that space.
pub fn holds(before: &str, after: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    // Every word that holds on ends so, and most words do not.
    if !before.ends_with(|last: char| {
        matches!(last.to_ascii_lowercase(), '.' | SECTION | '0'..='9' | 'a' | 'e' | 'g')
    }) {
        return false;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default();
    let word = last.trim_start_matches(|it: char| !it.is_alphanumeric() && it != SECTION);
    let is = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(word));
    word.ends_with(SECTION)
        || is(&ALWAYS)
        || (next.starts_with(|it: char| it.is_ascii_digit()) && is(&BEFORE_NUMBER))
        || (is_day(word) && is_month(next))
        || (ends_in_number(last) && is_unit(next))
}

/// The text with a space that does not break wherever a line must not end. What follows in another text is not seen.
pub fn tied(text: &str) -> Cow<'_, str> {
    const HOLDS: char = '\u{a0}';
    let mut tied = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ').filter(|(at, _)| holds(&text[..=*at], &text[at + 1..])) {
        tied.push_str(&text[from..at]);
        tied.push(HOLDS);
        from = at + 1;
    }
    if from == 0 { text.into() } else { (tied + &text[from..]).into() }
}

/// Whether a paragraph only leads to what follows: a short one that ends with a colon.
pub fn introduces(runs: &[Inline]) -> bool {
    let length: usize = runs.iter().map(|run| run.text.len()).sum();
    length < 200 && runs.last().is_some_and(|run| run.text.trim_end().ends_with(':'))
}

/// The sign that stands before the number of a provision.
const SECTION: char = '\u{a7}';

fn is_day(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| {
        !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|it| it.is_ascii_digit())
    })
}

fn is_month(word: &str) -> bool {
    let letters = word.trim_end_matches(|it: char| !it.is_alphabetic());
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(letters))
}

fn is_unit(word: &str) -> bool {
    let unit = word.trim_end_matches([',', ';', ')']);
    UNITS.iter().any(|it| it.eq_ignore_ascii_case(unit))
}

fn ends_in_number(word: &str) -> bool {
    word.ends_with(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{holds, tied};

    #[test]
    fn a_text_is_tied_where_it_holds_together_and_nowhere_else() {
        assert_eq!(
            tied("Efter \u{a7} 18, stk. 2, den 1. marts."),
            "Efter \u{a7}\u{a0}18, stk.\u{a0}2, den 1.\u{a0}marts."
        );
        assert_eq!(tied("Se bilag 4 og bilag fire. Bo"), "Se bilag\u{a0}4 og bilag fire. Bo");
        assert_eq!(tied(""), "");
    }

    #[test]
    fn a_provision_a_date_and_a_sum_stay_on_one_line() {
        assert!(holds("efter \u{a7} ", "18, stk. 2"));
        assert!(holds("jf. \u{a7}\u{a7} ", "18-20"));
        assert!(holds("(Stk. ", "2)"));
        assert!(holds("den 1. ", "marts 2027"));
        assert!(holds("i alt 1.250 ", "kr."));
        assert!(holds("klokken kl. ", "9.30"));
    }

    #[test]
    fn other_spaces_may_break() {
        assert!(!holds("efter ", "lov"));
        assert!(!holds("punkt 1. ", "Derefter"));
        assert!(!holds("", "lov"));
        assert!(!holds("til 2027. ", "marts"));
    }
}
