//! The report as a document that all writers write.

use jiff::civil::Date;

use super::SMALLEST_SHOWN;
use super::tables::{Shown, StatisticsTable, Tables};
use crate::danish::days::danish_day;
use crate::danish::numbers::grouped;
use crate::document::{Block, BlockBody, Document, Inline, Table, Whose};
use crate::library::Library;

/// The id of the document.
const ID: &str = "statistics";
const TITLE: &str = "Statistik over sager";

/// The report of a day.
pub fn document(tables: &Tables, library: &Library, day: Date) -> Document {
    let cases = match tables.cases() {
        Shown::Count(1) => "1 sag".to_owned(),
        Shown::Count(cases) => format!("{} sager", grouped(cases as usize)),
        _ => format!("færre end {SMALLEST_SHOWN} sager, eller så få, at tallet kan røbe et andet"),
    };
    let mut blocks = vec![
        Block::heading(1, TITLE),
        Block::paragraph(format!("Tallene er fra {cases}, som de stod den {}.", danish_day(day))),
    ];
    let about = match (tables.shows_small, tables.hides_some()) {
        (true, _) => {
            "De små tal er vist. De kan fortælle, hvem nogen er, så giv kun siden til dem, der må kende sagerne.".to_owned()
        }
        (false, true) => format!(
            "Tal under {SMALLEST_SHOWN} er skjult, så ingen kan kendes på dem. Andre tal er skjult sammen med dem, hvor de ellers kunne regnes ud."
        ),
        (false, false) => "Intet tal er så lille, at det er skjult.".to_owned(),
    };
    blocks.push(Block::paragraph(about));
    for table in &tables.tables {
        blocks.push(Block::heading(2, table.title.clone()));
        blocks.push(if table.rows.is_empty() {
            Block::paragraph("Der er ikke noget at tælle.")
        } else {
            shown(tables, table)
        });
    }
    Document {
        id: ID.to_owned(),
        title: TITLE.to_owned(),
        author: library.sender.name.clone(),
        date: day,
        language: "da-DK".to_owned(),
        letterhead: library.sender.letterhead(None).of_a_sheet(),
        blocks,
        draft: false,
        practice: false,
        whose: Whose::default(),
    }
}

fn shown(tables: &Tables, table: &StatisticsTable) -> Block {
    let cell = |text: String| vec![Inline::plain(text)];
    let rows = table.rows.iter().map(|(name, figures)| {
        let figures = figures.iter().map(|figure| cell(tables.shown(*figure).words()));
        std::iter::once(cell(name.clone())).chain(figures).collect()
    });
    let header = table.header.iter().cloned().map(cell).collect();
    BlockBody::Table(Table { header, rows: rows.collect() }).into()
}

impl Shown {
    /// As it stands in a cell, with a Danish comma.
    pub fn words(self) -> String {
        match self {
            Self::Count(count) => grouped(count as usize),
            Self::Weeks(weeks) => format!("{weeks:.1}").replace('.', ","),
            Self::Hidden => "skjult".to_owned(),
            Self::Nothing => "ingen".to_owned(),
        }
    }
}
