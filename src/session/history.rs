//! Undo and redo by whole snapshots of the case.
//!
//! Snapshots share the sections that did not change, so a step costs one section and undoing costs none. Typing in one field is one step until
//! the typist pauses.

use std::sync::Arc;
use std::time::Duration;

use crate::case::Case;
use crate::case::part::CasePart;
use crate::place::FieldPath;

/// A pause this long ends a step of typing.
const PAUSE: Duration = Duration::from_millis(1000);
/// Typing without a pause is cut into steps of this length, so that undo never takes away minutes of work.
const LONGEST: Duration = Duration::from_secs(15);
const STEPS: usize = 200;

/// What was done and can be undone (fortrydelseshistorik).
#[derive(Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    typing: Option<Typing>,
    /// The text of a letter that is typed by hand, since when, and when last.
    typing_by_hand: Option<(String, Duration, Duration)>,
}

struct Step {
    /// The case as it was on the other side of the step.
    case: Arc<Case>,
    /// Where the change was made, so that undoing it can show the place.
    place: Changed,
}

/// Where a change was made (det ændrede sted).
#[derive(Clone, Copy, Debug)]
pub enum Changed {
    Field(FieldPath),
    /// The text of a letter was edited by hand.
    Letter,
    /// A part was marked as finished, or no longer is.
    Mark(&'static CasePart),
}

/// The text of a letter that is typed by hand (teksten, der skrives i).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedText {
    pub name: String,
    /// Whether this begins a step, whatever was typed before.
    pub begins: bool,
}

struct Typing {
    place: FieldPath,
    began: Duration,
    last: Duration,
}

/// Whether a change is part of typing a text, or stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Typed,
    Whole,
}

impl History {
    /// What is typed from now on is a step of its own.
    pub fn part(&mut self) {
        self.typing = None;
        self.typing_by_hand = None;
    }

    /// Notes that the case was `before` until a part was marked.
    pub fn record_mark(&mut self, before: &Arc<Case>, part: &'static CasePart) {
        self.typing = None;
        self.push(before, Changed::Mark(part));
    }

    /// Notes that the case was `before` until the text of a letter was edited: this one, where it was typed.
    pub fn record_edit(&mut self, before: &Arc<Case>, text: Option<&TypedText>, now: Duration) {
        self.typing = None;
        if let (Some(text), Some((typed, began, last))) = (text, &mut self.typing_by_hand)
            && !text.begins
            && *typed == text.name
            && now.saturating_sub(*last) < PAUSE
            && now.saturating_sub(*began) < LONGEST
        {
            *last = now;
            self.redo.clear();
            return;
        }
        self.push(before, Changed::Letter);
        self.typing_by_hand = text.map(|text| (text.name.clone(), now, now));
    }

    /// Notes that the case was `before` until a change was made at `place`.
    pub fn record(&mut self, before: &Arc<Case>, place: &FieldPath, change: Change, now: Duration) {
        if change == Change::Typed
            && let Some(typing) = &mut self.typing
            && typing.place == *place
            && now.saturating_sub(typing.last) < PAUSE
            && now.saturating_sub(typing.began) < LONGEST
        {
            typing.last = now;
            self.redo.clear();
            return;
        }
        self.typing =
            (change == Change::Typed).then_some(Typing { place: *place, began: now, last: now });
        self.push(before, Changed::Field(*place));
    }

    fn push(&mut self, before: &Arc<Case>, place: Changed) {
        self.redo.clear();
        self.typing_by_hand = None;
        if self.undo.len() == STEPS {
            self.undo.remove(0);
        }
        self.undo.push(Step { case: Arc::clone(before), place });
    }

    /// Takes the last step back: the case as it was, and where it changed.
    pub fn undo(&mut self, current: &Arc<Case>) -> Option<(Arc<Case>, Changed)> {
        self.typing = None;
        self.typing_by_hand = None;
        let step = self.undo.pop()?;
        self.redo.push(Step { case: Arc::clone(current), place: step.place });
        Some((step.case, step.place))
    }

    /// Does the step again that was undone last.
    pub fn redo(&mut self, current: &Arc<Case>) -> Option<(Arc<Case>, Changed)> {
        self.typing = None;
        self.typing_by_hand = None;
        let step = self.redo.pop()?;
        self.undo.push(Step { case: Arc::clone(current), place: step.place });
        Some((step.case, step.place))
    }

    /// Where the change was made that would be undone; none where there is nothing to undo.
    pub fn next_undo(&self) -> Option<Changed> {
        self.undo.last().map(|step| step.place)
    }

    /// The same for what would be done again.
    pub fn next_redo(&self) -> Option<Changed> {
        self.redo.last().map(|step| step.place)
    }
}
