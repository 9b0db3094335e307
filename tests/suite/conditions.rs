//! Conditions that fields share, that hang on each other, and that the checks ask before they say that an answer is missing.

use std::collections::{BTreeMap, BTreeSet};

use forberedt::case::Case;
use forberedt::case::field::{Edit, State};
use forberedt::checks;
use forberedt::checks::finding::Finding;
use forberedt::look::Look;
use forberedt::place::FieldPath;
use forberedt::problem::Place;
use forberedt::words::Words;
use jiff::civil::date;
use serde_json::json;
use toml::{Table, Value};

use crate::cases::{changed, parse, path};
use crate::library_and_examples::{bent_cases, cases, library};

fn field_files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir("templates/fields")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(file).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn read(files: &[(&str, &str)]) -> Result<Words, Vec<String>> {
    Words::read(files).map_err(|problems| {
        let told = problems.iter().map(|problem| {
            let Place::File { name, line, .. } = &problem.place else { panic!("{problem}") };
            format!("{name}:{line} {} {} {}", problem.code, problem.message, problem.cure)
        });
        told.collect()
    })
}

fn answer(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
}

const FIELD: &str =
    "label = \"Job\"\n[challenges]\nlabel = \"Svært\"\nwhen = \"has_firm and citizen.name\"";

#[test]
fn a_condition_with_a_name_holds_where_it_is_written_out() {
    let named = ("conditions.toml", "has_firm = \"matter.self_employed.yes or matter.support\"");
    // Whichever file comes first.
    for files in [[named, ("work.toml", FIELD)], [("work.toml", FIELD), named]] {
        let words = read(&files).unwrap();
        let mut case = Case::default();
        answer(&mut case, "citizen.name", "Åse");
        assert!(!words.is_relevant(&case, &path("work.challenges")));
        answer(&mut case, "matter.self_employed", "yes");
        assert!(words.is_relevant(&case, &path("work.challenges")));
    }
}

/// The way follows from the case's days, so that a day which is asked for on that way alone is in no ring.
#[test]
fn a_condition_with_a_name_may_ask_which_way_the_case_goes() {
    let matter = "label = \"Sag\"\n[description_made]\nlabel = \"Dag\"\nwhen = \"without_team\"";
    let named = "without_team = \"new_way()\"";
    let words = read(&[("matter.toml", matter), ("conditions.toml", named)]).unwrap();
    let words = words.with_new_way(Some(date(2026, 7, 1)));
    let mut case = Case::default();
    for (begun, matters) in [("2026-06-30", false), ("2026-07-01", true)] {
        answer(&mut case, "matter.plan_begun", begun);
        assert_eq!(words.is_relevant(&case, &path("matter.description_made")), matters, "{begun}");
    }
}

#[test]
fn a_name_that_no_condition_has_and_one_that_cannot_be_used_are_told() {
    assert_eq!(
        read(&[("work.toml", FIELD), ("conditions.toml", "has_form = \"matter.support\"")])
            .unwrap_err(),
        ["work.toml:4 words-condition Betingelsen has_firm findes ikke. Mente du »has_form«?"]
    );
    for (text, message) in [
        ("work = \"matter.support\"", "Navnet work er optaget."),
        ("a = \"matter.suport\"", "Feltet matter.suport findes ikke."),
        ("a = \"matter.support\"\nb = \"a\"", "Betingelsen a findes ikke."),
        ("a = \"item.hours\"", "item findes kun"),
    ] {
        let told = read(&[("conditions.toml", text)]).unwrap_err();
        let [told] = told.as_slice() else { panic!("{told:?}") };
        assert!(told.starts_with("conditions.toml:") && told.contains(message), "{told}");
    }
}

