//! What is hidden cannot be reckoned back, and what is shown adds up.

use super::counting::CaseCounts;
use super::facts::{CaseFacts, Recommended};
use super::hiding::Numbers;
use super::{SMALLEST_SHOWN, Shown, Tables, tables};

fn recommended(counts: &[(i8, Recommended, u32)]) -> CaseCounts {
    let mut counting = CaseCounts::default();
    for (month, kind, count) in counts {
        for _ in 0..*count {
            counting.add(&CaseFacts {
                recommended: Some(((2013, *month), *kind)),
                ..CaseFacts::default()
            });
        }
    }
    counting
}

/// The months of the status note of 2013; the fourth kind is spread as one likes.
fn of_2013() -> CaseCounts {
    let rows = [
        (Recommended::Fleksjob, [3, 2, 6, 7, 8, 9, 6, 8, 16, 16]),
        (Recommended::Pension, [9, 11, 13, 14, 17, 18, 15, 21, 32, 20]),
        (Recommended::ResourceCourse, [1, 2, 5, 2, 7, 12, 6, 19, 33, 16]),
        (Recommended::Other, [30, 32, 34, 36, 33, 35, 34, 33, 35, 33]),
    ];
    let counts = rows.iter().flat_map(|(kind, months)| {
        (3..).zip(months).map(move |(month, count)| (month, *kind, *count))
    });
    recommended(&counts.collect::<Vec<_>>())
}

fn column(tables: &Tables, id: &str, column: usize) -> Vec<Shown> {
    let table = tables.tables.iter().find(|table| table.id == id).unwrap();
    table.rows.iter().map(|(_, figures)| tables.shown(figures[column])).collect()
}

#[test]
fn the_figures_of_2013_come_out_month_by_month() {
    let tables = tables(&of_2013(), true);
    let counts = |id: &str, at: usize| -> Vec<u32> {
        let shown = column(&tables, id, at).into_iter().map(|shown| match shown {
            Shown::Count(count) => count,
            other => panic!("{other:?}"),
        });
        shown.collect()
    };
    assert_eq!(counts("recommended", 0), [3, 2, 6, 7, 8, 9, 6, 8, 16, 16, 81]);
    assert_eq!(counts("recommended-so-far", 0), [3, 5, 11, 18, 26, 35, 41, 49, 65, 81]);
    assert_eq!(counts("recommended", 1), [9, 11, 13, 14, 17, 18, 15, 21, 32, 20, 170]);
    assert_eq!(counts("recommended-so-far", 1), [9, 20, 33, 47, 64, 82, 97, 118, 150, 170]);
    assert_eq!(counts("recommended", 2), [1, 2, 5, 2, 7, 12, 6, 19, 33, 16, 103]);
    assert_eq!(counts("recommended-so-far", 2), [1, 3, 8, 10, 17, 29, 35, 54, 87, 103]);
    assert_eq!(counts("recommended", 3).last(), Some(&335));
    assert_eq!(counts("recommended", 5).last(), Some(&689));
    assert_eq!(tables.cases(), Shown::Count(689));
}

/// Whether the shown numbers fix a hidden one, told by elimination over fractions: another way than the one that hides.
fn fixed_by_elimination(numbers: &Numbers, hidden: &[bool]) -> Vec<usize> {
    let unknown: Vec<usize> = (0..hidden.len()).filter(|number| hidden[*number]).collect();
    let place = |number: usize| unknown.iter().position(|it| *it == number);
    let mut rows: Vec<Vec<f64>> = numbers
        .sums
        .iter()
        .map(|(whole, parts)| {
            let mut row = vec![0.0; unknown.len()];
            for part in parts {
                if let Some(at) = place(*part) {
                    row[at] += 1.0;
                }
            }
            if let Some(at) = place(*whole) {
                row[at] -= 1.0;
            }
            row
        })
        .collect();
    let mut next = 0;
    for at in 0..unknown.len() {
        let Some(pivot) = (next..rows.len()).find(|row| rows[*row][at].abs() > 1e-9) else {
            continue;
        };
        rows.swap(next, pivot);
        let lead = rows[next][at];
        rows[next].iter_mut().for_each(|value| *value /= lead);
        let pivot = rows[next].clone();
        for (index, row) in rows.iter_mut().enumerate() {
            let times = row[at];
            if index != next && times.abs() > 1e-9 {
                row.iter_mut().zip(&pivot).for_each(|(value, lead)| *value -= times * lead);
            }
        }
        next += 1;
    }
    // A row with one unknown left tells it.
    let lonely = rows.iter().filter_map(|row| {
        let mut left = row.iter().enumerate().filter(|(_, value)| value.abs() > 1e-9);
        let (at, _) = left.next()?;
        left.next().is_none().then(|| unknown[at])
    });
    lonely.collect()
}

#[test]
fn nothing_small_is_shown_and_nothing_hidden_can_be_solved_for() {
    for counting in [
        of_2013(),
        recommended(&[(1, Recommended::Pension, 1)]),
        recommended(&[(1, Recommended::Pension, 9), (1, Recommended::Fleksjob, 4)]),
        recommended(&[
            (1, Recommended::Pension, 40),
            (1, Recommended::Fleksjob, 2),
            (2, Recommended::Pension, 30),
            (2, Recommended::Fleksjob, 30),
            (3, Recommended::ResourceCourse, 6),
        ]),
    ] {
        let tables = tables(&counting, false);
        for table in &tables.tables {
            for (name, figures) in &table.rows {
                for figure in figures {
                    if let Shown::Count(count) = tables.shown(*figure) {
                        assert!(count >= SMALLEST_SHOWN, "{}, {name}: {count}", table.id);
                    }
                }
            }
        }
        let (numbers, hidden) = tables.numbers_and_hidden();
        let fixed = fixed_by_elimination(numbers, hidden);
        assert!(fixed.is_empty(), "{fixed:?}");
    }
}

#[test]
fn two_hidden_numbers_that_only_add_up_in_one_way_take_a_third_with_them() {
    // What is shown leaves nothing for the others, so that each is seen to be nothing.
    let mut numbers = Numbers::default();
    let parts: Vec<usize> = [689, 0, 0].map(|value| numbers.push(value)).to_vec();
    let whole = numbers.sum(parts);
    let hidden = numbers.hidden();
    assert!(hidden[0] || hidden[whole], "{hidden:?}");
    // 8 in all: 5 shown would leave 3 for two hidden ones, so that each is seen to be small.
    let mut numbers = Numbers::default();
    let parts: Vec<usize> = [5, 1, 2].map(|value| numbers.push(value)).to_vec();
    numbers.sum(parts);
    let hidden = numbers.hidden();
    assert_eq!(hidden, [true, true, true, false]);
    for number in 0..3 {
        let (least, most) = numbers.bounds(number, &hidden);
        assert!(least < 1.0 && most >= f64::from(SMALLEST_SHOWN), "{number}: {least} to {most}");
    }
}

#[test]
fn two_folders_counted_apart_are_the_same_as_one() {
    let one = recommended(&[(1, Recommended::Pension, 7), (2, Recommended::Other, 6)]);
    let other = recommended(&[(1, Recommended::Pension, 5)]);
    let both = recommended(&[(1, Recommended::Pension, 12), (2, Recommended::Other, 6)]);
    assert_eq!(one.with(other), both);
}
