//! What helps with a field: why we ask, an example, the legal basis, how much is enough. It stands with the field while that has
//! the cursor, beside the form where the user wants it there, and a screen reader says it with every field.

use eframe::egui::{Context, Id, Response, Ui};

use super::{FormPane, Spot, long_text, remark, texts};
use crate::case::part::CasePart;
use crate::danish::days::danish_day;
use crate::library::Library;
use crate::place::FieldPath;
use crate::session::Session;
use crate::ui::beside::texts as beside;
use crate::ui::{intake, parts, theme};

fn hand() -> Id {
    Id::unique("field in hand")
}

/// Notes that a field has the cursor. Beside the form its help stays until another field has it.
pub(super) fn note(ui: &Ui, spot: &Spot, has_focus: bool) {
    let focused = ui.memory(|memory| memory.focused());
    if let Some(id) = focused.filter(|_| has_focus) {
        let before = ui.data(|data| data.get_temp::<(FieldPath, Id)>(hand()));
        if before != Some((spot.path, id)) {
            ui.data_mut(|data| data.insert_temp(hand(), (spot.path, id)));
            // A text box is known by its id before it is drawn; nothing else is.
            if id != spot.id() {
                ui.ctx().request_repaint();
            }
        }
    }
}

/// Whether the field has the cursor, as far as that is known before it is drawn.
fn is_in_hand(ui: &Ui, spot: &Spot) -> bool {
    let Some(focused) = ui.memory(|memory| memory.focused()) else { return false };
    let hand = ui.data(|data| data.get_temp::<(FieldPath, Id)>(hand()));
    focused == spot.id() || hand == Some((spot.path, focused))
}

/// Says what is wrong with a field, and what helps with it, to whoever hears the window.
pub(super) fn describe(ui: &Ui, desk: &FormPane<'_>, spot: &Spot, response: &Response) {
    let wrong = desk.findings.at(&spot.path).map(|problem| {
        format!("{}: {} {}", texts::severity(problem.severity), problem.message, problem.cure)
    });
    let helps = lines(desk.library, &spot.key, desk.cite_of(&spot.key));
    let is_portion = long_text::is_portion(ui.ctx(), spot.id());
    let portion = is_portion.then(|| texts::IS_PORTION.to_owned());
    let text: Vec<String> = wrong.chain(portion).chain(helps).collect();
    if !text.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text.join("\n")));
    }
}

/// Draws the help below the label of the field that has the cursor. Where it stands beside the form already, it is not said twice.
pub(super) fn with_field(ui: &mut Ui, desk: &FormPane<'_>, spot: &Spot) {
    if !is_in_hand(ui, spot) || desk.helps_beside {
        return;
    }
    let mut lines = lines(desk.library, &spot.key, desk.cite_of(&spot.key));
    // How much is enough stands below the box, with how much there is.
    let enough = desk.library.words.field(&spot.key).map(|words| texts::enough(words.length));
    lines.retain(|line| Some(line) != enough.as_ref());
    if !lines.is_empty() {
        ui.label(theme::quiet(ui, lines.join("\n")));
    }
}

/// Draws the help for the field that has the cursor, or had it last in this part; for the part where no field had it.
pub fn show(ui: &mut Ui, session: &Session, part: &'static CasePart) {
    let Some(library) = session.library() else { return };
    let hand = ui.data(|data| data.get_temp::<(FieldPath, Id)>(hand()));
    let path = hand.map(|(path, _)| path);
    let Some(path) = path.filter(|path| part.holds(path)) else {
        theme::heading(ui, parts::label(Some(library), part), 3);
        let of_section = || library.words.section(part.section).map(|words| words.help.as_str());
        ui.label(parts::help(part).or_else(of_section).unwrap_or_default());
        ui.add_space(8.0);
        ui.label(theme::quiet(ui, beside::NO_FIELD));
        return;
    };
    let key = path.words_key();
    theme::heading(ui, library.words.label(&key), 3);
    if let Some(origin) = session.case().origins.of(&path) {
        let day = origin.on.parse().map_or_else(|_| origin.on.clone(), danish_day);
        ui.label(theme::quiet(ui, intake::texts::origin(origin.file.name(), &day)));
    }
    let Some(words) = library.words.field(&key) else { return };
    let rule = library.law.cite(&words.provision, session.law_day(part));
    let enough = if words.length > 0 { texts::enough(words.length) } else { String::new() };
    let rule = rule.map(|rule| format!("{}\n{}", rule.says, rule.cite)).unwrap_or_default();
    let said = [
        (beside::WHY, words.help.as_str()),
        (beside::EXAMPLE, words.example.as_str()),
        (beside::ENOUGH, enough.as_str()),
        (beside::RULE, rule.as_str()),
    ];
    let mut is_empty = true;
    for (title, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
        is_empty = false;
        ui.add_space(6.0);
        ui.label(theme::bold(title));
        ui.label(text);
    }
    if is_empty {
        ui.label(beside::NO_HELP);
    }
    for problem in session.findings().at(&path) {
        ui.add_space(6.0);
        remark::show(ui, problem);
        for more in [&*problem.why, &*problem.rule].into_iter().filter(|text| !text.is_empty()) {
            ui.label(theme::quiet(ui, more));
        }
    }
}

/// The field that has the cursor, or had it last.
pub(super) fn in_hand(ctx: &Context) -> Option<FieldPath> {
    ctx.data(|data| data.get_temp::<(FieldPath, Id)>(hand())).map(|(path, _)| path)
}

fn lines(library: &Library, key: &str, cite: Option<&str>) -> Vec<String> {
    let Some(words) = library.words.field(key) else { return Vec::new() };
    let mut lines = Vec::new();
    if !words.help.is_empty() {
        lines.push(words.help.clone());
    }
    if !words.example.is_empty() {
        lines.push(format!("{}: {}", texts::FOR_EXAMPLE, words.example));
    }
    if words.length > 0 {
        lines.push(texts::enough(words.length));
    }
    if let Some(cite) = cite {
        lines.push(format!("{}: {cite}", texts::LEGAL_BASIS));
    }
    lines
}
