//! The guide to the program itself (vejledningen): a part for all, one for each role, and one for those who look after the machines.
//!
//! Its words stand in `templates/guide`, and each step beside them what is done in the window by it, so that a test can go through the
//! guide as its reader does. Nothing here knows the window, nor a case.

mod page;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use crate::files::overlay::{built_in_picture, built_in_texts, built_in_trees};
use crate::problem::Problem;
use crate::source_text::SourceText;
pub use page::document;

const FOLDER: &str = "guide";
/// The file that names the others.
const FIRST: &str = "guide/guide.toml";
const CODE: &str = "guide-unreadable";

/// The whole guide.
#[derive(Clone, Debug)]
pub struct Guide {
    pub title: String,
    /// The day on which its words were last gone through.
    pub date: Date,
    pub text: String,
    pub parts: Vec<GuidePart>,
}

/// The file that comes first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FirstFile {
    title: String,
    /// Such as 2026-11-29.
    date: String,
    text: String,
    /// The names of the other files, in their order.
    parts: Vec<String>,
}

/// A part of the guide, for a role or for all (en del).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidePart {
    pub heading: String,
    #[serde(default)]
    pub text: String,
    #[serde(default, rename = "section")]
    pub sections: Vec<GuideSection>,
}

/// What is told under one heading, in this order (et afsnit).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSection {
    pub heading: String,
    #[serde(default)]
    pub text: String,
    #[serde(default, rename = "step")]
    pub steps: Vec<GuideStep>,
    #[serde(default, rename = "command")]
    pub commands: Vec<GuideCommand>,
    /// What a file says, line by line.
    #[serde(default)]
    pub file: String,
    pub picture: Option<GuidePicture>,
    #[serde(default)]
    pub after: String,
}

/// A step: what the reader is told, and what that is in the window (et trin).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// Between two stars on each side stands what a thing in the window is called.
    pub say: String,
    #[serde(rename = "do")]
    pub acts: Vec<GuideAct>,
}

/// Something done or seen in the window. Things go by what they are called there; what stands behind a name, such as how far a part
/// of the case is, may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GuideAct {
    Click(String),
    /// Go there by the Tab key.
    Reach(String),
    /// An answer of a question.
    Choose {
        of: String,
        answer: String,
    },
    Type {
        into: String,
        text: String,
    },
    /// A key or a chord, as the window names it: `Ctrl+Skift+M`.
    Key(String),
    /// These words are seen.
    See(String),
    /// A file of this name was made.
    Made(String),
}

/// A command, and what it is for (en kommando).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideCommand {
    pub say: String,
    pub run: String,
    /// Whether it is a command of the system, and none of the program's own.
    #[serde(default)]
    pub is_of_system: bool,
}

/// A picture of the window (et billede af vinduet).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidePicture {
    pub file: String,
    pub alt: String,
    pub caption: String,
    /// In millimetres.
    pub width: f32,
}

impl GuidePicture {
    /// The PNG file; nothing where the program has none of that name, which the writers refuse.
    fn png(&self) -> Arc<[u8]> {
        built_in_picture(&format!("{FOLDER}/{}", self.file)).unwrap_or_default().into()
    }
}

impl Guide {
    /// The guide that is built into the program.
    ///
    /// # Errors
    /// A fault of the program: a file that does not say what a guide says.
    pub fn built_in() -> Result<Self, Problem> {
        let FirstFile { title, date, text, parts } = read(FIRST)?;
        let parts = parts.iter().map(|name| read(&format!("{FOLDER}/{name}.toml")));
        let date = date.parse().map_err(|_| {
            SourceText::new(FIRST, "").fault(CODE, 0, "Vejledningens dag kan ikke læses.")
        })?;
        Ok(Self { title, date, text, parts: parts.collect::<Result<_, _>>()? })
    }
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> Result<T, Problem> {
    let text = built_in_texts(FOLDER).find(|(found, _)| *found == name);
    let tree = built_in_trees(FOLDER).find(|(found, _)| *found == name);
    SourceText::new(name, text.map_or("", |(_, text)| text))
        .with_tree(tree.map(|(_, tree)| tree))
        .toml(CODE, "Vejledningen")
}
