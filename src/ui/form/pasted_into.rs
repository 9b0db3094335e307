//! The field that something is pasted into.

use std::ops::Range;

use eframe::egui::Context;

use super::{box_of, help, long_text};
use crate::case::kind::Kind;
use crate::danish::pasted::Form;
use crate::place::FieldPath;
use crate::session::Session;

/// A field of the case that something is pasted into (feltet, der sættes ind i).
pub(in crate::ui) struct PastedInto {
    pub path: FieldPath,
    pub form: Form,
    /// What goes, in letters of its text.
    pub letters: Range<usize>,
    /// How many letters stay.
    pub others: usize,
}

/// The field with the cursor, where it takes any words.
pub(in crate::ui) fn pasted_into(ctx: &Context, session: &Session) -> Option<PastedInto> {
    let path = help::in_hand(ctx)?;
    let id = box_of(&path);
    if ctx.memory(|memory| memory.focused()) != Some(id) {
        return None;
    }
    let answer = session.case().answer(&path)?;
    if !matches!(answer.kind(), Kind::Prose | Kind::Line | Kind::Address) {
        return None;
    }
    let count = answer.text().chars().count();
    let letters = long_text::selected(ctx, id).unwrap_or(count..count);
    let letters = letters.start.min(count)..letters.end.min(count);
    let others = count - letters.len();
    Some(PastedInto { path, form: answer.kind().form(), letters, others })
}
