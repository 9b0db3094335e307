//! The case file: one JSON object with its format, its version, the program that wrote it, and the case.

use std::fs;
use std::io::Read;
use std::path::Path;

use schemars::{JsonSchema, schema_for};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::migration;
use crate::access_log;
use crate::case::Case;
use crate::case::edits::MOST_EDITS;
use crate::case::evidence::{MOST_TIE_LETTERS, MOST_TIES};
use crate::case::limits::{
    Holdings, MOST_ITEMS_IN_ALL, MOST_LETTERS, MOST_LINES, TooMuch, most_items,
};
use crate::danish::nearest::{did_you_mean, nearest};
use crate::danish::numbers::grouped;
use crate::place::FieldPath;
use crate::problem::{Place, Problem};
use crate::safe;

/// What the first key of every case file says.
pub const FORMAT: &str = "forberedt-case";

/// The program and its version, as they stand in what it writes.
pub const WRITTEN_BY: &str = concat!("forberedt ", env!("CARGO_PKG_VERSION"));

/// The largest case file, in bytes. The largest real case is a few megabytes; one of this size becomes letters in seconds.
pub const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// The most bytes that the older versions in a locked case take together.
pub const MOST_HISTORY_BYTES: u64 = 6 * 1024 * 1024;

/// The largest file of a locked case: the case, what its lock adds to it, its older versions, and who has had it open.
pub const MOST_LOCKED_BYTES: u64 =
    MOST_BYTES + MOST_HISTORY_BYTES + access_log::MOST_BYTES + 1024 * 1024;

/// A case file as it lies on the disk (sagsfil).
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CaseFile<C> {
    format: String,
    version: u32,
    written_by: String,
    case: C,
}

/// What must be known of a file before its case can be read.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u32>,
}

/// The JSON Schema of a case file.
pub fn schema() -> Value {
    schema_for!(CaseFile<Case>).to_value()
}

/// Reads a case file.
///
/// # Errors
/// A problem that names the file's place and the cure, and never a piece of its text.
pub fn read(path: &Path) -> Result<Case, Problem> {
    from_bytes(path, &read_bytes(path)?)
}

/// Reads a case from the bytes of its file.
///
/// # Errors
/// As for [`read`].
pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Case, Problem> {
    let name = display_name(path);
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(&name));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
        problem("case-not-text", &name, line, "Filen er ikke tekst i UTF-8.")
            .with_cure("En sagsfil er en JSON-fil. Find en kopi, som ikke er beskadiget.")
    })?;
    parse(&name, text)
}

/// Reads a case from the text of its file; `name` is what the problems call the file.
///
/// # Errors
/// As for [`read`].
pub fn parse(name: &str, text: &str) -> Result<Case, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(problem("case-empty", name, 0, "Filen er tom.")
            .with_cure("Find en kopi af sagen, eller begynd en ny."));
    }
    let no_case = || {
        problem("case-format", name, 1, "Filen er ikke en sag fra Forberedt.")
            .with_cure(format!("En sagsfil begynder med {{\"format\": \"{FORMAT}\", …}}."))
    };
    let header: Header = serde_json::from_str(text).map_err(|error| {
        // JSON of another shape is sound, and only what follows it may still be broken.
        let broken = if error.is_data() {
            serde_json::from_str::<IgnoredAny>(text).err()
        } else {
            Some(error)
        };
        broken.map_or_else(no_case, |error| not_json(name, &error))
    })?;
    if header.format.as_deref() != Some(FORMAT) {
        return Err(no_case());
    }
    let mut case = match header.version {
        Some(version) if (migration::AS_IT_STANDS..=migration::CURRENT).contains(&version) => {
            from_json::<CaseFile<Case>>(name, text).map(|file| file.case)
        }
        Some(version) if (1..migration::AS_IT_STANDS).contains(&version) => {
            migrated(name, text, version)
        }
        Some(version) if version > migration::CURRENT => Err(problem(
            "case-newer",
            name,
            1,
            format!("Sagen er gemt i version {version}, og dette program kender kun version {} og ældre.", migration::CURRENT),
        )
        .with_cure("Åbn den med en nyere udgave af Forberedt. Filen er ikke ændret.")),
        _ => Err(problem("case-version", name, 1, "Filen siger ikke, hvilken version den er gemt i.")
            .with_cure("Find en kopi af sagen, som ikke er rettet i hånden.")),
    }?;
    case.held().map_err(|too_much| {
        let (place, message) = in_words(too_much);
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        problem("case-too-large", name, 0, format!("{place}{message}")).with_cure(SHORTEN)
    })?;
    case.name_items();
    Ok(case)
}

/// What to do where a case holds too much.
const SHORTEN: &str = "Læg det lange i sagen som et bilag, og skriv kort, hvad det viser. Punkter på en liste kan slås sammen.";

