//! The command `law`: what a letter cites on a day, what is verified year by year, and that the README says the same.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use forberedt::law::Holding;
use jiff::civil::{Date, date};
use serde_json::Value;

use crate::library_and_examples::library;

fn law(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_forberedt-cli");
    Command::new(program).arg("law").args(arguments).output().unwrap()
}

fn text(arguments: &[&str]) -> String {
    let output = law(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&text(&[arguments, &["--json"]].concat())).unwrap()
}

fn held(id: &str, day: Date) -> Holding<'static> {
    library().law.cite(id, day).unwrap()
}

#[test]
fn a_letters_provisions_are_those_of_the_day_with_status_and_source() {
    let cites = |day: Date, letter: &str, group: &str| -> Vec<String> {
        let told = json(&["--on", &day.to_string(), "--for", letter]);
        let words = text(&["--on", &day.to_string(), "--for", letter]);
        let rows = told[group].as_array().unwrap();
        rows.iter()
            .map(|row| {
                let held = held(row["id"].as_str().unwrap(), day);
                assert_eq!(row["cite"], held.cite);
                assert_eq!(row["source"], held.source);
                assert_eq!(row["verified"], held.status.is_verified());
                let line = format!("  {:<15}  {}  ({})", held.status.words(), held.cite, held.id);
                assert!(words.contains(&line), "{line} is not in\n{words}");
                assert!(words.contains(held.source));
                held.id.to_owned()
            })
            .collect()
    };
    let always = cites(date(2019, 12, 31), "decision-self-employed-support", "always");
    assert!(always.contains(&"self-employed-support".to_owned()), "{always:?}");
    let words = |day: &str| text(&["--on", day, "--for", "decision-self-employed-support"]);
    assert!(words("2019-12-31").contains("§ 70 g i lov om en aktiv beskæftigelsesindsats"));
    assert!(words("2020-01-01").contains("§ 126 i lov om en aktiv beskæftigelsesindsats"));
    assert!(
        words("2020-01-01").contains("lov nr. 548 af 7. maj 2019"),
        "the act's text of the day"
    );
    // A rule that only some cases call for is told of as such.
    let day = date(2026, 2, 20);
    let always = cites(day, "transition", "always");
    let sometimes = cites(day, "transition", "sometimes");
    assert!(always.contains(&"pension-transition-notice".to_owned()), "{always:?}");
    assert!(sometimes.contains(&"pension-existing-basis".to_owned()), "{sometimes:?}");
    assert!(always.iter().all(|id| !sometimes.contains(id)));
    assert_eq!(cites(day, "overview", "always"), [""; 0], "it cites no rules");
}

#[test]
fn what_a_letter_cites_in_an_example_is_on_its_list() {
    for (letter, example) in [
        ("decision-pension-refused", "pension-refused-fleksjob-granted-2018"),
        ("decision-resource-course-granted", "resource-course-2018"),
        ("reassessment-upheld", "complaint-upheld-2018"),
        ("preparatory-plan", "manifestly-futile-2018"),
    ] {
        let case = &crate::library_and_examples::cases()[example];
        let draft = library().letters.fill(letter, &library().facts(case)).unwrap();
        let day = library().letters.template(letter).unwrap().law_day(case).unwrap();
        let told = json(&["--on", &day.to_string(), "--for", letter]);
        let listed: BTreeSet<&str> = ["always", "sometimes"]
            .iter()
            .flat_map(|group| told[group].as_array().unwrap())
            .map(|row| row["id"].as_str().unwrap())
            .collect();
        let picked: Vec<&str> =
            case.decision.rules.items().iter().filter_map(|rule| rule.provision.filled()).collect();
        for id in draft.provisions.iter().filter(|id| !picked.contains(&id.as_str())) {
            assert!(listed.contains(id.as_str()), "{letter} of {example} cites {id}: {listed:?}");
        }
    }
}

