//! The letters as the one who gets them reads them: whom they are sent to, what they spare a reader, and what they say only once.

use std::collections::BTreeSet;

use forberedt::case::Case;
use forberedt::writers::text;
use serde_json::{Value, json};

use crate::cases::{changed, parse};
use crate::library_and_examples::{cases, cases_for, library};

/// The letter with its gaps marked; none where the case does not give it.
fn read(letter: &str, case: &Case) -> Option<String> {
    let draft = library().shelf(case).draft(letter).ok()?;
    let whole = draft.finish();
    Some(whole.map_or_else(|_| text::write(&draft.marked()), |document| text::write(&document)))
}

fn said(letter: &str, example: &str, changes: &[(&str, Value)]) -> String {
    let case = parse(&changed(example, changes));
    read(letter, &case).unwrap_or_else(|| panic!("{example} gives no {letter}"))
}

/// Every letter of every example and of the cases that are bent from them.
fn all() -> impl Iterator<Item = (String, String)> {
    library().letters.all().iter().flat_map(|template| {
        cases_for(&template.id).into_iter().filter_map(|(name, case)| {
            Some((format!("{} on {name}", template.id), read(&template.id, case)?))
        })
    })
}

#[test]
fn who_is_exempt_from_digital_post_is_not_sent_there() {
    let mut told = 0;
    for (name, case) in cases() {
        let exempt = case.citizen.digital_post.filled() == Some("no");
        for template in library().letters.all() {
            let Some(letter) = read(&template.id, case) else { continue };
            if exempt {
                assert!(!letter.contains("Digital Post"), "{} on {name}:\n{letter}", template.id);
            } else if letter.contains("\n- Digital Post: ") {
                told += 1;
            }
        }
    }
    assert!(told > 5, "{told} letters tell of it");
    for letter in ["decision-pension-granted-without-team", "hearing"] {
        let letter = said(letter, "manifestly-futile-2018", &[]);
        assert!(letter.contains("Egetorvet 1, 9999 Egelund"), "{letter}");
    }
}

#[test]
fn every_letter_to_the_citizen_goes_to_the_guardian_where_there_is_one() {
    let guardian = [
        ("citizen.representative_name", json!("Inger Prøve")),
        ("citizen.representative_role", json!("guardian")),
        ("citizen.representative_address", json!("Havnegade 3\n9999 Egelund")),
    ];
    for letter in ["overview", "hearing", "transition", "decision-pension-refused"] {
        let letter = said(letter, "pension-refused-fleksjob-granted-2018", &guardian);
        let receiver =
            "\n\nInger Prøve\nVærge for Anders Thygelund Bay\nHavnegade 3\n9999 Egelund\n";
        assert!(letter.contains(receiver), "{letter}");
        assert!(!letter.contains("hvis du giver en fuldmagt"), "{letter}");
    }
}

#[test]
fn a_doctor_and_a_supplier_are_written_to_by_name_with_address_and_day() {
    let top = |letter: &str, example| {
        said(letter, example, &[]).lines().take(14).collect::<Vec<_>>().join("\n")
    };
    for (letter, day) in [("gp-request", "2. februar 2018"), ("doctor-questions", "22. marts 2018")]
    {
        let top = top(letter, "postponed-2018");
        assert!(
            top.contains("\nLægerne på Havnegade\nHavnegade 11, 1. sal\n9999 Egelund\n"),
            "{top}"
        );
        assert!(top.contains(&format!("\nDato: {day}")), "{top}");
    }
    let order = top("supplier-order", "postponed-2018");
    assert!(order.contains("\nPraktikstedet Lindeallé\nLindeallé 40\n9999 Egelund\n"), "{order}");
    assert!(order.contains("\nDato: 26. marts 2018"), "{order}");
}