/// Where there is too much, if it is one place, and of what.
fn in_words(too_much: TooMuch) -> (Option<FieldPath>, String) {
    let words = |what: &str, count: usize, of: &str, holds: &str, most: usize| {
        format!("{what} har {} {of}, og {holds} højst {}.", grouped(count), grouped(most))
    };
    match too_much {
        TooMuch::Letters(place, letters) => {
            let words = words("Teksten", letters, "tegn", "et felt rummer", MOST_LETTERS);
            (Some(place), words)
        }
        TooMuch::Items(place, items) => {
            let words = words("Listen", items, "punkter", "den rummer", most_items(&place));
            (Some(place), words)
        }
        TooMuch::ItemsInAll(items) => {
            let words =
                words("Sagens lister", items, "punkter", "de rummer tilsammen", MOST_ITEMS_IN_ALL);
            (None, words)
        }
        TooMuch::Edits(edits) => {
            (None, words("Sagen", edits, "rettelser i breve", "den rummer", MOST_EDITS))
        }
        TooMuch::EditedLetters(letters) => {
            (None, words("En rettelse i et brev", letters, "tegn", "den rummer", MOST_LETTERS))
        }
        TooMuch::Lines(lines) => {
            let words =
                words("Sagens tekster", lines, "linjeskift", "de rummer tilsammen", MOST_LINES);
            (None, words)
        }
        TooMuch::Ties(ties) => (None, words("Sagen", ties, "belæg", "den rummer", MOST_TIES)),
        TooMuch::TieLetters(letters) => {
            (None, words("Et belæg", letters, "tegn", "det rummer", MOST_TIE_LETTERS))
        }
    }
}

/// The largest case file in words.
fn most_bytes() -> String {
    format!("{} MB", MOST_BYTES / 1024 / 1024)
}

fn migrated(name: &str, text: &str, version: u32) -> Result<Case, Problem> {
    let mut value: Value = serde_json::from_str(text).map_err(|error| not_json(name, &error))?;
    migration::migrate(&mut value, version, migration::CHAIN);
    serde_path_to_error::deserialize::<_, CaseFile<Case>>(value)
        .map(|file| file.case)
        .map_err(|error| wrong_data(name, 0, &error.path().to_string(), &error.inner().to_string()))
}

fn from_json<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let file = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let inner = error.inner();
        if inner.is_data() {
            let problem =
                wrong_data(name, inner.line(), &error.path().to_string(), &inner.to_string());
            let cure = format!("{} Se omkring tegn {} på linjen.", problem.cure, inner.column());
            problem.with_cure(cure.trim())
        } else {
            not_json(name, inner)
        }
    })?;
    reader.end().map_err(|error| not_json(name, &error))?;
    Ok(file)
}

/// Holds a case against what one may hold, before it is written.
pub(super) fn hold_against_limits(case: &Case) -> Result<Holdings, Problem> {
    case.held().map_err(beyond_limits)
}

/// That a case holds too much.
pub(super) fn beyond_limits(too_much: TooMuch) -> Problem {
    let (place, message) = in_words(too_much);
    let place = place.map_or(Place::Case, Place::Field);
    Problem::blocker("case-too-large", place, message).with_cure(SHORTEN)
}

/// Holds the length of its text against that of the largest file.
pub(super) fn hold_against_size(bytes: usize) -> Result<(), Problem> {
    if bytes as u64 <= MOST_BYTES {
        return Ok(());
    }
    let message = format!("Sagen fylder mere end {}.", most_bytes());
    Err(Problem::blocker("case-too-large", Place::Case, message).with_cure(SHORTEN))
}

/// The text of a case as it is written to its file.
///
/// # Errors
/// That the case holds more than a file that can be read again.
pub fn to_text(case: &Case) -> Result<String, Problem> {
    hold_against_limits(case)?;
    let file = CaseFile {
        format: FORMAT.to_owned(),
        version: migration::CURRENT,
        written_by: WRITTEN_BY.to_owned(),
        case,
    };
    let mut text = serde_json::to_string_pretty(&file).map_err(|_| {
        Problem::blocker("case-unwritable", Place::Case, "Sagen kan ikke skrives som JSON.")
    })?;
    text.push('\n');
    hold_against_size(text.len())?;
    Ok(text)
}

/// The text of a case file of that version, around a case that is JSON already.
pub(super) fn around(version: u32, case: &impl Serialize) -> serde_json::Result<String> {
    let (format, written_by) = (FORMAT.to_owned(), WRITTEN_BY.to_owned());
    serde_json::to_string(&CaseFile { format, version, written_by, case })
}

/// Writes a case file atomically: the old file stays whole until the new one is on the disk.
///
/// # Errors
/// What the disk refused, and what to do.
pub fn write(path: &Path, case: &Case) -> Result<(), Problem> {
    super::atomic::write(path, to_text(case)?.as_bytes(), false).map_err(|why| why.problem(path))
}

