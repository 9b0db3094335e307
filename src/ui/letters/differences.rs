//! What is different in the letter in view: against its template, what the user last saw, and what was last written.

use std::sync::Arc;

use eframe::egui::{Button, Frame, Id, Margin, ScrollArea, Ui};

use super::blocks;
use super::view_texts as texts;
use crate::case::kept::KeptText;
use crate::document::{Block, Source, walk};
use crate::jobs::job::Preview;
use crate::letters::compared::{Compared, compared};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// What the letter is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Against {
    #[default]
    Template,
    Seen,
    Written,
}

impl Against {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Template, texts::AGAINST_TEMPLATE),
        (Self::Seen, texts::AGAINST_SEEN),
        (Self::Written, texts::AGAINST_WRITTEN),
    ];

    /// The words that the letter is held against; none where nothing is kept.
    fn words(self, pane: &Pane<'_>, preview: &Preview) -> Option<String> {
        match self {
            Self::Template => Some(preview.own_words.to_string()),
            Self::Seen => pane.session.words_seen_of(&preview.letter),
            Self::Written => {
                pane.session.case().kept.written(&preview.letter).and_then(KeptText::text)
            }
        }
    }

    fn nothing(self) -> &'static str {
        match self {
            Self::Template => texts::NOTHING_BY_HAND,
            Self::Seen => texts::NOTHING_SEEN,
            Self::Written => texts::NOTHING_WRITTEN,
        }
    }
}

/// The differences that were found last, of which letter and against what.
#[derive(Clone)]
struct Found {
    preview: Arc<Preview>,
    against: Against,
    compared: Option<Arc<Compared>>,
}

/// Draws the differences.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, preview: &Arc<Preview>) {
    let id = Id::unique("what the letter is held against");
    let mut against: Against = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let whole_id = id.with("whole letter");
    let mut is_whole: bool = ui.data(|data| data.get_temp(whole_id)).unwrap_or_default();
    let scroll = ScrollArea::vertical().id_salt(("differences", &preview.letter));
    scroll.auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            ui.label(theme::bold(texts::AGAINST));
            ui.horizontal_wrapped(|ui| {
                for (one, name) in Against::ALL {
                    if ui.add(Button::new(name).selected(against == one)).clicked() {
                        against = one;
                    }
                }
            });
            ui.add_space(6.0);
            match compared_with(ui, pane, preview, against) {
                None => drop(ui.label(against.nothing())),
                Some(found) if found.added + found.removed == 0 => {
                    let nothing = if against == Against::Template {
                        texts::NOTHING_BY_HAND
                    } else {
                        texts::NO_DIFFERENCE
                    };
                    ui.label(nothing);
                }
                Some(found) => {
                    ui.label(texts::count(found.added, found.removed));
                    ui.label(theme::quiet(ui, texts::HOW_TO_READ));
                    ui.checkbox(&mut is_whole, texts::WHOLE_LETTER);
                    ui.add_space(8.0);
                    if is_whole {
                        blocks::show(ui, &found.blocks, "");
                    } else {
                        let (changed, _) = blocks::under_headings(&found.blocks, is_changed);
                        changed.into_iter().for_each(|block| {
                            blocks::show(ui, std::slice::from_ref(block), "");
                        });
                    }
                }
            }
        });
    });
    ui.data_mut(|data| {
        data.insert_temp(id, against);
        data.insert_temp(whole_id, is_whole);
    });
}

/// Whether some words of a block are new or gone.
fn is_changed(block: &Block) -> bool {
    walk::runs(std::slice::from_ref(block)).any(|run| matches!(run.source, Source::Compared(_)))
}

/// The differences, found anew only where the letter or what it is held against is another.
fn compared_with(
    ui: &Ui,
    pane: &Pane<'_>,
    preview: &Arc<Preview>,
    against: Against,
) -> Option<Arc<Compared>> {
    let id = Id::unique("differences of the letter");
    let is_same = |found: &Found| Arc::ptr_eq(&found.preview, preview) && found.against == against;
    if let Some(found) = ui.data(|data| data.get_temp::<Found>(id)).filter(is_same) {
        return found.compared;
    }
    let words = against.words(pane, preview);
    let found = words.map(|words| Arc::new(compared(&words, &preview.blocks)));
    let kept = Found { preview: Arc::clone(preview), against, compared: found.clone() };
    ui.data_mut(|data| data.insert_temp(id, kept));
    found
}
