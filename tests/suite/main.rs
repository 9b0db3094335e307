//! One binary for all integration tests, a module per layer.

mod architecture;
mod case_files;
mod checks;
mod checks_decision;
mod docx;
mod example_letters;
mod examples;
mod field_words;
mod law;
mod letters;
mod pdf;
mod pdf_layout;
mod pdf_letters;
mod pdf_reading;
mod pdf_structure;
mod session;
mod template_errors;
mod text;
#[cfg(feature = "window")]
mod window;
mod words;
mod worker;
mod written_letter;
mod written_letters;
