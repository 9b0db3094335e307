//! What a folder of cases comes to (statistik): how many recommendations and decisions in each month, how long it took, and what became
//! of it. Nothing in it names a person, and no number is so small that it singles one out, unless that is asked for.
//!
//! Of each case a few facts are taken and the case is let go, so that a folder of any size takes little room.

mod counting;
mod facts;
mod hiding;
mod page;
mod tables;
#[cfg(test)]
mod tests;
mod words;

pub use counting::CaseCounts;
pub use facts::CaseFacts;
pub use page::document;
pub use tables::{Figure, Shown, StatisticsTable, Tables, tables};

/// Smaller numbers are hidden.
pub const SMALLEST_SHOWN: u32 = 5;
