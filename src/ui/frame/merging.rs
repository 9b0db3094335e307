//! The question which part of the case is taken from which of two versions.

use eframe::egui::{ScrollArea, Ui};

use super::{answers, texts};
use crate::case::merging::LETTERS;
use crate::session::action::{Action, Reply};
use crate::session::merged_parts::{MergedPart, Merging};
use crate::ui::pane::Pane;
use crate::ui::{compared, theme};

pub const COMPARE: &str = "Vælg del for del";
const TITLE: &str = "Hvad skal med fra hvilken udgave?";
const TEXT: &str = "Det, kun én af jer har ændret, er valgt for dig. Har I begge ændret en del, er din valgt, til du vælger. \
     Begge udgaver bliver gemt ved siden af, som de er nu, og du kan fortryde bagefter.";
const MINE: &str = "Min";
pub const THEIRS: &str = "Den andens";
const MINE_SAYS: &str = "Min:";
const THEIRS_SAYS: &str = "Den andens:";
const OF_BOTH: &str = "I har begge ændret den.";
pub const MERGE: &str = "Saml og gem";

/// Draws the question.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, merging: &Merging) {
    answers::title_and_text(ui, TITLE, TEXT);
    let height = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 460.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for part in &merging.parts {
            one(ui, pane, part);
        }
    });
    ui.add_space(14.0);
    let replies = [(MERGE, Reply::Merge), (texts::CANCEL, Reply::Cancel)];
    let first = answers::answers(ui, pane, &replies);
    answers::reach(pane, first);
}

fn one(ui: &mut Ui, pane: &mut Pane<'_>, part: &MergedPart) {
    let library = pane.session.library().map(AsRef::as_ref);
    let title = match part.name {
        LETTERS => crate::ui::texts::LETTERS,
        name => library.and_then(|it| it.words.section(name)).map_or(name, |words| &words.label),
    }
    .to_owned();
    theme::heading(ui, &title, 3);
    ui.horizontal_wrapped(|ui| {
        for (text, theirs) in [(MINE, false), (THEIRS, true)] {
            let name = format!("{title}: {text}");
            if ui.radio(part.takes_theirs == theirs, text).accessible_name(name).clicked() {
                pane.actions.push(Action::TakePart(part.name, theirs));
            }
        }
        if part.is_of_both {
            ui.label(theme::quiet(ui, OF_BOTH));
        }
    });
    compared::show(ui, pane, &part.changes, (MINE_SAYS, THEIRS_SAYS), None);
    compared::show_beside(ui, pane, &part.beside, (MINE_SAYS, THEIRS_SAYS));
    ui.add_space(6.0);
}
