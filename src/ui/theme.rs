//! The look: fonts, sizes and colours of the light and the dark theme. Text has a contrast of at least 4.5 to 1.

use std::sync::Arc;

use eframe::egui::style::ScrollStyle;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Button, Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId,
    FontSelection, Margin, Response, RichText, Role, Shadow, Stroke, Style, TextStyle, Theme,
    ThemePreference, Ui, Visuals, vec2,
};

use crate::document::page::Face;
use crate::jobs::job::{Appearance, TextSize};

/// Lines of text are no wider than this.
pub const TEXT_WIDTH: f32 = 720.0;

const BOLD: &str = "bold";
const ITALIC: &str = "italic";
const BOLD_ITALIC: &str = "bold italic";

/// The paper of a letter, which is white in the dark theme too.
pub const SHEET: Color32 = Color32::WHITE;
/// Behind an answer that is missing on the paper.
pub const SHEET_GAP: Color32 = Color32::from_rgb(255, 229, 153);
/// Below a word on the paper that is spelt wrong.
pub const SHEET_MISSPELT: Color32 = Color32::from_rgb(176, 0, 32);
/// Words that were searched for, which stand on the same ground.
pub const HIT_TEXT: Color32 = Color32::BLACK;
/// Behind words on the paper that a click would follow.
pub const SHEET_POINTED: Color32 = Color32::from_rgb(211, 227, 241);

/// Behind the answers of an open text, which follow the case.
pub const SHEET_VALUE: Color32 = Color32::from_rgb(217, 236, 224);

/// The colours that widgets of our own use (farver).
#[derive(Clone, Copy)]
pub struct Palette {
    pub text: Color32,
    /// Help texts and other things of second rank.
    pub quiet: Color32,
    pub accent: Color32,
    pub error: Color32,
    pub warning: Color32,
    pub good: Color32,
    /// Behind a card or a message.
    pub card: Color32,
    pub line: Color32,
    page: Color32,
    side: Color32,
    input: Color32,
    /// Round whatever has the cursor.
    ring: Color32,
    button: Color32,
    hovered: Color32,
    selected: Color32,
}

const LIGHT: Palette = Palette {
    text: Color32::from_rgb(27, 31, 36),
    quiet: Color32::from_rgb(84, 91, 100),
    accent: Color32::from_rgb(23, 84, 130),
    error: Color32::from_rgb(158, 27, 30),
    warning: Color32::from_rgb(128, 74, 0),
    good: Color32::from_rgb(27, 102, 58),
    card: Color32::from_rgb(245, 246, 248),
    line: Color32::from_rgb(205, 210, 216),
    page: Color32::from_rgb(255, 255, 255),
    side: Color32::from_rgb(243, 245, 247),
    input: Color32::from_rgb(255, 255, 255),
    ring: Color32::from_rgb(148, 20, 130),
    button: Color32::from_rgb(236, 239, 243),
    hovered: Color32::from_rgb(222, 229, 237),
    selected: Color32::from_rgb(211, 227, 241),
};

const DARK: Palette = Palette {
    text: Color32::from_rgb(232, 233, 235),
    quiet: Color32::from_rgb(178, 184, 191),
    accent: Color32::from_rgb(134, 192, 236),
    error: Color32::from_rgb(255, 154, 145),
    warning: Color32::from_rgb(240, 194, 116),
    good: Color32::from_rgb(139, 211, 164),
    card: Color32::from_rgb(40, 43, 48),
    line: Color32::from_rgb(74, 80, 88),
    page: Color32::from_rgb(30, 32, 36),
    side: Color32::from_rgb(36, 39, 44),
    input: Color32::from_rgb(22, 24, 27),
    ring: Color32::from_rgb(255, 213, 74),
    button: Color32::from_rgb(52, 57, 64),
    hovered: Color32::from_rgb(64, 71, 80),
    selected: Color32::from_rgb(40, 66, 90),
};

/// The colours of the theme that is shown now.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

pub fn bold_family() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// The typeface of letters, as it stands in their files.
pub fn letter_family(face: Face) -> FontFamily {
    match face {
        Face::Regular => FontFamily::Proportional,
        Face::Bold => bold_family(),
        Face::Italic => FontFamily::Name(ITALIC.into()),
        Face::BoldItalic => FontFamily::Name(BOLD_ITALIC.into()),
    }
}

pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold_family())
}

