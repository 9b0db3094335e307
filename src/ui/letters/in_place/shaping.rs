//! How an open text is set: as its page sets it, with the answers that follow the case on a ground of their own.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Galley, TextBuffer, Ui};

use crate::case::edits::EditPiece;
use crate::document::page::{Face, LEADING};
use crate::letters::edits::tie;
use crate::ui::theme;

/// The look of an open text (tekstens sats).
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// The size of a letter on the screen.
    pub size: f32,
    /// Whether all of it is bold, as in a heading.
    pub bold: bool,
    pub colour: Color32,
}

impl Setting {
    fn format(self, piece: &EditPiece) -> TextFormat {
        let face = Face::of(self.bold || piece.bold, piece.italic);
        let ground = if piece.value.is_some() { theme::SHEET_VALUE } else { Color32::TRANSPARENT };
        TextFormat {
            font_id: FontId::new(self.size, theme::letter_family(face)),
            color: self.colour,
            background: ground,
            line_height: Some(self.size * LEADING),
            ..TextFormat::default()
        }
    }

    /// How far the first baseline is below the upper edge.
    pub(super) fn baseline(self, ui: &Ui) -> f32 {
        let format = self.format(&EditPiece::plain("x"));
        let job = LayoutJob::single_section("x".to_owned(), format);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let first = galley.rows.first().and_then(|row| row.glyphs.first());
        first.map_or(self.size, |glyph| glyph.pos.y)
    }

    /// Sets what is typed over a text.
    pub(super) fn set(
        self,
        ui: &Ui,
        before: &[EditPiece],
        typed: &dyn TextBuffer,
        width: f32,
    ) -> Arc<Galley> {
        let mut job = LayoutJob { break_on_newline: true, ..LayoutJob::default() };
        job.wrap.max_width = width;
        job.keep_trailing_whitespace = true;
        for piece in tie(before, typed.as_str()) {
            job.append(&piece.text, 0.0, self.format(&piece));
        }
        if job.is_empty() {
            job.append("", 0.0, self.format(&EditPiece::plain("")));
        }
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

/// The piece in which the cursor stands, counted in letters from the beginning.
pub(super) fn piece_at(pieces: &[EditPiece], cursor: usize) -> Option<usize> {
    let mut from = 0;
    pieces.iter().position(|piece| {
        let to = from + piece.text.chars().count();
        let is_in = (from..=to).contains(&cursor) && piece.value.is_some();
        from = to;
        is_in
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_found_in_which_the_cursor_stands() {
        let value = EditPiece { value: Some("a.b".to_owned()), ..EditPiece::plain("ærø") };
        let pieces = [EditPiece::plain("På "), value, EditPiece::plain(" bor du.")];
        assert_eq!(piece_at(&pieces, 2), None);
        assert_eq!((piece_at(&pieces, 3), piece_at(&pieces, 6)), (Some(1), Some(1)));
        assert_eq!(piece_at(&pieces, 7), None);
    }
}
