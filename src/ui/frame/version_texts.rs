//! The Danish words about two versions of a case: what was found beside it, and how the two differ.

use std::path::Path;

use crate::session::question::OtherHolder;
use crate::ui::texts::since;

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

pub(super) fn journal_damaged(path: &Path) -> String {
    format!(
        "Ved siden af sagen lå en kladde, hvor det sidste ikke kan læses. Det, der kan læses, får du tilbudt. Hele kladden ligger i {}.",
        path.display()
    )
}

/// What is typed is not kept; the reason follows.
pub(super) const NOT_JOURNALED: &str = "Det, du skriver, kan ikke sikres undervejs, før du gemmer. Gem sagen tit, eller gem den et andet sted.";

pub(super) const ONLY_READ: &str = "Læs den";
pub(super) const TAKE_OVER: &str = "Tag den over";
pub(super) const OPEN_AGAIN: &str = "Åbn igen";
pub(super) const ONLY_READ_MESSAGE: &str = "En anden har sagen åben, så den kan kun læses her. Gem den som en kopi, hvis du vil ændre noget.";

/// Who has a case, and since when: `lone på KOM-PC-17 siden 3.5.2026 kl. 9.12`.
fn whom(other: &OtherHolder) -> String {
    let Some(holder) = &other.holder else { return "En anden".to_owned() };
    let user = if holder.user.is_empty() { "En anden" } else { &holder.user };
    let machine =
        if holder.machine.is_empty() { String::new() } else { format!(" på {}", holder.machine) };
    format!("{user}{machine}")
}

/// The question about a case that somebody else has open.
pub(super) fn held(other: &OtherHolder) -> (&'static str, String) {
    let (whom, path) = (whom(other), other.path.display());
    let since = since(other.holder.as_ref().map(|holder| holder.since));
    let since = if since.is_empty() { since } else { format!(" siden{since}") };
    if other.is_gone {
        let text = format!(
            "{whom} åbnede {path}{since}, men maskinen har ikke givet lyd fra sig i et stykke tid. Er sagen ikke åben der længere, \
             så tag den over. Ellers kan du læse den."
        );
        ("Sagen ser ud til at være glemt åben", text)
    } else {
        let text = format!(
            "{whom} har {path} åben{since}. Du kan læse sagen, men ikke ændre den, før den er lukket der."
        );
        ("En anden har sagen åben", text)
    }
}

/// What stands over the pages of a case that can only be read.
pub(super) fn only_read(other: &OtherHolder) -> String {
    format!("{} har sagen åben. Her kan den kun læses.", whom(other))
}
