//! What a folder of cases comes to: in words, as JSON, or as a report and a table for a spreadsheet.

use clap::Args;
use forberedt::document::Document;
use forberedt::files::output::{self, OutFile};
use forberedt::jobs::case_list::{Outlook, ReadingWatch};
use forberedt::jobs::counting::{FolderCounting, count};
use forberedt::problem::Problem;
use forberedt::statistics::{Shown, StatisticsTable, Tables, document, tables};
use forberedt::writers::seal::Claim;
use forberedt::writers::text;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{write_files, written_line};
use super::keys::Keys;
use super::orders::{CaseOrder, FormatOrder, day};
use super::shell::{Shell, complain};
use super::{Outcome, cases};

/// What the table for a spreadsheet is called.
const CSV: &str = "statistik.csv";

/// Of which cases figures are told.
#[derive(Args)]
pub(crate) struct StatisticsOrder {
    #[command(flatten)]
    pub cases: CaseOrder,
    #[command(flatten)]
    pub formats: FormatOrder,
    /// Vis også tal, der er så små, at nogen kan kendes på dem
    #[arg(long)]
    pub small_numbers: bool,
    /// Dagen, sagerne ses fra; uden den er det i dag
    #[arg(long, value_name = "DATO", value_parser = day)]
    pub today: Option<Date>,
}

pub(crate) fn statistics(order: &StatisticsOrder, today: Date, shell: &mut Shell) -> Outcome {
    let answer = &order.cases.answer;
    let formats = match order.formats.chosen(answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    let library = match cases::library(order.cases.templates.as_deref()) {
        Ok(library) => library,
        Err(outcome) => return outcome,
    };
    let keys = Keys::from(&order.cases.key);
    let opener = match &order.cases.key.key_file {
        Some(file) => match keys.opener(file) {
            Ok(opener) => Some(opener),
            Err(problem) => return cases::tell(&[problem]),
        },
        None => None,
    };
    let outlook = Outlook { library, today, months: None, opener };
    let counted = match count(&order.cases.cases, outlook, &ReadingWatch::default()) {
        Ok(counted) => counted,
        Err(problem) => return cases::tell(&[problem]),
    };
    let tables = tables(&counted.counting, order.small_numbers);
    let report = document(&tables, library, today);
    let mut outcome = left_out(&counted);
    let mut written = Vec::new();
    if let Some(out) = answer.out.as_deref() {
        let mut files = Vec::new();
        for rendered in output::render_as(&[report], &formats, out, Document::file_stem) {
            match rendered {
                Ok(rendered) => files.extend(rendered),
                Err(problems) => return cases::tell(&problems),
            }
        }
        files.push(OutFile { path: out.join(CSV), bytes: csv(&tables), claim: Claim::words() });
        match write_files(out, &files, None, answer.replace) {
            Outcome::Done => {}
            wrong => return wrong,
        }
        if !answer.json {
            files.iter().for_each(|file| shell.say(written_line(&file.path)));
        }
        written = files.into_iter().map(|file| file.path.display().to_string()).collect();
    } else if !answer.json {
        shell.put(&text::write(&report));
    }
    if answer.json {
        shell.put(&format!("{:#}\n", to_json(&tables, &counted, &written, today)));
    }
    if counted.counting.cases == 0 {
        outcome = outcome.max(Outcome::Blocked);
    }
    outcome
}

/// Tells what is not counted.
fn left_out(counted: &FolderCounting) -> Outcome {
    counted.passed_over.iter().for_each(complain);
    let named = |names: &[String], why: &str| {
        names.iter().for_each(|name| complain(format!("{name}: {why}")));
    };
    named(&counted.locked, "er låst for dig og ikke talt med");
    named(&counted.practice, "er en øvesag og ikke talt med");
    named(&counted.twice, "er den samme sag som en anden fil og kun talt med én gang");
    let passed_over = counted.passed_over.len() + counted.locked.len();
    match passed_over {
        0 => return Outcome::Done,
        1 => complain("1 fil er sprunget over."),
        _ => complain(format!("{passed_over} filer er sprunget over.")),
    }
    if counted.passed_over.is_empty() { Outcome::Done } else { Outcome::Wrong }
}

/// A row for each figure, as a Danish spreadsheet reads it: semicolons between, and a comma before decimals.
fn csv(tables: &Tables) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // A memory takes whatever is written to it.
    let _ = writer.write_record(["tabel", "række", "kolonne", "tal"]);
    for table in &tables.tables {
        for (row, figures) in &table.rows {
            for (column, figure) in table.header.iter().skip(1).zip(figures) {
                let shown = match tables.shown(*figure) {
                    Shown::Count(count) => count.to_string(),
                    other => other.words(),
                };
                let _ = writer.write_record([table.title.as_str(), row, column, &shown]);
            }
        }
    }
    let rows = writer.into_inner().unwrap_or_default();
    // So that a spreadsheet knows the letters for what they are.
    [b"\xef\xbb\xbf".as_slice(), &rows].concat()
}

fn to_json(tables: &Tables, counted: &FolderCounting, written: &[String], today: Date) -> Value {
    let shown = |shown: Shown| match shown {
        Shown::Count(count) => count.into(),
        Shown::Weeks(weeks) => weeks.into(),
        Shown::Hidden => Value::from("hidden"),
        Shown::Nothing => Value::Null,
    };
    let table = |table: &StatisticsTable| {
        let rows = table.rows.iter().map(|(name, figures)| {
            let figures: Vec<Value> =
                figures.iter().map(|figure| shown(tables.shown(*figure))).collect();
            json!({ "row": name, "figures": figures })
        });
        json!({
            "table": table.id,
            "title": table.title,
            "columns": table.header.iter().skip(1).collect::<Vec<_>>(),
            "rows": rows.collect::<Vec<_>>(),
        })
    };
    json!({
        "day": today.to_string(),
        "cases": shown(tables.cases()),
        "shows_small_numbers": tables.shows_small,
        "tables": tables.tables.iter().map(table).collect::<Vec<_>>(),
        "passed_over": counted.passed_over.iter().map(Problem::to_string).collect::<Vec<_>>(),
        "locked": counted.locked,
        "practice": counted.practice,
        "twice": counted.twice,
        "files": written,
    })
}
