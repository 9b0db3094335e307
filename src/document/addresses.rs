//! Addresses in a letter that can be followed: e-mail and web addresses in plain text become links, and every link is described.
//!
//! Only what is surely an address, and never what the case holds: whoever can write in a case cannot put a link in a letter.

use std::borrow::Cow;
use std::slice;

use super::walk::{self, TextRole};
use super::{Block, Inline, Source};

/// The endings by which an address without `https://` or `www.` is known.
const ENDINGS: [&str; 7] = ["dk", "com", "org", "eu", "gl", "fo", "example"];

/// The blocks with links where an address stands. Most have none, and stay what they are.
pub fn linked_blocks(blocks: &[Block]) -> Vec<Cow<'_, Block>> {
    let linked =
        |role, runs: &[Inline]| if takes_links(role) { linked(runs) } else { runs.to_vec() };
    let with_links = blocks.iter().map(|block| {
        if has_address(block) {
            Cow::Owned(block.with_texts(&linked))
        } else {
            Cow::Borrowed(block)
        }
    });
    with_links.collect()
}

fn takes_links(role: TextRole) -> bool {
    !matches!(role, TextRole::Heading | TextRole::HeadingCell | TextRole::FactName)
}

/// Whether the words of a run are the letter's own, and in no link yet.
fn may_link(run: &Inline) -> bool {
    run.link.is_none() && !matches!(run.source, Source::Field(_) | Source::Gap(_))
}

fn has_address(block: &Block) -> bool {
    let texts = walk::texts(slice::from_ref(block)).filter(|(role, _)| takes_links(*role));
    let mut runs = texts.flat_map(|(_, runs)| runs).filter(|run| may_link(run));
    runs.any(|run| addresses(&run.text).any(|(_, word)| target(word).is_some()))
}

/// The runs, parted where an address begins and ends.
pub fn linked(runs: &[Inline]) -> Vec<Inline> {
    let mut linked = Vec::with_capacity(runs.len());
    for run in runs {
        if !may_link(run) {
            linked.push(run.clone());
            continue;
        }
        let mut from = 0;
        for (start, word) in addresses(&run.text) {
            let Some(link) = target(word) else { continue };
            if start > from {
                linked.push(run.with_text(&run.text[from..start]));
            }
            linked.push(Inline { link: Some(link), ..run.with_text(word) });
            from = start + word.len();
        }
        if from == 0 {
            linked.push(run.clone());
        } else if from < run.text.len() {
            linked.push(run.with_text(&run.text[from..]));
        }
    }
    linked
}

/// Whether an address leads somewhere from a letter. Others stay plain text in every format.
pub fn leads_somewhere(address: &str) -> bool {
    let rest = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty())
}

/// What following a link does, for whoever cannot see where it leads.
pub fn described(link: &str) -> String {
    if let Some(address) = link.strip_prefix("mailto:") {
        return format!("Skriv en e-mail til {address}");
    }
    if let Some(number) = link.strip_prefix("tel:") {
        return format!("Ring til {number}");
    }
    let address = link.trim_start_matches("https://").trim_start_matches("http://");
    format!("Gå til {address}")
}

/// The words that hold a full stop, without the signs around them, and where they begin.
fn addresses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    const BEFORE: [char; 5] = ['(', '»', '“', '"', '<'];
    const BEHIND: [char; 11] = ['.', ',', ';', ':', '!', '?', ')', '«', '”', '"', '>'];
    let mut end = 0;
    text.split_inclusive(char::is_whitespace)
        .map(move |word| {
            end += word.len();
            let inner = word.trim_start_matches(BEFORE);
            (end - inner.len(), inner.trim_end().trim_end_matches(BEHIND))
        })
        .filter(|(_, word)| word.contains('.'))
}

/// Where a word leads, if it is an address.
fn target(word: &str) -> Option<String> {
    if let Some((name, host)) = word.split_once('@') {
        let may_stand = |it: char| it.is_ascii_alphanumeric() || "._+-".contains(it);
        let is_name = !name.is_empty()
            && name.chars().all(may_stand)
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..");
        return (is_name && is_host(host)).then(|| format!("mailto:{word}"));
    }
    let bare = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let host = bare.unwrap_or(word).split(['/', '?', '#']).next().unwrap_or_default();
    let known = || host.rsplit('.').next().is_some_and(|ending| ENDINGS.contains(&ending));
    if !is_host(host) || !word.bytes().all(|it| it.is_ascii_graphic()) {
        return None;
    }
    match bare {
        Some(_) => Some(word.to_owned()),
        None if host.starts_with("www.") || known() => Some(format!("https://{word}")),
        None => None,
    }
}

/// Whether a text is the name of a computer on the net: parts of letters, digits and hyphens, the last one of letters alone.
fn is_host(host: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let Some((before, ending)) = host.rsplit_once('.') else { return false };
    before.split('.').all(is_part)
        && ending.len() >= 2
        && ending.chars().all(|it| it.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::place::FieldPath;

    use super::{described, linked, target};
    use crate::document::{Inline, Source};

    #[test]
    fn only_what_is_surely_an_address_leads_somewhere() {
        for (word, expected) in [
            ("job@egelund.example", Some("mailto:job@egelund.example")),
            ("borger.dk", Some("https://borger.dk")),
            ("www.ast.nu", Some("https://www.ast.nu")),
            ("egelund.example/digitalpost", Some("https://egelund.example/digitalpost")),
            ("https://www.borger.dk/a?b=1", Some("https://www.borger.dk/a?b=1")),
            ("job@egelund", None),
            ("@egelund.example", None),
            ("a@b@c.dk", None),
            ("attest.pdf", None),
            ("2.dk.", None),
            ("stk.2", None),
            ("f.eks", None),
            (".dk", None),
            ("javascript://borger.dk", None),
        ] {
            assert_eq!(target(word).as_deref(), expected, "{word}");
        }
    }

    #[test]
    fn an_address_is_parted_from_the_signs_around_it() {
        let runs = linked(&[Inline::plain("Skriv (job@egelund.example), eller se borger.dk. Bo")]);
        let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["Skriv (", "job@egelund.example", "), eller se ", "borger.dk", ". Bo"]);
        assert_eq!(runs[3].link.as_deref(), Some("https://borger.dk"));
    }

    #[test]
    fn what_the_case_holds_leads_nowhere() {
        let run = Inline {
            source: Source::Field(FieldPath::new("matter", "unit")),
            ..Inline::plain("se borger.dk")
        };
        assert_eq!(linked(std::slice::from_ref(&run)), [run]);
    }

    #[test]
    fn a_link_says_what_it_does() {
        assert_eq!(described("mailto:a@b.dk"), "Skriv en e-mail til a@b.dk");
        assert_eq!(described("tel:+4512345678"), "Ring til +4512345678");
        assert_eq!(described("https://borger.dk/a"), "Gå til borger.dk/a");
    }
}
