//! Reading a template: its front matter, its tags and its Markdown, every name in it looked up.
//!
//! The checker and the compiled program are ours on purpose: minijinja only parses. Every field, choice, provision and part
//! that a template names is looked up when the file is read, so that nothing is left to fail when a letter is filled.

mod bullets;
mod calls;
mod choices;
pub(super) mod compile;
mod constructs;
mod danish_syntax;
pub(in crate::letters) mod demanded;
mod expressions;
pub(super) mod file;
pub(super) mod front;
mod header;
pub(super) mod law_calls;
pub(super) mod lines;
mod lists;
pub(super) mod marks;
pub(super) mod post;
pub(super) mod program;
mod rows;
pub(super) mod sender_lines;
pub(super) mod shape;
pub(super) mod sources;
mod statements;
pub(super) mod structure;
mod tags;
mod under_way;
pub(super) mod why;