#[test]
fn a_letter_that_goes_through_the_doctors_own_system_has_no_address() {
    let none = [("health.gp_address", json!({"answer": "not_relevant"}))];
    let case = parse(&changed("postponed-2018", &none));
    let draft = library().shelf(&case).draft("gp-request").unwrap();
    let letter = text::write(&draft.finish().unwrap());
    assert!(!letter.contains("Havnegade 11"), "{letter}");
    assert!(letter.contains("\nTil Lægerne på Havnegade\n"), "{letter}");
    // An address that nobody has written is missed.
    let case = parse(&changed("postponed-2018", &[("health.gp_address", Value::Null)]));
    assert!(library().shelf(&case).draft("gp-request").unwrap().finish().is_err());
}

#[test]
fn no_trial_of_work_is_ordered_where_the_case_rests_on_what_it_has() {
    let ordered = [
        ("efforts.supplier_name", json!("Praktikstedet")),
        ("efforts.supplier_address", json!("Vej 1\n9999 Egelund")),
        ("efforts.supplier_ordered", json!("2018-03-01")),
    ];
    for example in
        ["existing-basis-refused-2018", "complaint-upheld-2018", "manifestly-futile-2018"]
    {
        let case = parse(&changed(example, &ordered));
        assert!(read("supplier-order", &case).is_none(), "{example}");
    }
    assert!(read("supplier-order", &cases()["postponed-2018"]).is_some());
    assert!(read("supplier-order", &cases()["pension-granted-2018"]).is_none());
}

#[test]
fn who_is_dying_is_not_told_how_ill_one_must_be() {
    let dying = [
        ("process.terminally_ill", json!("yes")),
        ("process.coordinator_date", Value::Null),
        ("process.coordinator_statement", Value::Null),
    ];
    let letter = said("decision-pension-granted-without-team", "manifestly-futile-2018", &dying);
    assert!(!letter.contains("[mangler"), "{letter}");
    for word in ["så syg", "kort tid igen", "skal have udtalt sig"] {
        assert!(!letter.contains(word), "»{word}« in\n{letter}");
    }
    let other = said("decision-pension-granted-without-team", "manifestly-futile-2018", &[]);
    assert!(other.contains("Sundhedskoordinatoren skal have udtalt sig først."), "{other}");
}

#[test]
fn nobody_is_told_that_what_they_wish_is_not_relevant() {
    for (name, letter) in all().filter(|(name, _)| {
        name.starts_with("preparatory-plan") || name.starts_with("joint-description")
    }) {
        assert!(!letter.contains("\nikke relevant\n"), "{name}:\n{letter}");
        assert!(!letter.contains("\nukendt\n"), "{name}:\n{letter}");
    }
    let none = json!({"answer": "not_relevant"});
    let plan = said(
        "preparatory-plan",
        "pension-granted-2018",
        &[("work.wishes_own", none.clone()), ("strengths.network", none)],
    );
    assert!(!plan.contains("egne ord: dine ønsker\n"), "{plan}");
    assert!(plan.contains("Mennesker, der støtter dig\n~~~~~~~~~~~~~~~~~~~~~~~~~~\n\nDet har ikke betydning i din sag.\n"), "{plan}");
}

#[test]
fn an_act_is_named_in_full_and_a_rule_told_once_in_a_letter() {
    let mut names = 0;
    for (name, letter) in all() {
        let mut rules = BTreeSet::new();
        for line in
            letter.lines().filter(|line| line.contains(" står i ") || line.contains("følger af"))
        {
            assert!(rules.insert(line), "{name} says twice: {line}");
        }
        for full in letter.match_indices(", jf. lov").chain(letter.match_indices("(jf. lov")) {
            let rest = &letter[full.0 + full.1.len() - 3..];
            let number = rest.split([')', ',', ';']).next().unwrap();
            let number = number.split(". ").take(2).collect::<Vec<_>>().join(". ");
            assert_eq!(letter.matches(&number).count(), 1, "{name}: {number}\n{letter}");
            names += 1;
        }
    }
    assert!(names > 100, "{names}");
}

