//! What a Danish typesetter keeps on one line: the words that hold on to a neighbour, and the neighbour that they hold on to.
//! They are compared with no regard to capitals, and with no full stop, comma or bracket behind them.

/// Words that belong to whatever follows them.
pub(super) const BEFORE_ANYTHING: &[&str] =
    &["stk.", "nr.", "kr.", "kap.", "litra", "jf.", "dr.", "hr.", "fr."];

/// Words that belong to a number after them: `bilag 7`, `LÆ 265`, `telefon 12 34 56 78`.
pub(super) const BEFORE_NUMBER: &[&str] = &[
    "pkt.",
    "punkt",
    "kl.",
    "ca.",
    "tlf.",
    "tlf",
    "tlf.:",
    "telefon",
    "telefon:",
    "mobil",
    "bilag",
    "side",
    "kapitel",
    "artikel",
    "uge",
    "la",
    "LÆ",
    "cvr",
    "cpr",
    "cpr-nr.",
    "cpr-nummer",
    "afsnit",
    "d.",
    "BMI",
    "VAS",
    "tlf.nr.",
    "telefonnr.",
    "mobilnr.",
    "sagsnr.",
    "journalnr.",
    "j.nr.",
    "type",
    "stadie",
    "x",
    "×",
];

/// Words that belong to the number before them: `24 måneder`, `50 meter`.
pub(super) const AFTER_NUMBER: &[&str] = &[
    "kr",
    "kroner",
    "øre",
    "pct",
    "procent",
    "%",
    "mio",
    "mia",
    "time",
    "timer",
    "minut",
    "minutter",
    "min",
    "sekunder",
    "døgn",
    "dag",
    "dage",
    "uge",
    "uger",
    "måned",
    "måneder",
    "mdr",
    "år",
    "mm",
    "cm",
    "centimeter",
    "meter",
    "km",
    "kilometer",
    "mg",
    "ml",
    "gram",
    "kg",
    "kilo",
    "liter",
    "grader",
    "°C",
    "side",
    "sider",
    "stk",
    "gang",
    "gange",
    "bilag",
];

/// How the ground floor is written before the door: `st. tv.`
pub(super) const GROUND_FLOOR: &[&str] = &["st.", "kl.", "kld.", "stuen"];

/// Words that belong to the number of a floor before them: `1. th.`, `3. sal`.
pub(super) const AFTER_FLOOR: &[&str] = &["th", "tv", "mf", "sal", "etage"];

/// Parts of a town that stand behind its name: `8000 Aarhus C`.
pub(super) const PARTS_OF_TOWN: &[&str] = &["C", "K", "N", "S", "V", "Ø", "NØ", "NV", "SØ", "SV"];

/// Letters that are words of their own, and so no part of the number before them.
pub(super) const WORDS_OF_ONE_LETTER: &[&str] = &["i", "å"];
