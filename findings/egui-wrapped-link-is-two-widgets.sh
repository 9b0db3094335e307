#!/usr/bin/env bash
# egui 0.37.0: a link (or any clickable label) that goes on in a second line of a wrapping row, `Ui::horizontal_wrapped`, is two widgets
# to a screen reader and to the Tab key. The first has the role of a link and the whole text; the second, one more stop of
# the focus, has neither role nor name. Where the text does not fit behind what stands before it and moves to the next line as a
# whole, the same happens: the first of the two is then the empty rest of the line above.
#
# Seen: with room for the link one node that takes the focus; with less room two, one of them with the role `Unknown` and no label;
# with the text kept whole (`TextWrapMode::Extend`) one again. Fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "wrapped-link"
version = "0.0.0"
edition = "2024"

[dependencies]
egui = { version = "=0.37.0", default-features = false, features = ["default_fonts"] }
TOML
cat > src/main.rs <<'RUST'
use egui::accesskit::{Action, Role};
use egui::{RawInput, Rect, TextWrapMode, pos2, vec2};

/// How many nodes take the focus, and how many of them have neither a role nor a name.
fn nodes(width: f32, wrap: TextWrapMode) -> (usize, usize) {
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let mut seen = (0, 0);
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 200.0)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.style_mut().wrap_mode = Some(wrap);
                let _ = ui.link("The terms of use that everybody ought to read");
            });
        });
        output.textures_delta.clear();
        let Some(update) = output.platform_output.accesskit_update else { continue };
        let stops = update.nodes.iter().filter(|(_, node)| node.supports_action(Action::Focus));
        let stops: Vec<_> = stops.map(|(_, node)| node).collect();
        let bare = stops.iter().filter(|it| it.role() == Role::Unknown && it.label().is_none());
        seen = (stops.len(), bare.count());
    }
    seen
}

fn main() {
    println!("{:?}", nodes(800.0, TextWrapMode::Wrap));
    println!("{:?}", nodes(150.0, TextWrapMode::Wrap));
    println!("{:?}", nodes(150.0, TextWrapMode::Extend));
}
RUST
cargo run --quiet > said
cat said
diff - said <<'SEEN'
(1, 0)
(2, 1)
(1, 0)
SEEN
