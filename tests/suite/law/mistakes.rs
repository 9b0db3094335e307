//! What the reading of a law file says when there is a mistake in it.

use forberedt::law::{self, Status};
use forberedt::problem::{Place, Problem};
use jiff::civil::date;
use proptest::prelude::*;

use super::files;

/// The files that ship, with one of them put in or replaced.
fn with(name: &str, text: &str) -> Vec<(String, String)> {
    let mut files = files();
    files.retain(|(known, _)| known != name);
    files.push((name.to_owned(), text.to_owned()));
    files
}

/// What is wrong with the law when a file reads like this.
fn problems(name: &str, text: &str) -> Vec<Problem> {
    law::read(&with(name, text)).expect_err("a file with a mistake in it")
}

/// An act with one provision; a test puts its mistake into it.
const ACT: &str = r#"act = "proeveloven"
name = "lov om en prøve"
short = "prøveloven"
checked_on = 2026-11-22

[[provision]]
id = "trial-rule"
says = "Prøven skal bestås."
  [[provision.version]]
  from = 2018-01-01
  cite = "prøvelovens § 1"
  source = "en bog"
  status = "efterprøvet"

  [[provision.version]]
  from = 2020-01-01
  cite = "prøvelovens § 2"
  source = "en bog"
  status = "ikke-efterprøvet"
"#;

#[test]
fn an_act_of_ones_own_can_be_added() {
    let book = law::read(&with("proeveloven.toml", ACT)).expect("an act without mistakes");
    let holding = book.cite("trial-rule", date(2019, 12, 31)).expect("it holds");
    assert_eq!(
        (holding.cite, holding.act_name, holding.status),
        ("prøvelovens § 1", "lov om en prøve", Status::Verified)
    );
    assert_eq!(holding.until, Some(date(2020, 1, 1)));
    assert_eq!(holding.checked_on, date(2026, 11, 22));
}

/// A mistake in the act: what is replaced by what, and the problem that follows.
struct Mistake {
    replace: &'static str,
    by: &'static str,
    code: &'static str,
    line: usize,
    excerpt: &'static str,
    cure: &'static str,
}

