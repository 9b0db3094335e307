//! Filling a template: its program is run over the case and the law, and becomes the blocks of a letter.
//!
//! Evaluation is ours on purpose: a value stays out of the Markdown as a token, and every run of text remembers the field or
//! the line of the template that it came from.

pub(super) mod blocks;
mod days;
pub(super) mod doubts;
mod duties;
mod evaluate;
mod evidence;
pub(super) mod findings;
mod ids;
mod inlines;
mod insert;
mod legal;
mod plan_news;
pub(super) mod rendered;
pub(super) mod run;
pub(super) mod values;
pub(super) mod wording;
