//! Where each run of a letter came from.

use super::*;
use crate::cases::path;
use forberedt::document::Source;

fn template(file: &str, line: usize) -> Source {
    Source::Template { file: file.into(), line }
}

fn found(draft: &Draft) -> Vec<(String, Source)> {
    runs(&draft.blocks)
        .into_iter()
        .skip(1)
        .map(|run| (run.text.clone(), run.source.clone()))
        .collect()
}

#[test]
fn values_name_their_field_and_text_its_line() {
    let body = "\nKære {{ citizen.name }}\n\n{% if citizen.name %}\nEn linje\nog en til {{ work.jobs.first.employer }}.\n{% endif %}\n\n- Punkt\n";
    let draft =
        fill(body, r#"{"citizen": {"name": "Bo"}, "work": {"jobs": [{"employer": "Smeden"}]}}"#);
    let line = |number: usize| template("prove.md", LINES_BEFORE + number);
    assert_eq!(
        found(&draft),
        [
            ("Kære ".to_owned(), line(2)),
            ("Bo".to_owned(), Source::Field(path("citizen.name"))),
            ("En linje ".to_owned(), line(5)),
            ("og en til ".to_owned(), line(6)),
            ("Smeden".to_owned(), Source::Field(path("work.jobs[0].employer"))),
            (".".to_owned(), line(6)),
            ("Punkt".to_owned(), line(9)),
        ]
    );
}

#[test]
fn text_of_a_part_names_the_part() {
    let part = "{# Et hoved. #}\n\nHej {{ citizen.name }},\n| A |\n";
    let part = &part.replace("\n| A |", "\n\n| A |\n|---|\n| b &amp; c |");
    let draft = fill_files(
        &[
            ("x/letters/prove.md", &letter("Før.\n{% include 'parts/hej.md' %}\nEfter.")),
            ("x/letters/parts/hej.md", part),
        ],
        &Case::default(),
    );
    let part = |number| template("x/letters/parts/hej.md", number);
    assert_eq!(
        found(&draft),
        [
            ("Før.".to_owned(), template("x/letters/prove.md", LINES_BEFORE + 1)),
            ("Hej ".to_owned(), part(3)),
            ("[mangler: Navn]".to_owned(), Source::Gap(Some(path("citizen.name")))),
            (",".to_owned(), part(3)),
            ("A".to_owned(), part(5)),
            ("b & c".to_owned(), part(7)),
            ("Efter.".to_owned(), template("x/letters/prove.md", LINES_BEFORE + 3)),
        ]
    );
}

#[test]
fn words_of_a_macro_and_its_call_name_the_lines_they_stand_in() {
    let body = "{% macro ord(x) %}\nEt {{ x }}\n{% endmacro %}\n\n{{ ord('to') }}\n";
    let draft = fill(body, "{}");
    let line = |number: usize| template("prove.md", LINES_BEFORE + number);
    assert_eq!(found(&draft), [("Et ".to_owned(), line(2)), ("to".to_owned(), line(5))]);
}
