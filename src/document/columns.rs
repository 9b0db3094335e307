//! How wide the columns of a table are: as the letter says, or else as their text needs.

use super::{Inline, Table};

/// A column that is content with this share of a table's width is never narrower.
const NARROW: f32 = 0.17;

impl Table {
    /// How many columns the widest row has.
    pub fn column_count(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.header.len()]).max().unwrap_or_default()
    }

    /// The widths of the columns that fill `width`, each with the empty `edges` at its sides. `extent` measures a cell, in bold
    /// for a heading: its longest line with no breaking, and its longest part that cannot be broken. All are in the same unit.
    pub fn column_widths(
        &self,
        width: f32,
        edges: f32,
        extent: impl Fn(&[Inline], bool) -> (f32, f32),
    ) -> Vec<f32> {
        let count = self.column_count();
        if self.widths.len() == count
            && self.widths.iter().all(|share| share.is_finite() && *share > 0.0)
        {
            let sum: f32 = self.widths.iter().sum();
            return self.widths.iter().map(|share| width * share / sum).collect();
        }
        let mut wanted = vec![(0.0_f32, 0.0_f32); count];
        let rows =
            [(&self.header, true)].into_iter().chain(self.rows.iter().map(|row| (row, false)));
        for (row, bold) in rows {
            for (cell, want) in row.iter().zip(&mut wanted) {
                let (natural, narrowest) = extent(cell, bold);
                // A heading takes two or three lines, so that a long one over short answers leaves its width to the others.
                let narrowest = if bold { (natural * 0.45).max(narrowest) } else { narrowest };
                let natural = if bold { (natural * 0.6).max(narrowest) } else { natural };
                *want = (want.0.max(natural), want.1.max(narrowest));
            }
        }
        let natural: Vec<f32> = wanted.iter().map(|want| want.0 + edges).collect();
        let needed: Vec<f32> = wanted.iter().map(|want| want.1 + edges).collect();
        shared(&natural, &needed, width)
    }
}

/// Shares a width among columns that each want some and need at least some.
fn shared(natural: &[f32], needed: &[f32], width: f32) -> Vec<f32> {
    let all_natural: f32 = natural.iter().sum();
    if all_natural <= width {
        let spare = (width - all_natural) / natural.len() as f32;
        return natural.iter().map(|natural| natural + spare).collect();
    }
    // Dates, hours and numbers of exhibits stand unbroken; what is left goes to the columns with much to say.
    let unbroken = width * NARROW;
    let of_narrow =
        |(natural, needed): (&f32, &f32)| if *natural <= unbroken { *natural } else { *needed };
    let generous: Vec<f32> = natural.iter().zip(needed).map(of_narrow).collect();
    let needed = if generous.iter().sum::<f32>() <= width { &generous } else { needed };
    let all_needed: f32 = needed.iter().sum();
    if all_needed <= width {
        let spare = (width - all_needed) / (all_natural - all_needed).max(1.0);
        natural
            .iter()
            .zip(needed)
            .map(|(natural, needed)| needed + (natural - needed) * spare)
            .collect()
    } else {
        needed.iter().map(|needed| needed * width / all_needed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn a_table_is_filled_and_no_column_is_narrower_than_its_longest_word() {
        for (natural, needed) in [
            (vec![20.0, 30.0], vec![10.0, 10.0]),
            (vec![12.0, 300.0, 150.0], vec![8.0, 30.0, 25.0]),
        ] {
            let widths = shared(&natural, &needed, 100.0);
            assert!((widths.iter().sum::<f32>() - 100.0).abs() < 0.01, "{widths:?}");
            assert!(
                widths.iter().zip(&needed).all(|(width, needed)| width >= needed),
                "{widths:?}"
            );
        }
    }

    #[test]
    fn a_short_column_stands_unbroken_and_too_much_is_shared_by_need() {
        assert!(shared(&[15.0, 300.0], &[6.0, 30.0], 100.0)[0] >= 15.0);
        assert_eq!(shared(&[200.0, 200.0], &[150.0, 50.0], 100.0), [75.0, 25.0]);
    }
}
