//! The letters of a case of the new way, and of an old one that goes on after its end.

use forberedt::case::Case;
use forberedt::letters::{Draft, Standing};
use forberedt::writers::text;
use serde_json::json;

use crate::cases::{example, parse, set};
use crate::library_and_examples::library;

/// What no letter of the new way may speak of.
pub(super) const GONE: [&str; 3] = ["team", "indstilling", "rehabiliteringsplan"];

/// The new example, and others that take other turns and tracks.
pub(super) fn new_cases() -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    let mut keep = |name: &str, changes: &[(&str, serde_json::Value)]| {
        let mut case = example("new-way-2026");
        for (path, value) in changes {
            set(&mut case, path, value.clone());
        }
        cases.push((name.to_owned(), parse(&case)));
    };
    let one = |benefit: &str, outcome: &str| json!([{"benefit": benefit, "outcome": outcome, "effect_from": "2026-11-01", "reason": "Det viser papirerne."}]);
    keep("as it is", &[]);
    keep(
        "ordered",
        &[
            ("efforts.supplier_name", json!("Køkkenet på Bøgely")),
            ("efforts.supplier_address", json!("Bøgelyvej 3\n9999 Egelund")),
            ("efforts.supplier_ordered", json!("2026-07-13")),
        ],
    );
    for benefit in ["pension", "fleksjob", "self_employed_support"] {
        for outcome in ["granted", "refused"] {
            keep(&format!("{benefit} {outcome}"), &[("decision.rulings", one(benefit, outcome))]);
        }
    }
    keep(
        "few hours",
        &[
            ("decision.rulings", one("fleksjob", "granted")),
            ("decision.fleksjob_few_hours", json!("yes")),
            ("decision.fleksjob_development", json!("Du begynder med fire timer.")),
        ],
    );
    for (track, outcome) in [
        ("existing_basis", "refused"),
        ("undoubted_refusal", "refused"),
        ("manifestly_futile", "granted"),
    ] {
        keep(
            track,
            &[("matter.track", json!(track)), ("decision.rulings", one("pension", outcome))],
        );
    }
    // What a team once recommended is kept in the case and told in no letter.
    for follows in ["yes", "no"] {
        keep(
            &format!("a recommendation left over, followed: {follows}"),
            &[
                ("recommendation.meeting_date", json!("2026-06-20")),
                ("recommendation.outcome", json!("pension")),
                ("matter.way", json!("new_way")),
                ("matter.way_by", json!("Morten Agerskov")),
                ("matter.way_on", json!("2026-07-10")),
                ("decision.follows_recommendation", json!(follows)),
            ],
        );
    }
    keep("just begun", &[("decision", json!({})), ("process", json!({}))]);
    keep(
        "asked for advice",
        &[("decision", json!({})), ("process", json!({"coordinator_asked": "2026-08-24"}))],
    );
    keep(
        "complained of",
        &[
            ("process.complaint_received", json!("2026-11-02")),
            ("process.complaint_own", json!("Jeg er ikke enig.")),
            ("process.reassessed", json!("2026-11-16")),
            ("process.reassessment", json!("upheld")),
            ("process.reassessment_why", json!("Vi ser ikke noget nyt.")),
            ("process.forwarded", json!("2026-11-17")),
        ],
    );
    cases
}

fn reads(draft: &Draft) -> String {
    text::write(&draft.marked())
}

#[test]
fn no_letter_of_the_new_way_speaks_of_plan_team_or_recommendation() {
    let mut seen = std::collections::BTreeSet::new();
    let cases = new_cases();
    for (name, case) in &cases {
        let shelf = library().shelf(case);
        for template in shelf.available() {
            let draft = shelf.draft(&template.id).unwrap();
            let mut text = format!("{}\n{}", template.title, reads(&draft)).to_lowercase();
            if template.tells_duties {
                // What the checks say of what was left over is theirs to say.
                for problem in shelf.problems() {
                    for said in [&*problem.message, &*problem.cure].map(str::to_lowercase) {
                        text = text.replace(said.trim_end_matches('.'), "");
                    }
                }
            }
            for word in GONE {
                assert!(
                    !text.contains(word),
                    "{} on {name} speaks of {word}:\n{text}",
                    template.id
                );
            }
            seen.insert(template.id.as_str());
        }
    }
    for id in [
        "joint-description",
        "coordinator-request",
        "hearing",
        "transition",
        "overview",
        "missing-list",
        "gp-request",
        "supplier-order",
        "exhibit-list",
        "decision-pension-granted",
        "decision-pension-refused",
        "decision-pension-refused-existing-basis",
        "decision-fleksjob-granted",
        "decision-fleksjob-few-hours",
        "decision-fleksjob-refused",
        "decision-self-employed-support",
        "reassessment-upheld",
    ] {
        assert!(seen.contains(id), "{id} is given by no case of the new way");
    }
    let library = library();
    let with_team = |id: &&str| {
        id.starts_with("recommendation-")
            || ["preparatory-plan", "re-presentation"].contains(id)
            || id.contains("without-team")
            || id.contains("undoubted")
    };
    let old: Vec<&str> =
        library.letters.all().iter().map(|letter| letter.id.as_str()).filter(with_team).collect();
    assert!(old.len() > 8);
    assert_eq!(old.iter().find(|id| seen.contains(*id)), None, "a letter of the old way is given");
}

