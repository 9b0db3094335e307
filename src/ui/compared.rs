//! Two versions of a case, field by field: what the one says and what the other says.

use eframe::egui::{RichText, Ui};

use super::frame::problems;
use super::pane::Pane;
use super::{form, texts, theme};
use crate::case::beside_fields::{BesideChange, LetterOrFile, SaidBeside};
use crate::case::compare::{FieldChange, Said};
use crate::case::field::State;
use crate::place::FieldPath;
use crate::session::action::Action;
use crate::words::ties::in_a_line;

/// So many fields are shown; whoever has more to see opens the other version.
const MOST_FIELDS: usize = 60;
/// So many letters of a text are shown, from a little before it differs.
const MOST_LETTERS: usize = 300;
const BEFORE: usize = 40;

/// A button beside each field, and what it asks for.
pub(super) type Take = (&'static str, fn(FieldPath) -> Action);

/// The fields in which two versions differ, with what each says.
pub(super) fn show(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    changes: &[FieldChange],
    (before, after): (&str, &str),
    take: Option<Take>,
) {
    let library = pane.session.library().map(AsRef::as_ref);
    for change in changes.iter().take(MOST_FIELDS) {
        let place = problems::place_words(library, &change.place);
        ui.label(theme::bold(&place));
        let start = same_letters(&change.before.text, &change.after.text);
        for (name, said) in [(before, &change.before), (after, &change.after)] {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::quiet(ui, name));
                ui.label(RichText::new(words(pane, change, said, start)));
            });
        }
        if let Some((text, action)) = take
            && ui.button(text).accessible_name(format!("{text}: {place}")).clicked()
        {
            pane.actions.push(action(change.place));
        }
        ui.add_space(8.0);
    }
    if let Some(more) = changes.len().checked_sub(MOST_FIELDS).filter(|more| *more > 0) {
        ui.label(theme::quiet(ui, texts::more_fields(more)));
    }
}

/// What differs beside the fields: what answers rest on, letters changed by hand, letters written, files of exhibits.
pub(super) fn show_beside(
    ui: &mut Ui,
    pane: &Pane<'_>,
    changes: &[BesideChange],
    (before, after): (&str, &str),
) {
    let title = |letter: &str| {
        let template = pane.session.library().and_then(|library| library.letters.template(letter));
        template.map_or_else(|| letter.to_owned(), |template| template.title.clone())
    };
    for change in changes {
        let name = match &change.what {
            LetterOrFile::Tie { place, .. } => {
                let library = pane.session.library().map(AsRef::as_ref);
                let path = pane.session.case().path(place);
                texts::tie_of(path.map(|path| problems::place_words(library, &path)).as_deref())
            }
            LetterOrFile::Edits(letter) => texts::edits_of(&title(letter)),
            LetterOrFile::Written(letter) => texts::written_text_of(&title(letter)),
            LetterOrFile::File(number) => texts::file_of_exhibit(*number),
        };
        ui.label(theme::bold(&name));
        for (name, said) in [(before, &change.before), (after, &change.after)] {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::quiet(ui, name));
                ui.label(RichText::new(beside_words(said)));
            });
        }
        ui.add_space(8.0);
    }
}

/// What a version says beside its fields.
fn beside_words(said: &SaidBeside) -> String {
    match said {
        SaidBeside::Tie(tie, number) => {
            let line = in_a_line(tie, Some(number));
            let sentence = excerpt(&tie.sentence, 0);
            if sentence.is_empty() { line } else { format!("{line}: »{sentence}«") }
        }
        _ => texts::said_beside(said, |text| excerpt(text, 0)),
    }
}

/// What a field says, in the words of the form.
fn words(pane: &Pane<'_>, change: &FieldChange, said: &Said, start: usize) -> String {
    if said.state != State::Given {
        return form::texts::state(said.state).to_owned();
    }
    if said.is_list {
        return texts::items(&said.text);
    }
    let key = change.place.words_key();
    let choice = pane.session.library().and_then(|library| {
        library.words.field(&key)?;
        Some(library.words.choice(&key, &said.text)).filter(|words| *words != said.text)
    });
    choice.map_or_else(|| excerpt(&said.text, start), str::to_owned)
}

/// How many letters two texts begin with alike.
fn same_letters(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// A piece of a text around the first letter that differs.
fn excerpt(text: &str, start: usize) -> String {
    let length = text.chars().count();
    if length <= MOST_LETTERS {
        return text.to_owned();
    }
    let from = start.saturating_sub(BEFORE);
    let piece: String = text.chars().skip(from).take(MOST_LETTERS).collect();
    let ends = from + MOST_LETTERS >= length;
    format!("{}{piece}{}", if from > 0 { "… " } else { "" }, if ends { "" } else { " …" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shown_where_it_differs() {
        let long = "æ".repeat(1000);
        let other = format!("{long}ø");
        let start = same_letters(&long, &other);
        assert_eq!(start, 1000);
        assert_eq!(excerpt("kort", 0), "kort");
        let piece = excerpt(&other, start);
        assert!(piece.starts_with("… æ") && piece.ends_with("æø"));
        assert!(excerpt(&other, 0).ends_with("æ …") && excerpt(&other, 0).starts_with('æ'));
    }
}
