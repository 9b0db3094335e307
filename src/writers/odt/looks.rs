//! The looks of a letter that no style of its own names: those of single paragraphs, runs, tables and pictures. Each stands in the
//! file once, under the name of its kind and a number.

use super::kinds::Kind;
use super::names::length;
use crate::writers::looks::{RULE, WRITE_IN};

/// What a look is of (en slags).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Paragraph,
    Text,
    Section,
    Table,
    Column,
    Row,
    Cell,
    Graphic,
}

impl Family {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Paragraph => ("paragraph", "P"),
            Self::Text => ("text", "T"),
            Self::Section => ("section", "S"),
            Self::Table => ("table", "Tabel"),
            Self::Column => ("table-column", "Kolonne"),
            Self::Row => ("table-row", "Rk"),
            Self::Cell => ("table-cell", "Celle"),
            Self::Graphic => ("graphic", "Billede"),
        }
    }
}

/// The looks of one letter, in the order in which they were wanted first.
#[derive(Default)]
pub(super) struct Looks {
    all: Vec<(Family, String)>,
    names: Vec<String>,
}

impl Looks {
    /// The name of the look with these properties, as XML.
    pub(super) fn name(&mut self, family: Family, parent: &str, properties: &str) -> String {
        let parent = match parent {
            "" => String::new(),
            parent => format!(" style:parent-style-name=\"{parent}\""),
        };
        let look = (family, format!("{parent}>{properties}"));
        if let Some(place) = self.all.iter().position(|known| *known == look) {
            return self.names[place].clone();
        }
        let number = self.all.iter().filter(|(known, _)| *known == family).count() + 1;
        let name = format!("{}{number}", family.names().1);
        self.all.push(look);
        self.names.push(name.clone());
        name
    }

    /// All of them as XML.
    pub(super) fn finish(&self) -> String {
        let style = |((family, look), name): (&(Family, String), &String)| {
            let family = family.names().0;
            format!(
                "<style:style style:name=\"{name}\" style:family=\"{family}\"{look}</style:style>"
            )
        };
        self.all.iter().zip(&self.names).map(style).collect()
    }
}

/// How a paragraph is set (et afsnits sats): a style, and what is otherwise in this one. Lengths are twentieths of a point.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    pub kind: Kind,
    pub above: Option<f32>,
    pub below: Option<f32>,
    pub left: Option<f32>,
    /// How much further to the left its first line begins.
    pub hanging: Option<f32>,
    pub keeps_next: bool,
    pub begins: Option<Begins>,
    /// How far below its words a rule stands.
    pub rule_below: Option<f32>,
    /// Whether it is an empty line to write on.
    pub is_written_on: bool,
}

/// What a paragraph begins (hvad et afsnit begynder).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    Page,
    Column,
}

impl Set {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    /// What is empty below it.
    pub(super) fn space_below(&self) -> f32 {
        self.below.unwrap_or(self.kind.space().1)
    }

    /// The name of the look that it has behind a paragraph, or whatever else, with so much empty below it. LibreOffice adds that to
    /// what is empty above this one. Between two paragraphs is to be no more than the larger of the two, as in Word.
    pub(super) fn look(&self, behind: f32, looks: &mut Looks) -> String {
        let (usual, below) = self.kind.space_in_style();
        let above = (self.above.unwrap_or(self.kind.space().0) - behind).max(0.0);
        let mut properties = String::new();
        let mut tab = "";
        let mut add = |name: &str, value: &str| {
            properties.push_str(&format!(" fo:{name}=\"{value}\""));
        };
        // LibreOffice 7.4 takes the one that is not named for nothing, not for that of the style.
        let is_spaced = above != usual || self.space_below() != below;
        let lengths = [
            ("margin-top", is_spaced.then_some(above)),
            ("margin-bottom", is_spaced.then(|| self.space_below())),
            ("margin-left", self.left),
            ("text-indent", self.hanging.map(|hanging| -hanging)),
        ];
        for (name, value) in lengths {
            if let Some(value) = value {
                add(name, &length(value));
            }
        }
        if self.keeps_next {
            add("keep-with-next", "always");
        }
        match self.begins {
            Some(Begins::Page) => add("break-before", "page"),
            Some(Begins::Column) => add("break-before", "column"),
            None => {}
        }
        if let Some(below) = self.rule_below {
            add("border-bottom", &format!("0.75pt solid #{RULE}"));
            add("padding-bottom", &length(below));
        }
        if self.is_written_on {
            add("border-bottom", &format!("0.5pt solid #{WRITE_IN}"));
            // Of paragraphs alike the rules would become one.
            properties.push_str(" style:join-border=\"false\"");
        }
        if self.hanging.is_some() {
            tab = TAB_AT_TEXT;
        }
        if properties.is_empty() {
            return self.kind.names().0.to_owned();
        }
        let properties =
            format!("<style:paragraph-properties{properties}>{tab}</style:paragraph-properties>");
        looks.name(Family::Paragraph, self.kind.names().0, &properties)
    }
}

/// A tab leads to where the lines below the first begin.
pub(super) const TAB_AT_TEXT: &str =
    "<style:tab-stops><style:tab-stop style:position=\"0pt\"/></style:tab-stops>";
