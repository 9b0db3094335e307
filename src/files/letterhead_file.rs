//! The municipality's own letterhead and logo in its folder of templates.

use std::io::Read;
use std::path::Path;

use super::{atomic, folder};
use crate::problem::{Place, Problem};
use crate::writers::pdf::logo;

const NAME: &str = "letterhead.toml";

/// What the logo is called in the folder.
pub const LOGO: &str = "logo.png";

/// A logo is smaller than this.
const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// The letterhead as it is; nothing where there is none.
pub(super) fn read(templates: &Path) -> Vec<u8> {
    std::fs::read(templates.join(NAME)).unwrap_or_default()
}

/// Keeps a letterhead, and first the logo that it names, if that is a new one. A picture that is no logo changes nothing.
pub(super) fn keep(
    templates: &Path,
    letterhead: &[u8],
    new_logo: Option<&Path>,
) -> Result<(), Problem> {
    let write = |name: &str, bytes: &[u8]| {
        let path = templates.join(name);
        atomic::write(&path, bytes, false).map_err(|why| why.problem(&path))
    };
    let picture = new_logo.map(picture).transpose()?;
    folder::make(templates)?;
    if let Some(picture) = picture {
        write(LOGO, &picture)?;
    }
    write(NAME, letterhead)
}

fn picture(path: &Path) -> Result<Vec<u8>, Problem> {
    let name = path.display().to_string();
    let problem = |message: String, cure: &str| {
        let place = Place::File { name: name.clone(), line: 0, excerpt: String::new() };
        Problem::blocker("logo-unreadable", place, message).with_cure(cure)
    };
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|error| {
            let message = format!("Logoet kan ikke læses: {}.", atomic::reason(&error));
            problem(message, "Vælg en PNG-fil.")
        })?;
    match logo::look_over(&bytes) {
        Ok(()) => Ok(bytes),
        Err(fault) => {
            let (message, cure) = fault.words();
            Err(problem(message, cure))
        }
    }
}
