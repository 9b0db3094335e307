//! The questions that come before everything else: unsaved changes, which file, and whether a file may be replaced.

use eframe::egui::{Context, Frame, Grid, Id, Margin, Modal, ScrollArea, Ui};

use super::answers::{answers, reach, take_name, title, title_and_text};
use super::boxes::{passphrase_answers, path_answers, path_box};
use super::dialogs::Pick;
use super::{held, merging, new_case, passphrases, problems, recovered, texts};
use crate::jobs::job::Difference;
use crate::session::action::{Action, Command, Reply};
use crate::session::question::Question;
use crate::ui::pane::Pane;
use crate::ui::versions::removed;
use crate::ui::{evidence, files, finder, theme};

/// Draws the question that is open, if there is one.
pub(super) fn show(ctx: &Context, pane: &mut Pane<'_>) {
    let Some(question) = pane.session.question() else { return };
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    let id = Id::unique("question");
    // The dialog is named by the title that was drawn in it.
    let name = match question {
        Question::Find(finder) => Some(finder::title(*finder).to_owned()),
        _ => take_name(ctx),
    };
    let area = Modal::default_area(id);
    let area = match name {
        Some(name) => area.accessible_name(format!("{name} – Forberedt")),
        None => area,
    };
    let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        let widest = match question {
            Question::Find(_) | Question::Merge { .. } => 620.0,
            _ => 480.0,
        };
        ui.set_width(widest);
        match question {
            Question::OpenWhere => {
                path_box(ui, pane, texts::open_where(), (texts::CHOOSE_FILE, Pick::CaseToOpen));
                recent(ui, pane);
                path_answers(ui, pane, texts::OPEN);
            }
            Question::SaveWhere(_) => {
                path_box(ui, pane, texts::save_where(), (texts::CHOOSE_PLACE, Pick::PlaceForCase));
                path_answers(ui, pane, texts::SAVE);
            }
            Question::RemoveFile(file) => {
                let replies =
                    [(texts::CANCEL, Reply::Cancel), (files::texts::REMOVE_NOW, Reply::Remove)];
                plain(ui, pane, files::texts::remove(file), &replies);
            }
            Question::PasteOfAnother(_) => {
                let replies = [
                    (texts::PUT_IN_WITHOUT, Reply::PutInWithout),
                    (texts::PUT_IN, Reply::PutIn),
                    (texts::CANCEL, Reply::Cancel),
                ];
                plain(ui, pane, texts::PASTE_OF_ANOTHER, &replies);
            }
            Question::RemoveItems(removal) => {
                let replies = [(texts::CANCEL, Reply::Cancel), (removed::REMOVE, Reply::Remove)];
                let library = pane.session.library().map(AsRef::as_ref);
                let place = problems::place_words(library, &removal.list);
                plain(ui, pane, removed::question(&place, removal), &replies);
            }
            Question::Tie(card) => {
                title(ui, evidence::title(card));
                evidence::card(ui, pane, card);
            }
            Question::NewCase => new_case::show(ui, pane),
            Question::NewOwnKey { refusal, .. } => new_case::make_key(ui, pane, *refusal),
            Question::ChangeOwnKey { refusal } => new_case::change_key(ui, pane, *refusal),
            Question::Passphrase { path, asks, refusal } => {
                passphrases::heading(ui, new_case::locked(path, *asks), *refusal);
                passphrases::boxes(ui, pane, &[texts::PASSPHRASE]);
                passphrase_answers(ui, pane, texts::OPEN);
            }
            Question::NewPassphrase { path, refusal, .. } => {
                passphrases::heading(ui, texts::to_lock(path), *refusal);
                passphrases::boxes(ui, pane, &[texts::NEW_PASSPHRASE, texts::ONCE_MORE]);
                passphrase_answers(ui, pane, texts::SAVE);
            }
            Question::ChangePassphrase { path, refusal } => {
                passphrases::heading(ui, texts::to_change_lock(path), *refusal);
                let labels = [texts::CASE_OR_KEY_NOW, texts::NEW_PASSPHRASE, texts::ONCE_MORE];
                passphrases::boxes(ui, pane, &labels);
                passphrase_answers(ui, pane, texts::SAVE);
            }
            Question::HeldByOther(other) => held::show(ui, pane, other),
            Question::Recovered(found) => recovered::show(ui, pane, found),
            Question::Keys => keys(ui, pane),
            Question::Find(finder) => finder::show(ui, pane, *finder),
            Question::Unsaved(then) => {
                let replies = [
                    (texts::SAVE, Reply::Save),
                    (texts::DISCARD, Reply::Discard),
                    (texts::CANCEL, Reply::Cancel),
                ];
                plain(ui, pane, texts::unsaved(then), &replies);
            }
            Question::UnkeptSettings(_) => {
                let replies = [
                    (texts::SAVE, Reply::Save),
                    (texts::DISCARD, Reply::Discard),
                    (texts::CANCEL, Reply::Cancel),
                ];
                plain(ui, pane, texts::UNKEPT_SETTINGS, &replies);
            }
            Question::ReplaceCase { path, .. } => {
                let replies = [(texts::CANCEL, Reply::Cancel), (texts::REPLACE, Reply::Replace)];
                plain(ui, pane, texts::replace_case(path), &replies);
            }
            Question::ReplaceLetter { order, obstacle } => {
                let replies = [
                    (texts::CANCEL, Reply::Cancel),
                    (texts::BESIDE, Reply::Beside),
                    (texts::REPLACE, Reply::Replace),
                ];
                plain(ui, pane, texts::replace_letter(&order.path, *obstacle), &replies);
            }
            Question::ProtectedCase { path, .. } => {
                let replies = [
                    (texts::ELSEWHERE, Reply::Elsewhere),
                    (texts::REPLACE, Reply::Replace),
                    (texts::CANCEL, Reply::Cancel),
                ];
                plain(ui, pane, texts::protected(path), &replies);
            }
            Question::ProtectedLetter(order) => {
                let replies = [(texts::CANCEL, Reply::Cancel), (texts::REPLACE, Reply::Replace)];
                plain(ui, pane, texts::protected(&order.path), &replies);
            }
            Question::BesideAnother { order, neighbour } => {
                let replies =
                    [(texts::CANCEL, Reply::Cancel), (texts::WRITE_HERE, Reply::BesideAnother)];
                plain(ui, pane, texts::beside_another(&order.path, neighbour), &replies);
            }
            Question::Differs { path, difference, .. } => {
                plain(ui, pane, texts::differs(path, *difference), differing(*difference));
            }
            Question::Merge { merging, .. } => merging::show(ui, pane, merging),
            Question::NoAnswer { path, then, .. } => {
                let mut replies =
                    vec![(texts::ELSEWHERE, Reply::Elsewhere), (texts::AGAIN, Reply::Again)];
                if then.is_some() {
                    replies.push((texts::DISCARD, Reply::Discard));
                }
                replies.push((texts::CANCEL, Reply::Cancel));
                plain(ui, pane, texts::no_answer(path), &replies);
            }
        }
    });
    if modal.should_close() {
        pane.actions.push(Action::Reply(Reply::Cancel));
    }
}

