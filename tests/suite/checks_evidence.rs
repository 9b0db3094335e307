//! The checks of the plan and its evidence: a case where each rule fires, and one where it just does not.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use forberedt::problem::Severity;
use forberedt::source_text::SourceText;
use serde_json::{Value, json};

use super::cases::{
    LIBRARY, at, changed, checks_between, example, items, named, names, problems, set,
};

/// The checks of this part, by the words file.
static OWN: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| checks_between("The plan and its evidence", Some("The decision")));

fn fired(case: &Value) -> Vec<String> {
    problems(case).iter().filter(|problem| OWN.contains(&problem.code)).map(named).collect()
}

/// Holds that the changes to the example of a pension granted make just these checks fire.
#[track_caller]
fn pension(changes: &[(&str, Value)], expected: &[&str]) {
    assert_eq!(fired(&changed("pension-granted-2018", changes)), expected);
}

const NONE: &[&str] = &[];

fn not_relevant() -> Value {
    json!({"answer": "not_relevant"})
}

/// The half-filled case is honest about its gaps, and some law of some days nobody has looked up.
#[test]
fn the_examples_are_clean() {
    for name in names() {
        let found = problems(&example(&name));
        let serious: Vec<String> =
            found.iter().filter(|problem| problem.severity > Severity::Advice).map(named).collect();
        let expected: &[&str] = match name.as_str() {
            "half-filled" => &[
                "trial-considerations-unasked efforts.interventions[0].considerations_met",
                "trial-without-effective-hours efforts.interventions[0].hours_effective",
            ],
            "waiting-for-answers-2018" => &["statement-stale-foretold process.planned_decision"],
            _ => &[],
        };
        assert_eq!(serious, expected, "{name}");
        let advice: Vec<String> = found
            .iter()
            .filter(|problem| problem.severity == Severity::Advice)
            .map(named)
            .collect();
        let expected: &[&str] = match name.as_str() {
            "half-filled" => {
                &["cpr-check-digit citizen.cpr", "own-words-missing efforts.experience_own"]
            }
            _ => &["cpr-check-digit citizen.cpr"],
        };
        assert_eq!(advice, expected, "{name}");
    }
}

#[test]
fn an_empty_case_has_nothing_to_check() {
    assert_eq!(fired(&json!({})), NONE);
    assert_eq!(
        fired(&json!({"matter": {"track": "team"}, "health": {"gp_requested": "2018-01-01"}})),
        NONE
    );
}

#[test]
fn a_plan_is_begun_before_the_team_meets() {
    pension(&[("matter.plan_begun", json!(null))], &["plan-not-begun matter.plan_begun"]);
    pension(&[("matter.plan_begun", json!(" "))], &["plan-not-begun matter.plan_begun"]);
    let early = json!({"work": {"experience": "Ti år i en butik."}});
    assert_eq!(fired(&early), NONE);
}

#[test]
fn the_ordinary_track_demands_the_gps_statement() {
    pension(
        &[("health.gp_received", not_relevant())],
        &["gp-statement-missing health.gp_received"],
    );
    pension(
        &[("health.gp_received", json!("2018-03-07"))],
        &["gp-statement-late health.gp_received"],
    );
    pension(&[("health.gp_received", json!("2018-03-06"))], NONE);
    // A case that has only come to its plan still waits for the statement.
    let plan = json!({"matter": {"plan_begun": "2018-01-15", "track": "team"}});
    assert_eq!(fired(&plan), NONE);
    for name in ["existing-basis-refused-2018", "complaint-upheld-2018"] {
        assert_eq!(
            fired(&changed(name, &[("health.gp_received", not_relevant())])),
            NONE,
            "{name}"
        );
    }
}

#[test]
fn from_2025_on_the_statement_may_be_left_out_when_other_papers_do_and_the_case_says_why() {
    let left_out = |met: &str, why: Value| {
        json!({
            "matter": {"plan_begun": "2024-11-01", "track": "team"},
            "work": {"experience": "Ti år i en butik.", "jobs": [{"period": "2024", "employer": "Butikken"}]},
            "health": {"gp_received": not_relevant(), "gp_left_out_why": why},
            "exhibits": {"list": [{"number": "1", "title": "Speciallægens erklæring", "group": "medical", "date": "2024-11-15", "sender": "Speciallæge"}]},
            "recommendation": {"meeting_date": met}
        })
    };
    let gp = |case: &Value| -> Vec<String> {
        fired(case).into_iter().filter(|found| found.starts_with("gp-")).collect()
    };
    let why = json!(
        "Speciallægens erklæring beskriver helbredet og hensynene, og der er ikke sket noget siden."
    );
    assert_eq!(
        gp(&left_out("2024-12-31", why.clone())),
        ["gp-statement-missing health.gp_received"],
        "the day before, the law demands it"
    );
    assert_eq!(gp(&left_out("2025-01-01", why.clone())), NONE);
    for nothing in [json!(null), json!(" "), json!("Ja"), not_relevant()] {
        assert_eq!(
            gp(&left_out("2025-01-01", nothing)),
            ["gp-left-out-without-why health.gp_left_out_why"]
        );
    }
    let mut bare = left_out("2025-01-01", why.clone());
    set(&mut bare, "exhibits.list.0.group", json!("other"));
    assert_eq!(gp(&bare), ["gp-left-out-without-papers exhibits.list"]);
    // An answer that is only missing says nothing of leaving it out.
    for open in [json!(null), json!({"answer": "unknown"})] {
        let mut case = left_out("2025-01-01", why.clone());
        set(&mut case, "health.gp_received", open);
        assert_eq!(gp(&case), ["gp-statement-open health.gp_received"]);
    }
}

