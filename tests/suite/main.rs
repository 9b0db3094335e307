//! One binary for all integration tests, a module per layer.

mod bent_cases;
mod case_files;
mod checks;
mod coverage_in_time;
mod deadlines;
mod docx;
mod examples;
mod field_words;
mod golden;
mod law;
mod library_and_examples;
mod pdf;
mod pdf_layout;
mod pdf_letters;
mod pdf_reading;
mod pdf_structure;
mod text;
mod words;
mod written_letter;
