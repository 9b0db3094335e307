//! Texts in other scripts than the window's own typefaces have: drawn by those of the machine, or told of. The machine's typefaces are
//! handed in, so no machine needs any.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::{FontFamily, FontId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::files::typefaces::Typefaces;
use forberedt::session::Page;
use forberedt::ui::frame::window::Window;
use forberedt::ui::{form, theme, typefaces};

use crate::cases::path;
use crate::window::{Beginning, label_of, show, type_into};

const FIELD: &str = "citizen.name";

/// A typeface that has a picture for these signs and for nothing else: that of the letter A in the program's own.
fn typeface_for(signs: &[char]) -> Vec<u8> {
    let own = include_bytes!("../../templates/fonts/LiberationSans-Regular.ttf");
    let number = |at: usize| u32::from_be_bytes(own[at..at + 4].try_into().unwrap()) as usize;
    let count = usize::from(u16::from_be_bytes([own[4], own[5]]));
    let mut signs: Vec<u32> = signs.iter().map(|sign| u32::from(*sign)).collect();
    signs.sort_unstable();
    // One subtable of format 12, for all of Unicode; 36 is the letter A in Liberation Sans.
    let mut table: Vec<u8> = [0_u16, 1, 3, 10].iter().flat_map(|it| it.to_be_bytes()).collect();
    table.extend(12_u32.to_be_bytes());
    table.extend([12_u16, 0].iter().flat_map(|it| it.to_be_bytes()));
    let groups = u32::try_from(signs.len()).unwrap();
    table.extend([16 + 12 * groups, 0, groups].iter().flat_map(|it| it.to_be_bytes()));
    table.extend(signs.iter().flat_map(|sign| [*sign, *sign, 36]).flat_map(u32::to_be_bytes));
    let mut head = own[..12].to_vec();
    let mut body = Vec::new();
    for record in (0..count).map(|index| 12 + index * 16) {
        let (from, length) = (number(record + 8), number(record + 12));
        let data =
            if &own[record..record + 4] == b"cmap" { &table } else { &own[from..from + length] };
        head.extend(&own[record..record + 8]);
        let at = u32::try_from(12 + 16 * count + body.len()).unwrap();
        head.extend(at.to_be_bytes());
        head.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [head, body].concat()
}

/// A window on a machine with the typefaces of a folder.
fn on_machine(folder: &Path) -> Harness<'static, Window> {
    let builder = Harness::builder().with_size((1280.0, 900.0)).allow_missing_glyphs();
    let mut harness = Beginning::default().window_of(builder);
    let folder = folder.to_owned();
    typefaces::lend(&harness.ctx, move || Typefaces::in_folder(&folder)).unwrap();
    show(&mut harness, Page::Section("citizen"));
    harness
}

/// Draws until something holds; the typefaces are looked for on another thread.
fn wait_for(
    harness: &mut Harness<'static, Window>,
    mut holds: impl FnMut(&Harness<'static, Window>) -> bool,
) {
    let begun = Instant::now();
    while !holds(harness) {
        assert!(begun.elapsed() < Duration::from_secs(20), "it never came");
        std::thread::sleep(Duration::from_millis(10));
        harness.run();
    }
}

fn draws(harness: &Harness<'static, Window>, family: FontFamily, sign: char) -> bool {
    harness.ctx.fonts_mut(|fonts| fonts.has_glyph(&FontId::new(15.5, family), sign))
}

#[test]
fn what_the_window_cannot_draw_is_drawn_by_a_typeface_of_the_machine_once_it_is_met() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("some.ttf"), typeface_for(&['字', 'म'])).unwrap();
    std::fs::write(folder.path().join("other.ttf"), typeface_for(&['ሀ'])).unwrap();
    let mut harness = on_machine(folder.path());
    type_into(&mut harness, &label_of(FIELD), "字म");
    wait_for(&mut harness, |harness| draws(harness, FontFamily::Proportional, '字'));
    wait_for(&mut harness, |harness| draws(harness, FontFamily::Proportional, 'म'));
    // In bold print too, and only the typeface that was needed is in memory.
    wait_for(&mut harness, |harness| draws(harness, theme::bold_family(), '字'));
    let lent = harness.ctx.fonts(|fonts| fonts.discovered_fonts().len());
    assert_eq!(lent, 2, "one typeface, in two families");
    assert!(harness.query_by_label_contains("har ingen skrifttype").is_none());
    let case = harness.state().session().case();
    assert_eq!(case.answer(&path(FIELD)).unwrap().text(), "字म");
}

#[test]
fn signs_that_no_typeface_has_are_named_beside_the_field_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("some.ttf"), typeface_for(&['字'])).unwrap();
    let mut harness = on_machine(folder.path());
    type_into(&mut harness, &label_of(FIELD), "Bo ሀ字");
    let words = form::texts::missing_signs(&['ሀ']).unwrap();
    wait_for(&mut harness, |harness| harness.query_by_label(&words).is_some());
    let case = harness.state().session().case();
    assert_eq!(case.answer(&path(FIELD)).unwrap().text(), "Bo ሀ字");
}

#[test]
fn a_text_that_is_read_from_the_right_has_a_word_beside_it_and_stays_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = on_machine(folder.path());
    let words = form::texts::from_right(true).unwrap();
    assert!(harness.query_by_label(&words).is_none());
    type_into(&mut harness, &label_of(FIELD), "Bo שלום");
    assert!(harness.query_by_label(&words).is_some());
    let case = harness.state().session().case();
    assert_eq!(case.answer(&path(FIELD)).unwrap().text(), "Bo שלום");
}
