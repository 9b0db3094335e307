//! Lays a municipality's folder over the library, and names every file of it that is not read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::names::{Judged, judge};
use super::{File, Files, built_in, file_problem};
use crate::danish::nearest::did_you_mean;
use crate::danish::numbers::grouped;
use crate::danish::pasted::{Form, as_meant};
use crate::files::atomic::reason;
use crate::problem::{Problem, Severity};
use crate::writers::Format;
use crate::writers::seal::is_untouched;

/// Folders in folders are looked through this far down.
const DEPTH: usize = 5;
/// A folder with more files than this is no folder of templates.
const FILES: usize = 2000;

/// The most bytes of a template, of a picture, and of any other file. The longest of the program's own has a tenth of it.
const TEMPLATE_BYTES: u64 = 200_000;
const PICTURE_BYTES: u64 = 5_000_000;
const OTHER_BYTES: u64 = 1_000_000;

/// What a file of this name may hold.
pub(super) fn most_bytes(name: &str) -> u64 {
    match name.rsplit('.').next() {
        Some("md") => TEMPLATE_BYTES,
        Some("png") => PICTURE_BYTES,
        _ => OTHER_BYTES,
    }
}

impl Files {
    /// Lays the files of a folder over these, file by file, and tells what could not be read and what is not used.
    pub fn lay_over(&mut self, folder: &Path) -> Vec<Problem> {
        self.lay_inside("", folder)
    }

    /// Lays the files of a folder over those that are inside a folder of these.
    pub(super) fn lay_inside(&mut self, inside: &str, folder: &Path) -> Vec<Problem> {
        if !folder.is_dir() {
            let name = folder.display().to_string();
            return vec![
                file_problem("library-missing", &name, "Mappen med skabeloner findes ikke.")
                    .with_cure("Se efter, om stien er rigtig."),
            ];
        }
        let mut problems = Vec::new();
        let mut found = Vec::new();
        walk(folder, inside, DEPTH, &mut found, &mut problems);
        found.sort();
        if found.len() >= FILES {
            let name = folder.display().to_string();
            let message = format!("Mappen har {FILES} filer eller flere.");
            problems.push(
                file_problem("library-too-large", &name, message)
                    .with_cure("Vælg den mappe, som kun har jeres skabeloner."),
            );
            return problems;
        }
        let known: Vec<&str> = built_in::files().iter().map(|file| file.name).collect();
        let names: BTreeSet<String> = found.iter().map(|(name, _)| name.clone()).collect();
        for (name, path) in found {
            match judge(&name, &known) {
                Judged::LeftAlone => {}
                Judged::Read => self.take(name, &path, &mut problems),
                Judged::Unused { instead, misleads } => {
                    let mut problem =
                        file_problem("library-unused-file", &name, "Filen bliver ikke brugt.");
                    if !misleads {
                        problem.severity = Severity::Advice;
                    }
                    problem.cure = instead.as_deref().map_or_else(String::new, did_you_mean);
                    problems.push(problem);
                }
                Judged::Document { instead } => {
                    let instead = instead.filter(|instead| !names.contains(instead));
                    problems.push(document(&name, &path, instead.as_deref()));
                }
            }
        }
        problems
    }

    pub(super) fn take(&mut self, name: String, path: &Path, problems: &mut Vec<Problem>) {
        let most = most_bytes(&name);
        if fs::metadata(path).is_ok_and(|found| found.len() > most) {
            let message = format!("Filen fylder mere end {} kB.", grouped(most as usize / 1000));
            problems.push(
                file_problem("library-file-too-large", &name, message)
                    .with_cure("Se efter, om det er den rigtige fil, eller del den i flere."),
            );
            return;
        }
        match fs::read(path) {
            Err(error) => problems.push(file_problem(
                "library-unreadable",
                &name,
                format!("Filen kan ikke læses: {}.", reason(&error)),
            )),
            Ok(bytes) if name.ends_with(".png") => {
                self.own.insert(name.clone());
                self.pictures.insert(name, bytes.into());
            }
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => {
                    // As in a case: letters in one piece, and nothing that nobody sees.
                    let text = as_meant(&text, Form::Lines).into_owned();
                    self.own.insert(name.clone());
                    self.texts.insert(name, File { text: text.into(), tree: None });
                }
                Err(_) => problems.push(
                    file_problem("library-not-text", &name, "Filen er ikke tekst i UTF-8.")
                        .with_cure("Gem den som UTF-8 i dit tekstprogram."),
                ),
            },
        }
    }
}

/// A document that is not read. It stops the letters only where somebody may believe that they are written from it: where it is
/// called like a template that the folder does not have, and is no letter that Forberedt has written and nobody has changed.
fn document(name: &str, path: &Path, instead: Option<&str>) -> Problem {
    let message = "Filen bliver ikke brugt: Skabeloner er tekstfiler, der ender på .md eller .toml, og ikke dokumenter.";
    let mut problem = file_problem("library-unused-file", name, message);
    let is_written_here = || {
        let bytes = fs::metadata(path).is_ok_and(|found| found.len() <= PICTURE_BYTES);
        let is_ours = |bytes: &[u8]| {
            [Format::Docx, Format::Odt].iter().any(|format| is_untouched(*format, bytes))
        };
        bytes && fs::read(path).is_ok_and(|bytes| is_ours(&bytes))
    };
    match instead.filter(|_| !is_written_here()) {
        None => problem.severity = Severity::Advice,
        Some(instead) => {
            let cure = format!("Skriv jeres tekst i {instead}, eller flyt filen ud af mappen.");
            problem.cure = cure;
        }
    }
    problem
}

fn walk(
    folder: &Path,
    inside: &str,
    depth: usize,
    found: &mut Vec<(String, PathBuf)>,
    problems: &mut Vec<Problem>,
) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("Mappen kan ikke læses: {}.", reason(&error));
            problems.push(file_problem("library-unreadable", inside, message));
            return;
        }
    };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        if found.len() >= FILES || name.starts_with('.') {
            continue;
        }
        let name = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if path.is_dir() && depth > 0 {
            walk(&path, &name, depth - 1, found, problems);
        } else if path.is_file() {
            found.push((name, path));
        }
    }
}
