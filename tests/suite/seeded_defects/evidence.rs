//! Defects of the evidence: who said it, who saw it, how it was tried, and the papers that it stands in.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::{MONTHS, at, items};
use super::{
    Kind, Seed, absent, blank, date, day, each, empty_talk, in_all, is, kind, no_list, one, seed,
    track,
};

pub(super) const KINDS: &[Kind] = &[
    kind("advice on health from a source that is not allowed", sources),
    kind("work trials that are no evidence", trials),
    kind("function told and not seen", functioning),
    kind("exhibits missing, unused or misnumbered", exhibits),
    kind("papers younger than what rests on them", too_new),
    kind("lists too long to use", long_lists),
];

fn sources(case: &Value, seeds: &mut Vec<Seed>) {
    let advisers = [
        "Lægekonsulent Ib Holm",
        "LÆGEKONSULENTEN",
        "Kommunens lægekonsulent",
        "kommunens læge",
        "Jobcentrets læge",
        "Lægefaglig konsulent, Egelund Kommune",
        "jobcenterlægen",
        "Socialmedicinsk konsulent",
        "Konsulentlæge Bo Ny",
        "lægekonsulenter",
    ];
    let fields = [
        "exhibits.list.0.sender",
        "exhibits.list.1.title",
        "health.considerations.0.source",
        "health.diagnoses.0.by",
        "process.coordinator_statement",
        "recommendation.participants.1.profession",
        "social.functioning.0.described_by",
        "efforts.interventions.0.source",
    ];
    for adviser in advisers {
        for field in fields.into_iter().filter(|field| at(case, field).is_string()) {
            one(seeds, field, json!(adviser), "health-source-not-allowed");
        }
    }
}

fn trials(case: &Value, seeds: &mut Vec<Seed>) {
    let list = "efforts.interventions";
    let trials = |kinds: &[&str]| -> Vec<usize> {
        let all = items(case, list).iter().enumerate();
        all.filter(|(_, item)| kinds.iter().any(|kind| item["kind"] == *kind))
            .map(|(index, _)| index)
            .collect()
    };
    for index in trials(&["work_trial", "wage_subsidy"]) {
        let field = |name: &str| format!("{list}.{index}.{name}");
        each(seeds, &field("considerations_met"), absent(), "trial-considerations-unasked");
        each(seeds, &field("hours_effective"), blank(), "trial-without-effective-hours");
        one(seeds, &field("hours_effective"), json!("38"), "trial-hours-contradict");
        let exhibit = at(case, &field("exhibit"));
        let unweighed =
            |fact: &Value| fact["exhibit"] == *exhibit && fact["weight"] == "not_weighed";
        if !items(case, "decision.facts").iter().any(unweighed) {
            one(seeds, &field("considerations_met"), json!("no"), "trial-considerations-not-met");
        }
        let subsidy = vec![
            (field("kind"), json!("wage_subsidy")),
            (field("considerations_met"), json!(null)),
        ];
        seed(
            seeds,
            "a job with wage subsidy, considerations not asked for",
            "trial-considerations-unasked",
            subsidy,
        );
    }
    let senior = items(case, "matter.applications")
        .iter()
        .any(|application| application["benefit"] == "senior_pension");
    let Some(meeting) = date(case, "recommendation.meeting_date") else { return };
    if track(case) != "team" || senior || is(case, "recommendation.outcome", "postponed") {
        return;
    }
    for (way, ended) in
        [("a day too old", meeting - 1.year() - 1.day()), ("years old", meeting - 3.years())]
    {
        let period = json!(format!(
            "1. januar 2010 – {}. {} {}",
            ended.day(),
            MONTHS[ended.month() as usize - 1],
            ended.year()
        ));
        let mut changes = in_all(case, list, "period", &period);
        changes.extend(in_all(case, "work.jobs", "period", &json!("1990–2000")));
        seed(seeds, way, "employment-measure-old", changes);
    }
    for value in no_list() {
        let changes = vec![(list.to_owned(), value.clone()), ("work.jobs".to_owned(), value)];
        seed(
            seeds,
            format!("no efforts and no jobs: {}", changes[0].1),
            "employment-measure-missing",
            changes,
        );
    }
}

