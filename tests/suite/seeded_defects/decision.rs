//! Defects of the decision: what it does not state, does not give reasons for, and the rules it relies on wrongly.

use forberedt::law::PracticeStatus;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, items, parse};
use super::{
    Kind, Seed, absent, date, each, empty_talk, grants, in_all, is, kind, no_list, one, refuses,
    refuses_something, rulings, seed,
};

pub(super) const KINDS: &[Kind] = &[
    kind("no decision stated", stated),
    kind("something applied for and not decided", applications),
    kind("no reasons", reasons),
    kind("no weighing", weighing),
    kind("a refusal of pension without a job function", job_functions),
    kind("few hours without development", few_hours),
    kind("other help not considered", other_help),
    kind("a rule that does not hold or nobody knows", rules),
    kind("a principle decision that does not count", practice),
    kind("the citizen's views not answered", views),
];

fn stated(case: &Value, seeds: &mut Vec<Seed>) {
    let decided = rulings(case);
    if decided.is_empty() {
        return;
    }
    each(seeds, "decision.rulings", no_list(), "decision-not-stated");
    for index in 0..decided.len() {
        each(seeds, &format!("decision.rulings.{index}.benefit"), absent(), "ruling-incomplete");
        each(seeds, &format!("decision.rulings.{index}.outcome"), absent(), "ruling-incomplete");
    }
    let next = format!("decision.rulings.{}", decided.len());
    for ruling in [
        json!({}),
        json!({"benefit": "fleksjob"}),
        json!({"outcome": "granted"}),
        json!({"reason": "Du får det."}),
    ] {
        one(seeds, &next, ruling, "ruling-incomplete");
    }
    let (benefit, outcome) = decided[0];
    let opposite = if outcome == "granted" { "refused" } else { "granted" };
    let ruling = |outcome: &str| json!({"benefit": benefit, "outcome": outcome, "reason": "Det er afgjort."});
    seed(
        seeds,
        "yes and no to the same",
        "ruling-contradicts",
        vec![(next.clone(), ruling(opposite))],
    );
    seed(seeds, "the same twice", "ruling-repeated", vec![(next.clone(), ruling(outcome))]);
    for (first, second) in [
        ("pension", "fleksjob"),
        ("fleksjob", "resource_course"),
        ("pension", "resource_course"),
        ("senior_pension", "pension"),
    ] {
        if grants(case, first) || grants(case, second) {
            let other = if grants(case, first) { second } else { first };
            let both = json!({"benefit": other, "outcome": "granted", "reason": "Du får det."});
            seed(
                seeds,
                format!("{first} and {second} at once"),
                "rulings-exclude-each-other",
                vec![(next.clone(), both)],
            );
        }
    }
}

fn applications(case: &Value, seeds: &mut Vec<Seed>) {
    let decided = rulings(case);
    if decided.is_empty() {
        return;
    }
    let list = "matter.applications";
    let count = items(case, list).len();
    for benefit in
        ["pension", "fleksjob", "resource_course", "self_employed_support", "senior_pension"]
    {
        if decided.iter().any(|(ruled, _)| *ruled == benefit) {
            continue;
        }
        let wish = json!({"benefit": benefit, "date": "2018-01-02"});
        one(seeds, list, json!([wish]), "application-not-decided");
        if count > 0 {
            seed(
                seeds,
                format!("also applied for {benefit}"),
                "application-not-decided",
                vec![(format!("{list}.{count}"), wish.clone())],
            );
            one(seeds, &format!("{list}.0.benefit"), json!(benefit), "application-not-decided");
            let other = vec![(
                "decision.rulings".to_owned(),
                json!([{"benefit": benefit, "outcome": "granted", "reason": "Du får det."}]),
            )];
            seed(
                seeds,
                format!("{benefit} decided in place of what was applied for"),
                "application-not-decided",
                other,
            );
        }
    }
}