#[test]
fn every_named_condition_is_used_more_than_once_and_none_is_written_out() {
    let files = field_files();
    let text = |name: &str| &files.iter().find(|(file, _)| file == name).unwrap().1;
    let named: BTreeMap<String, String> = toml::from_str(text("conditions.toml")).unwrap();
    assert!(named.len() > 4);
    let letters: Vec<String> = ["templates/letters", "templates/letters/parts"]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for (name, condition) in &named {
        let uses = |what: &str| {
            let asks = |line: &&str| line.starts_with("when = ") && line.contains(what);
            files.iter().flat_map(|(_, text)| text.lines()).filter(asks).count()
        };
        let in_letters: usize =
            letters.iter().map(|text| text.matches(name.as_str()).count()).sum();
        // What asks for an item of a list can stand in a letter by its name alone, and a check asks for these by theirs.
        let by_name_alone = condition.contains("any(")
            || ["needs_", "lacks_"].iter().any(|start| name.starts_with(start));
        assert!(uses(name) + in_letters > usize::from(!by_name_alone), "{name}");
        assert!(!letters.iter().any(|text| text.contains(condition)), "{name} is written out");
        assert_eq!(uses(condition), 0, "{name} is written out");
    }
}

/// What hangs on itself could never be the first to be answered.
#[test]
fn a_ring_is_told_at_each_condition_that_stands_in_it() {
    let work = |one: &str, other: &str| {
        format!(
            "label = \"Job\"\n[experience]\nlabel = \"A\"\nwhen = \"{one}\"\n[challenges]\nlabel = \"B\"\nwhen = \"{other}\""
        )
    };
    let told = |files: &[(&str, &str)]| read(files).map(|_| ()).unwrap_err();
    let cure = "Lad en af betingelserne spørge om noget andet.";
    let ring = "Betingelsen går i ring:";
    assert_eq!(
        told(&[("work.toml", &work("not work.challenges", "work.experience.unknown"))]),
        [
            format!(
                "work.toml:7 words-circle {ring} work.challenges afhænger af work.experience, som afhænger af work.challenges. {cure}"
            ),
            format!(
                "work.toml:4 words-circle {ring} work.experience afhænger af work.challenges, som afhænger af work.experience. {cure}"
            ),
        ]
    );
    assert_eq!(
        told(&[("work.toml", &work("work.experience", "citizen.name"))]),
        [format!(
            "work.toml:4 words-circle {ring} work.experience afhænger af work.experience. {cure}"
        )]
    );
    // Across files, through a section and through a condition with a name.
    let matter = "label = \"Sag\"\nwhen = \"started\"";
    let files = [
        ("conditions.toml", "started = \"work.experience\""),
        ("matter.toml", matter),
        ("work.toml", &work("matter.track.team", "matter.track")),
    ];
    let found = told(&files);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("matter.toml:2 ") && found[1].starts_with("work.toml:4 "),
        "{found:#?}"
    );
    assert!(found[0].contains(
        "matter afhænger af work.experience, som afhænger af matter.track, som afhænger af matter."
    ));
    // What only stands behind another is in no ring.
    assert!(read(&[("work.toml", &work("work.challenges", "citizen.name"))]).is_ok());
}

#[test]
fn a_period_is_asked_whether_it_still_runs() {
    let mut case = cases()["self-employed-2018"].clone();
    let why = path("work.jobs[1].why_ended");
    for (period, matters) in
        [("siden 1998", false), ("1998–2004", true), ("2004", true), ("en gang", true), ("", true)]
    {
        answer(&mut case, "work.jobs[1].period", period);
        assert_eq!(library().words.is_relevant(&case, &why), matters, "{period}");
    }
    let wrong = FIELD.replace("has_firm", "citizen.name.ongoing");
    let told = read(&[("work.toml", &wrong)]).unwrap_err();
    assert!(told[0].contains("har ikke valget ongoing"), "{told:?}");
}

#[test]
fn what_is_optional_is_shown_and_asked_of_nobody() {
    let words = &library().words;
    let mut case = Case::default();
    for list in ["overrides.list", "decision.rules", "decision.practice"] {
        assert!(words.is_relevant(&case, &path(list)), "{list} is on the form");
        assert!(!words.is_asked(&case, &path(list)), "{list} waits for no answer");
        let id = case.new_item();
        let Some(Edit::List(items)) = case.find_mut(&path(list)) else { panic!("{list}") };
        items.add(id);
    }
    assert!(words.is_asked(&case, &path("overrides.list[0].reason")), "what is begun is asked for");
}

