//! The log in words: when, who, and what.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{ACCESS_SHEET, AccessDeed, AccessEntry, AccessLog, Accessor, OBSERVATIONS_FORM};
use crate::danish::clock::{clock_words, danish_time};
use crate::danish::days::danish_day;

/// How those in the log are named (navnene).
pub enum Names {
    /// As they call themselves.
    Own,
    /// By a number each: a citizen who asks may be told what was done without being told by whom.
    Numbers(BTreeMap<String, usize>),
}

impl Names {
    /// A number for each, in the order in which they first came.
    pub fn numbers(log: &AccessLog) -> Self {
        let mut numbers = BTreeMap::new();
        for entry in &log.entries {
            let next = numbers.len() + 1;
            numbers.entry(one_person(&entry.by)).or_insert(next);
        }
        Self::Numbers(numbers)
    }

    /// Who it was, in words.
    pub fn of(&self, by: &Accessor) -> String {
        match self {
            Self::Own => own_name(by),
            Self::Numbers(numbers) => match numbers.get(&one_person(by)) {
                Some(number) if !one_person(by).is_empty() => format!("Medarbejder {number}"),
                _ => "En medarbejder, der ikke er kendt".to_owned(),
            },
        }
    }
}

/// By what one person is told from another, whatever they call themselves that day: as the machine knows them, or else by id or name.
fn one_person(by: &Accessor) -> String {
    let names = [&by.account, &by.user_id, &by.name];
    names
        .into_iter()
        .find(|name| !name.is_empty())
        .map(|name| name.to_lowercase())
        .unwrap_or_default()
}

/// Name and title, and in brackets the id and what the machine calls whoever is logged in.
fn own_name(by: &Accessor) -> String {
    let said: Vec<&str> =
        [&by.name, &by.title].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let mut ids: Vec<&str> = vec![by.user_id.as_str()];
    if !by.account.eq_ignore_ascii_case(&by.user_id) {
        ids.push(&by.account);
    }
    ids.retain(|it| !it.is_empty());
    match (said.join(", "), ids.join(", ")) {
        (said, ids) if said.is_empty() && ids.is_empty() => {
            "Ingen har skrevet, hvem det var".to_owned()
        }
        (said, ids) if said.is_empty() => format!("Bruger {ids}"),
        (said, ids) if ids.is_empty() => said,
        (said, ids) => format!("{said} ({ids})"),
    }
}

/// When it was: `4. marts 2018 kl. 9.30`, or from the first time that day to the last.
pub fn when(entry: &AccessEntry) -> String {
    let told = |at: i64| {
        let at = Timestamp::from_second(at).ok()?.to_zoned(danish_time());
        Some((danish_day(at.date()), clock_words(at.time())))
    };
    match (told(entry.first), told(entry.last)) {
        (Some((day, first)), Some((_, last))) if first != last => {
            format!("{day} kl. {first}–{last}")
        }
        (Some((day, first)), _) => format!("{day} kl. {first}"),
        _ => "Tidspunktet er ikke kendt".to_owned(),
    }
}

/// What a sheet that is no letter is called.
fn sheet(id: &str) -> Option<&'static str> {
    match id {
        ACCESS_SHEET => Some("denne liste"),
        OBSERVATIONS_FORM => Some("et skema til den, der ser borgeren i hverdagen,"),
        _ => None,
    }
}

/// What a command did, for somebody who has never seen one.
fn by_command(name: &str) -> String {
    let why = match name {
        "write" => "skrive breve",
        "journal" => "skrive notater til journalen",
        "agenda" => "skrive en dagsorden",
        "form" | "take-form" => "bruge et skema fra nogen, der ser borgeren i hverdagen",
        "import" => "hente noget ind fra et andet system",
        "unpack" => "gemme den uden lås",
        "history" => "se, hvad der er ændret i den",
        "exhibits" => "se, hvilke bilag der er",
        "access" => "vise denne liste",
        name => return format!("Læste sagen med kommandoen {name}"),
    };
    format!("Læste sagen for at {why}")
}

impl AccessEntry {
    /// What was done, in words; `title` gives what a letter is called.
    pub fn words(&self, title: impl Fn(&str) -> Option<String>) -> String {
        let what = match &self.deed {
            AccessDeed::Opened => "Åbnede sagen".to_owned(),
            AccessDeed::Saved => "Gemte ændringer i sagen".to_owned(),
            AccessDeed::Wrote { letter, format, draft } => {
                let what = match (sheet(letter), draft) {
                    (Some(sheet), _) => sheet.to_owned(),
                    (None, draft) => {
                        let title = title(letter).unwrap_or_else(|| letter.clone());
                        let what = if *draft { "et udkast til brevet" } else { "brevet" };
                        format!("{what} »{title}«")
                    }
                };
                format!("Skrev {what} som {format}")
            }
            AccessDeed::Sealed => "Forseglede breve, der gik ud".to_owned(),
            AccessDeed::Exhibit(number) => format!("Tog filen til bilag {number} ud"),
            AccessDeed::Command(name) => by_command(name),
        };
        match self.times {
            0 | 1 => what,
            times => format!("{what}, {times} gange"),
        }
    }
}
