//! Forberedt ("prepared"): from a case to lawful, accessible letters.
//!
//! # The way of a letter
//! `files` reads a case and the library (words, law, checks, templates) → `checks` say what is wrong → `letters` fill a template
//! with the case and the law on its day into a draft → a draft without gaps becomes a `document` → `writers` turn it into Word,
//! PDF or text → `files` writes the bytes. The window (`ui`) and `forberedt-cli` only ask for these steps; `session` holds what
//! the window has open.
//!
//! # What always holds
//! - A value of the case is never markup, never a log line, never part of an error or a file's name.
//! - A letter with gaps or blockers cannot be written: only `letters::Draft::finish` makes a finished `document::Document`.
//! - The law stands in `templates/law` alone, with the day each version began; `case::Case::governing_date` says which day governs.
//! - The same case and templates give the same bytes: dates in files come from the letter, never from the clock.
//! - Only `files` touches the disk, only `ui` the screen. `tests/suite/architecture.rs` holds the walls.
//!
//! # Glossary
//! | here | Danish |
//! |---|---|
//! | preparatory plan | rehabiliteringsplanens forberedende del |
//! | recommendation, rehabilitation team | indstilling, rehabiliteringsteam |
//! | decision, ruling | afgørelse, den enkelte afgørelse i brevet |
//! | pension | førtidspension |
//! | resource course | ressourceforløb |
//! | vocational rehabilitation | revalidering |
//! | consideration (at work) | skånehensyn |
//! | main consideration | hovedhensyn |
//! | job function | arbejdsfunktion |
//! | party hearing | partshøring |
//! | transition | sagens overgang til behandling efter pensionsreglerne |
//! | re-presentation | genforelæggelse for rehabiliteringsteamet |
//! | reassessment | genvurdering af en klage |
//! | appeal guidance | klagevejledning |
//! | exhibit | bilag |
//! | principle decision | principmeddelelse, tidligere principafgørelse |

pub mod case;
pub mod checks;
pub mod document;
pub mod files;
pub mod law;
pub mod letters;
pub mod problem;
pub mod session;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;
pub mod writers;
