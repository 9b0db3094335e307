//! The Danish words of the page of exports.

pub const TITLE: &str = "Hent fra fagsystem";
pub const BACK: &str = "Tilbage til opgaverne";
pub const HELP: &str = "Vælg den fil, som fagsystemet har trukket ud. Du ser først, hvad der står i den. Det, der står i sagen i forvejen, bliver aldrig skrevet over.";
pub const FILE: &str = "Filen med sagen";
pub const PAPERS_FILE: &str = "Filen med papirerne, hvis de ligger for sig";
pub const NUMBER: &str = "Sagsnummer, hvis der er flere sager i filen";
pub const CHOOSE: &str = "Vælg fil …";
pub const KINDS: &str = "Filer fra fagsystemet (CSV eller JSON)";
pub const READ: &str = "Læs filen";
pub const NO_FILE: &str = "Vælg først en fil.";
pub const READING: &str = "Læser filen …";
pub const ANSWERS: &str = "Svar";
pub const PAPERS: &str = "Papirer";
pub const IN_FILE: &str = "I filen";
pub const IN_CASE: &str = "I sagen";
pub const TAKE_IN: &str = "Tag det valgte ind i sagen";
pub const TAKE_IN_HELP: &str = "Du kan fortryde det bagefter, i ét skridt.";
pub const NOTHING_NEW: &str = "Der er ikke valgt noget nyt.";
pub const TAKEN: &str = "Det er taget ind i sagen.";
pub const GO_THERE: &str = "Gå til borgeren";
pub const UNKNOWN: &str = "vides ikke";
pub const NOT_RELEVANT: &str = "ikke relevant";

/// What is the same in the file and in the case.
pub fn same(count: usize) -> String {
    match count {
        1 => "1 svar er det samme i filen og i sagen".to_owned(),
        _ => format!("{count} svar er de samme i filen og i sagen"),
    }
}

/// Where in the file something is wrong.
pub fn at_line(file: &str, line: usize) -> String {
    format!("{file}, linje {line}:")
}

/// What the file says on the whole.
pub fn sum(fields: usize, papers: usize, kind: &str) -> String {
    let papers = if papers == 1 { "1 papir".to_owned() } else { format!("{papers} papirer") };
    format!("{fields} svar og {papers} er nye i en {kind}-fil.")
}

/// In how many places the case says something else.
pub fn conflicts(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("Ét sted siger sagen noget andet. Sagens svar bliver stående.".to_owned()),
        _ => Some(format!("{count} steder siger sagen noget andet. Sagens svar bliver stående.")),
    }
}

pub fn take(what: &str) -> String {
    format!("Tag ind: {what}")
}

/// A column that is not in the file.
pub fn not_there(name: &str, like: Option<&str>) -> String {
    match like {
        Some(like) => format!("Filen har ikke kolonnen »{name}«. Den har »{like}«."),
        None => format!("Filen har ikke kolonnen »{name}«."),
    }
}

/// Where an answer came from that nobody typed.
pub fn origin(kind: &str, day: &str) -> String {
    format!("Hentet fra en {kind}-fil den {day}.")
}
