//! One binary for all integration tests, a module per layer.
mod case_files;
mod law;

mod docx;
mod text;
mod words;
mod written_letter;

mod pdf;
mod pdf_reading;
mod field_words;

mod session;
#[cfg(feature = "window")]
mod window;
