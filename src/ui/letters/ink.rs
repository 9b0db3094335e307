//! Paints what stands on a page: rules, words, the logo and pictures, at the places that the layout gave them.

use std::f32::consts::PI;
use std::sync::Arc;

use eframe::egui::epaint::TextShape;
use eframe::egui::{
    Color32, ColorImage, Context, CornerRadius, FontId, Id, Painter, Pos2, Rect, TextureHandle,
    TextureOptions, pos2, vec2,
};

use super::spot::Spot;
use crate::document::page::{Colour, Extent, Pixels};
use crate::document::paper::{Ink, Paper, PaperWord};
use crate::ui::theme;

/// Paints one thing. Words out of sight are left out.
pub(super) fn paint(painter: &Painter, spot: Spot<'_>, ink: &Ink, shown: &ShownPictures) {
    let image = |area: Extent, texture: Option<&TextureHandle>| {
        if let Some(texture) = texture {
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(texture.id(), spot.rect(area), whole, Color32::WHITE);
        }
    };
    match ink {
        Ink::Line(line) => line.words().for_each(|word| paint_word(painter, spot, word)),
        Ink::Box { area, colour } => {
            let mut rect = spot.rect(*area);
            // A rule is seen at every size.
            rect.max.y = rect.max.y.max(rect.min.y + 1.0 / painter.pixels_per_point());
            painter.rect_filled(rect, CornerRadius::ZERO, self::shown(*colour));
        }
        Ink::Logo { area } => image(*area, shown.logo.as_ref()),
        Ink::Picture { area, number } => {
            image(*area, shown.pictures.get(*number).and_then(Option::as_ref));
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

/// What the screen has been given of a letter's pictures (billederne på skærmen).
#[derive(Default)]
pub(super) struct ShownPictures {
    logo: Option<TextureHandle>,
    pictures: Vec<Option<TextureHandle>>,
}

impl ShownPictures {
    pub(super) fn of(ctx: &Context, paper: &Paper) -> Self {
        let picture = |(number, pixels): (usize, &Option<Arc<Pixels>>)| {
            texture(ctx, Id::unique(("picture of the letters", number)), pixels.as_ref()?)
        };
        let logo = paper.logo.as_ref();
        Self {
            logo: logo.and_then(|pixels| texture(ctx, Id::unique("logo of the letters"), pixels)),
            pictures: paper.pictures.iter().enumerate().map(picture).collect(),
        }
    }
}

/// A picture that the screen has been given.
#[derive(Clone)]
struct ShownPicture {
    pixels: Arc<Pixels>,
    texture: TextureHandle,
}

/// A picture as a texture, given to the screen once.
fn texture(ctx: &Context, id: Id, pixels: &Arc<Pixels>) -> Option<TextureHandle> {
    if pixels.colours.len() != pixels.width * pixels.height * 3 {
        return None;
    }
    let known = ctx.data(|data| data.get_temp::<ShownPicture>(id));
    if let Some(known) = known.filter(|known| Arc::ptr_eq(&known.pixels, pixels)) {
        return Some(known.texture);
    }
    let image = ColorImage::from_rgb([pixels.width, pixels.height], &pixels.colours);
    let options = TextureOptions {
        mipmap_mode: Some(eframe::egui::TextureFilter::Linear),
        ..TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("logo", image, options);
    let shown = ShownPicture { pixels: Arc::clone(pixels), texture: texture.clone() };
    ctx.data_mut(|data| data.insert_temp(id, shown));
    Some(texture)
}
