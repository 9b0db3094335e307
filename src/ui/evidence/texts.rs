//! The Danish words of evidence in the window.

use jiff::civil::Date;

use crate::case::evidence::{MOST_TIES, TieStanding};
use crate::danish::numbers::grouped;
use crate::session::evidence_wish::EvidenceNews;
use crate::words::ties;

pub const CARD: &str = "Knyt til et bilag";
pub const CARD_OF_CHANGE: &str = "Ret belægget";
pub const WHOLE_ANSWER: &str = "Hele svaret";
pub const EXHIBIT: &str = "Bilag";
pub const CHOOSE_EXHIBIT: &str = "Vælg et bilag";
pub const LACKS_EXHIBIT: &str = "Vælg det bilag, som viser det.";
pub const PAGES: &str = "Side";
pub const PAGES_HINT: &str = "for eksempel 2 eller 2–3";
pub const SAID_BY: &str = "Hvem siger det?";
pub const BASIS: &str = "Set eller selv oplyst?";
pub const NOT_SAID: &str = "ikke angivet";
pub const IN_LETTER: &str = "I brevet står";
pub const KEEP: &str = "Gem belægget";
pub const CANCEL: &str = "Annullér";
pub const KNOWN: &str = "Svaret bygger allerede på";
pub const CHANGE: &str = "Ret";
pub const REMOVE: &str = "Fjern";

pub const LOOKING: &str = "Ser svarene efter …";
pub const NONE_ASKED: &str = "Ingen svar i sagen kalder på et bilag endnu.";
pub const ALL_HAVE: &str = "Alle svar, der kalder på et bilag, har et.";
pub const WITHOUT: &str = "Svar uden bilag";
pub const LOST: &str = "Belæg, som mangler noget";
pub const HOLDS: &str = "Belæg";
pub const GONE_ANSWER: &str = "Et svar, der er væk";

pub const TIE: &str = "Knyt til et bilag …";
pub const DRAFT: &str = "Skriv udkast ud fra oplysningerne";
pub const DRAFT_BEHIND: &str = "Sæt udkast ind efter teksten";
pub const DRAFT_HELP: &str = "Hver oplysning i skemaet bliver til én sætning med sit bilag. Læs udkastet igennem, og ret det.";

pub fn how(keys: &str) -> String {
    format!("Stil dig i et svar, og tryk {keys} for at knytte det til et bilag.")
}

pub fn news(news: EvidenceNews) -> String {
    match news {
        EvidenceNews::NoField => {
            "Stil dig først i det svar, der skal knyttes til et bilag.".to_owned()
        }
        EvidenceNews::NoAnswer => "Skriv svaret først. Så kan det knyttes til et bilag.".to_owned(),
        EvidenceNews::NoExhibits => {
            "Der er ingen bilag på listen endnu. Sæt bilaget på under Bilag.".to_owned()
        }
        EvidenceNews::Full => {
            format!("Sagen er fyldt: den rummer {} belæg.", grouped(MOST_TIES))
        }
        EvidenceNews::NoFacts => "Der er ingen oplysninger i skemaet at skrive ud fra.".to_owned(),
        EvidenceNews::Drafted(1) => {
            "Der er skrevet et udkast på én sætning. Læs det igennem. Fortryd med Ctrl+Z."
                .to_owned()
        }
        EvidenceNews::Drafted(count) => format!(
            "Der er skrevet et udkast på {count} sætninger. Læs det igennem. Fortryd med Ctrl+Z."
        ),
    }
}

pub fn standing(standing: TieStanding) -> &'static str {
    match standing {
        TieStanding::Holds => "",
        TieStanding::PlaceGone => "Svaret er ikke længere i sagen.",
        TieStanding::ExhibitGone => "Bilaget er ikke længere i sagen.",
        TieStanding::SentenceGone => "Sætningen står ikke længere i svaret.",
    }
}

/// That the text was pasted from the exhibit on this day.
pub fn pasted(day: Date) -> String {
    format!("Teksten er {} fra bilaget", ties::pasted(day))
}

/// The offer beside an answer that a text was pasted into, and the same to whoever hears the window.
pub const PASTED: &str = "Sat ind: knyt til et bilag";

pub fn spoken_pasted(label: &str) -> String {
    format!("{label}: du har sat tekst ind. Knyt den til et bilag.")
}

/// How many ties an answer has, as the mark beside it says.
pub fn mark(count: usize) -> String {
    format!("{count} belæg")
}

/// The same to whoever hears the window.
pub fn spoken_mark(label: &str, count: usize) -> String {
    match count {
        1 => format!("{label}: knyttet til et bilag. Vis det."),
        count => format!("{label}: knyttet til bilag {count} steder. Vis dem."),
    }
}
