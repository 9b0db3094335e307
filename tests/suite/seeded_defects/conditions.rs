//! Conditions of each scheme that are not met, new papers on the existing basis, missed times, and letters that speak of the
//! citizen.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, items};
use super::{
    Kind, Seed, blank, date, day, each, grants, is, kind, one, refuses, rulings, seed, track,
};

pub(super) const KINDS: &[Kind] = &[
    kind("something new on the existing basis", existing),
    kind("a condition of the scheme that is not met", conditions),
    kind("terms that the law does not know", terms),
    kind("a refused treatment held against the citizen", treatment),
    kind("a time limit that is missed", time),
    kind("a letter that speaks of the citizen", person),
];

fn existing(case: &Value, seeds: &mut Vec<Seed>) {
    let (Some(requested), "existing_basis" | "undoubted_refusal") =
        (date(case, "matter.applications.0.date"), track(case))
    else {
        return;
    };
    for days in [1, 5, 20] {
        let later = day(requested + days.days());
        for (index, paper) in items(case, "exhibits.list").iter().enumerate() {
            if paper["group"] != "other" {
                let path = format!("exhibits.list.{index}.date");
                one(seeds, &path, later.clone(), "existing-basis-new-paper");
            }
        }
        one(seeds, "health.gp_requested", later.clone(), "existing-basis-gp-asked");
        let examination = json!([{"what": "Scanning", "ordered": later}]);
        one(seeds, "health.examinations", examination, "existing-basis-new-examination");
        let effort = json!([{"kind": "course", "period": later, "outcome": "Gennemført."}]);
        one(seeds, "efforts.interventions", effort, "existing-basis-new-effort");
    }
}

fn conditions(case: &Value, seeds: &mut Vec<Seed>) {
    if grants(case, "senior_pension") {
        for jobs in [
            json!([]),
            json!([{"period": "2000–2018", "hours": "37"}]),
            json!([{"period": "1971–2018", "hours": "12"}]),
        ] {
            one(seeds, "work.jobs", jobs, "senior-work-too-short");
        }
        one(
            seeds,
            "work.jobs",
            json!([{"period": "1996–2018", "hours": "37"}]),
            "senior-work-judged",
        );
    }
    if is(case, "matter.self_employed", "yes") {
        each(seeds, "work.firm_last_24_months", blank(), "firm-months-missing");
        one(
            seeds,
            "work.firm_last_24_months",
            json!("Der er arbejdet en del i firmaet."),
            "firm-months-without-hours",
        );
        if grants(case, "self_employed_support") {
            for hours in ["Fem timer om ugen.", "I gennemsnit 12 timer om ugen siden 2016."] {
                one(seeds, "work.firm_last_24_months", json!(hours), "firm-of-few-hours");
            }
            for benefit in ["Førtidspension", "Efterløn", "Fleksydelse"] {
                one(
                    seeds,
                    "support_history.periods.1.benefit",
                    json!(benefit),
                    "firm-beside-benefit",
                );
            }
        }
    }
    if grants(case, "resource_course") {
        for on in ["2026-02-01", "2026-03-02"] {
            one(seeds, "decision.date", json!(on), "ruling-not-in-law");
        }
        let nothing = ["health.diagnoses", "health.considerations", "social.challenges"]
            .map(|path| (path.to_owned(), json!(null)));
        seed(seeds, "nothing but unemployment", "course-only-unemployment", nothing.to_vec());
        for text in
            ["Du har været ledig længe.", "Du har søgt mange job uden held.", "Du er arbejdsløs."]
        {
            for path in ["recommendation.course_need", "decision.rulings.0.reason"] {
                one(seeds, path, json!(text), "course-only-unemployment");
            }
        }
    }
}

