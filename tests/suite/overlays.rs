//! The library: the built-in files have no fault, letters read when they are asked for are the same, and a municipality's
//! folder takes the place of files by their names.

use std::fs;

use forberedt::library::Library;
use forberedt::problem::Place;
use forberedt::writers::{Format, render};

use crate::library_and_examples::{cases, library};

#[test]
fn the_built_in_library_has_no_fault() {
    let (library, problems) = Library::inspect(None);
    assert_eq!(problems, []);
    assert_eq!(library.unwrap().letters.all(), Library::built_in().unwrap().letters.all());
}

#[test]
fn a_letter_that_is_read_when_asked_for_is_the_letter_that_was_looked_over() {
    let (inspected, _) = Library::inspect(None);
    let inspected = inspected.unwrap();
    let mut compared = 0;
    for (name, case) in cases() {
        for template in library().shelf(case).available() {
            let text = |library: &Library| {
                render(
                    &library.letters.fill(&template.id, &library.facts(case)).unwrap().marked(),
                    Format::Text,
                )
                .unwrap()
            };
            assert_eq!(text(&inspected), text(library()), "{name}/{}", template.id);
            compared += 1;
        }
    }
    assert!(compared > 80);
}

#[test]
fn a_folder_takes_the_place_of_files_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let overview = fs::read_to_string("templates/letters/overview.md").unwrap();
    // As an editor on Windows saves it.
    write(
        "letters/overview.md",
        &format!(
            "\u{feff}{}",
            overview.replace("Her kan du se", "Vi viser dig her").replace('\n', "\r\n")
        ),
    );
    write("letters/README.md", "Not a letter.");
    let overlaid = Library::with_overlay(folder.path()).unwrap();
    let case = &cases()["pension-granted-2018"];
    let text = |library: &Library| {
        let (document, _) = library.shelf(case).finish("overview").unwrap();
        String::from_utf8(render(&document, Format::Text).unwrap()).unwrap()
    };
    assert!(text(&overlaid).contains("Vi viser dig her, hvor din sag er nu."));
    assert_eq!(text(&overlaid).replace("Vi viser dig her", "Her kan du se"), text(library()));

    // A line in bold print where a heading should be is told of, and does no harm.
    write("letters/overview.md", &format!("{overview}\n**Til sidst**\n"));
    let (_, problems) = Library::inspect(Some(folder.path()));
    assert_eq!(
        problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(),
        ["template-bold-heading"]
    );
    assert!(Library::with_overlay(folder.path()).unwrap().letters.template("overview").is_some());

    write("letters/overview.md", &overview.replace("matter.caseworker }}", "matter.caseworkr }}"));
    write("law/periods.toml", "[[period]]\nid = 3\n");
    write("fields/work.toml", "label = ");
    let problems = Library::with_overlay(folder.path()).err().unwrap();
    for name in ["law/periods.toml", "fields/work.toml"] {
        assert!(
            problems.iter().any(
                |problem| matches!(&problem.place, Place::File { name: file, .. } if file == name)
            ),
            "{name}: {problems:?}"
        );
    }
    write("law/periods.toml", &fs::read_to_string("templates/law/periods.toml").unwrap());
    write("fields/work.toml", &fs::read_to_string("templates/fields/work.toml").unwrap());
    let (still_usable, problems) = Library::inspect(Some(folder.path()));
    assert!(
        problems.iter().all(|problem| problem.code == "template-unknown-field"
            && problem.cure.contains("caseworker")),
        "{problems:?}"
    );
    let still_usable = still_usable.unwrap();
    assert!(still_usable.letters.template("overview").is_none());
    assert!(still_usable.letters.template("preparatory-plan").is_some());

    let problems = Library::with_overlay(&folder.path().join("nowhere")).err().unwrap();
    assert_eq!(
        problems.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(),
        ["library-missing"]
    );
}
