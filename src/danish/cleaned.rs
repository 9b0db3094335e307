//! A text as it is pasted out of a page, a PDF or a document: its words and its lists, without what only its old place gave it.

use super::pasted::{Form, as_meant};

/// A line of at least so many letters may have been broken because it was full.
const FULL: usize = 45;
/// What other programs write for an item where they have no sign of a list.
const TYPED_ITEMS: [&str; 4] = ["- ", "* ", "– ", "— "];

/// The text as a person would have typed it: plain spaces, no more than one empty line, its lists as lists, and lines that were broken
/// in the middle of a sentence in one. Where that is not sure, a line stays as it is.
pub fn cleaned(text: &str, form: Form) -> String {
    let meant = as_meant(text, Form::Lines);
    let lines: Vec<String> = meant.split('\n').map(plain_spaces).collect();
    let lines = with_lists(lines);
    let mut joined: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        match joined.last_mut() {
            Some(last) if goes_on(last, &line) => {
                if last != "•" || !line.is_empty() {
                    last.push(' ');
                }
                last.push_str(line.trim_start());
            }
            Some(last) if last.is_empty() && line.is_empty() => {}
            _ => joined.push(line),
        }
    }
    // What is pasted into a line keeps the spaces at its edges, which part it from its neighbours.
    let edge = |is_there: bool| if is_there { " " } else { "" };
    let is_single = joined.len() == 1;
    let before = edge(is_single && meant.starts_with(is_space) && !meant.trim().is_empty());
    let after = edge(is_single && meant.ends_with(is_space));
    let text = joined.join("\n");
    let text = if is_single { format!("{before}{}{after}", text.trim()) } else { text };
    as_meant(&text, form).into_owned()
}

/// Any blank of any width, and the one that does not break.
fn is_space(sign: char) -> bool {
    sign != '\n' && sign.is_whitespace()
}

/// A line with plain spaces, one at a time, but for those that set it in.
fn plain_spaces(line: &str) -> String {
    let inner = line.trim_start_matches(is_space);
    let set_in = line[..line.len() - inner.len()].chars().count();
    let mut plain = " ".repeat(set_in.min(8));
    for (index, word) in inner.split(is_space).filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    if plain.trim().is_empty() { String::new() } else { plain }
}

/// The lines with the sign of an item where they are items: a sign that stands right at its word, and a hyphen or a star where a
/// neighbour has one too.
fn with_lists(mut lines: Vec<String>) -> Vec<String> {
    let typed = |line: &str| {
        let bare = line.trim_start();
        TYPED_ITEMS.iter().find(|sign| bare.starts_with(**sign)).copied()
    };
    let signs: Vec<Option<&str>> = lines.iter().map(|line| typed(line)).collect();
    for (index, line) in lines.iter_mut().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| signs.get(at).copied().flatten());
        let bare = line.trim_start();
        let set_in = line.len() - bare.len();
        if let Some(sign) = signs[index]
            && (beside(index.checked_sub(1)) == Some(sign) || beside(Some(index + 1)) == Some(sign))
        {
            *line = format!("{}• {}", &line[..set_in], bare[sign.len()..].trim_start());
        } else if let Some(rest) = bare.strip_prefix('•')
            && rest.starts_with(char::is_alphanumeric)
        {
            *line = format!("{}• {rest}", &line[..set_in]);
        }
    }
    lines
}

/// Whether a line goes on in the next one: a sign alone has its words there, and a full line that ends in the middle of a sentence
/// has the rest of it there.
fn goes_on(line: &str, next: &str) -> bool {
    let is_item = next.trim_start().starts_with('•');
    if line.trim() == "•" {
        return !next.is_empty() && !is_item;
    }
    let ends_inside =
        line.ends_with(|sign: char| sign.is_lowercase() || sign.is_ascii_digit() || sign == ',');
    line.chars().count() >= FULL
        && ends_inside
        && !is_item
        && next.trim_start().starts_with(char::is_lowercase)
        && next.trim_start().chars().nth(1).is_none_or(|sign| sign != ')' && sign != '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_old_place_gave_goes_without_a_word() {
        for (pasted, meant) in [
            ("Hun\u{a0}\u{a0}\u{a0}er\u{2009}træt\u{3000}nu", "Hun er træt nu"),
            ("arbejds\u{ad}evne\u{200b} og\u{feff} ro", "arbejdsevne og ro"),
            ("Et afsnit.  \r\n\r\n\r\n\r\nEt andet.\t", "Et afsnit.\n\nEt andet."),
            ("3\u{2009}000 kr.", "3 000 kr."),
            (" og så", " og så"),
            ("og så ", "og så "),
            ("", ""),
            (" \u{a0} ", " "),
        ] {
            assert_eq!(cleaned(pasted, Form::Lines), meant, "{pasted:?}");
        }
        assert_eq!(cleaned("Birte\n\u{a0}Holm", Form::OneLine), "Birte Holm");
    }

    #[test]
    fn lists_stay_lists() {
        for (pasted, meant) in [
            ("Svært:\n‣ at stå\n‣ at gå", "Svært:\n• at stå\n• at gå"),
            ("– at stå\n– at gå", "• at stå\n• at gå"),
            ("- at stå\n- at gå\nSlut", "• at stå\n• at gå\nSlut"),
            ("•at stå\n•\tat gå", "• at stå\n• at gå"),
            ("•\nat stå\n•\nat gå", "• at stå\n• at gå"),
            ("1. at stå\n2. at gå", "1. at stå\n2. at gå"),
            ("– Ja, sagde hun.", "– Ja, sagde hun."),
            ("  • inde\n    • længere inde", "  • inde\n    • længere inde"),
        ] {
            assert_eq!(cleaned(pasted, Form::Lines), meant, "{pasted:?}");
        }
    }

    #[test]
    fn lines_are_joined_only_where_a_sentence_was_surely_broken() {
        let broken = "Borgeren fortæller, at hun bliver træt i løbet af\nformiddagen, og at hun må lægge sig ned, når hun er\nhjemme igen. Det har varet længe.";
        assert_eq!(cleaned(broken, Form::Lines), broken.replace('\n', " "));
        for kept in [
            "Torvet 1\n9998 Nordby",
            "Hun kan\nikke stå",
            "Borgeren fortæller, at hun bliver træt i løbet af dagen.\nog mere",
            "Borgeren fortæller, at hun bliver træt i løbet af\nFormiddagen er bedst",
            "Borgeren fortæller, at hun har svært ved disse ting\n• at stå\n• at gå",
            "Borgeren fortæller, at hun har svært ved disse ting\na) at stå\nb) at gå",
            "Borgeren fortæller, at hun bliver træt i løbet af\n\nformiddagen",
        ] {
            assert_eq!(cleaned(kept, Form::Lines), kept);
        }
    }
}
