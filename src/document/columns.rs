//! How wide the columns of a table are: so that the table is as low as it can be.

use super::{Inline, Table};

/// A word of more letters is no ordinary one, such as the name of a file. A column need not be as wide as it.
const ORDINARY: usize = 30;
/// As many letters of a longer word stand on a line at least.
const AT_LEAST: f32 = 14.0;
/// The print of a table whose words have no room beside each other, for that of others of one.
pub const CROWDED: f32 = 0.8;
/// In so many steps is the width shared out that no column needs.
const STEPS: usize = 48;
/// About so many rows of a longer table are weighed against each other, evenly over its length. Every row has its words weighed.
const ROWS: usize = 250;

/// A stretch of a cell's text that stands on one line, unless no line could hold it (et stykke uden brud).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub width: f32,
    /// The width of the space behind it, which counts only where more follows on the line.
    pub space: f32,
    pub letters: usize,
    /// Whether the text itself breaks the line here.
    pub ends_line: bool,
}

impl Table {
    /// How many columns the widest row has.
    pub fn column_count(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.header.len()]).max().unwrap_or_default()
    }

    /// The widths of the columns that fill `width`, each with the empty `edges` at its sides, and whether the print is smaller than
    /// that of other tables. It is, by [`CROWDED`], where the words of all columns have no room beside each other, so that no ordinary
    /// one is parted. `parts` measures a cell in the same unit: in bold for a heading, in smaller print for a crowded table.
    pub fn columns(
        &self,
        width: f32,
        edges: f32,
        parts: impl Fn(&[Inline], bool, bool) -> Vec<Part>,
    ) -> (Vec<f32>, bool) {
        let columns = self.measured(|cell, bold| parts(cell, bold, false));
        let words: f32 = columns.iter().map(longest_word).sum();
        if words <= width - edges * columns.len() as f32 {
            return (shared(&columns, width, edges), false);
        }
        (shared(&self.measured(|cell, bold| parts(cell, bold, true)), width, edges), true)
    }

    /// The columns, each as its cells from above, the heading first.
    fn measured(&self, parts: impl Fn(&[Inline], bool) -> Vec<Part>) -> Vec<Cells> {
        let rows =
            || [(&self.header, true)].into_iter().chain(self.rows.iter().map(|row| (row, false)));
        let column = |index: usize| {
            let cell = |(row, bold): (&Vec<Vec<Inline>>, bool)| {
                row.get(index).map(|cell| parts(cell, bold)).unwrap_or_default()
            };
            rows().map(cell).collect()
        };
        (0..self.column_count()).map(column).collect()
    }
}

/// A column as the parts of its cells, from above.
type Cells = Vec<Vec<Part>>;

fn shared(columns: &[Cells], width: f32, edges: f32) -> Vec<f32> {
    let natural: Vec<f32> = columns.iter().map(|cells| longest_line(cells) + edges).collect();
    let all_natural: f32 = natural.iter().sum();
    if all_natural <= width {
        let spare = (width - all_natural) / natural.len() as f32;
        return natural.iter().map(|natural| natural + spare).collect();
    }
    let needed: Vec<f32> = columns.iter().map(|cells| longest_word(cells) + edges).collect();
    let spare = width - needed.iter().sum::<f32>();
    if spare <= 0.0 {
        return capped(&needed, width);
    }
    let step = spare / STEPS as f32;
    let rows = columns.first().map_or(0, Vec::len);
    let weighed = |index: &usize| *index == 0 || index.is_multiple_of(rows.div_ceil(ROWS));
    let lines: Vec<Vec<Vec<u16>>> = columns
        .iter()
        .zip(&needed)
        .map(|(cells, needed)| {
            let rooms: Vec<f32> =
                (0..=STEPS).map(|steps| needed - edges + step * steps as f32).collect();
            let cells = cells.iter().enumerate().filter(|(index, _)| weighed(index));
            cells
                .map(|(_, cell)| rooms.iter().map(|room| lines_in(cell, *room)).collect())
                .collect()
        })
        .collect();
    let steps = traded(&lines, lowest(&lines));
    needed.iter().zip(steps).map(|(needed, steps)| needed + step * steps as f32).collect()
}

/// Too little for all: the columns that need most give way, so that a date beside a long word stays whole.
fn capped(needed: &[f32], width: f32) -> Vec<f32> {
    let mut ascending = needed.to_vec();
    ascending.sort_by(f32::total_cmp);
    let mut left = width;
    let mut cap = width;
    for (index, need) in ascending.iter().enumerate() {
        cap = left / (ascending.len() - index) as f32;
        if *need > cap {
            break;
        }
        left -= need;
    }
    needed.iter().map(|need| need.min(cap)).collect()
}

