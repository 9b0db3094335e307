//! What the municipality has decided for a machine: one file that only who looks after the machine can change.
//!
//! ```toml
//! templates = "/srv/forberedt/skabeloner"              # the folder of own templates
//! law = "/srv/forberedt/lov"                           # a folder of law files, before those of the templates
//! letterhead = "/srv/forberedt/brevhoved/letterhead.toml"
//! formats = ["pdf", "docx"]                            # what letters may be written as: docx, odt, pdf, text
//! locked = true                                        # cases are saved locked only
//! kle = "32.03.04"                                     # the subject of the cases in KLE
//! retention_months = 60                                # how long a case is kept after its last step
//! ```
//! What is not in it, whoever works here decides.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::atomic::reason;
use super::overlay::OwnPlaces;
use crate::problem::{Place, Problem};
use crate::safe::has_ending;
use crate::source_text::SourceText;
use crate::writers::Format;

const CODE: &str = "policy-unreadable";
/// Where it lies: where only who looks after the machine may write.
const PLACE: &str = if cfg!(windows) {
    r"C:\ProgramData\Forberedt\policy.toml"
} else if cfg!(target_os = "macos") {
    "/Library/Application Support/Forberedt/policy.toml"
} else {
    "/etc/forberedt/policy.toml"
};
/// Another place for the tests. A program that is handed out does not look for it, so that nobody can step round the policy.
#[cfg(debug_assertions)]
const PLACE_OF_TESTS: &str = "FORBEREDT_POLICY";

const MOST_BYTES: u64 = 100_000;
const MOST_MONTHS: u16 = 1200;

/// What is decided for this machine (kommunens politik).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The file; none where there is none.
    pub file: Option<PathBuf>,
    pub templates: Option<PathBuf>,
    pub law: Option<PathBuf>,
    pub letterhead: Option<PathBuf>,
    /// What letters may be written as; none where it is not decided.
    pub formats: Option<Vec<Format>>,
    /// Whether a case is saved locked only.
    pub locked: bool,
    /// The number of the cases' subject in KLE, KL's list of what a municipality does.
    pub kle: Option<String>,
    /// How many months a case is kept after its last step.
    pub retention_months: Option<u16>,
    /// Why it cannot be read. It is at its strictest then.
    fault: Option<Problem>,
}

/// The file, key by key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    templates: Option<PathBuf>,
    law: Option<PathBuf>,
    letterhead: Option<PathBuf>,
    formats: Option<Vec<Format>>,
    #[serde(default)]
    locked: bool,
    kle: Option<String>,
    retention_months: Option<u16>,
}

impl Policy {
    /// Where the policy of this machine lies, whether there is one or not.
    pub fn place() -> PathBuf {
        #[cfg(debug_assertions)]
        if let Some(path) = std::env::var_os(PLACE_OF_TESTS) {
            return path.into();
        }
        PathBuf::from(PLACE)
    }

