//! What the rules demand of a letter's contents stands in the letter: the rule on what a recommendation must say, the conditions in
//! full, the guidance on appeal.

use forberedt::case::Case;
use forberedt::case::person::Benefit;
use forberedt::document::{Inline, Source, walk};
use forberedt::letters::Draft;
use forberedt::writers::text;
use serde_json::json;

use crate::cases::{changed, parse};
use crate::library_and_examples::{cases_for, library};

/// The letter with its gaps marked; none where the case does not give it.
pub(crate) fn read(letter: &str, case: &Case) -> Option<String> {
    let draft = library().shelf(case).draft(letter).ok()?;
    let whole = draft.finish();
    Some(text::write(&whole.unwrap_or_else(|_| draft.marked())))
}

/// The template's own words: what stands in the case may name any law and any benefit.
pub(crate) fn own_words(draft: &Draft) -> String {
    let own = |runs: &[Inline]| -> String {
        let own = runs.iter().filter(|run| matches!(run.source, Source::Template { .. }));
        own.map(|run| run.text.as_str()).collect()
    };
    walk::texts(&draft.blocks).map(|(_, runs)| own(runs)).collect::<Vec<_>>().join("\n")
}

/// Every letter of a name that begins like this, on every case that gives it.
pub(crate) fn all(beginning: &str) -> Vec<(String, &'static Case, String)> {
    let mut all = Vec::new();
    for template in library().letters.all().iter().filter(|it| it.id.starts_with(beginning)) {
        for (name, case) in cases_for(&template.id) {
            let Some(letter) = read(&template.id, case) else { continue };
            all.push((format!("{} of {name}", template.id), case, letter));
        }
    }
    assert!(!all.is_empty(), "no letter begins with {beginning}");
    all
}

#[test]
fn each_recommendation_cites_the_rule_on_its_contents() {
    let rules = [
        ("pension", "recommendation-pension"),
        ("fleksjob", "recommendation-flex-job"),
        ("fleksjob_few_hours", "recommendation-small-flex-job"),
        ("resource_course", "recommendation-resource-course"),
        ("vocational_rehabilitation", "recommendation-other-effort"),
        ("other_effort", "recommendation-other-effort"),
        ("self_employed_support", "recommendation-self-employed"),
    ];
    let mut met = std::collections::BTreeSet::new();
    for template in library().letters.all().iter().filter(|it| it.id.starts_with("recommendation-"))
    {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let outcome = case.recommendation.outcome.filled().unwrap();
            let Some((outcome, rule)) = rules.iter().find(|(known, _)| *known == outcome) else {
                assert_eq!(outcome, "postponed", "{} of {name}", template.id);
                continue;
            };
            let cited: Vec<&str> = draft
                .provisions
                .iter()
                .map(String::as_str)
                .filter(|id| id.starts_with("recommendation-"))
                .collect();
            assert_eq!(cited, [*rule], "{} of {name}", template.id);
            met.insert(*outcome);
        }
    }
    assert_eq!(met.len(), rules.len(), "{met:?}");
}

#[test]
fn a_recommendation_of_another_effort_tells_of_support_along_the_way() {
    for outcome in ["vocational_rehabilitation", "other_effort"] {
        let letter = match outcome {
            "other_effort" => "recommendation-other-effort",
            _ => "recommendation-vocational-rehabilitation",
        };
        let with = |support| {
            let changes = [
                ("recommendation.outcome", json!(outcome)),
                ("recommendation.other_support", support),
            ];
            read(letter, &parse(&changed("existing-basis-refused-2018", &changes))).unwrap()
        };
        assert!(with(json!("En mentor i fem uger.")).contains("\nEn mentor i fem uger.\n"));
        assert!(
            with(json!({"answer": "not_relevant"}))
                .contains("ikke, at du har brug for særlig støtte")
        );
        assert!(with(json!(null)).contains("[mangler: Støtte undervejs"));
    }
    for (name, _, letter) in all("recommendation-other-effort") {
        assert!(letter.contains("\nStøtte undervejs\n"), "{name}:\n{letter}");
    }
}

/// What each scheme's conditions say where a letter tells of them: the words, and the time limits by their words of the day.
fn conditions(benefit: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match benefit {
        "senior_pension" => (
            &[
                "som hovedregel",
                "i den enkelte sag",
                "sygedagpenge",
                "på grund af sit helbred",
                "ikke kan forsørge sig selv",
                "også med støtte",
            ],
            &[
                "senior-disability-pension-window",
                "senior-disability-pension-work",
                "senior-disability-pension-work-least",
            ],
        ),
        "self_employed_support" => (
            &["varigt og væsentligt nedsat", "selv have drevet virksomheden i væsentligt omfang"],
            &["self-employed-least", "self-employed-work"],
        ),
        "resource_course" => (
            &[
                "komplekse problemer ud over ledighed",
                "mindst én af tre ting",
                "offentlig hjælp i lang tid",
                "andre tilbud uden virkning",
                "en længere indsats først",
            ],
            &[],
        ),
        "fleksjob" => (
            &["varigt og væsentligt begrænset", "almindelige vilkår", "skal være prøvet først"],
            &[],
        ),
        "pension" => (
            &["varigt nedsat", "ikke kan forsørge sig selv", "også med støtte og i et fleksjob"],
            &[],
        ),
        other => panic!("{other} has no conditions here"),
    }
}

