//! How easy a letter of a case is to read, and what could be said more plainly.

use forberedt::document::Source;
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::readability;
use forberedt::readability::{About, Lix, Reading};
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::shell::Shell;
use super::{Outcome, cases};

pub(crate) fn readability(order: &CaseOrder, letter: Option<&str>, shell: &mut Shell) -> Outcome {
    answers::about_cases("readability", order, shell, |library, case| {
        let shelf = library.shelf(case);
        let ids = match letter {
            Some(letter) => vec![letter],
            None => shelf.available().map(|template| template.id.as_str()).collect(),
        };
        let mut read = Vec::new();
        for id in ids {
            match shelf.draft(id) {
                Ok(draft) => {
                    read.push((readability::read(&draft.blocks, &library.readability), draft))
                }
                Err(problems) => return Err(not_given(library, id, &problems)),
            }
        }
        let words = || {
            let texts =
                read.iter().map(|(reading, draft)| in_words(library, &draft.title, reading));
            texts.collect::<Vec<_>>().join("\n\n")
        };
        let json = || {
            let mut all: Vec<Value> =
                read.iter().map(|(reading, draft)| to_json(&draft.id, reading)).collect();
            match letter.and_then(|_| all.pop()) {
                Some(only) => only,
                None => Value::Array(all),
            }
        };
        Ok((Said::either(&order.answer, words, json), Outcome::Done))
    })
}

/// A name that no letter has is wrong input; one of another case's letters is what the case does not give.
pub(super) fn not_given(library: &Library, id: &str, problems: &[Problem]) -> Outcome {
    let wrong = cases::tell(problems);
    if library.letters.template(id).is_none() { wrong } else { Outcome::Blocked }
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
        Source::Hand(_) => "en rettelse i brevet".to_owned(),
        Source::Gap(None) | Source::Compared(_) | Source::Unknown => "skabelonen".to_owned(),
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
        Source::Template { file, line } => json!({ "file": **file, "line": line }),
        Source::Hand(id) => json!({ "edit": id }),
        Source::Gap(None) | Source::Compared(_) | Source::Unknown => json!({}),
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
