//! Draws the blocks of a letter as texts to be read, with what is new and what has gone told by underline, strike and words.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, FontSelection, RichText, Role, Ui, UiBuilder};

use crate::document::{Block, BlockBody, Edition, Inline, Source, text_of, walk};
use crate::ui::theme;

const INDENT: f32 = 18.0;

/// Draws blocks one below the other. `needle` is marked where it stands.
pub(super) fn show(ui: &mut Ui, blocks: &[Block], needle: &str) {
    for block in blocks {
        self::block(ui, block, needle);
        ui.add_space(4.0);
    }
}

/// Whether some words of a block hold the needle.
pub(super) fn holds(block: &Block, needle: &str) -> bool {
    walk::texts(std::slice::from_ref(block))
        .any(|(_, runs)| !found(&text_of(runs), needle).is_empty())
}

/// The blocks of which something is true, each below the heading under which it stands, and how many there are.
pub(super) fn under_headings(
    blocks: &[Block],
    is_it: impl Fn(&Block) -> bool,
) -> (Vec<&Block>, usize) {
    let (mut found, mut heading, mut count) = (Vec::new(), None, 0);
    for block in blocks {
        let is_heading = matches!(block.body, BlockBody::Heading { .. });
        if is_it(block) {
            found.extend(heading.take().filter(|_| !is_heading));
            found.push(block);
            count += 1;
        } else if is_heading {
            heading = Some(block);
        }
    }
    (found, count)
}

fn block(ui: &mut Ui, block: &Block, needle: &str) {
    match &block.body {
        BlockBody::Heading { level, text } => {
            ui.add_space(8.0);
            let words = text_of(text);
            let is_plain = text.iter().all(|run| !matches!(run.source, Source::Compared(_)));
            if is_plain && needle.is_empty() {
                theme::heading(ui, &words, usize::from(*level));
            } else {
                let text: Vec<Inline> =
                    text.iter().cloned().map(|run| Inline { bold: true, ..run }).collect();
                let response = line(ui, &text, needle);
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::Heading);
                    node.set_label(words);
                    node.clear_value();
                    node.set_level(usize::from(*level));
                });
            }
        }
        BlockBody::Paragraph(text) => drop(line(ui, text, needle)),
        BlockBody::Address(lines) | BlockBody::Signature(lines) => {
            lines.iter().for_each(|text| drop(line(ui, text, needle)));
        }
        BlockBody::WriteIn { label, .. } => drop(line(ui, label, needle)),
        BlockBody::Picture(picture) => {
            line(ui, &[Inline::plain(picture.alt.as_str())], needle);
            line(ui, &picture.caption, needle);
        }
        BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
            for (name, value) in facts {
                let mut text: Vec<Inline> = name.clone();
                text.push(Inline::plain(": "));
                text.extend(value.iter().cloned());
                line(ui, &text, needle);
            }
        }
        BlockBody::List { first, items } => {
            for (index, item) in items.iter().enumerate() {
                let sign = first.map_or_else(
                    || "•".to_owned(),
                    |first| format!("{}.", u64::from(first) + index as u64),
                );
                self::item(ui, &sign, item, needle);
            }
        }
        BlockBody::Table(table) => {
            for row in std::iter::once(&table.header).chain(&table.rows) {
                let mut text: Vec<Inline> = Vec::new();
                for cell in row {
                    if !text.is_empty() {
                        text.push(Inline::plain("  |  "));
                    }
                    text.extend(cell.iter().cloned());
                }
                line(ui, &text, needle);
            }
        }
    }
}

/// An item of a list, its blocks one below the other beside its sign.
fn item(ui: &mut Ui, sign: &str, blocks: &[Block], needle: &str) {
    ui.horizontal_top(|ui| {
        ui.label(sign);
        let room = (ui.available_width() - INDENT / 2.0).max(80.0);
        ui.scope_builder(UiBuilder::new(), |ui| {
            ui.vertical(|ui| {
                ui.set_width(room);
                show(ui, blocks, needle);
            });
        });
    });
}

fn line(ui: &mut Ui, runs: &[Inline], needle: &str) -> eframe::egui::Response {
    let mut job = LayoutJob::default();
    for run in runs {
        let mut from = 0;
        for hit in found(&run.text, needle) {
            append(ui, &mut job, run, &run.text[from..hit.start], false);
            append(ui, &mut job, run, &run.text[hit.clone()], true);
            from = hit.end;
        }
        append(ui, &mut job, run, &run.text[from..], false);
    }
    ui.label(job)
}

fn append(ui: &Ui, job: &mut LayoutJob, run: &Inline, words: &str, is_hit: bool) {
    if words.is_empty() {
        return;
    }
    let palette = theme::palette(ui);
    let text = if run.bold { theme::bold(words) } else { RichText::new(words) };
    let text = if run.italic { text.italics() } else { text };
    let text = match run.source {
        Source::Compared(Edition::Newer) => text.color(palette.good).underline(),
        Source::Compared(Edition::Older) => text.color(palette.error).strikethrough(),
        _ => text.color(palette.text),
    };
    let text =
        if is_hit { text.color(theme::HIT_TEXT).background_color(theme::SHEET_GAP) } else { text };
    text.append_to(job, ui.style(), FontSelection::Default, Align::Min);
}

/// Where the needle stands in a text, large letters or small.
fn found(text: &str, needle: &str) -> Vec<std::ops::Range<usize>> {
    let needle = needle.trim().to_lowercase();
    let low = text.to_lowercase();
    // Where a small letter is longer than the large one, the places would not be those of the text.
    if needle.is_empty() || low.len() != text.len() {
        return Vec::new();
    }
    let hits = low.match_indices(&needle).map(|(at, hit)| at..at + hit.len());
    hits.filter(|hit| text.is_char_boundary(hit.start) && text.is_char_boundary(hit.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn words_are_found_large_or_small() {
        assert_eq!(found("Ægte æg", "æG"), [0..3, 6..9]);
        assert_eq!(found("Ægte æg", " "), []);
        assert_eq!(found("Ægte æg", "brev"), []);
    }
}