#[test]
fn a_list_of_exhibits_holds_the_papers_of_its_day() {
    let exhibits = |letter: &str| letter.split("\nBilag\n-----\n").nth(1).unwrap().to_owned();
    let description = exhibits(&said("joint-description", "new-way-2026", &[]));
    assert!(!description.contains("Udtalelse fra sundhedskoordinatoren"), "{description}");
    assert!(!description.contains("Kommet til efter"), "{description}");
    // The day itself is within.
    let same_day = [("matter.description_made", json!("2026-09-07"))];
    let description = exhibits(&said("joint-description", "new-way-2026", &same_day));
    assert!(
        description.contains("\n3 | Udtalelse fra sundhedskoordinatoren | 7. september 2026 | "),
        "{description}"
    );
    assert!(!description.contains("Kommet til efter"), "{description}");
    let later = [("recommendation.meeting_date", json!("2018-01-31"))];
    let plan = exhibits(&said("preparatory-plan", "pension-granted-2018", &later));
    assert!(
        plan.contains(
            "Kommet til efter den 31. januar 2018 og derfor ikke på listen: bilag 1 og bilag 13.\n"
        ),
        "{plan}"
    );
    // The list of the whole case has them all.
    let list = said("exhibit-list", "new-way-2026", &[]);
    assert!(list.contains("\n3 | Udtalelse fra sundhedskoordinatoren"), "{list}");
}

#[test]
fn a_rule_for_an_age_is_cited_to_those_of_that_age() {
    let cited = |born: &str, decided: &str| {
        let changes = [("citizen.cpr", json!(born)), ("decision.date", json!(decided))];
        said("decision-resource-course-granted", "resource-course-2018", &changes)
    };
    // On the birthday itself one is no longer younger.
    let born = ["170490-0914", "170478-0914", "180478-0914"];
    for (born, cite) in
        born.into_iter().zip(["stk. 1 og 2, i", "stk. 1, 2 og 9, i", "stk. 1 og 2, i"])
    {
        let letter = cited(born, "2018-04-17");
        assert!(
            letter.contains(&format!("Betingelserne står i § 68 a, {cite} lov om")),
            "{born}: {letter}"
        );
    }
    assert!(cited("170478-0914", "2018-06-05").contains("§ 68 a, stk. 1 og 9, i lov om"));
    let later = cited("170478-0914", "2020-03-03");
    assert!(later.contains("§ 112, stk. 1, i lov om"), "{later}");
}

#[test]
fn a_first_fleksjob_is_a_right_explained_to_the_one_who_gets_it() {
    for (name, letter) in all().filter(|(name, _)| name.starts_with("decision-")) {
        assert!(!letter.contains("du får fleksjob"), "{name}:\n{letter}");
        assert!(!letter.contains("fleksjob bliver givet for 5 år ad gangen"), "{name}:\n{letter}");
        if letter.contains("du får ret til fleksjob") {
            let told = letter.matches("Et fleksjob er et job, hvor").count();
            assert_eq!(told, 1, "{name}:\n{letter}");
        }
    }
}

#[test]
fn a_past_fleksjob_is_told_as_what_it_was() {
    let past = json!([{
        "kind": "fleksjob", "period": "2015–2017", "place": "Egelund Planteskole", "function": "Potte om og vande",
        "hours_attended": "10", "hours_effective": "8", "considerations_met": "yes", "outcome": "Gik godt i to år.",
        "source": "Gartner Eja Holt", "exhibit": "bilag 9"
    }]);
    let plan = said("preparatory-plan", "pension-granted-2018", &[("efforts.interventions", past)]);
    assert!(plan.contains("\nFleksjob, 2015–2017\n"), "{plan}");
    assert!(plan.contains("\nTimer om ugen, hvor du arbejdede | 8\n"), "{plan}");
}
