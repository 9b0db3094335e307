//! The kinds of paragraphs that a letter has: each is a style of the file, with a name. And the names of the other styles.

use super::names::length;
use crate::writers::looks;

/// The style of words that lead somewhere, and that of a space that nobody sees.
pub(super) const LINK_STYLE: &str = "Internet_20_link";
pub(super) const TINY_STYLE: &str = "Tiny";
/// The styles of lists, with numbers and without.
pub(super) const NUMBERS: &str = "Numbers";
pub(super) const BULLETS: &str = "Bullets";

/// What a paragraph is, and so how it looks (afsnittets slags).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Standard,
    /// Of level 1 to 4.
    Heading(u8),
    LetterheadName,
    Letterhead,
    Logo,
    Address,
    Facts,
    FactsBeside,
    ListItem,
    TableHeading,
    TableText,
    SmallTableHeading,
    SmallTableText,
    AfterTable,
    Signature,
    WriteIn,
    Header,
    Footer,
}

impl Kind {
    pub(super) const ALL: [Self; 21] = [
        Self::Standard,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::LetterheadName,
        Self::Letterhead,
        Self::Logo,
        Self::Address,
        Self::Facts,
        Self::FactsBeside,
        Self::ListItem,
        Self::TableHeading,
        Self::TableText,
        Self::SmallTableHeading,
        Self::SmallTableText,
        Self::AfterTable,
        Self::Signature,
        Self::WriteIn,
        Self::Header,
        Self::Footer,
    ];

    /// The name of the style, and what a reader of the file's list of styles sees. LibreOffice knows the built-in ones by their names
    /// and shows them in its own language.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Standard => ("Standard", "Standard"),
            Self::Heading(0 | 1) => ("Heading_20_1", "Heading 1"),
            Self::Heading(2) => ("Heading_20_2", "Heading 2"),
            Self::Heading(3) => ("Heading_20_3", "Heading 3"),
            Self::Heading(_) => ("Heading_20_4", "Heading 4"),
            Self::LetterheadName => ("LetterheadName", "Brevhoved, navn"),
            Self::Letterhead => ("Letterhead", "Brevhoved"),
            Self::Logo => ("Logo", "Logo"),
            Self::Address => ("Address", "Adressefelt"),
            Self::Facts => ("Facts", "Sagsoplysninger"),
            Self::FactsBeside => ("FactsBeside", "Sagsoplysninger ved siden af adressen"),
            Self::ListItem => ("ListItem", "Punkt på en liste"),
            Self::TableHeading => ("TableHeading", "Tabeloverskrift"),
            Self::TableText => ("TableText", "Tabeltekst"),
            Self::SmallTableHeading => ("SmallTableHeading", "Lille tabeloverskrift"),
            Self::SmallTableText => ("SmallTableText", "Lille tabeltekst"),
            Self::AfterTable => ("AfterTable", "Efter tabel"),
            Self::Signature => ("Signature", "Underskrift"),
            Self::WriteIn => ("WriteIn", "Linje at skrive på"),
            Self::Header => ("Header", "Sidehoved"),
            Self::Footer => ("Footer", "Sidefod"),
        }
    }

    /// The space that it wants above and below, in twentieths of a point. Of two between paragraphs the larger one counts.
    pub(super) fn space(self) -> (f32, f32) {
        let (above, below) = match self {
            Self::Standard => (0, 160),
            Self::Heading(level) => {
                let (_, above, below) = looks::heading(level, 1.0);
                (above, below)
            }
            Self::LetterheadName => (0, 60),
            Self::Facts | Self::FactsBeside => (0, 20),
            Self::ListItem => (0, 80),
            _ => (0, 0),
        };
        (above as f32, below as f32)
    }

    /// The same as the style says it, in twentieths of a point: a heading mostly stands behind a plain paragraph.
    pub(super) fn space_in_style(self) -> (f32, f32) {
        let ((above, below), (_, behind)) = (self.space(), Self::Standard.space());
        match self {
            Self::Heading(_) => ((above - behind).max(0.0), below),
            _ => (above, below),
        }
    }

    /// The distance between its lines, of their own height or as a measure.
    pub(super) fn line(self) -> String {
        match self {
            Self::Standard | Self::ListItem | Self::Signature => "130%".to_owned(),
            Self::Heading(_) | Self::LetterheadName | Self::Logo | Self::Header | Self::Footer => {
                "100%".to_owned()
            }
            Self::AfterTable => "1pt".to_owned(),
            Self::WriteIn => length(looks::WRITE_IN_APART as f32),
            _ => "115%".to_owned(),
        }
    }

    /// Whether no page break parts it.
    pub(super) fn is_whole(self) -> bool {
        let kinds = [Self::Address, Self::Facts, Self::FactsBeside, Self::Signature];
        kinds.contains(&self) || matches!(self, Self::Heading(_))
    }
}
