//! Faults that two parts of a case show together, and faults in what it tells of its own steps.

use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{Kind, Seed, grants, is, kind, one, refuses, rulings, seed, track};

pub(super) const KINDS: &[Kind] = &[
    kind("work that goes against the considerations", functions),
    kind("hours and efforts that nothing bears out", hours),
    kind("terms of a scheme that are not kept", terms),
    kind("people and papers left out", left_out),
];

fn functions(case: &Value, seeds: &mut Vec<Seed>) {
    if items(case, "decision.job_functions").is_empty() {
        return;
    }
    let needs = json!([{"need": "Intet løft over 5 kg, intet over skulderhøjde og intet på knæ"}, {"need": "Mødetid tidligst kl. 9.30"}]);
    for tasks in [
        "Bære døre ind.",
        "Slæbe kasser med varer.",
        "Lægge sække på 20 kg på plads.",
        "Sætte loftplader op.",
        "Fylde den øverste reol op.",
        "Hænge overskabe op.",
        "Lægge lister på knæ.",
        "Male med armene over hovedet.",
        "Begynde kl. 6.30 og pakke varer.",
        "Åbne butikken klokken 7.",
    ] {
        seed(
            seeds,
            tasks,
            "job-function-against-considerations",
            vec![
                ("health.considerations".to_owned(), needs.clone()),
                ("decision.job_functions.0.tasks".to_owned(), json!(tasks)),
            ],
        );
    }
}

fn hours(case: &Value, seeds: &mut Vec<Seed>) {
    let refused = rulings(case).iter().position(|ruled| *ruled == ("pension", "refused"));
    let Some(index) = refused else { return };
    let reason = format!("decision.rulings.{index}.reason");
    if at(case, "matter.description_made").is_string() {
        for statement in [
            "Højst to timer om ugen kan holde.",
            "To til tre timer om ugen er realistisk.",
            "Otte timer er ikke holdbart. Maksimalt tre timer om ugen.",
        ] {
            one(seeds, "process.coordinator_statement", json!(statement), "hours-above-advice");
        }
    }
    let is_trial = |item: &Value| item["kind"].as_str() == Some("work_trial");
    if let Some(trial) = items(case, "efforts.interventions").iter().position(is_trial) {
        for said in ["kan arbejde", "kan klare", "er i stand til at arbejde"] {
            seed(
                seeds,
                format!("{said} above the trials"),
                "refusal-hours-above-trials",
                vec![
                    (
                        reason.clone(),
                        json!(format!("Du {said} 18 timer om ugen i et let arbejde.")),
                    ),
                    (format!("efforts.interventions.{trial}.hours_attended"), json!("18")),
                ],
            );
        }
    }
    for effect in ["Grebet er uændret.", "Ingen virkning på timerne.", "Det har ikke hjulpet."] {
        for named in ["Håndtræning i tre måneder.", "Ny håndtræning og derefter praktik."] {
            seed(
                seeds,
                format!("{named} after {effect}"),
                "effort-tried-already",
                vec![
                    ("decision.named_effort".to_owned(), json!(named)),
                    (
                        "health.treatments.0".to_owned(),
                        json!({"what": "Håndtræning", "stage": "ended", "effect": effect}),
                    ),
                ],
            );
        }
    }
}

