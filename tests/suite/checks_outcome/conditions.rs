//! Conditions of each scheme, the existing basis, and time.

use forberedt::writers::text;
use serde_json::{Value, json};

use super::{NONE, changed, fires};
use crate::cases::{LIBRARY, parse};

const EXISTING: &str = "existing-basis-refused-2018";
const BOTH: &str = "pension-refused-fleksjob-granted-2018";
const COURSE: &str = "resource-course-2018";
const FIRM: &str = "self-employed-2018";
const COMPLAINT: &str = "complaint-upheld-2018";

#[test]
fn nothing_new_is_ordered_on_the_existing_basis() {
    let paper = |day: &str| ("exhibits.list.0.date", json!(day));
    fires(EXISTING, &[paper("2018-02-20")], &["existing-basis-new-paper exhibits.list[0].date"]);
    fires(EXISTING, &[paper("2018-02-19")], NONE);
    fires(
        EXISTING,
        &[paper("2018-02-20"), ("exhibits.list.0.sender", json!("Lone Bækgaard Tved"))],
        NONE,
    );
    fires(
        EXISTING,
        &[("health.gp_requested", json!("2018-02-20"))],
        &["existing-basis-gp-asked health.gp_requested"],
    );
    fires(EXISTING, &[("health.gp_requested", json!("2018-02-19"))], NONE);
    let period = |text: &str| [("efforts.interventions.1.period", json!(text))];
    fires(
        EXISTING,
        &period("20. februar 2018 – 2. marts 2018"),
        &["existing-basis-new-effort efforts.interventions[1].period"],
    );
    fires(EXISTING, &period("19. februar 2018 – 2. marts 2018"), NONE);
    let ordered = |day: &str| [("health.examinations.0.ordered", json!(day))];
    fires(
        EXISTING,
        &ordered("2018-02-20"),
        &["existing-basis-new-examination health.examinations[0].ordered"],
    );
    fires(EXISTING, &ordered("2018-02-19"), NONE);
    // Other tracks look into the case as long as it takes.
    fires(BOTH, &[("exhibits.list.1.date", json!("2018-03-01"))], NONE);
}

#[test]
fn a_senior_pension_takes_a_long_working_life() {
    let jobs = |period: &str, hours: &str| {
        let job = json!([{"period": period, "employer": "Slagteriet", "hours": hours}]);
        [("work.jobs", job)]
    };
    let short = "senior-work-too-short decision.rulings[0].outcome";
    // Between both limits the municipality judges.
    let judged = "senior-work-judged decision.rulings[0].outcome";
    fires("senior-pension-2018", &jobs("1999–2018", "37"), &[short]);
    fires("senior-pension-2018", &jobs("1998–2018", "37"), &[judged]);
    fires("senior-pension-2018", &jobs("1994–2018", "37"), &[judged]);
    fires("senior-pension-2018", &jobs("1993–2018", "37"), NONE);
    fires("senior-pension-2018", &jobs("1971–2018", "15"), &[short]);
    // Two jobs at the same time are one working life.
    let both = json!([
        {"period": "1999–2018", "hours": "37"},
        {"period": "1999–2018", "hours": "37"},
    ]);
    fires("senior-pension-2018", &[("work.jobs", both)], &[short]);
}

#[test]
fn the_support_of_a_firm_tells_of_the_last_months() {
    let told = |value: Value| [("work.firm_last_24_months", value)];
    fires(FIRM, &told(json!(null)), &["firm-months-missing work.firm_last_24_months"]);
    fires(FIRM, &told(json!("Se bilag 5.")), &["firm-months-missing work.firm_last_24_months"]);
    fires(
        FIRM,
        &told(json!("Du har arbejdet meget i gartneriet hele tiden.")),
        &["firm-months-without-hours work.firm_last_24_months"],
    );
    fires(FIRM, &told(json!("I gennemsnit 30 timer om ugen efter kalenderen.")), NONE);
    // Whose firm never took more than a few hours has hardly run it to a considerable extent.
    let few = ["firm-of-few-hours work.firm_last_24_months"];
    fires(FIRM, &told(json!("Fem timer om ugen i hele tiden.")), &few);
    fires(FIRM, &told(json!("I gennemsnit 29 timer om ugen.")), &few);
    fires(FIRM, &told(json!("I gennemsnit 30 timer om ugen.")), NONE);
    // A benefit that nobody has beside the support, for as long as it runs.
    let beside = |benefit: &str, to: Value| {
        let period = json!({"benefit": benefit, "from": "2017-01", "to": to});
        [("support_history.periods.3", period)]
    };
    let found = ["firm-beside-benefit support_history.periods[3].benefit"];
    let goes_on = || json!({"answer": "not_relevant"});
    fires(FIRM, &beside("Førtidspension", goes_on()), &found);
    fires(FIRM, &beside("Efterløn", json!(null)), &found);
    fires(FIRM, &beside("Efterløn", json!("2018-04")), &found);
    fires(FIRM, &beside("Efterløn", json!("2018-03")), NONE);
    fires(FIRM, &beside("Sygedagpenge", goes_on()), NONE);
    fires(FIRM, &told(json!("Først 40 timer om ugen og siden fem timer.")), NONE);
    fires(BOTH, &[], NONE);
}

