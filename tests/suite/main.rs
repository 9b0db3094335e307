//! One binary for all integration tests, a module per layer.

mod law;
mod letters;
mod template_errors;
