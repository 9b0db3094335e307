//! The Danish words of what stands beside a form.

use jiff::civil::Date;

use crate::checks::decision::departure::Course;
use crate::danish::days::{danish_day, weekday};
use crate::session::pages::beside::Side;

pub const BESIDE: &str = "Ved siden af formularen";
/// What there is no room for in the row.
pub const MORE: &str = "Mere ▼";
pub const MORE_NAME: &str = "Vis andet ved siden af formularen";
pub const PUT_AWAY: &str = "Skjul";
pub const PUT_AWAY_HELP: &str = "Læg ruden væk. Knapperne bliver stående og henter den igen.";

pub const NOTHING_TO_SEE: &str = "Der er ikke noget, du skal se på lige nu.";
pub const IN_THIS_PART: &str = "I denne del";
pub const IN_OTHER_PARTS: &str = "I resten af sagen";

pub const NO_DEADLINES: &str = "Der løber ingen frister, som sagen står.";
pub const COUNTING: &str = "Regner fristerne ud …";
pub const HOW_COUNTED: &str = "Sådan er fristen regnet";
pub const GO_TO_DAY: &str = "Gå til dagen, den tælles fra";

pub const NO_FIELD: &str = "Sæt markøren i et felt. Så kan du læse her, hvorfor vi spørger, hvad der er nok, og hvilken regel det bygger på.";
pub const WHY: &str = "Derfor spørger vi";
pub const EXAMPLE: &str = "Et godt svar";
pub const ENOUGH: &str = "Så meget er nok";
pub const RULE: &str = "Reglen";
pub const NO_HELP: &str = "Feltet taler for sig selv.";

pub const TEAM: &str = "Teamets indstilling";
pub const SIDE_BY_SIDE: &str = "Indstilling og afgørelse";
pub const TEAM_SAYS: &str = "Teamet har indstillet";
pub const DECISION_SAYS: &str = "Afgørelsen giver";
pub const NOTHING_DECIDED: &str = "Der er ingen afgørelse endnu.";
pub const NO_TEAM: &str = "Teamet har ikke indstillet noget endnu.";
pub const DUTY: &str = "Det skal du, når du afviger";
pub const SEEN_AGAIN: &str = "Teamet har set sagen igen.";

/// The words of the case as a picture.
pub mod timeline {
    pub const TITLE: &str = "Tidslinje";
    pub const SIGNS: &str = "Cirkel: sket. Ring: planlagt. Rude: frist. Firkant: udløbet. Udråbstegn: overskredet. Peg på en frist for at se, hvordan den er regnet.";
    pub const TODAY: &str = "I dag";
    pub const HAPPENED: &str = "Sket";
    pub const PLANNED: &str = "Planlagt";

    /// A time limit and where it stands: "Frist: løber".
    pub fn limit(standing: &str) -> String {
        format!("Frist: {standing}")
    }
}

/// The words of spelling.
pub mod spelling {
    pub const NOTHING: &str = "Der er ingen stavefejl i sagen.";
    pub const SWITCHED_OFF: &str =
        "Stavningen bliver ikke set efter. Du kan slå det til under Indstillinger.";
    pub const LOOKING: &str = "Leder efter forslag …";
    pub const NO_IDEA: &str = "Programmet har ikke noget forslag. Ret ordet, hvor det står.";
    pub const LET_BE: &str = "Lad det stå";
    pub const LET_BE_HELP: &str = "Ordet regnes for rigtigt, til du lukker sagen.";
    pub const LEARN: &str = "Læg i min ordliste";
    pub const LEARN_HELP: &str = "Ordet er rigtigt i alle sager fra nu af.";

    pub fn begin(keys: &str) -> String {
        format!("Tryk på {keys} for at gå fra ord til ord, eller vælg et ord her.")
    }

    pub fn found(count: usize) -> String {
        if count == 1 { "1 ord".to_owned() } else { format!("{count} ord") }
    }

    pub fn word(word: &str) -> String {
        format!("»{word}«")
    }

    /// Where a word stands that is written by hand in a letter.
    pub fn by_hand(letter: &str) -> String {
        format!("Rettet i hånden i brevet »{letter}«")
    }

    pub fn replace(word: &str) -> String {
        format!("Ret til {word}")
    }

    pub fn everywhere(times: usize) -> String {
        format!("Alle {times} steder")
    }

    pub fn replace_all(word: &str, times: usize) -> String {
        format!("Ret til {word} alle {times} steder")
    }
}

/// The words of phrases.
pub mod phrases {
    use crate::letters::phrases::PhraseOwner;
    use crate::problem::Problem;

    pub const NO_FIELD: &str =
        "Sæt markøren i et tekstfelt. Så står de fraser først, der passer til det.";
    pub const FITS: &str = "Passer her";
    /// The same while no field has the cursor, so that there is no »here«.
    pub const FITS_CASE: &str = "Passer til sagen";
    pub const OTHERS: &str = "Andre fraser";
    pub const BROKEN: &str = "Kan ikke bruges endnu";
    pub const NONE: &str = "Der er ingen fraser endnu.";
    pub const NONE_FOUND: &str = "Ingen frase har de ord.";
    pub const FILTER: &str = "Søg i fraser";
    pub const NEW: &str = "Ny frase";
    pub const NEW_OF_MARKED: &str = "Ny frase af det markerede";
    pub const PUT_IN: &str = "Sæt ind";
    pub const EDIT: &str = "Ret";
    pub const COPY: &str = "Lav min egen udgave";

