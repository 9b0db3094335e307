//! What is built into the program says what the files of `templates` say.

use std::collections::BTreeMap;
use std::fs;

use forberedt::files::overlay::{built_in_letters, built_in_texts, built_in_trees};
use forberedt::law;
use forberedt::source_text::Tree;
use toml::{Table, Value};

fn value(tree: &Tree) -> Value {
    match *tree {
        Tree::Text(text) => Value::from(text),
        Tree::Number(number) => Value::from(number),
        Tree::Decimal(number) => Value::from(number),
        Tree::Truth(truth) => Value::from(truth),
        Tree::Day(year, month, day) => {
            Value::Datetime(format!("{year:04}-{month:02}-{day:02}").parse().unwrap())
        }
        Tree::List(items) => Value::Array(items.iter().map(value).collect()),
        Tree::Table(entries) => Value::Table(
            entries.iter().map(|(key, tree)| ((*key).to_owned(), value(tree))).collect(),
        ),
    }
}

#[test]
fn every_file_of_toml_says_the_same() {
    let texts: BTreeMap<&str, &str> = built_in_texts("").collect();
    let trees: BTreeMap<&str, &Tree> = built_in_trees("").collect();
    assert!(trees.len() > 35, "{}", trees.len());
    for (name, text) in texts {
        assert_eq!(text, fs::read_to_string(format!("templates/{name}")).unwrap(), "{name}");
        if name.ends_with(".toml") {
            assert_eq!(value(trees[name]), Value::Table(text.parse::<Table>().unwrap()), "{name}");
        }
    }
}

#[test]
fn every_front_matter_says_the_same() {
    let mut number = 0;
    for (name, text, front) in built_in_letters("letters") {
        let own = text.strip_prefix("+++\n").map(|text| text.split_once("\n+++\n").unwrap().0);
        let own = own.map(|own| Value::Table(own.parse::<Table>().unwrap()));
        assert_eq!(front.map(value), own, "{name}");
        number += usize::from(front.is_some());
    }
    assert!(number > 40, "{number}");
}

#[test]
fn keys_are_found_and_only_in_tables() {
    for (name, tree) in built_in_trees("") {
        for key in tree.keys() {
            assert!(tree.get(key).is_some(), "{name}: {key}");
        }
        assert_eq!(tree.get("no such key"), None);
    }
    assert_eq!(Tree::List(&[Tree::Truth(true)]).get("0"), None);
    assert_eq!(Tree::Text("text").keys().count(), 0);
}

#[test]
fn the_law_is_the_same_from_the_text() {
    let files: Vec<_> = built_in_texts("law").collect();
    let from_text = law::read(&files).unwrap();
    let built_in = law::read_built_in(built_in_trees("law")).unwrap();
    assert_eq!(format!("{from_text:?}"), format!("{built_in:?}"));
}
