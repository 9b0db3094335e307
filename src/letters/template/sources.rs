//! The template files, parsed as they are asked for: letters and the parts they share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use minijinja::machinery::{ast, parse};
use minijinja::syntax::SyntaxConfig;

use super::danish_syntax::syntax;
use super::file::File;
use super::{front, tags};
use crate::problem::Problem;
use crate::source_text::Tree;

/// A file without its front matter, before it is parsed.
#[derive(Clone, Debug)]
pub(in crate::letters) struct Text {
    pub file: File,
    body: OnceLock<String>,
}

impl Text {
    pub(in crate::letters) fn new(name: &str, text: Cow<'static, str>) -> Self {
        Self { file: File::new(name, text), body: OnceLock::new() }
    }

    fn body(&self) -> &str {
        self.body.get_or_init(|| front::body(&self.file))
    }
}

/// A parsed file (en læst skabelonfil).
pub(in crate::letters) struct Source<'s> {
    pub file: &'s File,
    pub body: &'s str,
    /// None where the file has mistakes in its tags.
    pub tree: Option<ast::Stmt<'s>>,
    /// The bytes of lines that hold tags alone.
    pub bare: Vec<Range<usize>>,
    /// The first comment, where it stands before any text.
    pub header: Option<&'s str>,
    /// What is wrong with its tags.
    pub faults: Vec<Problem>,
}

/// All files, by the name that others include them by; each is parsed when it is first asked for.
pub(in crate::letters) struct Sources<'s> {
    files: HashMap<&'s str, (&'s Text, OnceLock<Source<'s>>)>,
    /// Whether the tags are looked over before they are parsed.
    is_looked_over: bool,
}

/// The templates that are built into the program (de indbyggede skabeloner). A test holds that they are without mistakes, so no tag of
/// theirs is looked over. What is parsed of them is kept for all letters of the process: ten letters share most of their parts,
/// and took 29 million instructions to parse them again for each.
pub struct TrustedTemplates {
    texts: Vec<Text>,
    parsed: OnceLock<Sources<'static>>,
}

impl TrustedTemplates {
    /// From file names and texts, and what the front matter of each says where that was read when the program was built.
    pub fn new(
        files: impl Iterator<Item = (&'static str, &'static str, Option<&'static Tree>)>,
    ) -> Self {
        let text = |(name, text, front): (&str, &'static str, _)| {
            let mut text = Text::new(name, text.into());
            text.file.front = front;
            text
        };
        Self { texts: files.map(text).collect(), parsed: OnceLock::new() }
    }

    pub(in crate::letters) fn texts(&self) -> &[Text] {
        &self.texts
    }

    pub(in crate::letters) fn sources(&'static self) -> &'static Sources<'static> {
        self.parsed.get_or_init(|| Sources { is_looked_over: false, ..Sources::new(&self.texts) })
    }
}

/// How many there are; the texts would fill pages.
impl fmt::Debug for TrustedTemplates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TrustedTemplates({})", self.texts.len())
    }
}

/// Private-use characters stand for values while a letter is made, so a template may have none of its own.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

impl<'s> Sources<'s> {
    pub(in crate::letters) fn new(texts: &'s [Text]) -> Self {
        Self {
            files: texts
                .iter()
                .map(|text| (text.file.key.as_str(), (text, OnceLock::new())))
                .collect(),
            is_looked_over: true,
        }
    }

    /// A file by the name that others include it by.
    pub(in crate::letters) fn get(&self, key: &str) -> Option<&Source<'s>> {
        let (text, parsed) = self.files.get(key)?;
        Some(parsed.get_or_init(|| parse_file(text, self.is_looked_over)))
    }

    /// A file by the name that is shown.
    pub(in crate::letters) fn by_name(&self, name: &str) -> Option<&Source<'s>> {
        self.files
            .values()
            .find(|(text, _)| text.file.name() == name)
            .and_then(|(text, _)| self.get(&text.file.key))
    }

    /// Every file, letters and parts, in the order of their names.
    pub(in crate::letters) fn all(&self) -> Vec<&Source<'s>> {
        let mut keys: Vec<&str> = self.files.keys().copied().collect();
        keys.sort_unstable();
        keys.into_iter().filter_map(|key| self.get(key)).collect()
    }

    /// The names of the parts.
    pub(in crate::letters) fn parts(&self) -> Vec<&'s str> {
        let mut parts: Vec<&str> = self
            .files
            .iter()
            .filter(|(_, (text, _))| text.file.is_part())
            .map(|(key, _)| *key)
            .collect();
        parts.sort_unstable();
        parts
    }
}

fn parse_file(text: &Text, is_looked_over: bool) -> Source<'_> {
    let (file, body) = (&text.file, text.body());
    let mut faults = Vec::new();
    for (index, line) in body.lines().enumerate().filter(|_| is_looked_over) {
        if line.contains(is_private) {
            faults.push(
                file.fault(
                    "template-private-character",
                    index + 1,
                    "Linjen har et tegn, som ingen skrifttype kender.",
                )
                .with_cure("Slet tegnet."),
            );
        }
    }
    let found = tags::scan(file, body, &mut faults);
    if is_looked_over {
        tags::check(file, &found, &mut faults);
    }
    let tree = if faults.is_empty() {
        let signs = SyntaxConfig::builder().keep_trailing_newline(true).build();
        match signs.and_then(|signs| parse(body, &file.key, signs)) {
            Ok(tree) => Some(tree),
            Err(error) => {
                faults.push(syntax(file, error.line().unwrap_or_default(), &error));
                None
            }
        }
    } else {
        None
    };
    let bare = tags::bare_lines(body, &found);
    let header = found
        .first()
        .filter(|tag| {
            tag.mark == tags::Mark::Comment
                && body.get(..tag.range.start).is_some_and(|before| before.trim().is_empty())
        })
        .map(|tag| tag.inner);
    Source { file, body, tree, bare, header, faults }
}