/// The button of what a page is there for.
pub fn main_button(ui: &Ui, text: impl Into<String>) -> Button<'static> {
    let colors = palette(ui);
    let text = bold(text).color(colors.page);
    Button::new(text).fill(colors.accent).stroke(Stroke::new(1.0, colors.accent))
}

/// Two texts, one below the other.
pub fn two_lines(ui: &Ui, above: RichText, below: RichText) -> LayoutJob {
    joined(ui, [above, RichText::new("\n"), below])
}

/// Two texts, one after the other.
pub fn two_parts(ui: &Ui, first: RichText, second: RichText) -> LayoutJob {
    joined(ui, [first, second])
}

fn joined<const N: usize>(ui: &Ui, parts: [RichText; N]) -> LayoutJob {
    let mut text = LayoutJob::default();
    for part in parts {
        part.append_to(&mut text, ui.style(), FontSelection::Default, Align::Min);
    }
    text
}

/// Shows the light or the dark theme, and all of the window as large, as the user wants it.
pub fn wear(ctx: &Context, appearance: Appearance, size: TextSize) {
    let zoom = f32::from(size.hundredths()) / 100.0;
    if ctx.zoom_factor() != zoom {
        ctx.set_zoom_factor(zoom);
    }
    let wanted = match appearance {
        Appearance::System => ThemePreference::System,
        Appearance::Light => ThemePreference::Light,
        Appearance::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != wanted {
        ctx.set_theme(wanted);
    }
}

/// A heading that a screen reader finds as one; the first level is the page's own.
pub fn heading(ui: &mut Ui, text: &str, level: usize) -> Response {
    let size = match level {
        1 => 24.0,
        2 => 18.0,
        _ => 16.0,
    };
    let response = ui.label(bold(text).size(size));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level);
    });
    response
}

/// The small, calm text beside a field.
pub fn quiet(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).small().color(palette(ui).quiet)
}

/// Gives the window its fonts, sizes and colours.
pub fn dress(ctx: &Context) {
    ctx.set_fonts(fonts());
    // A system that does not say what it prefers gets the light theme.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The keys for it are commands like all others, and what they do is remembered.
        options.zoom_with_keyboard = false;
    });
    ctx.all_styles_mut(sizes);
    ctx.set_visuals_of(Theme::Light, visuals(Visuals::light(), &LIGHT));
    ctx.set_visuals_of(Theme::Dark, visuals(Visuals::dark(), &DARK));
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("sans", include_bytes!("../../templates/fonts/LiberationSans-Regular.ttf"));
    add("sans-bold", include_bytes!("../../templates/fonts/LiberationSans-Bold.ttf"));
    add("sans-italic", include_bytes!("../../templates/fonts/LiberationSans-Italic.ttf"));
    add("sans-bold-italic", include_bytes!("../../templates/fonts/LiberationSans-BoldItalic.ttf"));
    // The fonts that egui brings stay behind ours, for signs that Liberation Sans lacks.
    let others = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, first) in [
        (FontFamily::Proportional, "sans"),
        (bold_family(), "sans-bold"),
        (letter_family(Face::Italic), "sans-italic"),
        (letter_family(Face::BoldItalic), "sans-bold-italic"),
    ] {
        let names = std::iter::once(first.to_owned()).chain(others.iter().cloned()).collect();
        fonts.families.insert(family, names);
    }
    fonts
}

