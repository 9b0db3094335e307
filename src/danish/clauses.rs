//! A sentence as it stands behind »at« and »fordi«.

/// The words that stand before the verb in a clause and behind it in a sentence.
const BEFORE_THE_VERB: [&str; 8] =
    ["ikke", "aldrig", "sjældent", "ofte", "altid", "kun", "heller", "stadig"];

/// The words that a sentence may begin with where its second word is the verb.
const SUBJECTS: [&str; 9] = ["du", "det", "den", "de", "vi", "han", "hun", "der", "man"];

/// The text without the stop at its end.
pub fn without_stop(text: &str) -> &str {
    let bare = text.trim_end();
    match bare.strip_suffix('.') {
        Some(inner) if !inner.ends_with('.') => inner,
        _ => bare,
    }
}

/// A sentence without its stop as a clause: »Du kan ikke løfte« becomes »du ikke kan løfte«. Where the words do not show what is
/// the subject they stay in their order.
pub fn as_clause(sentence: &str) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    if let Some(first) = words.first_mut() {
        *first = lower_first(first);
    }
    let is_subject = words.first().is_some_and(|word| SUBJECTS.contains(&word.as_str()));
    let is_adverb = |word: &String| BEFORE_THE_VERB.contains(&word.as_str());
    if is_subject && words.get(2).is_some_and(is_adverb) {
        words.swap(1, 2);
    }
    words.join(" ")
}

/// The word in small letters at its beginning; one that is written in capitals, as an abbreviation is, stays.
fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let is_short = rest.chars().any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    if is_short { word.to_owned() } else { first.to_lowercase().chain(rest.chars()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_becomes_a_clause() {
        for (sentence, clause) in [
            ("Du kan ikke løfte", "du ikke kan løfte"),
            ("Du arbejdede to timer", "du arbejdede to timer"),
            ("Reumatologen oplyser ikke mere", "reumatologen oplyser ikke mere"),
            ("LÆ 265 viser slidgigt", "LÆ 265 viser slidgigt"),
            ("Det er kun to timer", "det kun er to timer"),
            ("", ""),
        ] {
            assert_eq!(as_clause(sentence), clause);
        }
        assert_eq!(without_stop("Du har ondt. "), "Du har ondt");
        assert_eq!(without_stop("Du har ondt..."), "Du har ondt...");
        assert_eq!(without_stop("Praktikken"), "Praktikken");
    }
}
