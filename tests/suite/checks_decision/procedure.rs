//! The steps before a decision: the meeting, the team, the hearing, and the time limits.

use serde_json::{Value, json};

use super::{NONE, fired, fires, granted, sound, with};

#[test]
fn a_pension_is_decided_after_the_offer_to_speak() {
    let offer = |made: Value| [("process.offer_made", made)];
    fires(&with(sound(), &offer(json!(null))), &["offer-not-made process.offer_made"]);
    fires(
        &with(granted(), &offer(json!({"answer": "not_relevant"}))),
        &["offer-not-made-granted process.offer_made"],
    );
    fires(
        &with(sound(), &offer(json!("2018-04-11"))),
        &["offer-after-decision process.offer_made"],
    );
    fires(&with(sound(), &offer(json!("2018-04-10"))), &NONE);
    fires(
        &with(sound(), &[("process.offer_answer", json!(null))]),
        &["offer-answer-unknown process.offer_answer"],
    );
    let wish = [("process.offer_answer", json!("wants_meeting"))];
    fires(&with(sound(), &wish), &["meeting-not-held process.offer_meeting"]);
    fires(&with(granted(), &wish), &["meeting-not-held-granted process.offer_meeting"]);
    fires(&with(with(sound(), &wish), &[("process.offer_meeting", json!("2018-04-10"))]), &NONE);
    // A fleksjob alone has no such meeting.
    let job = [
        ("matter.applications", json!([{"benefit": "fleksjob", "date": "2018-01-10"}])),
        (
            "decision.rulings",
            json!([{"benefit": "fleksjob", "outcome": "granted", "reason": "Du kan arbejde."}]),
        ),
    ];
    fires(&with(with(sound(), &job), &offer(json!(null))), &NONE);
}

#[test]
fn a_decision_that_departs_has_been_before_the_team_again() {
    let team = |outcome: &str, follows: Value| {
        with(
            sound(),
            &[
                ("recommendation.outcome", json!(outcome)),
                ("decision.follows_recommendation", follows),
                ("recommendation.fleksjob_development", json!("På et år.")),
            ],
        )
    };
    for outcome in
        ["pension", "resource_course", "vocational_rehabilitation", "other_effort", "postponed"]
    {
        fires(&team(outcome, json!(null)), &["departs-without-team decision.re_presented"]);
        fires(&team(outcome, json!("no")), &["departs-without-team decision.re_presented"]);
        fires(
            &team(outcome, json!("yes")),
            &["departs-but-says-it-follows decision.follows_recommendation"],
        );
        let again = [("decision.re_presented", json!("2018-03-28"))];
        fires(&with(team(outcome, json!("no")), &again), &NONE);
        let same_day = [("decision.re_presented", json!("2018-03-01"))];
        fires(
            &with(team(outcome, json!("no")), &same_day),
            &["departs-without-team decision.re_presented"],
        );
        fires(
            &with(team(outcome, json!("yes")), &again),
            &["departs-but-says-it-follows decision.follows_recommendation"],
        );
    }
    fires(&team("fleksjob", json!("yes")), &NONE);
    fires(&team("fleksjob", json!("no")), &["departs-without-team decision.re_presented"]);
    // Only what the team spoke of is refused; the rest may be decided elsewhere.
    let alone = with(
        sound(),
        &[(
            "decision.rulings.1",
            json!({"benefit": "resource_course", "outcome": "refused", "reason": "Det er prøvet."}),
        )],
    );
    fires(&alone, &["recommendation-not-taken-up decision.rulings"]);
}

#[test]
fn the_support_to_a_firm_has_no_outcome_of_its_own() {
    let support = |outcome: &str| {
        let team = [
            ("matter.applications.0.benefit", json!("self_employed_support")),
            ("recommendation.outcome", json!("other_effort")),
            (
                "decision.rulings",
                json!([{"benefit": "self_employed_support", "outcome": outcome, "reason": "Du arbejder for lidt."}]),
            ),
        ];
        with(sound(), &team)
    };
    fires(&support("refused"), &["recommendation-not-taken-up decision.rulings"]);
    fires(&support("granted"), &NONE);
}

