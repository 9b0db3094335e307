//! A long text is edited a portion at a time, so that a key costs the same in it as in a short one. The portion follows the cursor before
//! that comes near its edge: whoever types, pastes, deletes or goes by arrow meets no edge.

use std::any::TypeId;
use std::collections::HashSet;
use std::ops::Range;

use eframe::egui::text::{ByteIndex, CCursor, CCursorRange, CharIndex};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, Event, Id, Key, Modifiers, Response, TextBuffer, TextEdit, Ui};

use super::into_sight::Led;
use super::{texts, underlined};
use crate::danish::counted::byte_of;
use crate::ui::theme;

/// A text of so many bytes is long, some 2,000 words; one that has become shorter than the other is not any more.
const LONG: usize = 14_000;
const NOT_LONG: usize = 10_000;
/// A paragraph of so many bytes makes a text long too, since a key is paid for by its paragraph.
const LONG_PARAGRAPH: usize = 8_000;
const NOT_LONG_PARAGRAPH: usize = 6_000;
/// As much is shown at a time.
const PORTION: usize = 6_000;
/// The cursor comes no nearer than this to an edge behind which the text goes on: more than the longest line has.
const MARGIN: usize = 600;

/// What of a text is in the box (udsnittet).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Portion {
    bytes: Range<usize>,
    /// The letters of the text that stand before it.
    before: usize,
    /// The bytes of the whole text, to see whether somebody else has changed it.
    whole: usize,
}

fn place(id: Id) -> Id {
    id.with("portion")
}

fn load(ctx: &Context, id: Id) -> Option<Portion> {
    ctx.data(|data| data.get_temp(place(id)))
}

/// Whether a text is too long for a box that has all of it.
pub(in crate::ui) fn is_too_long(text: &str) -> bool {
    is_long(text, false)
}

fn is_long(text: &str, was_long: bool) -> bool {
    let (most, paragraph) =
        if was_long { (NOT_LONG, NOT_LONG_PARAGRAPH) } else { (LONG, LONG_PARAGRAPH) };
    text.len() > most
        || text.len() > paragraph && text.split('\n').any(|line| line.len() > paragraph)
}

/// How many letters of a field's text stand before those that its box holds.
pub(super) fn letters_before(ctx: &Context, id: Id) -> usize {
    load(ctx, id).map_or(0, |portion| portion.before)
}

/// What is marked in a box, or where its cursor stands, in letters of the whole text; none where it never had the cursor.
pub(super) fn selected(ctx: &Context, id: Id) -> Option<Range<usize>> {
    let range = TextEditState::load(ctx, id)?.cursor.char_range()?;
    let before = letters_before(ctx, id);
    let (one, other) = (range.primary.index.0 + before, range.secondary.index.0 + before);
    Some(one.min(other)..one.max(other))
}

/// Whether a box holds no more than a portion of its text.
pub(super) fn is_portion(ctx: &Context, id: Id) -> bool {
    load(ctx, id).is_some_and(|portion| portion.bytes.len() < portion.whole)
}

/// Notes that the text of a box was changed and its cursor set to a letter of the whole text, by others than the box.
pub(super) fn changed(ctx: &Context, id: Id, text: &str, selected: Range<usize>) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let mut portion = load(ctx, id);
    if let Some(portion) = &mut portion {
        *portion =
            Portion::around(text, byte_of(text, selected.start)..byte_of(text, selected.end));
    }
    let before = portion.as_ref().map_or(0, |portion| portion.before);
    let [one, other] =
        [selected.start, selected.end].map(|at| CCursor::new(at.saturating_sub(before)));
    state.cursor.set_char_range(Some(CCursorRange::two(one, other)));
    state.store(ctx, id);
    if let Some(portion) = portion {
        ctx.data_mut(|data| data.insert_temp(place(id), portion));
    }
}

impl Portion {
    /// The portion that a part of the text stands in the middle of.
    fn around(text: &str, part: Range<usize>) -> Self {
        let from = part.start.saturating_sub(PORTION / 2);
        let to = (part.end + PORTION / 2).max(from + PORTION);
        Self::of(text, cut(text, from)..cut(text, to))
    }

    fn of(text: &str, bytes: Range<usize>) -> Self {
        let before = text.get(..bytes.start).map_or(0, |before| before.chars().count());
        Self { bytes, before, whole: text.len() }
    }

    /// Whether the portion is still one of this text.
    fn fits(&self, text: &str) -> bool {
        self.whole == text.len() && text.get(self.bytes.clone()).is_some()
    }

    /// Whether a part of the text stands in the portion with room to go on, and not too much of it.
    fn holds(&self, text: &str, part: &Range<usize>) -> bool {
        let Range { start, end } = self.bytes.clone();
        (start == 0 || start + MARGIN <= part.start)
            && (end == text.len() || part.end + MARGIN <= end)
            && end - start <= part.len() + 2 * PORTION
    }
}