fn reasons(case: &Value, seeds: &mut Vec<Seed>) {
    for (index, (benefit, outcome)) in rulings(case).into_iter().enumerate() {
        let wishes = items(case, "matter.applications");
        let wished = wishes.is_empty() || wishes.iter().any(|wish| wish["benefit"] == benefit);
        let code = match (outcome, wished && !refuses_something(case)) {
            ("refused", _) => "refusal-without-reason",
            (_, false) => "grant-without-reason",
            (_, true) => "grant-reason-advised",
        };
        each(seeds, &format!("decision.rulings.{index}.reason"), empty_talk(), code);
    }
    let outcome = at(case, "recommendation.outcome").as_str().unwrap_or_default();
    if ["pension", "fleksjob", "fleksjob_few_hours", "resource_course"].contains(&outcome) {
        for field in ["job_matters", "social_matters", "health_matters"] {
            each(
                seeds,
                &format!("recommendation.{field}"),
                empty_talk(),
                "recommendation-without-matters",
            );
        }
    }
}

fn weighing(case: &Value, seeds: &mut Vec<Seed>) {
    if rulings(case).is_empty() {
        return;
    }
    for (list, text, code) in [
        ("decision.main_considerations", "consideration", "main-considerations-missing"),
        ("decision.facts", "fact", "facts-missing"),
    ] {
        if refuses_something(case) {
            each(seeds, list, no_list(), code);
            for value in empty_talk() {
                seed(
                    seeds,
                    format!("every {text} = {value}"),
                    code,
                    in_all(case, list, text, &value),
                );
            }
        }
        for index in 0..items(case, list).len() {
            for value in empty_talk() {
                let way = format!("no weight, and why = {value}");
                let changes = vec![
                    (format!("{list}.{index}.weight"), json!("not_weighed")),
                    (format!("{list}.{index}.why"), value),
                ];
                seed(seeds, way, "not-weighed-without-why", changes);
            }
        }
    }
}

fn job_functions(case: &Value, seeds: &mut Vec<Seed>) {
    if !refuses(case, "pension") {
        return;
    }
    let list = "decision.job_functions";
    let existing = is(case, "matter.track", "existing_basis");
    let code =
        if existing { "job-function-missing-existing-basis" } else { "job-function-missing" };
    let no_effort = ("decision.named_effort".to_owned(), json!(null));
    for value in no_list() {
        seed(
            seeds,
            format!("job functions = {value}"),
            code,
            vec![(list.to_owned(), value), no_effort.clone()],
        );
    }
    for value in empty_talk() {
        let mut changes = in_all(case, list, "function", &value);
        changes.push(no_effort.clone());
        seed(seeds, format!("every function = {value}"), code, changes);
        let mut changes = in_all(case, list, "why_realistic", &value);
        changes.push(no_effort.clone());
        seed(seeds, format!("why every function is realistic = {value}"), code, changes);
    }
    for index in 0..items(case, list).len() {
        each(
            seeds,
            &format!("{list}.{index}.why_realistic"),
            empty_talk(),
            "job-function-without-why",
        );
    }
}

fn few_hours(case: &Value, seeds: &mut Vec<Seed>) {
    let development = ("decision.fleksjob_development", "few-hours-not-developed");
    if is(case, "recommendation.outcome", "fleksjob_few_hours") {
        each(
            seeds,
            "recommendation.fleksjob_development",
            empty_talk(),
            "few-hours-not-developed-by-team",
        );
    } else if at(case, "recommendation.outcome").is_string() {
        let team = vec![("recommendation.outcome".to_owned(), json!("fleksjob_few_hours"))];
        seed(
            seeds,
            "few hours in place of another outcome",
            "few-hours-not-developed-by-team",
            team,
        );
    }
    if !grants(case, "fleksjob") {
        return;
    }
    for value in empty_talk() {
        let changes = vec![
            ("decision.fleksjob_few_hours".to_owned(), json!("yes")),
            (development.0.to_owned(), value.clone()),
        ];
        seed(seeds, format!("few hours, development = {value}"), development.1, changes);
    }
    each(seeds, "decision.fleksjob_few_hours", absent(), "few-hours-not-told");
}

