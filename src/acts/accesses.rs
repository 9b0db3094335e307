//! Who has had the case open, on paper for the citizen who asks. No lawyer has read its words yet.

use jiff::civil::Date;

use crate::access_log::{ACCESS_SHEET, AccessLog, Names, when};
use crate::case::Case;
use crate::case::address::field;
use crate::danish::days::danish_day;
use crate::document::{Block, BlockBody, Document, Inline, Source, Table};
use crate::letters::parting_in;
use crate::library::Library;
use crate::place::FieldPath;

const TITLE: &str = "Hvem har haft din sag åben";

/// The log as a document that all writers write, made on a day (adgangsloggen på papir).
pub fn access_sheet(
    log: &AccessLog,
    names: &Names,
    case: &Case,
    library: &Library,
    day: Date,
) -> Document {
    let mut facts = Vec::new();
    for (label, path) in [("Borger", field!(citizen.name)), ("Sag", field!(matter.case_number))] {
        facts.extend(answered(case, path).map(|text| (vec![Inline::plain(label)], vec![text])));
    }
    facts.push((vec![Inline::plain("Listen er lavet")], vec![Inline::plain(danish_day(day))]));
    let mut blocks = vec![
        Block::heading(1, TITLE),
        BlockBody::Facts(facts).into(),
        Block::paragraph(
            "Her kan du se, hvem der har haft din sag åben i programmet Forberedt, hvornår det var, og hvad de gjorde. Det nyeste står først.",
        ),
    ];
    blocks.extend(gaps(log).map(Block::paragraph));
    if log.entries.is_empty() {
        blocks.push(Block::paragraph("Programmet har ikke noteret, at nogen har haft den åben."));
    } else {
        blocks.push(table(log, names, library));
    }
    blocks.push(Block::heading(2, "Det viser listen ikke"));
    blocks.push(Block::paragraph(
        "Listen viser det, programmet selv har set. Den viser ikke, om nogen har læst dine papirer i et andet system, på en udskrift eller i et brev, der er sendt.",
    ));
    blocks.push(Block::paragraph(match names {
        Names::Own => {
            "Navnene har de ansatte selv skrevet i programmet. Navnet i parentes er det, som computeren kender dem under."
        }
        Names::Numbers(_) => {
            "De ansatte står med et nummer i stedet for deres navn. Det samme nummer er den samme ansatte i hele listen."
        }
    }));
    Document {
        id: ACCESS_SHEET.to_owned(),
        title: TITLE.to_owned(),
        author: library.sender.name.clone(),
        date: day,
        language: "da-DK".to_owned(),
        letterhead: library.sender.letterhead(case.matter.case_number.filled()),
        whose: parting_in(&blocks, case),
        blocks,
        draft: library.invented_sender(case).is_some(),
        practice: case.practice,
    }
}

/// An answer as the case has it; none where there is none.
fn answered(case: &Case, path: FieldPath) -> Option<Inline> {
    let text = case.answer(&path)?.text().to_owned();
    let source = Source::Field(path);
    (!text.trim().is_empty()).then(|| Inline { source, ..Inline::plain(text) })
}

/// A name with a mark for each sign that no letter's typeface has: one odd name must not keep the whole list from the citizen.
fn drawable(name: &str) -> String {
    let is_latin = |sign: char| sign <= '\u{24f}' || ('\u{1e00}'..='\u{1eff}').contains(&sign);
    name.chars().map(|sign| if is_latin(sign) { sign } else { '?' }).collect()
}

/// What the log itself knows that it lacks.
fn gaps(log: &AccessLog) -> impl Iterator<Item = String> {
    let cut = log.is_cut.then(|| {
        "En tidligere liste kunne ikke læses. Denne fortæller om det, der er sket siden.".to_owned()
    });
    let forgotten = match log.forgotten {
        0 => None,
        1 => Some("1 ældre linje er ikke gemt.".to_owned()),
        many => Some(format!("{many} ældre linjer er ikke gemt.")),
    };
    cut.into_iter().chain(forgotten)
}

fn table(log: &AccessLog, names: &Names, library: &Library) -> Block {
    let cell = |text: String| vec![Inline::plain(text)];
    let title = |letter: &str| library.letters.template(letter).map(|it| it.title.clone());
    let rows = log.entries.iter().rev().map(|entry| {
        [when(entry), drawable(&names.of(&entry.by)), entry.words(title)].map(cell).to_vec()
    });
    let header = ["Hvornår", "Hvem", "Hvad"].map(|text| cell(text.to_owned())).to_vec();
    BlockBody::Table(Table { header, rows: rows.collect() }).into()
}
