//! Rules that the words of a decision cite by a place from which they have moved since.

use crate::case::so_far::progress::governing_day;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::danish::one_line::in_one_line;
use crate::look::Look;

use super::citations::may_cite;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("rule-moved-in-text", &["cited", "now", "day"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let Some(on) = governing_day(look.case) else { return };
    let citing: Vec<_> = texts.all.iter().filter(|text| may_cite(text.spot)).collect();
    if citing.is_empty() {
        return;
    }
    let moved = look.law.moved(on);
    for text in citing {
        let plain = in_one_line(text.text).to_lowercase();
        for (cited, now) in &moved {
            if stands_in(&plain, &cited.to_lowercase()) {
                findings.push(
                    Finding::new("rule-moved-in-text", text.spot)
                        .with("cited", *cited)
                        .with("now", *now)
                        .with("day", danish_day(on)),
                );
            }
        }
    }
}

/// Whether a reference stands in a text as a whole, and not as the beginning of a longer one.
fn stands_in(text: &str, cited: &str) -> bool {
    text.match_indices(cited).any(|(start, found)| {
        let rest = &text[start + found.len()..];
        let goes_on = [", stk.", ", nr.", ", litra"].iter().any(|part| rest.starts_with(part));
        !goes_on
            && !rest.starts_with(char::is_alphanumeric)
            && !text[..start].ends_with(char::is_alphanumeric)
    })
}
