//! Too little looked into before a grant, and people who are missing.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, items, parse};
use super::{Kind, Seed, absent, date, day, each, grants, in_all, kind, one, seed, track};

pub(super) const KINDS: &[Kind] = &[
    kind("a grant on trials that show too little", trials),
    kind("an illness of the mind by the GP alone", specialist),
    kind("an old or missing statement of the GP", statement),
    kind("people missing from plan and meeting", people),
];

fn trials(case: &Value, seeds: &mut Vec<Seed>) {
    let granted = ["pension", "fleksjob", "self_employed_support"]
        .iter()
        .any(|benefit| grants(case, benefit));
    if !granted || track(case) != "team" {
        return;
    }
    let is_trial = |item: &Value| matches!(item["kind"].as_str(), Some("work_trial"));
    let list = "efforts.interventions";
    let trials: Vec<usize> = items(case, list)
        .iter()
        .enumerate()
        .filter(|(_, item)| is_trial(item))
        .map(|(index, _)| index)
        .collect();
    if trials.is_empty() {
        return;
    }
    let all = |field: &str, value: &Value| {
        let paths = trials.iter().map(|index| format!("{list}.{index}.{field}"));
        paths.map(|path| (path, value.clone())).collect::<Vec<_>>()
    };
    for text in [
        "Alle mødte til tiden.",
        "Praktikken stoppede som aftalt.",
        "Det gik godt.",
        "Hensynene var opfyldt.",
    ] {
        seed(
            seeds,
            format!("every outcome = {text}"),
            "hours-never-tried-up",
            all("outcome", &json!(text)),
        );
    }
    let used_on = date(case, "recommendation.meeting_date").or(date(case, "decision.date"));
    let year = used_on.unwrap().year() - 1;
    for span in [
        "1. september {} – 20. september {}",
        "4. oktober {} – 1. november {}",
        "1. juni {} – 3. juli {}",
    ] {
        let span = span.replace("{}", &year.to_string());
        seed(seeds, format!("every trial {span}"), "trial-too-short", all("period", &json!(span)));
    }
    for kept in &trials {
        let mut changes = in_all(case, list, "considerations_met", &json!("no"));
        changes.push((format!("{list}.{kept}.considerations_met"), json!("partly")));
        // The paper of the trial that is left has its weight.
        changes.push(("decision.facts".to_owned(), json!([])));
        seed(seeds, format!("only trial {kept}, partly"), "one-trial-partly", changes);
    }
}

fn specialist(case: &Value, seeds: &mut Vec<Seed>) {
    if !matches!(track(case), "team" | "manifestly_futile")
        || !at(case, "decision.date").is_string()
    {
        return;
    }
    for name in [
        "Posttraumatisk belastningsreaktion (PTSD)",
        "Angst, generaliseret",
        "Depression, svær",
        "OCD",
        "Autismespektrumforstyrrelse",
        "ADHD",
        "Emotionelt ustabil personlighedsforstyrrelse",
        "Paranoid skizofreni",
        "Bipolar lidelse",
        "Spiseforstyrrelse",
    ] {
        let gp = "Praktiserende læge, Lægerne på Havnegade";
        let mut changes = in_all(case, "exhibits.list", "sender", &json!(gp));
        changes.extend(in_all(case, "exhibits.list", "title", &json!("LÆ 265, attest")));
        let diagnosis = json!([{"name": name, "primary": "yes", "by": gp}]);
        changes.push(("health.diagnoses".to_owned(), diagnosis));
        seed(seeds, name, "specialist-missing", changes);
    }
}

fn statement(case: &Value, seeds: &mut Vec<Seed>) {
    let (Some(meeting), true) =
        (date(case, "recommendation.meeting_date"), at(case, "health.gp_received").is_string())
    else {
        return;
    };
    for months in [7, 8, 9, 12, 18, 24] {
        seed(
            seeds,
            format!("the statement is {months} months old"),
            "gp-statement-old",
            vec![
                ("health.gp_received".to_owned(), day(meeting - months.months())),
                ("health.gp_requested".to_owned(), json!(null)),
            ],
        );
    }
    for title in ["Attest", "Udskrift af journal", "LÆ 125", "Statusattest"] {
        let changes = in_all(case, "exhibits.list", "title", &json!(title));
        seed(seeds, format!("every title = {title}"), "gp-statement-not-listed", changes);
    }
}

fn people(case: &Value, seeds: &mut Vec<Seed>) {
    // A case of the new way has no plan.
    if !LIBRARY.look(&parse(case)).going().is_new() {
        one(seeds, "remarks.made_together", json!("no"), "plan-not-made-together");
        each(seeds, "remarks.made_together", absent(), "plan-together-unanswered");
    }
    for role in [json!(null), json!({"answer": "unknown"})] {
        seed(
            seeds,
            format!("a representative, role = {role}"),
            "representative-role-missing",
            vec![
                ("citizen.representative_name".to_owned(), json!("Ole Prøve Hansen")),
                ("citizen.representative_role".to_owned(), role.clone()),
            ],
        );
    }
    seed(
        seeds,
        "a guardian without an address",
        "guardian-address-missing",
        vec![
            ("citizen.representative_name".to_owned(), json!("Ole Prøve Hansen")),
            ("citizen.representative_role".to_owned(), json!("guardian")),
        ],
    );
    for between in [" og ", " samt ", ", ", " & ", "/", "; ", " + "] {
        let names = format!("Ole Prøve Hansen{between}Ida Prøve Hansen");
        seed(
            seeds,
            format!("two guardians with {between:?}"),
            "guardians-several",
            vec![
                ("citizen.representative_name".to_owned(), json!(names)),
                ("citizen.representative_role".to_owned(), json!("guardian")),
            ],
        );
    }
    if !at(case, "recommendation.meeting_date").is_string() {
        return;
    }
    each(seeds, "recommendation.citizen_present", absent(), "presence-unanswered");
    for why in [json!(null), json!("-"), json!("Syg"), json!({"answer": "not_relevant"})] {
        seed(
            seeds,
            format!("absent, why = {why}"),
            "absent-without-reason",
            vec![
                ("recommendation.citizen_present".to_owned(), json!("no")),
                ("recommendation.absent_why".to_owned(), why.clone()),
            ],
        );
    }
    for profession in ["Overlæge", "Socialrådgiver", "Jobkonsulent"] {
        let changes = in_all(case, "recommendation.participants", "profession", &json!(profession));
        seed(seeds, format!("all are {profession}"), "coordinator-missing", changes);
    }
}
