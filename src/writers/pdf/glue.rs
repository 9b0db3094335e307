//! Where a line of Danish must not break, though the general rules would allow it.

/// Words that belong to what follows them.
const LEADING: [&str; 11] = ["stk.", "nr.", "kr.", "kap.", "pkt.", "kl.", "ca.", "tlf.", "litra", "bilag", "side"];

/// Words that belong to the number before them.
const TRAILING: [&str; 4] = ["kr.", "pct.", "%", "kroner"];

const MONTHS: [&str; 12] =
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

/// Whether the space between two stretches of text holds them together. `before` ends with that space.
pub fn holds(before: &str, after: &str) -> bool {
    let Some(last) = before.split_whitespace().next_back() else { return false };
    if !before.ends_with(' ') {
        return false;
    }
    let next = after.split_whitespace().next().unwrap_or_default();
    let word = last.trim_start_matches(|it: char| !it.is_alphanumeric() && it != SECTION).to_lowercase();
    let next_is_number = next.starts_with(|it: char| it.is_ascii_digit());
    word.ends_with(SECTION)
        || matches!(word.as_str(), "stk." | "nr." | "kr." | "kap.")
        || (next_is_number && LEADING.contains(&word.as_str()))
        || (is_day(&word) && is_month(next))
        || (ends_in_number(last) && TRAILING.iter().any(|it| next.trim_end_matches([',', ';', ')']).eq_ignore_ascii_case(it)))
}

/// The sign that stands before the number of a provision.
const SECTION: char = '\u{a7}';

fn is_day(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|it| it.is_ascii_digit()))
}

fn is_month(word: &str) -> bool {
    let letters = word.trim_end_matches(|it: char| !it.is_alphabetic()).to_lowercase();
    MONTHS.contains(&letters.as_str())
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