#[test]
fn a_manifest_case_does_without_the_statement_where_other_medical_papers_are_there() {
    let other = |case: &mut Value| {
        for index in 0..3 {
            set(case, &format!("exhibits.list.{index}.group"), json!("other"));
        }
    };
    let mut case = example("manifestly-futile-2018");
    other(&mut case);
    assert_eq!(
        fired(&case),
        ["gp-statement-needed health.gp_received", "medical-papers-missing exhibits.list"]
    );
    set(&mut case, "exhibits.list.1.group", json!("medical"));
    assert_eq!(fired(&case), NONE);
}

#[test]
fn medical_papers_are_no_older_than_the_period_says() {
    let newest = |day: &str| {
        let mut case = changed(
            "pension-granted-2018",
            &[("health.gp_received", json!(day)), ("decision.date", json!("2018-05-15"))],
        );
        for index in 0..4 {
            set(&mut case, &format!("exhibits.list.{index}.date"), json!(day));
        }
        fired(&case)
    };
    assert_eq!(newest("2017-11-15"), NONE);
    assert_eq!(newest("2017-11-14"), ["medical-papers-old decision.date"]);
    assert_eq!(newest("2017-09-06"), ["medical-papers-old decision.date"]);
    assert_eq!(
        newest("2017-09-05"),
        ["medical-papers-old recommendation.meeting_date", "medical-papers-old decision.date"]
    );
    // What rests on the papers that are there cannot ask for new ones.
    let old = [
        ("exhibits.list.0.date", json!("2016-01-17")),
        ("exhibits.list.1.date", json!("2016-02-08")),
    ];
    assert_eq!(fired(&changed("existing-basis-refused-2018", &old)), NONE);
}

#[test]
fn every_question_on_health_is_answered_before_the_team_recommends() {
    for state in [json!(null), json!({"answer": "unknown"})] {
        pension(
            &[("checklist.primary_diagnosis", state.clone())],
            &["checklist-unanswered checklist.primary_diagnosis"],
        );
        pension(&[("checklist.lasting", state)], &["checklist-unanswered checklist.lasting"]);
    }
    pension(&[("checklist.lasting", not_relevant())], &["checklist-unanswered checklist.lasting"]);
    pension(&[("checklist.considerations", not_relevant())], NONE);
    assert_eq!(
        fired(&json!({"checklist": {"lasting": "open"}, "matter": {"track": "team"}})),
        NONE
    );
}

#[test]
fn open_questions_are_in_the_way_of_what_they_decide_alone() {
    for question in [
        "functional_level",
        "lasting",
        "significant",
        "stationary",
        "treatment_exhausted",
        "treatment_effect",
        "primary_diagnosis",
    ] {
        let path = format!("checklist.{question}");
        pension(&[(&path, json!("open"))], &[&format!("checklist-open {path}")]);
    }
    for question in ["fluctuating", "considerations"] {
        pension(&[(&format!("checklist.{question}"), json!("open"))], NONE);
    }
    for question in ["lasting", "stationary", "treatment_exhausted", "treatment_effect"] {
        assert_eq!(
            fired(&changed("postponed-2018", &[(&format!("checklist.{question}"), json!("open"))])),
            NONE,
            "{question}"
        );
    }
    let fleksjob = |question: &str| {
        fired(&changed(
            "fleksjob-few-hours-2021",
            &[(&format!("checklist.{question}"), json!("open"))],
        ))
    };
    assert_eq!(fleksjob("significant"), ["checklist-open checklist.significant"]);
    assert_eq!(fleksjob("stationary"), NONE);
}

#[test]
fn the_outcome_fits_the_answers() {
    for question in
        ["lasting", "significant", "stationary", "treatment_exhausted", "functional_level"]
    {
        let found = fired(&changed(
            "pension-granted-2018",
            &[(&format!("checklist.{question}"), json!("no"))],
        ));
        assert!(
            found.contains(&format!("checklist-against-outcome checklist.{question}")),
            "{found:?}"
        );
    }
    let case = |name: &str, question: &str| {
        fired(&changed(name, &[(&format!("checklist.{question}"), json!("no"))]))
    };
    assert_eq!(
        case("fleksjob-few-hours-2021", "significant"),
        ["checklist-against-outcome checklist.significant"]
    );
    assert_eq!(
        case("self-employed-2018", "significant"),
        ["checklist-against-outcome checklist.significant"]
    );
    assert_eq!(
        case("senior-pension-2018", "significant"),
        ["checklist-against-outcome checklist.significant"]
    );
    // The senior pension asks for no development, and a refusal may rest on any answer.
    assert_eq!(case("senior-pension-2018", "treatment_exhausted"), NONE);
    assert_eq!(case("complaint-upheld-2018", "significant"), NONE);
}