    /// The policy of this machine; nothing is decided where there is no file.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn of_machine() -> Result<Self, Problem> {
        Self::read(&Self::place())
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// A file that cannot be read or understood, with its line. Nobody may work on as if nothing were decided.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let unreadable = |why: &str| {
            let message = format!("Kommunens politik kan ikke læses: {why}.");
            with_whom_to_ask(
                SourceText::new(path.display().to_string(), "").fault(CODE, 0, message),
            )
        };
        // A link that leads nowhere is a policy that cannot be reached, and no lack of one.
        let is_none = |error: std::io::Error| error.kind() == ErrorKind::NotFound;
        match fs::metadata(path) {
            Err(_) if fs::symlink_metadata(path).is_err_and(is_none) => return Ok(Self::default()),
            Ok(found) if found.len() > MOST_BYTES => return Err(unreadable("filen er for stor")),
            Ok(found) if !found.is_file() => {
                return Err(unreadable("det er ikke en almindelig fil"));
            }
            _ => {}
        }
        let bytes = fs::read(path).map_err(|error| unreadable(reason(&error)))?;
        let text = String::from_utf8(bytes).map_err(|_| unreadable("den er ikke tekst i UTF-8"))?;
        let text = text.trim_start_matches('\u{feff}');
        let source = SourceText::new(path.display().to_string(), text);
        let written: Written = source.toml(CODE, "Kommunens politik").map_err(with_whom_to_ask)?;
        let policy = Self {
            file: Some(path.to_owned()),
            templates: written.templates,
            law: written.law,
            letterhead: written.letterhead,
            formats: written.formats,
            locked: written.locked,
            kle: written.kle,
            retention_months: written.retention_months,
            fault: None,
        };
        match policy.fault() {
            Some((key, why)) => {
                let line = source.line_of_key(key);
                Err(with_whom_to_ask(source.fault(CODE, line, format!("{why}."))))
            }
            None => Ok(policy),
        }
    }

    /// What was read; or as much as any may demand, for whoever has to go on without it.
    pub fn or_strictest(read: Result<Self, Problem>) -> Self {
        read.unwrap_or_else(|fault| Self {
            locked: true,
            formats: Some(Vec::new()),
            fault: Some(fault),
            ..Self::default()
        })
    }

    /// The key of a value that no policy can have, and why.
    fn fault(&self) -> Option<(&'static str, &'static str)> {
        let relative = |path: &Option<PathBuf>| path.as_ref().is_some_and(|it| !it.is_absolute());
        let no_kle = |kle: &String| {
            let parts: Vec<&str> = kle.split('.').collect();
            let is_part =
                |part: &&str| part.len() == 2 && part.bytes().all(|it| it.is_ascii_digit());
            parts.len() != 3 || !parts.iter().all(is_part)
        };
        let whole = "En sti skal være hel, fra drevet eller roden";
        if relative(&self.templates) {
            Some(("templates", whole))
        } else if relative(&self.law) {
            Some(("law", whole))
        } else if relative(&self.letterhead) {
            Some(("letterhead", whole))
        } else if self.formats.as_ref().is_some_and(Vec::is_empty) {
            Some(("formats", "Mindst ét format skal være tilladt"))
        } else if self.kle.as_ref().is_some_and(no_kle) {
            Some(("kle", "Et KLE-nummer er tre gange to cifre med punktum imellem"))
        } else if self.retention_months.is_some_and(|months| !(1..=MOST_MONTHS).contains(&months)) {
            Some(("retention_months", "Antallet af måneder skal være fra 1 til 1200"))
        } else {
            None
        }
    }

    /// Whether letters may be written as this.
    pub fn allows(&self, format: Format) -> bool {
        self.formats.as_ref().is_none_or(|formats| formats.contains(&format))
    }

    /// Where the municipality's own files lie, with a folder that somebody has named.
    ///
    /// # Errors
    /// That the policy names another, or cannot be read.
    pub fn places(&self, named: Option<&Path>) -> Result<OwnPlaces, Problem> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
            (Ok(one), Ok(other)) => one == other,
            _ => one == other,
        };
        let templates = match (&self.templates, named) {
            (Some(decided), Some(named)) if !same(decided, named) => {
                return Err(self
                    .decides("Kommunen har bestemt, hvilken mappe skabelonerne kommer fra.")
                    .with_cure("Udelad --templates. Andre skabeloner kan efterses med verify."));
            }
            (Some(decided), _) => Some(decided.clone()),
            (None, named) => named.map(Path::to_owned),
        };
        Ok(OwnPlaces { templates, law: self.law.clone(), letterhead: self.letterhead.clone() })
    }

    /// That letters are not written as this here, where that is decided.
    pub fn refuses_format(&self, format: Format) -> Option<Problem> {
        let name = match format {
            Format::Docx => "Word",
            Format::Odt => "ODT",
            Format::Pdf => "PDF",
            Format::Text => "ren tekst",
        };
        let told = || format!("Kommunen har bestemt, at breve ikke bliver skrevet som {name}.");
        (!self.allows(format)).then(|| self.decides(&told()))
    }

    /// That a case is not saved under this name, since it is saved locked only.
    pub fn refuses_saving(&self, path: &Path) -> Option<Problem> {
        let refuses = self.locked && !has_ending(path);
        refuses.then(|| self.decides("Kommunen har bestemt, at sager kun bliver gemt låst."))
    }

    /// That nobody else writes the sender here, where that is decided.
    pub fn refuses_sender(&self) -> Option<Problem> {
        let decided = self.letterhead.is_some() || self.templates.is_some();
        decided
            .then(|| self.decides("Kommunen har bestemt, hvem der står som afsender af brevene."))
    }

    fn decides(&self, message: &str) -> Problem {
        let name = self.file.as_ref().map_or_else(String::new, |file| file.display().to_string());
        let place = Place::File { name, line: 0, excerpt: String::new() };
        Problem::blocker("policy-decides", place, message)
    }
}

fn with_whom_to_ask(problem: Problem) -> Problem {
    let asks =
        "Bed den, der passer computeren, om at rette filen. Indtil da gælder de strengeste regler.";
    let cure = format!("{} {asks}", problem.cure).trim_start().to_owned();
    problem.with_cure(cure)
}
