//! Where a line of Danish must not break, though the general rules would allow it.

/// Words that belong to what follows them.
const ALWAYS: [&str; 4] = ["stk.", "nr.", "kr.", "kap."];

/// Words that belong to a number after them.
const BEFORE_NUMBER: [&str; 7] = ["pkt.", "kl.", "ca.", "tlf.", "litra", "bilag", "side"];

/// Words that belong to the number before them.
const UNITS: [&str; 4] = ["kr.", "pct.", "%", "kroner"];

const MONTHS: [&str; 12] =
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

/// Whether the space between two stretches of text holds them together. `before` ends with that space.
pub fn holds(before: &str, after: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
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

/// The sign that stands before the number of a provision.
const SECTION: char = '\u{a7}';

fn is_day(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|it| it.is_ascii_digit()))
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
    use super::holds;

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
