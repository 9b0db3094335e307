//! What a letter itself says of whose it is, so that a file on the disk can be told from that of another case.

use serde::{Deserialize, Serialize};

use std::fmt;

use super::{Block, Inline};

/// What the letter says of whose it is (hvis brev det er): the values that it prints and that part one case from another. A value
/// that the letter does not print is not in here, so that nothing can be made from this that the reader does not have before him.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose(Vec<String>);

impl Whose {
    pub fn new(values: Vec<String>) -> Self {
        Self(values)
    }

    /// Whether the letter says it at all.
    pub fn is_said(&self) -> bool {
        self.0.iter().any(|value| !value.is_empty())
    }

    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Nothing of the case is ever shown.
impl fmt::Debug for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Whose(…)")
    }
}

/// Every run of text of the blocks, in reading order.
pub fn each_run<'a>(blocks: &'a [Block], told: &mut impl FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => {
                text.iter().for_each(&mut *told)
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_run(item, told)),
            Block::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.flatten().for_each(&mut *told);
            }
            Block::Address(lines) | Block::Signature(lines) => {
                lines.iter().flatten().for_each(&mut *told);
            }
            Block::Facts(facts) => {
                facts.iter().flat_map(|(what, says)| what.iter().chain(says)).for_each(&mut *told);
            }
        }
    }
}
