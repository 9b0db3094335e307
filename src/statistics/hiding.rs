//! Which numbers are hidden, so that none that is small can be seen or reckoned back from those that are shown.
//!
//! All tables are looked at together: each sum that a reader can make, rows, columns, sums so far and all in all, is a relation between
//! numbers. A hidden number is safe where the shown ones allow it to be anything from nothing to [`SMALLEST_SHOWN`] at least; what
//! they allow is solved for as a linear programme.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};

use super::SMALLEST_SHOWN;

/// A number among all that a report may show.
pub(super) type Number = usize;

/// A number that is the sum of others.
type Sum = (Number, Vec<Number>);

/// The numbers of a report, and which of them are the sums of which.
#[derive(Default)]
pub(super) struct Numbers {
    pub values: Vec<u32>,
    pub sums: Vec<Sum>,
}

impl Numbers {
    pub(super) fn push(&mut self, value: u32) -> Number {
        self.values.push(value);
        self.values.len() - 1
    }

    /// The sum of these numbers, as a number of its own.
    pub(super) fn sum(&mut self, parts: Vec<Number>) -> Number {
        let whole = self.push(parts.iter().map(|part| self.values[*part]).sum());
        self.sums.push((whole, parts));
        whole
    }

    /// Which are hidden.
    pub(super) fn hidden(&self) -> Vec<bool> {
        let mut hidden: Vec<bool> =
            self.values.iter().map(|value| *value < SMALLEST_SHOWN).collect();
        loop {
            self.hide_lonely(&mut hidden);
            match self.cover_of_an_open_one(&hidden) {
                Some(cover) => hidden[cover] = true,
                None => break,
            }
        }
        // What a reader reckons back in their head may as well stand there. It is none of the small ones.
        for number in 0..self.values.len() {
            let is_large = self.values[number] >= SMALLEST_SHOWN;
            if hidden[number] && is_large {
                let (least, most) = self.bounds(number, &hidden);
                hidden[number] = most - least > TOLERANCE;
            }
        }
        hidden
    }

    /// Hides another number in every sum in which one alone is hidden: it would be what is missing.
    fn hide_lonely(&self, hidden: &mut [bool]) {
        loop {
            let lonely = self.sums.iter().find_map(|(whole, parts)| {
                let mut all = parts.iter().chain([whole]);
                if all.clone().filter(|number| hidden[**number]).count() != 1 {
                    return None;
                }
                all.clone()
                    .filter(|number| !hidden[**number] && *number != whole)
                    .min_by_key(|number| self.values[**number])
                    .or_else(|| all.find(|number| !hidden[**number]))
                    .copied()
            });
            match lonely {
                Some(number) => hidden[number] = true,
                None => return,
            }
        }
    }

    /// What is to be hidden as well, since a reader could tell a small number to be small, or exactly; none where all are safe.
    fn cover_of_an_open_one(&self, hidden: &[bool]) -> Option<Number> {
        let small = |number: &Number| self.values[*number] < SMALLEST_SHOWN;
        (0..self.values.len()).filter(small).find_map(|number| {
            let (least, most) = self.bounds(number, hidden);
            // A number may be as small as nothing, so only the upper end and the width tell anything.
            let is_open =
                most < f64::from(SMALLEST_SHOWN) - TOLERANCE || most - least < 1.0 - TOLERANCE;
            if is_open { self.cover(number, hidden) } else { None }
        })
    }

    /// The smallest number that is shown in the sums that bear on this one, those that it stands in itself first.
    fn cover(&self, number: Number, hidden: &[bool]) -> Option<Number> {
        let near: Vec<&Sum> =
            self.near(number, hidden).into_iter().map(|sum| &self.sums[sum]).collect();
        let is_own = |sum: &&&Sum| sum.0 == number || sum.1.contains(&number);
        let own: Vec<&Sum> = near.iter().filter(is_own).copied().collect();
        self.smallest_shown(&own, hidden).or_else(|| self.smallest_shown(&near, hidden))
    }

