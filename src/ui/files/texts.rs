//! The Danish words of the exhibits' files.

use crate::case::attached::{AttachedFile, MOST_ATTACHED_BYTES, RemovedFile};
use crate::jobs::job::ExhibitFault;

pub const TITLE: &str = "Filer til bilagene";
pub const HELP: &str =
    "Træk filer hertil, eller vælg dem. Hver fil bliver låst og lagt i sagens mappe med bilag.";
pub const NEED_LOCK: &str =
    "Filer kan kun lægges i en låst sag. Gem sagen under et navn, der ender på .sag.";
pub const ADD: &str = "Tilføj fil …";
pub const ADDING: &str = "Låser filen …";
pub const OPEN: &str = "Vis";
pub const REMOVE: &str = "Fjern …";
pub const REMOVE_NOW: &str = "Fjern filen";
pub const CHOOSE: &str = "Vælg et bilag";
pub const KINDS: &str = "PDF, Word og billeder";
pub const SHOWN_OUTSIDE: &str = "Vis åbner en kopi uden for låsen, i en mappe kun for dig. Kopien forsvinder, når sagen eller programmet lukkes. Retter du i den, bliver det ikke gemt.";
pub const ADDED: &str = "Filen er låst og lagt ved sagen. Gem sagen, så den hører til. Originalen ligger stadig, hvor den lå.";
pub const REMOVED: &str =
    "Filen er taget ud af sagen. Den bliver slettet, når du gemmer. Fortryd med Ctrl+Z.";

/// A file with what is known of it: pages, size, and what is wrong.
pub fn known_of(file: &AttachedFile, fault: Option<ExhibitFault>) -> String {
    let pages = match file.pages {
        None => String::new(),
        Some(1) => "1 side, ".to_owned(),
        Some(pages) => format!("{pages} sider, "),
    };
    let fault = fault.map(|fault| format!(" – {}", self::fault(fault)));
    format!("{pages}{}{}", size(file.bytes), fault.unwrap_or_default())
}

pub fn fault(fault: ExhibitFault) -> &'static str {
    match fault {
        ExhibitFault::Missing => "mangler i mappen",
        ExhibitFault::Stray => "hører ikke til sagen, som den er gemt",
        ExhibitFault::Changed => "er ikke den fil, der blev lagt i sagen",
    }
}

pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1024;
    match bytes {
        0..KILO => format!("{bytes} byte"),
        KILO..0x10_0000 => format!("{} kB", bytes.div_ceil(KILO)),
        _ => format!("{} MB", bytes.div_ceil(KILO * KILO)),
    }
}

/// How much the files take together, of how much they may.
pub fn taken(files: &[AttachedFile]) -> String {
    let taken = files.iter().map(|file| file.bytes).sum();
    format!("{} af {}", size(taken), size(MOST_ATTACHED_BYTES))
}

/// The question about a file that is to go.
pub fn remove(file: &AttachedFile) -> (&'static str, String) {
    let text = format!(
        "»{}« ({}) bliver taget ud af sagen, og filen bliver slettet, når du gemmer. Bilaget bliver stående på listen, og sagen husker, at filen var der.",
        file.name,
        size(file.bytes)
    );
    ("Vil du fjerne filen?", text)
}

/// Which files are wanting.
pub fn wanting(files: &[(String, ExhibitFault)]) -> String {
    let named: Vec<String> =
        files.iter().take(5).map(|(name, at)| format!("»{name}« {}", fault(*at))).collect();
    let more = files.len().saturating_sub(named.len());
    let more = if more > 0 { format!(", og {more} mere") } else { String::new() };
    let is_stray = |(_, fault): &(String, ExhibitFault)| *fault == ExhibitFault::Stray;
    let cure = if files.iter().all(is_stray) {
        "Den, der lagde dem til, gemte ikke sagen. Slet dem fra mappen med bilag, hvis ingen anden udgave af sagen har dem."
    } else {
        "Find mappen med bilag i en sikkerhedskopi, eller tilføj dem igen."
    };
    format!("Sagen er åben, men {}{more}. {cure}", named.join(", "))
}

/// The list of files that were taken out.
pub fn gone(file: &RemovedFile) -> String {
    let by = if file.removed_by.is_empty() { "" } else { " af " };
    format!("»{}« blev fjernet {}{by}{}", file.name, file.removed_on, file.removed_by)
}

pub const GONE: &str = "Fjernede filer";
