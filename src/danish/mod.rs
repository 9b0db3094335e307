//! Danish as the program writes it to a person; nothing here knows a case, a file or a screen.

pub mod alike;
pub mod capital;
pub mod clauses;
pub mod cleaned;
pub mod clock;
pub mod counted;
pub mod days;
pub mod folded;
pub mod list_lines;
pub mod lists;
pub mod nearest;
pub mod numbers;
pub mod one_line;
pub mod pasted;
pub mod placeholders;
pub mod quotes;
pub mod references;
pub mod sentences;
pub mod words;
