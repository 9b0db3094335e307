//! How it is told what a file from the municipality's own system says, and what the case says in the same places.

use std::path::Path;

use forberedt::case::field::State;
use forberedt::danish::nearest::did_you_mean;
use forberedt::intake::{Export, FieldStanding, FoundField, FoundPaper, Intake, PaperStanding};
use forberedt::library::Library;
use forberedt::words::Words;
use serde_json::{Map, Value, json};

use super::answers::written_line;
use super::shell::Shell;

/// What became of the case.
pub(crate) enum Came<'a> {
    Unasked,
    To(&'a Path),
    /// There was nothing to add.
    Not,
}

/// What the case says where it says something else.
fn in_case<'a>(
    standing: &'a FieldStanding,
    words: &'a Words,
    field: &FoundField,
) -> Option<&'a str> {
    match standing {
        FieldStanding::Conflict(State::Given, own) => {
            Some(words.choice(&field.path.words_key(), own))
        }
        FieldStanding::Conflict(State::Unknown, _) => Some("vides ikke"),
        FieldStanding::Conflict(State::NotRelevant, _) => Some("ikke relevant"),
        _ => None,
    }
}

/// Where in the file something stands.
fn line(line: usize) -> String {
    if line == 0 { String::new() } else { format!(", linje {line}") }
}

pub(crate) fn in_words(
    (export, taking): (&Export, &Intake),
    is_into: bool,
    library: &Library,
    came: &Came<'_>,
    shell: &mut Shell,
) {
    let words = &library.words;
    let (fields, papers) = (taking.new_fields(), taking.new_papers());
    let counted = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {more}"),
    };
    let new =
        format!("{} og {}", counted(fields, "svar", "svar"), counted(papers, "papir", "papirer"));
    shell.say(match came {
        Came::To(_) => format!("{new} er taget ind fra en {}-fil.", export.kind().name()),
        _ if is_into => format!("{new} er nye i en {}-fil.", export.kind().name()),
        _ => format!("{new} er fundet i en {}-fil.", export.kind().name()),
    });
    if is_into {
        shell.say(match taking.conflicts() {
            0 => "Sagen siger ikke noget andet end filen.".to_owned(),
            1 => "Ét sted siger sagen noget andet. Sagens svar bliver stående.".to_owned(),
            count => format!("{count} steder siger sagen noget andet. Sagens svar bliver stående."),
        });
    }
    for (field, standing) in &taking.fields {
        let key = field.path.words_key();
        // To a new case all is new.
        let standing_words =
            if is_into { format!(": {}", standing.words()) } else { String::new() };
        shell.say(format!("\n{}{standing_words}", words.label(&key)));
        let said = taking.shown(field);
        let said = indented(words.choice(&key, &said));
        shell.say(format!("  I filen: {said}  ({}{})", field.from, line(field.line)));
        if let Some(own) = in_case(standing, words, field) {
            shell.say(format!("  I sagen: {}", indented(own)));
        }
    }
    for (paper, standing) in &taking.papers {
        shell.say(format!("\n{}", standing.words()));
        for (name, text) in parts(paper, words) {
            shell.say(format!("  {name}: {}", indented(&text)));
        }
    }
    if let Some(barred) = taking.barred().filter(|_| !taking.papers.is_empty()) {
        shell.say(format!("\n{barred}"));
    }
    tell_not_there(export, shell);
    match came {
        Came::To(path) => shell.say(format!("\n{}", written_line(path))),
        Came::Not => {
            shell.say("\nDer er ikke noget nyt at tage ind, så der er ikke skrevet noget.")
        }
        Came::Unasked => {}
    }
}

/// The columns that the mapping looks for in vain. Only what is like one of the file's own is surely a slip.
fn tell_not_there(export: &Export, shell: &mut Shell) {
    let (like, others): (Vec<_>, Vec<_>) =
        export.not_there.iter().partition(|(_, like)| like.is_some());
    for (name, like) in like {
        let like = like.as_deref().map(did_you_mean).unwrap_or_default();
        shell.say(format!("\nFilen har ikke kolonnen »{name}«, som står i import.toml. {like}"));
    }
    if !others.is_empty() {
        let names: Vec<&str> = others.iter().map(|(name, _)| name.as_str()).collect();
        shell.say(format!("\nIkke i filen: {}.", names.join(", ")));
    }
}

/// What a paper says, each part under the name of the exhibit's field.
fn parts<'a>(paper: &'a FoundPaper, words: &'a Words) -> impl Iterator<Item = (&'a str, String)> {
    paper.parts().map(|(field, text)| {
        let label = forberedt::intake::paper_label(field, words);
        (label, forberedt::intake::paper_shown(field, text, words))
    })
}

fn indented(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n    ")
}

pub(crate) fn to_json(
    (export, taking): (&Export, &Intake),
    into: Option<&Path>,
    library: &Library,
    came: &Came<'_>,
) -> Value {
    let words = &library.words;
    let field = |(field, standing): &(FoundField, FieldStanding)| {
        json!({
            "field": field.path.to_string(),
            "label": words.label(&field.path.words_key()),
            "found": field.text,
            "in_case": in_case(standing, words, field),
            "standing": standing.key(),
            "from": field.from,
            "line": (field.line > 0).then_some(field.line),
        })
    };
    let paper = |(paper, standing): &(FoundPaper, PaperStanding)| {
        let mut told: Map<String, Value> =
            paper.parts().map(|(name, text)| (name.to_owned(), text.into())).collect();
        let as_number = match standing {
            PaperStanding::New => None,
            PaperStanding::InCase(place) | PaperStanding::Twice(place) => Some(place + 1),
        };
        told.insert("standing".to_owned(), standing.key().into());
        told.insert("as_number".to_owned(), as_number.into());
        told.insert("line".to_owned(), (paper.line > 0).then_some(paper.line).into());
        Value::Object(told)
    };
    let not_there =
        export.not_there.iter().map(|(name, like)| json!({ "column": name, "like": like }));
    let path = |path: &Path| path.display().to_string();
    json!({
        "kind": export.kind().name().to_lowercase(),
        "into": into.map(path),
        "fields": taking.fields.iter().map(field).collect::<Vec<_>>(),
        "papers": taking.papers.iter().map(paper).collect::<Vec<_>>(),
        "new": taking.new_fields() + taking.new_papers(),
        "conflicts": taking.conflicts(),
        "barred": taking.barred(),
        "not_there": not_there.collect::<Vec<_>>(),
        "file": match came { Came::To(out) => Some(path(out)), _ => None },
    })
}
