//! Looking over a library: whatever would fail when a letter is written is told first, with its file and the nearest right name.

mod beside_letters;
mod breaks;
mod folders;

use forberedt::library::Library;
use forberedt::problem::{Place, Problem};

/// A municipality's folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// What is told of a folder with these files.
fn told(files: &[(&str, &[u8])]) -> Vec<Problem> {
    Library::inspect(Some(folder(files).path())).1
}

/// The file that a problem names.
fn file_of(problem: &Problem) -> &str {
    match &problem.place {
        Place::File { name, .. } => name,
        Place::Letter(id) => id,
        _ => "",
    }
}
