//! The name most like a mistyped one, and how it is asked about.

use super::lists::one_of;

/// The name most like a mistyped one, if any is like it at all; of equally like ones the first. At most two letters in five are
/// others: what differs in more would be a guess, and a guess misleads.
pub fn nearest<'a>(mistyped: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let slips = |name: &str| {
        let letters = mistyped.chars().count().max(name.chars().count());
        let slips = strsim::damerau_levenshtein(mistyped, name);
        (slips < 2 || slips * 5 <= letters * 2).then_some(slips as f64 / letters as f64)
    };
    names
        .into_iter()
        .filter_map(|name| Some((slips(name)?, name)))
        .min_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

/// Asks whether another name was meant.
pub fn did_you_mean(name: &str) -> String {
    format!("Mente du »{name}«?")
}

/// The cure for a mistyped name: the nearest one, or else all of them where they are few.
pub fn suggestion(mistyped: &str, names: &[&str]) -> String {
    /// More names than these are no help to a reader.
    const FEW: usize = 16;
    match nearest(mistyped, names.iter().copied()) {
        Some(name) => did_you_mean(name),
        None if names.len() <= FEW && !names.is_empty() => {
            format!("Du kan bruge {}.", one_of(names))
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_asked_about_and_another_word_is_not() {
        assert_eq!(suggestion("nmae", &["age", "name"]), "Mente du »name«?");
        assert_eq!(suggestion("xyz", &["age", "name"]), "Du kan bruge age eller name.");
        assert_eq!(suggestion("xyz", &[]), "");
        assert_eq!(nearest("ab", ["ac", "ad"]), Some("ac"));
        for (mistyped, name) in [("hilsen", "rules"), ("workers", "work"), ("relay", "delays-2")] {
            assert_eq!(nearest(mistyped, [name]), None, "{mistyped}");
        }
        assert_eq!(nearest("kontakt", ["contact"]), Some("contact"));
        assert_eq!(nearest("fone", ["phone"]), Some("phone"));
    }
}
