//! A picture as pixels, for files that hold no drawings: filled shapes with soft edges, and letters from their outlines.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::figure::Figure;
use crate::document::page::{Colour, Draw, Face};

/// Pixels to a point: some 216 to an inch.
const SCALE: f32 = 3.0;
/// A curve is drawn as so many straight lines.
const PIECES: u8 = 6;

/// The picture as a PNG file; none where it cannot be written.
pub(super) fn png(figure: &Figure) -> Option<Vec<u8>> {
    let (width, height) = ((figure.width * SCALE).ceil(), (figure.height * SCALE).ceil());
    let mut canvas = Canvas::new(width as usize, height as usize);
    for draw in &figure.draws {
        match draw {
            Draw::Box { area, colour } => {
                let (left, top) = (area.x * SCALE, area.y * SCALE);
                let (right, below) = (left + area.width * SCALE, top + area.height * SCALE);
                let mut shape = Shape::default();
                shape.outline(&[(left, top), (right, top), (right, below), (left, below)]);
                canvas.fill(&shape, *colour);
            }
            Draw::Text { x, y, face, size, colour, text, .. } => {
                canvas.fill(&letters(text, *face, *size, (*x, *y))?, *colour);
            }
            Draw::Logo { .. } => {}
        }
    }
    canvas.encode()
}

/// The outlines of a text with its baseline at a place.
fn letters(text: &str, face: Face, size: f32, (x, y): (f32, f32)) -> Option<Shape> {
    let font = FontRef::new(face.file()).ok()?;
    let (charmap, outlines) = (font.charmap(), font.outline_glyphs());
    let mut shape = Shape::default();
    let mut pen = x;
    for letter in text.chars() {
        let glyph = charmap.map(letter).unwrap_or_default();
        if let Some(outline) = outlines.get(glyph) {
            shape.origin = (pen * SCALE, y * SCALE);
            let settings = DrawSettings::unhinted(Size::new(size * SCALE), LocationRef::default());
            outline.draw(settings, &mut shape).ok()?;
        }
        pen += f32::from(face.width(letter).unwrap_or_default()) * size / 1000.0;
    }
    Some(shape)
}

type Spot = (f32, f32);

/// The edges of a shape, in pixels from the upper left (en form).
#[derive(Default)]
struct Shape {
    edges: Vec<(Spot, Spot)>,
    /// Where the outline of the next letter has its zero.
    origin: Spot,
    begun: Spot,
    at: Spot,
}

impl Shape {
    fn outline(&mut self, corners: &[Spot]) {
        let next = corners.iter().cycle().skip(1);
        self.edges.extend(corners.iter().copied().zip(next.copied()).take(corners.len()));
    }

    /// A place of a letter, whose height counts upwards.
    fn placed(&self, x: f32, y: f32) -> Spot {
        (self.origin.0 + x, self.origin.1 - y)
    }

    fn line(&mut self, to: Spot) {
        self.edges.push((self.at, to));
        self.at = to;
    }

    /// A curve by the place that it has when so much of it is drawn.
    fn curve(&mut self, place: impl Fn(f32) -> Spot) {
        for piece in 1..=PIECES {
            let share = f32::from(piece) / f32::from(PIECES);
            self.line(place(share));
        }
    }
}

impl OutlinePen for Shape {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.placed(x, y);
        self.begun = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line(self.placed(x, y));
    }

    fn quad_to(&mut self, by_x: f32, by_y: f32, x: f32, y: f32) {
        let (from, by, to) = (self.at, self.placed(by_x, by_y), self.placed(x, y));
        self.curve(|t| mix(mix(from, by, t), mix(by, to, t), t));
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, two_x: f32, two_y: f32, x: f32, y: f32) {
        let (from, to) = (self.at, self.placed(x, y));
        let (one, two) = (self.placed(one_x, one_y), self.placed(two_x, two_y));
        self.curve(|t| {
            let (near, middle, far) = (mix(from, one, t), mix(one, two, t), mix(two, to, t));
            mix(mix(near, middle, t), mix(middle, far, t), t)
        });
    }

    fn close(&mut self) {
        self.line(self.begun);
    }
}

fn mix(from: Spot, to: Spot, share: f32) -> Spot {
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}

/// The picture while it is drawn, from white.
struct Canvas {
    width: usize,
    height: usize,
    colours: Vec<Colour>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, colours: vec![[1.0; 3]; width * height] }
    }

    /// Fills a shape. How much of each pixel lies in it is the sum of the areas that its edges leave at their right, as font
    /// renderers reckon it.
    fn fill(&mut self, shape: &Shape, colour: Colour) {
        let mut areas = vec![0.0_f32; self.width * self.height + 2];
        for (from, to) in &shape.edges {
            self.edge(&mut areas, *from, *to);
        }
        let mut sum = 0.0;
        for (pixel, area) in self.colours.iter_mut().zip(&areas) {
            sum += area;
            let share = sum.abs().min(1.0);
            if share > 0.004 {
                for (part, wanted) in pixel.iter_mut().zip(colour) {
                    *part += (wanted - *part) * share;
                }
            }
        }
    }

    fn edge(&self, areas: &mut [f32], from: Spot, to: Spot) {
        let (turn, from, to) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        if to.1 <= from.1 {
            return;
        }
        let slope = (to.0 - from.0) / (to.1 - from.1);
        let last = self.height.min(to.1.max(0.0).ceil() as usize);
        let most = self.width as f32;
        for row in from.1.max(0.0) as usize..last {
            let top = from.1.max(row as f32);
            let below = to.1.min(row as f32 + 1.0);
            let share = below - top;
            let x = |y: f32| (from.0 + (y - from.1) * slope).clamp(0.0, most);
            let (one, other) = (x(top), x(below));
            let (left, right) = (one.min(other), one.max(other));
            let start = row * self.width;
            // The edge crosses these pixels of the row; each gets the part of its own stretch.
            let (first, end) = (left as usize, (right.ceil() as usize).max(left as usize + 1));
            let length = right - left;
            for pixel in first..end {
                let (near, far) = (left.max(pixel as f32), right.min(pixel as f32 + 1.0));
                let part = if length > f32::EPSILON { (far - near) / length } else { 1.0 };
                let area = turn * share * part;
                let inside = (near + far) / 2.0 - pixel as f32;
                add(areas, start + pixel, area * (1.0 - inside));
                add(areas, start + pixel + 1, area * inside);
            }
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
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?);
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&bytes).ok()?;
        writer.finish().ok()?;
        Some(file)
    }
}

fn add(areas: &mut [f32], at: usize, area: f32) {
    if let Some(sum) = areas.get_mut(at) {
        *sum += area;
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
