//! Paints what stands on a page: rules, words and the logo, at the places that the layout gave them.

use std::f32::consts::PI;
use std::sync::Arc;

use eframe::egui::epaint::TextShape;
use eframe::egui::{
    Color32, ColorImage, Context, CornerRadius, FontId, Id, Painter, Pos2, Rect, TextureHandle,
    TextureOptions, pos2, vec2,
};

use super::spot::Spot;
use crate::document::page::{Colour, Pixels};
use crate::document::paper::{Ink, PaperWord};
use crate::ui::theme;

/// Paints one thing. Words out of sight are left out.
pub(super) fn paint(painter: &Painter, spot: Spot<'_>, ink: &Ink, logo: Option<&TextureHandle>) {
    match ink {
        Ink::Line(line) => line.words().for_each(|word| paint_word(painter, spot, word)),
        Ink::Box { area, colour } => {
            let mut rect = spot.rect(*area);
            // A rule is seen at every size.
            rect.max.y = rect.max.y.max(rect.min.y + 1.0 / painter.pixels_per_point());
            painter.rect_filled(rect, CornerRadius::ZERO, shown(*colour));
        }
        Ink::Logo { area } => {
            if let Some(logo) = logo {
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                painter.image(logo.id(), spot.rect(*area), whole, Color32::WHITE);
            }
        }
    }
}

fn paint_word(painter: &Painter, spot: Spot<'_>, word: PaperWord<'_>) {
    if word.turn == 0.0 && !painter.clip_rect().intersects(spot.rect(word.area())) {
        return;
    }
    let font = FontId::new(word.size * spot.scale, theme::letter_family(word.face));
    // The sign that parts a word at the end of a line looks like any hyphen; egui would not draw it.
    let text = word.text.trim_end().replace('\u{ad}', "-");
    let galley = painter.layout_no_wrap(text, font, shown(word.colour));
    let row = galley.rows.first().and_then(|row| row.glyphs.first());
    let ascent = row.map_or(word.size * spot.scale, |glyph| glyph.pos.y);
    let angle = word.turn * PI / 180.0;
    let corner = spot.at(word.x, word.y) - ascent * vec2(angle.sin(), angle.cos());
    painter.add(TextShape::new(corner, galley, shown(word.colour)).with_angle(-angle));
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
