//! What a letter is called in a list of messages, where others than its reader may see it: no diagnosis and no benefit.

use serde::Deserialize;

use super::POST_WORDS;
use crate::files::overlay::Files;
use crate::letters::Letters;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// Words that no title may have (ord, der ikke må stå i en posttitel), in small letters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostWords {
    /// Wherever they stand in a word.
    inside: Vec<String>,
    /// At the beginning of a word, since others hold the same letters.
    begins: Vec<String>,
}

impl PostWords {
    /// The first word of a title that says too much.
    fn found<'t>(&self, title: &'t str) -> Option<&'t str> {
        let words = title.split(|sign: char| !sign.is_alphanumeric());
        words.filter(|word| !word.is_empty()).find(|word| {
            let small = word.to_lowercase();
            self.inside.iter().any(|part| small.contains(part.as_str()))
                || self.begins.iter().any(|part| small.starts_with(part.as_str()))
        })
    }
}

/// The titles that say too much, each with its line.
pub(super) fn faults(files: &Files, letters: &Letters) -> Vec<Problem> {
    let words: PostWords =
        match files.source(POST_WORDS).toml("post-words", "Filen med ord til post") {
            Ok(words) => words,
            Err(problem) => return vec![problem],
        };
    let told = letters.all().iter().filter_map(|template| {
        let word = words.found(template.post.title.as_deref()?)?;
        let name = format!("letters/{}.md", template.id);
        let source = SourceText::new(name.as_str(), files.text(&name));
        let message = format!("»{word}« må ikke stå i post_title, som andre end borgeren kan komme til at se.");
        let fault = source.fault("template-post-word", source.line_of_key("post_title"), message);
        Some(fault.with_cure(
            "Skriv en titel, der hverken siger noget om sygdom eller ydelser, som »Brev om din sag«. Ordene står i post-words.toml.",
        ))
    });
    told.collect()
}