fn other_help(case: &Value, seeds: &mut Vec<Seed>) {
    let list = "decision.other_help";
    let alone =
        !rulings(case).is_empty() && rulings(case).iter().all(|(_, outcome)| *outcome == "refused");
    if alone {
        each(seeds, list, no_list(), "other-help-not-considered");
        for value in empty_talk() {
            seed(
                seeds,
                format!("every help = {value}"),
                "other-help-not-considered",
                in_all(case, list, "help", &value),
            );
        }
    }
    if !rulings(case).is_empty() && !items(case, list).is_empty() {
        each(seeds, &format!("{list}.0.assessment"), empty_talk(), "other-help-not-assessed");
    }
}

fn rules(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(on) = date(case, "decision.date") else { return };
    let list = "decision.rules";
    let mut pick = |id: &str, code: &'static str| {
        one(seeds, list, json!([{"provision": id}]), code);
        if !items(case, list).is_empty() {
            one(seeds, &format!("{list}.0.provision"), json!(id), code);
        }
    };
    for id in ["pension-basis-2", "§ 20", "Pension-Grant", "rule"] {
        pick(id, "rule-unknown");
    }
    let parsed = parse(case);
    let (law, look) = (&LIBRARY.law, LIBRARY.look(&parsed));
    let used: Vec<&str> =
        items(case, list).iter().filter_map(|rule| rule["provision"].as_str()).collect();
    for id in law.ids().filter(|id| look.cite(id, on).is_none()) {
        pick(id, "rule-of-another-day");
    }
    for id in law
        .ids()
        .filter(|id| {
            !used.contains(id)
                && look.cite(id, on).is_some_and(|holding| !holding.status.is_verified())
        })
        .take(6)
    {
        pick(id, "rule-unverified");
    }
}

fn practice(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(on) = date(case, "decision.date") else { return };
    let law = &LIBRARY.law;
    let mut pick = |number: &str, code: &'static str| {
        one(seeds, "decision.practice", json!([{"number": number}]), code)
    };
    for number in ["99-99", "33_15", "nr. 1", "3315"] {
        pick(number, "practice-unknown");
    }
    for id in law.practice_ids().filter(|id| law.practice(id, on).is_none()) {
        pick(id, "practice-of-another-day");
    }
    let known = law.practice_on(on);
    for holding in &known {
        let number = holding.number;
        match holding.status {
            PracticeStatus::InForce => {}
            PracticeStatus::Unverified => pick(number, "practice-unverified"),
            PracticeStatus::Overruled { .. } => {
                for typed in [
                    number.to_owned(),
                    format!(" {number} "),
                    number.replace('-', "–"),
                    number.to_lowercase(),
                ] {
                    pick(&typed, "practice-overruled");
                }
            }
        }
    }
    let overruled =
        known.iter().filter(|holding| matches!(holding.status, PracticeStatus::Overruled { .. }));
    for (holding, noun) in overruled.flat_map(|holding| {
        ["principafgørelse", "Principmeddelelse", "principafgørelserne 1-15 og"]
            .map(|noun| (holding, noun))
    }) {
        for field in ["decision.views_answer", "decision.rulings.0.reason"]
            .into_iter()
            .filter(|field| at(case, field).is_string())
        {
            let text = format!(
                "{} Det følger af {noun} {}.",
                at(case, field).as_str().unwrap_or_default(),
                holding.number
            );
            seed(
                seeds,
                format!("{noun} {} in {field}", holding.number),
                "practice-overruled-in-text",
                vec![(field.to_owned(), json!(text))],
            );
        }
    }
}

fn views(case: &Value, seeds: &mut Vec<Seed>) {
    let said = ["process.hearing_answer_own", "decision.views_own"]
        .into_iter()
        .any(|field| at(case, field).is_string());
    if said && !rulings(case).is_empty() {
        let code =
            if refuses_something(case) { "views-not-answered" } else { "views-answer-advised" };
        each(seeds, "decision.views_answer", empty_talk(), code);
    }
}
