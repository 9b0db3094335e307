//! The names that a template sets on its way, and what each of them stands for when it is told.

use super::clause::Subject;
use crate::letters::template::program::Expr;

/// What a name is made of at the most, names that it hangs on included.
const MOST: usize = 200;

/// The expressions that an expression is made of.
pub(super) fn inner(expression: &Expr) -> Vec<&Expr> {
    match expression {
        Expr::Field(one, _)
        | Expr::Is(one, _)
        | Expr::Chosen(one, _)
        | Expr::Amount(one)
        | Expr::Year(one)
        | Expr::Cited(one)
        | Expr::About(one)
        | Expr::Count(one)
        | Expr::Item(one, _)
        | Expr::Round(one, _)
        | Expr::Not(one)
        | Expr::FirstLetter(one, _)
        | Expr::Shifted { day: one, .. }
        | Expr::TalkFrom(one)
        | Expr::Shortened(one, _)
        | Expr::InWords(one) => vec![one],
        Expr::And(one, other)
        | Expr::Or(one, other)
        | Expr::Compare(_, one, other)
        | Expr::Reckon(_, one, other)
        | Expr::Otherwise(one, other)
        | Expr::Aged(_, one, other)
        | Expr::Join(one, other) => vec![one, other],
        Expr::Pick { condition, then, otherwise } => vec![condition, then, otherwise],
        _ => Vec::new(),
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(in crate::letters) enum Held<'p> {
    /// Nothing yet, or one thing in some cases and another in others.
    Untold,
    Value(&'p Expr),
    /// The item of a loop, by the loop's place in [`Names::loops`].
    Item(usize),
    /// The count of a loop's rounds.
    Round,
}

/// The names of a template at a place of it (navnene dér).
#[derive(Clone, Debug)]
pub(in crate::letters) struct Names<'p> {
    held: Vec<Held<'p>>,
    /// The lists of the loops that are under way, from the outermost.
    loops: Vec<Option<Subject>>,
}

impl<'p> Names<'p> {
    pub(in crate::letters) fn new(slots: usize) -> Self {
        Self { held: vec![Held::Untold; slots], loops: Vec::new() }
    }

    pub(in crate::letters) fn held(&self, slot: usize) -> Held<'p> {
        self.held.get(slot).copied().unwrap_or(Held::Untold)
    }

    fn hold(&mut self, slot: usize, held: Held<'p>) {
        if let Some(place) = self.held.get_mut(slot) {
            *place = held;
        }
    }

    /// Sets a name. One that is made of itself, or of too many others, is not told.
    pub(in crate::letters) fn set(&mut self, slot: usize, value: &'p Expr) {
        let (mut waiting, mut seen) = (vec![value], 0);
        let mut is_told = true;
        while let Some(next) = waiting.pop() {
            seen += 1;
            match next {
                Expr::Slot(other) if *other == slot => is_told = false,
                Expr::Slot(other) => {
                    if let Held::Value(value) = self.held(*other) {
                        waiting.push(value);
                    }
                }
                other => waiting.extend(inner(other)),
            }
            if !is_told || seen > MOST {
                self.hold(slot, Held::Untold);
                return;
            }
        }
        self.hold(slot, Held::Value(value));
    }

    /// What is set on two ways that the template may take: a name that they set otherwise is not known after them.
    pub(in crate::letters) fn meet(&mut self, other: &Self) {
        for (one, other) in self.held.iter_mut().zip(&other.held) {
            let same = match (&one, other) {
                (Held::Value(one), Held::Value(other)) => std::ptr::eq(*one, *other),
                (Held::Item(one), Held::Item(other)) => one == other,
                (Held::Round, Held::Round) => true,
                _ => false,
            };
            if !same {
                *one = Held::Untold;
            }
        }
    }

    /// Begins a loop over a list, which none may know.
    pub(in crate::letters) fn begin(&mut self, item: usize, round: usize, list: Option<Subject>) {
        self.hold(item, Held::Item(self.loops.len()));
        self.hold(round, Held::Round);
        self.loops.push(list);
    }

    pub(in crate::letters) fn end(&mut self) {
        self.loops.pop();
    }

    /// The list of the loop with this place, and whether it is the innermost.
    pub(in crate::letters) fn list(&self, at: usize) -> Option<(&Subject, bool)> {
        Some((self.loops.get(at)?.as_ref()?, at + 1 == self.loops.len()))
    }
}
