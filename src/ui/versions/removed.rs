//! What was taken out of the case's lists: told before it goes, and listed afterwards.

use eframe::egui::{Role, Ui, UiBuilder};

use crate::case::removed::RemovedItem;
use crate::danish::capital::capitalised;
use crate::session::removal::{Removal, Removed};
use crate::ui::frame::problems;
use crate::ui::pane::Pane;
use crate::ui::theme;

const TITLE: &str = "Fjernet fra sagen";
const HELP: &str = "Her står, at noget var der, og hvem der fjernede det. Hvad der ellers stod i det, gemmer listen ikke.";
pub const REMOVE: &str = "Fjern";
/// So many are named in the question.
const MOST_NAMED: usize = 5;

/// The list of what is gone, the newest first; nothing where nothing is.
pub fn show(ui: &mut Ui, pane: &Pane<'_>) {
    let case = pane.session.case();
    if case.removed.is_empty() {
        return;
    }
    ui.add_space(18.0);
    theme::heading(ui, TITLE, 2);
    ui.label(theme::quiet(ui, HELP));
    ui.add_space(6.0);
    let library = pane.session.library().map(AsRef::as_ref);
    let rows = UiBuilder::new()
        .id_salt("what was removed")
        .accessibility_role(Role::List)
        .accessibility_label(TITLE);
    ui.scope_builder(rows, |ui| {
        for item in case.removed.all().iter().rev() {
            let place = case.path(&item.list).map(|path| problems::place_words(library, &path));
            ui.label(row(&place.unwrap_or_else(|| item.list.clone()), item));
        }
    });
}

fn row(place: &str, item: &RemovedItem) -> String {
    let by =
        if item.removed_by.is_empty() { String::new() } else { format!(" af {}", item.removed_by) };
    format!("{} i {place}. Fjernet {}{by}.", capitalised(&named(item)), item.removed_on)
}

/// Which item it is, and how much stands in it.
fn named(item: &RemovedItem) -> String {
    let title = if item.title.is_empty() { String::new() } else { format!(" »{}«", item.title) };
    let answers = match item.answers {
        1 => "1 svar".to_owned(),
        count => format!("{count} svar"),
    };
    format!("punkt {}{title} med {answers}", item.number)
}

/// The question before something goes.
pub fn question(place: &str, removal: &Removal) -> (&'static str, String) {
    let Removal { what, goes, .. } = removal;
    let title = match what {
        Removed::Item(_) => "Fjern punktet",
        Removed::All(_) => "Fjern alle punkter",
    };
    let mut named: Vec<String> = goes.iter().take(MOST_NAMED).map(named).collect();
    if let Some(more) = goes.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        named.push(format!("{more} til"));
    }
    let text = format!(
        "Det forsvinder fra {place}: {}. Du kan fortryde med Ctrl+Z. Sagen husker, at det var der.",
        named.join("; ")
    );
    (title, text)
}
