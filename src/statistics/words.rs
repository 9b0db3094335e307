//! The Danish words of the tables.

use super::counting::{PEOPLE as GROUPS, RULINGS};
use super::facts::{Month, Recommended};
use crate::case::contacts::ContactKept;
use crate::case::process::Reassessment;

pub(super) const MONTH: &str = "Måned";
pub(super) const IN_ALL: &str = "I alt";
pub(super) const COUNT: &str = "Antal";
pub(super) const RECOMMENDED: (&str, &str) =
    ("Indstillinger, måned for måned", "Indstillinger, talt op");
pub(super) const DECIDED: (&str, &str) = ("Afgørelser, måned for måned", "Afgørelser, talt op");
pub(super) const WEEKS: &str = "Hvor lang tid det tog";
pub(super) const SPAN: &str = "Fra og til";
pub(super) const MEDIAN: &str = "Uger, medianen";
pub(super) const SPANS: [&str; 4] = [
    "Fra planen blev begyndt, til mødet i teamet",
    "Fra mødet til afgørelsen",
    "Fra planen blev begyndt, til afgørelsen",
    "Fra en klage kom, til kommunen havde set på sagen igen",
];
pub(super) const GOAL: (&str, &str) = ("Kommunens eget mål for sagen", "Målet er");
pub(super) const GOAL_ROWS: [&str; 2] = ["holdt", "ikke holdt"];
pub(super) const PEOPLE: (&str, &str) = ("Mennesker om hver sag", "Så mange er nævnt ved navn");
pub(super) const TALKS: (&str, &str) = ("Aftalte samtaler og møder", "Samtalen");
pub(super) const COMPLAINTS: (&str, &str) = ("Klager", "Kommunen");

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

pub(super) fn month((year, month): Month) -> String {
    let name = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index));
    format!("{} {year}", name.copied().unwrap_or_default())
}

pub(super) fn recommended(kind: Recommended) -> &'static str {
    match kind {
        Recommended::Fleksjob => "Fleksjob",
        Recommended::Pension => "Førtidspension",
        Recommended::ResourceCourse => "Ressourceforløb",
        Recommended::Other => "Anden indsats eller ingen",
        Recommended::Postponed => "Udsat",
    }
}

/// What a kind of ruling is called, by its place; the last is all others.
pub(super) fn ruling(kind: usize) -> &'static str {
    const NAMES: [&str; RULINGS.len()] = [
        "Pension, ja",
        "Pension, nej",
        "Fleksjob, ja",
        "Fleksjob, nej",
        "Forløb, ja",
        "Forløb, nej",
    ];
    NAMES.get(kind).copied().unwrap_or("Andet")
}

pub(super) fn people(group: usize) -> String {
    let least =
        group.checked_sub(1).and_then(|before| GROUPS.get(before)).map_or(0, |most| most + 1);
    match GROUPS.get(group) {
        Some(&u32::MAX) | None => format!("{least} eller flere"),
        Some(most) => format!("{least} til {most}"),
    }
}

pub(super) fn talk(kept: ContactKept) -> &'static str {
    match kept {
        ContactKept::Kept => "blev holdt",
        ContactKept::CitizenCalledOff => "blev aflyst af borgeren",
        ContactKept::WeCalledOff => "blev aflyst af kommunen",
        ContactKept::Missed => "blev ikke til noget",
    }
}

pub(super) fn complaint(outcome: Option<Reassessment>) -> &'static str {
    match outcome {
        Some(Reassessment::Upheld) => "holdt fast i afgørelsen",
        Some(Reassessment::ChangedInPart) => "ændrede noget af den",
        Some(Reassessment::Changed) => "ændrede den",
        None => "har ikke set på den igen endnu",
    }
}
