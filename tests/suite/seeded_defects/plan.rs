//! Defects of the preparatory plan: what it lacks, what it contradicts, and words and numbers that do not belong in it.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, example, items, parse};
use super::{
    Kind, Seed, absent, blank, concerns_pension, date, day, each, empty_talk, grants, in_all, is,
    kind, no_list, one, seed, track,
};

pub(super) const KINDS: &[Kind] = &[
    kind("plan, GP's statement or fresh papers missing", papers),
    kind("health not clarified", clarity),
    kind("answers on health without grounds", grounds),
    kind("the plan assesses or recommends", wording),
    kind("the citizen's own words missing", own_words),
    kind("somebody else's CPR number", foreign_cpr),
    kind("a gap that a phrase has left", gap_left),
    kind("values that mean nothing", soundness),
    kind("days that cannot come in that order", dates),
];

fn papers(case: &Value, seeds: &mut Vec<Seed>) {
    // A case of the new way has a description in the plan's place, and nobody knows whether it needs the statement.
    let is_new = LIBRARY.look(&parse(case)).going().is_new();
    if is_new {
        each(seeds, "matter.description_made", blank(), "description-not-made");
    } else {
        each(seeds, "matter.plan_begun", blank(), "plan-not-begun");
    }
    let meeting = date(case, "recommendation.meeting_date");
    if track(case) == "team" && !is_new {
        // From 2025 on the statement may be left out, and then the case says why.
        let may_go_without = meeting
            .or(date(case, "decision.date"))
            .is_some_and(|day| LIBRARY.law.cite("gp-certificate-left-out", day).is_some());
        if may_go_without {
            let (left_out, open): (Vec<_>, Vec<_>) =
                blank().into_iter().partition(|value| value["answer"] == "not_relevant");
            each(seeds, "health.gp_received", open, "gp-statement-open");
            each(seeds, "health.gp_received", left_out, "gp-left-out-without-why");
        } else {
            each(seeds, "health.gp_received", blank(), "gp-statement-missing");
        }
        if let Some(meeting) = meeting {
            one(seeds, "health.gp_received", day(meeting.tomorrow().unwrap()), "gp-statement-late");
            one(seeds, "health.gp_received", day(meeting + 5.weeks()), "gp-statement-late");
        }
    }
    if matches!(track(case), "existing_basis" | "undoubted_refusal") {
        return;
    }
    let Some(used) = meeting.or(date(case, "decision.date")) else { return };
    for (way, newest) in
        [("a day too old", used - 6.months() - 1.day()), ("two years old", used - 2.years())]
    {
        let mut changes = medical(case, "date", &day(newest));
        changes.push((
            "health.gp_received".to_owned(),
            if track(case) == "team" { day(newest) } else { json!(null) },
        ));
        seed(seeds, way, "medical-papers-old", changes);
    }
    for (way, list) in [
        ("no exhibits", json!([])),
        ("exhibits removed", json!(null)),
        ("another's exhibits", another("exhibits.list")),
    ] {
        let changes = vec![
            ("exhibits.list".to_owned(), list),
            ("health.gp_received".to_owned(), json!(null)),
        ];
        seed(seeds, way, "medical-papers-missing", changes);
    }
    let mut regrouped = medical(case, "group", &json!("other"));
    regrouped.push(("health.gp_received".to_owned(), json!(null)));
    seed(seeds, "medical papers in another group", "medical-papers-missing", regrouped);
}

/// A change of every medical exhibit.
fn medical(case: &Value, field: &str, value: &Value) -> Vec<(String, Value)> {
    let exhibits = items(case, "exhibits.list").iter().enumerate();
    exhibits
        .filter(|(_, exhibit)| exhibit["group"] == "medical")
        .map(|(index, _)| (format!("exhibits.list.{index}.{field}"), value.clone()))
        .collect()
}

/// The same part of another case.
fn another(path: &str) -> Value {
    at(&example("half-filled"), path).clone()
}

const QUESTIONS: [&str; 8] = [
    "functional_level",
    "lasting",
    "significant",
    "stationary",
    "treatment_exhausted",
    "primary_diagnosis",
    "fluctuating",
    "treatment_effect",
];

