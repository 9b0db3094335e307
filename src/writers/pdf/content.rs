//! Writes what a page shows as the operators of its content, every one inside marked content, so that nothing is unaccounted for.
//!
//! `lopdf` and `printpdf` can do the same, but keep every operator of every page in memory as an object of many parts: two thirds
//! of the memory and a third of the time that a long letter took.

use super::pages::{Artifact, Group, GroupOwner, Page};
use super::part::Parts;
use super::tree::Tree;
use crate::document::page::{Colour, Draw, Extent, Face, PAPER};
use std::io::Write;

/// The logo's name on the pages.
pub(super) const LOGO: &str = "Logo";

/// The name of a picture of the text, by its number.
pub(super) fn picture_name(number: usize) -> String {
    format!("Picture{number}")
}

/// The content of a page.
pub(super) fn content(page: &Page, tree: &Tree, parts: &Parts) -> Vec<u8> {
    let mut content = Content { bytes: Vec::with_capacity(4096), parts, font: None, colour: None };
    for group in &page.groups {
        content.group(group, tree);
    }
    content.bytes
}

/// Collects operators, and leaves out those that would set what is set already.
struct Content<'a> {
    bytes: Vec<u8>,
    parts: &'a Parts,
    font: Option<(Face, f32)>,
    colour: Option<Colour>,
}

impl Content<'_> {
    fn group(&mut self, group: &Group, tree: &Tree) {
        match group.owner {
            GroupOwner::Content { node, mark } => {
                self.operator(format_args!("/{} <</MCID {mark}>> BDC", tree.node(node).role.name()))
            }
            GroupOwner::Artifact(artifact) => {
                self.operator(format_args!("/Artifact <</Type{}>> BDC", properties(artifact)))
            }
        }
        let mut in_text = false;
        for draw in &group.draws {
            let is_text = matches!(draw, Draw::Text { .. });
            if is_text != in_text {
                self.operator(format_args!("{}", if is_text { "BT" } else { "ET" }));
                in_text = is_text;
            }
            self.draw(draw);
        }
        if in_text {
            self.operator(format_args!("ET"));
        }
        self.operator(format_args!("EMC"));
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text { x, y, face, size, colour, turn, text, .. } => {
                self.fill_with(*colour);
                if self.font != Some((*face, *size)) {
                    self.font = Some((*face, *size));
                    self.operator(format_args!("/{} {} Tf", face.id().0, rounded(*size)));
                }
                let (x, y) = (rounded(*x), rounded(PAPER.1 - y));
                if *turn == 0.0 {
                    self.operator(format_args!("1 0 0 1 {x} {y} Tm"));
                } else {
                    let (sin, cos) = turn.to_radians().sin_cos();
                    self.operator(format_args!("{cos} {sin} {} {cos} {x} {y} Tm", -sin));
                }
                self.show(*face, text);
            }
            Draw::Box { area, colour } => {
                self.fill_with(*colour);
                let (x, y, width, height) = placed(*area);
                self.operator(format_args!("{x} {y} {width} {height} re\nf"));
            }
            Draw::Logo { area } => self.image(*area, LOGO),
            Draw::Picture { area, number } => self.image(*area, &picture_name(*number)),
        }
    }

    fn image(&mut self, area: Extent, name: &str) {
        let (x, y, width, height) = placed(area);
        self.operator(format_args!("q\n{width} 0 0 {height} {x} {y} cm\n/{name} Do\nQ"));
    }

    fn show(&mut self, face: Face, text: &str) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.bytes.push(b'<');
        for character in text.chars() {
            let code = self.parts.code(face, character);
            let digits = [code >> 12, code >> 8, code >> 4, code];
            self.bytes.extend(digits.map(|digit| DIGITS[usize::from(digit & 15)]));
        }
        self.operator(format_args!("> Tj"));
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour = Some(colour);
            let [red, green, blue] = colour;
            self.operator(format_args!("{red} {green} {blue} rg"));
        }
    }

    fn operator(&mut self, operator: std::fmt::Arguments) {
        // Writing into memory does not fail.
        let _ = self.bytes.write_fmt(operator);
        self.bytes.push(b'\n');
    }
}

fn properties(artifact: Artifact) -> &'static str {
    match artifact {
        Artifact::Layout => "/Layout",
        Artifact::Header => "/Pagination/Attached[/Top]",
        Artifact::Footer => "/Pagination/Attached[/Bottom]",
        Artifact::Watermark => "/Pagination/Subtype/Watermark",
    }
}

/// The lower left corner of a rectangle, its width and its height, as a PDF counts them.
fn placed(area: Extent) -> (f32, f32, f32, f32) {
    let low = rounded(PAPER.1 - area.y - area.height);
    (rounded(area.x), low, rounded(area.width), rounded(area.height))
}

/// Hundredths of a point are finer than any printer, and keep the file small.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}
