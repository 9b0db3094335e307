//! One binary for all integration tests, a module per layer.
mod case_files;
mod law;

mod docx;
mod text;
mod words;
mod written_letter;

mod checks;
mod field_words;

mod session;
#[cfg(feature = "window")]
mod window;
mod pdf;
mod pdf_layout;
mod pdf_letters;
mod pdf_reading;
mod pdf_structure;
mod law;
mod field_words;

mod examples;
