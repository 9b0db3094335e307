//! The files that a library is read from: those in the program, and a municipality's own in place of those of the same name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::atomic::reason;
use crate::problem::{Place, Problem};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folders of the library whose files are read; fonts are not among them.
const FOLDERS: [&str; 4] = ["fields", "law", "letters", "letters/parts"];

/// The files of a library by their path, `/` between folders.
#[derive(Default)]
pub struct Files {
    texts: BTreeMap<String, Cow<'static, str>>,
    pictures: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Files {
    /// The files that are built into the program.
    pub fn built_in() -> Self {
        let mut files = Self::default();
        for folder in [""].iter().chain(&FOLDERS) {
            let inside = if folder.is_empty() { Some(&BUILT_IN) } else { BUILT_IN.get_dir(folder) };
            for file in inside.into_iter().flat_map(Dir::files) {
                let name = file.path().to_string_lossy().replace('\\', "/");
                match file.contents_utf8() {
                    Some(text) => files.texts.insert(name, text.into()).map(drop),
                    None => files.pictures.insert(name, file.contents().into()).map(drop),
                };
            }
        }
        files
    }

    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", AsRef::as_ref)
    }

    pub fn picture(&self, name: &str) -> Option<&[u8]> {
        self.pictures.get(name).map(AsRef::as_ref)
    }

    /// The files inside a folder and in the folders below it.
    pub fn under(&self, folder: &str) -> Vec<(&str, &str)> {
        self.inside(folder).map(|(name, text)| (name, text.as_ref())).collect()
    }

    /// Of those files the ones that are built into the program.
    pub fn built_in_under(&self, folder: &str) -> impl Iterator<Item = (&str, &'static str)> {
        self.inside(folder).filter_map(|(name, text)| match text {
            Cow::Borrowed(text) => Some((name, *text)),
            Cow::Owned(_) => None,
        })
    }

    fn inside(&self, folder: &str) -> impl Iterator<Item = (&str, &Cow<'static, str>)> {
        let is_inside =
            move |name: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.texts
            .iter()
            .filter(move |(name, _)| is_inside(name))
            .map(|(name, text)| (name.as_str(), text))
    }

    /// Lays the files of a folder over these, file by file, and tells what could not be read.
    pub fn lay_over(&mut self, folder: &Path) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !folder.is_dir() {
            problems.push(
                file_problem(
                    "library-missing",
                    &folder.display().to_string(),
                    "Mappen med skabeloner findes ikke.",
                )
                .with_cure("Se efter, om stien er rigtig."),
            );
            return problems;
        }
        for inside in [""].iter().chain(&FOLDERS) {
            let path = folder.join(inside);
            if !path.is_dir() {
                continue;
            }
            match fs::read_dir(&path) {
                Err(error) => problems.push(file_problem(
                    "library-unreadable",
                    inside,
                    format!("Mappen kan ikke læses: {}.", reason(&error)),
                )),
                Ok(entries) => {
                    let mut paths: Vec<_> = entries
                        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                        .filter(|path| path.is_file())
                        .collect();
                    paths.sort();
                    for path in paths {
                        self.take(inside, &path, &mut problems);
                    }
                }
            }
        }
        problems
    }

    fn take(&mut self, folder: &str, path: &Path, problems: &mut Vec<Problem>) {
        let Some(file) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            return;
        };
        let name = if folder.is_empty() { file } else { format!("{folder}/{file}") };
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        if !belongs(folder, &name, &ending) {
            return;
        }
        match fs::read(path) {
            Err(error) => problems.push(file_problem(
                "library-unreadable",
                &name,
                format!("Filen kan ikke læses: {}.", reason(&error)),
            )),
            Ok(bytes) if ending == "png" => {
                self.pictures.insert(name, bytes.into());
            }
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => {
                    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
                    self.texts.insert(name, text.into());
                }
                Err(_) => problems.push(
                    file_problem("library-not-text", &name, "Filen er ikke tekst i UTF-8.")
                        .with_cure("Gem den som UTF-8 i dit tekstprogram."),
                ),
            },
        }
    }
}

/// Whether a file of that ending has a place in that folder; a README beside the letters is left alone.
fn belongs(folder: &str, name: &str, ending: &str) -> bool {
    match folder {
        "" => {
            let texts = [
                "checks.toml",
                "deadlines.toml",
                "letterhead.toml",
                "plan-words.toml",
                "readability.toml",
            ];
            ending == "png" || texts.contains(&name)
        }
        "letters" | "letters/parts" => ending == "md" && !name.ends_with("README.md"),
        _ => ending == "toml",
    }
}

fn file_problem(code: &str, name: &str, message: impl Into<String>) -> Problem {
    Problem::blocker(
        code,
        Place::File { name: name.to_owned(), line: 0, excerpt: String::new() },
        message,
    )
}
