//! The letters word for word: plain text of every letter on two cases, kept in `tests/golden/<letter>/<case>.txt`.
//!
//! After a change that is meant, `UPDATE_GOLDEN=1 cargo test --locked --test suite golden` writes the files again; the difference is then to
//! be read. A case whose answers do not fill the letter gives the draft with its gaps.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use forberedt::case::Case;
use forberedt::writers::text;

use crate::library_and_examples::{cases_for, library};

/// How many cases a letter is kept for at least.
const KEPT: usize = 2;

/// A letter as plain text, and whether it is finished.
struct Written {
    text: String,
    finished: bool,
}

/// What the case gives of the letter; none where it does not give it.
fn written(letter: &str, case: &Case) -> Option<Written> {
    let shelf = library().shelf(case);
    let draft = shelf.draft(letter).ok()?;
    let (document, finished) =
        draft.finish().map_or_else(|_| (draft.marked(), false), |document| (document, true));
    Some(Written { text: text::write(&document), finished })
}

fn folder(letter: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", letter].iter().collect()
}

/// The cases that a letter is kept for, by the files in its folder.
fn kept(letter: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder(letter)) else { return BTreeSet::new() };
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.unwrap().file_name().to_str().unwrap().trim_end_matches(".txt").to_owned()
    };
    entries.map(name).collect()
}

/// Keeps what is kept and still given, and adds cases until there are enough: those that finish the letter first.
fn choose(letter: &str, given: &BTreeMap<&str, Written>) -> Vec<String> {
    let mut order: Vec<&str> = given.keys().copied().collect();
    let kept = kept(letter);
    order.sort_by_key(|case| {
        (!kept.contains(*case), !given[case].finished, case.contains('+'), *case)
    });
    order.into_iter().take(KEPT.max(kept.len())).map(str::to_owned).collect()
}

#[test]
fn every_letter_reads_as_it_is_kept() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for template in library().letters.all() {
        let letter = template.id.as_str();
        let given: BTreeMap<&str, Written> = cases_for(letter)
            .into_iter()
            .filter_map(|(name, case)| Some((name, written(letter, case)?)))
            .collect();
        if update {
            let chosen = choose(letter, &given);
            let _ = fs::remove_dir_all(folder(letter));
            fs::create_dir_all(folder(letter)).unwrap();
            for case in chosen {
                fs::write(folder(letter).join(format!("{case}.txt")), &given[case.as_str()].text)
                    .unwrap();
            }
            continue;
        }
        let kept = kept(letter);
        if kept.len() < KEPT {
            wrong.push(format!(
                "{letter}: kept for {} cases, given by {}",
                kept.len(),
                given.len()
            ));
        }
        for case in kept {
            let text = fs::read_to_string(folder(letter).join(format!("{case}.txt"))).unwrap();
            match given.get(case.as_str()) {
                None => wrong.push(format!("{letter}: {case} does not give it any more")),
                Some(written) if written.text != text => {
                    wrong.push(first_difference(letter, &case, &text, &written.text))
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 writes the files again.", wrong.join("\n"));
}

fn first_difference(letter: &str, case: &str, kept: &str, written: &str) -> String {
    let line =
        kept.lines().zip(written.lines()).take_while(|(kept, written)| kept == written).count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    format!(
        "{letter}/{case}.txt, line {}:\n  kept:    {}\n  written: {}",
        line + 1,
        at(kept),
        at(written)
    )
}

#[test]
fn no_folder_is_kept_for_a_letter_that_is_gone() {
    for entry in fs::read_dir(folder("")).unwrap() {
        let letter = entry.unwrap().file_name().to_str().unwrap().to_owned();
        assert!(library().letters.template(&letter).is_some(), "tests/golden/{letter}");
    }
}

/// Slips that a reader stumbles over and no template should make, whatever the case.
#[test]
fn no_letter_has_slips_of_the_pen() {
    const SLIPS: [&str; 18] = [
        "  ",
        " ,",
        " .",
        " ;",
        ",,",
        "..",
        ",.",
        " :",
        "( ",
        " )",
        "den den",
        "at at",
        "og og",
        "til til",
        "i i ",
        "efter efter",
        "\n ,",
        "\n.",
    ];
    let mut found = Vec::new();
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let Some(written) = written(&template.id, case) else { continue };
            for line in written.text.lines().map(str::trim_start) {
                let spaced = format!(" {line} ");
                for slip in SLIPS.iter().filter(|slip| line.contains(**slip)) {
                    // Words are whole words; signs stand anywhere.
                    let is_word = slip.starts_with(char::is_alphabetic);
                    if !is_word || spaced.contains(&format!(" {} ", slip.trim())) {
                        found.push(format!("{} on {name}: {slip:?} in {line}", template.id));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
