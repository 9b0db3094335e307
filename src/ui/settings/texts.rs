//! The Danish words of the page of settings.

use crate::jobs::job::Appearance;

pub const TITLE: &str = "Indstillinger";
pub const WHO: &str = "Hvem du er";
pub const WHO_HELP: &str = "Navnet kommer med i nye sager. Det bliver på din computer, sammen med programmets indstillinger.";
pub const NAME: &str = "Dit navn";
pub const JOB_TITLE: &str = "Din titel";
pub const USER_ID: &str = "Dit bruger-id";
pub const LOOK: &str = "Lys eller mørk";
pub const TEXT_SIZE: &str = "Tekststørrelse";
pub const SPELLING: &str = "Se stavningen efter, mens jeg skriver";
pub const SPELLING_HELP: &str =
    "Ord, som ordbogen ikke kender, bliver streget under. Tryk på F7 for at gå dem igennem.";
pub const OWN_KEY: &str = "Din egen nøgle";
pub const OWN_KEY_HELP: &str = "Én adgangskode åbner alle de sager, der er låst med din nøgle. Den ligger sammen med programmets indstillinger.";
pub const OWN_KEY_THERE: &str = "Du har en nøgle. Nye sager bliver låst med den, og programmet spørger om dens adgangskode én gang om dagen.";
pub const CHANGE_OWN_KEY: &str = "Skift adgangskoden til din nøgle …";
pub const MAKE_OWN_KEY: &str = "Lav din egen nøgle …";
pub const LOCK_AFTER: &str = "Lås skærmen, når ingen rører den";
pub const LOCK_AFTER_HELP: &str = "Sagen bliver ved med at være åben, men intet af den er at se, før adgangskoden er skrevet. Du kan også låse med Ctrl+L.";
pub const SENDER: &str = "Afsender på brevene";
pub const SENDER_HELP: &str = "Det her står på alle breve. Borgeren klager til den samme adresse. \
    Oplysningerne bliver lagt i letterhead.toml i jeres mappe med skabeloner.";
pub const KEEP_WHO: &str = "Gem, hvem du er";
pub const KEEP_SENDER: &str = "Gem afsenderen";
pub const KEEPING: &str = "Gemmer …";
pub const CHOOSE_LOGO: &str = "Vælg billede …";
pub const NOTHING_NEW: &str = "Du har ikke ændret noget her.";
pub const NO_FURTHER: &str = "Teksten kan ikke blive større eller mindre end det.";
pub const NOT_KEPT: &str = "Ikke gemt endnu";
pub const ABOUT: &str = "Om programmet";
pub const ABOUT_HELP: &str = concat!(
    "Forberedt ",
    env!("CARGO_PKG_VERSION"),
    ". Programmet er frit: det må bruges, ændres og deles efter Mozilla Public License 2.0."
);
pub const MADE_OF: &str = "Hvem der har lavet det, programmet er bygget af, og på hvilke vilkår";
pub const BACK: &str = "Tilbage";

/// What a line of the letterhead is called.
pub fn sender_label(key: &str) -> &str {
    match key {
        "name" => "Kommunens navn",
        "unit" => "Afdeling",
        "address" => "Adresse",
        "phone" => "Telefon",
        "email" => "E-mail",
        "web" => "Hjemmeside",
        "digital_post" => "Sådan skriver borgeren med Digital Post",
        "opening_hours" => "Åbningstid",
        "logo" => "Logo",
        "logo_alt" => "Hvad logoet viser",
        key => key,
    }
}

/// What to write in a line of the letterhead.
pub fn sender_help(key: &str) -> &'static str {
    match key {
        "name" => "For eksempel: Lindekøbing Kommune",
        "address" => "Vej og nummer på første linje, postnummer og by på den næste.",
        "digital_post" => "For eksempel: skriv til Lindekøbing Kommune på borger.dk",
        "opening_hours" => "For eksempel: mandag til torsdag kl. 9–15",
        "logo" => "En PNG-fil. Den bliver kopieret. Lad feltet være tomt, hvis I ikke bruger logo.",
        "logo_alt" => "Bliver læst højt for den, der ikke kan se logoet.",
        _ => "",
    }
}

pub fn text_size(hundredths: u16) -> String {
    format!("{hundredths} %")
}

pub fn lock_after(minutes: u16) -> String {
    if minutes == 0 { "Aldrig".to_owned() } else { format!("Efter {minutes} minutter") }
}

pub fn look(look: Appearance) -> &'static str {
    match look {
        Appearance::System => "Som computeren",
        Appearance::Light => "Lys",
        Appearance::Dark => "Mørk",
    }
}
