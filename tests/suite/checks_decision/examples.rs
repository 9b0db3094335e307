//! The examples are sound decisions, and their letters hold what no check has to look for.

use std::fs;
use std::path::PathBuf;

use forberedt::case::Case;
use forberedt::case::scalar::Scalar;
use forberedt::case::so_far::decided::Decided;
use forberedt::case::stage::Stage;
use forberedt::document::Document;
use forberedt::files::case_file;
use forberedt::letters::Standing;
use forberedt::problem::Severity;
use forberedt::writers::text;

use super::{LIBRARY, place, problems};

fn examples() -> Vec<(String, Case)> {
    let mut folders: Vec<PathBuf> = fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            (
                folder.file_name().unwrap().to_string_lossy().into_owned(),
                case_file::read(&folder.join("case.json")).unwrap(),
            )
        })
        .collect()
}

#[test]
fn the_examples_are_sound_decisions() {
    let mut found = Vec::new();
    for (name, case) in examples() {
        let serious =
            problems(&case).into_iter().filter(|problem| problem.severity >= Severity::Warning);
        found
            .extend(serious.map(|problem| format!("{name}: {} {}", problem.code, place(&problem))));
    }
    assert_eq!(found, [""; 0]);
}

/// The decision letters that the examples can give, finished.
fn decisions() -> Vec<(String, Case, Document)> {
    let mut letters = Vec::new();
    for (name, case) in examples() {
        let shelf = LIBRARY.shelf(&case);
        for template in
            shelf.templates().iter().filter(|template| template.stage == Stage::Decision)
        {
            if matches!(shelf.standing(template), Standing::NotNow(_) | Standing::NotInLaw(_)) {
                continue;
            }
            let (document, _) = shelf
                .finish(&template.id)
                .unwrap_or_else(|lacking| panic!("{name}, {}: {lacking:#?}", template.id));
            assert!(
                !shelf.draft(&template.id).unwrap().provisions.is_empty(),
                "{name}, {}: no rule is cited",
                template.id
            );
            letters.push((format!("{name}, {}", template.id), case.clone(), document));
        }
    }
    letters
}

/// The guidance is part of the templates, so no case can leave it out; this holds the templates to it.
#[test]
fn every_decision_letter_tells_how_to_appeal_each_of_its_decisions() {
    let letters = decisions();
    let decided = examples().iter().filter(|(_, case)| !Decided::of(case).is_empty()).count();
    assert!(
        letters.len() >= decided && decided >= 10,
        "{} letters of {decided} decided cases",
        letters.len()
    );
    for (name, case, document) in letters {
        let all = text::write(&document).to_lowercase();
        let headings = ["sådan klager du", "hvis du er uenig"];
        let start = headings
            .iter()
            .find_map(|heading| all.find(heading))
            .unwrap_or_else(|| panic!("{name}: no guidance"));
        let guidance = &all[start..];
        let on = case.governing_date(Stage::Decision).unwrap();
        let (complaint, reassessment) = (
            LIBRARY.law.period("complaint", on).unwrap(),
            LIBRARY.law.period("reassessment", on).unwrap(),
        );
        let sender = &LIBRARY.sender;
        for part in [
            "ret til at klage",
            "Ankestyrelsen",
            complaint.words,
            reassessment.words,
            &sender.phone,
            &sender.email,
        ] {
            assert!(
                guidance.contains(&part.to_lowercase()),
                "{name}: the guidance does not say {part}"
            );
        }
        let decided = Decided::of(&case);
        for ruled in &decided.rulings {
            let benefit = LIBRARY.words.choice("decision.rulings.benefit", ruled.benefit.text());
            let place = if decided.rulings.len() > 1 { guidance } else { &all };
            assert!(place.contains(&benefit.to_lowercase()), "{name}: {benefit} is not named");
        }
    }
}
