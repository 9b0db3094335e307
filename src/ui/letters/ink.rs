//! Paints what stands on a page: rules, words and the logo, at the places that the layout gave them.

use std::f32::consts::PI;
use std::sync::Arc;

use eframe::egui::epaint::TextShape;
use eframe::egui::{
    Color32, ColorImage, Context, CornerRadius, FontId, Id, Painter, Pos2, Rect, TextureHandle,
    TextureOptions, pos2, vec2,
};

use super::spot::Spot;
use crate::document::page::{Colour, Draw, Pixels};
use crate::ui::theme;

/// Paints one thing. What lies out of sight is left out.
pub(super) fn paint(painter: &Painter, spot: Spot<'_>, draw: &Draw, logo: Option<&TextureHandle>) {
    if let Draw::Text { turn: 0.0, .. } = draw
        && !painter.clip_rect().intersects(spot.rect(draw.area()))
    {
        return;
    }
    match draw {
        Draw::Text { x, y, face, size, colour, turn, text, .. } => {
            let font = FontId::new(size * spot.scale, theme::letter_family(*face));
            // The sign that parts a word at the end of a line looks like any hyphen; egui would not draw it.
            let text = text.trim_end().replace('\u{ad}', "-");
            let galley = painter.layout_no_wrap(text, font, shown(*colour));
            let row = galley.rows.first().and_then(|row| row.glyphs.first());
            let ascent = row.map_or(size * spot.scale, |glyph| glyph.pos.y);
            let angle = turn * PI / 180.0;
            let corner = spot.at(*x, *y) - ascent * vec2(angle.sin(), angle.cos());
            painter.add(TextShape::new(corner, galley, shown(*colour)).with_angle(-angle));
        }
        Draw::Box { area, colour } => {
            let mut rect = spot.rect(*area);
            // A rule is seen at every size.
            rect.max.y = rect.max.y.max(rect.min.y + 1.0 / painter.pixels_per_point());
            painter.rect_filled(rect, CornerRadius::ZERO, shown(*colour));
        }
        Draw::Logo { area } => {
            if let Some(logo) = logo {
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                painter.image(logo.id(), spot.rect(*area), whole, Color32::WHITE);
            }
        }
    }
}

pub(super) fn shown(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.map(|share| (share * 255.0).round() as u8);
    Color32::from_rgb(red, green, blue)
}

/// A logo that the screen has been given (logoet på skærmen).
#[derive(Clone)]
struct ShownLogo {
    pixels: Arc<Pixels>,
    texture: TextureHandle,
}

/// The logo as a texture, given to the screen once.
pub(super) fn texture(ctx: &Context, pixels: &Arc<Pixels>) -> Option<TextureHandle> {
    if pixels.colours.len() != pixels.width * pixels.height * 3 {
        return None;
    }
    let id = Id::unique("logo of the letters");
    let known = ctx.data(|data| data.get_temp::<ShownLogo>(id));
    if let Some(known) = known.filter(|known| Arc::ptr_eq(&known.pixels, pixels)) {
        return Some(known.texture);
    }
    let image = ColorImage::from_rgb([pixels.width, pixels.height], &pixels.colours);
    let options = TextureOptions {
        mipmap_mode: Some(eframe::egui::TextureFilter::Linear),
        ..TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("logo", image, options);
    let shown = ShownLogo { pixels: Arc::clone(pixels), texture: texture.clone() };
    ctx.data_mut(|data| data.insert_temp(id, shown));
    Some(texture)
}
