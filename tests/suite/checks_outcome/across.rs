//! What two parts of a case show together: work against considerations, hours against trials and advice, steps against the words
//! that tell of them.

use serde_json::{Value, json};

use super::{NONE, fires};

const REFUSED: &str = "pension-refused-fleksjob-granted-2018";
const PENSION: &str = "pension-granted-2018";
const FEW: &str = "fleksjob-few-hours-2021";
const NEW_WAY: &str = "new-way-2026";
const EXISTING: &str = "existing-basis-refused-2018";
const UNDOUBTED: &str = "complaint-upheld-2018";
const SENIOR: &str = "senior-pension-2018";
const FIRM: &str = "self-employed-2018";

/// Holds that one text makes a check fire, or not.
#[track_caller]
fn says(name: &str, path: &str, texts: &[&str], expected: &[&str]) {
    for text in texts {
        fires(name, &[(path, json!(text))], expected);
    }
}

#[test]
fn a_job_function_keeps_to_the_considerations() {
    let expected = &["job-function-against-considerations decision.job_functions[0].tasks"];
    let tasks = "decision.job_functions.0.tasks";
    says(
        REFUSED,
        tasks,
        &[
            "Bære døre ind på byggepladsen.",
            "Sætte loftplader op.",
            "Lægge sække på 25 kg på plads.",
            "Møde kl. 7 og skrive ordrer.",
        ],
        expected,
    );
    says(
        REFUSED,
        tasks,
        &[
            "Skrive ordrer ved en skærm.",
            "Kolleger bærer dørene ind.",
            "Lægge poser på 5 kg på plads.",
            "Møde kl. 10 og skrive ordrer.",
        ],
        NONE,
    );
}

#[test]
fn a_refusal_counts_on_no_more_hours_than_any_trial_shows() {
    let reason = "decision.rulings.0.reason";
    let say = |hours: &str| {
        format!("Du kan arbejde {hours} timer om ugen i en reception. Derfor får du afslag.")
    };
    let expected = &["refusal-hours-above-trials decision.rulings[0].reason"];
    says(REFUSED, reason, &[&say("12"), &say("cirka tolv")], expected);
    says(REFUSED, reason, &[&say("ni"), "Du mødte 12 timer om ugen i trælasten."], NONE);
    // A trial that the decision gives no weight still shows what it shows.
    let unweighed: Vec<(&str, Value)> = vec![
        (reason, json!(say("12"))),
        ("decision.facts.0.weight", json!("not_weighed")),
        ("decision.fleksjob_hours", json!(null)),
        ("decision.job_functions", json!([])),
    ];
    fires(REFUSED, &unweighed, expected);
}

#[test]
fn a_pension_where_every_consideration_was_met_is_held_against_those_hours() {
    let set_aside = ("decision.facts.0.weight", json!("not_weighed"));
    let with = |hours: &str| {
        [set_aside.clone(), ("efforts.interventions.6.hours_effective", json!(hours))]
    };
    let against = [
        "pension-against-hours recommendation.outcome",
        "pension-against-hours decision.rulings[0].outcome",
    ];
    let found = |hours: &str| {
        let case = super::changed(PENSION, &with(hours));
        let fired = super::fired(&case);
        fired.into_iter().filter(|fired| fired.starts_with("pension-against")).collect::<Vec<_>>()
    };
    assert_eq!(found("9"), against);
    assert_eq!(found("2"), NONE);
}

#[test]
fn a_pension_to_the_young_passes_over_no_progress() {
    let granted = [
        ("decision.rulings.0.benefit", json!("pension")),
        ("decision.rulings.0.effect_from", json!("2021-06-01")),
        ("decision.fleksjob_hours", json!(null)),
    ];
    let outcome = "efforts.interventions.2.outcome";
    let with = |text: &str| {
        let mut changes = granted.to_vec();
        changes.push((outcome, json!(text)));
        changes
    };
    let young = "young-pension-against-progress decision.rulings[0].outcome";
    fires(FEW, &with("Tiden steg fra to til fire timer, da der blev ro."), &[young]);
    fires(FEW, &with("Tiden steg til fire timer og faldt så til en. Flere timer gav mere."), NONE);
    let aside = "young-rule-set-aside decision.young_why";
    let mut why = with("Tiden faldt. Flere timer er prøvet.");
    why.push(("decision.young_why", json!("Der er kort tid til, og vi har ikke brugt reglen.")));
    fires(FEW, &why, &[aside]);
    why.push(("citizen.cpr", json!("190273-0342")));
    fires(FEW, &why, NONE);
}

