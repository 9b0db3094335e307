//! What is in force and from where, what the machine lacks, and what the program never does: for those who look after it.

use std::path::{Path, PathBuf};

use forberedt::danish::days::danish_day;
use forberedt::files::machine::{self, FileDialog, Machine};
use forberedt::files::overlay::OwnPlaces;
use forberedt::files::policy::Policy;
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::writers::Format;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::Shell;
use super::{Outcome, cases, policy};

const NEVER: [&str; 6] = [
    "Det åbner ingen forbindelse til nettet og henter ingen opdateringer.",
    "Det sender intet: Filer kommer kun der, hvor du gemmer dem.",
    "Det skriver ingen log, og ingen fejltekst siger noget fra en sag.",
    "Det gemmer intet fra en sag blandt sine indstillinger, kun filernes navne og de ord, du selv føjer til ordbogen.",
    "Det skriver ikke over en fil, som andre har ændret, uden at spørge.",
    "Det ændrer ikke i et brev, der er forseglet.",
];

const TEXTS: &str = "Skabeloner og lovfiler";

/// A line of the answer: what it is about, and how it stands.
struct Line {
    key: &'static str,
    label: &'static str,
    said: String,
    /// Whether something is missing.
    lacks: bool,
}

/// Tells what is in force, from where, and what is missing.
pub(crate) fn doctor(
    templates: Option<&Path>,
    today: Date,
    order: &AnswerOrder,
    shell: &mut Shell,
) -> Outcome {
    let policy = policy::in_force();
    let own = policy::places(templates);
    let (library, problems) = match &own {
        Ok(own) => Library::inspect(own.clone()),
        Err(problem) => (None, vec![problem.clone()]),
    };
    let blocking: Vec<Problem> = problems.into_iter().filter(Problem::blocks).collect();
    cases::tell(&blocking);
    let machine = Machine::here();
    let mut lines = vec![program(&machine)];
    lines.extend(decided(policy));
    lines.push(match &own {
        Ok(own) => texts(own, policy.ok(), library.as_ref()),
        Err(_) => line("templates", TEXTS, "bliver ikke læst, før det er rettet", true),
    });
    lines.extend(
        library
            .iter()
            .flat_map(|library| [sender(library), law(library, today), filing(library, today)]),
    );
    lines.push(dictionary(&machine));
    lines.extend(window(&machine));
    let words = || in_words(&lines);
    let told =
        answers::give("doctor", &Said::either(order, words, || to_json(&lines)), order, shell);
    if blocking.is_empty() { told } else { Outcome::Wrong }
}

