//! What a letter that gives something tells beside the result: the duty to tell of changes, how long it lasts, what it rests on.

use forberedt::case::Case;
use serde_json::json;

use crate::cases::{changed, parse};
use crate::letters_by_rule::{all, read};
use crate::library_and_examples::library;

fn granted(case: &Case) -> Vec<&str> {
    let rulings = case.decision.rulings.items().iter();
    let granted = rulings.filter(|ruling| ruling.outcome.filled() == Some("granted"));
    granted.filter_map(|ruling| ruling.benefit.filled()).collect()
}

#[test]
fn every_grant_tells_of_the_duty_to_tell_of_changes_and_what_follows() {
    let (mut told, mut untold) = (0, 0);
    for (name, case, letter) in all("decision-") {
        let benefits = granted(case);
        let tells = letter.contains("\nNår noget ændrer sig\n");
        assert_eq!(tells, !benefits.is_empty(), "{name}:\n{letter}");
        let Some(first) = benefits.first() else {
            untold += 1;
            continue;
        };
        told += 1;
        let dying = case.process.terminally_ill.filled() == Some("yes");
        assert_eq!(letter.contains("straffesag"), !dying, "{name}");
        let day = case.decision.date.date().unwrap();
        let cited = |id: &str| {
            let cite = library().law.cite(id, day).unwrap().cite.to_owned();
            cite.split(" i lov om").next().unwrap_or_default().to_owned()
        };
        let rules: &[&str] = if first.ends_with("pension") {
            &[
                "pension-report-changes",
                "pension-report-moving",
                "pension-repayment",
                "inform-about-changes",
            ]
        } else {
            &["report-changes", "inform-about-changes"]
        };
        for id in rules {
            assert!(letter.contains(&cited(id)), "{name} does not cite {id}:\n{letter}");
        }
    }
    assert!(told > 8 && untold > 4, "{told} told, {untold} not");
}

#[test]
fn support_for_a_firm_tells_its_five_conditions_and_its_five_years() {
    let letter = |outcome: &str, day: &str| {
        let changes =
            [("decision.rulings.0.outcome", json!(outcome)), ("decision.date", json!(day))];
        let case = parse(&changed("self-employed-2018", &changes));
        let letter = read("decision-self-employed-support", &case).unwrap();
        letter.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let of_2018 = letter("granted", "2018-04-10");
    for said in [
        "hovederhverv. Fem betingelser skal være opfyldt. De står i § 70 g",
        "skal være varigt og væsentligt nedsat.",
        "fuldt ud i virksomheden",
        "under folkepensionsalderen",
        "Man må ikke få førtidspension.",
        "mindst 12 måneder af de seneste 24 måneder",
        "mindst 30 timer om ugen",
        "Tilskuddet bliver givet for 5 år.",
        "Efter to og et halvt år",
    ] {
        assert!(of_2018.contains(said), "»{said}« is missing:\n{of_2018}");
    }
    let refused = letter("refused", "2018-04-10");
    assert!(refused.contains("Fem betingelser") && !refused.contains("bliver givet for 5 år"));
    let later = letter("granted", "2021-04-09");
    assert!(later.contains("førtidspension eller seniorpension") && later.contains("§ 126"));
}

#[test]
fn a_fleksjob_tells_what_it_rests_on_by_the_rule_of_its_day() {
    let mut seen = 0;
    for (name, case, letter) in all("decision-") {
        let Some(day) = case.decision.date.date() else { continue };
        let fleksjob = granted(case).contains(&"fleksjob");
        let rule = if day.year() < 2020 { "§ 70 a, stk. 1" } else { "§ 118, stk. 1 og 2" };
        assert_eq!(letter.contains(rule), fleksjob, "{name}:\n{letter}");
        if fleksjob {
            assert!(
                letter.contains("Et første fleksjob bliver givet for 5 år."),
                "{name}:\n{letter}"
            );
            seen += 1;
        }
    }
    assert!(seen > 2, "{seen}");
}

#[test]
fn a_fleksjob_tells_what_the_citizen_can_live_on_until_there_is_one() {
    let mut seen = [0, 0];
    for (name, case, letter) in all("decision-") {
        let fleksjob = granted(case).contains(&"fleksjob");
        assert_eq!(letter.contains("ledighedsydelse. Det er penge"), fleksjob, "{name}:\n{letter}");
        let old = case.decision.date.date().is_some_and(|day| day.year() < 2020);
        if fleksjob {
            assert_eq!(letter.contains("§ 117, stk. 3"), !old, "{name}:\n{letter}");
            seen[usize::from(old)] += 1;
        }
    }
    assert!(seen[0] > 1 && seen[1] > 1, "{seen:?}");
}

#[test]
fn the_short_guidance_cites_the_rule_and_the_reason_stands_once() {
    let mut short = 0;
    for (name, _, letter) in all("decision-") {
        if letter.contains("\nHvis du er uenig\n") {
            assert_eq!(
                letter.matches("Retten til at klage står i").count(),
                1,
                "{name}:\n{letter}"
            );
            short += 1;
        }
        for again in ["men du kan stadig arbejde noget", "den er for lille til, at du kan forsørge"]
        {
            assert!(!letter.contains(again), "{name}:\n{letter}");
        }
    }
    assert!(short > 2, "{short}");
}

#[test]
fn numbers_of_papers_are_told_where_to_be_found() {
    let mut letters = 0;
    for (name, case, letter) in all("decision-") {
        let facts = !case.decision.facts.items().is_empty()
            && letter.contains("Oplysninger, vi har set på");
        let told = letter.contains("på bilagslisten. Den får du sammen med brevet");
        assert_eq!(told, facts && !case.exhibits.list.items().is_empty(), "{name}:\n{letter}");
        letters += usize::from(told);
    }
    assert!(letters > 8, "{letters}");
}

#[test]
fn who_cannot_speak_and_has_a_representative_is_told_of_that_one() {
    let letter = |changes: &[(&str, serde_json::Value)]| {
        let case = parse(&changed("pension-refused-fleksjob-granted-2018", changes));
        read("hearing", &case).unwrap()
    };
    let name = || ("citizen.representative_name", json!("Inger Prøve"));
    let role = || ("citizen.representative_role", json!("proxy"));
    let silent = || ("citizen.phone", json!({"answer": "not_relevant"}));
    assert!(letter(&[name(), role(), silent()]).contains("Inger Prøve må gerne svare for dig"));
    assert!(letter(&[silent()]).contains("En anden må gerne ringe for dig"));
    assert!(!letter(&[name(), role()]).contains("Inger Prøve må gerne svare for dig"));
}

#[test]
fn an_overview_says_until_which_day_it_goes() {
    let told = |changes: &[(&str, serde_json::Value)]| {
        let case = parse(&changed("pension-refused-fleksjob-granted-2018", changes));
        read("overview", &case).unwrap()
    };
    assert!(told(&[]).contains("Går til og med den: 8. maj 2018"), "{}", told(&[]));
    let early = [("decision", json!({})), ("process", json!({})), ("recommendation", json!({}))];
    assert!(!told(&early).contains("Går til og med den: 8. maj 2018"));
    assert!(told(&early).contains("Går til og med den: "));
}