#[test]
fn answers_that_cannot_both_be_right_are_named() {
    let contradicts = |changes: &[(&str, Value)], question: &str| {
        let found = fired(&changed("self-employed-2018", changes));
        assert!(
            found.contains(&format!("checklist-contradiction checklist.{question}")),
            "{found:?}"
        );
    };
    contradicts(&[("health.treatments.0.stage", json!("planned"))], "treatment_exhausted");
    contradicts(&[("health.examinations", json!([{"what": "Scanning"}]))], "treatment_exhausted");
    contradicts(&[("checklist.treatment_effect", json!("work_ability"))], "treatment_exhausted");
    contradicts(&[("checklist.treatment_effect", json!("work_ability"))], "stationary");
    contradicts(&[("checklist.lasting", json!("no"))], "lasting");
    contradicts(&[("health.diagnoses.1.primary", json!("yes"))], "primary_diagnosis");
    contradicts(&[("health.diagnoses.0.primary", json!("no"))], "primary_diagnosis");
    contradicts(&[("social.functioning", json!([]))], "functional_level");
    contradicts(&[("health.considerations", not_relevant())], "considerations");
    contradicts(&[("checklist.considerations", json!("no"))], "considerations");
    assert_eq!(
        fired(&changed("self-employed-2018", &[("health.treatments.0.stage", json!("ongoing"))])),
        NONE
    );
    assert_eq!(
        fired(&changed("self-employed-2018", &[("health.treatments.0.stage", json!("ended"))])),
        NONE
    );
}

#[test]
fn every_finding_has_its_grounds_and_exhibits() {
    for blank in [
        json!(null),
        json!("  \n"),
        json!("–"),
        json!("Ikke relevant."),
        json!({"answer": "unknown"}),
    ] {
        pension(
            &[("checklist.stationary_grounds", blank.clone())],
            &["finding-without-grounds checklist.stationary_grounds"],
        );
        pension(
            &[("checklist.stationary_exhibits", blank.clone())],
            &["finding-without-exhibits checklist.stationary_exhibits"],
        );
        pension(
            &[("checklist.fluctuating_grounds", blank)],
            &["fluctuating-without-grounds checklist.fluctuating_grounds"],
        );
    }
    let steady =
        [("checklist.fluctuating", json!("no")), ("checklist.fluctuating_grounds", json!(null))];
    pension(&steady, &["finding-without-grounds checklist.fluctuating_grounds"]);
    let open = [
        ("checklist.considerations", json!("open")),
        ("checklist.considerations_grounds", json!(null)),
    ];
    pension(&open, NONE);
    let plan = json!({"checklist": {"lasting": "yes"}});
    assert_eq!(fired(&plan), NONE);
}

#[test]
fn an_empty_plan_and_a_late_statement_are_no_ground() {
    let sections = ["work", "strengths", "social", "health", "efforts"];
    let empty: Vec<(&str, Value)> =
        sections.into_iter().map(|section| (section, json!({}))).collect();
    let found = |changes: &[(&str, Value)]| fired(&changed("pension-granted-2018", changes));
    assert!(found(&empty).contains(&"plan-empty work.experience".to_owned()));
    let told = [empty, vec![("work.experience", json!("Tre år på et lager."))]].concat();
    assert!(!found(&told).contains(&"plan-empty work.experience".to_owned()));
    let late = |day: &str| {
        fired(&changed("manifestly-futile-2018", &[("health.gp_received", json!(day))]))
    };
    assert!(
        late("2018-03-21").contains(&"gp-statement-after-decision health.gp_received".to_owned())
    );
    assert!(
        !late("2018-03-20").contains(&"gp-statement-after-decision health.gp_received".to_owned())
    );
}

#[test]
fn a_fleksjob_and_a_pension_need_a_clear_case() {
    let open = |name: &str, question: &str| {
        fired(&changed(name, &[(&format!("checklist.{question}"), json!("open"))]))
    };
    for question in ["stationary", "treatment_exhausted"] {
        assert_eq!(
            open("pension-refused-fleksjob-granted-2018", question),
            [format!("checklist-open checklist.{question}")]
        );
    }
    assert_eq!(
        open("pension-granted-2018", "primary_diagnosis"),
        ["checklist-open checklist.primary_diagnosis"]
    );
    assert_eq!(open("pension-refused-fleksjob-granted-2018", "primary_diagnosis"), NONE);
}

/// A sentence in the plan, and the listed words that it must be told about.
#[track_caller]
fn judged(sentence: &str, expected: &[&str]) {
    let case = json!({"work": {"challenges": sentence, "challenges_own": "Jeg er træt."}});
    let found = problems(&case);
    let told = found.iter().filter(|problem| named(problem) == "plan-judges work.challenges");
    let words: Vec<&str> = told
        .map(|problem| problem.message.split('»').nth(2).unwrap().split('«').next().unwrap())
        .collect();
    assert_eq!(words, expected, "{sentence}");
}