fn line(key: &'static str, label: &'static str, said: impl Into<String>, lacks: bool) -> Line {
    Line { key, label, said: said.into(), lacks }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn program(machine: &Machine) -> Line {
    let place = machine.program.as_deref().map(|path| format!(", {}", shown(path)));
    let said = format!("{}{}", env!("CARGO_PKG_VERSION"), place.unwrap_or_default());
    line("program", "Forberedt", said, false)
}

/// What the municipality has decided, where from, and what of it a user could step round.
fn decided(policy: Result<&Policy, &Problem>) -> Vec<Line> {
    let place = shown(&Policy::place());
    let policy = match policy {
        Err(_) => {
            let said = format!("kan ikke læses, så de strengeste regler gælder: {place}");
            return vec![line("policy", "Kommunens politik", said, true)];
        }
        Ok(policy) if policy.file.is_none() => {
            let said = format!("ingen; den ville ligge i {place}");
            return vec![line("policy", "Kommunens politik", said, false)];
        }
        Ok(policy) => policy,
    };
    let is_open = policy.file.as_deref().is_some_and(machine::is_writable);
    let open = if is_open { ". Du kan selv ændre den; kun it-afdelingen bør kunne" } else { "" };
    let mut lines = vec![line("policy", "Kommunens politik", format!("{place}{open}"), is_open)];
    let by_policy = |said: String| format!("{said} (politikken)");
    if policy.formats.is_some() {
        let allowed = Format::ALL.into_iter().filter(|format| policy.allows(*format));
        let names: Vec<&str> = allowed.map(Format::extension).collect();
        lines.push(line("formats", "Formater", by_policy(names.join(", ")), false));
    }
    if policy.locked {
        lines.push(line("locked", "Sager", by_policy("bliver kun gemt låst".to_owned()), false));
    }
    if let Some(kle) = &policy.kle {
        lines.push(line("kle_subject", "KLE-emne", by_policy(kle.clone()), false));
    }
    if let Some(months) = policy.retention_months {
        let said = format!("{months} måneder efter sagens sidste skridt");
        lines.push(line("retention", "Slettefrist", by_policy(said), false));
    }
    lines
}

fn texts(own: &OwnPlaces, policy: Option<&Policy>, library: Option<&Library>) -> Line {
    let named = |path: &Option<PathBuf>, decided: Option<&PathBuf>| {
        let path = path.as_deref()?;
        let whose = if decided.is_some() { "politikken" } else { "--templates" };
        Some(format!("{} ({whose})", shown(path)))
    };
    let places: Vec<String> = [
        named(&own.templates, policy.and_then(|policy| policy.templates.as_ref())),
        named(&own.law, policy.and_then(|policy| policy.law.as_ref())),
        named(&own.letterhead, policy.and_then(|policy| policy.letterhead.as_ref())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let places = places.join(", ");
    let said = match library {
        _ if own.are_none() => "dem, der er bygget ind i programmet".to_owned(),
        None => format!("kan ikke læses: {places}"),
        Some(library) => match library.own_files.len() {
            0 => format!("dem i programmet; ingen bliver brugt fra {places}"),
            count => format!("{count} egne fra {places}: {}", library.own_files.join(", ")),
        },
    };
    line("templates", TEXTS, said, false)
}

fn sender(library: &Library) -> Line {
    if library.sender.is_invented() {
        let said = "den opfundne kommune i programmet, så breve bliver udkast";
        return line("sender", "Afsender", said, true);
    }
    line("sender", "Afsender", library.sender.name.clone(), false)
}

fn law(library: &Library, today: Date) -> Line {
    let Some(reach) = library.law.reach() else {
        return line("law", "Loven", "lovfilerne siger ikke, hvor langt de rækker", true);
    };
    let from = reach.begins_on.map(|day| format!("fra den {} ", danish_day(day)));
    let reaches =
        format!("{}til den {}", from.unwrap_or_default(), danish_day(reach.news_heard_to));
    let is_passed = reach.is_passed(today);
    let late = if is_passed { ". Ingen har set efter nye regler siden" } else { "" };
    line("law", "Loven", format!("{reaches}{late}"), is_passed)
}

fn filing(library: &Library, today: Date) -> Line {
    let said = match library.law.filing_count(today) {
        (0, _) => "ingen numre, så breve får ingen fil til journalen".to_owned(),
        (all, 0) => format!("{all} numre, alle efterprøvet"),
        (all, unverified) => format!("{unverified} af {all} numre er ikke efterprøvet"),
    };
    let lacks = library.law.filing_count(today).1 > 0;
    line("kle", "KLE", said, lacks)
}

fn dictionary(machine: &Machine) -> Line {
    match &machine.dictionary {
        Some(folder) => line("dictionary", "Ordbog", shown(folder), false),
        None => line("dictionary", "Ordbog", "mangler, så stavefejl bliver ikke fundet", true),
    }
}

fn window(machine: &Machine) -> Vec<Line> {
    let mut lines = vec![match &machine.file_dialog {
        FileDialog::System => line("file_dialog", "Fildialog", "systemets egen", false),
        FileDialog::By(path) => line("file_dialog", "Fildialog", shown(path), false),
        FileDialog::None => {
            let said = "mangler, så stien til en fil må skrives. Installer xdg-desktop-portal eller zenity";
            line("file_dialog", "Fildialog", said, true)
        }
    }];
    match settings() {
        Some(folder) => lines.push(line("settings", "Indstillinger", shown(&folder), false)),
        None => lines.push(line("settings", "Indstillinger", "bliver ikke gemt her", true)),
    }
    lines
}

#[cfg(feature = "window")]
fn settings() -> Option<PathBuf> {
    forberedt::files::recent::settings_folder()
}

#[cfg(not(feature = "window"))]
fn settings() -> Option<PathBuf> {
    None
}

fn in_words(lines: &[Line]) -> String {
    let widest = lines.iter().map(|line| line.label.chars().count()).max().unwrap_or_default();
    let mut text = String::new();
    for line in lines {
        let mark = if line.lacks { "OBS" } else { "" };
        text.push_str(&format!("{mark:<4} {:<widest$}  {}\n", line.label, line.said));
    }
    text.push_str("\nDet gør programmet aldrig:\n");
    NEVER.iter().for_each(|never| text.push_str(&format!("- {never}\n")));
    text
}

fn to_json(lines: &[Line]) -> Value {
    let lines = lines
        .iter()
        .map(|line| (line.key.to_owned(), json!({ "said": line.said, "lacks": line.lacks })));
    json!({ "in_force": Value::Object(lines.collect()), "never": NEVER })
}
