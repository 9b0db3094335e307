//! The letters that the readme of each example promises are the letters that its case gives.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use forberedt::files::case_file;
use forberedt::letters::Standing;
use forberedt::library::Library;

/// The groups of letters that depend on where a case stands; the others hold working papers that every case gives.
const GROUPS: [&str; 4] = ["Indstilling", "Før afgørelsen", "Afgørelser", "Efter afgørelsen"];

/// What is made before the decision on either way.
const MADE_BEFORE: [&str; 3] = ["preparatory-plan", "joint-description", "coordinator-request"];

/// The ids in backticks after `Letters it can give`.
fn promised(readme: &str) -> BTreeSet<String> {
    let (_, paragraph) = readme.split_once("Letters it can give: ").unwrap();
    paragraph.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn readmes_name_the_letters_that_a_case_gives() {
    let library = Library::built_in().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut checked = 0;
    for folder in
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let case = case_file::read(&folder.join("case.json")).unwrap();
        let shelf = library.shelf(&case);
        let given: BTreeSet<String> = shelf
            .templates()
            .iter()
            .filter(|template| {
                MADE_BEFORE.contains(&template.id.as_str())
                    || GROUPS.contains(&template.group.as_str())
            })
            .filter(|template| matches!(shelf.standing(template), Standing::Ready(_)))
            .map(|template| template.id.clone())
            .collect();
        assert_eq!(
            promised(&fs::read_to_string(folder.join("README.md")).unwrap()),
            given,
            "{}",
            folder.display()
        );
        checked += 1;
    }
    assert_eq!(checked, 15);
}
