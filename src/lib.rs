//! Forberedt: from a case to accessible, lawful letters.
pub mod case;
pub mod document;
pub mod law;
pub mod letters;
pub mod problem;
pub mod words;
