//! What a note says of an answer: in one line, and no longer than a note is.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::kind::Kind;
use crate::danish::days::danish_day;
use crate::danish::one_line::in_one_line;
use crate::library::Library;
use crate::place::FieldPath;

/// The most letters of a line of a note.
const MOST: usize = 300;

/// An answer in words; none where nothing stands there.
pub(super) fn answer(library: &Library, case: &Case, path: &FieldPath) -> Option<String> {
    let answer = case.answer(path).filter(|answer| answer.is_filled())?;
    Some(match answer.kind() {
        Kind::Choice(_) => library.words.choice(&path.words_key(), answer.text()).to_owned(),
        _ => answer.shown().into_owned(),
    })
}

/// A text in one line, ended at a word where it is long.
pub(super) fn short(text: &str) -> String {
    let line = in_one_line(text);
    let Some((end, _)) = line.char_indices().nth(MOST) else { return line };
    let cut = line.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{cut} … (resten står i sagen)")
}

/// Who had the case on a day: by the list of caseworkers, and else who has it now.
pub(super) fn caseworker(case: &Case, day: Date) -> Option<String> {
    let listed = case.contacts.caseworker_on(day);
    listed.or_else(|| case.matter.caseworker.filled()).map(|name| name.trim().to_owned())
}

/// The exhibits that a field names, with their pages. A number that has no exhibit any more is told of as that.
pub(super) fn exhibit(named: Option<&str>, pages: Option<&str>) -> Option<String> {
    let named = named?.trim();
    if named.contains('?') {
        return Some("et bilag, som ikke er i sagen mere".to_owned());
    }
    let word =
        if named.starts_with(|letter: char| letter.is_ascii_digit()) { "bilag " } else { "" };
    let pages = pages.map(|pages| format!(", side {}", pages.trim())).unwrap_or_default();
    Some(format!("{word}{named}{pages}"))
}

/// That it is to be done at the latest on a day.
pub(super) fn by_day(day: Option<Date>) -> String {
    day.map(|day| format!(", senest den {}", danish_day(day))).unwrap_or_default()
}
