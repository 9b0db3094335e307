//! The Danish words of the page of seals.

use crate::danish::days::danish_day;
use crate::jobs::job::{FileMove, Move};
use crate::problem::Problem;
use crate::session::pages::seals::NotSealable;
use crate::ui::letters::texts as letters;

pub const TITLE: &str = "Forseglede breve";
pub const BACK: &str = "Tilbage til brevene";
pub const HELP: &str = "Forsegl brevene, når de går ud. Så husker sagen, hvad der stod i dem, og hvilke skabeloner og regler de er lavet af, og du kan senere se, om de stadig er de samme. Det viser ikke, hvem der forseglede, og det sender ikke noget.";
pub const TO_SEAL: &str = "Breve, der kan forsegles";
pub const SEALED: &str = "Sagens segl";
pub const STAYS: &str =
    "Sagen bliver gemt med seglet. Det kan ikke fortrydes; retter du brevet, så forsegl det igen.";
pub const NONE: &str = "Ingen breve er forseglet endnu.";
pub const LOOK: &str = "Se efter, om brevene er de samme";
pub const LOOKING: &str = "Laver brevene igen og sammenligner …";
pub const NOT_LOOKED: &str = "Ingen har set efter, siden sagen sidst blev ændret.";
pub const ALL_SAME: &str = "Alle forseglede breve er, som de gik ud.";
pub const SOME_DIFFER: &str = "Et eller flere breve er ikke, som de gik ud.";
pub const SOME_BROKEN: &str = "Et eller flere segl kan ikke læses.";
pub const CASE_CHANGED: &str = "Sagen er ændret, siden brevene blev forseglet.";
pub const SAME: &str = "er det samme";
pub const SAME_TEXT: &str = "har samme tekst";
pub const CORRECTED: &str = "er rettet siden";
pub const CHANGED: &str = "er et andet nu";
pub const WHEN_SEALED: &str = "Da det blev forseglet:";
pub const NOW: &str = "Nu:";
pub const NOTHING: &str = "(intet)";
pub const FILES_MOVED: &str = "Filer, som brevet er lavet af, er ændret siden";
pub const OTHERS_MOVED: &str = "Andet, som brevene er lavet af, er ændret siden";

/// The button that seals.
pub fn seal(count: usize) -> String {
    match count {
        0 => "Forsegl".to_owned(),
        1 => "Forsegl 1 brev".to_owned(),
        _ => format!("Forsegl {count} breve"),
    }
}

pub fn why_not(reason: NotSealable) -> &'static str {
    match reason {
        NotSealable::NoFile => "Gem sagen i en fil først. Seglet ligger i den.",
        NotSealable::OnlyRead => "En anden har sagen åben, så den kan kun læses her.",
        NotSealable::UnderWay => "Forsegler …",
        NotSealable::Unknown => "Gør klar …",
        NotSealable::NoneChosen => "Vælg et brev, der er klar til at gå ud.",
    }
}

/// A letter of the decision that cannot be sealed yet.
pub fn lacks(title: &str, problems: &[Problem]) -> String {
    format!("{title}: {}", letters::lacking(problems))
}

pub fn number(number: usize) -> String {
    format!("Segl {number}")
}

/// When a seal was made, and which one it follows.
pub fn made(on: &str, follows: Option<usize>) -> String {
    let follows = follows.map(|before| format!(", efter segl {before}")).unwrap_or_default();
    format!("Lavet den {}{follows}", day(on))
}

/// A day of a seal as a person writes it.
fn day(text: &str) -> String {
    text.parse::<jiff::civil::Date>().map_or_else(|_| text.to_owned(), danish_day)
}

pub fn other_program(program: &str) -> String {
    format!(
        "Seglet er lavet af {program}. Denne udgave kan lave filerne lidt anderledes, så teksten er sammenlignet."
    )
}

/// By which day's rules a letter was made, and which seal corrects it.
pub fn rules_of(on: &str, corrected_by: Option<usize>) -> String {
    let by = corrected_by.map(|by| format!(". Forseglet igen i segl {by}")).unwrap_or_default();
    format!("Lavet efter reglerne den {}{by}", day(on))
}

pub fn other_bytes(endings: &[String]) -> String {
    format!("Filerne har andre bytes: {}", endings.join(", "))
}

pub fn lacks_now(what: &str) -> String {
    format!("Det mangler nu: {what}")
}

pub fn paragraph(number: usize) -> String {
    format!("Afsnit {number} er det første, der er et andet.")
}

pub fn moved(what: &str, files: &[FileMove]) -> String {
    let name = |file: &FileMove| match file.how {
        Move::Changed => file.name.clone(),
        Move::Gone => format!("{} (findes ikke mere)", file.name),
    };
    let names: Vec<String> = files.iter().map(name).collect();
    format!("{what}: {}", names.join(", "))
}

/// That letters were sealed.
pub fn sealed(number: usize, letters: usize) -> String {
    match letters {
        1 => format!("Brevet er forseglet. Segl {number} ligger i sagen."),
        _ => format!("{letters} breve er forseglet. Segl {number} ligger i sagen."),
    }
}
