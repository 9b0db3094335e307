//! The Danish words of the page of a letter without names.

pub const TITLE: &str = "Brev uden navne";
pub const BACK: &str = "Tilbage til brevene";
pub const HELP: &str = "Navne, adresser, CPR-numre og andre numre, som står i sagens felter, bliver taget ud af brevet, før det bliver skrevet. Læs det igennem, før det går videre: Sjældne job og begivenheder kan også fortælle, hvem nogen er.";
pub const LOOKING: &str = "Ser brevet igennem …";
pub const STOPPED: &str = "Brevet skal være helt færdigt, før det kan skrives uden navne.";
pub const DOUBTS: &str = "Er disse ord navne?";
pub const DOUBTS_HELP: &str = "De begynder med stort, og programmet kan ikke vide det. De bliver taget ud, medmindre du sætter kryds ved dem.";
pub const NO_DOUBTS: &str = "Der er ingen ord, som programmet er i tvivl om.";
pub const WRITE_PDF: &str = "Skriv PDF uden navne";
pub const WRITE_DOCX: &str = "Skriv DOCX uden navne";
pub const WITH_NAMES: &str = "Brevet, som det er med navne";

pub fn stays(word: &str) -> String {
    format!("»{word}« bliver stående")
}