    fn smallest_shown(&self, sums: &[&Sum], hidden: &[bool]) -> Option<Number> {
        let shown = |number: &&Number| !hidden[**number];
        let value = |number: &&Number| self.values[**number];
        let parts = sums.iter().flat_map(|(_, parts)| parts).filter(shown);
        let wholes = sums.iter().map(|(whole, _)| whole).filter(shown);
        parts.min_by_key(value).or_else(|| wholes.min_by_key(value)).copied()
    }

    /// Between what a reader knows a number to lie.
    pub(super) fn bounds(&self, number: Number, hidden: &[bool]) -> (f64, f64) {
        if !hidden[number] {
            let value = f64::from(self.values[number]);
            return (value, value);
        }
        let near = self.near(number, hidden);
        // Where no number is shown there is nothing to reckon from.
        let shows_some = near
            .iter()
            .map(|sum| &self.sums[*sum])
            .any(|(whole, parts)| parts.iter().chain([whole]).any(|number| !hidden[*number]));
        if !shows_some {
            return (0.0, MOST);
        }
        let end = |direction| self.end(number, hidden, &near, direction);
        // What could not be solved is taken for known: more is hidden then than it would take, and never less.
        let value = f64::from(self.values[number]);
        match (end(OptimizationDirection::Minimize), end(OptimizationDirection::Maximize)) {
            (Some(least), Some(most)) => (least, most),
            _ => (value, value),
        }
    }

    /// The sums that bear on a number, over whatever hidden numbers they are tied by.
    fn near(&self, number: Number, hidden: &[bool]) -> Vec<usize> {
        let mut is_tied = vec![false; self.values.len()];
        is_tied[number] = true;
        let mut is_near = vec![false; self.sums.len()];
        loop {
            let before = is_near.iter().filter(|it| **it).count();
            for (index, (whole, parts)) in self.sums.iter().enumerate() {
                let all = || parts.iter().chain([whole]).filter(|it| hidden[**it]);
                if all().any(|it| is_tied[*it]) {
                    is_near[index] = true;
                    all().for_each(|it| is_tied[*it] = true);
                }
            }
            if is_near.iter().filter(|it| **it).count() == before {
                return (0..self.sums.len()).filter(|index| is_near[*index]).collect();
            }
        }
    }

    /// The least or the most that a number can be; none where that could not be solved.
    fn end(
        &self,
        number: Number,
        hidden: &[bool],
        near: &[usize],
        direction: OptimizationDirection,
    ) -> Option<f64> {
        let mut programme = Problem::new(direction);
        let mut variables = vec![None; self.values.len()];
        for (whole, parts) in near.iter().map(|index| &self.sums[*index]) {
            for it in parts.iter().chain([whole]).filter(|it| hidden[**it]) {
                variables[*it].get_or_insert_with(|| {
                    let weight = if *it == number { 1.0 } else { 0.0 };
                    programme.add_var(weight, (0.0, MOST))
                });
            }
        }
        variables[number]?;
        for (whole, parts) in near.iter().map(|index| &self.sums[*index]) {
            let mut sum = LinearExpr::empty();
            let mut known = 0.0;
            let signed = parts.iter().map(|part| (part, 1.0)).chain([(whole, -1.0)]);
            for (it, sign) in signed {
                match variables[*it] {
                    Some(variable) => sum.add(variable, sign),
                    None => known += sign * f64::from(self.values[*it]),
                }
            }
            programme.add_constraint(sum, ComparisonOp::Eq, -known);
        }
        let outcome = programme.solve().ok()?;
        outcome.solution().map(|solution| solution.objective())
    }
}

/// No reader takes a number to be larger than this.
const MOST: f64 = 1e6;
/// How far a solved number may be beside the true one.
const TOLERANCE: f64 = 1e-6;
