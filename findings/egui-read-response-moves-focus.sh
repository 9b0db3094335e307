#!/usr/bin/env bash
# egui 0.37.0: `Context::read_response`, documented as a way to read what a widget answered, takes the focus from that widget where
# another one was clicked in the same pass. A program that gives a field the focus after a button was clicked, and
# then asks egui where the field is (to draw a ring round whatever has the focus), leaves nobody with the focus.
#
# Seen: without the call the field keeps the focus it was given; with it nothing has the focus after the pass.
# Fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "focus"
version = "0.0.0"
edition = "2024"

[dependencies]
egui = { version = "=0.37.0", default-features = false, features = ["default_fonts"] }
TOML
cat > src/main.rs <<'RUST'
use egui::{Event, Id, Modifiers, PointerButton, RawInput, TextEdit};

/// Whether the field has the focus after a pass in which a button is clicked and the field is given the focus.
fn keeps_focus(asks: bool) -> bool {
    let ctx = egui::Context::default();
    let field = Id::new("field");
    let mut text = String::from("a name");
    let mut pass = |events: Vec<Event>, gives: bool| {
        let mut place = egui::Pos2::ZERO;
        let mut output = ctx.run_ui(RawInput { events, focused: true, ..RawInput::default() }, |ui| {
            ui.add(TextEdit::singleline(&mut text).id(field));
            place = ui.button("Go").rect.center();
            if gives {
                ui.ctx().memory_mut(|memory| memory.request_focus(field));
            }
            if asks {
                let _ = ui.ctx().read_response(field);
            }
        });
        output.textures_delta.clear();
        place
    };
    let mut button = pass(Vec::new(), false);
    button = pass(Vec::new(), false).max(button);
    pass(vec![Event::PointerMoved(button)], false);
    let mouse = |pressed: bool| Event::PointerButton {
        pos: button,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    pass(vec![mouse(true), mouse(false)], true);
    ctx.memory(|memory| memory.has_focus(field))
}

fn main() {
    println!("{} {}", keeps_focus(false), keeps_focus(true));
}
RUST
cargo run --quiet > said
cat said
test "$(cat said)" = "true false"