#[test]
fn each_mistake_in_an_act_names_its_line_and_its_cure() {
    let mistakes = [
        Mistake {
            replace: "says =",
            by: "sayss =",
            code: "law-unknown-key",
            line: 8,
            excerpt: "sayss = \"Prøven skal bestås.\"",
            cure: "Mente du »says«?",
        },
        Mistake {
            replace: "says = \"Prøven skal bestås.\"\n",
            by: "",
            code: "law-missing-key",
            line: 6,
            excerpt: "[[provision]]",
            cure: "Skriv en linje med says = … i afsnittet.",
        },
        Mistake {
            replace: "  source = \"en bog\"\n",
            by: "",
            code: "law-missing-key",
            line: 9,
            excerpt: "[[provision.version]]",
            cure: "Skriv en linje med source = … i afsnittet.",
        },
        Mistake {
            replace: "  status = \"efterprøvet\"\n",
            by: "",
            code: "law-missing-key",
            line: 9,
            excerpt: "[[provision.version]]",
            cure: "Skriv en linje med status = … i afsnittet.",
        },
        Mistake {
            replace: "\"efterprøvet\"",
            by: "\"set\"",
            code: "law-unknown-word",
            line: 13,
            excerpt: "status = \"set\"",
            cure: "Her kan stå efterprøvet eller ikke-efterprøvet.",
        },
        Mistake {
            replace: "2020-01-01",
            by: "2018-01-01",
            code: "law-order",
            line: 16,
            excerpt: "from = 2018-01-01",
            cure: "Sæt versionerne i rækkefølge med den ældste først.",
        },
        Mistake {
            replace: "2020-01-01",
            by: "\"2020-01-01\"",
            code: "law-wrong-kind",
            line: 16,
            excerpt: "from = \"2020-01-01\"",
            cure: "Skriv en dato uden anførselstegn, som 2018-07-01.",
        },
        Mistake {
            replace: "2020-01-01",
            by: "0202-01-01",
            code: "law-bad-date",
            line: 16,
            excerpt: "from = 0202-01-01",
            cure: "Skriv år, måned og dag som 2018-07-01.",
        },
        Mistake {
            replace: "2020-01-01",
            by: "2019-02-30",
            code: "law-bad-date",
            line: 16,
            excerpt: "from = 2019-02-30",
            cure: "Skriv år, måned og dag som 2018-07-01.",
        },
        Mistake {
            replace: "trial-rule",
            by: "pension-refusal",
            code: "law-duplicate-id",
            line: 6,
            excerpt: "[[provision]]",
            cure: "Giv den ene et andet id, eller slet den.",
        },
        Mistake {
            replace: "trial-rule",
            by: "Trial rule",
            code: "law-bad-id",
            line: 7,
            excerpt: "id = \"Trial rule\"",
            cure: "Brug små bogstaver a-z, tal og bindestreg.",
        },
        Mistake {
            replace: "says = \"Prøven skal bestås.\"",
            by: "says = \" \"",
            code: "law-empty-text",
            line: 8,
            excerpt: "says = \" \"",
            cure: "Skriv teksten uden mellemrum i begyndelsen og slutningen.",
        },
        Mistake {
            replace: "says =",
            by: "repealed_on = 2019-01-01\nsays =",
            code: "law-order",
            line: 17,
            excerpt: "from = 2020-01-01",
            cure: "Ret from, eller ret repealed_on, så den ligger senere.",
        },
        Mistake {
            replace: "  status = \"efterprøvet\"",
            by: "  status = \"efterprøvet\"\n  act = \"lap\"",
            code: "law-unknown-reference",
            line: 14,
            excerpt: "act = \"lap\"",
            cure: "Mente du »lab«?",
        },
        Mistake {
            replace: "\"prøveloven\"",
            by: "prøveloven",
            code: "law-syntax",
            line: 3,
            excerpt: "short = prøveloven",
            cure: "Tekst skal stå i anførselstegn",
        },
        Mistake {
            replace: "says = ",
            by: "id = \"again\"\nsays = ",
            code: "law-duplicate-key",
            line: 8,
            excerpt: "id = \"again\"",
            cure: "Slet den ene",
        },
        Mistake {
            replace: "act = \"proeveloven\"",
            by: "act = \"en-anden-lov\"",
            code: "law-file-name",
            line: 1,
            excerpt: "act = \"en-anden-lov\"",
            cure: "Giv filen og loven samme navn.",
        },
    ];
    for mistake in mistakes {
        assert!(ACT.contains(mistake.replace), "{} is not in the act", mistake.replace);
        let found = problems("proeveloven.toml", &ACT.replacen(mistake.replace, mistake.by, 1));
        let told: Vec<String> = found.iter().map(Problem::to_string).collect();
        let problem = found
            .iter()
            .find(|problem| problem.code == mistake.code)
            .unwrap_or_else(|| panic!("no {}: {told:?}", mistake.code));
        let Place::File { name, line, excerpt } = &problem.place else {
            panic!("no file in {told:?}")
        };
        assert_eq!(
            (name.as_str(), *line, excerpt.as_str()),
            ("proeveloven.toml", mistake.line, mistake.excerpt),
            "{told:?}"
        );
        assert!(problem.cure.contains(mistake.cure), "{told:?}");
        assert_eq!(found.len(), 1, "one mistake, one complaint: {told:?}");
    }
}

