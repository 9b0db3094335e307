//! How much of each act somebody has seen in a source, year by year.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use forberedt::law::LawBook;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::Shell;
use super::{Outcome, cases};

/// How many provisions of an act in a year somebody has seen for every day of it, and how many not.
#[derive(Clone, Copy, Default)]
struct Seen {
    verified: usize,
    unverified: usize,
}

/// The acts by their everyday names, and what is seen of each in each year.
type Table = BTreeMap<String, BTreeMap<i16, Seen>>;

pub(crate) fn years(templates: Option<&Path>, order: &AnswerOrder, shell: &mut Shell) -> Outcome {
    match cases::library(templates) {
        Ok(library) => {
            let (years, table) = count(&library.law);
            let said = Said::either(order, || in_words(&years, &table), || to_json(&years, &table));
            answers::give("law-years", &said, order, shell)
        }
        Err(outcome) => outcome,
    }
}

/// The years from the one in which the acts begin to the one after the last change, which tells how it goes on.
fn count(law: &LawBook) -> (Vec<i16>, Table) {
    let mut changes = law.change_dates();
    changes.extend(law.reach().and_then(|reach| reach.texts_read_to.tomorrow().ok()));
    changes.sort_unstable();
    let of_years: BTreeSet<i16> = changes.iter().map(|day| day.year()).collect();
    let (first, last) = (of_years.first().copied(), of_years.last().copied());
    let mut table = Table::new();
    let (Some(first), Some(last)) = (first, last) else { return (Vec::new(), table) };
    for year in first..=last + 1 {
        let new_year = date(year, 1, 1);
        let in_year = changes.iter().copied().filter(|day| day.year() == year);
        let days: Vec<Date> = std::iter::once(new_year).chain(in_year).collect();
        for id in law.ids() {
            let held: Vec<_> = days.iter().filter_map(|day| law.cite(id, *day)).collect();
            let Some(newest) = held.last() else { continue };
            let row = table.entry(newest.act_short.to_owned()).or_default();
            let seen = row.entry(year).or_default();
            if held.iter().all(|holding| holding.status.is_verified()) {
                seen.verified += 1;
            } else {
                seen.unverified += 1;
            }
        }
    }
    // Before the files begin in earnest, a single rule may reach further back.
    let several = |year: &i16| table.values().filter(|row| row.contains_key(year)).count() > 1;
    ((first..=last + 1).filter(several).collect(), table)
}

fn total(table: &Table, year: i16) -> Seen {
    let of_year = table.values().filter_map(|row| row.get(&year));
    of_year.fold(Seen::default(), |sum, seen| Seen {
        verified: sum.verified + seen.verified,
        unverified: sum.unverified + seen.unverified,
    })
}

/// A table in Markdown. Writing to a string cannot fail.
fn in_words(years: &[i16], table: &Table) -> String {
    let mut text = "| Efterprøvet/ikke efterprøvet |".to_owned();
    for year in years {
        let _ = write!(text, " {year} |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(years.len()));
    let mut line = |name: &str, seen: &dyn Fn(i16) -> Option<Seen>| {
        let _ = write!(text, "\n| {name} |");
        for year in years {
            let _ = match seen(*year) {
                Some(Seen { verified, unverified }) => write!(text, " {verified}/{unverified} |"),
                None => write!(text, " – |"),
            };
        }
    };
    for (act, row) in table {
        line(act, &|year| row.get(&year).copied());
    }
    line("I alt", &|year| Some(total(table, year)));
    text.push('\n');
    text
}

fn to_json(years: &[i16], table: &Table) -> Value {
    let seen =
        |Seen { verified, unverified }| json!({ "verified": verified, "unverified": unverified });
    let of_years = |seen_in: &dyn Fn(i16) -> Option<Seen>| -> Value {
        let cells = years.iter().filter_map(|year| Some((year.to_string(), seen(seen_in(*year)?))));
        Value::Object(cells.collect())
    };
    let acts: Value = table
        .iter()
        .map(|(act, row)| json!({ "act": act, "years": of_years(&|year| row.get(&year).copied()) }))
        .collect();
    json!({ "acts": acts, "all": of_years(&|year| Some(total(table, year))) })
}