#[test]
fn a_resource_course_is_for_more_than_unemployment() {
    let place = "course-only-unemployment decision.rulings[0].outcome";
    let nothing = [
        ("health.diagnoses", json!([])),
        ("health.considerations", json!([])),
        ("social.challenges", json!(null)),
    ];
    fires(COURSE, &nothing, &[place]);
    fires(COURSE, &nothing[..2], NONE);
    let need = |text: &str| [("recommendation.course_need", json!(text))];
    fires(COURSE, &need("Du har været ledig i fire år og har søgt mange job."), &[place]);
    fires(COURSE, &need("Du har været ledig i fire år og har angst."), NONE);
}

#[test]
fn a_refused_treatment_is_not_held_against_the_citizen_once_that_is_law() {
    // The example's refusal, moved to a day on which the rule holds.
    let at = |day: &str, text: &str| {
        vec![
            ("decision.date", json!(day)),
            ("decision.facts.0.why", json!(text)),
            ("process.complaint_received", json!(null)),
            ("process.reassessed", json!(null)),
            ("process.forwarded", json!(null)),
        ]
    };
    let found = ["treatment-refusal-held-against decision.facts[0].why"];
    for text in [
        "Du har sagt nej til en operation, der kunne hjælpe.",
        "Du ønsker ikke at tage medicin.",
        "Behandlingen er ikke prøvet, fordi du har afslået den.",
    ] {
        fires(COMPLAINT, &at("2021-03-08", text), &found);
        fires(COMPLAINT, &at("2018-03-06", text), NONE);
    }
    for text in [
        "Du har sagt nej til en operation. Det er ikke brugt imod dig.",
        "Du har sagt nej til et møde.",
        "Operationen gik godt.",
    ] {
        fires(COMPLAINT, &at("2021-03-08", text), NONE);
    }
}

#[test]
fn a_pension_starts_on_the_first_of_a_month() {
    let start = |value: Value| [("decision.rulings.0.effect_from", value)];
    fires(
        "pension-granted-2018",
        &start(json!("2018-06-02")),
        &["pension-start-not-first decision.rulings[0].effect_from"],
    );
    fires("pension-granted-2018", &start(json!("2018-07-01")), NONE);
    fires(
        "pension-granted-2018",
        &start(json!(null)),
        &["pension-start-missing decision.rulings[0].effect_from"],
    );
    // A fleksjob starts when it starts.
    fires(BOTH, &[], NONE);
}

#[test]
fn a_resource_course_has_a_shortest_and_a_longest_time() {
    let until = |day: &str| [("decision.course_until", json!(day))];
    fires(COURSE, &until("2019-04-29"), &["course-too-short decision.course_until"]);
    fires(COURSE, &until("2019-04-30"), NONE);
    fires(COURSE, &until("2023-04-30"), NONE);
    fires(COURSE, &until("2023-05-01"), &["course-too-long decision.course_until"]);
}

#[test]
fn no_text_promises_a_first_fleksjob_for_good() {
    let reason = |text: &str| vec![("decision.rulings.1.reason", json!(text))];
    let promise = "Du får et permanent fleksjob, fordi evnen er varigt nedsat.";
    let found = ["fleksjob-promised-for-good decision.rulings[1].reason"];
    fires(BOTH, &reason(promise), &found);
    fires(BOTH, &reason("Du får et fleksjob, fordi evnen er varigt nedsat."), NONE);
    let mut again = reason(promise);
    again.push(("work.jobs.3.function", json!("Tømrer i fleksjob")));
    fires(BOTH, &again, NONE);
}

