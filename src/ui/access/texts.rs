//! The Danish words of the page of who has had the case open.

pub const TITLE: &str = "Hvem har haft sagen åben";
pub const BACK: &str = "Tilbage til opgaverne";
pub const HELP: &str = "Programmet noterer selv, hvem der åbner en låst sag, gemmer i den, skriver breve og henter bilag ud. Det sker med det samme, og du kan ikke slå det fra. Navnet er det, der står i indstillingerne, og det, som computeren kender dig under.";
pub const NOT_KEPT: &str = "Sagen er ikke låst, så programmet noterer ikke, hvem der åbner den. Gem den som en fil, der ender på .sag, hvis det skal.";
pub const READING: &str = "Listen bliver læst …";
pub const NONE_YET: &str = "Der er ikke noteret noget endnu.";
pub const DAMAGED: &str = "Listen er beskadiget og kan ikke læses. Programmet begynder en ny, næste gang nogen gør noget.";
pub const NEWER: &str = "En nyere udgave af Forberedt har skrevet listen, så den kan kun læses dér. Den bliver ikke rørt.";
pub const LACKS_SOME: &str = "Noget af det, du har gjort, er ikke kommet på listen endnu: en anden har sagen åben, eller filen kan ikke skrives. Det kommer med, næste gang du gemmer.";
pub const CUT: &str =
    "En tidligere liste kunne ikke læses. Denne fortæller om det, der er sket siden.";
pub const FOR_CITIZEN: &str = "Til borgeren";
pub const FOR_CITIZEN_HELP: &str = "Borgeren kan bede om at se, hvem der har haft sagen åben. Skriv listen som PDF, og læs den igennem, før den går ud. Om medarbejdernes navne skal stå der, afgør I i kommunen.";
pub const WITHOUT_NAMES: &str = "Skriv et nummer i stedet for hver medarbejders navn";
pub const WRITE: &str = "Skriv listen som PDF";
pub const WRITING: &str = "Listen bliver skrevet …";

pub fn forgotten(count: u32) -> String {
    match count {
        1 => "1 ældre linje er ikke gemt.".to_owned(),
        count => format!("{count} ældre linjer er ikke gemt."),
    }
}

pub fn written(file: &str) -> String {
    format!("Skrevet: {file}")
}