#[test]
fn the_team_has_seen_the_case() {
    for nothing in [json!(null), json!({"answer": "not_relevant"}), json!({"answer": "unknown"})] {
        fires(
            &with(sound(), &[("recommendation.meeting_date", nothing.clone())]),
            &["team-missing recommendation.meeting_date"],
        );
        fires(
            &with(sound(), &[("recommendation.outcome", nothing.clone())]),
            &["team-missing recommendation.outcome"],
        );
        let basis =
            [("matter.track", json!("existing_basis")), ("recommendation.outcome", nothing)];
        fires(&with(sound(), &basis), &["team-missing recommendation.outcome"]);
    }
    // After the last day that was read nobody has verified the rule.
    for (day, expected) in [
        ("2026-02-12", "team-missing recommendation.outcome"),
        ("2026-02-13", "team-missing-unverified recommendation.outcome"),
    ] {
        let late = [
            ("decision.date", json!(day)),
            ("recommendation.outcome", json!(null)),
            ("process.transition_date", json!("2026-02-01")),
        ];
        assert_eq!(fired(&with(sound(), &late)), [expected]);
    }
    let alone = [
        ("matter.track", json!("undoubted_refusal")),
        ("matter.applications.0.date", json!("2018-03-10")),
        ("recommendation", json!({})),
        (
            "decision.rulings",
            json!([{"benefit": "pension", "outcome": "refused", "reason": "Du kan arbejde."}]),
        ),
    ];
    fires(&with(sound(), &alone), &NONE);
    fires(
        &with(with(sound(), &alone), &[("process.hearing_sent", json!(null))]),
        &["hearing-not-sent process.hearing_sent"],
    );
}

#[test]
fn a_hearing_lasts_the_usual_time() {
    let sent = |day: &str| with(sound(), &[("process.hearing_sent", json!(day))]);
    fires(&sent("2018-03-05"), &NONE);
    fires(&sent("2018-03-06"), &["hearing-too-short process.hearing_deadline"]);
    fires(&with(sent("2018-04-11"), &[("process.hearing_deadline", json!("2018-04-25"))]), &NONE);
    fires(&sent("2018-03-19"), &["hearing-too-short process.hearing_deadline"]);
}

#[test]
fn an_offer_leaves_time_to_answer() {
    let offer = |made: &str, answer: Value| {
        with(sound(), &[("process.offer_made", json!(made)), ("process.offer_answer", answer)])
    };
    fires(&offer("2018-04-10", json!("no_answer")), &["offer-same-day process.offer_made"]);
    fires(&offer("2018-04-10", json!(null)), &["offer-same-day process.offer_made"]);
    fires(&offer("2018-04-09", json!("no_answer")), &NONE);
    let met = [("process.offer_meeting", json!("2018-03-20"))];
    fires(&with(sound(), &met), &["offer-declined-but-met process.offer_answer"]);
    fires(&with(offer("2018-03-05", json!("wants_meeting")), &met), &NONE);
    // A day that cannot be read is told of as such, and only once.
    fires(&with(sound(), &[("process.offer_made", json!("engang i foråret"))]), &NONE);
}

#[test]
fn the_hearing_is_over_before_the_decision() {
    let until = |deadline: Value| [("process.hearing_deadline", deadline)];
    fires(&with(sound(), &until(json!("2018-04-09"))), &NONE);
    fires(
        &with(sound(), &until(json!("2018-04-10"))),
        &["hearing-not-over process.hearing_deadline"],
    );
    fires(
        &with(granted(), &until(json!("2018-04-10"))),
        &["hearing-not-over-granted process.hearing_deadline"],
    );
    let answered = |day: &str| {
        with(
            with(sound(), &until(json!("2018-04-20"))),
            &[("process.hearing_answer_date", json!(day))],
        )
    };
    fires(&answered("2018-04-10"), &NONE);
    fires(&answered("2018-04-11"), &["hearing-not-over process.hearing_deadline"]);
    fires(
        &with(sound(), &until(json!(null))),
        &["hearing-without-deadline process.hearing_deadline"],
    );
    let unheard = [("process.hearing_sent", json!(null))];
    fires(&with(sound(), &unheard), &["hearing-not-sent process.hearing_sent"]);
    fires(&with(granted(), &unheard), &NONE);
}

