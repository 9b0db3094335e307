//! A picture as pixels, for files that hold no drawings: filled shapes with soft edges, and letters from their outlines.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use zeno::{Command, Mask, PathBuilder};

use super::figure::Figure;
use crate::document::page::{Colour, Draw, Face};

/// Pixels to a point: some 216 to an inch.
const SCALE: f32 = 3.0;

/// The picture as a PNG file; none where it cannot be written.
pub(super) fn png(figure: &Figure) -> Option<Vec<u8>> {
    let (width, height) = ((figure.width * SCALE).ceil(), (figure.height * SCALE).ceil());
    let mut canvas = Canvas::new(width as u32, height as u32);
    for draw in &figure.draws {
        match draw {
            Draw::Box { area, colour } => {
                let mut shape = Vec::new();
                let (left, top) = (area.x * SCALE, area.y * SCALE);
                shape.add_rect((left, top), area.width * SCALE, area.height * SCALE);
                canvas.fill(&shape, *colour);
            }
            Draw::Text { x, y, face, size, colour, text, .. } => {
                canvas.fill(&letters(text, *face, *size, (*x, *y))?, *colour);
            }
            Draw::Logo { .. } | Draw::Picture { .. } => {}
        }
    }
    canvas.encode()
}

/// The outlines of a text with its baseline at a place.
fn letters(text: &str, face: Face, size: f32, (x, y): (f32, f32)) -> Option<Vec<Command>> {
    let font = FontRef::new(face.file()).ok()?;
    let (charmap, outlines) = (font.charmap(), font.outline_glyphs());
    let mut outline = LetterOutline { path: Vec::new(), origin: (0.0, y * SCALE) };
    let mut pen = x;
    for letter in text.chars() {
        let glyph = charmap.map(letter).unwrap_or_default();
        if let Some(glyph) = outlines.get(glyph) {
            outline.origin.0 = pen * SCALE;
            let settings = DrawSettings::unhinted(Size::new(size * SCALE), LocationRef::default());
            glyph.draw(settings, &mut outline).ok()?;
        }
        pen += f32::from(face.width(letter).unwrap_or_default()) * size / 1000.0;
    }
    Some(outline.path)
}

/// The outlines of letters, in pixels from the upper left (omrids).
struct LetterOutline {
    path: Vec<Command>,
    /// Where the next letter has its zero.
    origin: (f32, f32),
}

impl LetterOutline {
    /// A place of a letter, whose height counts upwards.
    fn placed(&self, x: f32, y: f32) -> (f32, f32) {
        (self.origin.0 + x, self.origin.1 - y)
    }
}

