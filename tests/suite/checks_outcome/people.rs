//! The people of a case.

use forberedt::writers::text;
use serde_json::{Value, json};

use super::{NONE, changed, fires};
use crate::cases::{LIBRARY, parse};

const PENSION: &str = "pension-granted-2018";
const COURSE: &str = "resource-course-2018";

#[test]
fn the_plan_is_made_with_the_citizen() {
    let together = |value: Value| [("remarks.made_together", value)];
    fires(PENSION, &together(json!("no")), &["plan-not-made-together remarks.made_together"]);
    fires(PENSION, &together(json!(null)), &["plan-together-unanswered remarks.made_together"]);
    fires(PENSION, &together(json!("yes")), NONE);
    fires("half-filled", &[], NONE);
}

#[test]
fn the_citizen_is_at_the_meeting_or_the_case_says_why_not() {
    let absent = ("recommendation.citizen_present", json!("no"));
    fires(
        PENSION,
        std::slice::from_ref(&absent),
        &["absent-without-reason recommendation.absent_why"],
    );
    fires(
        PENSION,
        &[absent, ("recommendation.absent_why", json!("Du var indlagt den dag."))],
        NONE,
    );
    fires(
        PENSION,
        &[("recommendation.citizen_present", json!(null))],
        &["presence-unanswered recommendation.citizen_present"],
    );
}

#[test]
fn the_health_coordinator_is_in_the_team() {
    fires(
        PENSION,
        &[("recommendation.participants.1.profession", json!("Overlæge"))],
        &["coordinator-missing recommendation.participants"],
    );
    fires(
        PENSION,
        &[("recommendation.participants.1.profession", json!("Overlæge, klinisk funktion"))],
        NONE,
    );
}

#[test]
fn a_young_citizen_without_an_occupation_meets_somebody_who_knows_of_education() {
    let without = ("recommendation.participants.4.profession", json!("Socialrådgiver"));
    fires(
        COURSE,
        std::slice::from_ref(&without),
        &["education-missing-in-team recommendation.participants"],
    );
    let skilled = json!([{"subject": "Dyrepasser", "completed": "yes"}]);
    fires(COURSE, &[without.clone(), ("work.education", skilled)], NONE);
    // On the day of the thirtieth birthday the citizen is no longer under it.
    fires(COURSE, &[without.clone(), ("citizen.cpr", json!("130388-0914"))], NONE);
    fires(
        COURSE,
        &[without, ("citizen.cpr", json!("140388-0914"))],
        &["education-missing-in-team recommendation.participants"],
    );
}

fn guardian() -> Vec<(&'static str, Value)> {
    vec![
        ("citizen.representative_name", json!("Ole Prøve Hansen")),
        ("citizen.representative_role", json!("guardian")),
        ("citizen.representative_address", json!("Eksempelvej 14\n9999 Egelund")),
    ]
}

#[test]
fn who_acts_for_the_citizen_is_known_by_role_and_address() {
    const REFUSED: &str = "complaint-upheld-2018";
    fires(REFUSED, &guardian(), NONE);
    fires(REFUSED, &guardian()[..2], &["guardian-address-missing citizen.representative_address"]);
    fires(REFUSED, &guardian()[..1], &["representative-role-missing citizen.representative_role"]);
    let mut proxy = guardian();
    proxy[1].1 = json!("proxy");
    fires(REFUSED, &proxy[..2], NONE);
}

fn letter(changes: &[(&str, Value)]) -> String {
    let case = parse(&changed("complaint-upheld-2018", changes));
    let shelf = LIBRARY.shelf(&case);
    let draft = shelf.draft("decision-pension-undoubted-refusal").unwrap();
    text::write(&draft.finish().unwrap())
}

#[test]
fn a_letter_goes_to_the_guardian_who_needs_no_power_of_attorney() {
    let text = letter(&guardian());
    for line in [
        "Værge for Mogens Kirkegaard Bold",
        "Eksempelvej 14",
        "Ole Prøve Hansen er din værge og kan klage for dig, når sagen hører under værgemålet. Det kræver ingen fuldmagt,",
        "Brevet er sendt til Ole Prøve Hansen, som er værge for Mogens Kirkegaard Bold.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("hvis du giver en fuldmagt"), "{text}");
    let mut proxy = guardian();
    proxy[1].1 = json!("proxy");
    let text = letter(&proxy);
    let has_it = "Derfor kan Ole Prøve Hansen også klage for dig.";
    assert!(text.contains(has_it) && text.contains("Sportsvej 11"), "{text}");
}

#[test]
fn a_case_of_the_new_way_is_asked_for_no_team_and_no_plan() {
    let team = [
        ("recommendation.meeting_date", json!("2026-06-16")),
        ("recommendation.citizen_present", json!(null)),
        ("recommendation.participants", json!(null)),
        ("remarks.made_together", json!(null)),
        ("decision.re_presented", json!("2026-06-23")),
        ("matter.way", json!("new_way")),
    ];
    fires("new-way-2026", &team, &["description-together-unanswered remarks.made_together"]);
    let on_the_old_way = [&team[..5], &[("matter.way", json!("old_way"))]].concat();
    fires(
        "new-way-2026",
        &on_the_old_way,
        &[
            "second-answer-missing decision.re_presented_outcome",
            "plan-together-unanswered remarks.made_together",
            "presence-unanswered recommendation.citizen_present",
            "coordinator-missing recommendation.participants",
        ],
    );
}

#[test]
fn two_guardians_get_a_letter_each() {
    let guardian = |name: &str| {
        [
            ("citizen.representative_name", json!(name)),
            ("citizen.representative_role", json!("guardian")),
            ("citizen.representative_address", json!("Prøvevej 3\n9999 Egelund")),
            ("citizen.representative_contact", json!("Telefon 00 11 22 33")),
        ]
    };
    for name in [
        "Ida Prøve Holm og Bo Prøve Holm",
        "Ida Prøve Holm samt advokat Bo Holm",
        "Ida og Bo Prøve Holm",
        "Ida Prøve Holm, Bo Prøve Holm",
        "Ida Prøve Holm & Bo Prøve Holm",
        "Ida/Bo Prøve Holm",
        "Ida Prøve Holm; Bo",
        "Ida Prøve Holm + Bo Prøve Holm",
        "Advokat Ida Prøve og advokat Bo Holm",
    ] {
        fires(PENSION, &guardian(name), &["guardians-several citizen.representative_name"]);
    }
    for name in [
        "Ida Ogstrup Holm",
        "Advokatfirmaet Prøve og Holm",
        "Prøve og Partnere",
        "Holm & Søn ApS",
        "Ida Prøve Holm, advokat",
        "Ida Prøve Holm, Prøve Allé 3",
        "Ida Prøve Holm, Egelund Kommune",
        "Ida Prøve Holm, mor og værge",
        "Holm, Ida",
    ] {
        fires(PENSION, &guardian(name), NONE);
    }
    let mut other = guardian("Ida Prøve Holm og Bo Prøve Holm").to_vec();
    other[1].1 = json!("party_representative");
    fires(PENSION, &other, NONE);
}