#[test]
fn a_provision_without_versions_is_a_mistake() {
    let text = &ACT[..ACT.find("  [[provision.version]]").expect("a version")];
    let found = problems("proeveloven.toml", text);
    assert_eq!(
        found.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(),
        ["law-no-version"]
    );
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once_and_from_the_top() {
    let act = ACT
        .replacen("says =", "sayss =", 1)
        .replacen("\"efterprøvet\"", "\"set\"", 1)
        .replacen("checked_on = 2026-11-22\n", "", 1);
    let mut files = with("proeveloven.toml", &act);
    files.retain(|(name, _)| name != "practice.toml");
    let found = law::read(&files).expect_err("mistakes");
    let told: Vec<_> = found
        .iter()
        .map(|problem| match &problem.place {
            Place::File { name, line, .. } => (problem.code.as_str(), name.as_str(), *line),
            other => panic!("no file: {other:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            ("law-missing-file", "practice.toml", 0),
            ("law-missing-key", "proeveloven.toml", 1),
            ("law-unknown-key", "proeveloven.toml", 7),
            ("law-unknown-word", "proeveloven.toml", 12),
        ]
    );
    assert!(found.iter().all(Problem::blocks));
}

#[test]
fn the_other_files_tell_their_mistakes_too() {
    let cases = [
        // A time limit refers to each of these acts; that it is lost follows from the mistake and is not told.
        ("pensionsloven.toml", "short =", "shortt =", "law-unknown-key", "Mente du »short«?"),
        (
            "retssikkerhedsloven.toml",
            "status = \"efterprøvet\"",
            "status = efterprøvet",
            "law-syntax",
            "Tekst skal stå i anførselstegn",
        ),
        (
            "periods.toml",
            "unit = \"uger\"",
            "unit = \"weeks\"",
            "law-unknown-word",
            "Her kan stå dage, hverdage, uger, måneder eller år.",
        ),
        (
            "periods.toml",
            "amount = 4",
            "amount = -4",
            "law-wrong-kind",
            "Skriv et helt tal fra 0 til 1000.",
        ),
        (
            "periods.toml",
            "amount = 4",
            "amount = \"4\"",
            "law-wrong-kind",
            "Skriv et helt tal fra 0 til 1000.",
        ),
        (
            "periods.toml",
            "provision = \"before-measure-ends\"",
            "provision = \"before-measure-end\"",
            "law-unknown-reference",
            "Mente du »before-measure-ends«?",
        ),
        (
            "periods.toml",
            "day = \"onsdag\"",
            "day = \"ons\"",
            "law-unknown-word",
            "Her kan stå mandag, tirsdag, onsdag, torsdag, fredag, lørdag eller søndag.",
        ),
        (
            "periods.toml",
            "    amount = 7\n    words = \"7 dage\"",
            "    amount = 7",
            "law-missing-key",
            "Skriv en linje med words = … i afsnittet.",
        ),
        (
            "holidays.toml",
            "easter = -3\n",
            "",
            "law-missing-key",
            "Skriv enten easter, eller både day og month.",
        ),
        (
            "holidays.toml",
            "day = 5\nmonth = 6",
            "day = 31\nmonth = 6",
            "law-bad-date",
            "Ret day eller month.",
        ),
        (
            "holidays.toml",
            "status = \"efterprøvet\"\n",
            "",
            "law-missing-key",
            "Skriv en linje med status = … i afsnittet.",
        ),
        (
            "holidays.toml",
            "[[public_holiday]]
name",
            "[[public_holidays]]
name",
            "law-unknown-key",
            "Mente du »public_holiday«?",
        ),
        (
            "pension-ages.toml",
            "1954-01-01",
            "1954-07-01",
            "law-order",
            "Sæt linjerne i rækkefølge med de ældste først.",
        ),
        (
            "pension-ages.toml",
            "months = 6",
            "months = 12",
            "law-wrong-kind",
            "Skriv et helt tal fra 0 til 11.",
        ),
        (
            "practice.toml",
            "  by = \"58-18\"\n",
            "",
            "law-missing-key",
            "Skriv en linje med by = … i afsnittet.",
        ),
        (
            "practice.toml",
            "\"gældende\"",
            "\"gælder\"",
            "law-unknown-word",
            "Her kan stå gældende, kasseret eller ikke-efterprøvet.",
        ),
        (
            "practice.toml",
            "topics = [\"førtidspension\", \"sagsbehandling\"]",
            "topics = \"pension\"",
            "law-wrong-kind",
            "Skriv en liste af tekster",
        ),
    ];
    let files = files();
    for (name, replace, by, code, cure) in cases {
        let (_, text) = files.iter().find(|(known, _)| known == name).expect("a file that ships");
        assert!(text.contains(replace), "{replace} is not in {name}");
        let found = problems(name, &text.replacen(replace, by, 1));
        let told: Vec<String> = found.iter().map(Problem::to_string).collect();
        assert_eq!(found.len(), 1, "one mistake, one complaint: {told:?}");
        assert_eq!(found[0].code, code, "{told:?}");
        assert!(found[0].cure.contains(cure), "{told:?}");
        let Place::File { name: named, line, excerpt } = &found[0].place else {
            panic!("no file in {told:?}")
        };
        assert_eq!(named, name);
        assert!(*line > 1 && !excerpt.is_empty(), "{told:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reading_fall_over(text in "\\PC{0,200}", cut in 0..ACT.len()) {
        // What is wrong does not matter here, only that it is told and not a crash.
        let _ = law::read(&[("proeveloven.toml".to_owned(), text)]);
        let cut = (0..=cut).rev().find(|at| ACT.is_char_boundary(*at)).unwrap_or(0);
        let found = law::read(&[("proeveloven.toml".to_owned(), ACT[..cut].to_owned())]).expect_err("four files are missing");
        prop_assert!(found.len() >= 4);
    }
}
