//! Numbers as Danes type and read them, with a comma before the decimals.

/// So many digits may stand before the comma, and so many behind it. A longer number would not be printed as it was typed.
const WHOLE: usize = 9;
const DECIMALS: usize = 6;

/// A number as typed, with a comma or a point; none where the text is none, or one that is negative or too long. A point before
/// three digits may part thousands or decimals, so it is none either.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let are_digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    let fits = whole.trim_start_matches('0').len() <= WHOLE && decimals.len() <= DECIMALS;
    let is_clear = !text.contains('.') || decimals.len() != 3 || matches!(whole, "" | "0");
    let is_number = are_digits(whole) && are_digits(decimals) && whole.len() + decimals.len() > 0;
    let number = || text.replace(',', ".").parse::<f64>().ok();
    (is_number && fits && is_clear).then(number).flatten()
}

/// A number in figures, as a letter writes it: as many decimals as a number may have, and none that only reckoning has made.
pub fn figures(number: f64) -> String {
    let figures = format!("{number:.DECIMALS$}");
    let figures = figures.trim_end_matches('0').trim_end_matches('.');
    figures.replace('.', ",")
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

/// The whole numbers that a sentence writes as words. »En« and »et« depend on what is counted.
const WORDS: [(&str, &str); 11] = [
    ("2", "to"),
    ("3", "tre"),
    ("4", "fire"),
    ("5", "fem"),
    ("6", "seks"),
    ("7", "syv"),
    ("8", "otte"),
    ("9", "ni"),
    ("10", "ti"),
    ("11", "elleve"),
    ("12", "tolv"),
];

/// A number in figures as a sentence has it: from two to twelve as a word, and any other as it is.
pub fn in_words(figures: &str) -> String {
    let word = WORDS.iter().find(|(number, _)| *number == figures.trim());
    word.map_or(figures, |(_, word)| word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_with_a_comma() {
        assert_eq!(number(" 7,5\u{a0}"), Some(7.5));
        assert_eq!(number("37"), Some(37.0));
        for text in [
            "",
            ",",
            "mange",
            "-1",
            "+1",
            "\u{2212}1",
            "1,2,3",
            "inf",
            "nan",
            "1e5",
            "1.500",
            "12.125",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("0.125"), Some(0.125));
        assert_eq!(figures(7.5), "7,5");
        assert_eq!(figures(37.0), "37");
        assert_eq!(figures(40.0), "40");
        assert_eq!(figures(0.1 + 0.2), "0,3");
        for text in ["0", "7,5", "120", "0,125", "999999999,999999", "123456789,012345"] {
            assert_eq!(figures(number(text).unwrap()), text);
        }
        for digits in [10, 80, 400] {
            assert_eq!(number(&"9".repeat(digits)), None);
            assert_eq!(number(&format!("0,{}", "3".repeat(digits))), None);
        }
        assert_eq!(number("000000000000012"), Some(12.0));
    }

    #[test]
    fn thousands_are_parted_by_points() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn a_sentence_has_small_numbers_as_words() {
        for (figures, words) in [
            ("1", "1"),
            ("2", "to"),
            ("12", "tolv"),
            ("13", "13"),
            ("2,5", "2,5"),
            ("mange", "mange"),
        ] {
            assert_eq!(in_words(figures), words);
        }
    }
}