#[test]
fn an_effort_that_had_no_effect_is_not_named_again() {
    let tried = |effect: &str| {
        [
            ("decision.named_effort", json!("Håndtræning i tre måneder.")),
            (
                "health.treatments.0",
                json!({"what": "Håndtræning", "stage": "ended", "effect": effect, "exhibit": "bilag 2"}),
            ),
        ]
    };
    let expected = &["effort-tried-already decision.named_effort"];
    fires(REFUSED, &tried("Grebet er uændret."), expected);
    fires(REFUSED, &tried("Grebet blev stærkere."), NONE);
    says(REFUSED, "decision.named_effort", &["Træning i vand to gange om ugen."], NONE);
}

#[test]
fn the_decision_counts_on_no_more_hours_than_the_advice() {
    let statement = "process.coordinator_statement";
    let expected = &["hours-above-advice decision.rulings[0].reason"];
    says(
        NEW_WAY,
        statement,
        &[
            "Otte timer er ikke holdbart. Højst fire timer om ugen kan holde.",
            "Over et år er to til tre timer om ugen realistisk.",
        ],
        expected,
    );
    says(
        NEW_WAY,
        statement,
        &["Otte timer om ugen er holdbart.", "Leddegigten er varig. Mere træning hjælper ikke."],
        NONE,
    );
}

#[test]
fn a_senior_need_not_go_through_efforts() {
    let refused = |reason: &str| {
        [
            ("decision.rulings.0.outcome", json!("refused")),
            ("decision.rulings.0.reason", json!(reason)),
        ]
    };
    let found = |reason: &str| {
        let fired = super::fired(&super::changed(SENIOR, &refused(reason)));
        fired.contains(&"senior-refused-for-efforts decision.rulings[0].reason".to_owned())
    };
    assert!(found("Du har ikke været i praktik, og derfor kan du ikke få pensionen."));
    assert!(!found("Du har arbejdet i 12 år, og derfor kan du ikke få pensionen."));
}

#[test]
fn support_asks_for_a_firm_that_is_old_enough() {
    let begun = |period: &str| [("work.jobs.1.period", json!(period))];
    let expected = &["firm-too-young work.jobs[1].period"];
    fires(FIRM, &begun("siden 10. april 2017"), NONE);
    fires(FIRM, &begun("siden 11. april 2017"), expected);
    fires(FIRM, &begun("siden 2010"), NONE);
}

#[test]
fn a_later_fleksjob_is_for_good_from_the_age_of_the_law() {
    let reason = "Du kan ikke arbejde på almindelige vilkår. Derfor får du fleksjob i fem år mere.";
    let before = json!({"period": "2012–2015", "function": "Fleksjob i et byggemarked"});
    let granted = ("decision.rulings.1.reason", json!(reason));
    let had = ("work.jobs.3", before.clone());
    let expected = &["fleksjob-limited-again decision.rulings[1].reason"];
    fires(REFUSED, &[granted.clone(), had.clone()], expected);
    fires(REFUSED, &[granted], NONE);
    // Younger than the age of the law, the next one is for some years too.
    fires(FEW, &[("decision.rulings.0.reason", json!(reason)), ("work.jobs.2", before)], NONE);
}

#[test]
fn a_rule_is_cited_where_it_stands_on_the_day() {
    let say = |rule: &str| format!("Du får et fleksjob på få timer efter {rule}.");
    let act = "i lov om en aktiv beskæftigelsesindsats";
    let expected = &["rule-moved-in-text decision.rulings[0].reason"];
    let reason = "decision.rulings.0.reason";
    says(FEW, reason, &[&say(&format!("§ 70, stk. 2, {act}"))], expected);
    says(
        FEW,
        reason,
        &[&say(&format!("§ 116, stk. 2, {act}")), &say("pensionslovens § 17, stk. 3")],
        NONE,
    );
}

#[test]
fn the_citizen_is_not_left_out_of_the_meeting_for_having_a_reason() {
    let absent = |why: &str| {
        [("recommendation.citizen_present", json!("no")), ("recommendation.absent_why", json!(why))]
    };
    let expected = &["absent-for-a-reason recommendation.absent_why"];
    fires(PENSION, &absent("Du bad om en ny dag, fordi du skulle opereres."), expected);
    fires(PENSION, &absent("Du ringede og var forhindret. Sagen hastede."), expected);
    fires(PENSION, &absent("Du skrev, at du helst ville have, at vi holdt mødet alene."), NONE);
}

#[test]
fn the_whole_team_sees_the_case_again() {
    let again = |why: &str| {
        [
            ("decision.re_presented", json!("2018-03-27")),
            ("decision.re_presented_outcome", json!("pension")),
            ("decision.re_presented_why", json!(why)),
        ]
    };
    let expected = &["seen-again-by-few decision.re_presented_why"];
    fires(PENSION, &again("Mødelederen svarer i en mail, at det er i orden."), expected);
    fires(PENSION, &again("Der er ikke holdt møde, men ingen har sagt nej."), expected);
    fires(PENSION, &again("Teamet mødtes igen og holder fast i pension."), NONE);
}

