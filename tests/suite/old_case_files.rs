//! Old case files: version 1, written by hand without ids and filled in every field, read today as they were meant then.

use std::collections::{BTreeSet, HashSet};

use forberedt::case::Case;
use forberedt::case::dates::{Day, When};
use forberedt::case::field::{Edit, Listed, Section, State, View};
use forberedt::case::kind::Kind;
use forberedt::case::scalar::Scalar;
use forberedt::files::case_file;
use forberedt::place::{FieldPath, ItemId};
use forberedt::problem::Place;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Map, Value, json};

use crate::cases::{LIBRARY, path};

/// So many files are made, each from its number.
const FILES: u8 = 24;
const EXHIBITS: usize = 4;

/// What is expected of a field: a text, or why there is none.
type Expected = (String, Kind, Result<String, State>);

/// Writes a file as a person may have written it, and keeps what it says.
struct Writer {
    rng: TestRng,
    said: Vec<Expected>,
}

impl Writer {
    fn new(seed: u8) -> Self {
        Self { rng: TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]), said: Vec::new() }
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.rng.random_range(0..words.len())]
    }

    fn case(&mut self) -> Value {
        let blank = Case::default();
        let sections = Case::SECTIONS.iter();
        sections
            .map(|name| ((*name).to_owned(), self.section(name, blank.section(name).unwrap())))
            .collect::<Map<_, _>>()
            .into()
    }

    fn section(&mut self, at: &str, section: &dyn Section) -> Value {
        let mut fields = Map::new();
        for (name, view) in section.fields() {
            let at = format!("{at}.{name}");
            let value = match view {
                View::Answer(answer) => self.answer(at, answer.kind()),
                View::List(list) => self.list(&at, list),
            };
            fields.insert(name.to_owned(), value);
        }
        fields.into()
    }

    fn list(&mut self, at: &str, list: &dyn Listed) -> Value {
        let count =
            if at == "exhibits.list" { EXHIBITS } else { self.rng.random_range(1..=EXHIBITS) };
        let blank = list.blank_item();
        (0..count).map(|index| self.section(&format!("{at}[{index}]"), blank.as_ref())).collect()
    }

    fn answer(&mut self, at: String, kind: Kind) -> Value {
        if let Some(index) = at.strip_prefix("exhibits.list[")
            && let Some(index) = index.strip_suffix("].number")
        {
            let number = index.parse::<u32>().unwrap() + 1;
            self.said.push((at.clone(), kind, Ok(number.to_string())));
            return json!(number);
        }
        let (state, word) = match self.rng.random_range(0..12) {
            0 => (State::Unknown, "unknown"),
            1 => (State::NotRelevant, "not_relevant"),
            _ => {
                let value = self.value(kind);
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                self.said.push((at, kind, Ok(text)));
                return value;
            }
        };
        self.said.push((at, kind, Err(state)));
        json!({"answer": word})
    }

    fn value(&mut self, kind: Kind) -> Value {
        let number = self.rng.random_range(1..=EXHIBITS);
        let text = match kind {
            Kind::Choice(keys) => self.one_of(keys),
            Kind::Day => self.one_of(&["2018-03-01", "1. marts 2018", "1.3.18", "31.12.2017"]),
            Kind::When => self.one_of(&["foråret 2016", "2014-2016", "siden 2011", "2018-03"]),
            Kind::Cpr => self.one_of(&["111111-1118", "1111111118"]),
            Kind::Provision => self.one_of(&["pension-award", "reasons-required"]),
            Kind::Practice => self.one_of(&["39-17", "36-17"]),
            Kind::Number => match self.rng.random_range(0..3) {
                0 => return json!(number),
                1 => return json!(7.5),
                _ => "12,5",
            },
            Kind::Exhibits => match self.rng.random_range(0..5) {
                0 => return json!(number),
                1 => return json!(format!("bilag {number}")),
                2 => return json!(format!("Bilag {number}, side 3, og bilag 1")),
                3 => "bilag 1-3",
                _ => "2 og 4",
            },
            Kind::Line => self.one_of(&["Rødgrød med fløde", "Åse", "se bilag 3", "\" {x} @7"]),
            Kind::Address => "Åvej 1, 2. tv.\n9999 Egelund",
            Kind::Prose => self.one_of(&["Et afsnit.\n\nOg et til (bilag 2).", "- punkt", "æøå"]),
        };
        json!(text)
    }
}

fn file(case: &Value) -> String {
    json!({"format": "forberedt-case", "version": 1, "written_by": "hånd", "case": case})
        .to_string()
}

fn read(text: &str) -> Case {
    case_file::parse("case.json", text).unwrap_or_else(|problem| panic!("{problem}"))
}

/// Every old file with what it says.
fn old_files() -> impl Iterator<Item = (Value, Vec<Expected>)> {
    (0..FILES).map(|seed| {
        let mut writer = Writer::new(seed);
        (writer.case(), writer.said)
    })
}

/// The id of every item, from the first section to the last, an item before those within it.
fn ids(case: &Case) -> Vec<(FieldPath, ItemId)> {
    fn visit(
        section: &dyn Section,
        place: &dyn Fn(&'static str) -> FieldPath,
        found: &mut Vec<(FieldPath, ItemId)>,
    ) {
        for (name, view) in section.fields() {
            let View::List(list) = view else { continue };
            let path = place(name);
            for index in 0..list.len() {
                found.push((path, list.id(index)));
                visit(list.item(index).unwrap(), &|field| path.at(index, field), found);
            }
        }
    }
    let mut found = Vec::new();
    for name in Case::SECTIONS {
        let place = |field| FieldPath::new(name, field);
        visit(case.section(name).unwrap(), &place, &mut found);
    }
    found
}

/// What a text means as its kind: a file may hold a day in another form than a person typed.
fn meaning(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Day => Day::parse(text).unwrap().words(),
        Kind::When => When::parse(text).unwrap().words(),
        Kind::Cpr => text.replace('-', ""),
        _ => text.to_owned(),
    }
}

