//! Which text of a letter each passage of its pages shows.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Context, Id};

use crate::document::page::Slot;
use crate::document::paper::{Passage, PassageRole};
use crate::jobs::job::Preview;
use crate::letters::edits::{TextPlace, TextStanding};

/// A passage by its page and its number on that page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::letters) struct PassageAt {
    pub page: usize,
    pub passage: usize,
}

/// Where the texts of a letter stand on its pages (teksternes pladser).
pub(in crate::ui::letters) struct Places {
    by_place: HashMap<TextPlace, usize>,
    /// Of each text the passages that show it.
    shown: Vec<Vec<PassageAt>>,
    /// Texts between which somebody must choose, and those that were taken out, each with the text beside which it would stand.
    pub asking: Vec<Beside>,
    pub gone: Vec<Beside>,
}

/// A text that has no passage of its own, and where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::letters) struct Beside {
    pub text: usize,
    /// The passage that stands nearest.
    pub at: PassageAt,
    /// Whether it belongs above that passage.
    pub is_above: bool,
}

/// The places that were found last, and in which preview.
#[derive(Clone)]
struct Kept {
    preview: Arc<Preview>,
    places: Arc<Places>,
}

fn place(slot: &Slot) -> TextPlace {
    TextPlace { block: slot.block, row: slot.row }
}

impl Places {
    /// The places of a letter, found anew only where it was filled anew.
    pub(in crate::ui::letters) fn of(ctx: &Context, id: Id, preview: &Arc<Preview>) -> Arc<Self> {
        let id = id.with("places of the texts");
        let kept = ctx.data(|data| data.get_temp::<Kept>(id));
        if let Some(kept) = kept.filter(|kept| Arc::ptr_eq(&kept.preview, preview)) {
            return kept.places;
        }
        let places = Arc::new(Self::found(preview));
        let kept = Kept { preview: Arc::clone(preview), places: Arc::clone(&places) };
        ctx.data_mut(|data| data.insert_temp(id, kept));
        places
    }

    fn found(preview: &Preview) -> Self {
        let mut by_place = HashMap::new();
        for (index, text) in preview.texts.iter().enumerate() {
            by_place.extend(text.stands.iter().map(|place| (*place, index)));
        }
        let mut shown = vec![Vec::new(); preview.texts.len()];
        for (page, letter_page) in preview.paper.pages.iter().enumerate() {
            for (passage, it) in letter_page.passages.iter().enumerate() {
                let text = it.slot.as_ref().and_then(|slot| by_place.get(&place(slot)));
                if let Some(text) = text {
                    shown[*text].push(PassageAt { page, passage });
                }
            }
        }
        let mut places = Self { by_place, shown, asking: Vec::new(), gone: Vec::new() };
        for (index, text) in preview.texts.iter().enumerate() {
            let list = match text.standing {
                TextStanding::Asks | TextStanding::AddedAsks => &mut places.asking,
                TextStanding::TakenOut => &mut places.gone,
                _ => continue,
            };
            let before = places.shown[..=index].iter().rev().find_map(|at| at.last());
            let after = || places.shown[index..].iter().find_map(|at| at.first());
            let below = before.map(|at| Beside { text: index, at: *at, is_above: false });
            let above = || after().map(|at| Beside { text: index, at: *at, is_above: true });
            list.extend(below.or_else(above));
        }
        places
    }

    /// The text that a passage shows.
    pub(in crate::ui::letters) fn text_of(&self, passage: &Passage) -> Option<usize> {
        self.by_place.get(&place(passage.slot.as_ref()?)).copied()
    }

    /// The passages of a text.
    pub(in crate::ui::letters) fn shown(&self, text: usize) -> &[PassageAt] {
        self.shown.get(text).map_or(&[], Vec::as_slice)
    }

    /// The texts that were taken out right beside a text.
    pub(in crate::ui::letters) fn gone_beside(&self, text: usize) -> impl Iterator<Item = usize> {
        let own = self.shown(text);
        self.gone.iter().filter(move |gone| own.contains(&gone.at)).map(|gone| gone.text)
    }
}

pub(in crate::ui::letters) fn passage(preview: &Preview, at: PassageAt) -> Option<&Passage> {
    preview.paper.pages.get(at.page)?.passages.get(at.passage)
}

/// Whether a text is the title of its letter, which must have one.
pub(in crate::ui::letters) fn is_title(preview: &Preview, at: &[PassageAt]) -> bool {
    let first = at.first().and_then(|at| passage(preview, *at));
    first.is_some_and(|passage| passage.role == PassageRole::Heading(1))
}