fn sizes(style: &mut Style) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(13.5, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(15.5, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(15.0, FontFamily::Proportional)),
        (TextStyle::Heading, FontId::new(24.0, bold_family())),
        (TextStyle::Monospace, FontId::new(14.5, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.interact_size.y = 30.0;
    style.spacing.combo_width = 320.0;
    style.spacing.combo_height = 420.0;
    style.spacing.window_margin = Margin::same(20);
    style.spacing.icon_spacing = 8.0;
    style.spacing.scroll = scroll_bars();
    style.interaction.tooltip_delay = 0.4;
}

/// Scroll bars that are always there and always grey.
fn scroll_bars() -> ScrollStyle {
    let mut bars = ScrollStyle::solid();
    bars.floating = true;
    bars.bar_width = 10.0;
    bars.floating_width = 10.0;
    bars.floating_allocated_width = 10.0;
    bars.foreground_color = true;
    (bars.dormant_handle_opacity, bars.active_handle_opacity, bars.interact_handle_opacity) =
        (0.5, 0.5, 0.75);
    bars
}

fn visuals(mut visuals: Visuals, colors: &Palette) -> Visuals {
    visuals.panel_fill = colors.page;
    visuals.window_fill = colors.page;
    visuals.extreme_bg_color = colors.input;
    visuals.text_edit_bg_color = Some(colors.input);
    visuals.faint_bg_color = colors.card;
    visuals.weak_text_color = Some(colors.quiet);
    visuals.hyperlink_color = colors.accent;
    visuals.warn_fg_color = colors.warning;
    visuals.error_fg_color = colors.error;
    visuals.window_stroke = Stroke::new(1.0, colors.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.window_shadow =
        Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(50) };
    visuals.popup_shadow =
        Shadow { offset: [0, 3], blur: 10, spread: 0, color: Color32::from_black_alpha(40) };
    // What cannot be used steps back and can still be read.
    visuals.disabled_alpha = 0.75;
    visuals.selection.bg_fill = colors.selected;
    visuals.selection.stroke = Stroke::new(1.5, colors.accent);
    let line = Stroke::new(1.0, colors.line);
    let strong_line = Stroke::new(1.0, colors.quiet);
    let widgets = &mut visuals.widgets;
    for (widget, fill, edge) in [
        (&mut widgets.noninteractive, colors.page, line),
        (&mut widgets.inactive, colors.button, strong_line),
        (&mut widgets.hovered, colors.hovered, Stroke::new(1.0, colors.accent)),
        // What is pressed, and what has the cursor; the ring tells of that.
        (&mut widgets.active, colors.button, Stroke::new(1.0, colors.text)),
        (&mut widgets.open, colors.hovered, Stroke::new(1.0, colors.accent)),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = edge;
        widget.fg_stroke = Stroke::new(1.2, colors.text);
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
    }
    visuals
}

/// Draws what lies on the paper of a letter, which has the light colours in the dark theme too.
pub fn on_sheet(ui: &mut Ui) {
    let light = ui.ctx().style_of(Theme::Light);
    ui.set_style(light);
}

/// The colour of the ring round what has the cursor.
pub fn ring(ctx: &Context) -> Color32 {
    if ctx.theme() == Theme::Dark { DARK.ring } else { LIGHT.ring }
}

/// The edge of an open text on the paper of a letter, and of what is by hand there.
pub fn sheet_line() -> Color32 {
    LIGHT.accent
}

/// The mark at what was taken out of a letter.
pub fn sheet_gone() -> Color32 {
    LIGHT.error
}

/// The mark at what was added to a letter.
pub fn sheet_added() -> Color32 {
    LIGHT.good
}

/// The ring on the paper of a letter.
pub fn sheet_ring() -> Color32 {
    LIGHT.ring
}

/// The background of the panels at the sides.
pub fn side_fill(ui: &Ui) -> Color32 {
    palette(ui).side
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours as WCAG 2 reckons it.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = |color: Color32| {
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (one, other) = (light(one) + 0.05, light(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn all_text_stands_out_from_what_is_behind_it() {
        for (theme, colors) in [("light", &LIGHT), ("dark", &DARK)] {
            let behind = [colors.page, colors.side, colors.card, colors.selected];
            let texts = [
                colors.text,
                colors.quiet,
                colors.accent,
                colors.error,
                colors.warning,
                colors.good,
            ];
            let pairs =
                behind.iter().flat_map(|behind| texts.iter().map(move |text| (*text, *behind)));
            let on_widgets =
                [colors.input, colors.button, colors.hovered].map(|behind| (colors.text, behind));
            for (text, behind) in pairs.chain(on_widgets) {
                assert!(
                    contrast(text, behind) >= 4.5,
                    "{theme}: {text:?} on {behind:?} has {}",
                    contrast(text, behind)
                );
            }
        }
    }

    #[test]
    fn the_ring_stands_out_from_all_that_it_lies_on_and_from_the_other_marks() {
        for colors in [&LIGHT, &DARK] {
            let behind = [
                colors.page,
                colors.side,
                colors.card,
                colors.selected,
                colors.button,
                colors.hovered,
                colors.input,
            ];
            for behind in behind {
                assert!(contrast(colors.ring, behind) >= 3.0, "{behind:?}");
            }
            assert_ne!(colors.ring, colors.accent);
        }
    }

    #[test]
    fn the_edge_of_a_box_can_be_seen() {
        for colors in [&LIGHT, &DARK] {
            assert!(contrast(colors.quiet, colors.page) >= 3.0);
        }
    }
}
