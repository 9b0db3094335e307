//! The Danish words of the commands and of the keys that give them.

use jiff::civil::Date;

use crate::case::part::Phase;
use crate::danish::days::danish_day;
use crate::session::action::Command;
use crate::session::pages::beside::Side;
use crate::session::pages::letter_view::LetterView;
use crate::session::shortcuts::{Key, Shortcut};
use crate::ui::parts;
use crate::writers::Format;

/// A command's text on a button, and what its tooltip says.
pub fn command(command: Command) -> (&'static str, &'static str) {
    match command {
        Command::New => ("Ny", "Begynd på en tom sag."),
        Command::Open => ("Åbn …", "Åbn en sag fra en fil."),
        Command::Save => ("Gem", "Gem sagen i dens fil."),
        Command::SaveAs => ("Gem som …", "Gem sagen i en anden fil."),
        Command::Undo => ("Fortryd", "Tag den seneste ændring tilbage."),
        Command::Redo => ("Gentag", "Lav den ændring igen, som du lige har fortrudt."),
        Command::NextPage => ("Næste del", "Gå til næste del af sagen."),
        Command::PreviousPage => ("Forrige del", "Gå til forrige del af sagen."),
        Command::Start => ("Start", "Begynd på en ny sag, åbn en, eller se, hvad der er sat op."),
        Command::Cases => (
            "Mine sager",
            "Se en mappe med sager: det, der forfalder først, hvem der ventes på, og hvad der stopper.",
        ),
        Command::Settings => ("Indstillinger", "Sæt afsenderen op, og fortæl, hvem du er."),
        Command::Nameless => (
            "Brev uden navne",
            "Skriv det brev, du ser på, uden det, der fortæller, hvem nogen er.",
        ),
        Command::Versions => ("Ældre udgaver", "Se, hvad sagen sagde før, og hent svar tilbage."),
        Command::Access => (
            "Hvem har haft sagen åben",
            "Se, hvem der har åbnet sagen, gemt i den og skrevet breve, og skriv listen til borgeren.",
        ),
        Command::Seals => {
            ("Forseglede breve", "Forsegl de breve, der går ud, og se, om de stadig er de samme.")
        }
        Command::TakeForm => (
            "Læs skema ind …",
            "Læs det skema ind, som den, der ser borgeren i hverdagen, har udfyldt.",
        ),
        Command::WriteForm => (
            "Skriv skema …",
            "Skriv et skema til den, der ser borgeren i hverdagen: mentor, leverandør eller hjemmet.",
        ),
        Command::NewFromExport => {
            ("Ny sag fra fagsystem …", "Begynd en sag med det, som fagsystemet har trukket ud.")
        }
        Command::TakeExport => (
            "Hent fra fagsystem …",
            "Læs en fil fra fagsystemet, og tag det ind, som sagen ikke har.",
        ),
        Command::Tasks => ("Opgaver", "Se sagens opgaver, og hvor langt de er."),
        Command::Phase(phase) => (parts::phase(phase), go_to_phase(phase)),
        Command::Letters => ("Breve", "Se hvilke breve du kan skrive."),
        Command::Meeting => (
            "Møde, næste punkt",
            "Gå til mødet om sagen, ét punkt ad gangen, og derfra til det næste punkt.",
        ),
        Command::PreviousPoint => ("Møde, forrige punkt", "Gå et punkt tilbage i mødet."),
        Command::HealthDetails => {
            ("Helbredet på mødet", "Vis det, der er skrevet om helbredet, eller skjul det igen.")
        }
        Command::Write(Format::Docx) => {
            ("Skriv brevet som DOCX", "Skriv det brev, du ser på, som en fil til Word.")
        }
        Command::Write(Format::Odt) => {
            ("Skriv brevet som ODT", "Skriv det brev, du ser på, som en fil til LibreOffice.")
        }
        Command::Write(_) => ("Skriv brevet som PDF", "Skriv det brev, du ser på, som PDF."),
        Command::LetterAs(view) => show_letter_as(view),
        Command::OpenWritten => {
            ("Åbn det skrevne brev", "Åbn det brev, du ser på, som du sidst skrev det.")
        }
        Command::RevealWritten => {
            ("Vis det skrevne brev i mappen", "Åbn den mappe, som brevet sidst blev skrevet i.")
        }
        Command::CopyNote => (
            "Kopiér journalnotat",
            "Kopiér et kort notat om det seneste skridt i sagen, så du kan sætte det ind i journalen.",
        ),
        Command::Tie => (
            "Knyt til et bilag …",
            "Knyt det svar eller den sætning, du står i, til det bilag, der viser det.",
        ),
        Command::Beside(side) => show_beside(side),
        Command::NextMissing => ("Næste mangel", "Gå til det næste, der mangler i brevet."),
        Command::Find => ("Find …", "Find en handling, en del af sagen, et felt eller et brev."),
        Command::Search => ("Søg i sagen …", "Søg i alle sagens svar."),
        Command::Passphrase => (
            "Skift adgangskode …",
            "Lås sagen med en anden adgangskode. Gamle kopier åbnes stadig med den gamle.",
        ),
        Command::LargerText => ("Større tekst", "Vis alt i vinduet større."),
        Command::SmallerText => ("Mindre tekst", "Vis alt i vinduet mindre."),
        Command::UsualText => {
            ("Almindelig tekst", "Vis alt i vinduet i den almindelige størrelse.")
        }
        Command::Keys => ("Taster", "Se genvejstasterne."),
        Command::Guide => ("Vejledning", "Læs, hvordan programmet bruges. Den åbnes som PDF."),
        Command::Lock => ("Lås skærmen", "Vis intet af sagen, før adgangskoden er skrevet."),
        Command::Quit => {
            ("Luk programmet", "Luk programmet. Du bliver spurgt, hvis noget ikke er gemt.")
        }
    }
}

