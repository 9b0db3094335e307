//! What a municipality has beside its letters: phrases, and words of its own.

use super::{file_of, told};
use forberedt::problem::{Place, Problem};

/// Where a problem stands, and its code.
fn line(problem: &Problem) -> (&str, usize, &str) {
    match &problem.place {
        Place::File { name, line, .. } => (name, *line, &problem.code),
        _ => ("", 0, ""),
    }
}

/// Where each problem stands, and its code.
fn lines(problems: &[Problem]) -> Vec<(&str, usize, &str)> {
    problems.iter().map(line).collect()
}

#[test]
fn a_broken_phrase_is_told_with_its_file_and_line() {
    let phrase = "+++\ntitle = \"Hej\"\nabbreviation = \"hej\"\n+++\nHej {{ citizen.nmae }}\n";
    let other = "+++\ntitle = \"Hej igen\"\nabbreviation = \"hej\"\n+++\nHej igen\n";
    let problems = told(&[("phrases/a.md", phrase.as_bytes()), ("phrases/b.md", other.as_bytes())]);
    assert_eq!(
        lines(&problems),
        [
            ("phrases/a.md", 5, "template-unknown-field"),
            ("phrases/b.md", 3, "phrase-doubled-abbreviation")
        ]
    );
    assert!(problems.iter().all(forberedt::problem::Problem::blocks));
    let sound = "+++\ntitle = \"Hej\"\n+++\nHej {{ citizen.name }}\n";
    assert_eq!(told(&[("phrases/a.md", sound.as_bytes())]), []);
    let misplaced = told(&[("phrases/a.txt", sound.as_bytes())]);
    assert_eq!(
        (file_of(&misplaced[0]), misplaced[0].cure.as_str()),
        ("phrases/a.txt", "Mente du »phrases/a.md«?")
    );
}

#[test]
fn a_line_of_own_words_that_is_none_is_told_with_its_line() {
    let list = "# ord\nskånehensyn -et\n\nto ord\n!alene\n".as_bytes();
    let problems = told(&[("spelling/words.txt", list)]);
    assert_eq!(
        lines(&problems),
        [("spelling/words.txt", 4, "spelling-word"), ("spelling/words.txt", 5, "spelling-word")]
    );
    let no_text = told(&[("spelling/words.txt", b"\xff\xfe\x00")]);
    assert_eq!(no_text[0].code, "spelling-unreadable");
    assert_eq!(told(&[("spelling/words.txt", "skånehensyn -et -ene\n".as_bytes())]), []);
}
