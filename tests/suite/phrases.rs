//! Phrases as files: what is wrong with each is told by its line, what fits comes first, and values of the case are filled in.

use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::decision::{Outcome, Ruling};
use forberedt::case::scalar::{Line, Scalar};
use forberedt::letters::phrases::{Phrase, PhraseBook, PhraseFile, PhraseOwner};
use forberedt::library::Library;
use forberedt::problem::{Place, Problem};
use jiff::civil::{Date, date};

use crate::library_and_examples::library;

const DAY: Date = date(2018, 4, 18);

fn phrase(text: &str) -> Phrase {
    let library = library();
    Phrase::read(PhraseOwner::User, "fraser/prøve.md", text, &library.words, &library.law)
}

fn headed(heading: &str, text: &str) -> Phrase {
    phrase(&format!("+++\ntitle = \"Prøve\"\n{heading}+++\n{text}"))
}

fn line(problem: &Problem) -> usize {
    match &problem.place {
        Place::File { line, .. } => *line,
        _ => usize::MAX,
    }
}

fn case() -> Case {
    let mut case = Case::default();
    case.citizen.name = Answer::Given(Line::parse("Birte **Holm** {{ x }}").unwrap());
    case
}

fn filled(phrase: &Phrase, case: &Case) -> String {
    phrase.fill(&library().facts(case), DAY).unwrap().text
}

#[test]
fn every_fault_of_a_phrase_is_told_with_its_line() {
    for (text, line_of_fault, code, words) in [
        ("Hej", 1, "phrase-heading", "mellem to linjer med +++"),
        ("+++\ntitle = \"a\n+++\nHej", 2, "phrase-heading", "ikke lukket"),
        ("+++\nabbreviation = \"ab\"\n+++\nHej", 1, "phrase-without-title", "ingen titel"),
        ("+++\ntitle = \"a\"\ntitel = \"b\"\n+++\nHej", 3, "phrase-unknown-key", "title"),
        ("+++\ntitle = 3\n+++\nHej", 2, "phrase-heading", "anførselstegn"),
        (
            "+++\ntitle = \"a\"\nabbreviation = \"a b\"\n+++\nHej",
            3,
            "phrase-bad-abbreviation",
            "a b",
        ),
        ("+++\ntitle = \"a\"\nsection = \"wrok\"\n+++\nHej", 3, "phrase-unknown-section", "»work«"),
        (
            "+++\ntitle = \"a\"\noutcome = \"refusde\"\n+++\nHej",
            3,
            "phrase-unknown-outcome",
            "»refused«",
        ),
        (
            "+++\ntitle = \"a\"\nrule = \"reasons-contnt\"\n+++\nHej",
            3,
            "phrase-unknown-rule",
            "»reasons-content«",
        ),
        (
            "+++\ntitle = \"a\"\n+++\n\nHej {{ citizen.nmae }}",
            5,
            "template-unknown-field",
            "»name«",
        ),
        ("+++\ntitle = \"a\"\n+++\nHej {{ citizen.name }", 4, "template-", "ikke lukket"),
        ("+++\ntitle = \"a\"\n+++\n# Hej", 4, "phrase-markup", "ren tekst"),
        ("+++\ntitle = \"a\"\n+++\n{# intet #}\n", 0, "phrase-empty", "ingen tekst"),
    ] {
        let phrase = phrase(text);
        let told = phrase.faults.iter().any(|fault| {
            fault.code.starts_with(code)
                && line(fault) == line_of_fault
                && format!("{} {}", fault.message, fault.cure).contains(words)
                && fault.blocks()
        });
        assert!(told, "{text:?}: {:#?}", phrase.faults);
        assert!(phrase.fill(&library().facts(&case()), DAY).is_err(), "{text:?}");
    }
}

#[test]
fn a_phrase_is_plain_words_with_the_values_of_the_case() {
    let text = "{# a remark #}\n{% if citizen.name %}\nHej {{ citizen.name }}.\n{% endif %}\n{% if citizen.phone %}\nRing.\n{% endif %}\n\n- et\n- to {{ citizen.name }}\n";
    let read = headed("", text);
    assert_eq!(read.faults, []);
    assert_eq!(
        filled(&read, &case()),
        "Hej Birte **Holm** {{ x }}.\n\n• et\n• to Birte **Holm** {{ x }}"
    );
}

#[test]
fn what_the_case_lacks_is_a_gap_that_is_seen() {
    let read = headed("", "Ring til {{ matter.caseworker }} på {{ matter.caseworker_phone }}.");
    let filled = read.fill(&library().facts(&case()), DAY).unwrap();
    assert_eq!(filled.gaps.len(), 2, "{filled:?}");
    let gaps: Vec<String> = filled
        .gaps
        .iter()
        .map(|gap| filled.text.chars().skip(gap.start).take(gap.len()).collect())
        .collect();
    assert!(gaps.iter().all(|gap| gap.starts_with("[mangler: ") && gap.ends_with(']')), "{gaps:?}");
}

