//! The Danish words of the other ways to look at a letter: what is different in it, what it can say, and what can be chosen.

pub const PAGES: &str = "Vis siderne";
pub const DIFFERENCES: &str = "Forskelle";
pub const RECIPE: &str = "Opskrift";

pub const AGAINST: &str = "Hold brevet op mod";
pub const AGAINST_TEMPLATE: &str = "skabelonens tekst";
pub const AGAINST_SEEN: &str = "det, du sidst så";
pub const AGAINST_WRITTEN: &str = "det, der sidst blev skrevet";
pub const NOTHING_SEEN: &str = "Du har ikke set brevet før nu. Når du har set det, og sagen er gemt, kan du se her, hvad der er nyt siden.";
pub const NOTHING_WRITTEN: &str =
    "Brevet er ikke skrevet endnu. Når det er, kan du se her, hvad der er nyt siden.";
pub const NOT_OF_CASE: &str = "Sagen giver ikke brevet nu, så der er intet at holde op mod.";
pub const NO_DIFFERENCE: &str = "Intet er forskelligt.";
pub const NOTHING_BY_HAND: &str = "Intet i brevet er rettet i hånden.";
pub const WHOLE_LETTER: &str = "Vis hele brevet";
pub const HOW_TO_READ: &str = "Det nye er understreget og står i [nyt: …]. Det, der er gået ud, er streget over og står i [udgår: …].";

pub const SEARCH: &str = "Søg i opskriften";
pub const NO_HITS: &str = "Ingen tekst i opskriften har de ord.";

pub const CHOICES: &str = "Valg i brevet";

/// How many words are new, and how many have gone.
pub fn count(added: usize, removed: usize) -> String {
    let words = |count: usize| if count == 1 { "1 ord".to_owned() } else { format!("{count} ord") };
    match (added, removed) {
        (0, removed) => format!("{} udgår.", words(removed)),
        (added, 0) => format!("{} er nye.", words(added)).replace("1 ord er nye", "1 ord er nyt"),
        (added, removed) => format!(
            "{} {}, og {} udgår.",
            words(added),
            if added == 1 { "er nyt" } else { "er nye" },
            words(removed)
        ),
    }
}

/// How many texts of the recipe have the words that are searched for.
pub fn hits(count: usize) -> String {
    match count {
        1 => "1 sted i opskriften har de ord.".to_owned(),
        count => format!("{count} steder i opskriften har de ord."),
    }
}