impl OutlinePen for LetterOutline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.placed(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.placed(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, by_x: f32, by_y: f32, x: f32, y: f32) {
        let (by, to) = (self.placed(by_x, by_y), self.placed(x, y));
        self.path.quad_to(by, to);
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, two_x: f32, two_y: f32, x: f32, y: f32) {
        let (one, two, to) =
            (self.placed(one_x, one_y), self.placed(two_x, two_y), self.placed(x, y));
        self.path.curve_to(one, two, to);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// The picture while it is drawn, from white. Nine pixels of ten stay white, and are none that a colour is worked out for: the two
/// pictures of a case's letters took 98 million instructions while they were.
struct Canvas {
    width: u32,
    height: u32,
    rows: Vec<Row>,
}

/// A row of the picture: the colours of the pixels from the first that is drawn on to the last.
#[derive(Clone, Default)]
struct Row {
    first: usize,
    colours: Vec<Colour>,
}

const WHITE: Colour = [1.0; 3];

impl Row {
    /// The colours from a pixel on to another, which are white until something is drawn there.
    fn between(&mut self, from: usize, to: usize) -> &mut [Colour] {
        if self.colours.is_empty() {
            self.first = from;
        }
        let before = self.first.saturating_sub(from);
        if before > 0 {
            self.colours.splice(0..0, std::iter::repeat_n(WHITE, before));
            self.first = from;
        }
        let length = self.colours.len().max(to - self.first);
        self.colours.resize(length, WHITE);
        &mut self.colours[from - self.first..to - self.first]
    }
}

impl Canvas {
    fn new(width: u32, height: u32) -> Self {
        Self { width, height, rows: vec![Row::default(); height as usize] }
    }

    /// Fills a shape; what lies outside the picture is not drawn.
    fn fill(&mut self, shape: &[Command], colour: Colour) {
        let (shares, placed) = Mask::new(shape).render();
        let (left, width) = (i64::from(placed.left), placed.width as usize);
        let inside = |column: i64| column.clamp(0, i64::from(self.width)) as usize;
        let (from, to) = (inside(left), inside(left + width as i64));
        let cut = (from as i64 - left) as usize;
        for (row, shares) in (placed.top..).zip(shares.chunks_exact(width.max(1))) {
            let row = usize::try_from(row).ok().and_then(|row| self.rows.get_mut(row));
            let Some(row) = row.filter(|_| from < to) else { continue };
            for (pixel, share) in row.between(from, to).iter_mut().zip(&shares[cut..]) {
                let share = f32::from(*share) / 255.0;
                for (part, wanted) in pixel.iter_mut().zip(colour) {
                    *part += (wanted - *part) * share;
                }
            }
        }
    }

    fn encode(&self) -> Option<Vec<u8>> {
        let across = self.width as usize * 3;
        let mut bytes = vec![u8::MAX; across * self.height as usize];
        for (row, bytes) in self.rows.iter().zip(bytes.chunks_exact_mut(across.max(1))) {
            let pixels = bytes.chunks_exact_mut(3).skip(row.first);
            for (colour, pixel) in row.colours.iter().zip(pixels).filter(|it| *it.0 != WHITE) {
                for (part, byte) in colour.iter().zip(pixel) {
                    *byte = nearest(part.clamp(0.0, 1.0) * 255.0);
                }
            }
        }
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&bytes).ok()?;
        writer.finish().ok()?;
        Some(file)
    }
}

/// The nearest whole number of a part of a colour. `round` is a call of twenty instructions on processors that have none of its own.
fn nearest(part: f32) -> u8 {
    let whole = part as u8;
    whole + u8::from(part - f32::from(whole) >= 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::page::Extent;

    fn pixel(bytes: &[u8], x: usize, y: usize) -> [u8; 3] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let at = (y * info.width as usize + x) * 3;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    }

    #[test]
    fn the_nearest_number_is_that_of_rounding() {
        let parts = (0..=510).flat_map(|half: u16| {
            let half = f32::from(half) / 2.0;
            [half, half.next_down().max(0.0), half.next_up().min(255.0)]
        });
        for part in parts {
            assert_eq!(nearest(part), part.round() as u8, "{part}");
        }
    }

    #[test]
    fn boxes_are_filled_to_their_edges_and_no_further() {
        let area = Extent { x: 2.0, y: 1.0, width: 3.0, height: 2.5 };
        let figure = Figure {
            draws: vec![Draw::Box { area, colour: [0.0, 0.0, 0.0] }],
            width: 10.0,
            height: 5.0,
        };
        let file = png(&figure).unwrap();
        for (x, y, colour) in [
            (5, 5, 255),
            (6, 3, 0),
            (14, 9, 0),
            (15, 5, 255),
            (10, 2, 255),
            // The lower edge cuts this row of pixels in halves.
            (10, 10, 128),
            (29, 14, 255),
        ] {
            assert_eq!(pixel(&file, x, y), [colour; 3], "{x} {y}");
        }
    }

    #[test]
    fn letters_have_their_shapes_and_their_holes() {
        let text = Draw::Text {
            x: 0.0,
            y: 30.0,
            width: 30.0,
            face: Face::Bold,
            size: 40.0,
            colour: [1.0, 0.0, 0.0],
            turn: 0.0,
            text: "O".into(),
            stretches: crate::document::page::Stretches::new(),
        };
        let file = png(&Figure { draws: vec![text], width: 40.0, height: 40.0 }).unwrap();
        let middle = usize::from(Face::Bold.width('O').unwrap()) * 40 * 3 / 2000;
        assert_eq!(pixel(&file, middle, 48), [255; 3], "the hole of an O is white");
        assert_eq!(pixel(&file, middle - 36, 48), [255, 0, 0], "its stroke is filled");
        assert_eq!(pixel(&file, 115, 48), [255; 3]);
    }
}
