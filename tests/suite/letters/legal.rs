//! The law in letters: as it held on the governing day, or not at all.

use super::*;
use crate::cases::path;
use forberedt::problem::{Place, Severity};

fn on(day: &str, body: &str) -> Draft {
    fill(body, &format!(r#"{{"decision": {{"date": "{day}"}}}}"#))
}

#[test]
fn references_are_those_of_the_day() {
    let draft = on(
        "2018-03-01",
        "Efter {{ law('moved-rule') }} og {{ law('old-rule') }}. {{ law('moved-rule') }}",
    );
    assert_eq!(
        text(&draft),
        "Efter testlovens stykke 2 (lov om prøver, jf. lovbekendtgørelse nr. 1 af 2. januar 2018) og testlovens stykke 1. testlovens stykke 2"
    );
    assert_eq!(draft.provisions, ["moved-rule", "old-rule"]);
    assert!(draft.warnings.is_empty() && draft.finish().is_ok());
    assert!(
        text(&on("2019-01-01", "{{ law('moved-rule') }}")).starts_with("testlovens stykke 22 (lov")
    );
    let body = "{{ act('testloven') }}; {{ period('answer') }}; {{ practice('1-18') }}";
    assert_eq!(
        text(&on("2018-03-01", body)),
        "lov om prøver, jf. lovbekendtgørelse nr. 1 af 2. januar 2018; 4 uger; principmeddelelse 1-18"
    );
}

#[test]
fn an_unverified_reference_is_one_warning() {
    let draft = on("2019-01-01", "{{ law('moved-rule') }} {{ law('moved-rule') }}");
    assert_eq!(codes(&draft.warnings), ["law-unverified"]);
    assert_eq!(draft.warnings[0].severity, Severity::Warning);
    assert!(
        draft.warnings[0].message.contains("testlovens stykke 22")
            && draft.warnings[0].cure.contains("videreført")
    );
    assert!(draft.finish().is_ok());
}

#[test]
fn what_does_not_hold_stops_the_letter() {
    let draft = on("2020-01-01", "Efter {{ law('old-rule') }}.");
    assert_eq!(codes(&draft.blockers), ["law-not-in-force"]);
    assert!(!text(&draft).contains("stykke 1"), "never the nearest version");
    // It is told by what the rule says and not by the name that the files have for it.
    let told = &draft.blockers[0].message;
    assert_eq!(
        &**told,
        "Brevet nævner reglen »Noget gælder«, som ikke gælder den 1. januar 2020 efter lovfilerne."
    );
    assert!(text(&draft).contains("[mangler: reglen »Noget gælder«]"));
    assert!(draft.finish().is_err());
    assert_eq!(codes(&on("2019-12-31", "{{ law('old-rule') }}").blockers), [""; 0]);
    assert_eq!(
        codes(
            &on("2017-12-31", "{{ act('testloven') }}{{ period('answer') }}{{ practice('1-18') }}")
                .blockers
        ),
        ["law-not-in-force"; 3]
    );
    let early = on("2017-12-31", "{{ period('answer') }}{{ practice('1-18') }}");
    for (blocker, called) in early
        .blockers
        .iter()
        .zip(["tallet »Så længe er der til at svare«", "principmeddelelse 1-18"])
    {
        assert!(blocker.message.contains(called), "{}", blocker.message);
    }
}

#[test]
fn an_overruled_decision_stops_the_letter() {
    let draft = on("2019-01-01", "{{ practice('1-18') }}");
    assert_eq!(codes(&draft.blockers), ["practice-overruled"]);
    assert!(draft.blockers[0].cure.contains("2-19"));
}

#[test]
fn a_condition_may_ask_what_holds() {
    let body = "{% if in_force('old-rule') %}Før.{% else %}Efter.{% endif %}";
    assert_eq!(text(&on("2019-12-31", body)), "Før.");
    let draft = on("2020-01-01", body);
    assert_eq!(text(&draft), "Efter.");
    assert!(draft.blockers.is_empty() && draft.provisions.is_empty());
}

#[test]
fn a_condition_may_ask_for_an_age_of_the_law() {
    let body = "{% if younger_than('answer') %}Før.{% else %}Efter.{% endif %}";
    let born = |cpr: &str, decided: &str| {
        let json =
            format!(r#"{{"citizen": {{"cpr": "{cpr}"}}, "decision": {{"date": "{decided}"}}}}"#);
        text(&fill(body, &json))
    };
    // The invented period is four weeks from the day of birth.
    assert_eq!(born("010318-4001", "2018-03-28"), "Før.");
    assert_eq!(born("010318-4001", "2018-03-29"), "Efter.");
    // Who has no number is of no age, and neither is anybody before the law knows it.
    assert_eq!(born("", "2018-03-28"), "Efter.");
    assert_eq!(born("010318-4001", "2017-12-31"), "Efter.");
}

#[test]
fn without_a_governing_day_its_field_is_the_gap() {
    let draft = fill("{{ law('old-rule') }}{{ period('answer') }}", "{}");
    assert_eq!(draft.gaps.len(), 1);
    assert_eq!(draft.gaps[0].place, Place::Field(path("decision.date")));
    // A letter that is not dated follows the law of its step, and its own once it is.
    let plan = letter("{{ law('moved-rule') }}").replace("\"decision\"", "\"plan\"");
    let said = |json: &str| text(&fill_files(&[("prove.md", &plan)], &case(json)));
    let begun = r#"{"matter": {"plan_begun": "2018-03-01"}}"#;
    assert!(said(begun).starts_with("testlovens stykke 2 ("));
    let dated = r#"{"matter": {"plan_begun": "2018-03-01"}, "decision": {"date": "2019-01-01"}}"#;
    assert!(said(dated).starts_with("testlovens stykke 22 ("));
}

#[test]
fn rules_picked_in_the_case_are_cited_like_any_other() {
    let body = "{% for rule in decision.rules %}{{ rule.provision }}. {% endfor %}{% for pick in decision.practice %}{{ pick.number }}. {% endfor %}";
    let json = |provision: &str, day: &str| {
        format!(
            r#"{{"decision": {{"date": "{day}", "rules": [{{"provision": "{provision}"}}], "practice": [{{"number": "1-18"}}]}}}}"#
        )
    };
    let draft = fill(body, &json("old-rule", "2018-03-01"));
    assert_eq!(
        text(&draft),
        "testlovens stykke 1 (lov om prøver, jf. lovbekendtgørelse nr. 1 af 2. januar 2018). principmeddelelse 1-18."
    );
    assert_eq!(draft.provisions, ["old-rule"]);
    assert_eq!(
        codes(&fill(body, &json("old-rule", "2020-01-01")).blockers),
        ["law-not-in-force", "practice-overruled"]
    );
    assert_eq!(
        codes(&fill(body, &json("no-rule", "2018-03-01")).blockers),
        ["letter-unsound-value"]
    );
}