fn terms(case: &Value, seeds: &mut Vec<Seed>) {
    if refuses(case, "pension") && is(case, "matter.track", "undoubted_refusal") {
        for question in
            ["functional_level", "lasting", "significant", "stationary", "treatment_exhausted"]
        {
            one(seeds, &format!("checklist.{question}"), json!("open"), "undoubted-but-open");
        }
        one(
            seeds,
            "health.examinations",
            json!([{"what": "Scanning af lænden"}]),
            "undoubted-but-open",
        );
    }
    if grants(case, "self_employed_support") {
        let last = items(case, "work.jobs").len() - 1;
        for begun in ["siden november 2017", "siden 1. januar 2018"] {
            one(seeds, &format!("work.jobs.{last}.period"), json!(begun), "firm-too-young");
        }
    }
    if grants(case, "senior_pension") {
        for reason in ["Du har ikke været i praktik.", "Alle tilbud er ikke prøvet."] {
            seed(
                seeds,
                reason,
                "senior-refused-for-efforts",
                vec![
                    ("decision.rulings.0.outcome".to_owned(), json!("refused")),
                    ("decision.rulings.0.reason".to_owned(), json!(reason)),
                ],
            );
        }
    }
    let job = rulings(case).iter().position(|ruled| *ruled == ("fleksjob", "granted"));
    if let Some(index) = job {
        let jobs = items(case, "work.jobs").len();
        for reason in ["Du får fleksjob i fem år mere.", "Du får fleksjob for fem år."] {
            seed(
                seeds,
                reason,
                "fleksjob-limited-again",
                vec![
                    ("citizen.cpr".to_owned(), json!("140965-0618")),
                    (
                        format!("work.jobs.{jobs}"),
                        json!({"period": "2010–2012", "function": "Fleksjob på et lager"}),
                    ),
                    (format!("decision.rulings.{index}.reason"), json!(reason)),
                ],
            );
        }
        if at(case, "decision.date").as_str().is_some_and(|day| day > "2020") {
            one(
                seeds,
                &format!("decision.rulings.{index}.reason"),
                json!(
                    "Du får fleksjob efter § 70, stk. 2, i lov om en aktiv beskæftigelsesindsats."
                ),
                "rule-moved-in-text",
            );
        }
    }
}

fn left_out(case: &Value, seeds: &mut Vec<Seed>) {
    if at(case, "decision.date").is_null() {
        return;
    }
    if at(case, "recommendation.meeting_date").is_string()
        && !at(case, "matter.description_made").is_string()
    {
        for why in ["Du bad om en ny dag, men det hastede.", "Du var forhindret."] {
            seed(
                seeds,
                why,
                "absent-for-a-reason",
                vec![
                    ("recommendation.citizen_present".to_owned(), json!("no")),
                    ("recommendation.absent_why".to_owned(), json!(why)),
                ],
            );
        }
        for why in ["Mødelederen svarer i en mail.", "Der er ikke holdt møde."] {
            seed(
                seeds,
                why,
                "seen-again-by-few",
                vec![
                    ("decision.re_presented".to_owned(), at(case, "decision.date").clone()),
                    ("decision.re_presented_why".to_owned(), json!(why)),
                ],
            );
        }
    }
    for note in ["Værgen er ikke skrevet på.", "Vi har ikke spurgt værgen. Værgen er ikke hørt."]
    {
        seed(
            seeds,
            note,
            "guardian-left-out",
            vec![
                ("citizen.representative_role".to_owned(), json!("guardian")),
                ("process.offer_note".to_owned(), json!(note)),
            ],
        );
    }
    if at(case, "matter.description_made").is_string() {
        one(seeds, "remarks.made_together", json!("no"), "description-not-made-together");
        one(seeds, "remarks.made_together", json!(null), "description-together-unanswered");
    }
    if track(case) == "existing_basis" {
        one(seeds, "recommendation.outcome", json!("postponed"), "existing-basis-postponed");
        for effect in ["Status er ikke hentet.", "Den slags henter vi ikke."] {
            one(seeds, "health.treatments.0.effect", json!(effect), "existing-paper-not-fetched");
        }
    }
    if at(case, "process.complaint_received").is_string() {
        let why = "process.reassessment_why";
        for late in ["Klagen er kommet for sent.", "Klagen kom efter fristen."] {
            one(seeds, why, json!(late), "complaint-called-late");
        }
        seed(
            seeds,
            "a paper with the complaint",
            "complaint-paper-left-out",
            vec![
                ("exhibits.list.0.date".to_owned(), at(case, "process.complaint_received").clone()),
                (why.to_owned(), json!("Vi fastholder afgørelsen.")),
            ],
        );
    }
    seed(
        seeds,
        "a delay for the holidays",
        "delay-of-our-own",
        vec![
            ("process.delay_told".to_owned(), at(case, "decision.date").clone()),
            ("process.delay_reason".to_owned(), json!("Vi har haft ferie og mange sager.")),
        ],
    );
}
