//! Reads the twists: small changes to a case, by their names.

use std::collections::BTreeMap;
use std::fs;

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, LetterEdit};
use forberedt::case::field::{Answered, Edit, Listed, State};
use forberedt::case::kind::Kind;
use forberedt::letters::choices;
use forberedt::place::{FieldPath, ItemId};

use crate::library_and_examples::library;

/// A change of a case, in the lines of the list.
pub(super) struct Twist(Vec<String>);

/// All twists by their names, those that they make first put in.
pub(super) fn twists() -> BTreeMap<String, Twist> {
    let text = fs::read_to_string("tests/suite/letter_ways/twists.txt").unwrap();
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(change) = line.strip_prefix("  ") {
            known.get_mut(&name).unwrap().push(change.to_owned());
        } else {
            line.clone_into(&mut name);
            assert!(known.insert(name.clone(), Vec::new()).is_none(), "two twists {name}");
        }
    }
    known.iter().map(|(name, changes)| (name.clone(), Twist(put_in(changes, &known)))).collect()
}

fn put_in(changes: &[String], known: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let one = |change: &String| match change.strip_prefix("also ") {
        Some(name) => put_in(known.get(name).unwrap_or_else(|| panic!("no twist {name}")), known),
        None => vec![change.clone()],
    };
    changes.iter().flat_map(one).collect()
}

impl Twist {
    pub(super) fn apply(&self, case: &Case) -> Case {
        let mut case = case.clone();
        for change in &self.0 {
            make(&mut case, change);
        }
        case
    }
}

fn make(case: &mut Case, change: &str) {
    if let Some(choice) = change.strip_prefix("choose ") {
        let (name, option) = choice.split_once(" = ").unwrap();
        for template in library().letters.all() {
            case.edit_letter(choosing(&template.id, name, option));
        }
    } else if let Some(list) = change.strip_suffix(" +") {
        self::list(case, list).add(ItemId::NONE);
    } else if let Some((list, count)) = change.split_once(" keep ") {
        let (list, count) = (self::list(case, list), count.parse().unwrap());
        while list.len() > count {
            list.remove(list.len() - 1);
        }
    } else {
        let (place, answer) = change.split_once(" =").unwrap_or_else(|| panic!("{change}"));
        for path in places(case, place) {
            match case.find_mut(&path) {
                Some(Edit::Answer(field)) => set(field, answer.trim(), place.ends_with('*')),
                Some(Edit::List(list)) => set_list(list, answer.trim()),
                None => panic!("{path} is no field"),
            }
        }
    }
}

/// An edit that chooses an option in a letter, whether or not the letter offers it.
fn choosing(letter: &str, name: &str, option: &str) -> LetterEdit {
    LetterEdit {
        id: ItemId::NONE,
        letter: letter.to_owned(),
        block: name.to_owned(),
        act: EditAct::Choose,
        ground: Vec::new(),
        text: choices::choosing(option),
        goes_on: false,
        by: String::new(),
        on: String::new(),
    }
}

fn list<'c>(case: &'c mut Case, at: &str) -> &'c mut dyn Listed {
    match case.find_mut(&crate::cases::path(at)) {
        Some(Edit::List(list)) => list,
        _ => panic!("{at} is no list"),
    }
}

/// The fields that are meant.
fn places(case: &mut Case, place: &str) -> Vec<FieldPath> {
    if place == "days" {
        let mut days = Vec::new();
        case.each_answer(|path, answer| {
            if answer.kind() == Kind::Day && answer.state() == State::Given {
                days.push(path);
            }
        });
        return days;
    }
    if let Some(section) = place.strip_suffix(".*") {
        let name = *Case::SECTIONS.iter().find(|name| **name == section).unwrap();
        let fields = case.section(name).unwrap().fields();
        return fields.iter().map(|(field, _)| FieldPath::new(name, field)).collect();
    }
    let Some((list, item)) = place.split_once('[') else { return vec![crate::cases::path(place)] };
    let (which, field) = item.split_once("].").unwrap();
    let count = self::list(case, list).len();
    let all = match which {
        "*" => 0..count,
        "last" => count - 1..count,
        _ => panic!("{place}"),
    };
    all.map(|index| crate::cases::path(&format!("{list}[{index}].{field}"))).collect()
}

/// A text that is for all fields of a section is no answer to a choice that does not know it.
fn set(field: &mut dyn Answered, answer: &str, is_of_all: bool) {
    match answer {
        "" => field.set_state(State::NotAnswered),
        "?" => field.set_state(State::Unknown),
        "-" => field.set_state(State::NotRelevant),
        text => match field.set_text(text) {
            Err(_) if is_of_all => {}
            set => set.unwrap(),
        },
    }
}

/// A list is filled with an item more.
fn set_list(list: &mut dyn Listed, answer: &str) {
    match answer {
        "" => {
            while !list.is_empty() {
                list.remove(list.len() - 1);
            }
            list.set_state(State::NotAnswered);
        }
        "?" => list.set_state(State::Unknown),
        "-" => list.set_state(State::NotRelevant),
        _ => list.add(ItemId::NONE),
    }
}
