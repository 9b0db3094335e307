//! Checks of what a letter says of the citizen and promises: a case where each fires, and one where it just does not.

use forberedt::problem::Severity;
use serde_json::{Value, json};

use crate::cases::{example, named, problems, set};

/// Those of some checks that fire on an example with some answers changed.
fn fired(name: &str, changes: &[(&str, Value)], checks: &str) -> Vec<String> {
    let mut case = example(name);
    for (path, value) in changes {
        set(&mut case, path, value.clone());
    }
    problems(&case).iter().map(named).filter(|found| found.starts_with(checks)).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn an_answer_is_quoted_as_it_came_in() {
    let quoted = |quoted: Value| {
        let answer = json!("Jeg er ikke enig. Ni timer er kun på en god uge. Tak for brevet.");
        let changes = [("process.hearing_answer_own", answer), ("decision.views_own", quoted)];
        fired("pension-refused-fleksjob-granted-2018", &changes, "quote-")
    };
    for altered in [
        "Jeg er enig. Ni timer er kun på en god uge. Tak for brevet.",
        "Jeg er ikke enig. Ni timer er en god uge. Tak for brevet.",
        "Jeg er ikke enig. Otte timer er kun på en god uge.",
        "Jeg skrev: Ni timer er en god uge",
        "Jeg er ikke enig i pensionen.",
    ] {
        assert_eq!(quoted(json!(altered)), ["quote-altered decision.views_own"], "{altered}");
    }
    assert_eq!(
        quoted(json!("Min søn hjælper mig om aftenen.")),
        ["quote-without-answer decision.views_own"]
    );
    for part in
        ["Ni timer er kun på en god uge.", "Ni timer er kun på en god uge. Tak.", "Ikke enig."]
    {
        assert_eq!(quoted(json!(part)), ["quote-cut decision.views_own"], "{part}");
    }
    for whole in [
        json!("Jeg er ikke enig! Ni timer er kun på en god uge. – Tak for brevet."),
        json!(
            "På mødet: Jeg sover ikke.\nI mit svar: Jeg er ikke enig. Ni timer er kun på en god uge. Tak for brevet"
        ),
        json!(null),
        json!({"answer": "not_relevant"}),
    ] {
        assert_eq!(quoted(whole.clone()), NONE, "{whole}");
    }
    let second = [
        ("process.hearing_again_answer_own", json!("Attesten siger ikke det samme som før.")),
        ("decision.views_own", json!("Attesten siger det samme i dag som før.")),
        ("process.hearing_answer_own", json!(null)),
    ];
    let found = fired("pension-refused-fleksjob-granted-2018", &second, "quote-");
    assert_eq!(found, ["quote-altered decision.views_own"]);
}

#[test]
fn an_answer_that_is_cut_is_told_of_and_does_not_ask() {
    let mut case = example("pension-refused-fleksjob-granted-2018");
    set(&mut case, "decision.views_own", json!("Jeg er uenig."));
    let cut = problems(&case).into_iter().find(|problem| problem.code == "quote-cut");
    assert_eq!(cut.map(|problem| problem.severity), Some(Severity::Advice));
}
