//! The template files, parsed: letters and the parts they share.

use std::collections::HashMap;
use std::ops::Range;

use minijinja::machinery::{ast, parse};
use minijinja::syntax::SyntaxConfig;

use super::faults::File;
use super::{front, tags};
use crate::problem::Problem;

/// A file without its front matter, before it is parsed.
pub(super) struct Text {
    pub file: File,
    pub body: String,
}

impl Text {
    pub(super) fn new(name: &str, text: &str) -> Self {
        let file = File::new(name, text);
        let body = front::body(&file);
        Self { file, body }
    }
}

/// A parsed file (en læst skabelonfil).
pub(super) struct Source<'s> {
    pub file: File,
    pub body: &'s str,
    /// None where the file has mistakes in its tags.
    pub tree: Option<ast::Stmt<'s>>,
    /// The bytes of lines that hold tags alone.
    pub bare: Vec<Range<usize>>,
    /// The first comment, where it stands before any text.
    pub header: Option<&'s str>,
}

/// All parsed files, by the name that others include them by.
pub(super) struct Sources<'s> {
    files: HashMap<&'s str, Source<'s>>,
}

/// Private-use characters stand for values while a letter is made, so a template may have none of its own.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

impl<'s> Sources<'s> {
    /// Parses every file and complains of every mistake in a tag.
    pub(super) fn parse(texts: &'s [Text], problems: &mut Vec<Problem>) -> Self {
        let files = texts.iter().map(|text| (text.file.key.as_str(), parse_file(text, problems))).collect();
        Self { files }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Source<'s>> {
        self.files.get(key)
    }

    /// The files that are letters, by id.
    pub(super) fn letters(&self) -> Vec<&Source<'s>> {
        let mut letters: Vec<_> = self.files.values().filter(|source| !source.file.is_part()).collect();
        letters.sort_by(|one, other| one.file.key.cmp(&other.file.key));
        letters
    }

    /// A file by the name that is shown.
    pub(super) fn by_name(&self, name: &str) -> Option<&Source<'s>> {
        self.files.values().find(|source| source.file.name == name)
    }

    /// The names of the parts.
    pub(super) fn parts(&self) -> Vec<&'s str> {
        let mut parts: Vec<&str> = self.files.iter().filter(|(_, source)| source.file.is_part()).map(|(key, _)| *key).collect();
        parts.sort_unstable();
        parts
    }
}

fn parse_file<'s>(text: &'s Text, problems: &mut Vec<Problem>) -> Source<'s> {
    let Text { file, body } = text;
    let mut faults = Vec::new();
    for (index, line) in body.lines().enumerate() {
        if line.contains(is_private) {
            faults.push(
                file.fault("template-private-character", index + 1, "Linjen har et tegn, som ingen skrifttype kender.")
                    .with_cure("Slet tegnet."),
            );
        }
    }
    let found = tags::scan(file, body, &mut faults);
    tags::check(file, &found, &mut faults);
    let tree = if faults.is_empty() {
        let syntax = SyntaxConfig::builder().keep_trailing_newline(true).build();
        match syntax.and_then(|syntax| parse(body, &file.key, syntax)) {
            Ok(tree) => Some(tree),
            Err(error) => {
                faults.push(tags::syntax(file, error.line().unwrap_or_default(), &error));
                None
            }
        }
    } else {
        None
    };
    problems.append(&mut faults);
    let bare = tags::bare_lines(body, &found);
    let header = found
        .first()
        .filter(|tag| tag.mark == tags::Mark::Comment && body.get(..tag.range.start).is_some_and(|before| before.trim().is_empty()))
        .map(|tag| tag.inner);
    Source { file: file.clone(), body, tree, bare, header }
}
