//! One binary for all integration tests, a module per layer.

mod pdf;
mod pdf_layout;
mod pdf_letters;
mod pdf_reading;
mod pdf_structure;