#[test]
fn a_pension_case_has_its_day_of_transition_and_keeps_the_time_limit() {
    let begun =
        |day: Value| [("process.transition_date", day.clone()), ("process.transition_told", day)];
    fires(
        &with(sound(), &begun(json!({"answer": "unknown"}))),
        &["transition-missing process.transition_date"],
    );
    fires(
        &with(sound(), &[("process.transition_told", json!(null))]),
        &["transition-not-told process.transition_told"],
    );
    // Three months from 10 January end on 10 April, and those from 30 November on the last day of February.
    fires(&with(sound(), &begun(json!("2018-01-10"))), &NONE);
    let late = with(sound(), &begun(json!("2018-01-09")));
    fires(&late, &["decided-late-without-notice process.delay_told"]);
    let notice = |told: &str, new: &str| {
        with(
            late.clone(),
            &[
                ("process.delay_told", json!(told)),
                ("process.delay_reason", json!("Vi mangler et svar.")),
                ("process.delay_new_date", json!(new)),
            ],
        )
    };
    fires(&notice("2018-04-09", "2018-04-10"), &NONE);
    fires(&notice("2018-04-10", "2018-04-10"), &["decided-late-without-notice process.delay_told"]);
    fires(&notice("2018-04-01", "2018-04-09"), &["decided-after-promise process.delay_new_date"]);
    fires(
        &with(notice("2018-04-01", "2018-04-10"), &[("process.delay_reason", json!("-"))]),
        &["decided-late-without-notice process.delay_told"],
    );
    let winter = |decided: &str| {
        let days = [
            ("matter.applications", json!([])),
            ("process.hearing_deadline", json!("2018-12-01")),
            ("decision.date", json!(decided)),
        ];
        with(with(sound(), &begun(json!("2018-11-30"))), &days)
    };
    fires(&winter("2019-02-28"), &NONE);
    fires(&winter("2019-03-01"), &["decided-late-without-notice process.delay_told"]);
}

#[test]
fn a_senior_pension_has_six_months_from_the_application() {
    let case = |applied: &str, decided: &str| {
        json!({
            "matter": {"applications": [{"benefit": "senior_pension", "date": applied}]},
            "process": {"transition_date": "2018-03-01", "transition_told": "2018-03-01"},
            "decision": {"date": decided, "rulings": [{"benefit": "senior_pension", "outcome": "granted"}]}
        })
    };
    let late = "senior-decided-late-without-notice process.delay_told".to_owned();
    for (applied, decided, found) in [
        ("2018-02-28", "2018-08-28", false),
        ("2018-02-28", "2018-08-29", true),
        ("2018-08-31", "2019-02-28", false),
        ("2018-08-31", "2019-03-01", true),
        // The rule of the application's day goes on counting after it has ended.
        ("2019-12-31", "2020-06-30", false),
        ("2019-12-31", "2020-07-01", true),
    ] {
        let problems = fired(&case(applied, decided));
        assert_eq!(problems.contains(&late), found, "{applied} {decided}: {problems:?}");
        assert!(!problems.contains(&"decided-late-without-notice process.delay_told".to_owned()));
    }
}

#[test]
fn on_the_existing_basis_the_case_goes_over_within_three_weeks() {
    let case = |track: &str, meeting: Value, begun: &str| {
        json!({
            "matter": {"track": track, "applications": [{"benefit": "pension", "date": "2018-01-10"}]},
            "recommendation": {"meeting_date": meeting}, "process": {"transition_date": begun}
        })
    };
    fires(&case("existing_basis", json!("2018-03-01"), "2018-03-22"), &NONE);
    fires(
        &case("existing_basis", json!("2018-03-01"), "2018-03-23"),
        &["transition-late process.transition_date"],
    );
    fires(&case("undoubted_refusal", json!({"answer": "not_relevant"}), "2018-01-31"), &NONE);
    fires(
        &case("undoubted_refusal", json!({"answer": "not_relevant"}), "2018-02-01"),
        &["transition-late process.transition_date"],
    );
    fires(&case("team", json!("2018-03-01"), "2018-03-23"), &NONE);
}
