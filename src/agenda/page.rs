//! The agenda as a document that all writers write: what clashes, the day at a glance, and each case by itself.

use super::{Agenda, AgendaClash, AgendaItem, ClashKind, Comer};
use crate::danish::capital::capitalised;
use crate::danish::clock::clock_words;
use crate::danish::days::{danish_day, weekday};
use crate::danish::lists::all_of;
use crate::document::{Block, BlockBody, Document, Inline, Table, Whose};
use crate::library::Library;

/// The id of the document.
const ID: &str = "agenda";

/// The agenda on paper.
pub fn document(agenda: &Agenda, library: &Library) -> Document {
    let day = danish_day(agenda.day);
    let title = format!("Dagsorden for {} den {day}", weekday(agenda.day));
    let mut blocks = vec![Block::heading(1, title.clone()), Block::paragraph(at_a_glance(agenda))];
    if !agenda.clashes.is_empty() {
        let told = agenda.clashes.iter().map(|clash| vec![Block::paragraph(clash.words(agenda))]);
        blocks.push(Block::heading(2, "Det støder sammen".to_owned()));
        blocks.push(BlockBody::List { first: None, items: told.collect() }.into());
    }
    if !agenda.items.is_empty() {
        blocks.push(Block::heading(2, "Dagen kort".to_owned()));
        blocks.push(table(agenda));
    }
    for (index, item) in agenda.items.iter().enumerate() {
        blocks.push(Block::heading(2, format!("{}. {}", index + 1, item.called())));
        blocks.push(facts(item));
    }
    Document {
        id: ID.to_owned(),
        title,
        author: library.sender.name.clone(),
        date: agenda.day,
        language: "da-DK".to_owned(),
        letterhead: library.sender.letterhead(None).of_a_sheet(),
        blocks,
        draft: agenda.is_draft,
        practice: agenda.is_practice,
        whose: Whose::default(),
    }
}

/// What stops and what else is to be looked at, in a few words.
pub fn words_of(item: &AgendaItem) -> String {
    let duties = &item.duties;
    let stops = match duties.stopping {
        0 => "intet stopper".to_owned(),
        1 => "1 ting stopper".to_owned(),
        many => format!("{many} ting stopper"),
    };
    match duties.others {
        0 => stops,
        others => format!("{stops}, {others} at se på"),
    }
}

fn at_a_glance(agenda: &Agenda) -> String {
    let count = match agenda.items.len() {
        0 => return "Ingen sag har møde eller samtale den dag.".to_owned(),
        1 => "1 sag".to_owned(),
        many => format!("{many} sager"),
    };
    let untimed = agenda.items.iter().filter(|item| item.time.is_none()).count();
    match (agenda.items.iter().find_map(|item| item.time), untimed) {
        (None, _) => format!("{count}. Ingen af dem har et klokkeslæt."),
        (Some(first), 0) => format!("{count}. Den første begynder kl. {}.", clock_words(first)),
        (Some(first), untimed) => format!(
            "{count}. Den første begynder kl. {}. {untimed} uden klokkeslæt står sidst.",
            clock_words(first)
        ),
    }
}

impl AgendaItem {
    /// The case in a heading: its time and the citizen.
    fn called(&self) -> String {
        let name = if self.citizen.is_empty() { "Borger uden navn" } else { &self.citizen };
        match self.time {
            Some(time) => format!("Kl. {}: {name}", clock_words(time)),
            None => format!("Uden klokkeslæt: {name}"),
        }
    }

    fn kind(&self) -> &'static str {
        if self.is_talk { "samtale med borgeren" } else { "møde i rehabiliteringsteamet" }
    }

    /// Whom the team lacks, in words; empty where nobody.
    fn lacks(&self) -> String {
        let Some(missing) = self.missing.as_ref().filter(|it| !it.areas.is_empty()) else {
            return String::new();
        };
        let areas = capitalised(&all_of(&missing.areas));
        let doubt = match missing.is_verified {
            true => "",
            false => ". Reglen er ikke efterprøvet for dagen, så slå den op",
        };
        format!("{areas} ({}){doubt}", missing.rule)
    }
}