/// What is told once the note of the last act lies ready to be pasted.
pub(super) fn note_copied(day: Option<Date>) -> String {
    match day {
        Some(day) => format!(
            "Notatet om det seneste skridt, den {}, er kopieret. Sæt det ind i journalen.",
            danish_day(day)
        ),
        None => "Sagen fortæller ikke om noget, der er gjort endnu.".to_owned(),
    }
}

fn show_letter_as(view: LetterView) -> (&'static str, &'static str) {
    match view {
        LetterView::Pages => ("Brevets sider", "Vis siderne af det brev, du ser på."),
        LetterView::Differences => (
            "Forskelle i brevet",
            "Vis, hvad der er nyt i det brev, du ser på, og hvad der er gået ud.",
        ),
        LetterView::Recipe => (
            "Brevets opskrift",
            "Vis alle tekster, som det brev, du ser på, kan have, og hvornår de kommer med.",
        ),
    }
}

/// Why a command of the toolbar cannot be used.
pub fn cannot(command: Command) -> &'static str {
    match command {
        Command::Undo => "Der er ikke noget at fortryde.",
        Command::Redo => "Du har ikke fortrudt noget, som kan gentages.",
        _ => "Åbn en sag først, eller begynd på en ny.",
    }
}

fn show_beside(side: Side) -> (&'static str, &'static str) {
    match side {
        Side::Letter => {
            ("Brev ved siden af", "Vis brevet ved siden af formularen, eller læg det væk.")
        }
        Side::Evidence => ("Belæg", "Vis, hvilke svar der mangler et bilag, eller læg det væk."),
        Side::Spelling => ("Stavning", "Gå til det næste ord, der er stavet forkert."),
        Side::Phrases => (
            "Fraser",
            "Sæt den frase ind, hvis forkortelse står lige før markøren, eller vis alle fraser.",
        ),
        Side::Missing => ("Se på", "Vis, hvad du skal se på i sagen, eller læg det væk."),
        Side::Deadlines => ("Frister", "Vis sagens frister, eller læg dem væk."),
        Side::Help => ("Hjælp", "Vis hjælp til det felt, du står i, eller læg den væk."),
        Side::Recommendation => {
            ("Indstilling", "Vis teamets indstilling ved siden af afgørelsen, eller læg den væk.")
        }
    }
}

fn go_to_phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparation => "Gå til det, der er i gang i forberedelsen.",
        Phase::Meeting => "Gå til det, der er i gang ved mødet.",
        Phase::Hearing => "Gå til det, der er i gang i høringen.",
        Phase::Decision => "Gå til det, der er i gang i afgørelsen.",
        Phase::After => "Gå til det, der er i gang efter afgørelsen.",
    }
}

/// The keys of a field or a letter itself, which no command has, and what each does.
pub const KEYS_OF_FIELD: [(&str, &str); 5] = [
    ("Ctrl+Skift+L", "Gør linjer i et tekstfelt til punkter på en liste, eller til linjer igen."),
    ("Alt+V", "Svar »Ved ikke« i det felt, du står i."),
    (
        "Pil til højre eller venstre",
        "Gå fra afsnit til afsnit i et brev, og se, hvorfor hvert er der. Enter går til svaret.",
    ),
    ("Alt+Pil ned", "Åbn kalenderen ved en dato. Pile, PgUp, PgDn, Home og End går rundt i den."),
    ("Alt+I", "Svar »Ikke relevant« i det felt, du står i."),
];

/// How a shortcut is written.
pub fn shortcut(shortcut: Shortcut) -> String {
    let mut text = String::new();
    if shortcut.ctrl {
        text.push_str("Ctrl+");
    }
    if shortcut.alt {
        text.push_str("Alt+");
    }
    if shortcut.shift {
        text.push_str("Skift+");
    }
    match shortcut.key {
        Key::Letter(letter) => text.push(letter),
        Key::Digit(digit) => text.push_str(&digit.to_string()),
        Key::Tab => text.push_str("Tab"),
        Key::Plus => text.push('+'),
        Key::Minus => text.push('−'),
        Key::F(number) => text.push_str(&format!("F{number}")),
    }
    text
}