fn terms(case: &Value, seeds: &mut Vec<Seed>) {
    for (index, (benefit, outcome)) in rulings(case).into_iter().enumerate() {
        let effect = format!("decision.rulings.{index}.effect_from");
        if outcome != "granted" {
            continue;
        }
        match benefit {
            "pension" | "senior_pension" => {
                let start = date(case, &effect).unwrap();
                for days in [1, 9, 14] {
                    one(seeds, &effect, day(start + days.days()), "pension-start-not-first");
                }
                each(seeds, &effect, blank(), "pension-start-missing");
            }
            "resource_course" => {
                let start = date(case, &effect).unwrap();
                for months in [1, 6, 11] {
                    let until = day(start + months.months());
                    one(seeds, "decision.course_until", until, "course-too-short");
                }
                for years in [6, 7, 10] {
                    let until = day(start + years.years());
                    one(seeds, "decision.course_until", until, "course-too-long");
                }
            }
            "fleksjob" => {
                for text in [
                    "Du får et permanent fleksjob.",
                    "Du får et varigt fleksjob efter loven.",
                    "Du får fleksjob til folkepensionen.",
                ] {
                    let path = format!("decision.rulings.{index}.reason");
                    one(seeds, &path, json!(text), "fleksjob-promised-for-good");
                }
            }
            _ => {}
        }
    }
}

fn treatment(case: &Value, seeds: &mut Vec<Seed>) {
    let refused = refuses(case, "pension") || refuses(case, "senior_pension");
    // A decision of these years in a case that was begun after them is out of order, and nothing else is said of it.
    let is_later = date(case, "matter.plan_begun").is_some_and(|begun| begun.year() > 2024);
    if !refused || is_later || at(case, "decision.facts").is_null() {
        return;
    }
    let law = |on: &str| LIBRARY.law.cite("pension-treatment-refusal", on.parse().unwrap());
    for on in ["2020-06-02", "2022-06-02", "2024-06-04"] {
        assert!(law(on).is_some());
        for text in [
            "Du har sagt nej til en operation.",
            "Du ønsker ikke medicin.",
            "Du har afslået den behandling, lægen tilbød.",
            "Du vil ikke opereres.",
        ] {
            for path in ["decision.facts.0.fact", "decision.rulings.0.reason"] {
                seed(
                    seeds,
                    format!("{text} in {path}, {on}"),
                    "treatment-refusal-held-against",
                    vec![("decision.date".to_owned(), json!(on)), (path.to_owned(), json!(text))],
                );
            }
        }
    }
}

fn time(case: &Value, seeds: &mut Vec<Seed>) {
    if let Some(meeting) = date(case, "recommendation.meeting_date") {
        for days in [0, 1, 30] {
            seed(
                seeds,
                format!("put off to {days} days before the meeting"),
                "postponed-into-the-past",
                vec![
                    ("recommendation.outcome".to_owned(), json!("postponed")),
                    ("recommendation.postponed_until".to_owned(), day(meeting - days.days())),
                ],
            );
        }
    }
    let Some(decision) = date(case, "decision.date") else { return };
    for days in [40, 60, 200] {
        one(seeds, "process.complaint_received", day(decision + days.days()), "complaint-late");
    }
    for days in [31, 45, 100] {
        for field in ["forwarded", "reassessed"] {
            seed(
                seeds,
                format!("{field} {days} days after the complaint"),
                "reassessment-late",
                vec![
                    ("process.complaint_received".to_owned(), day(decision + 7.days())),
                    ("process.reassessed".to_owned(), json!(null)),
                    ("process.forwarded".to_owned(), json!(null)),
                    (format!("process.{field}"), day(decision + (7 + days).days())),
                ],
            );
        }
    }
}

fn person(case: &Value, seeds: &mut Vec<Seed>) {
    let name = at(case, "citizen.name").as_str().unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    let mut fields =
        vec!["recommendation.job_matters", "recommendation.companion", "process.undoubted_why"];
    if !items(case, "decision.facts").is_empty() {
        fields.extend(["decision.facts.0.fact", "decision.rulings.0.reason"]);
    }
    for field in fields {
        for (way, text) in [
            ("by name", format!("{first} kan arbejde lidt hver uge.")),
            ("by name, whose", format!("{first}s evne til at arbejde er lille.")),
            ("the citizen", "Borgeren kan arbejde lidt hver uge.".to_owned()),
            ("the citizen's", "Det er borgerens egen grænse.".to_owned()),
            ("she", "Hun kan arbejde lidt hver uge.".to_owned()),
            ("him", "Det er for meget for ham.".to_owned()),
        ] {
            if at(case, field.split('.').next().unwrap()).is_object() {
                seed(
                    seeds,
                    format!("{way} in {field}"),
                    "speaks-of-the-citizen",
                    vec![(field.to_owned(), json!(text))],
                );
            }
        }
    }
}