/// A title, a text, and a row of answers.
fn plain(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (title, text): (&str, impl AsRef<str>),
    replies: &[(&str, Reply)],
) {
    title_and_text(ui, title, text.as_ref());
    let first = answers(ui, pane, replies);
    reach(pane, first);
}

/// What can be done with two versions of a case. None of it loses either.
fn differing(difference: Difference) -> &'static [(&'static str, Reply)] {
    match difference {
        Difference::Gone => &[
            (texts::SAVE_AGAIN, Reply::Overwrite),
            (texts::ELSEWHERE, Reply::Elsewhere),
            (texts::CANCEL, Reply::Cancel),
        ],
        Difference::NoCase(_) => &[
            (texts::KEEP_BOTH, Reply::KeepBoth),
            (texts::OVERWRITE, Reply::Overwrite),
            (texts::CANCEL, Reply::Cancel),
        ],
        Difference::Changed(_) => &[
            (merging::COMPARE, Reply::Compare),
            (texts::KEEP_BOTH, Reply::KeepBoth),
            (texts::SHOW_THEIRS, Reply::ShowTheirs),
            (texts::OVERWRITE, Reply::Overwrite),
            (texts::CANCEL, Reply::Cancel),
        ],
        Difference::OtherCase(_) => &[
            (texts::KEEP_BOTH, Reply::KeepBoth),
            (texts::SHOW_THEIRS, Reply::ShowTheirs),
            (texts::OVERWRITE, Reply::Overwrite),
            (texts::CANCEL, Reply::Cancel),
        ],
    }
}

fn recent(ui: &mut Ui, pane: &mut Pane<'_>) {
    if pane.session.recent().is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(theme::bold(texts::RECENT));
    for path in pane.session.recent() {
        if ui.link(path.display().to_string()).clicked() {
            pane.actions.push(Action::TypePath(path.display().to_string()));
            pane.actions.push(Action::Reply(Reply::UsePath));
        }
    }
}

fn keys(ui: &mut Ui, pane: &mut Pane<'_>) {
    title(ui, texts::KEYS);
    ui.add_space(8.0);
    // A low screen shows them in part, and the answer below them in any case.
    let height = (ui.ctx().content_rect().height() - 190.0).max(120.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
            for command in Command::ALL {
                ui.label(theme::bold(texts::shortcut(command.shortcut())));
                ui.label(texts::command(command).1);
                ui.end_row();
            }
            for (keys, what) in texts::KEYS_OF_FIELD {
                ui.label(theme::bold(keys));
                ui.label(what);
                ui.end_row();
            }
        });
    });
    ui.add_space(14.0);
    let first = answers(ui, pane, &[(texts::CLOSE, Reply::Cancel)]);
    reach(pane, first);
}
