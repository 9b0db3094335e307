//! What a parser of TOML complains of, in Danish.

use super::{Slip, SlipKind};
use crate::danish::nearest::suggestion;

pub(super) fn slip_of(message: &str) -> Slip {
    let (kind, told, cure) = if message.contains("duplicate key") {
        (
            SlipKind::DuplicateKey,
            "Den samme nøgle står to gange i samme afsnit.".to_owned(),
            "Slet den ene, eller ret dens navn.".to_owned(),
        )
    } else if let Some(rest) = message.strip_prefix("unknown field `") {
        let (key, known) = named(rest);
        (SlipKind::Other, format!("Nøglen »{key}« kendes ikke."), suggestion(key, &known))
    } else if let Some(rest) = message.strip_prefix("unknown variant `") {
        let (word, known) = named(rest);
        (SlipKind::Other, format!("Ordet »{word}« kan ikke bruges her."), suggestion(word, &known))
    } else if let Some(rest) = message.strip_prefix("missing field `") {
        let key = rest.split('`').next().unwrap_or_default();
        (
            SlipKind::Other,
            format!("Nøglen »{key}« mangler."),
            format!("Skriv en linje med {key} = …"),
        )
    } else {
        let (told, cure) = spelling(message);
        (SlipKind::Other, told.to_owned(), cure.to_owned())
    };
    Slip { kind, message: told, cure }
}

/// The name that a complaint begins with, and the names that were expected.
fn named(rest: &str) -> (&str, Vec<&str>) {
    let (name, known) = rest.split_once('`').unwrap_or((rest, ""));
    (name, known.split('`').skip(1).step_by(2).collect())
}

/// Complaints about signs and kinds, by a word that the parser's message holds.
fn spelling(message: &str) -> (&'static str, &'static str) {
    const SPELLING: &[(&str, &str, &str)] = &[
        ("expected a string", "Her skal stå en tekst.", "Skriv den i anførselstegn."),
        ("expected a sequence", "Her skal stå en liste.", "Skriv den som [\"…\", \"…\"]."),
        ("expected an array", "Her skal stå en liste med et bestemt antal.", ""),
        ("expected a boolean", "Her skal stå true eller false.", ""),
        ("expected a map", "Her skal stå et afsnit.", "Begynd det med en linje i [ ]."),
        ("expected struct", "Her skal stå et afsnit.", "Begynd det med en linje i [ ]."),
        ("expected f32", "Her skal stå et tal.", "Skriv det uden anførselstegn og med punktum."),
        ("invalid type", "Her skal stå et tal.", "Skriv det uden anførselstegn."),
        ("invalid value", "Tallet kan ikke bruges her.", ""),
        ("invalid length", "Listen har for få eller for mange punkter.", ""),
        ("expected `nan`", "Teksten mangler anførselstegn.", "Tekst skal stå i anførselstegn."),
        ("expected `inf`", "Teksten mangler anførselstegn.", "Tekst skal stå i anførselstegn."),
        ("invalid boolean", "Teksten mangler anførselstegn.", "Tekst skal stå i anførselstegn."),
        ("must be quoted", "Teksten mangler anførselstegn.", "Tekst skal stå i anførselstegn."),
        ("basic string", "Teksten er ikke lukket.", "Sæt et anførselstegn efter den."),
        ("literal string", "Teksten er ikke lukket.", "Sæt en apostrof efter den."),
        ("key with no value", "Linjen mangler et lighedstegn.", "Skriv navn = værdi."),
        ("missing assignment", "Linjen mangler et lighedstegn.", "Skriv navn = værdi."),
        ("missing value", "Efter lighedstegnet mangler en værdi.", "Skriv navn = værdi."),
        ("missing comma", "Listen mangler et komma.", "Sæt et komma mellem punkterne."),
        ("extra comma", "Listen har et komma for meget.", "Slet det."),
        ("unclosed array table", "Afsnittets linje er ikke lukket.", "Luk den med ]]."),
        ("unclosed table", "Afsnittets linje er ikke lukket.", "Luk den med ]."),
        ("unclosed array", "Listen er ikke lukket.", "Luk den med ]."),
        ("unclosed inline table", "Tabellen er ikke lukket.", "Luk den med }."),
        ("missing opening quote", "Teksten mangler det første anførselstegn.", "Sæt det."),
        ("escape", "En skråstreg i teksten siger ikke noget.", "Skriv \\\\ for en skråstreg."),
        ("recurs", "Her står for meget inde i hinanden.", "Brug færre parenteser og punktummer."),
        (
            "unquoted key",
            "Navnet før lighedstegnet kan ikke bruges.",
            "Skriv det med a-z, tal og bindestreg.",
        ),
        (
            "leading zero",
            "Tallet kan ikke læses.",
            "Skriv det uden nul først, eller i anførselstegn.",
        ),
        ("digits", "Tallet kan ikke læses.", "Skriv kun cifre, og sæt tekst i anførselstegn."),
        ("number", "Tallet kan ikke læses.", "Skriv kun cifre, og sæt tekst i anførselstegn."),
        ("overflowed", "Tallet er for stort.", ""),
        ("extra `=`", "Linjen har et lighedstegn for meget.", "Slet det."),
        ("extra assignment", "Linjen har et lighedstegn for meget.", "Slet det."),
        ("cannot extend", "Navnet er brugt til noget andet længere oppe.", "Brug et andet navn."),
        (
            "unexpected",
            "Der står noget for meget på linjen.",
            "Slet det, eller sæt det i anførselstegn.",
        ),
        ("date-time", "Datoen findes ikke.", "Skriv år, måned og dag som 2018-07-01."),
    ];
    SPELLING.iter().find(|(sign, ..)| message.contains(sign)).map_or(
        (
            "Linjen kan ikke læses.",
            "Tekst skal stå i anførselstegn, datoer som 2018-07-01 uden anførselstegn, og [[ skal lukkes med ]].",
        ),
        |(_, told, cure)| (told, cure),
    )
}