#[test]
fn words_that_assess_or_recommend_are_named_in_every_form() {
    judged("Vi vurderer, at Birgitte kan arbejde ti timer.", &["vurderer"]);
    judged("Det VURDERES, at hun kan arbejde.", &["vurderes"]);
    judged("Hun BØR arbejde, og hun bør hvile.", &["bør"]);
    judged("Hun skal\u{a0}have fleksjob.", &["skal have"]);
    judged("Kommunen indstiller til pension.", &["indstiller"]);
    judged("Vi anbefaler et ressourceforløb.", &["anbefaler"]);
    judged("Hun er egnet til kontorarbejde.", &["egnet til"]);
    judged("Hun er ikke i stand til at løfte.", &["ikke i stand til"]);
    judged(
        "Det er vores opfattelse, at hun er i målgruppen for fleksjob.",
        &["vores opfattelse", "målgruppen for"],
    );
    judged("Efter lægens attest vurderer vi, at hun er rask.", &["vurderer"]);
    judged("Overlægen har set skulderen, og borgeren vurderes at kunne arbejde.", &["vurderes"]);
    judged("Kommunens vurdering er klar.", &["vurdering"]);
    judged("Virksomhedskonsulenten vurderer, at han kan mere.", &["vurderer"]);
    judged("Jobcentret mener, at han bør hvile.", &["bør"]);
    judged("Lægen skriver, at ryggen er slidt; det vurderes, at han kan.", &["vurderes"]);
    judged("Han har talt med lægen om ryggen: det vurderes, at han kan.", &["vurderes"]);
    judged("Det er jobcentrets opfattelse, at han kan.", &["jobcentrets opfattelse"]);
    judged("Han har ret til førtidspension.", &["har ret til førtidspension"]);
    judged("Samlet set vurderet kan han mere.", &["samlet set vurderet"]);
    judged(
        "Han er ikke motiveret, og det berettiger til fleksjob.",
        &["ikke motiveret", "berettiger til"],
    );
    judged("Han skal have en mentor.", &["skal have"]);
    judged("Anders' ryg er slidt, og det vurderes, at Anders' knæ er værre.", &["vurderes"]);
}

#[test]
fn the_same_words_from_somebody_else_or_in_another_sense_do_not_count() {
    for sentence in [
        "Lægen vurderer, at hun kan stå op i en time.",
        "Speciallægen har vurderet, at tilstanden er varig (bilag 2).",
        "Ifølge overlæge Ny vurderes behandlingen at være slut.",
        "Ifølge dr. Holm, overlæge, vurderes forløbet slut.",
        "I attesten vurderer lægen, at hun bør undgå løft.",
        "Tilstanden vurderes af speciallægen som stationær.",
        "Efter lægens vurdering kan hun gå en kilometer.",
        "Birgitte fortæller, at hun ikke er i stand til at løfte gryder.",
        "Hun vurderer selv, at hun kan arbejde to timer.",
        "I 2016 indstillede teamet hende til et ressourceforløb.",
        "Konsulenten skrev: »Hun bør have pauser.«",
        "Der står \"vi vurderer\" i notatet.",
        "Der står „det vurderes“ i notatet.",
        "Hun har børn og børnebørn, en funktionsvurdering og en god indstilling.",
        "Hun skal have opereret hoften i maj.",
        "Anders siger, at han bør hvile.",
        "Anders oplever, at han ikke er i stand til at løfte.",
        "Konen mener, at han bør hvile.",
        "Praktikstedet anbefaler flere pauser.",
        "Butikschefen foreslog flere pauser.",
        "Anders skal have en ny stol.",
        "Anders skal have børnene om torsdagen.",
        "Han fik en vurdering af sit hjem af ergoterapeut Lis Bo.",
        "Vurderingen er lavet af psykologen.",
        "Overlæge, dr.med. Hans Kragh vurderer, at ryggen er slidt.",
        "Tunge løft frarådes også af egen læge.",
        "Mentor bevilges fra 1. maj.",
        "Der er lagt Ankestyrelsens vurdering fra 2015 på sagen.",
        "Der står 'det vurderes' i notatet.",
        "Der står ‘vi vurderer’ i notatet.",
        "Overlægen skriver: Tilstanden vurderes stationær.",
    ] {
        judged(sentence, NONE);
    }
    // A mark that is opened and never closed quotes nothing.
    judged("Hun sagde »nej. Det vurderes, at hun kan.", &["vurderes"]);
    judged("Lægen er ny.\n\nDet vurderes, at hun kan.", &["vurderes"]);
    for end in ["Lægen er ny.", "Lægen var der i 2016.", "Lægen er ny (bilag 2)."] {
        judged(&format!("{end} Det vurderes, at hun kan."), &["vurderes"]);
    }
}

#[test]
fn the_citizens_own_words_and_the_recommendation_may_assess() {
    let words = json!("Jeg vurderer, at jeg bør have pension.");
    for field in [
        "work.challenges_own",
        "strengths.strengths_own",
        "health.description_own",
        "recommendation.health_matters",
        "decision.views_answer",
    ] {
        pension(&[(field, words.clone())], NONE);
    }
    pension(&[("health.gp_summary", json!("Tilstanden vurderes stationær."))], NONE);
    for field in [
        "work.jobs.0.why_ended",
        "social.housing",
        "efforts.interventions.1.outcome",
        "checklist.lasting_grounds",
    ] {
        let mut case = example("pension-granted-2018");
        let text = format!("{} Det vurderes.", at(&case, field).as_str().unwrap());
        set(&mut case, field, json!(text));
        let path = field.replace(".0.", "[0].").replace(".1.", "[1].");
        assert_eq!(fired(&case), [format!("plan-judges {path}")]);
    }
}

