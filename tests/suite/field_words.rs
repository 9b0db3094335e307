//! The words of the fields as they lie in `templates/fields`: every field has them, and they keep the rules of plain Danish.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::field::{Edit, Section, View};
use forberedt::case::kind::Kind;
use forberedt::place::ItemId;
use forberedt::words::{FieldWords, Words, check_against_case};

/// A field as a form meets it: the key of its words and its kind; a list has none.
struct Field {
    key: String,
    kind: Option<Kind>,
    in_list: bool,
}

impl Field {
    fn is_own_words(&self) -> bool {
        self.key.ends_with("_own")
    }

    fn section(&self) -> &str {
        self.key.split('.').next().unwrap()
    }
}

fn toml_files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

fn words() -> Words {
    Words::read(&toml_files("templates/fields")).unwrap()
}

fn fields() -> Vec<Field> {
    let case = Case::default();
    let mut all = Vec::new();
    for name in Case::SECTIONS {
        collect(name, case.section(name).unwrap(), false, &mut all);
    }
    assert!(all.len() > 200, "the case lists {} fields", all.len());
    all
}

fn collect(prefix: &str, section: &dyn Section, in_list: bool, all: &mut Vec<Field>) {
    for (name, view) in section.fields() {
        let key = format!("{prefix}.{name}");
        match view {
            View::Answer(answer) => all.push(Field { key, kind: Some(answer.kind()), in_list }),
            View::List(list) => {
                let item = list.blank_item();
                all.push(Field { key: key.clone(), kind: None, in_list });
                collect(&key, item.as_ref(), true, all);
            }
        }
    }
}

