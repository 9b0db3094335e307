//! Reads which exhibits a text refers to: `bilag 4`, `bilag 2, 3 og 7`, `bilag 4-6`, and in a field for exhibits also `4 og 6`.

use std::ops::Range;

use memchr::memchr3_iter;

use crate::danish::alike::{behind_word, is_dash};

/// A reference to an exhibit (henvisning til et bilag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    pub number: u32,
    /// Whether it can mean nothing else. In `bilag 7, 12 dage` the second number may be no exhibit.
    pub sure: bool,
}

/// A number as it stands in a text, or two with all that lie between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) first: u32,
    pub(super) last: u32,
    sure: bool,
    /// Whether the numbers behind the first can mean nothing else.
    rest_sure: bool,
    /// Counted from the end of the text, since reading goes on with what is left.
    span: Range<usize>,
}

impl Written {
    /// The bytes of a text that it stands in.
    pub(super) fn place(&self, text: &str) -> Range<usize> {
        text.len() - self.span.start..text.len() - self.span.end
    }

    pub(super) fn is_sure(&self) -> bool {
        self.sure && (self.first == self.last || self.rest_sure)
    }

    fn references(self) -> impl Iterator<Item = Reference> {
        let Self { first, last, sure, rest_sure, .. } = self;
        (first..=last).map(move |number| Reference {
            number,
            sure: if number == first { sure } else { rest_sure },
        })
    }
}

/// A range longer than this is no list of exhibits.
const LONGEST_RANGE: u32 = 500;

/// The references in running text.
pub fn in_text(text: &str) -> Vec<Reference> {
    written_in_text(text).into_iter().flat_map(Written::references).collect()
}

fn written_in_text(text: &str) -> Vec<Written> {
    let mut references = Vec::new();
    // The last sign of `bilag`, `BILAG` and `bil.` is found faster than the words.
    for at in memchr3_iter(b'g', b'G', b'.', text.as_bytes()) {
        let (before, after) = (&text.as_bytes()[..at], &text[at + 1..]);
        let is_short = text.as_bytes()[at] == b'.';
        let rest = if is_short { without(before, b"bil") } else { without(before, b"bila") };
        if rest.is_some_and(|rest| !text[..rest].ends_with(char::is_alphanumeric)) {
            references.extend(if is_short {
                unsure_list_at(after.trim_start())
            } else {
                after_word(after)
            });
        }
    }
    references
}

/// How long a text is without a word at its end, in whatever case.
fn without(text: &[u8], word: &[u8]) -> Option<usize> {
    let rest = text.len().checked_sub(word.len())?;
    text[rest..].eq_ignore_ascii_case(word).then_some(rest)
}

/// The numbers behind the noun. What stands behind a colon or in brackets may count something else than exhibits.
fn after_word(text: &str) -> Vec<Written> {
    let rest = after_noun(text);
    match rest.strip_prefix([':', '(']) {
        Some(rest) => unsure_list_at(rest.trim_start()),
        None => list_at(rest.strip_prefix('#').unwrap_or(rest), false),
    }
}

/// What a number counts that is none of an exhibit: `bilag: 5 sider`.
const COUNTED: [&str; 9] = ["side", "time", "dag", "uge", "måned", "år", "minut", "stk", "kr"];

/// A list of numbers whose first one is only sure where nothing follows that it may count.
fn unsure_list_at(text: &str) -> Vec<Written> {
    let mut references = list_at(text, false);
    if let (Some(first), Some((_, rest))) = (references.first_mut(), number(text)) {
        let rest = rest.trim_start();
        first.sure = !COUNTED.iter().any(|word| rest.starts_with(word));
    }
    references
}

/// The numbers in a field that holds nothing but exhibits, with or without the word.
pub(super) fn in_field(text: &str) -> Vec<Written> {
    let mut references = written_in_text(text);
    if references.is_empty()
        && let Some(at) = text.find(|letter: char| letter.is_ascii_digit())
    {
        references = list_at(&text[at..], true);
    }
    references
}

