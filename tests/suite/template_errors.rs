//! Bad templates: each file in `templates/` says itself which problems it must give.
//!
//! A comment `{# expect: … #}` has a line for each problem: the line of the file (or `part.md:line`), the code, and some
//! words that the message or the cure must hold.

// Clippy's own leave for tests does not reach the functions that tests share.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use forberedt::law;
use forberedt::letters::Letters;
use forberedt::problem::{Place, Problem};
use forberedt::words::Words;

fn files_in(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(&root)
        .expect("a folder")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .map(|path| {
            let name = path.file_name().expect("a name").to_str().expect("a plain name").to_owned();
            (name, std::fs::read_to_string(&path).expect("a readable file"))
        })
        .collect();
    files.sort();
    files
}

struct Expected {
    place: String,
    code: String,
    words: String,
}

fn expectations(name: &str, text: &str) -> Vec<Expected> {
    let (_, rest) = text
        .split_once("{# expect:")
        .unwrap_or_else(|| panic!("{name} does not say what it expects"));
    let (list, _) = rest.split_once("#}").expect("a closed comment");
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let mut part = || parts.next().unwrap_or_default().to_owned();
            let (place, code, words) = (part(), part(), part());
            let place = if place.contains(':') { place } else { format!("{name}:{place}") };
            Expected { place, code, words }
        })
        .collect()
}

fn place(problem: &Problem) -> String {
    match &problem.place {
        Place::File { name, line, .. } => {
            format!("{}:{line}", name.rsplit('/').next().unwrap_or(name))
        }
        other => panic!("a problem of a template stands in a file, not in {other:?}"),
    }
}

#[test]
fn every_bad_template_gives_its_own_problems() {
    let law = law::read(&files_in("templates/law", "toml")).expect("the law files");
    let words = Words::read(&[
        (
            "citizen.toml".to_owned(),
            "label = 'Borgeren'\n[name]\nlabel = 'Borgerens navn'".to_owned(),
        ),
        ("choices.toml".to_owned(), "yes = 'ja'\nno = 'nej'".to_owned()),
    ])
    .expect("words");
    let parts: Vec<_> = files_in("tests/suite/templates/parts", "md")
        .into_iter()
        .map(|(name, text)| (format!("parts/{name}"), text))
        .collect();
    let templates = files_in("tests/suite/templates", "md");
    assert!(templates.len() > 20, "the bad templates are not where they were");
    let mut wrong = Vec::new();
    for (name, text) in templates {
        let mut files = vec![(name.clone(), text.clone())];
        files.extend(
            parts
                .iter()
                .filter(|(part, _)| text.contains(part.as_str()) || part.contains("nested"))
                .cloned(),
        );
        let (letters, problems) = Letters::read(&files, &words, &law);
        let expected = expectations(&name, &text);
        let wanted: BTreeSet<_> = expected
            .iter()
            .map(|expected| (expected.place.clone(), expected.code.clone()))
            .collect();
        let found: BTreeSet<_> =
            problems.iter().map(|problem| (place(problem), problem.code.clone())).collect();
        if wanted != found {
            let found = problems
                .iter()
                .map(|problem| format!("  {} {problem}", problem.code))
                .collect::<Vec<_>>()
                .join("\n");
            wrong.push(format!("{name} wants {wanted:?}\nbut gives\n{found}"));
        }
        for Expected { place: at, code, words } in expected {
            let said = problems.iter().any(|problem| {
                place(problem) == at
                    && problem.code == code
                    && format!("{} {}", problem.message, problem.cure).contains(&words)
            });
            if !said {
                wrong.push(format!("{name}: {at} {code} does not say {words:?}"));
            }
        }
        assert_eq!(
            letters.all().is_empty(),
            problems.iter().any(Problem::blocks),
            "{name}: a template with mistakes must not be usable"
        );
        for problem in &problems {
            if let Place::File { line, excerpt, .. } = &problem.place {
                assert!(
                    *line == 0
                        || text.contains(excerpt.as_str())
                        || parts.iter().any(|(_, part)| part.contains(excerpt.as_str()))
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_bad_template_leaves_the_others_usable() {
    let law = law::read(&files_in("templates/law", "toml")).expect("the law files");
    let good = "+++\ntitle = 'A'\nstage = 'plan'\ndate = 'matter.plan_begun'\naudience = 'citizen'\ngroup = 'Forberedelse'\n+++\n{# No lawyer has read this. #}\n# A\n";
    let files = [
        ("good.md".to_owned(), good.to_owned()),
        ("bad.md".to_owned(), good.replace("# A\n", "# {{ x }}\n")),
    ];
    let (letters, problems) = Letters::read(&files, &Words::default(), &law);
    assert_eq!(problems.len(), 1);
    assert_eq!(
        letters.all().iter().map(|template| template.id.as_str()).collect::<Vec<_>>(),
        ["good"]
    );
}
