//! Which numbered text of an act a letter names: always the one that holds on the letter's own day, whatever step of the case it is
//! written in, and with the act that has changed the rule since.

use std::collections::{BTreeMap, BTreeSet};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::letters::{Draft, Template};
use jiff::civil::Date;

use crate::letters_by_rule::own_words;
use crate::library_and_examples::{cases_for, library};

/// Each act's number on each day on which it got one.
fn numbers() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let law = &library().law;
    let mut numbers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for day in law.change_dates() {
        for act in law.acts() {
            numbers.entry(act).or_default().extend(law.consolidation(act, day).map(|it| it.cite));
        }
    }
    numbers
}

/// The numbers that a letter names and that are not those of its day.
fn stale(draft: &Draft, day: Date) -> Vec<String> {
    let text = own_words(draft);
    let held = |act| library().law.consolidation(act, day).map(|it| it.cite);
    let named = |number: &str| text.contains(&format!("jf. {number}"));
    numbers()
        .into_iter()
        .flat_map(|(act, known)| {
            known.into_iter().filter(move |number| held(act) != Some(number)).collect::<Vec<_>>()
        })
        .filter(|number| named(number))
        .map(str::to_owned)
        .collect()
}

/// The letter on a case; none where the case does not give it.
fn drafted(template: &Template, case: &Case) -> Option<Draft> {
    library().shelf(case).draft(&template.id).ok()
}

#[test]
fn each_act_is_named_by_its_number_on_the_letters_day() {
    let (mut wrong, mut between) = (Vec::new(), 0);
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let Some(day) = template.dated(case) else { continue };
            let Some(draft) = drafted(template, case) else { continue };
            for number in stale(&draft, day) {
                wrong.push(format!("{} of {name}, {day}: {number}", template.id));
            }
            between += usize::from(case.governing_date(template.stage) != Some(day));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(between > 10, "{between} letters lie between two steps");
}

#[test]
fn a_letter_that_goes_out_after_a_change_names_the_new_number() {
    let law = &library().law;
    let mut moved: BTreeSet<&str> = BTreeSet::new();
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let Some(day) = template.dated(case) else { continue };
            // The next day on which an act that the letter names gets another number.
            let Some(draft) = drafted(template, case) else { continue };
            let text = own_words(&draft);
            let other = |act, on| law.consolidation(act, on).map(|it| it.cite);
            let renumbered = |on: &Date| {
                law.acts().any(|act| {
                    other(act, day).is_some_and(|number| text.contains(&format!("jf. {number}")))
                        && other(act, *on) != other(act, day)
                })
            };
            let Some(later) =
                law.change_dates().into_iter().filter(|on| *on > day).find(renumbered)
            else {
                continue;
            };
            let mut late = case.clone();
            let Some(Edit::Answer(answer)) = late.find_mut(&template.date) else {
                panic!("{} has no day", template.id)
            };
            answer.set_text(&later.to_string()).unwrap();
            let Some(draft) = drafted(template, &late) else { continue };
            assert_eq!(stale(&draft, later), [""; 0], "{} of {name}, {later}", template.id);
            if case.governing_date(template.stage) == late.governing_date(template.stage) {
                moved.insert(&template.id);
            }
        }
    }
    for letter in ["supplier-order", "doctor-questions", "gp-request", "delay", "transition"] {
        assert!(moved.contains(letter), "{letter} lies between two steps: {moved:?}");
    }
}

#[test]
fn a_letter_names_the_act_that_changed_a_rule_after_the_numbered_text() {
    let law = &library().law;
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let look = library().look(case);
            let Some(day) = template.law_day(case) else { continue };
            let Some(draft) = drafted(template, case) else { continue };
            let text = own_words(&draft);
            let expected: BTreeSet<(&str, &str)> = draft
                .provisions
                .iter()
                .filter_map(|id| look.cite(id, day))
                .filter_map(|held| {
                    let numbered = law.consolidation(held.act, day);
                    let newer = numbered.is_none_or(|numbered| numbered.from < held.from);
                    (newer && !held.amended_by.is_empty()).then_some((held.act, held.amended_by))
                })
                .collect();
            assert_eq!(
                text.matches("som ændret ved ").count(),
                expected.len(),
                "{} of {name}: {expected:?}\n{text}",
                template.id
            );
            for (_, by) in expected {
                assert!(text.contains(&format!("som ændret ved {by}")), "{by}: {text}");
                told.insert(by);
            }
        }
    }
    for by in ["lov nr. 1750 af 29. december 2025", "lov nr. 553 af 29. maj 2018"] {
        assert!(told.contains(by), "{told:?}");
    }
}

#[test]
fn a_version_that_an_act_is_the_source_of_says_that_the_act_changed_it() {
    let law = &library().law;
    let mut changed = 0;
    for day in law.change_dates() {
        for held in law.on(day).into_iter().filter(|held| held.from == day) {
            let of_an_act = held.source.starts_with("lov nr. ");
            if of_an_act && !held.source.contains("ikke fundet") {
                let by = held.amended_by;
                assert!(!by.is_empty() && held.source.starts_with(by), "{} on {day}", held.id);
            }
            if !held.amended_by.is_empty() {
                changed += 1;
                let numbered = law.consolidation(held.act, day).unwrap();
                assert!(numbered.from < day, "{} on {day} needs no amending act", held.id);
            }
        }
    }
    assert!(changed > 10, "{changed}");
}
