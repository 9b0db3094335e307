//! The files of a library as a list of names and bytes, out and in again.

use std::collections::BTreeSet;

use super::laying::most_bytes;
use super::{File, Files, LETTERHEAD};

impl Files {
    /// Files that were kept elsewhere; `own` are those of a municipality. None where a text is no text.
    pub fn kept(files: Vec<(String, Vec<u8>)>, own: BTreeSet<String>) -> Option<Self> {
        let mut kept = Self { own, ..Self::default() };
        for (name, bytes) in files {
            if name.ends_with(".png") {
                kept.pictures.insert(name, bytes.into());
            } else {
                let text = String::from_utf8(bytes).ok()?;
                kept.texts.insert(name, File { text: text.into(), tree: None });
            }
        }
        Some(kept)
    }

    /// The most bytes that a file of this name may have.
    pub fn most_bytes(name: &str) -> u64 {
        most_bytes(name)
    }

    /// The bytes of a file; none where there is no such file.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let text = || self.texts.get(name).map(|file| file.text.as_bytes());
        self.pictures.get(name).map(AsRef::as_ref).or_else(text)
    }

    /// The names of the files that letters are made from, beside the templates: words, law, letterhead, and the picture in it.
    pub fn beside_templates(&self, logo: &str) -> Vec<&str> {
        let is_one = |name: &&str| {
            ["law/", "fields/"].iter().any(|folder| name.starts_with(folder)) || *name == LETTERHEAD
        };
        let texts = self.texts.keys().map(String::as_str).filter(is_one);
        let picture = self.pictures.get_key_value(logo).map(|(name, _)| name.as_str());
        texts.chain(picture).collect()
    }
}