fn clarity(case: &Value, seeds: &mut Vec<Seed>) {
    for question in QUESTIONS {
        for value in absent().into_iter().take(2) {
            one(seeds, &format!("checklist.{question}"), value, "checklist-unanswered");
        }
    }
    seed(
        seeds,
        "another's checklist",
        "checklist-unanswered",
        vec![("checklist".to_owned(), another("checklist"))],
    );
    let senior = grants(case, "senior_pension");
    let pension =
        is(case, "recommendation.outcome", "pension") || grants(case, "pension") || senior;
    let job = is(case, "recommendation.outcome", "fleksjob_few_hours")
        || grants(case, "fleksjob")
        || grants(case, "self_employed_support");
    let needed: &[&str] = match (pension && !senior, pension || job) {
        (true, _) => {
            &["functional_level", "lasting", "significant", "stationary", "treatment_exhausted"]
        }
        (false, true) => &["functional_level", "lasting", "significant"],
        (false, false) => &[],
    };
    for question in needed {
        one(seeds, &format!("checklist.{question}"), json!("open"), "checklist-open");
        one(seeds, &format!("checklist.{question}"), json!("no"), "checklist-against-outcome");
    }
    if pension && !senior {
        one(seeds, "checklist.treatment_effect", json!("open"), "checklist-open");
        one(
            seeds,
            "checklist.treatment_effect",
            json!("work_ability"),
            "checklist-against-outcome",
        );
    }
    let contradiction = "checklist-contradiction";
    if is(case, "checklist.treatment_exhausted", "yes") {
        one(seeds, "checklist.treatment_effect", json!("work_ability"), contradiction);
        one(
            seeds,
            "health.examinations",
            json!([{"what": "MR-scanning", "expected": "juni 2030"}]),
            contradiction,
        );
        for index in 0..items(case, "health.treatments").len() {
            one(
                seeds,
                &format!("health.treatments.{index}.stage"),
                json!("planned"),
                contradiction,
            );
        }
    }
    if is(case, "checklist.stationary", "yes") {
        one(seeds, "checklist.lasting", json!("no"), contradiction);
    }
    for value in no_list() {
        one(seeds, "health.diagnoses", value.clone(), contradiction);
        if is(case, "checklist.functional_level", "yes") {
            one(seeds, "social.functioning", value.clone(), contradiction);
        }
        if is(case, "checklist.considerations", "yes") {
            one(seeds, "health.considerations", value, contradiction);
        }
    }
    for value in ["yes", "no"] {
        let diagnoses = in_all(case, "health.diagnoses", "primary", &json!(value));
        if value == "no" || diagnoses.len() > 1 {
            seed(seeds, format!("every diagnosis primary: {value}"), contradiction, diagnoses);
        }
    }
    if !items(case, "health.considerations").is_empty() {
        one(seeds, "checklist.considerations", json!("no"), contradiction);
    }
}

fn grounds(case: &Value, seeds: &mut Vec<Seed>) {
    for (number, question) in QUESTIONS.into_iter().chain(["considerations"]).enumerate() {
        let answer = at(case, &format!("checklist.{question}")).as_str();
        if matches!(answer, None | Some("open")) {
            continue;
        }
        let fluctuates = question == "fluctuating" && answer == Some("yes");
        let code =
            if fluctuates { "fluctuating-without-grounds" } else { "finding-without-grounds" };
        // Every question meets some of the ways, and every way some of the questions.
        for value in empty_talk().into_iter().cycle().skip(number * 3).take(4) {
            one(seeds, &format!("checklist.{question}_grounds"), value.clone(), code);
            one(
                seeds,
                &format!("checklist.{question}_exhibits"),
                value,
                "finding-without-exhibits",
            );
        }
        one(
            seeds,
            &format!("checklist.{question}_exhibits"),
            json!("flere steder"),
            "finding-without-exhibits",
        );
    }
}

