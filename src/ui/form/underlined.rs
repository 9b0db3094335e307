//! A text whose wrong words are underlined while it is written.

use std::collections::HashSet;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{FontSelection, Galley, Stroke, TextBuffer, Ui};

use crate::spelling::written_words;
use crate::ui::theme;

/// Lays a text of several lines out as its box would, with a line below each word that is one of these.
pub(super) fn layouter(
    wrong: &HashSet<String>,
) -> impl FnMut(&Ui, &dyn TextBuffer, f32) -> Arc<Galley> {
    move |ui, text, width| {
        let mut job = job(ui, text.as_str(), wrong);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

fn job(ui: &Ui, text: &str, wrong: &HashSet<String>) -> LayoutJob {
    let font = FontSelection::Default.resolve(ui.style());
    let usual = TextFormat::simple(font, ui.visuals().widgets.inactive.text_color());
    let marked =
        TextFormat { underline: Stroke::new(1.5, theme::palette(ui).warning), ..usual.clone() };
    let mut job = LayoutJob::default();
    let mut done = 0;
    // Where nothing is wrong, nobody looks at the words.
    let words = written_words(if wrong.is_empty() { "" } else { text });
    for word in words.filter(|word| wrong.contains(word.text)) {
        job.append(&text[done..word.start], 0.0, usual.clone());
        done = word.start + word.text.len();
        job.append(&text[word.start..done], 0.0, marked.clone());
    }
    job.append(&text[done..], 0.0, usual);
    job
}