/// The bytes of a case file.
///
/// # Errors
/// That there is no file, or that it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let name = display_name(path);
    if path.is_dir() {
        return Err(problem("case-directory", &name, 0, "Det er en mappe, ikke en sagsfil.")
            .with_cure("Vælg filen case.json i mappen."));
    }
    // Opening a pipe or a device might never return.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(problem("case-unreadable", &name, 0, "Det er ikke en almindelig fil.")
            .with_cure("Vælg en sagsfil."));
    }
    let file = fs::File::open(path).map_err(|error| {
        problem(
            "case-unreadable",
            &name,
            0,
            format!("Filen kan ikke åbnes: {}.", super::atomic::reason(&error)),
        )
        .with_cure("Se efter, om stien er rigtig, og om du har adgang.")
    })?;
    let mut bytes = Vec::new();
    let unreadable = |error: std::io::Error| {
        let message = format!("Filen kan ikke læses: {}.", super::atomic::reason(&error));
        problem("case-unreadable", &name, 0, message)
    };
    (&file).take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let most = if safe::is_archive(&bytes) { MOST_LOCKED_BYTES } else { MOST_BYTES };
    (&file).take(most - MOST_BYTES).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most { Err(too_large(&name)) } else { Ok(bytes) }
}

fn too_large(name: &str) -> Problem {
    let message = format!("Filen er for stor: en sag fylder højst {}.", most_bytes());
    problem("case-too-large", name, 0, message).with_cure("Se efter, om det er den rigtige fil.")
}

/// How a problem names a case file: by its path as given, since that is what the user typed.
fn display_name(path: &Path) -> String {
    path.display().to_string()
}

fn problem(code: &str, name: &str, line: usize, message: impl Into<String>) -> Problem {
    Problem::blocker(
        code,
        Place::File { name: name.to_owned(), line, excerpt: String::new() },
        message,
    )
}

fn not_json(name: &str, error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return problem("case-truncated", name, line, "Filen slutter midt i sagen.")
            .with_cure("Den er ikke gemt helt. Find en kopi.");
    }
    if error.to_string().starts_with("recursion limit") {
        return problem(
            "case-too-deep",
            name,
            line,
            "Filen har for mange lag af lister eller objekter inden i hinanden.",
        )
        .with_cure("Det er ikke en sag fra Forberedt. Find en kopi.");
    }
    problem("case-not-json", name, line, format!("Filen er ikke gyldig JSON ved tegn {column} på linjen."))
        .with_cure("Er filen rettet i hånden, så se efter et manglende komma eller anførselstegn. Ellers find en kopi.")
}

/// Says what is wrong at a path of the file. The reader's own message may quote the case, so only the parts that cannot are used.
fn wrong_data(name: &str, line: usize, path: &str, message: &str) -> Problem {
    let place = path.strip_prefix("case.").unwrap_or(path);
    let message = message.rsplit_once(" at line ").map_or(message, |(front, _)| front);
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (key, known) = rest.split_once('`').unwrap_or((rest, ""));
        let nearest = nearest(key, known.split('`').skip(1).step_by(2));
        let cure =
            nearest.map_or_else(|| "Slet nøglen, eller ret dens navn.".to_owned(), did_you_mean);
        return problem("case-unknown-key", name, line, format!("{place}: nøglen kendes ikke."))
            .with_cure(cure);
    }
    if message.starts_with("Her skal stå") {
        return problem("case-wrong-value", name, line, format!("{place}: {message}"));
    }
    if message.starts_with("missing field") {
        return problem(
            "case-missing-key",
            name,
            line,
            format!(
                "{place}: {}.",
                message
                    .replacen("missing field `", "der mangler nøglen »", 1)
                    .replacen('`', "«", 1)
            ),
        );
    }
    if message.starts_with("duplicate field") {
        return problem(
            "case-duplicate-key",
            name,
            line,
            format!("{place}: den samme nøgle står to gange."),
        )
        .with_cure("Slet den ene.");
    }
    let cure = message.rsplit_once("expected ").and_then(|(_, expected)| kind_in_words(expected));
    problem("case-wrong-value", name, line, format!("{place}: værdien er af en forkert slags."))
        .with_cure(cure.map_or_else(String::new, |kind| format!("Her skal stå {kind}.")))
}

/// What the reader of JSON expected, in Danish; none where it has no word that a person would know.
fn kind_in_words(expected: &str) -> Option<&'static str> {
    let kinds = [
        ("struct ", "et objekt i krøllede parenteser"),
        ("a map", "et objekt i krøllede parenteser"),
        ("a string", "en tekst i anførselstegn"),
        ("a sequence", "en liste i firkantede parenteser"),
        ("u32", "et helt tal"),
    ];
    kinds.into_iter().find(|(start, _)| expected.starts_with(start)).map(|(_, words)| words)
}
