//! What is wrong with the words of a tag, in Danish: signs that no tag can hold, and what the parser complains of.

use super::file::File;
use crate::problem::Problem;

/// Complains of the first sign that no tag can hold, such as a typographic quotation mark. What stands in quotation marks may be
/// any text.
pub(super) fn strange_sign(file: &File, line: usize, inner: &str) -> Option<Problem> {
    let mut quote = None;
    let mut line = line;
    for sign in inner.chars() {
        match quote {
            Some(open) if open == sign => quote = None,
            Some(_) => {}
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            None if sign == '\n' => line += 1,
            None if !sign.is_ascii() => return Some(complaint(file, line, sign)),
            None => {}
        }
    }
    None
}

fn complaint(file: &File, line: usize, sign: char) -> Problem {
    let is_quote = matches!(
        sign,
        '\u{201c}' | '”' | '\u{201e}' | '‟' | '‘' | '’' | '‚' | '»' | '«' | '´' | '″'
    );
    let is_unseen =
        sign.is_whitespace() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let (message, cure) = if is_quote {
        (format!("Koden har et krummet anførselstegn ({sign})."), "Skriv \" i stedet.".to_owned())
    } else if is_unseen {
        (
            "Koden har et hårdt mellemrum eller et tegn, man ikke kan se.".to_owned(),
            "Slet mellemrummet, og skriv det igen.".to_owned(),
        )
    } else if matches!(sign, '–' | '—' | '−') {
        (format!("Koden har en tankestreg ({sign})."), "Skriv - i stedet.".to_owned())
    } else {
        (
            format!("Tegnet {sign} kan ikke stå i en kode."),
            "Navne skrives med a-z, tal og _. Tekst skal stå i anførselstegn.".to_owned(),
        )
    };
    file.fault("template-syntax", line, message).with_cure(cure)
}

/// A mistake that the parser found.
pub(super) fn syntax(file: &File, line: usize, error: &minijinja::Error) -> Problem {
    let said = error.detail().unwrap_or_default();
    let (message, cure) = told(said);
    let problem = file.fault("template-syntax", line, message).with_cure(cure);
    if said.is_empty() { problem } else { problem.with_why(format!("Læseren siger: {said}.")) }
}

/// What a complaint of the parser means, and what to do.
fn told(said: &str) -> (String, &'static str) {
    const KNOWN: &[(&str, &str, &str)] = &[
        (
            "unexpected end of string",
            "En tekst i koden er ikke lukket.",
            "Sæt et anførselstegn efter den.",
        ),
        (
            "unexpected end of input",
            "Koden slutter for tidligt.",
            "Skriv resten, eller slet det sidste tegn.",
        ),
        (
            "unexpected end of",
            "Koden slutter for tidligt.",
            "Skriv resten, eller slet det sidste tegn.",
        ),
        (
            "unexpected input after",
            "Der står for meget i koden.",
            "Skriv kun ét felt, eller sæt ~ imellem.",
        ),
        ("unexpected character", "Koden har et tegn, som ikke kan stå der.", "Slet tegnet."),
        (
            "recursion limits",
            "Koderne står for dybt inde i hinanden.",
            "Del koden op med {% set %}.",
        ),
        ("too many arguments", "Kaldet har for mange værdier i parentesen.", ""),
        ("empty subscript", "Der står ikke noget i [ ].", "Skriv navnet efter et punktum."),
        (
            "reserved variable name",
            "Det navn kan ikke bruges i {% set %} eller {% for %}.",
            "Vælg et andet navn.",
        ),
        ("invalid float", "Tallet kan ikke læses.", "Skriv det med cifre og punktum."),
        ("invalid integer", "Tallet er for stort.", ""),
        ("end of number", "Tallet kan ikke læses.", "Skriv det med cifre og punktum."),
        (
            "expected a filter",
            "Efter | mangler navnet på et filter.",
            "Skriv for eksempel | upper_first.",
        ),
        ("unknown statement", "Koden kan ikke bruges i et brev.", ""),
    ];
    let small = said.to_lowercase();
    if let Some((_, message, cure)) = KNOWN.iter().find(|(sign, ..)| small.contains(sign)) {
        return ((*message).to_owned(), cure);
    }
    match small
        .strip_prefix("unexpected ")
        .map(|rest| rest.split(", expected").next().unwrap_or(rest))
    {
        Some("end of variable block" | "end of block") => {
            ("Koden slutter for tidligt.".to_owned(), "Skriv resten, eller slet det sidste tegn.")
        }
        Some("identifier") => (
            "Her står et ord for meget i koden.".to_owned(),
            "Sæt et punktum eller ~ imellem, eller slet ordet.",
        ),
        Some("string" | "integer" | "float") => (
            "Her står en tekst eller et tal for meget i koden.".to_owned(),
            "Sæt ~ imellem, eller slet det.",
        ),
        Some(token) if token.starts_with('`') => (
            format!("Tegnet {} kan ikke stå der i koden.", token.trim_matches('`')),
            "Se efter, om der mangler et navn eller en parentes.",
        ),
        _ => (
            "Koden kan ikke læses.".to_owned(),
            "Skriv den som {{ citizen.name }} eller {% if citizen.phone.given %}.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use minijinja::machinery::parse_expr;

    use super::{File, strange_sign, syntax};

    #[test]
    fn no_complaint_of_the_parser_is_left_in_english() {
        let file = File::new("a.md", "x".into());
        for (tag, words) in [
            ("citizen.", "slutter for tidligt"),
            ("(citizen", "slutter for tidligt"),
            ("citizen name", "for meget"),
            ("citizen)", "for meget"),
            ("citizen[]", "Tegnet ]"),
            ("a..b", "Tegnet ."),
            ("f(a,,b)", "Tegnet ,"),
            ("a | 3", "tekst eller et tal"),
            ("citizen ? 1", "tegn, som ikke kan stå der"),
            ("1__", "Tallet"),
            ("99999999999999999999999999999999999999999999", "for stort"),
            ("'a", "ikke lukket"),
            ("f(x=1, x)", "kan ikke læses"),
        ] {
            let problem = syntax(&file, 1, &parse_expr(tag).expect_err(tag));
            assert!(problem.message.contains(words), "{tag}: {problem} ({})", problem.why);
            assert!(!problem.to_string().contains("expected"), "{problem}");
            assert!(problem.why.starts_with("Læseren siger: "), "{tag}");
        }
    }

    #[test]
    fn a_sign_that_no_tag_can_hold_is_named_and_one_in_a_text_is_not() {
        let file = File::new("a.md", "x\ny".into());
        for (tag, words) in [
            ("\u{201c}citizen.name”", "anførselstegn (\u{201c})"),
            ("citizen.name | otherwise(’x’)", "anførselstegn (’)"),
            ("\u{a0}citizen.name", "hårdt mellemrum"),
            ("citizen.navnæ", "Tegnet æ"),
            ("1 – 2", "tankestreg"),
        ] {
            assert!(
                strange_sign(&file, 1, tag).is_some_and(|problem| problem.message.contains(words)),
                "{tag}"
            );
        }
        assert_eq!(strange_sign(&file, 1, "x | otherwise(\"hårdt \u{201c} \u{a0}\")"), None);
    }
}
