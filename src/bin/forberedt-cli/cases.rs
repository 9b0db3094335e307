//! Finding the cases that the command line names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::danish::pasted::{Form, as_meant};
use forberedt::files::folder;
use forberedt::library::Library;
use forberedt::problem::{Place, Problem};
use forberedt::safe;

use super::shell::complain;
use super::{Outcome, policy};

/// A case to work on, and the folder under the output folder that its files go to when there are several.
pub(crate) struct Found {
    pub path: PathBuf,
    /// As the user gave it; a case that a folder was searched for has the path that it was found at.
    pub named: PathBuf,
    pub inside: PathBuf,
}

/// What the paths of a command line lead to.
#[derive(Default)]
pub(crate) struct Search {
    pub found: Vec<Found>,
    /// Whether the paths may lead to several cases, however many there are today.
    pub is_of_several: bool,
    /// Folders that could not be searched.
    pub unsearched: Vec<Problem>,
}

/// All cases under the given paths: a file is a case, and a folder is searched for them.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Search, Problem> {
    let mut search = Search { is_of_several: paths.len() > 1, ..Search::default() };
    for path in paths {
        if !path.is_dir() {
            let inside = stem(path).unwrap_or_else(|| name_of(path.parent().unwrap_or(path)));
            search.found.push(Found { path: path.clone(), named: path.clone(), inside });
            continue;
        }
        let (cases, mut unsearched) = folder::files_ending_in(path, &["json", safe::ENDING])?;
        search.unsearched.append(&mut unsearched);
        let is_alone = cases.len() == 1 && cases.iter().all(|case| case.parent() == Some(path));
        search.is_of_several |= !is_alone;
        for case in cases {
            let own = case.parent().and_then(|own| own.strip_prefix(path).ok());
            let mut inside = own.map(Path::to_path_buf).unwrap_or_default();
            inside.extend(stem(&case));
            // The folder that was searched is named only where it has to be told from another.
            if paths.len() > 1 || inside.as_os_str().is_empty() {
                inside = name_of(path).components().chain(inside.components()).collect();
            }
            let named = if is_alone { path.clone() } else { case.clone() };
            search.found.push(Found { path: case, named, inside });
        }
    }
    Ok(search)
}

/// What a case is called by its file; none where the file is called as all are that have a folder of their own.
fn stem(case: &Path) -> Option<PathBuf> {
    case.file_stem().filter(|_| !folder::has_own_folder(case)).map(PathBuf::from)
}

/// What a folder is called, also where it is given as `.` or `..`.
fn name_of(folder: &Path) -> PathBuf {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let known = here.canonicalize().ok();
    let name = here.file_name().or_else(|| known.as_ref().and_then(|known| known.file_name()));
    name.map(PathBuf::from).unwrap_or_default()
}

/// Cases whose files would lie in one folder: the letters of one citizen among those of another, or over them.
pub(crate) fn sharing_a_folder(found: &[Found]) -> Vec<Problem> {
    // Some disks do not tell capitals from small letters, nor a letter from its parts, and drop a point or a blank at the end.
    let folder = |case: &Found| {
        let steps = case.inside.iter().map(|step| {
            let step = as_meant(&step.to_string_lossy(), Form::OneLine).to_lowercase();
            step.trim_end_matches(['.', ' ']).to_owned()
        });
        steps.collect::<Vec<_>>().join("/")
    };
    let mut first: HashMap<String, &Found> = HashMap::new();
    let mut problems = Vec::new();
    for case in found {
        let Some(other) = first.get(&folder(case)) else {
            first.insert(folder(case), case);
            continue;
        };
        let message = format!(
            "Filerne ville komme til at ligge i den samme mappe, »{}«, som dem fra {}. Der er ikke skrevet noget.",
            case.inside.display(),
            other.named.display()
        );
        let name = case.named.display().to_string();
        let place = Place::File { name, line: 0, excerpt: String::new() };
        problems.push(Problem::blocker("target-shared", place, message).with_cure(
            "Nævn hver sag én gang. Har to sager det samme navn, så skriv dem hver for sig, hver med sin --out.",
        ));
    }
    problems
}

/// Reads the library, with a municipality's folder laid over it. It lasts as long as the program, so nothing is spent on
/// taking it apart.
pub(crate) fn library(templates: Option<&Path>) -> Result<&'static Library, Outcome> {
    let own = policy::places(templates).map_err(|problem| tell(&[problem]))?;
    let library = if own.are_none() { Library::built_in() } else { Library::with_overlay(own) };
    let library = library.map_err(|problems| tell(&problems))?;
    Ok(Box::leak(Box::new(library)))
}

/// Tells, wherever a case is worked on, that the law files do not reach one of its days.
pub(crate) fn tell_of_reach(library: &Library, case: &Case) {
    if let Some(notice) = library.notice(case, None) {
        complain(format!("OBS  {notice}"));
    }
}

/// Tells of edits by hand that no letter has.
pub(crate) fn tell_of_strays(library: &Library, case: &Case) {
    for stray in library.letters.edits_of_no_letter(case) {
        complain(format!("advarsel  {}", stray.in_full()));
    }
}

/// Tells what is wrong with the input.
pub(crate) fn tell(problems: &[Problem]) -> Outcome {
    for problem in problems {
        complain(problem);
    }
    Outcome::Wrong
}
