//! The recipe of the letter in view: all its texts and when each comes, to be read and searched.

use std::sync::Arc;

use eframe::egui::{Frame, Id, Margin, ScrollArea, TextEdit, Ui};

use super::blocks;
use super::view_texts as texts;
use crate::document::{Block, Document};
use crate::jobs::job::LetterRow;
use crate::library::Library;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// A recipe that was told last.
#[derive(Clone)]
struct ToldRecipe {
    library: Arc<Library>,
    letter: String,
    recipe: Option<Arc<Document>>,
}

/// Draws the recipe.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, row: &LetterRow) {
    let Some(recipe) = recipe(ui, pane, row) else { return };
    let id = Id::unique("what is searched for in a recipe");
    let mut needle: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    Frame::new().inner_margin(Margin::symmetric(20, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(texts::SEARCH);
            let width = ui.available_width().clamp(120.0, 260.0);
            ui.add(TextEdit::singleline(&mut needle).desired_width(width)).labelled_by(label.id);
        });
    });
    let scroll = ScrollArea::vertical().id_salt(("recipe", &row.id));
    scroll.auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 4)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            if needle.trim().is_empty() {
                blocks::show(ui, &recipe.blocks, "");
                return;
            }
            let holds = |block: &Block| blocks::holds(block, &needle);
            let (found, count) = blocks::under_headings(&recipe.blocks, holds);
            let said = if count == 0 { texts::NO_HITS.to_owned() } else { texts::hits(count) };
            ui.label(said);
            for block in found {
                blocks::show(ui, std::slice::from_ref(block), &needle);
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, needle));
}

/// The recipe, told anew only where the letter or the library is another.
fn recipe(ui: &Ui, pane: &Pane<'_>, row: &LetterRow) -> Option<Arc<Document>> {
    let library = pane.session.library()?;
    let id = Id::unique("recipe of the letter");
    let is_same = |told: &ToldRecipe| Arc::ptr_eq(&told.library, library) && told.letter == row.id;
    if let Some(told) = ui.data(|data| data.get_temp::<ToldRecipe>(id)).filter(is_same) {
        return told.recipe;
    }
    let day = pane.session.today();
    let recipe = library.letters.recipe(&row.id, library.sources(), &library.deadlines, day);
    let recipe = recipe.map(Arc::new);
    let told =
        ToldRecipe { library: Arc::clone(library), letter: row.id.clone(), recipe: recipe.clone() };
    ui.data_mut(|data| data.insert_temp(id, told));
    recipe
}