#[test]
fn a_decision_of_the_new_way_rests_on_description_and_advice() {
    let case = parse(&example("new-way-2026"));
    let draft = library().shelf(&case).draft("decision-pension-refused").unwrap();
    assert!(draft.finish().is_ok());
    let text = reads(&draft);
    for part in [
        "den samlede beskrivelse af dig fra den 21. august 2026 og på sundhedskoordinatorens råd",
        "Rådet er fra den 7. september 2026",
        "§ 43 i beskæftigelsesindsatsloven",
        "§ 15 a i lov om organisering",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(
        !text.contains("udledt") && !text.to_lowercase().contains("efterprøvet"),
        "no doubt in a letter"
    );
    for missing in
        ["matter.description_made", "process.coordinator_date", "process.coordinator_statement"]
    {
        let mut bent = example("new-way-2026");
        set(&mut bent, missing, json!({"answer": "unknown"}));
        let case = parse(&bent);
        let shelf = library().shelf(&case);
        let template = library().letters.template("decision-pension-refused").unwrap();
        let Standing::Lacking(problems) = shelf.standing(template) else { panic!("{missing}") };
        let field = crate::cases::path(missing);
        assert!(
            problems.iter().any(|problem| problem.place == forberedt::problem::Place::Field(field)),
            "{missing}: {problems:?}"
        );
    }
}

/// The contents are those of the plan, in the same words.
#[test]
fn the_joint_description_holds_what_the_plan_held() {
    let mut old = example("new-way-2026");
    set(&mut old, "matter.way", json!("old_way"));
    set(&mut old, "matter.way_by", json!("Morten Agerskov"));
    set(&mut old, "matter.way_on", json!("2026-07-10"));
    let headings = |case: &Case, id: &str| -> Vec<String> {
        let draft = library().shelf(case).draft(id).unwrap();
        let lines: Vec<String> = reads(&draft).lines().map(str::to_owned).collect();
        let is_rule =
            |line: &String| line.len() > 2 && line.chars().all(|sign| "-~·=".contains(sign));
        lines.windows(2).filter(|pair| is_rule(&pair[1])).map(|pair| pair[0].clone()).collect()
    };
    let plan = headings(&parse(&old), "preparatory-plan");
    let description = headings(&parse(&example("new-way-2026")), "joint-description");
    assert_eq!(plan.len(), description.len());
    let differ: Vec<_> =
        plan.iter().zip(&description).filter(|(one, other)| one != other).collect();
    assert_eq!(differ.len(), 2, "only the title and the remarks' heading differ: {differ:?}");
}

#[test]
fn an_old_case_keeps_its_letters_with_a_warning() {
    let case = parse(&example("pension-granted-2026"));
    let shelf = library().shelf(&case);
    for template in shelf.available() {
        let Standing::Ready(warnings) = shelf.standing(template) else {
            panic!("{} is not ready", template.id)
        };
        let warned = warnings.iter().any(|warning| warning.code == "goes-old-way");
        assert_eq!(warned, template.id == "decision-pension-granted", "{}", template.id);
    }
    let (document, _) = shelf.finish("decision-pension-granted").unwrap();
    let text = text::write(&document);
    assert!(text.contains("rehabiliteringsteamets råd"));
    for word in ["Morten Agerskov", "gamle vej", "overgangsregel", "6. juli 2026"] {
        // The decision-maker signs it; who looked the rule up stands nowhere else.
        let times = if word == "Morten Agerskov" { 1 } else { 0 };
        assert_eq!(text.matches(word).count(), times, "{word}");
    }
}
