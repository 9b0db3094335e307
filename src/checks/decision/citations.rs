//! The rules and principle decisions that a decision relies on: they exist, they count on its day, and somebody has checked them.

use jiff::civil::Date;

use crate::case::address::field;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::{Text, Texts};
use crate::danish::alike::is_dash;
use crate::danish::days::danish_day;
use crate::law::PracticeStatus;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("rule-unknown"),
    Finds::with("rule-of-another-day", &["day"]),
    Finds::with("rule-unverified", &["rule", "day", "source"]),
    Finds::plain("practice-unknown"),
    Finds::with("practice-of-another-day", &["term", "day"]),
    Finds::with("practice-overruled", &["term", "number", "day", "by"]),
    Finds::with("practice-unverified", &["term", "number", "day", "source"]),
    Finds::with("practice-overruled-in-text", &["term", "number", "day"]),
];

/// What a letter tells once for all that it cites, so that its own list need not.
pub const TOLD_BY_LETTER: [&str; 2] = ["rule-unverified", "practice-unverified"];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let on = look.case.decision.date.date();
    for (index, rule) in look.case.decision.rules.items().iter().enumerate() {
        if let Some(id) = rule.provision.filled() {
            provision(look, id, on, field!(decision.rules[index].provision), findings);
        }
    }
    for (index, pick) in look.case.decision.practice.items().iter().enumerate() {
        if let Some(number) = pick.number.filled() {
            practice(look, number, on, field!(decision.practice[index].number), findings);
        }
    }
    if let Some(on) = on {
        overruled_in_text(look, &texts.all, on, findings);
    }
}

fn provision(
    look: &Look<'_>,
    id: &str,
    on: Option<Date>,
    field: FieldPath,
    findings: &mut Vec<Finding>,
) {
    if !look.law.has(id) {
        findings.push(Finding::new("rule-unknown", field));
        return;
    }
    let Some(on) = on else { return };
    match look.cite(id, on) {
        None => {
            findings.push(Finding::new("rule-of-another-day", field).with("day", danish_day(on)))
        }
        Some(holding) if !holding.status.is_verified() => findings.push(
            Finding::new("rule-unverified", field)
                .with("rule", holding.cite)
                .with("day", danish_day(on))
                .with("source", holding.source.trim_end_matches('.')),
        ),
        Some(_) => {}
    }
}

fn practice(
    look: &Look<'_>,
    number: &str,
    on: Option<Date>,
    field: FieldPath,
    findings: &mut Vec<Finding>,
) {
    if !look.law.has_practice(number) {
        findings.push(Finding::new("practice-unknown", field));
        return;
    }
    let Some(on) = on else { return };
    let Some(holding) = look.law.practice(number, on) else {
        findings.push(
            Finding::new("practice-of-another-day", field)
                .with("term", look.law.practice_term(on))
                .with("day", danish_day(on)),
        );
        return;
    };
    let finding = match holding.status {
        PracticeStatus::InForce => return,
        PracticeStatus::Overruled { by } => {
            Finding::new("practice-overruled", field).with("by", by)
        }
        PracticeStatus::Unverified => Finding::new("practice-unverified", field)
            .with("source", holding.source.trim_end_matches('.')),
    };
    findings.push(
        finding
            .with("term", holding.term)
            .with("number", holding.number)
            .with("day", danish_day(on)),
    );
}

/// Looks for principle decisions that are set aside in the words of the decision, the recommendation and the new assessment.
/// The citizen may speak of what the citizen likes.
fn overruled_in_text(look: &Look<'_>, texts: &[Text<'_>], on: Date, findings: &mut Vec<Finding>) {
    let overruled: Vec<_> = look
        .law
        .practice_on(on)
        .into_iter()
        .filter(|holding| matches!(holding.status, PracticeStatus::Overruled { .. }))
        .map(|holding| (holding, holding.number.to_lowercase()))
        .collect();
    for text in texts
        .iter()
        .filter(|text| may_cite(text.spot) && text.text.bytes().any(|byte| byte.is_ascii_digit()))
    {
        let plain = with_plain_numbers(text.text);
        for (holding, _) in overruled.iter().filter(|(_, lower)| cites(&plain, lower)) {
            findings.push(
                Finding::new("practice-overruled-in-text", text.spot)
                    .with("term", holding.term)
                    .with("number", holding.number)
                    .with("day", danish_day(on)),
            );
        }
    }
}