#[test]
fn advice_on_health_comes_from_whom_the_law_allows() {
    for (field, value) in [
        ("exhibits.list.2.sender", "Lægekonsulent Ib Holm"),
        ("exhibits.list.2.title", "Notat fra kommunens læge"),
        ("health.considerations.0.source", "LÆGEKONSULENTEN"),
        ("health.diagnoses.1.by", "Kommunens lægekonsulent"),
        ("process.coordinator_statement", "Lægekonsulenten har set på sagen."),
        ("recommendation.participants.2.profession", "Lægekonsulent"),
        ("social.functioning.0.described_by", "jobcentrets læge"),
    ] {
        let path = field.replace(".0.", "[0].").replace(".1.", "[1].").replace(".2.", "[2].");
        pension(&[(field, json!(value))], &[&format!("health-source-not-allowed {path}")]);
    }
    for value in [
        "Lægekonsulenternes notat",
        "Konsulentlægens notat",
        "Lægekonsulentudtalelse",
        "lægekonsulentbistand",
        "Læge konsulent",
        "Lægekons. Ib Holm",
        "Læge\u{ad}konsulent",
        "Kommunallæge",
        "Kommunens speciallæge",
        "kommunens psykiater",
        "Kommunens egen læge",
        "Socialoverlæge",
        "Lægelig konsulent",
        "Konsulterende læge, Vinge Kommune",
        "Lægekonsulenten vurderer ikke, at der er mere at gøre",
    ] {
        pension(
            &[("exhibits.list.2.sender", json!(value))],
            &["health-source-not-allowed exhibits.list[2].sender"],
        );
    }
    for value in [
        "Psykiatrisk konsulent, Fjordbakken Sygehus",
        "Konsulterende læge, Smertecenter Nord",
        "Socialoverlæge, klinisk funktion",
        "Brev om, at lægekonsulent ikke har været brugt",
        "Notat: uden lægekonsulent",
        "Vi har ikke rådført os med en lægekonsulent",
        "Lægekonsultation hos egen læge",
    ] {
        pension(&[("exhibits.list.2.sender", json!(value))], NONE);
    }
    let words = json!("Lægekonsulenten vurderer, at der ikke kan ske mere.");
    for field in [
        "decision.rulings.0.reason",
        "decision.facts.0.fact",
        "recommendation.participants.0.view",
        "recommendation.health_matters",
    ] {
        let path = field.replace(".0.", "[0].");
        let found = fired(&changed("pension-granted-2018", &[(field, words.clone())]));
        assert!(found.contains(&format!("health-source-not-allowed {path}")), "{field}: {found:?}");
    }
    let found =
        fired(&changed("pension-granted-2018", &[("checklist.lasting_grounds", words.clone())]));
    assert!(
        found.contains(&"health-source-not-allowed checklist.lasting_grounds".to_owned()),
        "{found:?}"
    );
    for field in ["recommendation.views_own", "decision.views_answer"] {
        let found = fired(&changed("pension-granted-2018", &[(field, words.clone())]));
        assert!(
            !found.iter().any(|found| found.starts_with("health-source")),
            "{field}: {found:?}"
        );
    }
    for value in [
        "Sundhedskoordinator, klinisk funktion",
        "Praktiserende læge",
        "Lægerne på Havnegade",
        "Virksomhedskonsulent",
    ] {
        pension(&[("health.considerations.0.source", json!(value))], NONE);
    }
}

#[test]
fn a_work_trial_is_evidence_where_the_considerations_were_asked_for_and_met() {
    let met = "efforts.interventions.6.considerations_met";
    for state in [json!(null), json!({"answer": "unknown"}), not_relevant()] {
        pension(
            &[(met, state)],
            &["trial-considerations-unasked efforts.interventions[6].considerations_met"],
        );
    }
    pension(
        &[(met, json!("no"))],
        &["trial-considerations-not-met efforts.interventions[6].considerations_met"],
    );
    pension(&[(met, json!("partly"))], NONE);
    // The decision says that it gives this one no weight.
    pension(&[("efforts.interventions.1.considerations_met", json!("no"))], NONE);
    pension(&[("efforts.interventions.0.considerations_met", json!("no"))], NONE);
}

#[test]
fn a_work_trial_tells_its_effective_hours() {
    let hours = "efforts.interventions.6.hours_effective";
    for state in [json!(null), json!(" "), json!({"answer": "unknown"})] {
        pension(
            &[(hours, state)],
            &["trial-without-effective-hours efforts.interventions[6].hours_effective"],
        );
    }
    pension(
        &[(hours, json!("6,5"))],
        &["trial-hours-contradict efforts.interventions[6].hours_effective"],
    );
    pension(&[(hours, json!("6"))], NONE);
    let attended = "efforts.interventions.6.hours_attended";
    pension(
        &[(attended, json!("169"))],
        &["hours-impossible efforts.interventions[6].hours_attended"],
    );
    pension(&[(attended, json!("168"))], NONE);
}