/// What follows the noun, without its ending and `nr.`
fn after_noun(text: &str) -> &str {
    let text = text.trim_start_matches(|letter: char| letter.is_alphabetic()).trim_start();
    ["nr.", "nr", "nummer"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
        .trim_start()
}

/// A list of numbers at the very start of a text.
fn list_at(text: &str, sure: bool) -> Vec<Written> {
    let one = |number, sure, from: &str, behind: &str| Written {
        first: number,
        last: number,
        sure,
        rest_sure: true,
        span: from.len()..behind.len(),
    };
    let Some((first, mut rest)) = number(text) else { return Vec::new() };
    let mut written = vec![one(first, true, text, rest)];
    let mut last = first;
    while let Some((range, after)) = separator(rest) {
        let Some((next, behind)) = number(after) else { break };
        // In `bilag 1, 2018` and `bilag 2/2018` the year of the paper follows.
        if (1900..2100).contains(&next) {
            break;
        }
        let sure = sure || ends_cleanly(behind);
        match written.last_mut() {
            Some(before) if range && next > last && next - last <= LONGEST_RANGE => {
                before.last = next;
                before.rest_sure &= sure;
                before.span.end = behind.len();
            }
            _ => written.push(one(next, sure, after, behind)),
        }
        (last, rest) = (next, behind);
    }
    written
}

/// A number of up to four digits that is no part of a date or a decimal number.
fn number(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[length..];
    let goes_on = rest
        .strip_prefix(['.', ','])
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    if length > 4 || (goes_on && rest.starts_with('.')) {
        return None;
    }
    Some((text[..length].parse().ok()?, rest))
}

/// What stands between two numbers of a list: whether it makes a range, and the text behind it.
fn separator(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    let words = || {
        [("til", true), ("og", false), ("samt", false)]
            .iter()
            .find_map(|(word, range)| Some((*range, behind_word(text, word)?)))
    };
    let signs = || text.strip_prefix([',', '/', '&']).map(|rest| (false, rest));
    let dash = text.strip_prefix(is_dash).map(|rest| (true, rest));
    let (range, rest) = dash.or_else(words).or_else(signs)?;
    let rest = rest.trim_start();
    Some((range, behind_word(rest, "og").unwrap_or(rest)))
}

/// Whether nothing follows a number that would make it count something else, such as `dage`.
fn ends_cleanly(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() && sign != '\n');
    let stop_of_a_date = rest
        .strip_prefix('.')
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
    let another = separator(rest).is_some_and(|(_, after)| number(after).is_some());
    !stop_of_a_date && (another || !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::danish::alike::typed::as_typed;

    fn numbers(text: &str, sure: bool) -> Vec<u32> {
        in_text(text)
            .into_iter()
            .filter(|reference| reference.sure == sure)
            .map(|reference| reference.number)
            .collect()
    }

    #[test]
    fn references_in_running_text() {
        for (text, expected) in [
            ("bilag 2, bilag 3 og bilag 17.", vec![2, 3, 17]),
            ("(Bilag 2, 3 og 7)", vec![2, 3, 7]),
            ("BILAG 4", vec![4]),
            ("bilagene 4-6", vec![4, 5, 6]),
            ("bilag 4–6, se også bilag 1", vec![4, 5, 6, 1]),
            ("bilag nr. 8 og bilag nummer 9", vec![8, 9]),
            ("bilag 12, 3. marts 2018", vec![12]),
            ("bilag 7, 12 dage", vec![7]),
            ("LÆ 265 (bilag 1)", vec![1]),
            ("afslag 4, bilagsliste, behag 3, bilag: 5 sider", vec![]),
            ("bilag af 4-6-2018", vec![]),
            ("bil. 99", vec![99]),
            ("Bil. 4-6, mobil. 7", vec![4, 5, 6]),
            ("bil. 12 timer", vec![]),
            ("Se bil. 20 om ryggen og bilag: 40.", vec![20, 40]),
            ("bilag #99", vec![99]),
            ("bilag: 99", vec![99]),
            ("bilag (99)", vec![99]),
            ("Bilag 1, 2018", vec![1]),
            ("bilag 2/2018", vec![2]),
        ] {
            assert_eq!(numbers(text, true), expected, "{text}");
        }
        assert_eq!(numbers("bilag 7, 12 dage", false), [12]);
    }

    #[test]
    fn any_dash_and_any_space_may_stand_in_a_list() {
        for text in ["bilag 4-6, 8 og 9", "bil. 4 - 6, 8 samt 9", "bilag nr. 4 til 6 og 8 og 9"] {
            for typed in as_typed(text) {
                assert_eq!(numbers(&typed, true), [4, 5, 6, 8, 9], "{typed}");
            }
        }
        for typed in as_typed("4-6 og 8") {
            assert_eq!(numbers_in_field(&typed), [4, 5, 6, 8], "{typed}");
        }
    }

    fn numbers_in_field(text: &str) -> Vec<u32> {
        in_field(text).into_iter().flat_map(|written| written.first..=written.last).collect()
    }

    #[test]
    fn a_field_for_exhibits_needs_no_word() {
        for (text, expected) in [
            ("4 og 6", vec![4, 6]),
            ("4-6", vec![4, 5, 6]),
            ("4", vec![4]),
            ("bilag 2, bilag 3 og bilag 4", vec![2, 3, 4]),
            ("nr. 4, side 2", vec![4]),
            ("1–999999999", vec![1]),
            ("ingen", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(numbers_in_field(text), expected, "{text}");
        }
    }
}