/// Every field that breaks a rule, with the words that break it.
fn breaches(rule: impl Fn(&Field, &FieldWords) -> Option<String>) -> Vec<String> {
    let words = words();
    fields()
        .iter()
        .filter_map(|field| {
            let found = words.field(&field.key).and_then(|given| rule(field, given))?;
            Some(format!("{}: {found}", field.key))
        })
        .collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn every_field_has_words_and_every_word_a_field() {
    let problems: Vec<String> =
        check_against_case(&words(), &Case::default()).iter().map(ToString::to_string).collect();
    assert_eq!(problems, none());
}

#[test]
fn every_provision_named_exists_in_the_law_files() {
    let known: HashSet<String> = toml_files("templates/law")
        .iter()
        .flat_map(|(name, text)| {
            let law: toml::Table =
                toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            law.get("provision").and_then(toml::Value::as_array).cloned().unwrap_or_default()
        })
        .map(|provision| provision["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(known.contains("plan-content"), "the law files hold {} provisions", known.len());
    let unknown = breaches(|_, given| {
        (!given.provision.is_empty() && !known.contains(&given.provision))
            .then(|| given.provision.clone())
    });
    assert_eq!(unknown, none());
    let named = breaches(|_, given| (!given.provision.is_empty()).then(|| given.provision.clone()));
    assert!(named.len() > 60, "{} fields name a provision", named.len());
}

#[test]
fn labels_are_short_and_have_no_colon() {
    let bad = breaches(|_, given| {
        let label = given.label.as_str();
        let sound = label == label.trim()
            && !label.ends_with([':', '.', ',', '…'])
            && label.chars().next().is_some_and(char::is_uppercase)
            && label.split_whitespace().count() <= 10;
        (!sound).then(|| label.to_owned())
    });
    assert_eq!(bad, none());
}

/// A problem list names a field by its label alone, so two fields must not be called the same.
#[test]
fn a_label_names_one_field_only() {
    let words = words();
    let mut by_label: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for field in fields() {
        let scope = if field.in_list {
            field.key.rsplit_once('.').unwrap().0.to_owned()
        } else {
            String::new()
        };
        by_label.entry((scope, words.label(&field.key).to_owned())).or_default().push(field.key);
    }
    let shared: Vec<_> = by_label.into_values().filter(|keys| keys.len() > 1).collect();
    assert_eq!(shared, Vec::<Vec<String>>::new());
}

#[test]
fn help_is_one_or_two_short_sentences() {
    let bad = breaches(|field, given| {
        let help = given.help.as_str();
        if help.is_empty() {
            return (!field.in_list).then(|| "has no help".to_owned());
        }
        let sentences: Vec<&str> = help.split_inclusive(['.', '?', '!']).collect();
        let sound = help.ends_with(['.', '?', '!'])
            && sentences.len() <= 2
            && sentences.iter().all(|sentence| sentence.split_whitespace().count() <= 20);
        (!sound).then(|| help.to_owned())
    });
    assert_eq!(bad, none());
}

/// LIX: words a sentence, and long words in a hundred. Below 35 counts as easy to read.
#[test]
fn help_as_a_whole_is_easy_to_read() {
    let words = words();
    let all: String = fields()
        .iter()
        .map(|field| format!("{} ", words.field(&field.key).unwrap().help))
        .collect();
    let sentences = all.matches(['.', '?', '!']).count();
    let counted: Vec<&str> = all
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let long = counted.iter().filter(|word| word.chars().count() > 6).count();
    let lix = counted.len() / sentences + 100 * long / counted.len();
    assert!(lix < 35, "LIX {lix}");
}

#[test]
fn the_files_hold_no_tabs_no_numbered_paragraphs_and_no_blame() {
    for (name, text) in toml_files("templates/fields") {
        let text = text.to_lowercase();
        for word in
            ["\t", "§", " stk.", "venligst", "ugyldig", "glemt", "fejlagtig", "forkert", "ups!"]
        {
            let found = text.lines().find(|line| line.contains(word));
            assert_eq!(found, None, "{name} holds {word:?}");
        }
    }
}

#[test]
fn the_citizens_own_words_are_labelled_as_such_and_written_by_the_citizen() {
    let bad = breaches(|field, given| {
        let says_own = given.label.starts_with("Borgerens egne ord");
        let first_person = given
            .example
            .split(|c: char| !c.is_alphabetic())
            .any(|word| matches!(word, "Jeg" | "jeg" | "mig"));
        (says_own != field.is_own_words() || first_person != field.is_own_words())
            .then(|| format!("{} / {}", given.label, given.example))
    });
    assert_eq!(bad, none());
}

/// The plan describes and does not assess, so its examples must not teach the opposite.
#[test]
fn examples_of_the_plan_do_not_assess() {
    let plan = ["work", "strengths", "social", "health", "efforts", "support_history", "remarks"];
    let bad = breaches(|field, given| {
        let assesses =
            given.example.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| {
                word == "bør"
                    || ["vurder", "indstill", "anbefal"].iter().any(|start| word.starts_with(start))
            });
        (plan.contains(&field.section()) && assesses).then(|| given.example.clone())
    });
    assert_eq!(bad, none());
}

#[test]
fn every_example_is_an_answer_that_its_field_takes() {
    let bad = breaches(|field, given| match field.kind {
        _ if given.example.is_empty() => None,
        None | Some(Kind::Choice(_)) => Some("takes no example".to_owned()),
        Some(_) => (!is_sound(&field.key, &given.example)).then(|| given.example.clone()),
    });
    assert_eq!(bad, none());
    let without = breaches(|field, given| {
        (field.kind == Some(Kind::Prose) && given.example.is_empty()).then(String::new)
    });
    assert_eq!(without, none(), "prose without an example");
}

fn is_sound(key: &str, example: &str) -> bool {
    let mut case = Case::default();
    let parts: Vec<&str> = key.split('.').collect();
    let section = case.section_mut(parts[0]).unwrap();
    let edit = section.field_mut(parts[1]).unwrap();
    match edit {
        Edit::Answer(answer) => answer.set_text(example).is_ok() && answer.is_sound(),
        Edit::List(list) => {
            list.add(ItemId::NONE);
            let Some(Edit::Answer(answer)) = list.item_mut(0).unwrap().field_mut(parts[2]) else {
                panic!("{key} is no answer")
            };
            answer.set_text(example).is_ok() && answer.is_sound()
        }
    }
}

#[test]
fn a_guide_to_the_length_stands_at_prose_alone_and_the_example_keeps_it() {
    let bad = breaches(|field, given| {
        let needs_guide = field.kind == Some(Kind::Prose);
        let kept =
            given.length == 0 || given.example.split_whitespace().count() <= given.length as usize;
        (needs_guide != (given.length > 0) || !kept)
            .then(|| format!("{} words, {}", given.length, given.example))
    });
    assert_eq!(bad, none());
}

/// A choice stands in running text, so it starts small and ends open; in one field no two say the same.
#[test]
fn choices_fit_into_a_sentence() {
    let words = words();
    let mut bad = Vec::new();
    for field in fields() {
        let Some(Kind::Choice(keys)) = field.kind else { continue };
        let mut seen = HashSet::new();
        for key in keys {
            let said = words.choice(&field.key, key);
            let small = said.chars().next().is_some_and(char::is_lowercase);
            if !small || said.ends_with('.') || !seen.insert(said) {
                bad.push(format!("{}: {key} = {said}", field.key));
            }
        }
    }
    assert_eq!(bad, none());
}

#[test]
fn every_common_choice_is_used_by_a_field() {
    let words = words();
    let files = toml_files("templates/fields");
    let (_, text) = files.iter().find(|(name, _)| name == "choices.toml").unwrap();
    let common: BTreeMap<String, String> = toml::from_str(text).unwrap();
    let used: HashSet<&str> = fields()
        .iter()
        .filter_map(|field| match field.kind {
            Some(Kind::Choice(keys)) => Some((field.key.clone(), keys)),
            _ => None,
        })
        .flat_map(|(key, keys)| {
            keys.iter()
                .copied()
                .filter(|choice| !words.field(&key).unwrap().choices.contains_key(*choice))
                .collect::<Vec<_>>()
        })
        .collect();
    let unused: Vec<&String> = common.keys().filter(|key| !used.contains(key.as_str())).collect();
    assert_eq!(unused, Vec::<&String>::new());
}

/// The button reads „Tilføj …“, so an item's name starts small.
#[test]
fn items_of_lists_are_named_for_a_button() {
    let bad = breaches(|field, given| {
        let is_list = field.kind.is_none();
        let small = given.item.chars().next().is_some_and(char::is_lowercase);
        (is_list != small).then(|| given.item.clone())
    });
    assert_eq!(bad, none());
}