fn says(case: &Case, said: &[Expected]) {
    for (at, kind, expected) in said {
        let answer = case.answer(&case.path(at).unwrap()).unwrap();
        assert_eq!(answer.kind(), *kind, "{at}");
        match expected {
            Err(state) => assert_eq!(answer.state(), *state, "{at}"),
            Ok(text) => {
                assert_eq!(meaning(*kind, answer.text()), meaning(*kind, text), "{at}");
            }
        }
    }
}

#[test]
fn an_old_file_says_today_what_it_said_then_and_fills_every_field() {
    for (value, said) in old_files() {
        let case = read(&file(&value));
        says(&case, &said);
        let mut count = 0;
        case.each_answer(|field, answer| {
            count += 1;
            assert_ne!(answer.state(), State::NotAnswered, "{field}");
            if let Some(cited) = answer.cited() {
                assert!(!cited.numbers().is_empty() && answer.is_sound(), "{field}");
            }
        });
        assert_eq!(count, said.len());
    }
    // All of it together has said everything that can be said.
    let kinds: HashSet<String> =
        old_files().flat_map(|(_, said)| said).map(|(_, kind, _)| format!("{kind:?}")).collect();
    assert!(kinds.len() > 20, "{} kinds and sets of keys", kinds.len());
}

#[test]
fn items_get_their_ids_by_position_and_the_same_at_every_reading() {
    for (value, _) in old_files() {
        let case = read(&file(&value));
        let found: Vec<u32> = ids(&case).iter().map(|(_, id)| id.0).collect();
        let count = u32::try_from(found.len()).unwrap();
        assert_eq!(found, (1..=count).collect::<Vec<_>>());
        assert_eq!(case.last_item, ItemId(count));
        assert_eq!(case.item_count(), found.len());
        assert!(case.mended.is_empty());
        assert_eq!(read(&file(&value)), case);
        let spread =
            serde_json::to_string_pretty(&serde_json::from_str::<Value>(&file(&value)).unwrap());
        assert_eq!(read(&spread.unwrap()), case, "how a file is laid out makes no difference");
    }
}

#[test]
fn an_old_file_is_saved_in_the_newest_version_and_read_again_equal() {
    for (value, said) in old_files() {
        let saved = case_file::to_text(&read(&file(&value))).unwrap();
        let version = serde_json::from_str::<Value>(&saved).unwrap()["version"].take();
        assert_eq!(version, forberedt::files::migration::CURRENT);
        let case = read(&saved);
        says(&case, &said);
        assert_eq!(ids(&case), ids(&read(&file(&value))));
        assert_eq!(case_file::to_text(&case).unwrap(), saved);
        assert_eq!(read(&saved), case);
    }
}

#[test]
fn what_is_taken_out_or_moved_leaves_the_others_who_they_are() {
    for (value, _) in old_files() {
        let mut case = read(&file(&value));
        let lists: BTreeSet<FieldPath> = ids(&case).iter().map(|(list, _)| *list).collect();
        for list in &lists {
            let Some(Edit::List(list)) = case.find_mut(list) else { panic!("{list}") };
            list.swap(0, list.len() - 1);
            if list.len() > 1 {
                list.remove(0);
            }
        }
        case.follow_exhibits();
        let before = ids(&case);
        let after = read(&case_file::to_text(&case).unwrap());
        assert_eq!(ids(&after), before);
        assert_eq!(after.last_item, case.last_item);
        assert!(after.mended.is_empty());
    }
}

/// A person copies an item in a file, its id with it.
#[test]
fn lists_whose_items_share_an_id_are_mended_and_told_and_lose_nothing() {
    for (value, said) in old_files() {
        let case = read(&file(&value));
        let mut value: Value = serde_json::to_value(&case).unwrap();
        let mut doubled: BTreeSet<String> = BTreeSet::new();
        for (list, _) in ids(&case) {
            let place = format!("/{}", list.to_string().replace('.', "/"));
            let items = value.pointer_mut(&place).unwrap().as_array_mut().unwrap();
            if items.len() > 1 && list.to_string() != "exhibits.list" {
                items[1]["id"] = items[0]["id"].clone();
                doubled.insert(list.to_string());
            }
        }
        let mended = read(&file(&value));
        says(&mended, &said);
        let found: HashSet<ItemId> = ids(&mended).iter().map(|(_, id)| *id).collect();
        assert_eq!(found.len(), mended.item_count(), "no two items share an id");
        let told: BTreeSet<String> = mended.mended.iter().map(ToString::to_string).collect();
        assert_eq!(told, doubled);
        let problems = forberedt::checks::run(&LIBRARY.look(&mended), &LIBRARY.wording);
        let places: BTreeSet<String> = problems
            .iter()
            .filter(|problem| problem.code == "item-id-twice")
            .map(|problem| match &problem.place {
                Place::Field(field) => field.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(places, doubled);
        for list in &doubled {
            let first = |case: &Case| match case.find(&path(list)) {
                Some(View::List(list)) => list.id(0),
                _ => panic!("{list} is a list"),
            };
            assert_eq!(first(&mended), first(&case), "{list}: the first keeps its id");
        }
        let saved = case_file::to_text(&mended).unwrap();
        assert!(read(&saved).mended.is_empty(), "saved, it is in order");
        assert_eq!(ids(&read(&saved)), ids(&mended));
    }
}
