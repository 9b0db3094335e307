//! Notes without the citizen's name and without any CPR number (navneløse notater), also where somebody wrote one in a text.

use crate::case::Case;
use crate::checks::values::foreign_cpr;
use crate::danish::capital::capitalised;
use crate::document::Whose;

/// What stands for the citizen.
const CITIZEN: &str = "borgeren";
const NUMBER: &str = "[CPR-nummer]";

/// What the citizen is called: the whole name, and the first of it with the last.
pub(super) struct Nameless(Vec<Vec<String>>);

impl Nameless {
    pub(super) fn of(case: &Case) -> Self {
        let name = Whose::words(case.citizen.name.filled().unwrap_or_default());
        let ends = match name.as_slice() {
            [first, _, .., last] => Some(vec![first.clone(), last.clone()]),
            _ => None,
        };
        // A single word is too often somebody else's, or an ordinary one.
        Self(Some(name).filter(|name| name.len() > 1).into_iter().chain(ends).collect())
    }

    pub(super) fn told(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut from = 0;
        for number in foreign_cpr::all(text) {
            told.push_str(text.get(from..number.start).unwrap_or_default());
            told.push_str(NUMBER);
            from = number.end;
        }
        told.push_str(text.get(from..).unwrap_or_default());
        self.0.iter().fold(told, |told, name| without(&told, name))
    }
}

/// The words of a text, each with where it stands.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut begun = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (begun, sign.is_alphanumeric()) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                found.extend(text.get(start..at).map(|word| (start, word)));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// The text with »borgeren« for a name, and »borgerens« where the name says whose something is.
fn without(text: &str, name: &[String]) -> String {
    let words = words(text);
    let mut told = String::with_capacity(text.len());
    let (mut from, mut at) = (0, 0);
    while let Some(row) = words.get(at..at + name.len()) {
        let Some(ending) = ending(row, name) else {
            at += 1;
            continue;
        };
        let (start, end) = (row.first(), row.last());
        let start = start.map_or(0, |(start, _)| *start);
        let end = end.map_or(0, |(last, word)| last + word.len());
        let before = text.get(..start).unwrap_or_default().trim_end();
        let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
        told.push_str(text.get(from..start).unwrap_or_default());
        told.push_str(&if begins { capitalised(CITIZEN) } else { CITIZEN.to_owned() });
        told.push_str(ending);
        from = end;
        at += name.len();
    }
    told.push_str(text.get(from..).unwrap_or_default());
    told
}

/// What stands behind a name in these words; none where they are not that name.
fn ending(row: &[(usize, &str)], name: &[String]) -> Option<&'static str> {
    let ((_, last), before) = row.split_last()?;
    let (own_last, own_before) = name.split_last()?;
    let same = |(one, own): (&(usize, &str), &String)| one.1.to_lowercase() == *own;
    if !before.iter().zip(own_before).all(same) {
        return None;
    }
    let last = last.to_lowercase();
    match last.strip_prefix(own_last.as_str())? {
        "" => Some(""),
        "s" => Some("s"),
        _ => None,
    }
}
