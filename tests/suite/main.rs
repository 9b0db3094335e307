//! One binary for all integration tests, a module per layer.

mod examples;
