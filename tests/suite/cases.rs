//! Cases for the tests of the checks: the examples as JSON, and changes to them.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::checks;
use forberedt::checks::wording::Wording;
use forberedt::files::case_file;
use forberedt::library::Library;
use forberedt::look::Look;
use forberedt::place::FieldPath;
use forberedt::problem::{Place, Problem};
use serde_json::{Value, json};

pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in().unwrap());

/// The address of a field, items by their position.
pub(crate) fn path(text: &str) -> FieldPath {
    Case::default().path(text).unwrap_or_else(|| panic!("{text} is no field"))
}

/// What the file of a letter is called, but for its ending.
pub(crate) fn stem(letter: &str) -> String {
    LIBRARY.letters.template(letter).unwrap_or_else(|| panic!("no {letter}")).file_stem()
}

/// The names of the examples, in order.
pub(crate) fn names() -> Vec<String> {
    let folders = fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("case.json").is_file());
    let names: BTreeSet<String> =
        folders.map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned()).collect();
    names.into_iter().collect()
}

/// The case of an example.
pub(crate) fn example(name: &str) -> Value {
    let text = fs::read_to_string(format!("examples/{name}/case.json")).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["case"].take()
}

/// The value at a path such as `decision.rulings.0.outcome`; null where there is none.
pub(crate) fn at<'a>(case: &'a Value, path: &str) -> &'a Value {
    case.pointer(&format!("/{}", path.replace('.', "/"))).unwrap_or(&Value::Null)
}

/// The items of a list; none where it has no answer.
pub(crate) fn items<'a>(case: &'a Value, path: &str) -> &'a [Value] {
    at(case, path).as_array().map_or(&[], Vec::as_slice)
}

/// Sets the value at a path. The place one after the last of a list adds an item.
pub(crate) fn set(case: &mut Value, path: &str, value: Value) {
    let Some((parent, name)) = path.rsplit_once('.') else { return case[path] = value };
    let parent = case
        .pointer_mut(&format!("/{}", parent.replace('.', "/")))
        .unwrap_or_else(|| panic!("no {path}"));
    match parent {
        Value::Array(items) => match name.parse::<usize>().unwrap() {
            new if new == items.len() => items.push(value),
            old => items[old] = value,
        },
        Value::Object(fields) => drop(fields.insert(name.to_owned(), value)),
        _ => panic!("{path} lies in no section"),
    }
}

pub(crate) fn parse(case: &Value) -> Case {
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": case});
    case_file::parse("case.json", &file.to_string()).unwrap_or_else(|problem| panic!("{problem}"))
}

/// What the checks find, in words without gaps and without a piece of the case's text.
pub(crate) fn problems(case: &Value) -> Vec<Problem> {
    let case = parse(case);
    all_is_declared(&LIBRARY.look(&case), &LIBRARY.wording);
    let found = checks::run(&LIBRARY.look(&case), &LIBRARY.wording);
    words_are_whole(&found);
    found
}

/// Every problem has words, and no gap in them.
pub(crate) fn words_are_whole(found: &[Problem]) {
    for problem in found {
        assert_ne!(problem.message, problem.code, "a check without words");
        for words in [&*problem.message, &*problem.why, &*problem.cure] {
            assert!(
                !words.contains('{') && !words.contains("  "),
                "{} leaves a gap in its words: {words}",
                problem.code
            );
        }
    }
}

/// The checks that the file of words has between two headlines; to its end where there is no second one.
pub(crate) fn checks_between(first: &str, last: Option<&str>) -> BTreeSet<String> {
    let words = fs::read_to_string("templates/checks.toml").unwrap();
    let headline = |words: &str| format!("\n# {words}\n");
    let (_, own) = words.split_once(&headline(first)).unwrap();
    let own = last.map_or(own, |last| own.split_once(&headline(last)).map_or(own, |(own, _)| own));
    own.lines()
        .filter_map(|line| Some(line.strip_prefix('[')?.strip_suffix(']')?.to_owned()))
        .collect()
}

/// An example with some changes.
pub(crate) fn changed(name: &str, changes: &[(&str, Value)]) -> Value {
    let mut case = example(name);
    for (path, value) in changes {
        set(&mut case, path, value.clone());
    }
    case
}

/// The months by name, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// Every finding is one that its check declares, with no other values than it declares.
pub(crate) fn all_is_declared(look: &Look<'_>, wording: &Wording) {
    for finding in checks::find(look, wording) {
        let Some(finds) = checks::declared().find(|finds| finds.check == finding.check) else {
            panic!("no check declares {}", finding.check)
        };
        let given: BTreeSet<&str> = finding.values.iter().map(|(name, _)| *name).collect();
        let declared: BTreeSet<&str> = finds.values.iter().copied().collect();
        assert_eq!(given, declared, "{}", finding.check);
    }
}

/// A problem as its code and field.
pub(crate) fn named(problem: &Problem) -> String {
    match &problem.place {
        Place::Field(field) => format!("{} {field}", problem.code),
        other => panic!("a check names a field, not {other:?}"),
    }
}
