//! Finding the cases that the command line names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::files::{case_file, folder};
use forberedt::library::Library;
use forberedt::problem::{Place, Problem};

use super::Outcome;
use super::lines::complain;

/// A case to work on, and the folder under the output folder that its letters go to when there are several.
pub(crate) struct Found {
    pub path: PathBuf,
    /// As the user gave it; a case that a folder was searched for has the path that it was found at.
    pub named: PathBuf,
    pub inside: PathBuf,
}

/// All cases under the given paths: a file is a case, a folder is searched for `case.json`.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<Found>, Problem> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let cases = folder::files_named(path, "case.json")?;
            let is_single = cases.len() == 1;
            found.extend(cases.into_iter().map(|case| {
                let own = case.parent().and_then(|own| own.strip_prefix(path).ok());
                let own = own.map(Path::to_path_buf).unwrap_or_default();
                let named = if is_single { path.clone() } else { case.clone() };
                let inside =
                    if is_single && paths.len() > 1 { name_of(path).join(own) } else { own };
                // A path that was joined to nothing ends in a slash; the same path without it is the same.
                Found { path: case, named, inside: inside.components().collect() }
            }));
        } else {
            let inside = if path.file_name().is_some_and(|name| name == "case.json") {
                name_of(path.parent().unwrap_or(path))
            } else {
                path.file_stem().map(PathBuf::from).unwrap_or_default()
            };
            found.push(Found { path: path.clone(), named: path.clone(), inside });
        }
    }
    Ok(found)
}

/// What a folder is called, also where it is given as `.` or `..`.
fn name_of(folder: &Path) -> PathBuf {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let known = here.canonicalize().ok();
    let name = here.file_name().or_else(|| known.as_ref().and_then(|known| known.file_name()));
    name.map(PathBuf::from).unwrap_or_default()
}

/// Cases whose letters would lie in one folder: the letters of one citizen among those of another, or over them.
pub(crate) fn sharing_a_folder(found: &[Found]) -> Vec<Problem> {
    // Some disks do not tell capitals from small letters.
    let folder = |case: &Found| case.inside.to_string_lossy().to_lowercase();
    let mut first: HashMap<String, &Found> = HashMap::new();
    let mut problems = Vec::new();
    for case in found {
        let Some(other) = first.get(&folder(case)) else {
            first.insert(folder(case), case);
            continue;
        };
        let message = format!(
            "Brevene ville komme til at ligge i den samme mappe, »{}«, som brevene fra {}. Der er ikke skrevet noget.",
            case.inside.display(),
            other.named.display()
        );
        let name = case.named.display().to_string();
        let place = Place::File { name, line: 0, excerpt: String::new() };
        problems.push(Problem::blocker("target-shared", place, message).with_cure(
            "Nævn hver sag én gang. Har to sager mapper med det samme navn, så skriv dem hver for sig, hver med sin --out.",
        ));
    }
    problems
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
