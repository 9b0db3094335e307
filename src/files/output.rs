//! Letters on the disk: a document in a format, under a name that says which letter it is and never whose.
//!
//! A file that lies there already gives way only where nothing is lost by it: it holds the same bytes, or it is the same letter of
//! the same case and nobody has changed it since it was written.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::atomic;
use super::neighbours::{MOST_BYTES, letters_of_others};
use crate::document::{Document, file_name};
use crate::problem::Problem;
use crate::writers::owner::Owner;
use crate::writers::seal::{Claim, Obstacle};
use crate::writers::{Format, Printing};

/// A file as it is to be written (en fil på vej).
pub struct OutFile {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// What lets it take the place of an older one.
    pub claim: Claim,
}

/// The files of a letter as they are to be written, or what stands in the way.
pub type Rendered = Result<Vec<OutFile>, Vec<Problem>>;

/// What to do where a file of that name is there already and may not be replaced unasked (navnesammenfald).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clash {
    Ask,
    Replace,
    /// Write the letter beside it, under the next name that is free.
    Beside,
}

/// Why files were not written (hvorfor der ikke er skrevet noget).
#[derive(Debug)]
pub enum Unwritten {
    /// Files that may not be replaced unasked.
    InTheWay(Vec<(PathBuf, Obstacle)>),
    Disk(Problem),
}

/// Turns documents into the bytes of files in a folder, each in every format, named by its id. All processors take part.
pub fn render_all(documents: &[Document], formats: &[Format], folder: &Path) -> Vec<Rendered> {
    render_as(documents, formats, folder, |document| document.id.clone())
}

/// The same under names of one's own.
pub fn render_as(
    documents: &[Document],
    formats: &[Format],
    folder: &Path,
    stem: impl Fn(&Document) -> String + Sync,
) -> Vec<Rendered> {
    let files_of = |document: &Document| {
        let (printing, stem) = (Printing::of(document), stem(document));
        let file = |format: &Format| {
            let path = folder.join(format.file_name(&stem));
            let bytes = printing.render(*format)?;
            Ok(OutFile { path, bytes, claim: Claim::of(document, *format) })
        };
        let files: Vec<Result<_, Vec<Problem>>> = formats.par_iter().map(file).collect();
        files.into_iter().collect()
    };
    documents.par_iter().map(files_of).collect()
}

/// The copy of a letter that is filed, with what it was made of inside.
///
/// # Errors
/// What the format cannot show.
pub fn filing_copy(
    document: &Document,
    made_of: &[u8],
    folder: &Path,
) -> Result<OutFile, Vec<Problem>> {
    let stem = file_name::for_filing(&document.file_stem());
    Ok(OutFile {
        path: folder.join(Format::Pdf.file_name(&stem)),
        bytes: Printing::of(document).render_to_file(made_of)?,
        claim: Claim::of(document, Format::Pdf),
    })
}

/// A letter as the file of that path.
///
/// # Errors
/// What the format cannot show.
pub fn letter_file(
    document: &Document,
    format: Format,
    path: PathBuf,
) -> Result<OutFile, Vec<Problem>> {
    Ok(OutFile {
        path,
        bytes: Printing::of(document).render(format)?,
        claim: Claim::of(document, format),
    })
}

/// Writes files, all or none. Those that are there already are replaced where nothing is lost, or where `replace` says so; one
/// that is protected stays, unless `protected_too`. Letters of an owner do not go into a folder with those of another, unless
/// `replace` says so.
///
/// # Errors
/// Every file that is in the way, or what the disk refused.
pub fn write(
    files: &[OutFile],
    owner: Option<&Owner>,
    replace: bool,
    protected_too: bool,
) -> Result<(), Unwritten> {
    let (mut wanted, mut in_the_way) = (Vec::new(), Vec::new());
    if let Some(owner) = owner.filter(|_| !replace) {
        let own: Vec<&Path> = files.iter().map(|file| file.path.as_path()).collect();
        let folders: BTreeSet<&Path> = own.iter().map(|path| atomic::folder_of(path)).collect();
        in_the_way.extend(folders.iter().flat_map(|folder| letters_of_others(folder, owner, &own)));
    }
    for file in files {
        let there = if replace { There::GivesWay } else { there(file).map_err(Unwritten::Disk)? };
        if let There::InTheWay(obstacle) = there {
            in_the_way.push((file.path.clone(), obstacle));
        } else {
            let replace = there == There::GivesWay;
            wanted.push(atomic::Wanted { path: &file.path, bytes: &file.bytes, replace });
        }
    }
    if in_the_way.is_empty() {
        atomic::write_all(&wanted, protected_too).map_err(Unwritten::Disk)
    } else {
        Err(Unwritten::InTheWay(in_the_way))
    }
}

/// What lies where a file is to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum There {
    Nothing,
    GivesWay,
    InTheWay(Obstacle),
}

fn there(file: &OutFile) -> Result<There, Problem> {
    let unreadable = |error: io::Error| atomic::WriteRefusal::from(error).problem(&file.path);
    let metadata = match fs::metadata(&file.path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(There::Nothing),
        Err(error) => return Err(unreadable(error)),
    };
    if metadata.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Ok(There::InTheWay(Obstacle::Foreign));
    }
    let old = fs::read(&file.path).map_err(unreadable)?;
    let obstacle = if old == file.bytes { None } else { file.claim.obstacle(&old) };
    Ok(obstacle.map_or(There::GivesWay, There::InTheWay))
}

/// The first path of `letter.pdf`, `letter-2.pdf`, `letter-3.pdf` … where no file lies.
pub fn free_path(path: &Path) -> PathBuf {
    let part = |name: Option<&std::ffi::OsStr>| {
        name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    let numbered = |number: u32| path.with_file_name(format!("{stem}-{number}.{ending}"));
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    std::iter::once(path.to_owned())
        .chain((2..).map(numbered))
        .find(is_free)
        .unwrap_or_else(|| path.to_owned())
}