#[test]
fn no_week_has_more_hours_than_a_week_and_no_exhibit_half_a_page() {
    let job = "work.jobs.0.hours";
    pension(&[(job, json!("999999999"))], &["hours-impossible work.jobs[0].hours"]);
    pension(&[(job, json!("168"))], NONE);
    let firm = "work.firm_hours";
    let own = |hours: &str| {
        let mut case = changed("self-employed-2018", &[(firm, json!(hours))]);
        set(&mut case, "decision.fleksjob_hours", json!({"answer": "not_relevant"}));
        fired(&case).contains(&"hours-impossible work.firm_hours".to_owned())
    };
    assert!(own("168,5") && !own("168"));
    let pages = "exhibits.list.0.pages";
    for odd in ["2,5", "0", "0,5", "100000"] {
        pension(&[(pages, json!(odd))], &["exhibit-pages-odd exhibits.list[0].pages"]);
    }
    pension(&[(pages, json!("1"))], NONE);
}

#[test]
fn met_considerations_are_named_and_partly_met_ones_explained() {
    let found = fired(&changed("pension-granted-2018", &[("health.considerations", json!([]))]));
    assert!(
        found.contains(
            &"trial-considerations-unnamed efforts.interventions[6].considerations_met".to_owned()
        ),
        "{found:?}"
    );
    let partly = |outcome: Value, why: Value| {
        let mut case = example("pension-granted-2018");
        set(&mut case, "efforts.interventions.6.considerations_met", json!("partly"));
        set(&mut case, "efforts.interventions.6.outcome", outcome);
        let place = items(&case, "decision.facts").len();
        set(
            &mut case,
            &format!("decision.facts.{place}"),
            json!({"fact": "Praktik", "exhibit": "7", "weight": "weighed", "why": why}),
        );
        let found = fired(&case);
        found.contains(
            &"trial-considerations-partly efforts.interventions[6].considerations_met".to_owned(),
        )
    };
    assert!(partly(json!("–"), json!(null)));
    assert!(!partly(json!("Der var ingen pauser."), json!(null)));
    assert!(!partly(json!("–"), json!("Den viser, at pauser er nødvendige.")));
}

#[test]
fn the_newest_job_or_trial_is_fresh_at_the_meeting() {
    let trial = |period: Value| {
        fired(&changed("pension-granted-2018", &[("efforts.interventions.6.period", period)]))
    };
    assert_eq!(
        trial(json!("1. februar 2017 – 5. marts 2017")),
        ["employment-measure-old efforts.interventions"]
    );
    assert_eq!(trial(json!("1. februar 2017 – 6. marts 2017")), NONE);
    assert_eq!(trial(json!("siden 2016")), NONE);
    let after = "trial-after-meeting efforts.interventions[6].period";
    assert_eq!(
        trial(json!("sommeren 2018")),
        [after, "employment-measure-old efforts.interventions"]
    );
    assert_eq!(trial(json!("6. marts 2018 – nu")), NONE);
    assert_eq!(
        fired(&changed(
            "postponed-2018",
            &[("efforts.interventions.0.period", json!("sommeren 2018"))]
        )),
        NONE
    );
    let none = [("efforts.interventions", not_relevant()), ("work.jobs", not_relevant())];
    let found = fired(&changed("pension-granted-2018", &none));
    assert!(
        found.contains(&"employment-measure-missing efforts.interventions".to_owned()),
        "{found:?}"
    );
    let job = [
        ("efforts.interventions.6.period", json!("2015")),
        ("work.jobs.4.period", json!("2009 – nu")),
    ];
    pension(&job, NONE);
    assert_eq!(
        fired(&changed(
            "postponed-2018",
            &[
                ("efforts.interventions.0.period", json!("2015")),
                ("work.jobs.1.period", json!("2011"))
            ]
        )),
        NONE
    );
}

#[test]
fn somebody_has_seen_how_the_citizen_manages() {
    let rows = items(&example("postponed-2018"), "social.functioning").len();
    let told = |seen: usize| {
        let mut case = example("postponed-2018");
        for index in 0..rows {
            set(
                &mut case,
                &format!("social.functioning.{index}.seen"),
                json!(if index < seen { "observed" } else { "told" }),
            );
        }
        fired(&case)
    };
    assert_eq!(told(0), ["functioning-only-told social.functioning"]);
    assert_eq!(told(1), NONE);
    for blank in [json!(null), json!(" "), json!("-")] {
        pension(
            &[("social.functioning.3.described_by", blank)],
            &["functioning-without-source social.functioning[3].described_by"],
        );
    }
    pension(&[("social.functioning.3.described_by", json!("Mentor"))], NONE);
    for by in ["Birgitte Solhøj Ravn", "Birgitte", "borgeren selv", "Borgeren"] {
        pension(
            &[("social.functioning.3.described_by", json!(by))],
            &["functioning-seen-by-citizen social.functioning[3].seen"],
        );
    }
    pension(&[("social.functioning.3.described_by", json!("Borgerkonsulent Ida Holm"))], NONE);
    let empty = "functioning-without-description social.functioning[3].description";
    pension(&[("social.functioning.3.description", json!(" "))], &[empty]);
}