#[test]
fn a_letter_that_the_law_of_the_day_does_not_know_says_why() {
    let ended = law(&["--on", "2026-02-01", "--for", "decision-resource-course-granted"]);
    assert_eq!(ended.status.code(), Some(1));
    let words = String::from_utf8(ended.stderr).unwrap();
    assert!(words.contains("Reglen ophørte den 1. februar 2026"), "{words}");
    assert!(
        law(&["--on", "2026-01-31", "--for", "decision-resource-course-granted"]).status.success()
    );
    let mistyped = law(&["--for", "decision-pension-grantd"]);
    assert_eq!(mistyped.status.code(), Some(2));
    let words = String::from_utf8(mistyped.stderr).unwrap();
    assert!(words.contains("Mente du »decision-pension-granted«?"), "{words}");
    for both in [["--years", "--matrix"], ["--years", "--for=hearing"]] {
        assert_eq!(law(&both).status.code(), Some(2), "{both:?}");
    }
}

#[test]
fn the_whole_law_of_a_day_is_told_in_json_too() {
    let day = date(2018, 5, 8);
    let told = json(&["--on", "2018-05-08"]);
    let ids: Vec<&str> = told["provisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    let expected: Vec<&str> = library().law.on(day).into_iter().map(|held| held.id).collect();
    assert_eq!(ids, expected);
    assert_eq!(told["practice"].as_array().unwrap().len(), library().law.practice_on(day).len());
    let periods = library().law.period_ids().filter(|id| library().law.period(id, day).is_some());
    assert_eq!(told["periods"].as_array().unwrap().len(), periods.count());
}

/// How many provisions of an act are verified on every day of a year, and how many are not.
fn counted(act: &str, year: i16) -> (usize, usize) {
    let law = &library().law;
    let days =
        date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
    let days: Vec<Date> = days.collect();
    let held = |id: &&str| -> Vec<Holding<'_>> {
        days.iter().filter_map(|day| law.cite(id, *day)).collect()
    };
    let of_act: Vec<_> = law
        .ids()
        .map(|id| held(&id))
        .filter(|held| held.last().is_some_and(|last| last.act_short == act))
        .collect();
    let verified =
        of_act.iter().filter(|held| held.iter().all(|one| one.status.is_verified())).count();
    (verified, of_act.len() - verified)
}

#[test]
fn the_table_of_the_years_counts_what_held() {
    let told = json(&["--years"]);
    let table = text(&["--years"]);
    let seen = |value: &Value| {
        (
            value["verified"].as_u64().unwrap() as usize,
            value["unverified"].as_u64().unwrap() as usize,
        )
    };
    let mut sums: std::collections::BTreeMap<String, (usize, usize)> = Default::default();
    for row in told["acts"].as_array().unwrap() {
        let act = row["act"].as_str().unwrap();
        let line = table.lines().find(|line| line.starts_with(&format!("| {act} |"))).unwrap();
        for (year, value) in row["years"].as_object().unwrap() {
            let (verified, unverified) = seen(value);
            assert_eq!(counted(act, year.parse().unwrap()), (verified, unverified), "{act} {year}");
            assert!(line.contains(&format!(" {verified}/{unverified} |")), "{line}");
            let sum = sums.entry(year.clone()).or_default();
            *sum = (sum.0 + verified, sum.1 + unverified);
        }
    }
    for (year, value) in told["all"].as_object().unwrap() {
        assert_eq!(seen(value), sums[year], "{year}");
    }
    assert_eq!(sums.len(), told["all"].as_object().unwrap().len());
    // 2018 is read through; from 2027 on nearly nothing is.
    assert_eq!(sums["2018"].1, 0);
    assert!(sums["2027"].1 > 60);
}

/// `UPDATE_GOLDEN=1` writes the table of the README anew.
#[test]
fn the_readme_shows_the_table_of_the_years() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (begin, end) = ("<!-- law --years -->\n", "<!-- end -->");
    let (before, rest) = readme.split_once(begin).expect("a marker before the table");
    let (shown, after) = rest.split_once(end).expect("a marker after the table");
    let table = format!("\n{}\n", text(&["--years"]));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, format!("{before}{begin}{table}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(shown, table, "write it anew with UPDATE_GOLDEN=1");
}
