//! Where something stands in an exhibit, as a letter says it: `(bilag 4, s. 2)`, and where such words go in a text.

/// An exhibit with the pages that are meant, if any: `bilag 4, s. 2`.
pub fn reference(number: &str, pages: &str) -> String {
    let pages = bare_pages(pages);
    if pages.is_empty() { format!("bilag {number}") } else { format!("bilag {number}, s. {pages}") }
}

/// The pages without the word for them, which many type: `s. 2`, `side 2`.
fn bare_pages(pages: &str) -> &str {
    let pages = pages.trim();
    let number = ["siderne", "sider", "side", "s."].iter().find_map(|word| {
        let rest = pages.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
        rest.and_then(|_| pages.get(word.len()..))
    });
    number.map_or(pages, str::trim_start)
}

/// Several of them in brackets: `(bilag 4, s. 2, og bilag 7)`.
pub fn in_brackets(references: &[String]) -> String {
    let has_pages = references.iter().any(|reference| reference.contains(','));
    let text = match references.split_last() {
        None => return String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            let and = if has_pages { ", og " } else { " og " };
            format!("{}{and}{last}", others.join(", "))
        }
    };
    format!("({text})")
}

/// The same behind a full stop, where it stands as a sentence of its own: `(Bilag 4, s. 2.)`.
pub fn sentence_in_brackets(references: &[String]) -> String {
    let words = in_brackets(references);
    let inner = words.trim_start_matches('(').trim_end_matches(')');
    let mut letters = inner.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let capital: String = first.chain(letters).collect();
    format!("({capital}.)")
}

/// Where in a text a reference goes that belongs to what ends at a byte: before the full stop that ends it.
pub fn place_behind(text: &str, end: usize) -> usize {
    let before = text.get(..end).map_or(0, |before| before.trim_end().len());
    let inner = text.get(..before).and_then(|before| before.strip_suffix('.'));
    // Three of them end no sentence, and the one of an abbreviation belongs to it.
    match inner {
        Some(inner) if !inner.ends_with('.') => inner.len(),
        _ => before,
    }
}

/// Where a reference goes that belongs to a whole text: before the stop of its only sentence, or else behind the last one.
pub fn place_behind_all(text: &str) -> usize {
    let end = text.trim_end().len();
    let is_one = !text
        .get(..end)
        .unwrap_or_default()
        .trim_end_matches(['.', '!', '?'])
        .contains(['.', '!', '?', '\n']);
    if is_one { place_behind(text, end) } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_once_however_they_are_typed() {
        for (pages, expected) in [
            ("2", "bilag 4, s. 2"),
            (" s. 2–3", "bilag 4, s. 2–3"),
            ("Side 2 og 5", "bilag 4, s. 2 og 5"),
            ("sider 2", "bilag 4, s. 2"),
            ("", "bilag 4"),
            ("øverst", "bilag 4, s. øverst"),
        ] {
            assert_eq!(reference("4", pages), expected);
        }
    }

    #[test]
    fn several_stand_in_one_pair_of_brackets() {
        let all = |texts: &[&str]| {
            in_brackets(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(all(&["bilag 4"]), "(bilag 4)");
        assert_eq!(all(&["bilag 4", "bilag 7"]), "(bilag 4 og bilag 7)");
        assert_eq!(all(&["bilag 4, s. 2", "bilag 7"]), "(bilag 4, s. 2, og bilag 7)");
        assert_eq!(all(&["bilag 1", "bilag 4", "bilag 7"]), "(bilag 1, bilag 4 og bilag 7)");
        assert_eq!(all(&[]), "");
        assert_eq!(sentence_in_brackets(&["bilag 4, s. 2".to_owned()]), "(Bilag 4, s. 2.)");
    }

    #[test]
    fn a_reference_goes_before_the_stop_of_a_sentence() {
        let put = |text: &str, at: usize| format!("{}|{}", &text[..at], &text[at..]);
        let text = "Du har ondt. Du går lidt?";
        assert_eq!(put(text, place_behind(text, 12)), "Du har ondt|. Du går lidt?");
        assert_eq!(put(text, place_behind(text, text.len())), "Du har ondt. Du går lidt?|");
        assert_eq!(put(text, place_behind_all(text)), "Du har ondt. Du går lidt?|");
        assert_eq!(put("Du har ondt. ", place_behind_all("Du har ondt. ")), "Du har ondt|. ");
        assert_eq!(put("Slidgigt", place_behind_all("Slidgigt")), "Slidgigt|");
        assert_eq!(put("Og så …", place_behind_all("Og så …")), "Og så …|");
        assert_eq!(put("Og så...", place_behind_all("Og så...")), "Og så...|");
    }
}