#[test]
fn references_and_exhibits_fit_each_other() {
    pension(&[("social.housing", json!("Se bilag 15."))], &["exhibit-missing social.housing"]);
    pension(&[("social.housing", json!("Se bilag 14."))], NONE);
    pension(
        &[("social.housing", json!("Se bilag 12, 13 og 99. Og bilag 99 igen."))],
        &["exhibit-missing social.housing"],
    );
    pension(&[("social.housing", json!("Ifølge bilag 7, 28 dage i alt."))], NONE);
    pension(
        &[("checklist.lasting_exhibits", json!("1, 2 og 40"))],
        &["exhibit-missing checklist.lasting_exhibits"],
    );
    pension(&[("checklist.lasting_exhibits", json!("1-4"))], NONE);
    let twice = [("exhibits.list.13.number", json!("13")), ("work.challenges", json!("Intet."))];
    pension(&twice, &["exhibit-number-twice exhibits.list[13].number"]);
    let unnumbered =
        [("exhibits.list.13.number", json!(null)), ("work.challenges", json!("Intet."))];
    pension(&unnumbered, &["exhibit-number-missing exhibits.list[13].number"]);
    for odd in ["1,5", "0,75"] {
        let odd = [("exhibits.list.13.number", json!(odd)), ("work.challenges", json!("Intet."))];
        pension(&odd, &["exhibit-number-odd exhibits.list[13].number"]);
    }
    pension(
        &[("social.housing", json!("Se bilag 6 til 99."))],
        &["exhibit-missing social.housing"],
    );
    pension(
        &[("social.housing", json!("Se bil. 20 og bilag: 40."))],
        &["exhibit-missing social.housing"; 2],
    );
    pension(&[("social.housing", json!("Se bilag 1, 2018, og bilag 2/2018."))], NONE);
    let mut more = example("pension-granted-2018");
    set(&mut more, "exhibits.list.14", json!({"number": "15", "title": "Et brev"}));
    assert_eq!(fired(&more), ["exhibit-unused exhibits.list[14].number"]);
    set(&mut more, "remarks.remarks_own", json!("Mit brev er bilag 15."));
    assert_eq!(fired(&more), NONE);
}

#[test]
fn nobody_relies_on_a_paper_that_came_later() {
    pension(&[("exhibits.list.5.date", json!("2018-03-06"))], NONE);
    pension(
        &[("exhibits.list.5.date", json!("2018-03-07"))],
        &["exhibit-too-new recommendation.job_matters"],
    );
    let late =
        fired(&changed("pension-granted-2018", &[("exhibits.list.5.date", json!("2018-05-16"))]));
    assert_eq!(
        late,
        ["exhibit-too-new recommendation.job_matters", "exhibit-too-new decision.facts[3].exhibit"]
    );
}

#[test]
fn a_gap_that_a_phrase_has_left_stops_the_letters_and_a_code_of_a_template_is_told_of() {
    for gap in ["[mangler: Dato for høringen]", "Ring til [mangler: x]."] {
        pension(&[("social.household", json!(gap))], &["gap-left social.household"]);
    }
    for code in ["Hej {{ citizen.name }}.", "{%- if health %}Ja{% endif %}"] {
        pension(&[("social.household", json!(code))], &["template-code-left social.household"]);
    }
    for harmless in [
        "[mangler]",
        "mangler: alt",
        "{{",
        "}} {{",
        "50 % {se bilag}",
        "Hun [mangler: ro",
        "[set den 3. maj]",
    ] {
        pension(&[("social.household", json!(harmless))], NONE);
    }
}

#[test]
fn another_persons_cpr_number_is_found_in_any_text() {
    for number in ["020371-1111", "0203711111", "020371 1111"] {
        pension(
            &[("social.household", json!(format!("Sønnen ({number}) bor der.")))],
            &["cpr-of-another social.household"],
        );
    }
    for harmless in
        ["140965-0618", "1409650618", "00 40 10 21", "020371", "320371-1111", "sag 12345678901"]
    {
        pension(&[("social.household", json!(format!("Se {harmless}.")))], NONE);
    }
    pension(
        &[("decision.next_steps.0.who", json!("020371-1111"))],
        &["cpr-of-another decision.next_steps[0].who"],
    );
    for harmless in [
        "journalnr. 010118-0007",
        "faktura 0101011234",
        "konto 1234 0201031234",
        "J.nr.: 010118-0007",
    ] {
        pension(&[("social.household", json!(format!("Se {harmless}.")))], NONE);
    }
    pension(
        &[("social.household", json!("Se fakturaen for 010101-1234."))],
        &["cpr-of-another social.household"],
    );
    pension(
        &[
            ("matter.case_number", json!("2018-010118-0007")),
            ("social.household", json!("Se 010118-0007.")),
        ],
        NONE,
    );
    // The record of a warning that was set aside holds the words that it is about; the reason is the writer's own.
    let set_aside = |reason: &str| {
        json!({"check": "cpr-of-another", "place": "social.household", "reason": reason,
            "answer": "Se 020371-1111.", "by": "Sanne Holmtoft", "date": "2018-05-15"})
    };
    pension(
        &[
            ("social.household", json!("Se 020371-1111.")),
            ("overrides.list", json!([set_aside("Det er et journalnummer.")])),
        ],
        &["cpr-of-another social.household"],
    );
    pension(
        &[
            ("social.household", json!("Se 020371-1111.")),
            ("overrides.list", json!([set_aside("Det er faderens 030471-1112.")])),
        ],
        &["cpr-of-another social.household", "cpr-of-another overrides.list[0].reason"],
    );
    for own in [json!(null), json!("140965-061")] {
        pension(
            &[("citizen.cpr", own), ("social.household", json!("Se 020371-1111."))],
            &["cpr-of-another social.household"],
        );
    }
}

