//! Schemes that the law has ended and that a case still holds out: a resource course or revalidering after its last day.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::decision::Outcome;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::account_words::sentences;
use crate::checks::reading::step_words::EndedScheme;
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("scheme-ended", &["scheme", "day"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let words = &texts.case_words.steps;
    for text in &texts.all {
        let Some((on, about)) = holds_out(look.case, text.spot) else { continue };
        for scheme in words.ended.iter().filter(|scheme| has_ended(look, scheme, on)) {
            let held_out = sentences(text.text).find_map(|sentence| {
                scheme.name_in(sentence).filter(|_| words.looks_forward(sentence, about))
            });
            if let Some(name) = held_out {
                findings.push(
                    Finding::new("scheme-ended", text.spot)
                        .with("scheme", name)
                        .with("day", danish_day(on)),
                );
            }
        }
    }
}

/// The day whose law a text speaks under, and whether all that it says is to come; none for texts that hold nothing out.
fn holds_out(case: &Case, spot: FieldPath) -> Option<(Date, bool)> {
    let about = match (spot.section(), spot.field()) {
        ("decision", "named_effort") | ("recommendation", "other_effort") => true,
        ("decision", "assessment" | "what") | ("recommendation", "other_why") => false,
        ("decision", "reason") => {
            let refused = Outcome::Refused.text();
            case.answer(&spot.beside("outcome")).filter(|outcome| outcome.text() == refused)?;
            false
        }
        ("process", "hearing_expected") => false,
        _ => return None,
    };
    let day = match spot.section() {
        "recommendation" => &case.recommendation.meeting_date,
        "process" => &case.process.hearing_sent,
        _ => &case.decision.date,
    };
    Some((day.date()?, about))
}

/// Whether the law knew a scheme before a day and does not on it.
fn has_ended(look: &Look<'_>, scheme: &EndedScheme, on: Date) -> bool {
    let cite = |day| look.law.cite(&scheme.provision, day);
    cite(on).is_none()
        && look.law.change_dates().into_iter().any(|day| day < on && cite(day).is_some())
}
