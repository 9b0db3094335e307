//! One binary for all integration tests, a module per layer.

mod docx;
mod text;
mod words;
mod written_letter;