#[test]
fn advice_on_the_citizens_words_and_on_long_lists_is_calm() {
    pension(&[("work.challenges_own", json!(" "))], &["own-words-missing work.challenges_own"]);
    pension(&[("work.challenges_own", not_relevant())], NONE);
    let many = |count: usize| {
        let one = json!({"need": "Pauser", "reason": "Smerter", "source": "Praktiserende læge", "exhibit": "1"});
        changed("pension-granted-2018", &[("health.considerations", json!(vec![one; count]))])
    };
    assert_eq!(fired(&many(25)), NONE);
    let found = problems(&many(500));
    let advice: Vec<_> = found.iter().filter(|problem| OWN.contains(&problem.code)).collect();
    assert_eq!(advice.len(), 1);
    assert_eq!(
        (named(advice[0]).as_str(), advice[0].severity),
        ("too-many-to-use health.considerations", Severity::Advice)
    );
    assert!(advice[0].message.contains("500"));
}

#[test]
fn no_finding_repeats_the_text_of_the_case() {
    let mut case = example("pension-granted-2018");
    for field in
        ["work.challenges", "social.household", "social.housing", "checklist.lasting_grounds"]
    {
        set(&mut case, field, json!("Zebraen vurderes egnet til 020371-1111, se bilag 88."));
    }
    set(&mut case, "exhibits.list.0.sender", json!("Lægekonsulent Zebra"));
    let found = problems(&case);
    assert!(found.len() > 12, "{}", found.len());
    for problem in found {
        let words = format!("{} {} {}", problem.message, problem.why, problem.cure);
        assert!(!words.to_lowercase().contains("zebra") && !words.contains("020371"), "{words}");
    }
}

#[test]
fn a_broken_list_of_words_is_named_with_its_line() {
    use forberedt::checks::reading::plan_words::PlanWords;
    let good = fs::read_to_string("templates/plan-words.toml").unwrap();
    assert!(PlanWords::read(&SourceText::new("plan-words.toml", &good)).is_ok());
    let broken = good.replacen("\nactive = true", "\nactive = maybe", 1);
    let problems = PlanWords::read(&SourceText::new("plan-words.toml", &broken)).unwrap_err();
    assert!(problems[0].to_string().starts_with("plan-words.toml, linje 7:"), "{}", problems[0]);
    assert!(
        PlanWords::read(&SourceText::new(
            "plan-words.toml",
            good.replacen("\"vurderer\"", "\" \"", 1)
        ))
        .is_err()
    );
    assert!(!LIBRARY.wording.plan_words().judgements("Det vurderes.").is_empty());
}

#[test]
fn a_tie_that_lacks_something_is_told_where_its_answer_stands() {
    let ties = |tie: serde_json::Value| [("evidence", json!([tie]))];
    let (place, sentence) = ("health.diagnoses[0].name", "Det står der ikke.");
    pension(
        &ties(json!({"place": place, "exhibit": 4_000})),
        &["tie-exhibit-gone health.diagnoses[0].name"],
    );
    let mut found = ties(json!({"place": place, "exhibit": 900, "sentence": sentence})).to_vec();
    found.push(("exhibits.list.1.id", json!(900)));
    pension(&found, &["tie-sentence-gone health.diagnoses[0].name"]);
    pension(
        &ties(json!({"place": "work.jobs[#4000].hours", "exhibit": 4_000})),
        &["tie-place-gone exhibits.list"],
    );
    for (pages, expected) in [
        ("2", &[][..]),
        ("1–2", &[]),
        ("side 3", &["tie-page-beyond health.diagnoses[0].name"]),
        ("1, 2 og 99", &["tie-page-beyond health.diagnoses[0].name"]),
    ] {
        let mut found = ties(json!({"place": place, "exhibit": 900, "pages": pages})).to_vec();
        found.push(("exhibits.list.1.id", json!(900)));
        found.push(("exhibits.list.1.pages", json!(2)));
        pension(&found, expected);
    }
}

/// Every check of this part has fired somewhere above; a name that is never written here has no test.
#[test]
fn every_check_of_the_plan_is_tested() {
    let tests = fs::read_to_string("tests/suite/checks_evidence.rs").unwrap();
    for check in OWN.iter() {
        assert!(tests.contains(&format!("\"{check} ")), "{check} has no test");
    }
}
