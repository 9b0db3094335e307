//! The Danish words of the page of older versions.

use crate::ui::texts::since;

pub const TITLE: &str = "Ældre udgaver";
pub const BACK: &str = "Tilbage til opgaverne";
pub const HELP: &str = "En låst sag gemmer ældre udgaver af sig selv: før dagens første ændring, hvert femte minut, mens den ændres, og når et brev bliver skrevet. De kommer i filen, når du gemmer.";
pub const WHO: &str = "Hvem har haft sagen åben?";
pub const NOT_KEPT: &str = "Sagen er ikke låst med en adgangskode, så dens fil gemmer ingen ældre udgaver. Gem den som en fil, der ender på .sag, hvis den skal.";
pub const NONE_YET: &str = "Filen gemmer ingen ældre udgaver endnu.";
pub const NAME: &str = "Giv udgaven, som den er nu, et navn";
pub const NAME_EXAMPLE: &str = "før mødet";
pub const NAME_FIRST: &str = "Skriv først et navn.";
pub const KEEP: &str = "Gem udgaven";
pub const LOOK: &str = "Sammenlign med nu";
pub const LOOK_HELP: &str =
    "Vælg »Sammenlign med nu« ud for en udgave. Så står det her, hvad der er ændret siden.";
pub const WAS: &str = "Dengang:";
pub const IS: &str = "Nu:";
pub const TAKE_FIELD: &str = "Hent det gamle svar";
pub const TAKE_ALL: &str = "Hent alle svar fra den udgave";
pub const TAKE_HELP: &str =
    "Du kan fortryde det bagefter. Det, sagen siger nu, bliver gemt som en udgave.";
pub const ALIKE: &str = "Sagen siger det samme nu som dengang.";

/// A moment by the clock on the wall.
pub fn moment(at: i64) -> String {
    since(Some(at)).trim_start().to_owned()
}

pub fn named(name: &str) -> String {
    format!("»{name}«")
}

pub fn written(letter: &str) -> String {
    format!("brevet »{letter}« blev skrevet")
}

pub const PASSING: &str = "mens der blev arbejdet";

pub fn damaged(number: u32) -> String {
    format!("Udgave {number} er beskadiget og kan ikke læses.")
}

pub fn differs(count: usize) -> String {
    if count == 1 {
        "1 ting er ændret siden".to_owned()
    } else {
        format!("{count} ting er ændret siden")
    }
}
