//! Finding the cases that the command line names.

use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::files::{case_file, folder};
use forberedt::library::Library;
use forberedt::problem::Problem;

use super::Outcome;
use super::lines::complain;

/// A case to work on, and the folder under the output folder that its letters go to when there are several.
pub(crate) struct Found {
    pub path: PathBuf,
    pub inside: PathBuf,
}

/// All cases under the given paths: a file is a case, a folder is searched for `case.json`.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<Found>, Problem> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let cases = folder::files_named(path, "case.json")?;
            let base = if cases.len() == 1 && paths.len() > 1 {
                path.parent().unwrap_or(path)
            } else {
                path
            };
            found.extend(cases.into_iter().map(|case| {
                Found {
                    inside: case
                        .parent()
                        .and_then(|own| own.strip_prefix(base).ok())
                        .map(Path::to_path_buf)
                        .unwrap_or_default(),
                    path: case,
                }
            }));
        } else {
            let inside = if path.file_name().is_some_and(|name| name == "case.json") {
                path.parent().and_then(Path::file_name)
            } else {
                path.file_stem()
            };
            found.push(Found {
                inside: inside.map(PathBuf::from).unwrap_or_default(),
                path: path.clone(),
            });
        }
    }
    Ok(found)
}

/// Reads a case; a folder stands for the `case.json` in it.
pub(crate) fn read(path: &Path) -> Result<Case, Outcome> {
    let inside = path.join("case.json");
    let path = if path.is_dir() && inside.is_file() { inside.as_path() } else { path };
    case_file::read(path).map_err(|problem| tell(&[problem]))
}

/// Reads the library, with a municipality's folder laid over it. It lasts as long as the program, so nothing is spent on
/// taking it apart.
pub(crate) fn library(templates: Option<&Path>) -> Result<&'static Library, Outcome> {
    let library = templates
        .map_or_else(Library::built_in, Library::with_overlay)
        .map_err(|problems| tell(&problems))?;
    Ok(Box::leak(Box::new(library)))
}

/// Tells, wherever a case is worked on, that the law files do not reach one of its days.
pub(crate) fn tell_of_reach(library: &Library, case: &Case) {
    if let Some(notice) = library.notice(case, None) {
        complain(format!("OBS  {notice}"));
    }
}

/// Tells what is wrong with the input.
pub(crate) fn tell(problems: &[Problem]) -> Outcome {
    for problem in problems {
        complain(problem);
    }
    Outcome::Wrong
}
