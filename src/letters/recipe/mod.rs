//! The recipe of a letter: its texts with the conditions under which they come, in Danish words, for whoever approves the letter
//! and reads no code.
//!
//! It is a document like any letter, so all writers write it. Parts stand where they are used. What the template cannot do is
//! left out: a condition that a name of the letter has settled is not told.

pub(in crate::letters) mod clause;
mod in_line;
mod loops;
pub(in crate::letters) mod names;
pub(in crate::letters) mod reading;
pub(in crate::letters) mod rules;
mod shown;
mod stretch;
mod teller;
mod telling;
mod values;
mod ways;

use jiff::civil::Date;

use super::choices::LetterChoice;
use super::draft::LANGUAGE;
use super::occasion::Occasion;
use super::{Audience, Facts, Letters, Sources, Template, beyond};
use crate::case::Case;
use crate::danish::days::danish_day;
use crate::danish::lists::{all_of, one_of};
use crate::deadlines::DeadlineWords;
use crate::document::{Block, BlockBody, Document, Inline, Letterhead, Whose};
pub use ways::{Branch, Ways};

use clause::Clause;
use reading::Reader;
use shown::points;
use teller::{Teller, point};
use telling::Told;

/// What the files of recipes are called, before the letter's own name.
const PREFIX: &str = "recipe-";

const HOW_TO_READ: [&str; 3] = [
    "Opskriften viser alle tekster, som brevet kan have, i den rækkefølge, de kommer. En linje i kursiv siger, hvornår det, der er rykket ind under den, kommer med. Står en betingelse midt i en linje, er den sat i [ ] sammen med sin tekst.",
    "Ord i »[ ]« er et svar fra sagen, en linje fra brevhovedet eller en henvisning til en regel. Et felt, som sagen ikke spørger om, og som ingen har svaret på, regnes for »ikke relevant«.",
    "Det, som aldrig kan komme i en sag, der giver brevet, er udeladt. I parentes efter teksten står den skabelon og de linjer, den kommer fra.",
];

impl Letters {
    /// The recipe of a letter (opskriften), with its rules as they stand on a day; none where there is no such letter.
    pub fn recipe(
        &self,
        id: &str,
        sources: Sources<'_>,
        deadlines: &DeadlineWords,
        day: Date,
    ) -> Option<Document> {
        let Sources { law, words, sender } = sources;
        let template = self.template(id)?;
        let nobody = Case::default();
        let program =
            self.program(template, &Facts { case: &nobody, law, words, sender, duties: None })?;
        let reader = Reader::new((words, law, deadlines), template, day, program.slots);
        let mut named = Vec::new();
        rules::named(&program.nodes, &mut named);
        let occasion = Occasion::named(&template.occasion);
        let known = occasion.map_or_else(Vec::new, |occasion| occasion.known(&reader));
        let mut teller = Teller::new(reader, &program.files, known);
        let mut blocks = vec![Block::heading(1, format!("Opskrift: {}", template.title))];
        blocks.push(about(template, &teller.reader));
        if let Some(beyond) = beyond(law, day) {
            blocks.push(Block::paragraph(beyond));
        }
        blocks.push(Block::heading(2, "Sådan læses opskriften"));
        blocks.extend(HOW_TO_READ.map(Block::paragraph));
        blocks.push(Block::heading(2, "Hvornår sagen giver brevet"));
        blocks.extend(asked(template, &teller));
        if !program.choices.is_empty() {
            blocks.push(Block::heading(2, "Valg, som den, der skriver brevet, har"));
            blocks.push(points(
                program.choices.iter().map(|it| vec![Block::paragraph(choice(it))]).collect(),
            ));
        }
        blocks.push(Block::heading(2, "Brevets tekster"));
        blocks.extend(teller.tell(&program.nodes));
        if let Some(rules) = teller.reader.rules(&named) {
            blocks.push(Block::heading(2, "Regler, som brevet nævner eller spørger til"));
            blocks.push(Block::paragraph(format!("Som de står den {}.", danish_day(day))));
            blocks.push(rules);
        }
        let letterhead = sender.letterhead(None);
        Some(Document {
            id: format!("{PREFIX}{id}"),
            title: format!("Opskrift: {}", template.title),
            author: sender.name.clone(),
            date: day,
            language: LANGUAGE.to_owned(),
            letterhead: Letterhead { lines: Vec::new(), logo: None, ..letterhead },
            blocks,
            draft: false,
            practice: false,
            whose: Whose::default(),
        })
    }
}

/// A choice with what can be chosen, the usual one first.
fn choice(choice: &LetterChoice) -> String {
    let others = choice.options.iter().filter(|option| option.key != choice.usual);
    let others: Vec<String> = others.map(|option| format!("»{}«", option.title)).collect();
    let usual = choice.title_of(&choice.usual);
    format!("{}: »{usual}«, hvis ingen har valgt andet, eller {}.", choice.title, one_of(&others))
}

/// What heads the template.
fn about(template: &Template, reader: &Reader<'_, '_>) -> Block {
    let audience = match template.audience {
        Audience::Citizen => "borgeren",
        Audience::Professional => "en fagperson",
    };
    let days = [template.date]
        .into_iter()
        .chain(template.or_dates.iter().copied())
        .chain(template.else_date);
    let days: Vec<String> =
        days.map(|day| format!("»{}«", reader.words.label(&day.words_key()))).collect();
    let date = match days.as_slice() {
        [only] => format!("svaret på {only}"),
        days => format!("den seneste dag i {}", all_of(days)),
    };
    let fact = |name: &str, value: String| (vec![Inline::plain(name)], vec![Inline::plain(value)]);
    BlockBody::Facts(vec![
        fact("Brevets navn", template.id.clone()),
        fact("Gruppe", template.group.clone()),
        fact("Skrevet til", audience.to_owned()),
        fact("Brevets dag", date),
        fact("Regler", format!("som de står den {}", danish_day(reader.day))),
    ])
    .into()
}

/// When a case asks for the letter, and which rules must hold.
fn asked(template: &Template, teller: &Teller<'_, '_>) -> Vec<Block> {
    let Some(occasion) = Occasion::named(&template.occasion) else { return Vec::new() };
    let mut told = match occasion.clause(&teller.reader) {
        Clause::Always => vec![Block::paragraph("Alle sager kan give brevet.")],
        clause => match clause.told(teller.reader.words) {
            Told::Line(line) => vec![Block::paragraph(format!("Sagen giver brevet, når {line}."))],
            Told::Points(intro, parts) => vec![
                Block::paragraph(format!("Sagen giver brevet, når {intro}:")),
                points(parts.into_iter().map(point).collect()),
            ],
        },
    };
    match teller.reader.must_hold(occasion.rules()) {
        Clause::Always => {}
        rules => told
            .push(Block::paragraph(format!("Det kræver, at {}.", rules.line(teller.reader.words)))),
    }
    told
}
