//! The letter as plain text: one line for each paragraph, headings underlined, no wrapping and no words of its own.

use crate::document::addresses::leads_somewhere;
use crate::document::labels::label;
use crate::document::marks;
use crate::document::{Block, BlockBody, Document, Inline, Table};

/// Writes the letter as plain text (ren tekst), in the same order as the other formats.
pub fn write(document: &Document) -> String {
    let mut paragraphs = Vec::new();
    paragraphs.extend(marks::in_margin(document));
    paragraphs.extend(document.practice.then(|| marks::PRACTICE_SAID.to_owned()));
    let head = &document.letterhead;
    let lines: Vec<&str> = std::iter::once(&head.name)
        .chain(&head.lines)
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    paragraphs.push(lines.join("\n"));
    paragraphs.extend(document.blocks.iter().map(block_text));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}

fn block_text(block: &Block) -> String {
    match &block.body {
        BlockBody::Heading { level, text } => underlined(&text_of(text), *level),
        BlockBody::Paragraph(runs) => text_of(runs),
        BlockBody::List { first, items } => list(*first, items),
        BlockBody::Table(table) => table_text(table),
        BlockBody::Address(lines) | BlockBody::Signature(lines) => {
            lines.iter().map(|line| text_of(line)).collect::<Vec<_>>().join("\n")
        }
        BlockBody::Picture(picture) => {
            let caption = text_of(&picture.caption);
            format!("{}\n{caption}", picture.alt).trim().to_owned()
        }
        BlockBody::WriteIn { label, lines } => fact(label, &[]) + &"\n".repeat(usize::from(*lines)),
        BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
            facts.iter().map(|(name, value)| fact(name, value)).collect::<Vec<_>>().join("\n")
        }
    }
}

fn underlined(text: &str, level: u8) -> String {
    let Some(width) =
        text.lines().map(|line| line.chars().count()).max().filter(|&width| width > 0)
    else {
        return String::new();
    };
    let sign = match level {
        0 | 1 => "=",
        2 => "-",
        3 => "~",
        _ => "·",
    };
    format!("{text}\n{}", sign.repeat(width))
}

fn fact(name: &[Inline], value: &[Inline]) -> String {
    let name = text_of(name);
    let colon = if name.is_empty() || name.ends_with([':', '?', '.']) { "" } else { ":" };
    format!("{name}{colon} {}", text_of(value)).trim().to_owned()
}

/// The text of some runs. Behind the words of a link stands where it leads, unless they say so themselves.
fn text_of(runs: &[Inline]) -> String {
    let mut text = String::new();
    for group in runs.chunk_by(|one, other| one.link == other.link) {
        let words = crate::document::text_of(group);
        text.push_str(&words);
        let Some(link) = group.first().and_then(|run| run.link.as_deref()) else { continue };
        let address = link.trim_start_matches("mailto:").trim_start_matches("tel:");
        if leads_somewhere(link) && !words.contains(address.trim_start_matches("https://")) {
            text.push_str(&format!(" ({address})"));
        }
    }
    text
}

/// The items, each behind its sign or number; everything else in an item stands under the item's own text.
fn list(first: Option<u32>, items: &[Vec<Block>]) -> String {
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        // Depth shows by the margin; the sign is one that any program can show.
        let label = first.map_or_else(|| "-".to_owned(), |_| label(first, index, 0)) + " ";
        let margin = " ".repeat(label.len());
        let text = item
            .iter()
            .map(block_text)
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        let indented = text
            .split('\n')
            .map(|line| if line.is_empty() { String::new() } else { format!("{margin}{line}") });
        let indented = indented.collect::<Vec<_>>().join("\n");
        lines.push(format!("{label}{}", indented.strip_prefix(&margin).unwrap_or(&indented)));
    }
    lines.join("\n")
}

/// The heading row once and then the rows, the cells of each parted by a line: the order in which a table is read aloud.
fn table_text(table: &Table) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let texts = cells.iter().map(|cell| text_of(cell).replace(['\n', '\r'], " "));
        texts.collect::<Vec<_>>().join(" | ")
    };
    let header = row(&table.header);
    let rule = "-".repeat(header.chars().count());
    let lines = [header, rule].into_iter().chain(table.rows.iter().map(|cells| row(cells)));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
