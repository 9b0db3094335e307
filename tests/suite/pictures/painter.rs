//! Paints what the window asks the graphics card to paint, without one: the triangles that egui makes, on a picture in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use eframe::egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use eframe::egui::{
    Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureId, TexturesDelta,
};
use egui_kittest::TestRenderer;

/// The pictures that triangles take their colours from; shared with the harness, which brings them.
#[derive(Clone, Default)]
pub(super) struct Textures(Arc<Mutex<HashMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.lock().unwrap();
        let set = std::mem::take(&mut delta.set);
        for (id, piece) in set
            .into_iter()
            .flat_map(|(id, pieces)| pieces.into_iter().map(move |piece| (id, piece)))
        {
            let ImageData::Color(image) = piece.image;
            match piece.pos {
                None => drop(textures.insert(id, (*image).clone())),
                Some([left, top]) => {
                    let whole = textures.get_mut(&id).unwrap();
                    for row in 0..image.height() {
                        let to = (top + row) * whole.width() + left;
                        let from = row * image.width();
                        whole.pixels[to..to + image.width()]
                            .copy_from_slice(&image.pixels[from..from + image.width()]);
                    }
                }
            }
        }
        delta.clear();
    }
}

/// A painted picture, a row after the other.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<Color32>,
}

/// Paints what the window shows.
pub(super) fn paint(ctx: &Context, output: &FullOutput, textures: &Textures) -> Picture {
    let scale = ctx.pixels_per_point();
    let size = ctx.content_rect().size() * scale;
    let (width, height) = (size.x.round() as usize, size.y.round() as usize);
    let mut picture = Picture { width, height, pixels: vec![Color32::BLACK; width * height] };
    let textures = textures.0.lock().unwrap();
    for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
        let Primitive::Mesh(mut mesh) = primitive else { panic!("a callback paints") };
        mesh.vertices.iter_mut().for_each(|vertex| vertex.pos *= scale);
        picture.mesh(clip_rect * scale, &mesh, &textures[&mesh.texture_id]);
    }
    picture
}

impl Picture {
    /// The picture without its outer part.
    pub(super) fn within(&self, margin: usize) -> Self {
        let (width, height) = (self.width - 2 * margin, self.height - 2 * margin);
        let row = |y: usize| {
            let start = (y + margin) * self.width + margin;
            &self.pixels[start..start + width]
        };
        Self { width, height, pixels: (0..height).flat_map(row).copied().collect() }
    }

    fn mesh(&mut self, clip: Rect, mesh: &Mesh, texture: &ColorImage) {
        let whole =
            Rect::from_min_max(Pos2::ZERO, Pos2::new(self.width as f32, self.height as f32));
        let clip = clip.intersect(whole);
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|index| mesh.vertices[corners[index] as usize]);
            match area(a.pos, b.pos, c.pos) {
                0.0 => {}
                more if more > 0.0 => self.triangle(clip, [a, b, c], texture),
                _ => self.triangle(clip, [a, c, b], texture),
            }
        }
    }

    fn triangle(&mut self, clip: Rect, corners: [Vertex; 3], texture: &ColorImage) {
        let [a, b, c] = corners.map(|corner| corner.pos);
        let whole = area(a, b, c);
        let bounds = Rect::from_points(&[a, b, c]).intersect(clip);
        if !bounds.is_positive() {
            return;
        }
        // Where two triangles share an edge, a pixel on it is painted once.
        let owns = [(b, c), (c, a), (a, b)]
            .map(|(from, to)| to.y < from.y || (to.y == from.y && to.x > from.x));
        for y in bounds.top() as usize..(bounds.bottom().ceil() as usize).min(self.height) {
            for x in bounds.left() as usize..(bounds.right().ceil() as usize).min(self.width) {
                let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let parts = [area(b, c, at), area(c, a, at), area(a, b, at)];
                let is_in =
                    |index: usize| parts[index] > 0.0 || (parts[index] == 0.0 && owns[index]);
                if clip.contains(at) && (0..3).all(is_in) {
                    self.pixel(x, y, corners, parts.map(|part| part / whole), texture);
                }
            }
        }
    }

    fn pixel(
        &mut self,
        x: usize,
        y: usize,
        corners: [Vertex; 3],
        parts: [f32; 3],
        texture: &ColorImage,
    ) {
        let mix = |of: fn(&Vertex) -> f32| -> f32 {
            corners.iter().zip(parts).map(|(corner, part)| of(corner) * part).sum()
        };
        let ink = [
            mix(|corner| f32::from(corner.color.r())),
            mix(|corner| f32::from(corner.color.g())),
            mix(|corner| f32::from(corner.color.b())),
            mix(|corner| f32::from(corner.color.a())),
        ];
        let texel = sample(texture, mix(|corner| corner.uv.x), mix(|corner| corner.uv.y));
        let source = [0, 1, 2, 3].map(|part| ink[part] * texel[part] / 255.0);
        let below = &mut self.pixels[y * self.width + x];
        let rest = 1.0 - source[3] / 255.0;
        let over = |part: usize, old: u8| (source[part] + f32::from(old) * rest + 0.5) as u8;
        *below = Color32::from_rgb(over(0, below.r()), over(1, below.g()), over(2, below.b()));
    }
}

/// Twice the area of a triangle, and on which side of its first edge the last corner lies.
fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The colour of a texture at a place between zero and one, mixed from the four texels around it.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let place = |at: f32, size: usize| {
        let at = (at * size as f32 - 0.5).clamp(0.0, size as f32 - 1.0);
        let first = at as usize;
        (first, (first + 1).min(size - 1), at - first as f32)
    };
    let (left, right, across) = place(u, texture.width());
    let (above, below, down) = place(v, texture.height());
    let texel = |x: usize, y: usize| texture.pixels[y * texture.width() + x].to_array();
    let corners =
        [texel(left, above), texel(right, above), texel(left, below), texel(right, below)];
    [0, 1, 2, 3].map(|part| {
        let [one, two, three, four] = corners.map(|corner| f32::from(corner[part]));
        let upper = one + (two - one) * across;
        let lower = three + (four - three) * across;
        upper + (lower - upper) * down
    })
}
