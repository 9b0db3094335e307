//! The pages of the window that keep something of their own.

pub mod letters;
