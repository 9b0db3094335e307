//! The Danish words about two versions of a case: what was found beside it, and how the two differ.

use std::path::Path;

use super::texts::since;

pub(super) const TAKE_FOUND: &str = "Fortsæt med det fundne";
pub(super) const KEEP_FOUND: &str = "Gem det ved siden af";
pub(super) const IN_FILE: &str = "I filen:";
pub(super) const FOUND: &str = "Fundet:";

/// The question about a text that was found.
pub(super) fn recovered(path: &Path, at: i64, fits: bool) -> (&'static str, String) {
    let (path, when) = (path.display(), since(Some(at)));
    if fits {
        let text = format!(
            "Programmet blev afbrudt{when}, og det, der er skrevet siden sidste gem, blev ikke gemt i {path}. Her er forskellen. \
             Fortsætter du med det fundne, kan du stadig fortryde det, og filen ændres først, når du gemmer."
        );
        ("Der er tekst, som ikke blev gemt", text)
    } else {
        let text = format!(
            "Programmet blev afbrudt{when}, og noget af det skrevne blev ikke gemt. Siden er {path} ændret, så det fundne passer \
             ikke længere til filen. Her er forskellen. Gem det ved siden af, så begge er der, eller kassér det fundne."
        );
        ("Der er tekst, som ikke passer til filen", text)
    }
}

pub(super) fn items(count: &str) -> String {
    if count == "1" { "1 punkt".to_owned() } else { format!("{count} punkter") }
}

pub(super) fn more_fields(count: usize) -> String {
    if count == 1 { "Og 1 felt mere.".to_owned() } else { format!("Og {count} felter mere.") }
}

pub(super) const FOUND_TAKEN: &str =
    "Det fundne er med nu. Gem, hvis det er rigtigt, eller fortryd med Ctrl+Z.";

pub(super) fn found_beside(path: &Path) -> String {
    format!("Det fundne er gemt i {}.", path.display())
}

pub(super) fn journal_unreadable(path: &Path) -> String {
    format!(
        "Ved siden af sagen lå en kladde, som ikke kan læses. Den ligger nu i {}. Slet den, hvis du ikke mangler noget.",
        path.display()
    )
}

/// What is typed is not kept; the reason follows.
pub(super) const NOT_JOURNALED: &str = "Det, du skriver, kan ikke sikres undervejs, før du gemmer. Gem sagen tit, eller gem den et andet sted.";
