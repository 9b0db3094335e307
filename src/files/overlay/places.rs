//! Where a municipality's own files lie, and laying all of them over the library.

use std::path::{Path, PathBuf};

use super::{Files, LETTERHEAD, file_problem};
use crate::problem::Problem;

/// The folder of the library that the files of law lie in.
const LAW: &str = "law";

/// Where a municipality's own files lie (egne filer). The law and the letterhead go before those of the templates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPlaces {
    /// The folder of templates.
    pub templates: Option<PathBuf>,
    /// A folder with files of law alone.
    pub law: Option<PathBuf>,
    /// The file with the sender, its logo beside it.
    pub letterhead: Option<PathBuf>,
}

/// What a letterhead says of its picture; all else is for its reader.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Pictured {
    logo: String,
}

impl OwnPlaces {
    /// Whether the program has nothing but its own files.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// The folders that are read.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        let of_letterhead = self.letterhead.as_deref().and_then(Path::parent);
        [self.templates.as_deref(), self.law.as_deref(), of_letterhead].into_iter().flatten()
    }
}

impl From<&Path> for OwnPlaces {
    fn from(templates: &Path) -> Self {
        Self { templates: Some(templates.to_owned()), ..Self::default() }
    }
}

impl From<&PathBuf> for OwnPlaces {
    fn from(templates: &PathBuf) -> Self {
        Self::from(templates.as_path())
    }
}

impl From<Option<&Path>> for OwnPlaces {
    fn from(templates: Option<&Path>) -> Self {
        templates.map(Self::from).unwrap_or_default()
    }
}

impl Files {
    /// Lays all of a municipality's files over these, and tells what could not be read and what is not used.
    pub fn lay_all_over(&mut self, own: &OwnPlaces) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(folder) = &own.templates {
            problems.extend(self.lay_over(folder));
        }
        if let Some(folder) = &own.law {
            problems.extend(self.lay_inside(LAW, folder));
        }
        if let Some(file) = &own.letterhead {
            problems.extend(self.lay_letterhead_over(file));
        }
        problems
    }

    fn lay_letterhead_over(&mut self, file: &Path) -> Vec<Problem> {
        if !file.is_file() {
            let name = file.display().to_string();
            let problem =
                file_problem("library-missing", &name, "Filen med brevhovedet findes ikke.");
            return vec![problem.with_cure("Se efter, om stien er rigtig.")];
        }
        let mut problems = Vec::new();
        self.take(LETTERHEAD.to_owned(), file, &mut problems);
        let logo = toml::from_str::<Pictured>(self.text(LETTERHEAD)).unwrap_or_default().logo;
        let is_beside = logo.ends_with(".png") && !logo.contains(['/', '\\']);
        if let Some(beside) = file.parent().filter(|_| is_beside) {
            let picture = beside.join(&logo);
            // That there is none is told where the letterhead is read.
            if picture.is_file() {
                self.take(logo, &picture, &mut problems);
            }
        }
        problems
    }
}
