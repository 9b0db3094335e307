//! The form that goes out: its words, and its places to write in.

use jiff::civil::Date;

use super::form_id;
use super::side;
use super::slots::{Column, Observer, Slot};
use crate::case::Case;
use crate::danish::days::danish_day;
use crate::document::{Block, BlockBody, Document};
use crate::letters;
use crate::library::Library;
use crate::problem::{Place, Problem};
use crate::writers::WriteError;
use crate::writers::docx::form::{self as controls, FormControl, FormPart};

/// So many rows stand ready.
const ROWS: usize = 6;

const TITLE: &str = "Skema om hverdagen";

/// The form of a case for one who is asked (et skema, klar til at sende).
pub struct FormForOthers {
    /// The words around the places to write in.
    pub document: Document,
    /// The Word file.
    pub docx: Vec<u8>,
    /// The same places as a side file.
    pub side: String,
}

/// Makes the form of a case.
///
/// # Errors
/// That the case has no number by which an answer could be known, or that a text cannot be written.
pub fn for_others(
    case: &Case,
    library: &Library,
    observer: Observer,
    day: Date,
) -> Result<FormForOthers, Vec<Problem>> {
    let Some(number) = case.matter.case_number.filled() else {
        let message = "Sagen har ikke et sagsnummer, så et svar på skemaet kunne ikke kendes igen.";
        let problem = Problem::blocker("form-without-number", Place::Case, message);
        return Err(vec![problem.with_cure("Skriv sagsnummeret i sagen først.")]);
    };
    let document = document(case, library, observer, day);
    let docx = controls::write(&document, &parts(case, number, day)).map_err(|errors| {
        let told = |error: &WriteError| {
            Problem::blocker("form-unwritable", Place::Case, error.to_string())
        };
        errors.iter().map(told).collect::<Vec<_>>()
    })?;
    let side = side::blank(number.trim(), &form_id(number), observer, ROWS);
    Ok(FormForOthers { document, docx, side })
}

fn document(case: &Case, library: &Library, observer: Observer, day: Date) -> Document {
    let sender = &library.sender;
    let way = |text: String| vec![Block::paragraph(text)];
    let mut ways = vec![way("Gennem det sikre system, som kommunen ellers får svar i".to_owned())];
    let address: Vec<&str> = sender.address.lines().collect();
    ways.push(way(format!(
        "Brev: {}",
        [&[sender.name.as_str()], &address[..]].concat().join(", ")
    )));
    let blocks = vec![
        Block::heading(1, "Hvad har du set?"),
        Block::paragraph(
            "Kommunen skal vide, hvordan hverdagen går for borgeren. Du ser noget, som vi ikke ser. Vi beder dig skrive det ned.",
        ),
        Block::paragraph(match observer {
            Observer::Mentor => {
                "Du er mentor for borgeren. Skriv om det, du ser, når I er sammen: på vej til aftaler, i indkøb, ved post og telefon."
            }
            Observer::Supplier => {
                "Du følger borgeren i et forløb. Skriv om det, du ser dér: opgaverne, tempoet, pauserne og samarbejdet med andre."
            }
            Observer::Home => {
                "Du kommer hos borgeren. Skriv om det, du ser i hjemmet: måltider, tøj, post, rengøring, søvn og besøg."
            }
        }),
        Block::heading(2, "Sådan gør du"),
        list(&[
            "Skriv, hvad du har set. Skriv ikke, hvad du tror eller mener.",
            "Skriv én ting i hver række: hvad borgeren gjorde, hvor længe det varede, og hvad der hjalp.",
            "Skriv både det, der lykkes, og det, der er svært.",
            "Skriv ingen diagnoser, og skriv ikke om medicin eller behandling.",
            "Har borgeren fortalt det, så skriv det under »Andet«, og skriv, at det er fortalt.",
            "Er der for få rækker, så sæt en række ind, eller skriv videre under »Andet«.",
            "Borgeren kan få det at læse, som du skriver.",
        ]),
        Block::heading(2, "Sagen"),
        place(0),
        Block::heading(2, "Hvem er du?"),
        place(1),
        Block::heading(2, "Det har jeg set"),
        place(2),
        Block::heading(2, "Andet"),
        Block::paragraph("Skriv her, hvis der er mere, vi skal vide."),
        place(3),
        Block::heading(2, "Send skemaet tilbage"),
        Block::paragraph("Gem skemaet, og send helst selve filen. Send det sådan her:"),
        Block::from(BlockBody::List { first: None, items: ways }),
        Block::paragraph("Send ikke oplysninger om borgeren i en almindelig e-mail."),
    ];
    Document {
        id: "observations-form".to_owned(),
        title: TITLE.to_owned(),
        author: sender.name.clone(),
        date: day,
        language: "da-DK".to_owned(),
        letterhead: sender.letterhead(case.matter.case_number.filled()),
        blocks,
        draft: library.invented_sender(case).is_some(),
        practice: case.practice,
        whose: letters::parting(case),
    }
}

fn list(items: &[&str]) -> Block {
    let items = items.iter().map(|item| vec![Block::paragraph(*item)]).collect();
    BlockBody::List { first: None, items }.into()
}

/// Where a part of the form goes.
fn place(part: usize) -> Block {
    Block::paragraph(controls::mark(part))
}

fn parts(case: &Case, number: &str, day: Date) -> Vec<FormPart> {
    let name = case.citizen.name.filled().unwrap_or("(ikke skrevet)");
    let id = form_id(number);
    let locked = |slot, label: &str, text: &str| {
        (label.to_owned(), FormControl { is_locked: true, ..control(slot, text.trim()) })
    };
    let open = |slot, label: &str| (label.to_owned(), control(slot, ""));
    let row = |row| Column::ALL.map(|column| control(Slot::Row(row, column), "")).to_vec();
    let header = Column::ALL.iter().zip([38, 18, 16, 28]);
    vec![
        FormPart::Fields(vec![
            locked(Slot::CaseNumber, "Sagsnummer", number),
            locked(Slot::FormId, "Skemaets nummer", &id),
            locked(Slot::Citizen, "Borgeren", name),
            locked(Slot::Sent, "Skemaet er lavet", &danish_day(day)),
        ]),
        FormPart::Fields(vec![
            open(Slot::Name, "Dit navn"),
            open(Slot::Work, "Dit fag eller din rolle"),
            open(Slot::Day, "Dagen, du skriver"),
        ]),
        FormPart::Rows {
            header: header.map(|(column, share)| (column.label().to_owned(), share)).collect(),
            rows: (1..=ROWS).map(row).collect(),
        },
        FormPart::Room(control(Slot::More, "")),
    ]
}

fn control(slot: Slot, text: &str) -> FormControl {
    FormControl {
        tag: slot.tag(),
        name: slot.name(),
        hint: slot.hint().to_owned(),
        text: text.to_owned(),
        is_locked: false,
    }
}