fn letter(name: &str, letter: &str, changes: &[(&str, Value)]) -> String {
    let case = parse(&changed(name, changes));
    let shelf = LIBRARY.shelf(&case);
    text::write(&shelf.draft(letter).unwrap().marked())
}

#[test]
fn the_letter_says_how_long_a_first_fleksjob_is_given_for() {
    for (name, id) in [
        ("fleksjob-few-hours-2021", "decision-fleksjob-few-hours"),
        (BOTH, "decision-pension-refused"),
    ] {
        let text = letter(name, id, &[]);
        assert_eq!(text.matches("Et første fleksjob bliver givet for 5 år.").count(), 1);
    }
}

#[test]
fn the_rule_for_the_young_is_printed_once_and_only_to_them() {
    const RULE: &str = "Når man er under 40 år";
    let text = letter(BOTH, "decision-pension-refused", &[]);
    assert!(!text.contains("under 40 år"), "{text}");
    let why = [("decision.young_why", json!("Tre forløb viser, at evnen ikke kan blive bedre."))];
    let text = letter(BOTH, "decision-pension-refused", &why);
    assert_eq!(text.matches(RULE).count(), 1, "{text}");
    assert!(text.contains("Tre forløb viser, at evnen ikke kan blive bedre."), "{text}");
}

#[test]
fn the_rule_for_the_young_is_named_where_it_is_reasoned() {
    let mut young = vec![
        ("citizen.cpr", json!("021188-1207")),
        ("decision.young_why", json!("Praktikken viser, at evnen ikke kan blive bedre.")),
    ];
    fires(BOTH, &young, NONE);
    young.push(("decision.rules.0.provision", json!("pension-under-40")));
    fires(BOTH, &young, NONE);
    let text = letter(BOTH, "decision-pension-refused", &young);
    assert_eq!(text.matches("pensionslovens § 16, stk. 2").count(), 1, "{text}");
}

#[test]
fn a_complaint_comes_in_time() {
    // The decision of 6 March came by Digital Post, and four weeks later it is 3 April, the day after Easter.
    let received = |day: &str| {
        [
            ("process.complaint_received", json!(day)),
            ("process.reassessed", json!(day)),
            ("process.forwarded", json!(day)),
        ]
    };
    fires(COMPLAINT, &received("2018-04-04"), &["complaint-late process.complaint_received"]);
    fires(COMPLAINT, &received("2018-04-03"), NONE);
    let mut paper = received("2018-04-04").to_vec();
    paper.push(("citizen.digital_post", json!("no")));
    fires(COMPLAINT, &paper, NONE);
}

#[test]
fn a_complaint_is_answered_and_sent_on_in_time() {
    let late = |field: &str| [format!("reassessment-late process.{field}")];
    let found = late("forwarded");
    fires(COMPLAINT, &[("process.forwarded", json!("2018-04-25"))], &[found[0].as_str()]);
    fires(COMPLAINT, &[("process.forwarded", json!("2018-04-24"))], NONE);
    let found = late("reassessed");
    fires(
        COMPLAINT,
        &[("process.reassessed", json!("2018-04-25")), ("process.forwarded", json!("2018-04-26"))],
        &[found[0].as_str()],
    );
}

#[test]
fn a_case_is_put_off_to_a_day_after_the_meeting() {
    let until = |day: &str| {
        [("recommendation.postponed_until", json!(day)), ("efforts.supplier_ordered", json!(""))]
    };
    let found = ["postponed-into-the-past recommendation.postponed_until"];
    fires("postponed-2018", &until("2018-03-20"), &found);
    fires("postponed-2018", &until("2018-03-21"), &found);
    fires("postponed-2018", &until("2018-03-22"), NONE);
}

#[test]
fn a_notice_of_delay_is_for_those_who_wait_longer_than_the_limit() {
    let delayed = |day: &str| {
        [
            ("decision", json!({})),
            ("process.delay_told", json!("2018-06-20")),
            ("process.delay_reason", json!("Vi venter på et svar fra sygehuset.")),
            ("process.delay_new_date", json!(day)),
        ]
    };
    let name = "pension-granted-2018";
    fires(name, &delayed("2018-07-04"), &["delay-within-limit process.delay_new_date"]);
    fires(name, &delayed("2018-07-05"), NONE);
}
