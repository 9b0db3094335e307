//! A window with the program's fonts and nothing in it.

use eframe::egui::{Ui, ViewportBuilder, vec2};
use forberedt::ui::theme;

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        ui.label("Forberedt");
    }
}

fn main() -> eframe::Result {
    let viewport = ViewportBuilder::default().with_inner_size(vec2(1280.0, 690.0));
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native(
        "bare-window",
        options,
        Box::new(|creation| {
            theme::dress(&creation.egui_ctx);
            Ok(Box::new(Bare))
        }),
    )
}
