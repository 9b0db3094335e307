//! A letter as it reads, on the screen. A click on a word goes to the field that it came from.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{CursorIcon, FontId, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::document::addresses::linked_blocks;
use crate::document::labels::label;
use crate::document::{Block, Inline, Part, Source, Table, glue, text_of};
use crate::place::FieldPath;
use crate::ui::theme;

const BODY: f32 = 15.0;
/// How far a list stands in from the left.
const INDENT: f32 = 20.0;

/// Draws the blocks of a letter. Gives the field of the word that was clicked.
pub(super) fn show(ui: &mut Ui, blocks: &[Block]) -> Option<FieldPath> {
    let mut clicked = None;
    for block in &linked_blocks(blocks) {
        clicked = self::block(ui, block, 0).or(clicked);
        ui.add_space(8.0);
    }
    clicked
}

/// Draws a block inside so many lists.
fn block(ui: &mut Ui, block: &Block, depth: usize) -> Option<FieldPath> {
    match block {
        Block::Heading { level, text } => {
            ui.add_space(if *level == 1 { 4.0 } else { 8.0 });
            let size = match level {
                1 => 21.0,
                2 => 17.5,
                3 => BODY + 1.0,
                _ => BODY,
            };
            runs(ui, text, size, true)
        }
        Block::Paragraph(text) => runs(ui, text, BODY, false),
        Block::List { first, items } => {
            let mut clicked = None;
            for (index, item) in items.iter().enumerate() {
                ui.horizontal_top(|ui| {
                    ui.add_space(INDENT);
                    ui.label(label(*first, index, depth));
                    ui.vertical(|ui| {
                        for inner in item {
                            clicked = self::block(ui, inner, depth + 1).or(clicked.take());
                        }
                    });
                });
            }
            clicked
        }
        Block::Table(table) => self::table(ui, table),
        Block::Address(lines) | Block::Signature(lines) => close_together(ui, lines),
        Block::Facts(facts) => {
            let lines: Vec<Vec<Inline>> =
                facts.iter().map(|(what, says)| fact(what, says)).collect();
            close_together(ui, &lines)
        }
    }
}

/// A short fact as one line, its name in bold.
fn fact(what: &[Inline], says: &[Inline]) -> Vec<Inline> {
    let name = what.iter().map(|run| Inline { bold: true, ..run.clone() });
    name.chain([Inline::plain(": ")]).chain(says.iter().cloned()).collect()
}

/// Lines that belong together, with no room between them.
fn close_together(ui: &mut Ui, lines: &[Vec<Inline>]) -> Option<FieldPath> {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        lines.iter().fold(None, |clicked, line| runs(ui, line, BODY, false).or(clicked))
    })
    .inner
}

fn table(ui: &mut Ui, table: &Table) -> Option<FieldPath> {
    let spacing = 14.0;
    let room = ui.available_width() - spacing * table.column_count() as f32;
    let widths = table.column_widths(room, 0.0, parts);
    let mut clicked = row(ui, &table.header, &widths, spacing, true);
    ui.separator();
    for cells in &table.rows {
        clicked = row(ui, cells, &widths, spacing, false).or(clicked);
        ui.separator();
    }
    clicked
}

/// About how wide the words of a cell are.
fn parts(cell: &[Inline], bold: bool) -> Vec<Part> {
    let letter = BODY * if bold { 0.62 } else { 0.56 };
    let text = glue::tied(cell).concat();
    let part = |word: &str| {
        let letters = word.trim_end().chars().count();
        let (width, space) = (letters as f32 * letter, letter * 0.5);
        Part { width, space, letters, ends_line: word.ends_with('\n') }
    };
    text.split_inclusive([' ', '\n']).map(part).collect()
}

fn row(
    ui: &mut Ui,
    cells: &[Vec<Inline>],
    widths: &[f32],
    spacing: f32,
    is_header: bool,
) -> Option<FieldPath> {
    let mut clicked = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = spacing;
        for (cell, width) in cells.iter().zip(widths) {
            ui.vertical(|ui| {
                ui.set_width(*width);
                clicked = runs(ui, cell, BODY - 0.5, is_header).or(clicked.take());
            });
        }
    });
    clicked
}

/// Draws runs of text as one paragraph.
fn runs(ui: &mut Ui, runs: &[Inline], size: f32, heading: bool) -> Option<FieldPath> {
    let job = layout(ui, runs, size, heading);
    let galley = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x, galley.size().y.max(size)), Sense::CLICK);
    let text = text_of(runs);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    ui.painter().galley(rect.min, std::sync::Arc::clone(&galley), theme::palette(ui).text);
    let under = |pos: eframe::egui::Pos2| {
        field_at(runs, galley.cursor_from_pos(pos - rect.min).index.into())
    };
    if response.hover_pos().and_then(under).is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    response.clicked().then(|| response.interact_pointer_pos().and_then(under)).flatten()
}

/// The field that the character at `index` came from.
fn field_at(runs: &[Inline], index: usize) -> Option<FieldPath> {
    let mut passed = 0;
    let run = runs.iter().find(|run| {
        passed += run.text.chars().count();
        index < passed
    })?;
    match &run.source {
        Source::Field(path) | Source::Gap(Some(path)) => Some(*path),
        Source::Gap(None) | Source::Template { .. } | Source::Unknown => None,
    }
}

fn layout(ui: &Ui, runs: &[Inline], size: f32, heading: bool) -> LayoutJob {
    let palette = theme::palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for (run, text) in runs.iter().zip(glue::tied(runs)) {
        let family = match (run.bold || heading, run.italic) {
            (true, _) => theme::bold_family(),
            (false, true) => theme::italic_family(),
            (false, false) => eframe::egui::FontFamily::Proportional,
        };
        let mut format = TextFormat::simple(FontId::new(size, family), palette.text);
        format.line_height = Some(size * 1.4);
        if matches!(run.source, Source::Gap(_)) {
            format.background = palette.gap;
        }
        if run.link.is_some() {
            format.underline = Stroke::new(1.0, palette.accent);
            format.color = palette.accent;
        }
        job.append(&text, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::{BODY, layout, parts};
    use crate::document::Inline;

    #[test]
    fn the_preview_breaks_no_line_inside_what_belongs_together() {
        let runs =
            ["ring på telefon 00 40 10 24 efter ", "24", " måneder, bilag 7"].map(Inline::plain);
        eframe::egui::__run_test_ui(|ui| {
            let text = layout(ui, &runs, BODY, false).text;
            assert_eq!(
                text,
                "ring på telefon\u{a0}00\u{a0}40\u{a0}10\u{a0}24 efter 24\u{a0}måneder, bilag\u{a0}7"
            );
        });
        assert_eq!(parts(&runs, false).len(), 6);
    }
}
