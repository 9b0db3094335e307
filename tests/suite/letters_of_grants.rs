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
