//! Hours that do not agree.

use serde_json::json;

use super::{NONE, fires};

const BOTH: &str = "pension-refused-fleksjob-granted-2018";
const FEW: &str = "fleksjob-few-hours-2021";
const PENSION: &str = "pension-granted-2018";

#[test]
fn few_hours_are_called_few() {
    let no = ("decision.fleksjob_few_hours", json!("no"));
    fires(
        FEW,
        &[no.clone(), ("decision.fleksjob_hours", json!("2"))],
        &[
            "few-hours-denied decision.fleksjob_few_hours",
            "hours-not-the-teams decision.fleksjob_hours",
            "function-hours-above-fleksjob decision.job_functions[0].hours",
            "function-hours-above-fleksjob decision.job_functions[1].hours",
        ],
    );
    // Where the decision names no hours, those of the team count.
    fires(
        FEW,
        &[no, ("decision.fleksjob_hours", json!(null))],
        &["few-hours-denied decision.fleksjob_few_hours"],
    );
    fires(BOTH, &[], NONE);
    fires(
        FEW,
        &[("recommendation.outcome", json!("fleksjob"))],
        &["few-hours-denied-by-team recommendation.outcome"],
    );
    fires(BOTH, &[("recommendation.fleksjob_hours", json!("9"))], NONE);
}

#[test]
fn a_fleksjob_has_the_hours_that_the_trials_show() {
    let hours = |hours: &str| vec![("efforts.interventions.4.hours_effective", json!(hours))];
    let mut little = hours("2,5");
    little.push(("efforts.interventions.1.considerations_met", json!("no")));
    little.push(("decision.facts.0.fact", json!("Praktikken i trælasten.")));
    little.push(("decision.fleksjob_hours", json!("15")));
    little.push(("recommendation.fleksjob_hours", json!("15")));
    little.push(("decision.job_functions", json!({"answer": "not_relevant"})));
    for field in ["job_matters", "fleksjob_not_ordinary"] {
        let path: &'static str = match field {
            "job_matters" => "recommendation.job_matters",
            _ => "recommendation.fleksjob_not_ordinary",
        };
        little.push((path, json!("Praktikken viser en lille arbejdsevne.")));
    }
    little.push(("decision.rulings.0.reason", json!("Du kan forsørge dig selv i et fleksjob.")));
    fires(
        BOTH,
        &little,
        &[
            "hours-above-trials recommendation.fleksjob_hours",
            "hours-above-trials decision.fleksjob_hours",
        ],
    );
    fires(
        BOTH,
        &[
            ("decision.fleksjob_hours", json!("9,5")),
            ("recommendation.fleksjob_hours", json!("9,5")),
        ],
        NONE,
    );
    fires(
        BOTH,
        &[("decision.fleksjob_hours", json!("4")), ("recommendation.fleksjob_hours", json!("4"))],
        &[
            "few-hours-denied-by-team recommendation.outcome",
            "few-hours-denied decision.fleksjob_few_hours",
            "hours-below-trials recommendation.fleksjob_hours",
            "hours-below-trials decision.fleksjob_hours",
            "function-hours-above-fleksjob decision.job_functions[0].hours",
            "function-hours-above-fleksjob decision.job_functions[1].hours",
            "function-hours-above-fleksjob decision.job_functions[2].hours",
        ],
    );
}

#[test]
fn a_job_function_has_the_hours_that_the_trials_show() {
    fires(
        BOTH,
        &[("decision.job_functions.0.hours", json!("30"))],
        &["function-hours-above-trials decision.job_functions[0].hours"],
    );
    fires(BOTH, &[("decision.job_functions.0.hours", json!("9,5"))], NONE);
    // A trial without the right considerations shows nothing.
    let hours = |index: usize| format!("decision.job_functions.{index}.hours");
    let (first, second) = (hours(0), hours(1));
    let ten = [(first.as_str(), json!("10")), (second.as_str(), json!("10"))];
    fires("existing-basis-refused-2018", &ten, NONE);
    let weighed = [ten.to_vec(), vec![("decision.facts.2.weight", json!("weighed"))]].concat();
    fires(
        "existing-basis-refused-2018",
        &weighed,
        &[
            "function-hours-above-trials decision.job_functions[0].hours",
            "function-hours-above-trials decision.job_functions[1].hours",
        ],
    );
}