/// Sentences that assess or recommend, as they are found in plans.
const SENTENCES: [&str; 24] = [
    "Vi vurderer, at arbejdsevnen er opbrugt.",
    "Det vurderes, at der ikke er flere muligheder.",
    "DET BØR OVERVEJES AT GIVE PENSION.",
    "Borgeren bør have et fleksjob.",
    "Borgeren skal have et ressourceforløb.",
    "Jobcentret indstiller til førtidspension.",
    "Der indstilles til fleksjob.",
    "Vi anbefaler, at forløbet stopper.",
    "Det anbefales at vente.",
    "Borgeren er egnet til lettere arbejde.",
    "Borgeren er ikke egnet til at arbejde.",
    "Borgeren er ikke i stand til at arbejde.",
    "Borgeren er\n ude af\u{a0}stand til at passe et job.",
    "Det er kommunens opfattelse, at alt er prøvet.",
    "Efter vores skøn er der ikke mere at gøre.",
    "Sagsbehandlerens vurdering er, at borgeren kan arbejde.",
    "Borgeren er i målgruppen for fleksjob.",
    "Arbejdsevnen er varigt nedsat.",
    "Det er åbenbart formålsløst at fortsætte.",
    "Borgeren er umotiveret.",
    "Borgeren vil kunne arbejde 10 timer.",
    "På baggrund af lægens attest vurderer vi, at borgeren er afklaret.",
    "Lægen har sendt en attest. Det vurderes, at den er klar.",
    "Overlægen har afsluttet forløbet, og borgeren anbefales et fleksjob.",
];

fn wording(case: &Value, seeds: &mut Vec<Seed>) {
    let fields = [
        "work.challenges",
        "work.experience",
        "strengths.strengths",
        "strengths.what_works",
        "social.household",
        "social.network",
        "social.challenges",
        "health.considerations.0.reason",
        "social.functioning.0.description",
        "efforts.interventions.0.outcome",
        "health.treatments.0.effect",
        "work.jobs.0.why_ended",
        "checklist.lasting_grounds",
    ];
    let filled: Vec<&str> =
        fields.into_iter().filter(|field| at(case, field).is_string()).collect();
    for (index, sentence) in SENTENCES.into_iter().enumerate() {
        for field in [filled[index % filled.len()], filled[(index + 5) % filled.len()]] {
            let text = at(case, field).as_str().unwrap_or_default();
            for (place, text) in [
                ("after", format!("{text}\n\n{sentence}")),
                ("before", format!("{sentence} {text}")),
            ] {
                seed(
                    seeds,
                    format!("{sentence} {place} {field}"),
                    "plan-judges",
                    vec![(field.to_owned(), json!(text))],
                );
            }
        }
    }
}

fn own_words(case: &Value, seeds: &mut Vec<Seed>) {
    let silent: Vec<Value> =
        ["", "  ", "\n", "–", "..."].into_iter().map(Value::from).chain([json!(null)]).collect();
    for field in [
        "work.challenges_own",
        "strengths.strengths_own",
        "social.challenges_own",
        "health.description_own",
        "efforts.experience_own",
    ] {
        if at(case, field).is_string() {
            each(seeds, field, silent.clone(), "own-words-missing");
        }
    }
}

fn foreign_cpr(case: &Value, seeds: &mut Vec<Seed>) {
    let texts = [
        "work.challenges",
        "strengths.network",
        "social.household",
        "remarks.remarks_own",
        "process.hearing_answer_own",
        "decision.views_own",
    ];
    for (index, number) in [
        "020371-1111",
        "0203711111",
        "020371 1111",
        "020371 - 1111",
        "020371–1111",
        "(020371-1111)",
        "nr.020371-1111,",
        "620371-1111",
    ]
    .into_iter()
    .enumerate()
    {
        for field in
            texts.into_iter().filter(|field| at(case, field).is_string()).skip(index % 3).take(2)
        {
            let text = at(case, field).as_str().unwrap_or_default();
            one(seeds, field, json!(format!("{number} {text}")), "cpr-of-another");
            seed(
                seeds,
                format!("{number} at the end of {field}"),
                "cpr-of-another",
                vec![(field.to_owned(), json!(format!("{text} {number}")))],
            );
        }
    }
    let own = at(case, "citizen.cpr").as_str().unwrap_or_default();
    let sister = format!(
        "{}{}",
        &own[..own.len() - 1],
        (own.bytes().last().unwrap_or(b'0') - b'0' + 1) % 10
    );
    seed(
        seeds,
        "the own number with one digit changed",
        "cpr-of-another",
        vec![("social.network".to_owned(), json!(sister))],
    );
}