fn functioning(case: &Value, seeds: &mut Vec<Seed>) {
    let list = "social.functioning";
    for value in [
        json!("told"),
        json!(null),
        json!({"answer": "unknown"}),
        json!({"answer": "not_relevant"}),
    ] {
        seed(
            seeds,
            format!("all seen: {value}"),
            "functioning-only-told",
            in_all(case, list, "seen", &value),
        );
    }
    let told: Vec<Value> =
        items(case, list).iter().filter(|row| row["seen"] == "told").cloned().collect();
    if !told.is_empty() {
        one(seeds, list, json!(told), "functioning-only-told");
    }
    for index in [0, items(case, list).len() - 1] {
        each(
            seeds,
            &format!("{list}.{index}.described_by"),
            empty_talk(),
            "functioning-without-source",
        );
    }
}

fn exhibits(case: &Value, seeds: &mut Vec<Seed>) {
    let count = items(case, "exhibits.list").len();
    let next = count + 1;
    for reference in [
        format!("Se bilag {next}."),
        format!("(Bilag {next})"),
        format!("bilag 1 og {next}"),
        format!("bilag 1-{next}"),
        format!("bilag 1, 2 og {next}."),
        "BILAG 999".to_owned(),
        "bilag nr. 99".to_owned(),
        "bilagene 98 og 99".to_owned(),
    ] {
        for field in [
            "work.challenges",
            "social.network",
            "recommendation.health_matters",
            "decision.views_answer",
        ] {
            if let Some(text) = at(case, field).as_str() {
                seed(
                    seeds,
                    format!("{reference} in {field}"),
                    "exhibit-missing",
                    vec![(field.to_owned(), json!(format!("{text} {reference}")))],
                );
            }
        }
    }
    for text in
        [format!("{next}"), format!("1 og {next}"), format!("1-{next}"), format!("bilag {next}")]
    {
        one(seeds, "checklist.functional_level_exhibits", json!(text), "exhibit-missing");
        one(seeds, "social.functioning.0.exhibit", json!(text), "exhibit-missing");
    }
    // The last exhibit is taken out, and what refers to it stays.
    let fewer: Vec<Value> = items(case, "exhibits.list")[..count - 1].to_vec();
    seed(
        seeds,
        "the last exhibit taken out",
        "exhibit-missing",
        vec![("exhibits.list".to_owned(), json!(fewer))],
    );
    for number in ["1", " 1 "] {
        one(
            seeds,
            &format!("exhibits.list.{}.number", count - 1),
            json!(number),
            "exhibit-number-twice",
        );
    }
    each(seeds, "exhibits.list.0.number", blank(), "exhibit-number-missing");
    let more = json!({"number": next.to_string(), "title": "Et notat", "group": "other", "date": "2018-01-02", "sender": "Egelund Kommune"});
    seed(
        seeds,
        "an exhibit that nothing refers to",
        "exhibit-unused",
        vec![(format!("exhibits.list.{count}"), more)],
    );
}

fn too_new(case: &Value, seeds: &mut Vec<Seed>) {
    for (section, used_on) in
        [("recommendation", "recommendation.meeting_date"), ("decision", "decision.date")]
    {
        let Some(used_on) = date(case, used_on) else { continue };
        let field = if section == "decision" {
            "decision.views_answer"
        } else {
            "recommendation.health_matters"
        };
        let Some(text) = at(case, field).as_str() else { continue };
        for (way, dated) in [
            ("a day", used_on.tomorrow().unwrap()),
            ("a month", used_on + 1.month()),
            ("a year", used_on + 1.year()),
        ] {
            for reference in ["bilag 1", "(bilag 1 og bilag 2)"] {
                let changes = vec![
                    (field.to_owned(), json!(format!("{text} Se {reference}."))),
                    ("exhibits.list.0.date".to_owned(), day(dated)),
                ];
                seed(
                    seeds,
                    format!("{way} younger than the {section} that cites {reference}"),
                    "exhibit-too-new",
                    changes,
                );
            }
        }
    }
}

fn long_lists(case: &Value, seeds: &mut Vec<Seed>) {
    for count in [26, 50, 100, 500, 1000] {
        let consideration = json!({"need": "Pauser", "reason": "Smerter", "source": "Praktiserende læge", "exhibit": "1"});
        one(seeds, "health.considerations", json!(vec![consideration; count]), "too-many-to-use");
        let main = json!({"consideration": "Din alder", "weight": "weighed", "why": "Den tæller."});
        if !super::rulings(case).is_empty() {
            one(seeds, "decision.main_considerations", json!(vec![main; count]), "too-many-to-use");
        }
    }
}
