//! The rules and principle decisions that a decision relies on: they exist, they count on its day, and somebody has checked them.

use jiff::civil::Date;

use super::texts::Text;
use super::{Finding, Look, day};
use crate::case::dates::danish_day;
use crate::law::PracticeStatus;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, texts: &[Text<'_>], findings: &mut Vec<Finding>) {
    let on = day(&look.case.decision.date);
    for (index, rule) in look.case.decision.rules.items().iter().enumerate() {
        if let Some(id) = rule.provision.filled() {
            provision(look, id, on, FieldPath::item("decision", "rules", index, "provision"), findings);
        }
    }
    for (index, pick) in look.case.decision.practice.items().iter().enumerate() {
        if let Some(number) = pick.number.filled() {
            practice(look, number, on, FieldPath::item("decision", "practice", index, "number"), findings);
        }
    }
    if let Some(on) = on {
        overruled_in_text(look, texts, on, findings);
    }
}

fn provision(look: &Look<'_>, id: &str, on: Option<Date>, field: FieldPath, findings: &mut Vec<Finding>) {
    if !look.law.has(id) {
        findings.push(Finding::new("rule-unknown", field));
        return;
    }
    let Some(on) = on else { return };
    match look.law.cite(id, on) {
        None => findings.push(Finding::new("rule-of-another-day", field).with("day", danish_day(on))),
        Some(holding) if !holding.status.is_verified() => findings.push(
            Finding::new("rule-unverified", field)
                .with("rule", holding.cite)
                .with("day", danish_day(on))
                .with("source", holding.source.trim_end_matches('.')),
        ),
        Some(_) => {}
    }
}

fn practice(look: &Look<'_>, number: &str, on: Option<Date>, field: FieldPath, findings: &mut Vec<Finding>) {
    if !look.law.has_practice(number) {
        findings.push(Finding::new("practice-unknown", field));
        return;
    }
    let Some(on) = on else { return };
    let Some(holding) = look.law.practice(number, on) else {
        findings.push(Finding::new("practice-of-another-day", field).with("day", danish_day(on)));
        return;
    };
    let finding = match holding.status {
        PracticeStatus::InForce => return,
        PracticeStatus::Overruled { by } => Finding::new("practice-overruled", field).with("by", by),
        PracticeStatus::Unverified => Finding::new("practice-unverified", field).with("source", holding.source.trim_end_matches('.')),
    };
    findings.push(finding.with("number", holding.number).with("day", danish_day(on)));
}

/// Looks for principle decisions that are set aside in the decision's own words. The citizen may speak of what the citizen likes.
fn overruled_in_text(look: &Look<'_>, texts: &[Text<'_>], on: Date, findings: &mut Vec<Finding>) {
    let overruled: Vec<_> =
        look.law.practice_on(on).into_iter().filter(|holding| matches!(holding.status, PracticeStatus::Overruled { .. })).collect();
    for text in texts.iter().filter(|text| text.spot.section == "decision" && !text.spot.is_own()) {
        let lower = text.text.to_lowercase();
        for holding in overruled.iter().filter(|holding| cites(&lower, &holding.number.to_lowercase())) {
            findings.push(
                Finding::new("practice-overruled-in-text", text.spot.path()).with("number", holding.number).with("day", danish_day(on)),
            );
        }
    }
}

/// Whether a text cites a number as a principle decision. Such a number may also be a day of the year, so the word must stand before it.
fn cites(text: &str, number: &str) -> bool {
    let part_of_more = |letter: char| letter.is_alphanumeric() || letter == '-';
    text.match_indices(number).any(|(start, found)| {
        let (before, after) = (&text[..start], &text[start + found.len()..]);
        before.contains("princip")
            && !before.chars().next_back().is_some_and(part_of_more)
            && !after.chars().next().is_some_and(part_of_more)
    })
}

#[cfg(test)]
mod tests {
    use super::cites;

    #[test]
    fn a_number_is_cited_only_as_a_principle_decision() {
        assert!(cites("efter principafgørelserne 92-16 og 33-15.", "33-15"));
        assert!(!cites("den 28-12 skrev du til os", "28-12"));
        assert!(!cites("princippet er 133-15 og 33-150 og 33-15-2", "33-15"));
    }
}
