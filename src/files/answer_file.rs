//! A file from elsewhere, as it lies on the disk: read up to a limit, and never changed.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::atomic::reason;
use crate::problem::{Place, Problem};

/// The bytes of the file, or of its beginning where it is larger than `most`: one byte more, so that the reader sees it.
///
/// # Errors
/// That there is no file, or that it cannot be read.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    read_as(path, &path.display().to_string(), most)
}

/// The same where the problems call the file something else, since its own name may be that of a person.
///
/// # Errors
/// As for [`read`].
pub fn read_as(path: &Path, name: &str, most: u64) -> Result<Vec<u8>, Problem> {
    let unread = |message: String| {
        let place = Place::File { name: name.to_owned(), line: 0, excerpt: String::new() };
        Problem::blocker("form-unreadable", place, message)
            .with_cure("Se efter, om stien er rigtig, og om du har adgang.")
    };
    // Opening a pipe or a device might never return.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(unread("Det er ikke en almindelig fil.".to_owned()));
    }
    let told = |error: std::io::Error| unread(format!("Filen kan ikke læses: {}.", reason(&error)));
    let file = fs::File::open(path).map_err(told)?;
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}