#[test]
fn a_decision_tells_each_schemes_conditions_in_full() {
    let mut met = std::collections::BTreeSet::new();
    for (name, case, letter) in all("decision-") {
        let rules = letter.split("\nRegler\n").nth(1).unwrap();
        let day = case.decision.date.date().unwrap();
        for ruling in case.decision.rulings.items() {
            let benefit = ruling.benefit.filled().unwrap();
            let (words, periods) = conditions(benefit);
            // A case that the citizen has had moved over was never tried by this.
            let track = case.matter.track.filled();
            let is_moved = matches!(track, Some("existing_basis" | "undoubted_refusal"));
            let is_tried = benefit == "pension" && !is_moved;
            let tried = is_tried.then_some(&"dokumenteret eller helt åbenbart");
            for word in words.iter().chain(tried) {
                assert!(rules.contains(word), "{name} lacks »{word}«:\n{rules}");
            }
            for id in periods {
                let period = library().law.period(id, day).unwrap().words;
                assert!(rules.contains(period), "{name} lacks {period} of {id}:\n{rules}");
            }
            met.insert(benefit);
        }
    }
    assert_eq!(met.len(), 5, "{met:?}");
}

#[test]
fn who_applied_on_the_existing_basis_is_told_the_rule_in_every_refusal() {
    let mut tracks = std::collections::BTreeSet::new();
    for template in library().letters.all().iter().filter(|it| it.id.starts_with("decision-")) {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let Some(track @ ("existing_basis" | "undoubted_refusal")) = case.matter.track.filled()
            else {
                continue;
            };
            let of_pension = |benefit: &Benefit| matches!(benefit, Benefit::Pension);
            if !case
                .decision
                .rulings
                .items()
                .iter()
                .any(|it| it.benefit.given().is_some_and(of_pension))
            {
                continue;
            }
            let cites = draft.provisions.iter().any(|id| id == "pension-existing-basis");
            assert!(cites, "{} of {name}", template.id);
            tracks.insert(track);
        }
    }
    assert_eq!(tracks.len(), 2, "{tracks:?}");
}

#[test]
fn only_who_gets_all_that_was_applied_for_gets_the_short_guidance_on_appeal() {
    let (mut short, mut full) = (0, 0);
    for (name, case, letter) in all("decision-") {
        let rulings = case.decision.rulings.items();
        let wishes = case.matter.applications.items();
        let met = rulings.len() == 1
            && rulings[0].outcome.filled() == Some("granted")
            && !wishes.is_empty()
            && wishes.iter().all(|wish| wish.benefit == rulings[0].benefit);
        let is_short = letter.contains("\nHvis du er uenig\n");
        let is_full = letter.contains("\nSådan klager du\n");
        assert_eq!((is_short, is_full), (met, !met), "{name}:\n{letter}");
        short += usize::from(is_short);
        full += usize::from(is_full);
    }
    assert!(short > 2 && full > 5, "{short} short, {full} full");
    // Each grant, where something else was applied for too.
    let grants = [
        ("decision-pension-granted", "pension-granted-2018", "fleksjob"),
        ("decision-pension-granted-without-team", "manifestly-futile-2018", "fleksjob"),
        ("decision-senior-pension-granted", "senior-pension-2018", "fleksjob"),
        ("decision-fleksjob-few-hours", "fleksjob-few-hours-2021", "pension"),
        ("decision-self-employed-support", "self-employed-2018", "pension"),
    ];
    for (letter, example, other) in grants {
        let own = crate::cases::example(example)["decision"]["rulings"][0]["benefit"].clone();
        let said = |benefits: &[serde_json::Value]| {
            let wishes: Vec<_> = benefits.iter().map(|it| json!({"benefit": it})).collect();
            let changes = [
                ("matter.applications", json!(wishes)),
                (
                    "decision.fleksjob_few_hours",
                    json!(if letter.ends_with("hours") { "yes" } else { "no" }),
                ),
            ];
            read(letter, &parse(&changed(example, &changes))).unwrap()
        };
        assert!(said(std::slice::from_ref(&own)).contains("\nHvis du er uenig\n"), "{letter}");
        assert!(said(&[own.clone(), json!(other)]).contains("\nSådan klager du\n"), "{letter}");
        assert!(said(&[json!(other)]).contains("\nSådan klager du\n"), "{letter}");
        assert!(said(&[]).contains("\nSådan klager du\n"), "{letter}");
    }
}

#[test]
fn the_work_a_citizen_can_do_stands_once_in_a_letter() {
    let mut letters = 0;
    let once = |name: &str, case: &Case, letter: &str| {
        for job in case.decision.job_functions.items() {
            for (what, text) in [("tasks", &job.tasks), ("considerations", &job.considerations)] {
                let Some(text) = text.filled() else { continue };
                let count = letter.matches(text).count();
                assert!(count <= 1, "{name} tells the {what} {count} times:\n{letter}");
            }
        }
        !case.decision.job_functions.items().is_empty()
    };
    for (name, case, letter) in all("decision-") {
        letters += usize::from(once(&name, case, &letter));
    }
    assert!(letters > 5, "{letters}");
    // A fleksjob before the refusal of a pension, and a senior pension and a pension both refused.
    let example = "pension-refused-fleksjob-granted-2018";
    let mut rulings = crate::cases::example(example)["decision"]["rulings"].clone();
    rulings.as_array_mut().unwrap().swap(0, 1);
    let case = parse(&changed(example, &[("decision.rulings", rulings.clone())]));
    let letter = read("decision-fleksjob-granted", &case).unwrap();
    once("a fleksjob first", &case, &letter);
    assert!(letter.contains("\nArbejde, vi mener, at du kan klare\n"), "{letter}");
    rulings[0]["benefit"] = json!("senior_pension");
    rulings[0]["outcome"] = json!("refused");
    let case = parse(&changed(example, &[("decision.rulings", rulings)]));
    once("both pensions refused", &case, &read("decision-senior-pension-refused", &case).unwrap());
}