#[test]
fn what_fits_the_field_the_outcome_and_the_rule_comes_first() {
    let mut case = case();
    let reason = || case_path("decision.rulings[0].reason");
    case.decision.rulings = forberedt::case::answer::Answer::Given(vec![Ruling {
        outcome: Answer::Given(Outcome::Refused),
        ..Ruling::default()
    }]);
    let words = &library().words;
    let fit = |heading: &str, case: &Case| headed(heading, "Hej").fit(Some(&reason()), case, words);
    let exact = fit("section = \"decision.rulings.reason\"\n", &case);
    let section = fit("section = \"decision\"\n", &case);
    let with_rule = fit("section = \"decision\"\nrule = \"reasons-required\"\n", &case);
    let with_outcome = fit("section = \"decision\"\noutcome = \"refused\"\n", &case);
    let general = fit("", &case);
    let other_outcome = fit("section = \"decision\"\noutcome = \"granted\"\n", &case);
    let elsewhere = fit("section = \"work\"\n", &case);
    assert!(exact > section && with_rule > with_outcome && with_outcome > section);
    assert!(section > general && general >= 0 && other_outcome < 0 && elsewhere < 0);
}

fn case_path(text: &str) -> forberedt::place::FieldPath {
    let mut case = Case::default();
    case.decision.rulings = Answer::Given(vec![Ruling::default()]);
    case.path(text).unwrap()
}

#[test]
fn one_owner_has_an_abbreviation_once_and_a_persons_own_comes_before_others() {
    let library = library();
    let file = |owner, name: &str, title: &str, abbreviation: &str| PhraseFile {
        owner,
        name: name.to_owned(),
        text: Some(format!(
            "+++\ntitle = \"{title}\"\nabbreviation = \"{abbreviation}\"\n+++\n{title}\n"
        )),
    };
    let files = [
        file(PhraseOwner::Program, "phrases/a.md", "Programmets", "ab"),
        file(PhraseOwner::Program, "phrases/b.md", "Byttet", "cd"),
        file(PhraseOwner::Municipality, "phrases/b.md", "Kommunens", "ef"),
        file(PhraseOwner::User, "fraser/c.md", "Min egen", "AB"),
        file(PhraseOwner::User, "fraser/d.md", "Min anden", "ab"),
        PhraseFile { owner: PhraseOwner::User, name: "fraser/e.md".to_owned(), text: None },
    ];
    let book = PhraseBook::read(&files, &library.words, &library.law);
    let long = format!("+++\ntitle = \"Lang\"\n+++\n{}\n", "ord ".repeat(50_000));
    let long = Phrase::read(PhraseOwner::User, "frasen", &long, &library.words, &library.law);
    assert!(long.faults.iter().any(|fault| fault.message == "Frasen er for lang."));
    let codes: Vec<&str> = book.faults().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, ["phrase-unreadable", "phrase-doubled-abbreviation"]);
    assert_eq!(book.abbreviated("Ab").unwrap().owner, PhraseOwner::User);
    assert!(
        book.abbreviated("cd").is_none(),
        "a municipality's file takes the place of the program's"
    );
    assert_eq!(book.abbreviated("ef").unwrap().heading.title, "Kommunens");
    for (text, place, found) in [
        ("Nu ef", 5, Some(3..5)),
        ("Nu ef.", 5, Some(3..5)),
        ("å ef", 4, Some(2..4)),
        ("Nu efter", 5, None),
        ("chef", 4, None),
        ("ef ", 3, None),
        ("", 0, None),
    ] {
        assert_eq!(book.before(text, place).map(|(_, letters)| letters), found, "{text:?}");
    }
}

#[test]
fn the_programs_phrases_have_no_fault_read_well_in_every_example_and_say_that_no_lawyer_has_read_them()
 {
    let files: Vec<_> =
        std::fs::read_dir("templates/phrases").unwrap().map(|it| it.unwrap().path()).collect();
    assert!(files.len() >= 5);
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("+++\n{# No lawyer has read this text. #}\n"), "{path:?}");
        assert!(!text.contains(['§', '\u{a0}']), "{path:?}");
        let read = phrase(&text);
        assert_eq!(read.faults, [], "{path:?}");
        for (name, case) in crate::library_and_examples::cases() {
            let filled = filled(&read, case);
            assert!(
                !filled.contains(['{', '}', '\u{E000}']) && !filled.contains("\n\n\n"),
                "{name}: {filled}"
            );
        }
    }
    let (_, problems) = Library::inspect(None);
    assert_eq!(problems.iter().filter(|it| it.code.starts_with("phrase")).count(), 0);
}
