//! Forberedt: from a case to accessible, lawful letters.
pub mod document;
pub mod problem;
pub mod writers;