/// Shares out the steps. Each time the row is made a line lower that costs the least width for what it saves, in all the columns
/// that keep it high at once. What is left over in the end goes to the column with most to say.
fn lowest(lines: &[Vec<Vec<u16>>]) -> Vec<usize> {
    let mut steps = vec![0; lines.len()];
    let mut left = STEPS;
    let rows = lines.first().map_or(0, Vec::len);
    loop {
        let now = height(lines, &steps);
        let mut best: Option<(u32, usize, Vec<usize>)> = None;
        for row in 0..rows {
            let high = lines.iter().zip(&steps).map(|(column, steps)| column[row][*steps]).max();
            let wider = |(column, steps): (&Vec<Vec<u16>>, &usize)| {
                (*steps..=STEPS).find(|steps| Some(column[row][*steps]) < high)
            };
            let Some(wider) = lines.iter().zip(&steps).map(wider).collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            let cost = wider.iter().sum::<usize>() - steps.iter().sum::<usize>();
            if cost == 0 || cost > left {
                continue;
            }
            let saved = now.saturating_sub(height(lines, &wider));
            let is_better = best
                .as_ref()
                .is_none_or(|(most, least, _)| saved as usize * least > *most as usize * cost);
            if is_better {
                best = Some((saved, cost, wider));
            }
        }
        let Some((_, cost, wider)) = best else { break };
        left -= cost;
        steps = wider;
    }
    let all = |index: &usize| {
        lines[*index].iter().map(|cell| u32::from(cell[steps[*index]])).sum::<u32>()
    };
    if let Some(fullest) = (0..steps.len()).max_by_key(all) {
        steps[fullest] += left;
    }
    steps
}

/// Trades steps between two columns at a time for as long as that makes the table lower. Where it stays as high, what all cells
/// take together decides, so that no cell stands taller than it must.
fn traded(lines: &[Vec<Vec<u16>>], mut steps: Vec<usize>) -> Vec<usize> {
    let weight = |steps: &[usize]| {
        let cells = lines
            .iter()
            .zip(steps)
            .flat_map(|(column, steps)| column.iter().map(|cell| u32::from(cell[*steps])));
        (height(lines, steps), cells.sum::<u32>())
    };
    let mut best = weight(&steps);
    loop {
        let before = best;
        let pairs = (0..lines.len()).flat_map(|from| (0..lines.len()).map(move |to| (from, to)));
        for (from, to) in pairs.filter(|(from, to)| from != to) {
            for count in 1..=steps[from] {
                let mut other = steps.clone();
                other[from] -= count;
                other[to] += count;
                let weight = weight(&other);
                if weight < best {
                    best = weight;
                    steps = other;
                    break;
                }
            }
        }
        if best == before {
            return steps;
        }
    }
}

/// The lines of all rows together, each as high as its highest cell.
fn height(lines: &[Vec<Vec<u16>>], steps: &[usize]) -> u32 {
    let rows = lines.first().map_or(0, Vec::len);
    let highest = |row: usize| {
        lines.iter().zip(steps).map(|(column, steps)| column[row][*steps]).max().unwrap_or_default()
    };
    (0..rows).map(|row| u32::from(highest(row))).sum()
}

/// How many lines a cell takes where a line has so much room.
fn lines_in(cell: &[Part], room: f32) -> u16 {
    let room = room.max(1.0) + 0.01;
    let (mut lines, mut used) = (0_u16, 0.0_f32);
    let mut is_new = true;
    for part in cell {
        if is_new || used + part.width > room {
            lines += 1;
            used = 0.0;
        }
        if part.width > room {
            let cut = (part.width / room).ceil() - 1.0;
            lines = lines.saturating_add(cut as u16);
            used = -cut * room;
        }
        used += part.width + part.space;
        is_new = part.ends_line;
    }
    lines
}

fn longest_line(cells: &Cells) -> f32 {
    let mut longest = 0.0_f32;
    for cell in cells {
        let mut line = 0.0;
        for part in cell {
            longest = longest.max(line + part.width);
            line = if part.ends_line { 0.0 } else { line + part.width + part.space };
        }
    }
    longest
}

