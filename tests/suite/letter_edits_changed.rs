//! Edits of letters whose template or law is another by now: none is lost and none stands twice.

use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::document::Block;
use forberedt::library::Library;

use crate::dice::Dice;
use crate::letter_edits::{assert_carried, bent, edits};
use crate::library_and_examples::{cases, library};

/// How many pairs of edits and changes are tried.
const PAIRS: usize = 10_000;

/// A template with some of its plain lines reworded, taken away, doubled or in another order, and all of them moved down.
fn rewritten(dice: &mut Dice, text: &str) -> String {
    let body = text.find("#}").map_or(0, |end| end + 2);
    let (head, body) = text.split_at(body);
    let mut lines: Vec<String> = body.lines().map(str::to_owned).collect();
    let is_plain = |line: &str| {
        line.len() > 30
            && !line.contains(['{', '}', '|', '#'])
            && !line.starts_with(['-', ' ', '1'])
    };
    let mut index = 0;
    while index < lines.len() {
        if is_plain(&lines[index]) {
            match dice.up_to(8) {
                0 => lines[index].insert_str(0, "Vi skriver her noget andet. "),
                1 => drop(lines.remove(index)),
                2 => {
                    let line = lines[index].clone();
                    lines.splice(index + 1..index + 1, [String::new(), line]);
                    index += 2;
                }
                3 => lines
                    .splice(index..index, ["En ny linje står over den.".to_owned(), String::new()])
                    .for_each(drop),
                _ => {}
            }
        }
        index += 1;
    }
    format!("{head}\n{{# Noget at læse for den, der retter. #}}{}\n", lines.join("\n"))
}

/// A law whose provisions have other numbers.
fn renumbered(text: &str) -> String {
    text.replace("cite = \"pensionslovens § ", "cite = \"pensionslovens § 1")
        .replace("cite = \"forvaltningslovens § ", "cite = \"forvaltningslovens § 9")
        .replace("cite = \"§ ", "cite = \"§ 7")
}

fn copy(from: &Path, to: &Path, change: &mut dyn FnMut(&str) -> String) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (name, path) = (entry.file_name(), entry.path());
        if path.is_dir() {
            copy(&path, &to.join(&name), change);
        } else if path.extension().is_some_and(|it| it == "md" || it == "toml") {
            fs::write(to.join(&name), change(&fs::read_to_string(&path).unwrap())).unwrap();
        }
    }
}

/// The library as it may be some time later; letters that its changes have broken are not in it.
fn later(dice: &mut Dice) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    copy("templates/letters".as_ref(), &at("letters"), &mut |text| rewritten(dice, text));
    copy("templates/law".as_ref(), &at("law"), &mut renumbered);
    Library::inspect(Some(folder.path())).0.unwrap()
}

fn blocks(library: &Library, letter: &str, case: &Case) -> Vec<Block> {
    library.letters.fill(letter, &library.facts(case)).unwrap().unedited().to_vec()
}

#[test]
fn no_edit_is_lost_and_none_stands_twice_when_templates_and_law_change() {
    let dice = &mut Dice(23);
    let libraries: Vec<Library> = (0..3).map(|_| later(dice)).collect();
    let names: Vec<&String> = cases().keys().collect();
    let (mut counted, mut done, mut other_words) = ([0; 3], 0, 0);
    while done < PAIRS {
        let name = names[dice.up_to(names.len())];
        let case = &cases()[name];
        let later = &libraries[dice.up_to(libraries.len())];
        // Sometimes the case has changed as well.
        let changed = if dice.up_to(2) == 0 { bent(dice, name) } else { None };
        let after_case = changed.as_ref().unwrap_or(case);
        for template in later.letters.all() {
            let before = blocks(library(), &template.id, case);
            let after = blocks(later, &template.id, after_case);
            other_words += usize::from(before != after);
            for _ in 0..12 {
                let edits = edits(dice, &template.id, &before);
                let named = format!("{} on {name}, pair {done}", template.id);
                let round = assert_carried(&named, &after, &edits);
                (0..3).for_each(|kind| counted[kind] += round[kind]);
                done += 1;
            }
        }
    }
    let [holds, asks, gone] = counted;
    println!("{done} pairs: {holds} edits hold, {asks} ask, {gone} are set aside");
    assert!(
        holds > 10_000 && asks > 500 && gone > 500,
        "{holds} hold, {asks} ask, {gone} are gone"
    );
    assert!(other_words * 12 > done / 2, "too few letters read otherwise: {other_words}");
}
