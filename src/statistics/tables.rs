//! The tables of a report, with every number that they show known by the sums that it stands in.

use super::counting::{COMPLAINTS, CaseCounts, PEOPLE, RULINGS, TALKS};
use super::facts::{Month, Recommended};
use super::hiding::{Number, Numbers};
use super::words;

/// The tables of a report (tabellerne).
pub struct Tables {
    pub tables: Vec<StatisticsTable>,
    numbers: Numbers,
    hidden: Vec<bool>,
    cases: Number,
    /// Whether small numbers are shown all the same.
    pub shows_small: bool,
}

/// A table: what each row is about, and its figures in the order of the header.
pub struct StatisticsTable {
    /// Its name in a file.
    pub id: &'static str,
    pub title: String,
    /// The heading of the rows, and of each column.
    pub header: Vec<String>,
    pub rows: Vec<(String, Vec<Figure>)>,
}

/// What stands in a cell (en celle).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    Count(Number),
    /// The median of so many days, in weeks.
    Weeks(Option<f64>, Number),
}

/// What is shown in its place (det, der vises).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    Count(u32),
    Weeks(f64),
    Hidden,
    /// There is nothing to count.
    Nothing,
}

impl Tables {
    pub fn shown(&self, figure: Figure) -> Shown {
        let is_hidden = |number: Number| self.hidden[number];
        match figure {
            Figure::Count(number) | Figure::Weeks(_, number) if is_hidden(number) => Shown::Hidden,
            Figure::Count(number) => Shown::Count(self.numbers.values[number]),
            Figure::Weeks(Some(weeks), _) => Shown::Weeks(weeks),
            Figure::Weeks(None, _) => Shown::Nothing,
        }
    }

    /// How many cases there are.
    pub fn cases(&self) -> Shown {
        self.shown(Figure::Count(self.cases))
    }

    #[cfg(test)]
    pub(super) fn numbers_and_hidden(&self) -> (&Numbers, &[bool]) {
        (&self.numbers, &self.hidden)
    }

    /// Whether any number is hidden.
    pub fn hides_some(&self) -> bool {
        self.hidden.iter().any(|is_hidden| *is_hidden)
    }
}

/// The tables of what was counted. Small numbers are hidden, and as many others as it takes, unless they are asked for.
pub fn tables(counting: &CaseCounts, shows_small: bool) -> Tables {
    let mut numbers = Numbers::default();
    let months = counting.months();
    let recommended = |month: Month, kind: usize| {
        counting.recommended.get(&(month, Recommended::ALL[kind])).copied().unwrap_or_default()
    };
    let decided = |month: Month, kind: usize| {
        counting.decided.get(&(month, kind)).copied().unwrap_or_default()
    };
    let mut tables = Vec::new();
    let kinds: Vec<&str> = Recommended::ALL.map(words::recommended).to_vec();
    tables.extend(by_month(
        &mut numbers,
        ["recommended", "recommended-so-far"],
        words::RECOMMENDED,
        &months,
        &kinds,
        recommended,
    ));
    let kinds: Vec<&str> = (0..=RULINGS.len()).map(words::ruling).collect();
    tables.extend(by_month(
        &mut numbers,
        ["decided", "decided-so-far"],
        words::DECIDED,
        &months,
        &kinds,
        decided,
    ));
    tables.push(medians(&mut numbers, counting));
    let goal = list(&mut numbers, &counting.goal);
    tables.push(named(("goal", words::GOAL), words::GOAL_ROWS.iter().copied(), goal));
    let people = list(&mut numbers, &counting.people);
    let cases = people.last().copied().unwrap_or_default();
    let groups: Vec<String> = (0..PEOPLE.len()).map(words::people).collect();
    tables.push(named(("people", words::PEOPLE), groups.iter().map(String::as_str), people));
    let talks = list(&mut numbers, &counting.talks);
    tables.push(named(("talks", words::TALKS), TALKS.map(words::talk).into_iter(), talks));
    let complaints = list(&mut numbers, &counting.complaints);
    let outcomes = COMPLAINTS.map(words::complaint).into_iter();
    tables.push(named(("complaints", words::COMPLAINTS), outcomes, complaints));
    let hidden = if shows_small { vec![false; numbers.values.len()] } else { numbers.hidden() };
    Tables { tables, numbers, hidden, cases, shows_small }
}

