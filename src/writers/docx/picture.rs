//! Pictures of a letter other than its logo.

use docx_rs::{Paragraph, Pic, Run};

use super::build::{Body, EMU_PER_MM, indented, set_space};
use super::names::picture_id;
use super::runs::{add_run, paragraph};
use crate::document::Illustration;
use crate::document::timeline::PointLine;
use crate::writers::drawn::Drawn;
use crate::writers::illustration::size;
use crate::writers::measures::TWIPS;
use crate::writers::packed::Picture;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

impl Body<'_> {
    /// The picture, and the same as words below it.
    pub(super) fn picture_above(&mut self, drawn: Option<Drawn>, lines: &[PointLine]) {
        if let Some(Drawn { picture, width, height }) = drawn {
            let shown = self.shown(picture, (width, height));
            self.push(shown.keep_next(true));
        }
        self.facts(lines);
    }

    /// A picture of the text, and the words that belong below it.
    pub(super) fn illustration(&mut self, picture: &Illustration, indent: usize) {
        let room = self.width.saturating_sub(indent) as f32 / TWIPS;
        let Some(measured) = size(picture, room, self.tallest) else { return };
        let has_caption = picture.caption.iter().any(|run| !run.text.is_empty());
        let file = Picture { png: picture.png.to_vec(), alt: picture.alt.clone() };
        let mut shown = indented(self.shown(file, measured), indent);
        set_space(&mut shown, None, Some(if has_caption { 80 } else { 160 }));
        self.push(shown.keep_next(has_caption));
        self.runs(indented(Paragraph::new(), indent), &picture.caption);
    }

    /// A paragraph of a picture, so wide and so high in points.
    fn shown(&mut self, picture: Picture, (width, height): (f32, f32)) -> Paragraph {
        let size = |points: f32| (points / MM * EMU_PER_MM) as u32;
        let placed = Pic::new_with_dimensions(Vec::new(), 1, 1)
            .id(picture_id(self.pictures.len()))
            .size(size(width), size(height));
        let mut shown = paragraph("Logo");
        add_run(&mut shown, Run::new().add_image(placed));
        self.pictures.push(picture);
        shown
    }
}