/// The nearest place before a byte where a text can be cut: behind a paragraph, else behind a word, else behind a letter.
fn cut(text: &str, at: usize) -> usize {
    /// A paragraph's end is looked for so far.
    const FAR: usize = 1_500;
    if at == 0 || at >= text.len() {
        return at.min(text.len());
    }
    let at = text.floor_char_boundary(at);
    let near = text.floor_char_boundary(at.saturating_sub(FAR));
    let Some(piece) = text.get(near..at) else { return at };
    let end = piece.rfind('\n').or_else(|| piece.rfind(' '));
    end.map_or(at, |end| near + end + 1)
}

/// The portion of a text, as a box sees it.
struct Shown<'a> {
    text: &'a mut String,
    bytes: Range<usize>,
}

impl TextBuffer for Shown<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text.get(self.bytes.clone()).unwrap_or_default()
    }

    fn insert_text(&mut self, text: &str, letter: CharIndex) -> usize {
        let ByteIndex(at) = self.byte_index_from_char_index(letter);
        self.text.insert_str(self.bytes.start + at, text);
        self.bytes.end += text.len();
        text.chars().count()
    }

    fn delete_char_range(&mut self, letters: Range<CharIndex>) {
        let ByteIndex(from) = self.byte_index_from_char_index(letters.start);
        let ByteIndex(to) = self.byte_index_from_char_index(letters.end);
        self.text.replace_range(self.bytes.start + from..self.bytes.start + to, "");
        self.bytes.end -= to - from;
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Shown<'static>>()
    }
}

/// A box for a text of several lines, however long it is (tekstfelt).
pub(in crate::ui) struct TextBox<'a> {
    pub id: Id,
    /// What the buttons beside it are called by.
    pub name: &'a str,
    /// So many letters fit into the text.
    pub most: usize,
    /// The rows that an empty box has.
    pub rows: usize,
    /// Whether a letter is being put together, so that nothing may move.
    pub is_composing: bool,
    /// The words that are underlined.
    pub wrong: &'a HashSet<String>,
}

impl TextBox<'_> {
    /// Draws the box, and where the text is long what leads to the rest of it.
    pub(in crate::ui) fn show(&self, ui: &mut Ui, text: &mut String) -> Response {
        let Self { id, name, most, is_composing, .. } = *self;
        let mut layouter = underlined::layouter(self.wrong);
        let known = load(ui.ctx(), id);
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if !is_long(text, known.is_some()) {
            if let Some(portion) = known {
                // The cursor stands at the same letter, which has another number now.
                move_cursor(ui.ctx(), id, portion.before, 0);
                ui.data_mut(|data| data.remove::<Portion>(place(id)));
            }
            let edit = self.styled(TextEdit::multiline(text)).layouter(&mut layouter);
            return ui.add(edit.char_limit(most));
        }
        let is_new = known.is_none();
        let mut portion = known.unwrap_or_else(|| Portion::of(text, 0..text.len()));
        let is_stale = is_new || !portion.fits(text);
        if is_stale && !is_new {
            let start = text.floor_char_boundary(portion.bytes.start);
            let end = text.floor_char_boundary(portion.bytes.end);
            portion = Portion::of(text, start..end);
        }
        // Nothing moves below a pointer that marks words, nor while a letter is being put together.
        let is_held = is_composing || ui.input(|input| input.pointer.any_down());
        let mut has_moved = false;
        if has_focus && !is_held && (is_stale || is_to_follow(ui, id, &portion)) {
            let fresh = follow(ui, id, text, &portion);
            has_moved = fresh.bytes != portion.bytes;
            portion = fresh;
        } else if is_stale && !has_focus {
            let start = portion.bytes.start;
            let fresh = Portion::around(text, start..start);
            move_cursor(ui.ctx(), id, portion.before, fresh.before);
            portion = fresh;
        }
        let turned = turn(ui, id, text, &portion, name, Turn::Back);
        let mut shown = Shown { bytes: portion.bytes.clone(), text };
        let others = shown.text.chars().count() - shown.as_str().chars().count();
        let edit = self.styled(TextEdit::multiline(&mut shown)).layouter(&mut layouter);
        let output = edit.char_limit(most.saturating_sub(others)).show(ui);
        let response = output.response.response;
        if let Some(range) = output.cursor_range {
            let line = output.galley.pos_from_cursor(range.primary);
            let line = line.translate(output.galley_pos.to_vec2());
            Led::after(ui, id, (is_new && has_focus, has_moved)).lead(ui, id, line);
        }
        let bytes = shown.bytes;
        portion = Portion { whole: text.len(), bytes, ..portion };
        let turned = turned.or(turn(ui, id, text, &portion, name, Turn::On));
        ui.label(theme::quiet(ui, texts::portion(&portion.bytes, text.len())));
        let portion = turned.unwrap_or(portion);
        ui.data_mut(|data| data.insert_temp(place(id), portion));
        response
    }

    fn styled<'t>(&self, edit: TextEdit<'t>) -> TextEdit<'t> {
        let edit = edit.desired_rows(self.rows).desired_width(f32::INFINITY);
        edit.id(self.id).margin(eframe::egui::Margin::symmetric(8, 6))
    }
}

