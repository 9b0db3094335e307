//! Forberedt: from a case to accessible, lawful letters.
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