pub(super) fn may_cite(spot: FieldPath) -> bool {
    !spot.is_own()
        && (matches!(spot.section(), "decision" | "recommendation")
            || (spot.section() == "process" && spot.field().ends_with("_why")))
}

/// A text in small letters where each dash is a hyphen and no blank stands beside the one between two digits.
fn with_plain_numbers(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        if !is_dash(letter) {
            plain.push(letter);
            continue;
        }
        let written = plain.trim_end().len();
        plain.push('-');
        if plain[..written].ends_with(|letter: char| letter.is_ascii_digit()) {
            let mut skipped = 0;
            while letters.next_if(|letter| letter.is_whitespace()).is_some() {
                skipped += 1;
            }
            if letters.peek().is_some_and(char::is_ascii_digit) {
                plain.truncate(written);
                plain.push('-');
            } else if skipped > 0 {
                plain.push(' ');
            }
        }
    }
    plain
}

/// How far before a number the word may stand that makes it a principle decision: others may stand between.
const REACH: usize = 120;

/// Whether a text cites a number as a principle decision. Such a number may also be a day of the year, so a word says which.
fn cites(text: &str, number: &str) -> bool {
    let part_of_more = |letter: char| letter.is_alphanumeric() || letter == '-';
    text.match_indices(number).any(|(start, found)| {
        let (before, after) = (&text[..start], &text[start + found.len()..]);
        let after = after.strip_prefix('s').unwrap_or(after);
        if before.ends_with(part_of_more) || after.starts_with(part_of_more) {
            return false;
        }
        let near = &text[text.ceil_char_boundary(start.saturating_sub(REACH))..start];
        let last = near.split_whitespace().next_back().unwrap_or_default();
        let named = near.contains("principa")
            || near.contains("principm")
            || near.contains("principiel")
            || near.contains("ankestyrelsens");
        let behind =
            last.starts_with("afgørelse") && after.trim_start().starts_with("fra ankestyrelsen");
        !matches!(last, "den" | "d.") && (named || behind || last == "pa")
    })
}

#[cfg(test)]
mod tests {
    use super::{cites, with_plain_numbers};
    use crate::danish::alike::typed::as_typed;

    #[test]
    fn a_number_is_cited_only_as_a_principle_decision() {
        assert!(cites("efter principafgørelserne 92-16 og 33-15.", "33-15"));
        assert!(!cites("den 28-12 skrev du til os", "28-12"));
        for text in [
            "Se PRINCIPAFGØRELSE 33–15",
            "Se principafgørelse nr. 33\u{2011}15.",
            "principmeddelelse 33 - 15",
            "principafgørelse 33-15s ord",
            "Ankestyrelsens 33-15",
            "afgørelse 33-15 fra Ankestyrelsen",
            "PA 33-15",
        ] {
            assert!(cites(&with_plain_numbers(text), "33-15"), "{text}");
        }
        for typed in as_typed("principafgørelse nr. 33 - 15").chain(as_typed("PA 33-15")) {
            assert!(cites(&with_plain_numbers(&typed), "33-15"), "{typed}");
        }
        for text in [
            "Princippet om hjælp: den 33-15 talte vi sammen",
            "Principafgørelsen gælder. Den 33-15 skrev du",
            "papa 33-15",
            "33 - a15",
        ] {
            assert!(!cites(&with_plain_numbers(text), "33-15"), "{text}");
        }
        assert_eq!(with_plain_numbers("A – b 1 – c"), "a - b 1 - c");
        assert!(!cites("princippet er 133-15 og 33-150 og 33-15-2", "33-15"));
    }
}
