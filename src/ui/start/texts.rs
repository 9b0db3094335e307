//! The Danish words of the start page.

use crate::jobs::job::{Role, SenderStanding};

pub const TITLE: &str = "Forberedt";
pub const WHAT_IT_IS: &str = "Fra sag til brev om førtidspension, fleksjob og ressourceforløb.";
pub const CASES: &str = "Sager";
pub const NEW: &str = "Begynd en ny sag";
pub const NEW_FROM_EXPORT: &str = "Ny sag fra fagsystem …";
pub const OPEN: &str = "Åbn en sag …";
pub const CASE_LIST: &str = "Mine sager …";
pub const BACK: &str = "Tilbage til sagen";
pub const SEE_DUE: &str = "Se hvilke";
pub const RECENT: &str = "Seneste sager";
pub const PRACTISE: &str = "Øv dig";
pub const PRACTISE_HELP: &str =
    "Sager om opfundne borgere. De har mærket ØVELSE på skærmen og på alt, hvad de skriver.";
pub const EMPTY_PRACTICE: &str = "En tom øvesag";
pub const EMPTY_PRACTICE_HELP: &str = "Find selv på en borger, og begynd forfra.";
pub const SET_UP: &str = "Sat op";
pub const SENDER: &str = "Afsender på brevene";
pub const SET_UP_SENDER: &str = "Sæt afsenderen op";
pub const CHANGE_SENDER: &str = "Ret afsenderen";
pub const WHO: &str = "Dig";
pub const NOBODY: &str = "Programmet ved ikke, hvem du er. Dit navn kommer med i nye sager.";
pub const SAY_WHO: &str = "Fortæl, hvem du er";
pub const CHANGE_WHO: &str = "Ret, hvem du er";
pub const ROLE: &str = "Hvad laver du mest?";
pub const ROLE_HELP: &str = "Det vælger, hvad der står forrest. Du kan altid nå resten.";
pub const LETTERS_STAY_HERE: &str = "Alt bliver på din computer. Programmet bruger ikke nettet.";

/// How many cases have been kept for long enough.
pub fn due(count: usize) -> String {
    if count == 1 {
        "1 sag har passeret kommunens slettefrist.".to_owned()
    } else {
        format!("{count} sager har passeret kommunens slettefrist.")
    }
}

/// Whose the sender is, and what that means for the letters.
pub fn sender(name: &str, standing: SenderStanding) -> String {
    match standing {
        SenderStanding::Invented => format!(
            "Ikke sat op. {name} er en opfunden kommune, som følger med programmet, og indtil I \
             har jeres egen, kan breve kun skrives som udkast."
        ),
        SenderStanding::Partly(key) => format!(
            "{name}. Linjen »{}« er stadig fra den opfundne kommune, og derfor kan breve kun \
             skrives som udkast.",
            crate::ui::settings::texts::sender_label(key)
        ),
        SenderStanding::Own => name.to_owned(),
    }
}

/// A practice case and what is to be done in it, by its name.
pub fn practice(id: &str) -> (&'static str, &'static str) {
    match id {
        "half-filled" => {
            ("En sag, der er begyndt", "Planen er halvt udfyldt, og lægen har ikke svaret.")
        }
        "pension-granted-2018" => {
            ("Førtidspension", "Alle dele er udfyldt, og pensionen er givet.")
        }
        "pension-refused-fleksjob-granted-2018" => {
            ("Afslag på førtidspension, og fleksjob", "To afgørelser i ét brev.")
        }
        "resource-course-2018" => {
            ("Ressourceforløb", "En ung borger får et ressourceforløb og afslag på fleksjob.")
        }
        "new-way-2026" => ("Vejen uden team", "En sag efter reglerne fra den 1. juli 2026."),
        "complaint-upheld-2018" => {
            ("En klage over et afslag", "Kommunen ser på sagen igen og holder fast.")
        }
        _ => (EMPTY_PRACTICE, EMPTY_PRACTICE_HELP),
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Caseworker => "Sagsbehandler",
        Role::MeetingLeader => "Mødeleder",
        Role::DecisionMaker => "Beslutningstager",
    }
}
