//! The built-in library and the invented cases, read once for all tests that fill letters.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::library::Library;

use crate::bent_cases::{BENT, Bent};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in().unwrap());

static CASES: LazyLock<BTreeMap<String, Case>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.is_dir())
        .map(|folder| {
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            (name, case_file::read(&folder.join("case.json")).unwrap())
        })
        .collect()
});

pub(crate) fn library() -> &'static Library {
    &LIBRARY
}

static BENT_CASES: LazyLock<Vec<(String, &'static Bent, Case)>> = LazyLock::new(|| {
    let bent = |bent: &'static Bent| {
        let mut case = CASES[bent.example].clone();
        (bent.bend)(&mut case);
        (format!("{}+{}", bent.example, bent.name), bent, case)
    };
    BENT.iter().map(bent).collect()
});

/// The cases that a letter can be tried on by their names: all examples, and those bent for this letter.
pub(crate) fn cases_for(letter: &str) -> Vec<(&'static str, &'static Case)> {
    let bent = BENT_CASES.iter().filter(|(_, bent, _)| bent.letters.contains(&letter));
    CASES
        .iter()
        .map(|(name, case)| (name.as_str(), case))
        .chain(bent.map(|(name, _, case)| (name.as_str(), case)))
        .collect()
}

/// All examples and all cases bent from them, by their names.
pub(crate) fn all_cases() -> impl Iterator<Item = (&'static str, &'static Case)> {
    let bent = BENT_CASES.iter().map(|(name, _, case)| (name.as_str(), case));
    CASES.iter().map(|(name, case)| (name.as_str(), case)).chain(bent)
}

/// The cases of `examples/` by the name of their folder.
pub(crate) fn cases() -> &'static BTreeMap<String, Case> {
    &CASES
}

/// The cases that are bent from an example.
pub(crate) fn bent_cases() -> impl Iterator<Item = &'static Case> + Clone {
    BENT_CASES.iter().map(|(_, _, case)| case)
}
