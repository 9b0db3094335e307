//! How easy a letter of a case is to read, and what could be said more plainly.

use std::io::Write;
use std::path::Path;

use forberedt::document::Source;
use forberedt::library::Library;
use forberedt::readability;
use forberedt::readability::{About, Lix, Reading};
use serde_json::{Value, json};

use super::{Outcome, cases};

pub(crate) fn readability(
    case: &Path,
    letter: &str,
    as_json: bool,
    templates: Option<&Path>,
) -> Outcome {
    let (library, case) =
        match cases::library(templates).and_then(|library| Ok((library, cases::read(case)?))) {
            Ok(both) => both,
            Err(outcome) => return outcome,
        };
    cases::tell_of_reach(library, &case);
    let draft = match library.shelf(&case).draft(letter) {
        Ok(draft) => draft,
        Err(problems) => {
            let wrong = cases::tell(&problems);
            return if library.letters.template(letter).is_none() {
                wrong
            } else {
                Outcome::Blocked
            };
        }
    };
    let reading = readability::read(&draft.blocks, &library.readability);
    let text = if as_json {
        format!("{:#}\n", to_json(letter, &reading))
    } else {
        in_words(library, &draft.title, &reading)
    };
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Outcome::Done
}

fn in_words(library: &Library, title: &str, reading: &Reading) -> String {
    let counts = |lix: &Lix| {
        format!(
            "lix {} ({} ord, {} sætninger, {} lange ord)",
            lix.value(),
            lix.words,
            lix.sentences,
            lix.long_words
        )
    };
    let mut text = format!("{title}\n\nHele brevet:         {}\n", counts(&reading.lix));
    text.push_str(&format!("Skabelonens egne ord: {}\n", counts(&reading.own)));
    let to_mend = reading.to_mend();
    if to_mend.is_empty() {
        text.push_str("\nDer er ingen råd til teksten.\n");
    }
    for passage in to_mend {
        text.push_str(&format!(
            "\n{}  (lix {}; {})\n",
            passage.excerpt,
            passage.lix.value(),
            place(library, &passage.source)
        ));
        for advice in &passage.advice {
            let elsewhere = if advice.source == passage.source {
                String::new()
            } else {
                format!(" ({})", place(library, &advice.source))
            };
            text.push_str(&format!("  - {}{elsewhere}\n", advice.message));
        }
    }
    text
}

fn place(library: &Library, source: &Source) -> String {
    match source {
        Source::Field(path) | Source::Gap(Some(path)) => {
            format!("feltet »{}«, {path}", library.words.label(&path.words_key()))
        }
        Source::Template { file, line } => format!("skabelonen {file}, linje {line}"),
        Source::Gap(None) | Source::Unknown => "skabelonen".to_owned(),
    }
}

fn to_json(letter: &str, reading: &Reading) -> Value {
    let lix = |lix: &Lix| json!({ "lix": lix.value(), "words": lix.words, "sentences": lix.sentences, "long_words": lix.long_words });
    let passages: Vec<Value> = reading
        .to_mend()
        .into_iter()
        .map(|passage| {
            let advice = passage.advice.iter().map(|advice| {
                json!({ "about": about(advice.about), "message": advice.message, "source": source(&advice.source) })
            });
            json!({ "excerpt": passage.excerpt, "source": source(&passage.source), "lix": passage.lix.value(), "advice": advice.collect::<Vec<_>>() })
        })
        .collect();
    json!({ "letter": letter, "whole": lix(&reading.lix), "template": lix(&reading.own), "passages": passages })
}

fn source(source: &Source) -> Value {
    match source {
        Source::Field(path) | Source::Gap(Some(path)) => json!({ "field": path.to_string() }),
        Source::Template { file, line } => json!({ "file": file, "line": line }),
        Source::Gap(None) | Source::Unknown => json!({}),
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::LongSentence => "long-sentence",
        About::LongParagraph => "long-paragraph",
        About::HardPassage => "hard-passage",
        About::HardWord => "hard-word",
        About::LongWord => "long-word",
        About::Passive => "passive",
        About::Threat => "threat",
        About::Unexplained => "unexplained",
    }
}
