//! A file of templates: its text, the name to show, and the name by which others include it.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::lines::{Belongs, lines};
use crate::source_text::{SourceText, Tree};

/// A file of templates as it was read (en skabelonfil): a text with plain line ends, and its name to show.
#[derive(Clone, Debug)]
pub(in crate::letters) struct File {
    source: SourceText<'static>,
    /// The name by which templates include it, such as `parts/letterhead.md`.
    pub key: String,
    /// What its front matter says, where that was read when the program was built.
    pub front: Option<&'static Tree>,
    /// What its lines belong to, once a letter asks for it.
    lines: OnceLock<Arc<[Belongs]>>,
}

impl File {
    pub(in crate::letters) fn new(name: &str, text: Cow<'static, str>) -> Self {
        let path = name.replace('\\', "/");
        let key = match path.rfind("parts/") {
            Some(index)
                if path
                    .get(..index)
                    .is_some_and(|folder| folder.is_empty() || folder.ends_with('/')) =>
            {
                path.get(index..)
            }
            _ => path.rsplit('/').next(),
        };
        let key = key.unwrap_or_default();
        let text = if text.starts_with('\u{FEFF}') || text.contains('\r') {
            text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n").into()
        } else {
            text
        };
        Self {
            source: SourceText::new(name.to_owned(), text),
            key: key.to_owned(),
            front: None,
            lines: OnceLock::new(),
        }
    }

    /// What each line belongs to.
    pub(in crate::letters) fn lines(&self) -> Arc<[Belongs]> {
        Arc::clone(self.lines.get_or_init(|| lines(&self.key, self.text()).into()))
    }

    /// Whether other templates include it, and it is no letter of its own.
    pub(in crate::letters) fn is_part(&self) -> bool {
        self.key.contains('/')
    }

    /// The letter's id: the file's name without the ending.
    pub(in crate::letters) fn stem(&self) -> &str {
        self.key.strip_suffix(".md").unwrap_or(&self.key)
    }
}

impl Deref for File {
    type Target = SourceText<'static>;

    fn deref(&self) -> &Self::Target {
        &self.source
    }
}