fn gap_left(case: &Value, seeds: &mut Vec<Seed>) {
    for (gap, code) in [
        ("[mangler: Sagsbehandlerens navn]", "gap-left"),
        ("[mangler: Dato for høringen]", "gap-left"),
        ("{{ sender.name }}", "template-code-left"),
        ("{% value process.hearing_sent %}", "template-code-left"),
    ] {
        for field in [
            "work.challenges",
            "work.experience",
            "strengths.personal",
            "social.challenges",
            "social.network",
            "social.household",
            "health.meaning_for_work",
            "decision.views_answer",
        ] {
            if let Some(text) = at(case, field).as_str() {
                one(seeds, field, json!(format!("{text} Ring til {gap}.")), code);
                one(seeds, field, json!(format!("{gap} {text}")), code);
            }
        }
    }
}

fn soundness(case: &Value, seeds: &mut Vec<Seed>) {
    for text in ["31. februar 2018", "2018-13-01", "0.1.2018", "29-02-2019", "310218"] {
        one(seeds, "matter.plan_begun", json!(text), "date-impossible");
    }
    for text in ["foråret 2018", "i foråret", "primo marts", "marts 2018", "2018", "2017-2018"] {
        one(seeds, "matter.plan_begun", json!(text), "date-approximate");
    }
    for text in ["1-3-18", "1. marts", "1.3.45", "010345"] {
        one(seeds, "matter.plan_begun", json!(text), "date-year-open");
    }
    for text in ["mange", "ca. 5", "-3", "1,2,3"] {
        one(seeds, "exhibits.list.0.pages", json!(text), "number-not-understood");
    }
    for text in ["0", "2,5", "0,0", "12,75", "999999999"] {
        one(seeds, "exhibits.list.0.pages", json!(text), "exhibit-pages-odd");
    }
    for text in ["169", "999999999", "168,5", "3700"] {
        one(seeds, "work.jobs.0.hours", json!(text), "hours-impossible");
    }
    for text in ["123", "310271-1111", "1111111111111"] {
        one(
            seeds,
            "citizen.cpr",
            json!(text),
            if text.starts_with("31") { "cpr-date" } else { "cpr-digits" },
        );
    }
    for text in ["a\u{202e}b", "a\u{200f}b"] {
        one(seeds, "social.housing", json!(text), "hidden-character");
    }
    for text in ["a\u{e123}b", "مرحبا", "glad \u{1f600}"] {
        one(seeds, "social.housing", json!(text), "unshown-character");
    }
    one(seeds, "efforts.interventions.0.period", json!("dengang"), "period-not-understood");
    if concerns_pension(case) {
        one(seeds, "decision.date", json!("30. februar 2018"), "date-impossible");
    }
}

fn dates(case: &Value, seeds: &mut Vec<Seed>) {
    let pairs = [
        ("matter.plan_begun", "recommendation.meeting_date"),
        ("health.gp_requested", "health.gp_received"),
        ("recommendation.meeting_date", "process.hearing_sent"),
        ("process.hearing_sent", "process.hearing_deadline"),
        ("process.hearing_sent", "process.hearing_answer_date"),
        ("process.offer_made", "process.offer_meeting"),
        ("process.offer_meeting", "decision.date"),
        ("process.transition_date", "decision.date"),
        ("recommendation.meeting_date", "decision.date"),
        ("decision.date", "process.complaint_received"),
        ("process.complaint_received", "process.reassessed"),
        ("process.reassessed", "process.forwarded"),
    ];
    for (first, second) in pairs {
        if let (Some(earlier), Some(later)) = (date(case, first), date(case, second)) {
            one_shifted(seeds, second, day(earlier.yesterday().unwrap()), "a day too early");
            one_shifted(seeds, first, day(later.tomorrow().unwrap()), "a day too late");
        }
    }
    years(case, seeds);
}

/// Years that were mistyped, and a step to come that is over.
fn years(case: &Value, seeds: &mut Vec<Seed>) {
    for late in ["2034-02-02", "2044-02-02"] {
        one(seeds, "health.gp_received", json!(late), "day-far-off");
    }
    if !items(case, "matter.applications").is_empty() {
        one(seeds, "matter.applications.0.date", json!("1998-02-02"), "day-far-off");
    }
    if !items(case, "decision.next_steps").is_empty() && date(case, "decision.date").is_some() {
        for when in ["2011-02-02", "foråret 2012", "marts 2013"] {
            one(seeds, "decision.next_steps.0.when", json!(when), "next-step-past");
        }
    }
}

fn one_shifted(seeds: &mut Vec<Seed>, path: &str, value: Value, way: &str) {
    seed(seeds, format!("{path} {way}"), "dates-out-of-order", vec![(path.to_owned(), value)]);
}
