//! One walk over every block, text and run of a letter, for all that read it from one end to the other.

use super::{Block, BlockBody, Illustration, Inline, Table};

/// What a text is in its block (tekstens rolle).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    Heading,
    Paragraph,
    HeadingCell,
    Cell,
    /// A line of an address or a signature.
    Line,
    FactName,
    FactValue,
}

/// Every block, a list before the blocks of its items.
pub fn blocks(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let mut waiting: Vec<&Block> = blocks.iter().rev().collect();
    std::iter::from_fn(move || {
        let block = waiting.pop()?;
        if let BlockBody::List { items, .. } = &block.body {
            waiting.extend(items.iter().rev().flat_map(|item| item.iter().rev()));
        }
        Some(block)
    })
}

/// Every text, in the order in which it is read.
pub fn texts(blocks: &[Block]) -> impl Iterator<Item = (TextRole, &[Inline])> {
    self::blocks(blocks).flat_map(Block::texts)
}

/// Every run, in the order in which it is read.
pub fn runs(blocks: &[Block]) -> impl Iterator<Item = &Inline> {
    texts(blocks).flat_map(|(_, runs)| runs)
}

impl Block {
    /// The texts that stand in the block itself; a list has none.
    pub fn texts(&self) -> Vec<(TextRole, &[Inline])> {
        fn all(
            role: TextRole,
            texts: &[Vec<Inline>],
        ) -> impl Iterator<Item = (TextRole, &[Inline])> {
            texts.iter().map(move |runs| (role, runs.as_slice()))
        }
        match &self.body {
            BlockBody::Heading { text, .. } => vec![(TextRole::Heading, text)],
            BlockBody::Paragraph(text) => vec![(TextRole::Paragraph, text)],
            BlockBody::List { .. } => Vec::new(),
            BlockBody::Table(table) => {
                let rows = table.rows.iter().flat_map(|row| all(TextRole::Cell, row));
                all(TextRole::HeadingCell, &table.header).chain(rows).collect()
            }
            BlockBody::Address(lines) | BlockBody::Signature(lines) => {
                all(TextRole::Line, lines).collect()
            }
            BlockBody::WriteIn { label, .. } => vec![(TextRole::Line, label)],
            BlockBody::Picture(picture) => vec![(TextRole::Line, &picture.caption)],
            BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
                facts
                    .iter()
                    .flat_map(|(name, value)| {
                        [(TextRole::FactName, name.as_slice()), (TextRole::FactValue, value)]
                    })
                    .collect()
            }
        }
    }

    /// The same block with other texts, the blocks inside it included.
    #[must_use]
    pub fn with_texts(&self, change: &impl Fn(TextRole, &[Inline]) -> Vec<Inline>) -> Self {
        let all = |role, texts: &[Vec<Inline>]| -> Vec<Vec<Inline>> {
            texts.iter().map(|runs| change(role, runs)).collect()
        };
        let fact = |(name, value): &(Vec<Inline>, Vec<Inline>)| {
            (change(TextRole::FactName, name), change(TextRole::FactValue, value))
        };
        let body = match &self.body {
            BlockBody::Heading { level, text } => {
                BlockBody::Heading { level: *level, text: change(TextRole::Heading, text) }
            }
            BlockBody::Paragraph(text) => BlockBody::Paragraph(change(TextRole::Paragraph, text)),
            BlockBody::List { first, items } => {
                let item =
                    |item: &Vec<Self>| item.iter().map(|block| block.with_texts(change)).collect();
                BlockBody::List { first: *first, items: items.iter().map(item).collect() }
            }
            BlockBody::Table(table) => BlockBody::Table(Table {
                header: all(TextRole::HeadingCell, &table.header),
                rows: table.rows.iter().map(|row| all(TextRole::Cell, row)).collect(),
            }),
            BlockBody::Address(lines) => BlockBody::Address(all(TextRole::Line, lines)),
            BlockBody::Signature(lines) => BlockBody::Signature(all(TextRole::Line, lines)),
            BlockBody::WriteIn { label, lines } => {
                BlockBody::WriteIn { label: change(TextRole::Line, label), lines: *lines }
            }
            BlockBody::Facts(facts) => BlockBody::Facts(facts.iter().map(fact).collect()),
            BlockBody::Timeline(points) => BlockBody::Timeline(points.iter().map(fact).collect()),
            BlockBody::Journey(lanes) => BlockBody::Journey(lanes.iter().map(fact).collect()),
            BlockBody::Picture(picture) => BlockBody::Picture(Illustration {
                caption: change(TextRole::Line, &picture.caption),
                ..picture.clone()
            }),
        };
        Self { id: self.id, is_demanded: self.is_demanded, begins_page: self.begins_page, body }
    }
}