/// The words under which no field matters.
fn where_nothing_matters() -> Words {
    fn close(table: &mut Table) {
        table.insert("when".to_owned(), Value::String("citizen.language.not_relevant".to_owned()));
        for (name, inner) in table.iter_mut() {
            match inner {
                Value::Table(fields) if name == "fields" => {
                    fields.iter_mut().filter_map(|(_, field)| field.as_table_mut()).for_each(close)
                }
                Value::Table(field) if name != "choices" => close(field),
                _ => {}
            }
        }
    }
    let files: Vec<(String, String)> = field_files()
        .into_iter()
        .map(|(name, text)| {
            let mut table: Table = text.parse().unwrap();
            match name.as_str() {
                "choices.toml" | "conditions.toml" => {}
                // The field that the condition asks cannot wait for itself.
                "citizen.toml" => {
                    let fields = table.iter_mut().filter(|(field, _)| *field != "language");
                    fields.filter_map(|(_, field)| field.as_table_mut()).for_each(close);
                }
                _ => close(&mut table),
            }
            (name, table.to_string())
        })
        .collect();
    Words::read(&files).unwrap()
}

fn asks(finding: &Finding) -> bool {
    checks::declared().any(|finds| finds.check == finding.check && finds.asks)
}

fn found(case: &Case, words: &Words) -> Vec<Finding> {
    let look = Look { case, law: &library().law, words };
    checks::find(&look, &library().wording)
}

fn is_empty(case: &Case, field: &FieldPath) -> bool {
    case.find(field).is_none_or(|view| view.state() != State::Given)
}

/// Findings at an empty field that say something else than that its answer is missing.
const NOT_ASKING: [&str; 6] = [
    "departs-without-team",
    "employment-measure-old",
    "gp-statement-not-listed",
    "hours-never-tried-up",
    "tie-place-gone",
    "young-rule-missing",
];

/// Takes one answer after the other out of a case, so that every check that misses one says so.
#[test]
fn no_check_misses_an_answer_where_it_does_not_matter() {
    let nothing_matters = where_nothing_matters();
    let (mut asked, mut silent, mut other) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut look_at = |case: &Case| {
        for finding in found(case, &library().words) {
            if is_empty(case, &finding.field) {
                if asks(&finding) {
                    asked.insert(finding.check);
                } else {
                    other.insert(finding.check);
                }
            }
        }
        for finding in found(case, &nothing_matters) {
            if is_empty(case, &finding.field) && asks(&finding) {
                silent.insert(finding.check);
            }
        }
    };
    let all = cases().values().chain(bent_cases());
    for case in all {
        look_at(case);
    }
    look_at(&parse(&changed(
        "fleksjob-few-hours-2021",
        &[("decision.follows_recommendation", json!("no"))],
    )));
    for name in [
        "pension-refused-fleksjob-granted-2018",
        "manifestly-futile-2018",
        "fleksjob-few-hours-2021",
    ] {
        let case = &cases()[name];
        let mut fields = Vec::new();
        case.each_answer(|field, answer| {
            if answer.state() == State::Given {
                fields.extend(field.list().map(|(list, _)| list).into_iter().chain([field]));
            }
        });
        fields.sort();
        fields.dedup();
        for field in fields {
            let mut emptied = case.clone();
            match emptied.find_mut(&field) {
                Some(Edit::Answer(answer)) => answer.set_state(State::NotAnswered),
                Some(Edit::List(list)) => list.set_state(State::NotAnswered),
                None => panic!("{field}"),
            }
            look_at(&emptied);
        }
    }
    assert_eq!(other, BTreeSet::from(NOT_ASKING));
    assert_eq!(silent, BTreeSet::new());
    assert!(asked.len() >= 25, "{asked:?}");
}