/// Months by kinds, with the sums of both; and the same so far in the time that is looked at.
fn by_month(
    numbers: &mut Numbers,
    ids: [&'static str; 2],
    (title, so_far_title): (&str, &str),
    months: &[Month],
    kinds: &[&str],
    count: impl Fn(Month, usize) -> u32,
) -> [StatisticsTable; 2] {
    let header = |last: Option<&str>| -> Vec<String> {
        let kinds = kinds.iter().copied().chain(last);
        std::iter::once(words::MONTH).chain(kinds).map(ToOwned::to_owned).collect()
    };
    let cells: Vec<Vec<Number>> = months
        .iter()
        .map(|month| (0..kinds.len()).map(|kind| numbers.push(count(*month, kind))).collect())
        .collect();
    let mut rows: Vec<(String, Vec<Figure>)> = Vec::new();
    let mut of_months = Vec::new();
    for (month, cells) in months.iter().zip(&cells) {
        let sum = numbers.sum(cells.clone());
        of_months.push(sum);
        let figures = cells.iter().chain([&sum]).map(|number| Figure::Count(*number));
        rows.push((words::month(*month), figures.collect()));
    }
    let of_kinds: Vec<Number> = (0..kinds.len())
        .map(|kind| numbers.sum(cells.iter().map(|cells| cells[kind]).collect()))
        .collect();
    let all = numbers.sum(of_kinds.clone());
    numbers.sums.push((all, of_months));
    let figures = of_kinds.iter().chain([&all]).map(|number| Figure::Count(*number));
    rows.push((words::IN_ALL.to_owned(), figures.collect()));
    let mut so_far: Vec<(String, Vec<Figure>)> = Vec::new();
    let mut before: Vec<Option<Number>> = vec![None; kinds.len()];
    for (month, cells) in months.iter().zip(&cells) {
        let sums: Vec<Number> = cells
            .iter()
            .zip(&before)
            .map(|(cell, before)| numbers.sum(before.iter().copied().chain([*cell]).collect()))
            .collect();
        so_far.push((words::month(*month), sums.iter().map(|sum| Figure::Count(*sum)).collect()));
        before = sums.into_iter().map(Some).collect();
    }
    [
        StatisticsTable {
            id: ids[0],
            title: title.to_owned(),
            header: header(Some(words::IN_ALL)),
            rows,
        },
        StatisticsTable {
            id: ids[1],
            title: so_far_title.to_owned(),
            header: header(None),
            rows: so_far,
        },
    ]
}

/// Numbers, and their sum last.
fn list(numbers: &mut Numbers, counts: &[u32]) -> Vec<Number> {
    let mut parts: Vec<Number> = counts.iter().map(|count| numbers.push(*count)).collect();
    let sum = numbers.sum(parts.clone());
    parts.push(sum);
    parts
}

fn named<'a>(
    (id, (title, about)): (&'static str, (&str, &str)),
    names: impl Iterator<Item = &'a str>,
    numbers: Vec<Number>,
) -> StatisticsTable {
    let names = names.chain([words::IN_ALL]);
    let rows =
        names.zip(numbers).map(|(name, number)| (name.to_owned(), vec![Figure::Count(number)]));
    let header = vec![about.to_owned(), words::COUNT.to_owned()];
    StatisticsTable { id, title: title.to_owned(), header, rows: rows.collect() }
}

/// How long each part took, and of how many cases that is known.
fn medians(numbers: &mut Numbers, counting: &CaseCounts) -> StatisticsTable {
    let rows = counting.days.iter().zip(words::SPANS).map(|(days, name)| {
        let of = numbers.push(u32::try_from(days.len()).unwrap_or(u32::MAX));
        let median = median(days).map(|days| days / 7.0);
        (name.to_owned(), vec![Figure::Weeks(median, of), Figure::Count(of)])
    });
    StatisticsTable {
        id: "weeks",
        title: words::WEEKS.to_owned(),
        rows: rows.collect(),
        header: [words::SPAN, words::MEDIAN, words::COUNT].map(ToOwned::to_owned).to_vec(),
    }
}

/// The middle of the days; between the two in the middle where their number is even.
fn median(days: &[i32]) -> Option<f64> {
    let mut sorted = days.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(f64::from(lower + upper) / 2.0)
}