#[test]
fn a_pension_is_not_for_who_can_work_more_than_few_hours() {
    let nine = [
        ("efforts.interventions.1.hours_effective", json!("9")),
        ("efforts.interventions.6.hours_effective", json!("9")),
        ("efforts.interventions.6.hours_attended", json!("12")),
        ("checklist.significant_grounds", json!("Ni effektive timer om ugen.")),
        ("recommendation.job_matters", json!("Ni effektive timer om ugen.")),
        ("decision.facts.0.fact", json!("Du arbejdede ni effektive timer om ugen.")),
    ];
    fires(
        PENSION,
        &nine,
        &[
            "pension-against-hours recommendation.outcome",
            "pension-against-hours decision.rulings[0].outcome",
        ],
    );
    // Without a trial the checklist says how many.
    let untried = [
        ("efforts.interventions", json!([])),
        ("checklist.significant_grounds", json!("Ni effektive timer om ugen.")),
    ];
    fires(
        PENSION,
        &untried,
        &[
            "pension-against-hours recommendation.outcome",
            "pension-against-hours decision.rulings[0].outcome",
        ],
    );
    fires(PENSION, &[], NONE);
    fires("senior-pension-2018", &[], NONE);
}

#[test]
fn the_checklist_says_what_the_trials_show() {
    fires(
        BOTH,
        &[("checklist.significant", json!("no"))],
        &["checklist-against-hours checklist.significant"],
    );
    fires(
        "resource-course-2018",
        &[
            ("efforts.interventions.2.hours_effective", json!("20")),
            ("efforts.interventions.2.hours_attended", json!("25")),
        ],
        &[
            "checklist-against-hours checklist.significant",
            "hours-nowhere-in-case checklist.significant_grounds",
            "hours-nowhere-in-case recommendation.job_matters",
        ],
    );
    fires("resource-course-2018", &[], NONE);
}

#[test]
fn who_agrees_with_the_team_has_its_hours() {
    fires(
        BOTH,
        &[("recommendation.fleksjob_hours", json!("12"))],
        &[
            "hours-above-trials recommendation.fleksjob_hours",
            "hours-not-the-teams decision.fleksjob_hours",
        ],
    );
    fires(
        BOTH,
        &[
            ("recommendation.fleksjob_hours", json!("9,5")),
            ("decision.follows_recommendation", json!("no")),
            ("decision.re_presented", json!("2018-04-20")),
            ("decision.re_presented_outcome", json!("fleksjob")),
            ("decision.re_presented_why", json!("Teamet holder fast i sit råd.")),
            ("process.hearing_again_sent", json!("2018-04-20")),
            ("process.hearing_again_answer_date", json!("2018-04-25")),
        ],
        NONE,
    );
}

#[test]
fn hours_in_a_text_stand_in_the_case() {
    fires(
        BOTH,
        &[(
            "decision.rulings.0.reason",
            json!("Du kan arbejde 20 timer om ugen i et let arbejde."),
        )],
        &["hours-nowhere-in-case decision.rulings[0].reason"],
    );
    fires(
        BOTH,
        &[(
            "decision.rulings.0.reason",
            json!("Du kan arbejde knap ni timer om ugen i et let arbejde."),
        )],
        NONE,
    );
    fires(
        BOTH,
        &[("checklist.significant_grounds", json!("Seks effektive timer om ugen i trælasten."))],
        &["hours-nowhere-in-case checklist.significant_grounds"],
    );
    // What is not said to be effective work may count something else.
    fires(BOTH, &[("checklist.significant_grounds", json!("Hviler seks timer om dagen."))], NONE);
}
