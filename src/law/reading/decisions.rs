//! Reads the decisions of principle.

use super::Reading;
use super::rows::Row;
use crate::law::practice::{Decision, Standing, State};

pub(super) fn read(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "decision", "term"]);
    let terms = file.rows("term").into_iter().map(|row| {
        row.allow(&["from", "word", "source", "status"]);
        let (from, word, source, status) =
            (row.date("from"), row.text("word"), row.text("source"), row.status());
        source.zip(status).and(from.zip(word))
    });
    reading.terms = terms.flatten().collect();
    reading.terms.sort();
    let checked_on = file.date("checked_on");
    for row in file.rows("decision") {
        row.allow(&[
            "id",
            "number",
            "term",
            "subject",
            "follows",
            "topics",
            "repealed_on",
            "note",
            "version",
        ]);
        let (id, number, subject, follows) =
            (row.id("id"), row.text("number"), row.text("subject"), row.text("follows"));
        let (topics, note) = (row.texts("topics"), row.optional_text("note").unwrap_or_default());
        let term = row.optional_text("term");
        let versions = row.timeline("version", row.optional_date("repealed_on"), |version| {
            version.allow(&["from", "status", "by", "source"]);
            (None, standing(version))
        });
        if let (
            Some(id),
            Some(number),
            Some(subject),
            Some(follows),
            Some(topics),
            Some(versions),
            Some(checked_on),
        ) = (id, number, subject, follows, topics, versions, checked_on)
        {
            let decision =
                Decision { number, term, subject, follows, topics, checked_on, note, versions };
            reading.decisions.add(file.source, row.line, id, decision);
        }
    }
}

fn standing(row: &Row<'_>) -> Option<Standing> {
    let source = row.text("source");
    let state = row.choice("status", &State::WORDS, |word| match word {
        "gældende" => Some(State::InForce),
        "ikke-efterprøvet" => Some(State::Unverified),
        // By whom is read below, so that a missing name is complained of once.
        "kasseret" => Some(State::Overruled(String::new())),
        _ => None,
    });
    let state = match state? {
        State::Overruled(_) => State::Overruled(row.text("by")?),
        other => other,
    };
    Some(Standing { state, source: source? })
}
