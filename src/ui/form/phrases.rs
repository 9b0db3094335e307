//! Phrases in a text: the abbreviation before the cursor, the key that puts its phrase in, and where one would go.

use std::ops::Range;

use eframe::egui::{Context, Id, Key, Modifiers, Ui};

use super::{FormPane, Spot, box_of, help, long_text};
use crate::case::field::{Answered, State};
use crate::case::kind::Kind;
use crate::case::part::CasePart;
use crate::place::FieldPath;
use crate::session::action::{Action, Command};
use crate::session::pages::beside::Side;
use crate::session::phrase_wish::PhraseWish;
use crate::session::{Page, Session};
use crate::ui::beside::texts::phrases as texts;
use crate::ui::frame::texts::shortcut;
use crate::ui::theme;

/// Where a phrase would go (stedet til en frase).
pub struct PhrasePlace {
    pub path: FieldPath,
    /// What is marked there, in letters of the text; nothing where the cursor only stands.
    pub letters: Range<usize>,
}

/// The text of several paragraphs that has the cursor, or had it last on this page.
pub fn place(ctx: &Context, session: &Session) -> Option<PhrasePlace> {
    let Page::Section(name) = session.page() else { return None };
    let path =
        help::in_hand(ctx).filter(|path| CasePart::of(path).is_some_and(|it| it.name == name))?;
    let text = text_at(session, &path)?;
    let letters = long_text::selected(ctx, box_of(&path)).unwrap_or_else(|| {
        let end = text.chars().count();
        end..end
    });
    Some(PhrasePlace { path, letters })
}

/// What stands in a text of several paragraphs.
fn text_at<'a>(session: &'a Session, path: &FieldPath) -> Option<&'a str> {
    let answer = session.case().answer(path).filter(|it| it.kind() == Kind::Prose);
    answer.map(|answer| answer.text())
}

/// What stands in a field.
fn text_of<'a>(session: &'a Session, path: &FieldPath) -> Option<&'a str> {
    session.case().answer(path).map(|answer| answer.text())
}

/// Takes the key that asks for phrases, where an abbreviation stands right before the cursor: its phrase comes in its place.
pub(in crate::ui) fn by_key(ctx: &Context, session: &Session) -> Option<Action> {
    if !ctx.input(|input| input.key_pressed(Key::F3) && input.modifiers.is_none()) {
        return None;
    }
    let path = help::in_hand(ctx)?;
    if ctx.memory(|memory| memory.focused()) != Some(box_of(&path)) {
        return None;
    }
    let text = text_at(session, &path)?;
    let letters = long_text::selected(ctx, box_of(&path)).filter(Range::is_empty)?;
    let (phrase, letters) = session.phrases().before(text, letters.end)?;
    let phrase = (phrase.owner, phrase.file.clone());
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F3));
    Some(Action::Phrase(PhraseWish::PutIn { phrase, place: path, letters }))
}

/// Says below a text which phrase the key would put in.
pub(super) fn offer(ui: &mut Ui, desk: &FormPane<'_>, spot: &Spot, answer: &dyn Answered) {
    let letters = long_text::selected(ui.ctx(), spot.id()).filter(Range::is_empty);
    let Some(letters) = letters.filter(|_| answer.state() == State::Given) else { return };
    if let Some((phrase, _)) = desk.phrases.before(answer.text(), letters.end) {
        let keys = shortcut(Command::Beside(Side::Phrases).shortcut());
        ui.label(theme::quiet(ui, texts::offer(&keys, &phrase.heading.title)));
    }
}

/// Where the cursor is to be, until the box has taken it over.
#[derive(Clone)]
struct Aimed {
    path: FieldPath,
    letters: Range<usize>,
    /// The bytes of the text then: once it is another one, somebody writes.
    whole: usize,
    frames: u8,
}

/// Puts the cursor behind what was put in, or marks its first gap, so that what is typed takes its place.
pub(in crate::ui) fn place_cursor(ctx: &Context, session: &mut Session) {
    /// A box that the cursor comes to lets go of what is marked in it until it has it.
    const FRAMES: u8 = 5;
    let id = Id::unique("cursor aimed at");
    let fresh = session.take_put_phrase().map(|(path, letters)| {
        let whole = text_of(session, &path).map_or(0, str::len);
        Aimed { path, letters, whole, frames: FRAMES }
    });
    let known = || ctx.data(|data| data.get_temp::<Aimed>(id));
    let Some(aimed) = fresh.or_else(known) else { return };
    let in_box = box_of(&aimed.path);
    let text = text_of(session, &aimed.path).filter(|text| text.len() == aimed.whole);
    if let Some(text) = text {
        long_text::changed(ctx, in_box, text, aimed.letters.clone());
    }
    let is_taken = ctx.memory(|memory| memory.owns_ime_events(in_box));
    if is_taken || text.is_none() || aimed.frames == 0 {
        ctx.data_mut(|data| data.remove::<Aimed>(id));
    } else {
        let frames = aimed.frames - 1;
        ctx.data_mut(|data| data.insert_temp(id, Aimed { frames, ..aimed }));
        ctx.request_repaint();
    }
}
