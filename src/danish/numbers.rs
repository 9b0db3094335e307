//! Numbers as Danes type and read them, with a comma before the decimals.

/// A number as typed, with a comma or a point; none where the text is none, or one that is negative or endless.
pub fn number(text: &str) -> Option<f64> {
    let number = text.trim().replace(',', ".").parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

/// A number in figures, as a letter writes it.
pub fn figures(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// A whole number with a point between its thousands, as a Dane writes it.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_with_a_comma() {
        assert_eq!(number(" 7,5\u{a0}"), Some(7.5));
        assert_eq!(number("37"), Some(37.0));
        for text in ["", "mange", "-1", "\u{2212}1", "1,2,3", "inf", "nan"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(figures(7.5), "7,5");
        assert_eq!(figures(37.0), "37");
    }

    #[test]
    fn thousands_are_parted_by_points() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