    pub const TITLE: &str = "Titel";
    pub const ABBREVIATION: &str = "Forkortelse";
    pub const ABBREVIATION_HELP: &str =
        "Skriv den i en tekst, og tryk på F3. Så står frasen der i stedet.";
    pub const SECTION: &str = "Hører til";
    pub const EVERYWHERE: &str = "hele sagen";
    pub const OUTCOME: &str = "Når resultatet er";
    pub const ANY: &str = "ligegyldigt";
    pub const RULE: &str = "Handler om reglen";
    pub const NO_RULE: &str = "ingen bestemt";
    pub const TEXT: &str = "Tekst";
    pub const TEXT_HELP: &str = "Et navn som {{ citizen.name }} bliver til svaret fra sagen. Skriv ingen oplysninger om borgeren her.";
    pub const ADD_FIELD: &str = "Svar fra sagen …";
    pub const KEEP: &str = "Gem frasen";
    pub const CANCEL: &str = "Fortryd";
    pub const REMOVE: &str = "Slet …";
    pub const REMOVE_NOW: &str = "Slet for altid";
    pub const LEAVE: &str = "Behold den";
    pub const EDIT_TITLE: &str = "Ret frasen";

    pub fn owner(owner: PhraseOwner) -> &'static str {
        match owner {
            PhraseOwner::Program => "fra programmet",
            PhraseOwner::Municipality => "kommunens",
            PhraseOwner::User => "din egen",
        }
    }

    pub fn put_in(title: &str) -> String {
        format!("Sæt ind: {title}")
    }

    pub fn edit(title: &str) -> String {
        format!("Ret: {title}")
    }

    pub fn copy(title: &str) -> String {
        format!("Lav min egen udgave: {title}")
    }

    pub fn only_field(label: &str) -> String {
        format!("feltet »{label}«")
    }

    pub fn into_field(label: &str) -> String {
        format!("Frasen kommer ind i »{label}«, hvor markøren er.")
    }

    /// Below a text, while an abbreviation stands right before the cursor.
    pub fn offer(keys: &str, title: &str) -> String {
        format!("{keys} sætter frasen »{title}« ind.")
    }

    pub fn with_gaps(gaps: usize) -> String {
        match gaps {
            1 => "Frasen er sat ind. Sagen har ikke svaret, så der står [mangler: …] i teksten."
                .to_owned(),
            _ => format!(
                "Frasen er sat ind. Sagen mangler {gaps} svar, så der står [mangler: …] i teksten."
            ),
        }
    }

    pub fn not_put_in(problem: &Problem) -> String {
        format!("Frasen er ikke sat ind. {}", told(problem))
    }

    /// What is wrong, and what to do.
    pub fn told(problem: &Problem) -> String {
        format!("{} {}", problem.in_full(), problem.cure).trim_end().to_owned()
    }
}

/// What the button that shows something beside a form is called.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Letter => "Brev",
        Side::Missing => "Se på",
        Side::Deadlines => "Frister",
        Side::Evidence => "Belæg",
        Side::Spelling => "Stavning",
        Side::Phrases => "Fraser",
        Side::Help => "Hjælp",
        Side::Recommendation => "Indstilling",
    }
}

/// What it shows.
pub fn side_help(side: Side) -> &'static str {
    match side {
        Side::Letter => "Brevet, som det ser ud nu",
        Side::Missing => "Det, du skal se på i sagen",
        Side::Deadlines => "Sagens frister",
        Side::Evidence => "De bilag, svarene bygger på, og de svar, der mangler et",
        Side::Spelling => "Ord, der er stavet forkert",
        Side::Phrases => "Fraser, du kan sætte ind i en tekst",
        Side::Help => "Hjælp til det felt, du står i",
        Side::Recommendation => "Teamets indstilling ved siden af afgørelsen",
    }
}

pub fn with_count(text: &str, count: usize) -> String {
    if count == 0 { text.to_owned() } else { format!("{text} ({count})") }
}

pub fn open_questions(count: usize) -> String {
    match count {
        1 => "1 spørgsmål i denne del har ikke fået svar".to_owned(),
        _ => format!("{count} spørgsmål i denne del har ikke fået svar"),
    }
}

/// A day with its name: "torsdag den 1. marts 2018".
pub fn day(day: Date) -> String {
    format!("{} den {}", weekday(day), danish_day(day))
}

/// How many days are left until a day, or how long ago it was.
pub fn days_left(days: i32) -> String {
    match days {
        0 => "i dag".to_owned(),
        1 => "i morgen".to_owned(),
        -1 => "i går".to_owned(),
        2.. => format!("om {days} dage"),
        _ => format!("for {} dage siden", -days),
    }
}

/// How the decision stands to the recommendation, in a sentence.
pub fn course(course: Course, departs: bool) -> &'static str {
    match course {
        Course::Against => "Afgørelsen går imod indstillingen.",
        _ if departs => "Du har svaret, at afgørelsen ikke følger indstillingen.",
        Course::Along => "Afgørelsen følger indstillingen.",
        Course::Beside => "Afgørelsen siger ikke noget om det, teamet har indstillet.",
    }
}