impl AgendaClash {
    /// What clashes, in words.
    fn words(&self, agenda: &Agenda) -> String {
        let points: Vec<String> =
            self.points.iter().map(|point| format!("punkt {}", point + 1)).collect();
        let points = all_of(&points);
        let time = self.points.first().and_then(|point| agenda.items.get(*point)?.time);
        match (self.kind, time) {
            (ClashKind::Time, Some(time)) => {
                format!("Flere sager begynder kl. {}: {points}.", clock_words(time))
            }
            (ClashKind::Time, None) => format!("Flere sager begynder samtidig: {points}."),
            (ClashKind::Person, _) => {
                format!("Den samme borger står der flere gange: {points}.")
            }
        }
    }
}

fn table(agenda: &Agenda) -> Block {
    let cell = |text: &str| vec![Inline::plain(text)];
    let header = ["Kl.", "Borger", "Sag", "Mangler i teamet", "Tolk", "Skal på plads"];
    let row = |item: &AgendaItem| {
        let time = item.time.map_or_else(|| "–".to_owned(), clock_words);
        let lacks = match &item.missing {
            _ if item.is_talk => "samtale".to_owned(),
            Some(_) if item.named_of.is_some() => "nyt møde".to_owned(),
            Some(missing) if missing.areas.is_empty() => "ingen".to_owned(),
            Some(missing) => all_of(&missing.areas),
            None => "ingen regel".to_owned(),
        };
        let interpreter = match &item.interpreter {
            None => "nej".to_owned(),
            Some(language) if language.is_empty() => "ja".to_owned(),
            Some(language) => format!("ja, {language}"),
        };
        [time, item.citizen.clone(), item.case_number.clone(), lacks, interpreter, words_of(item)]
            .iter()
            .map(|text| cell(if text.is_empty() { "ikke skrevet" } else { text }))
            .collect()
    };
    BlockBody::Table(Table {
        header: header.iter().map(|text| cell(text)).collect(),
        rows: agenda.items.iter().map(row).collect(),
    })
    .into()
}

fn facts(item: &AgendaItem) -> Block {
    let or = |text: String, otherwise: &str| {
        if text.is_empty() { otherwise.to_owned() } else { text }
    };
    let mut facts = vec![
        ("Sag", or(item.case_number.clone(), "uden nummer")),
        ("Det er", item.kind().to_owned()),
        ("Søgt om", or(all_of(&item.asks), "ingen ansøgning er skrevet")),
    ];
    if let Some(held) = item.named_of.filter(|_| !item.is_talk) {
        let named = item.coming.iter().filter(|it| !it.is_away).map(Comer::words);
        let named = named.collect::<Vec<_>>().join("; ");
        facts.push(("Kommer", "ikke skrevet for det nye møde".to_owned()));
        facts.push(("Med på mødet sidst", or(named, "ingen deltagere er skrevet")));
        facts.push(("Mødet sidst", danish_day(held)));
        facts.push(("Manglede i teamet", item.lacks()));
    } else if !item.is_talk {
        let coming = item.coming.iter().filter(|it| !it.is_away).map(Comer::words);
        let coming = coming.collect::<Vec<_>>().join("; ");
        facts.push(("Kommer", or(coming, "ingen deltagere er skrevet")));
        let away: Vec<String> =
            item.coming.iter().filter(|it| it.is_away).map(Comer::words).collect();
        facts.push(("Kommer ikke", away.join("; ")));
        facts.push(("Mangler i teamet", item.lacks()));
    }
    facts.push(("Med borgeren", item.companion.clone()));
    if let Some(language) = &item.interpreter {
        facts.push(("Tolk", or(language.clone(), "ja, sproget er ikke skrevet")));
    }
    let duties = words_of(item);
    let first = &item.duties.first;
    let told = if first.is_empty() { duties } else { format!("{duties}. Først: {first}") };
    facts.push(("Skal på plads", told));
    let facts = facts.into_iter().filter(|(_, said)| !said.is_empty());
    let plain = |text: &str| vec![Inline::plain(text)];
    BlockBody::Facts(facts.map(|(what, said)| (plain(what), plain(&said))).collect()).into()
}

impl Comer {
    fn words(&self) -> String {
        let by_video = if self.is_by_video { ", på skærm" } else { "" };
        match (self.name.as_str(), self.profession.as_str()) {
            ("", "") => "uden navn og fag".to_owned(),
            ("", profession) => format!("{profession}{by_video}"),
            (name, "") => format!("{name}{by_video}"),
            (name, profession) => format!("{name} ({profession}){by_video}"),
        }
    }
}
