//! The Danish words of the page of forms.

use crate::observations::Observer;

pub const TITLE: &str = "Skemaer om hverdagen";
pub const BACK: &str = "Tilbage til opgaverne";
pub const HELP: &str = "Den, der ser borgeren i hverdagen, kan skrive i et skema, hvad der er set. Når skemaet kommer tilbage, læser du det ind her.";
pub const WRITE: &str = "Skriv et skema";
pub const WRITE_HELP: &str =
    "Skemaet bliver skrevet i mappen til breve. Der står intet om helbred i det.";
pub const WRITING: &str = "Skriver skemaet …";
pub const TAKE: &str = "Læs et skema ind";
pub const FILE: &str = "Filen med skemaet";
pub const CHOOSE: &str = "Vælg fil …";
pub const KINDS: &str = "Skemaer (Word eller JSON)";
pub const READ: &str = "Læs skemaet";
pub const NO_FILE: &str = "Vælg først en fil.";
pub const READING: &str = "Læser skemaet …";
pub const NO_ROWS: &str = "Der er ingen rækker i skemaet.";
pub const NOBODY: &str = "Skemaet siger ikke, hvem der har udfyldt det.";
pub const MORE: &str = "Skrevet under »Andet«";
pub const BESIDE: &str = "Andet i dokumentet";
pub const BESIDE_HELP: &str =
    "Det kommer ikke i sagen af sig selv. Læs det, og skriv det selv dér, hvor det hører til.";
pub const TAKE_IN: &str = "Tag rækkerne ind i sagen";
pub const TAKE_IN_HELP: &str =
    "De bliver lagt efter det, der står der, som set. Du kan fortryde det bagefter.";
pub const NOTHING_NEW: &str = "Der er ikke valgt noget nyt.";
pub const GO_THERE: &str = "Gå til rækkerne";

pub fn write_for(observer: Observer) -> &'static str {
    match observer {
        Observer::Mentor => "Til mentor",
        Observer::Supplier => "Til leverandør",
        Observer::Home => "Til den, der kommer i hjemmet",
    }
}

pub fn by(by: &str) -> String {
    format!("Udfyldt af: {by}")
}

pub fn written(file: &str) -> String {
    format!("Skrevet: {file}")
}

pub fn row(number: usize) -> String {
    format!("Tag række {number} ind")
}

pub fn taken(count: usize) -> String {
    match count {
        1 => "1 række er taget ind. Vælg nu, hvilket område af hverdagen den hører til.".to_owned(),
        _ => format!(
            "{count} rækker er taget ind. Vælg nu, hvilket område af hverdagen hver af dem hører til."
        ),
    }
}
