//! The settings of whoever works here: who one is, and how the window looks. They hold nothing of a case.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::atomic;
use crate::problem::{Place, Problem};

const NAME: &str = "settings.toml";
/// Where a file that could not be read is kept when new settings take its place.
const UNREAD: &str = "settings-unread.toml";
/// The municipality's own templates, where no other folder is named when the program is started.
const TEMPLATES: &str = "templates";

/// What a person does with cases (rollen). It chooses what stands in front, and hides nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Caseworker,
    MeetingLeader,
    DecisionMaker,
}

/// Light or dark (udseende).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    #[default]
    System,
    Light,
    Dark,
}

/// How large all of the window is drawn, in hundredths of the usual (tekststørrelse).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextSize(u16);

impl TextSize {
    /// The sizes that can be chosen.
    const SIZES: [u16; 9] = [70, 80, 90, 100, 110, 125, 150, 175, 200];

    pub fn hundredths(self) -> u16 {
        self.0.clamp(Self::SIZES[0], Self::SIZES[Self::SIZES.len() - 1])
    }

    #[must_use]
    pub fn larger(self) -> Self {
        Self::SIZES.into_iter().find(|size| *size > self.0).map_or(self, Self)
    }

    #[must_use]
    pub fn smaller(self) -> Self {
        Self::SIZES.into_iter().rev().find(|size| *size < self.0).map_or(self, Self)
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

/// After how many minutes in which nobody does anything the screen is locked; 0 is never (låsning af skærmen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LockAfter(u16);

impl LockAfter {
    /// What can be chosen.
    pub const CHOICES: [Self; 5] = [Self(2), Self(5), Self(10), Self(30), Self(0)];

    pub fn minutes(self) -> u16 {
        self.0
    }

    /// How long it is; none where the screen is never locked by itself.
    pub fn time(self) -> Option<Duration> {
        (self.0 > 0).then(|| Duration::from_secs(u64::from(self.0) * 60))
    }
}

impl Default for LockAfter {
    fn default() -> Self {
        Self(10)
    }
}

/// How much room the parts of the window have, in points, as somebody has drawn their edges; none where nobody has (bredder).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    pub navigation: Option<u16>,
    /// What stands beside a form.
    pub beside: Option<u16>,
    /// What stands below a form, where there is no room beside it.
    pub below: Option<u16>,
    /// The list on the page of letters.
    pub letters: Option<u16>,
}

/// Who works here, and how the window looks (indstillinger).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub name: String,
    pub title: String,
    pub user_id: String,
    pub role: Role,
    pub appearance: Appearance,
    pub text_size: TextSize,
    pub lock_after: LockAfter,
    /// Whether words that are spelt wrong are let be.
    pub lets_spelling_be: bool,
    pub widths: Widths,
}

impl Settings {
    /// Who works here, as a case names them: by the id, or by the name where there is none.
    pub fn user(&self) -> &str {
        if self.user_id.trim().is_empty() { &self.name } else { &self.user_id }
    }
}

/// The settings as their file has them; the usual ones where there is none.
///
/// # Errors
/// That the file cannot be understood, with its line. It is not touched.
pub fn from_bytes(bytes: &[u8]) -> Result<Settings, Problem> {
    let unreadable = |line: usize| {
        let place = Place::File { name: NAME.to_owned(), line, excerpt: String::new() };
        Problem::blocker("settings-unreadable", place, "Dine indstillinger kan ikke læses.").with_cure(
            format!(
                "Programmet bruger de sædvanlige. Udfyld dem igen; den gamle fil bliver gemt som {UNREAD}."
            ),
        )
    };
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable(0))?;
    toml::from_str(text).map_err(|error| {
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        unreadable(before.lines().count().max(1))
    })
}

pub fn to_bytes(settings: &Settings) -> Vec<u8> {
    toml::to_string(settings).unwrap_or_default().into_bytes()
}

/// The file as it is; nothing where there is none.
pub(super) fn read(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join(NAME)).unwrap_or_default()
}

/// Keeps the settings. A file that could not be read is kept beside them.
pub(super) fn keep(folder: &Path, settings: &[u8]) -> Result<(), Problem> {
    super::folder::make(folder)?;
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        atomic::write(&path, bytes, false).map_err(|why| why.problem(&path))
    };
    let before = read(folder);
    if from_bytes(&before).is_err() {
        write(UNREAD, &before)?;
    }
    write(NAME, settings)
}

/// The folder of the municipality's own templates in the settings folder.
pub fn templates_folder(settings: &Path) -> PathBuf {
    settings.join(TEMPLATES)
}

/// Whether there is such a folder yet.
pub fn is_folder(folder: &Path) -> bool {
    folder.is_dir()
}