/// Lets the cursor stand at the same letter of the text in another portion.
fn move_cursor(ctx: &Context, id: Id, before: usize, now_before: usize) {
    let Some(mut state) = TextEditState::load(ctx, id) else { return };
    let moved =
        |cursor: CCursor| CCursor::new((cursor.index.0 + before).saturating_sub(now_before));
    if let Some(range) = state.cursor.char_range() {
        let range = CCursorRange {
            primary: moved(range.primary),
            secondary: moved(range.secondary),
            ..range
        };
        state.cursor.set_char_range(Some(range));
    }
    // What the box would undo by itself stood in another portion; undoing is the case's.
    state.clear_undoer();
    state.store(ctx, id);
}

/// Whether the portion is to be where the cursor is: when something is pressed or typed, but not while somebody only looks around.
fn is_to_follow(ui: &Ui, id: Id, portion: &Portion) -> bool {
    let is_placed =
        TextEditState::load(ui.ctx(), id).is_some_and(|it| it.cursor.char_range().is_some());
    let is_work = |event: &Event| {
        matches!(
            event,
            Event::Key { pressed: true, .. }
                | Event::Text(_)
                | Event::Paste(_)
                | Event::Cut
                | Event::Ime(_)
        )
    };
    !is_placed
        || portion.bytes.len() > 2 * PORTION
        || ui.input(|input| input.events.iter().any(is_work))
}

/// The portion in which the cursor has room for what is pressed now.
fn follow(ui: &Ui, id: Id, text: &str, portion: &Portion) -> Portion {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let shown = text.get(portion.bytes.clone()).unwrap_or_default();
    let at = |cursor: CCursor| portion.bytes.start + byte_of(shown, cursor.index.0);
    let range = state.cursor.char_range();
    // Where nobody has been yet the cursor goes to the end, as in any box.
    let is_placed = range.is_some();
    let range = range.unwrap_or_default();
    let (mut primary, mut secondary) = (at(range.primary), at(range.secondary));
    let command = Modifiers::COMMAND;
    let both = command.plus(Modifiers::SHIFT);
    let mut has_gone = true;
    if !is_placed {
        (primary, secondary) = (text.len(), text.len());
    } else if pressed(command, Key::A) {
        (primary, secondary) = (text.len(), 0);
    } else if pressed(both, Key::Home) {
        primary = 0;
    } else if pressed(both, Key::End) {
        primary = text.len();
    } else if pressed(command, Key::Home) {
        (primary, secondary) = (0, 0);
    } else if pressed(command, Key::End) {
        (primary, secondary) = (text.len(), text.len());
    } else {
        has_gone = false;
    }
    let part = primary.min(secondary)..primary.max(secondary);
    if !has_gone && portion.holds(text, &part) {
        return portion.clone();
    }
    let fresh = Portion::around(text, part);
    let letter = |at: usize| {
        let before = text.get(fresh.bytes.start..at).unwrap_or_default();
        CCursor::new(before.chars().count())
    };
    let range = CCursorRange { primary: letter(primary), secondary: letter(secondary), ..range };
    state.cursor.set_char_range(Some(range));
    state.clear_undoer();
    state.store(ui.ctx(), id);
    fresh
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Back,
    On,
}

/// The button that leads to what stands before or after the portion; gives that portion when it is pressed.
fn turn(
    ui: &mut Ui,
    id: Id,
    text: &str,
    portion: &Portion,
    name: &str,
    turn: Turn,
) -> Option<Portion> {
    let Range { start, end } = portion.bytes.clone();
    let (is_there, words) = match turn {
        Turn::Back => (start > 0, texts::EARLIER_PORTION),
        Turn::On => (end < text.len(), texts::LATER_PORTION),
    };
    if !is_there {
        return None;
    }
    let button = ui.small_button(words);
    let is_clicked = button.clicked();
    button.accessible_name(format!("{name}: {words}"));
    if !is_clicked {
        return None;
    }
    let (fresh, cursor) = match turn {
        Turn::Back => {
            let from = cut(text, start.saturating_sub(PORTION));
            (Portion::of(text, from..start), start)
        }
        Turn::On => (Portion::of(text, end..cut(text, end + PORTION)), end),
    };
    let letter = text.get(fresh.bytes.start..cursor).unwrap_or_default().chars().count();
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(letter))));
    state.clear_undoer();
    state.store(ui.ctx(), id);
    Some(fresh)
}
