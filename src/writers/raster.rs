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

/// The picture while it is drawn, from white.
struct Canvas {
    width: u32,
    height: u32,
    colours: Vec<Colour>,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Self {
        Self { width, height, colours: vec![[1.0; 3]; (width * height) as usize] }
    }

    /// Fills a shape.
    fn fill(&mut self, shape: &[Command], colour: Colour) {
        let (shares, placed) = Mask::new(shape).render();
        let (left, width) = (placed.left, placed.width as usize);
        for (row, shares) in (placed.top..).zip(shares.chunks_exact(width.max(1))) {
            for (column, share) in (left..).zip(shares) {
                self.tint((column, row), colour, f32::from(*share) / 255.0);
            }
        }
    }

    /// Mixes a colour into a pixel; what lies outside the picture is not drawn.
    fn tint(&mut self, (column, row): (i32, i32), colour: Colour, share: f32) {
        let inside = |place: i32, size: u32| u32::try_from(place).ok().filter(|it| *it < size);
        let place = inside(column, self.width).zip(inside(row, self.height));
        let pixel = place
            .and_then(|(column, row)| self.colours.get_mut((row * self.width + column) as usize));
        for (part, wanted) in pixel.into_iter().flatten().zip(colour) {
            *part += (wanted - *part) * share;
        }
    }

    fn encode(&self) -> Option<Vec<u8>> {
        let bytes: Vec<u8> = self
            .colours
            .iter()
            .flatten()
            .map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
            .collect();
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
