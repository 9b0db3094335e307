//! What was done in a case, as notes for the journal of the municipality.

use forberedt::acts::{ActNote, notes};
use forberedt::danish::days::danish_day;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::shell::Shell;

pub(crate) fn journal(order: &CaseOrder, today: Date, shell: &mut Shell) -> Outcome {
    answers::about_cases("journal", order, shell, |library, case| {
        let notes = notes(library, case, today);
        let words = || in_words(&notes, today);
        Ok((Said::either(&order.answer, words, || to_json(&notes, today)), Outcome::Done))
    })
}

fn in_words(notes: &[ActNote], today: Date) -> String {
    if notes.is_empty() {
        return format!(
            "Sagen fortæller ikke om noget, der er gjort til og med den {}.\n",
            danish_day(today)
        );
    }
    notes.iter().map(ActNote::text).collect::<Vec<_>>().join("\n")
}

fn to_json(notes: &[ActNote], today: Date) -> Value {
    let one = |note: &ActNote| {
        let lines = note.lines.iter().map(|line| json!({ "label": line.label, "text": line.text }));
        json!({
            "day": note.day.to_string(),
            "act": note.act,
            "title": note.title,
            "by": note.by,
            "lines": lines.collect::<Vec<_>>(),
            "text": note.text(),
        })
    };
    json!({ "until": today.to_string(), "notes": notes.iter().map(one).collect::<Vec<_>>() })
}
