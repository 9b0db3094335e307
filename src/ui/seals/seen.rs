//! What came of looking at the seals, in words.

use eframe::egui::{Frame, RichText, Ui};

use super::texts;
use crate::jobs::job::{FirstDifference, LetterStanding, Made, SealSeen};
use crate::library::Library;
use crate::ui::theme;

/// What a letter is called; its id where the library has it no more.
pub(super) fn title<'a>(library: Option<&'a Library>, id: &'a str) -> &'a str {
    let template = library.and_then(|library| library.letters.template(id));
    template.map_or(id, |template| template.title.as_str())
}

/// The result for all seals together.
pub(super) fn all_in_all(ui: &mut Ui, seen: &[SealSeen]) {
    let palette = theme::palette(ui);
    let is_same = |seal: &SealSeen| seal.as_ref().is_ok_and(|seal| seal.is_same());
    let (text, color) = if seen.iter().all(is_same) {
        (texts::ALL_SAME, palette.good)
    } else if seen.iter().any(Result::is_err) {
        (texts::SOME_BROKEN, palette.error)
    } else {
        (texts::SOME_DIFFER, palette.warning)
    };
    ui.label(RichText::new(text).color(color));
}

/// A seal with its letters.
pub(super) fn seal(ui: &mut Ui, library: Option<&Library>, seen: &SealSeen) {
    let seal = match seen {
        Ok(seal) => seal,
        Err(problem) => {
            let color = theme::palette(ui).error;
            ui.label(RichText::new(&*problem.message).color(color));
            ui.label(&*problem.cure);
            return;
        }
    };
    if !seal.is_same_program {
        ui.label(texts::other_program(&seal.program));
    }
    if !seal.is_same_case {
        ui.label(theme::quiet(ui, texts::CASE_CHANGED));
    }
    for letter in &seal.letters {
        self::letter(ui, title(library, &letter.id), letter);
    }
    if !seal.moved.is_empty() {
        ui.label(theme::quiet(ui, texts::moved(texts::OTHERS_MOVED, &seal.moved)));
    }
}

fn letter(ui: &mut Ui, title: &str, letter: &LetterStanding) {
    let palette = theme::palette(ui);
    let (word, color) = match &letter.made {
        Made::Same => (texts::SAME, palette.good),
        Made::SameText(_) => (texts::SAME_TEXT, palette.good),
        Made::Differs(_) | Made::Unfinished(..) if letter.corrected_by.is_some() => {
            (texts::CORRECTED, palette.quiet)
        }
        Made::Differs(_) | Made::Unfinished(..) => (texts::CHANGED, palette.warning),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(title));
        ui.label(RichText::new(word).color(color));
    });
    Frame::new().inner_margin(eframe::egui::Margin { left: 14, ..Default::default() }).show(
        ui,
        |ui| {
            ui.label(theme::quiet(ui, texts::rules_of(&letter.day, letter.corrected_by)));
            match &letter.made {
                Made::Same => {}
                Made::SameText(endings) => {
                    ui.label(theme::quiet(ui, texts::other_bytes(endings)));
                }
                Made::Differs(difference) => self::difference(ui, difference),
                Made::Unfinished(lacks, difference) => {
                    for problem in lacks.iter().take(3) {
                        ui.label(texts::lacks_now(&problem.message));
                    }
                    difference.iter().for_each(|it| self::difference(ui, it));
                }
            }
            if !letter.moved.is_empty() {
                ui.label(theme::quiet(ui, texts::moved(texts::FILES_MOVED, &letter.moved)));
            }
        },
    );
}

fn difference(ui: &mut Ui, difference: &FirstDifference) {
    ui.label(texts::paragraph(difference.paragraph));
    for (when, text) in [(texts::WHEN_SEALED, &difference.was), (texts::NOW, &difference.is_now)] {
        ui.label(theme::bold(when));
        ui.label(if text.is_empty() { texts::NOTHING } else { text.as_str() });
    }
}
