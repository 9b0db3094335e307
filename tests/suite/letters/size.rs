//! Large cases are filled quickly, and no template can hang the program.

use std::time::{Duration, Instant};

use super::*;
use forberedt::case::answer::Answer;
use forberedt::case::plan::Employment;
use forberedt::case::scalar::{AddressLines, Line, Scalar};

/// Far above what is measured on a slow machine without optimisation, far below what a person would call hanging.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn a_hundred_thousand_words_and_two_thousand_items_are_no_trouble() {
    let mut case = case(r#"{"decision": {"date": "2018-03-01"}}"#);
    let word = |text: &str| Answer::Given(Line::parse(text).expect("any text"));
    case.citizen.address =
        Answer::Given(AddressLines::parse(&"ord *og* | ord\n\n".repeat(25_000)).expect("any text"));
    case.work.jobs = Answer::Given(
        (0..2_000)
            .map(|_| Employment {
                employer: word("Sted"),
                function: word("Arbejde"),
                ..Employment::default()
            })
            .collect(),
    );
    let body = "{{ citizen.address }}\n\n| A | B |\n|---|---|\n{% for job in work.jobs %}\n| {{ job.employer }} | {{ job.function }} |\n{% endfor %}\n\n\
        {% for job in work.jobs %}\n- {{ job.employer }}\n{% endfor %}\n";
    let start = Instant::now();
    let draft = fill_files(&[("prove.md", &letter(body))], &case);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert_eq!(draft.blocks.len(), 1 + 25_000 + 2);
    assert!(draft.finish().is_ok());
}

#[test]
fn repetitions_in_repetitions_end() {
    let mut case = Case::default();
    case.work.jobs = Answer::Given(vec![Employment::default(); 2_000]);
    let rounds =
        (0..6).map(|depth| format!("{{% for job{depth} in work.jobs %}}")).collect::<String>();
    let body = format!("{rounds}x{}", "{% endfor %}".repeat(6));
    let letters = read(&[("prove.md", &letter(&body))]);
    let start = Instant::now();
    let problems = letters
        .fill(
            "prove",
            &Facts { case: &case, law: &LAW, words: &WORDS, sender: &SENDER, duties: None },
        )
        .expect_err("too long");
    assert_eq!(codes(&problems), ["letter-too-long"]);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn a_text_written_over_and_over_ends() {
    let mut case = Case::default();
    case.citizen.address =
        Answer::Given(AddressLines::parse(&"ord ".repeat(100_000)).expect("any text"));
    case.work.jobs = Answer::Given(vec![Employment::default(); 2_000]);
    let letters = read(&[(
        "prove.md",
        &letter("{% for job in work.jobs %}{{ citizen.address }}{% endfor %}"),
    )]);
    let problems = letters
        .fill(
            "prove",
            &Facts { case: &case, law: &LAW, words: &WORDS, sender: &SENDER, duties: None },
        )
        .expect_err("too long");
    assert_eq!(codes(&problems), ["letter-too-long"]);
}

#[test]
fn no_template_uses_up_the_stack() {
    let broken = |body: &str| {
        let (letters, problems) =
            Letters::read(&owned(&[("prove.md", &letter(body))]), &WORDS, &LAW);
        assert!(letters.all().is_empty());
        codes(&problems).iter().map(|code| (*code).to_owned()).collect::<Vec<_>>()
    };
    let sum = vec!["citizen.name"; 400].join(" ~ ");
    assert!(broken(&format!("{{{{ {sum} }}}}")).contains(&"template-too-large".to_owned()));
    let sum = vec!["1"; 300].join("+");
    assert!(broken(&format!("{{{{ {sum} }}}}")).contains(&"template-too-large".to_owned()));
    let nest = format!("{}x{}", "{% if citizen.name %}".repeat(140), "{% endif %}".repeat(140));
    assert!(broken(&nest).contains(&"template-too-large".to_owned()));
    let nest = format!("{}x{}", "{% if citizen.name %}".repeat(5_000), "{% endif %}".repeat(5_000));
    assert!(!broken(&nest).is_empty());
    let double = "{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}";
    assert!(broken(double).contains(&"template-part-cycle".to_owned()));
}