#[test]
fn a_guardian_is_not_left_out() {
    let told = |role: &str, note: &str| {
        [
            ("citizen.representative_role", json!(role)),
            ("citizen.representative_address", json!("Torvet 4\n9999 Egelund")),
            ("process.offer_note", json!(note)),
        ]
    };
    let expected = &["guardian-left-out process.offer_note"];
    let case = "pension-granted-2026";
    fires(case, &told("guardian", "Værgen er ikke skrevet på."), expected);
    fires(case, &told("guardian", "Værgen har svaret. Henrik er ikke hørt igen."), NONE);
    fires(case, &told("proxy", "Værgen er ikke skrevet på."), NONE);
}

#[test]
fn a_delay_is_told_in_time_and_for_a_reason_of_the_case() {
    let told = |day: &str, reason: &str| {
        [
            ("decision.date", json!(null)),
            ("process.transition_date", json!("2018-04-03")),
            ("process.transition_told", json!("2018-04-03")),
            ("process.delay_told", json!(day)),
            ("process.delay_new_date", json!("2018-09-03")),
            ("process.delay_reason", json!(reason)),
        ]
    };
    let missing = "Vi mangler svar fra reumatologen på en kontrol i juni.";
    fires(PENSION, &told("2018-07-03", missing), NONE);
    fires(PENSION, &told("2018-07-04", missing), &["delay-told-late process.delay_told"]);
    fires(
        PENSION,
        &told("2018-07-03", "Vi har haft ferie og skiftet sagsbehandler."),
        &["delay-of-our-own process.delay_reason"],
    );
}

#[test]
fn a_complaint_in_time_is_looked_at_with_all_that_it_brings() {
    let why = |text: &str| ("process.reassessment_why", json!(text));
    let late = "Klagen er kommet for sent, og derfor står afgørelsen ved magt.";
    fires(UNDOUBTED, &[why(late)], &["complaint-called-late process.reassessment_why"]);
    fires(UNDOUBTED, &[why("Klagen siger intet nyt. Derfor fastholder vi afgørelsen.")], NONE);
    let paper = |day: &str| {
        (
            "exhibits.list.3",
            json!({"number": "4", "title": "Scanning af knæ", "group": "medical", "date": day, "sender": "Sygehuset"}),
        )
    };
    let left_out = &["complaint-paper-left-out process.reassessment_why"];
    let newer = paper("2018-04-05");
    fires(UNDOUBTED, &[why("Klagen siger intet nyt."), newer.clone()], left_out);
    fires(UNDOUBTED, &[why("Vi har ikke set på scanningen (bilag 4)."), newer.clone()], left_out);
    fires(UNDOUBTED, &[why("Scanningen (bilag 4) viser det samme som før."), newer], NONE);
}

#[test]
fn the_existing_basis_waits_for_nothing_new_and_leaves_nothing_old() {
    let postponed = [("recommendation.outcome", json!("postponed"))];
    fires(EXISTING, &postponed, &["existing-basis-postponed recommendation.outcome"]);
    fires("postponed-2018", &[], NONE);
    let effect = "health.treatments.0.effect";
    let expected = &["existing-paper-not-fetched health.treatments[0].effect"];
    says(EXISTING, effect, &["Afsluttet. Slutstatus er ikke hentet til sagen."], expected);
    says(EXISTING, effect, &["Afsluttet. Slutstatus er hentet til sagen."], NONE);
    // On another track what is missing may be asked for.
    says(PENSION, effect, &["Afsluttet. Slutstatus er ikke hentet til sagen."], NONE);
}

#[test]
fn an_undoubted_refusal_leaves_nothing_open() {
    for question in ["functional_level", "stationary", "treatment_exhausted"] {
        let path = format!("checklist.{question}");
        let expected = format!("undoubted-but-open {path}");
        fires(UNDOUBTED, &[(&path, json!("open"))], &[&expected]);
        fires(EXISTING, &[(&path, json!("open"))], NONE);
    }
    let waits = [("health.examinations", json!([{"what": "Scanning af lænden"}]))];
    let case = super::changed(UNDOUBTED, &waits);
    assert!(super::fired(&case).contains(&"undoubted-but-open health.examinations".to_owned()));
}

#[test]
fn the_joint_description_is_made_with_the_citizen() {
    let together = "remarks.made_together";
    fires(
        NEW_WAY,
        &[(together, json!("no"))],
        &["description-not-made-together remarks.made_together"],
    );
    fires(
        NEW_WAY,
        &[(together, json!(null))],
        &["description-together-unanswered remarks.made_together"],
    );
    fires(NEW_WAY, &[(together, json!("yes"))], NONE);
}