fn longest_word(cells: &Cells) -> f32 {
    let need = |part: &Part| match part.letters {
        0..=ORDINARY => part.width,
        letters => part.width * AT_LEAST / letters as f32,
    };
    cells.iter().flatten().map(need).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::{Cells, Part, capped, lines_in, shared};

    /// Cells whose letters are one wide.
    fn column(cells: &[&str]) -> Cells {
        let part = |word: &str| {
            let letters = word.chars().count();
            Part { width: letters as f32, space: 1.0, letters, ends_line: false }
        };
        cells.iter().map(|cell| cell.split(' ').map(part).collect()).collect()
    }

    fn height(columns: &[Cells], widths: &[f32]) -> u16 {
        let row = |row: usize| {
            columns
                .iter()
                .zip(widths)
                .map(|(cells, width)| lines_in(&cells[row], *width))
                .max()
                .unwrap()
        };
        (0..columns[0].len()).map(row).sum()
    }

    #[test]
    fn lines_are_counted_with_their_spaces_and_cut_words() {
        assert_eq!(lines_in(&column(&["en to tre"])[0], 5.0), 2);
        assert_eq!(lines_in(&column(&["en to tre"])[0], 9.0), 1);
        assert_eq!(lines_in(&column(&["aaaaaaaaaaaaaaaaaaaaaaaaa en"])[0], 10.0), 3);
        assert_eq!(lines_in(&[], 9.0), 0);
    }

    #[test]
    fn a_table_is_as_low_as_any_sharing_makes_it() {
        let text = "Du kan løfte fem kilo og gå hundrede meter før du skal hvile dig igen";
        let columns = [
            column(&["Hvad", "Gang og løft"]),
            column(&["Hvor", text]),
            column(&["Bilag", "bilag otte"]),
        ];
        let widths = shared(&columns, 50.0, 0.0);
        assert!((widths.iter().sum::<f32>() - 50.0).abs() < 0.01, "{widths:?}");
        let mut lowest = u16::MAX;
        for first in 4..40 {
            for second in 8..(46 - first) {
                let widths = [first as f32, second as f32, (50 - first - second) as f32];
                lowest = lowest.min(height(&columns, &widths));
            }
        }
        assert_eq!(height(&columns, &widths), lowest, "{widths:?}");
    }

    #[test]
    fn no_sharing_of_five_columns_is_lower() {
        let texts = [
            "Går sikkert 150 meter på fladt underlag og stopper derefter på grund af smerter i begge ben",
            "Klæder sig på siddende og bruger 35 minutter om morgenen på bad og påklædning",
            "Løste opgaverne i den rigtige rækkefølge og med stor omhu og huskede dem fra gang til gang",
        ];
        let columns = [
            column(&["Område", "Bevægelse og færden", "Omsorg for sig selv", "Læring og viden"]),
            column(&["Sådan går det", texts[0], texts[1], texts[2]]),
            column(&["Set eller fortalt", "set af fagpersonen", "set af fagpersonen", "fortalt"]),
            column(&[
                "Beskrevet af",
                "Ergoterapeut Karna Elleby",
                "Karna",
                "Konsulent Palle Duelund",
            ]),
            column(&["Bilag", "bilag\u{a0}8", "bilag\u{a0}8", "bilag\u{a0}7"]),
        ];
        let widths = shared(&columns, 75.0, 0.0);
        let needed: Vec<usize> =
            columns.iter().map(|cells| super::longest_word(cells) as usize).collect();
        let spare = 75 - needed.iter().sum::<usize>();
        let mut lowest = u16::MAX;
        for first in 0..=spare {
            for second in 0..=spare - first {
                for third in 0..=spare - first - second {
                    for fourth in 0..=spare - first - second - third {
                        let last = spare - first - second - third - fourth;
                        let more = [first, second, third, fourth, last];
                        let widths: Vec<f32> = needed
                            .iter()
                            .zip(more)
                            .map(|(needed, more)| (needed + more) as f32)
                            .collect();
                        lowest = lowest.min(height(&columns, &widths));
                    }
                }
            }
        }
        assert_eq!(height(&columns, &widths), lowest, "{widths:?}");
    }

    #[test]
    fn a_long_word_is_broken_and_no_other() {
        let name = "2017_06_12_statusattest_speciallaege_reumatologi_endelig_version_2.pdf";
        let columns = [
            column(&["Nr.", "1", "2"]),
            column(&["Bilag", "Kursusbevis", name]),
            column(&["Dato", "24.\u{a0}januar\u{a0}2018", "8.\u{a0}maj\u{a0}2018"]),
            column(&["Afsender", "Reumatologisk Ambulatorium", "Egen læge"]),
        ];
        let widths = shared(&columns, 80.0, 0.0);
        for (width, needed) in widths.iter().zip([3.0, 14.0, 15.0, 13.0]) {
            assert!(*width >= needed, "{widths:?}");
        }
        assert!((widths.iter().sum::<f32>() - 80.0).abs() < 0.01, "{widths:?}");
    }

    #[test]
    fn where_nothing_fits_the_widest_give_way() {
        assert_eq!(capped(&[20.0, 90.0, 10.0], 80.0), [20.0, 50.0, 10.0]);
        assert_eq!(capped(&[60.0, 90.0, 10.0], 80.0), [35.0, 35.0, 10.0]);
    }
}
