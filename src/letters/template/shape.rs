//! What a template may ask of each thing it can name: the fields of a section, the keys of a choice, the count of a list.

use super::program::{Asked, Expr, RoundPart, SenderPart};
use crate::case::Case;
use crate::case::field::{Section, View};
use crate::case::kind::Kind;
use crate::place::FieldPath;

/// What kind of thing an expression stands for (udtrykkets art).
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) enum Shape {
    Section(&'static str),
    /// An item of the list with this path.
    Item(String),
    Answer {
        path: String,
        kind: Kind,
    },
    List(String),
    Truth,
    Number,
    Words,
    /// Words that stand in the template, and so are known when it is checked.
    Fixed(String),
    Round,
    Letter,
    Sender,
    /// Something to print, of one kind or another.
    Printable,
    /// Something that was already complained of.
    Any,
}

impl Shape {
    pub(in crate::letters) fn is_printable(&self) -> bool {
        matches!(
            self,
            Self::Answer { .. }
                | Self::Number
                | Self::Words
                | Self::Fixed(_)
                | Self::Printable
                | Self::Any
        )
    }

    pub(in crate::letters) fn is_condition(&self) -> bool {
        self.is_printable() || matches!(self, Self::Truth | Self::List(_))
    }

    /// What the thing is called in a message.
    pub(in crate::letters) fn describe(&self) -> String {
        match self {
            Self::Section(name) => format!("afsnittet {name}"),
            Self::Item(path) => format!("et punkt i listen {path}"),
            Self::Answer { path, .. } => format!("feltet {path}"),
            Self::List(path) => format!("listen {path}"),
            Self::Truth => "et ja eller nej".to_owned(),
            Self::Number => "et tal".to_owned(),
            Self::Words | Self::Fixed(_) | Self::Printable | Self::Any => "en tekst".to_owned(),
            Self::Round => "loop".to_owned(),
            Self::Letter => "letter".to_owned(),
            Self::Sender => "sender".to_owned(),
        }
    }

    /// What two branches have in common; none where they have nothing.
    pub(in crate::letters) fn meet(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, other) if one == other => Some(one),
            (Self::Any, other) | (other, Self::Any) => Some(other),
            (Self::Words | Self::Fixed(_), Self::Words | Self::Fixed(_)) => Some(Self::Words),
            (one, other) if one.is_printable() && other.is_printable() => Some(Self::Printable),
            (one, other) if one.is_condition() && other.is_condition() => Some(Self::Truth),
            _ => None,
        }
    }
}

/// What can be asked of every answer and list without a gap.
const ASKED: [(&str, Asked); 4] = [
    ("given", Asked::Given),
    ("unknown", Asked::Unknown),
    ("not_relevant", Asked::NotRelevant),
    ("answered", Asked::Answered),
];

const ROUND: [(&str, RoundPart); 5] = [
    ("index", RoundPart::Index),
    ("index0", RoundPart::Index0),
    ("first", RoundPart::First),
    ("last", RoundPart::Last),
    ("length", RoundPart::Length),
];

const SENDER: [(&str, SenderPart); 8] = [
    ("name", SenderPart::Name),
    ("unit", SenderPart::Unit),
    ("address", SenderPart::Address),
    ("phone", SenderPart::Phone),
    ("email", SenderPart::Email),
    ("web", SenderPart::Web),
    ("digital_post", SenderPart::DigitalPost),
    ("opening_hours", SenderPart::OpeningHours),
];

/// Why an attribute is not there.
pub(in crate::letters) struct NoSuch {
    pub code: &'static str,
    pub message: String,
    /// The names that are there.
    pub names: Vec<&'static str>,
    pub owner: Owner,
}

/// What the names belong to, so that their words can be found.
pub(in crate::letters) enum Owner {
    /// The fields of the section or list with this path.
    Section(String),
    /// The keys of the choice with this path.
    Choice(String),
    Other,
}

/// The fields of a case, to check templates against (sagens felter).
pub(in crate::letters) struct Fields {
    blank: &'static Case,
    /// The words of the field that dates the letter.
    letter_date: String,
}

impl Fields {
    /// `letter_date` is the field that dates the letter.
    pub(in crate::letters) fn new(letter_date: Option<FieldPath>) -> Self {
        Self {
            blank: Case::blank(),
            letter_date: letter_date.map_or_else(String::new, |date| date.words_key()),
        }
    }

    /// A section, the letter or its sender by name.
    pub(in crate::letters) fn root(&self, name: &str) -> Option<(Expr, Shape)> {
        match name {
            "letter" => Some((Expr::Truth(true), Shape::Letter)),
            "sender" => Some((Expr::Truth(true), Shape::Sender)),
            _ => {
                let section = Case::SECTIONS.iter().find(|section| **section == name)?;
                Some((Expr::Section(section), Shape::Section(section)))
            }
        }
    }

    pub(in crate::letters) fn attribute(
        &self,
        owner: Expr,
        shape: &Shape,
        name: &str,
    ) -> Result<(Expr, Shape), NoSuch> {
        match shape {
            Shape::Any => Ok((Expr::Truth(false), Shape::Any)),
            Shape::Section(section) => {
                self.field(owner, section, self.blank.section(section), name)
            }
            Shape::Item(list) => {
                let blank = self.blank_item(list);
                self.field(owner, list, blank.as_deref(), name)
            }
            Shape::List(path) => list_attribute(owner, path, name),
            Shape::Answer { path, kind } => answer_attribute(owner, path, *kind, name),
            Shape::Round => pick(&ROUND, name)
                .map(|part| {
                    let shape = if matches!(part, RoundPart::First | RoundPart::Last) {
                        Shape::Truth
                    } else {
                        Shape::Number
                    };
                    (Expr::Round(Box::new(owner), part), shape)
                })
                .ok_or_else(|| no_attribute("loop", name, names(&ROUND))),
            Shape::Sender => pick(&SENDER, name)
                .map(|part| (Expr::Sender(part), Shape::Words))
                .ok_or_else(|| no_attribute("sender", name, names(&SENDER))),
            Shape::Letter if name == "date" => Ok((
                Expr::LetterDate,
                Shape::Answer { path: self.letter_date.clone(), kind: Kind::Day },
            )),
            Shape::Letter => Err(no_attribute("letter", name, vec!["date"])),
            Shape::Truth | Shape::Number | Shape::Words | Shape::Fixed(_) | Shape::Printable => {
                Err(no_attribute(&shape.describe(), name, Vec::new()))
            }
        }
    }

    fn field(
        &self,
        owner: Expr,
        path: &str,
        section: Option<&dyn Section>,
        name: &str,
    ) -> Result<(Expr, Shape), NoSuch> {
        let fields = section.map(Section::fields).unwrap_or_default();
        let found = fields.iter().find(|(field, _)| *field == name);
        let Some((field, view)) = found else {
            let message = format!("Feltet {path}.{name} findes ikke.");
            let names = fields.iter().map(|(field, _)| *field).collect();
            return Err(NoSuch {
                code: "template-unknown-field",
                message,
                names,
                owner: Owner::Section(path.to_owned()),
            });
        };
        let path = format!("{path}.{field}");
        let shape = match view {
            View::Answer(answer) => Shape::Answer { path, kind: answer.kind() },
            View::List(_) => Shape::List(path),
        };
        Ok((Expr::Field(Box::new(owner), field), shape))
    }

    fn blank_item(&self, list: &str) -> Option<Box<dyn Section>> {
        let (section, field) = list.split_once('.')?;
        match self.blank.section(section)?.field(field)? {
            View::List(list) => Some(list.blank_item()),
            View::Answer(_) => None,
        }
    }
}

fn list_attribute(owner: Expr, path: &str, name: &str) -> Result<(Expr, Shape), NoSuch> {
    let owner = Box::new(owner);
    match name {
        "count" => Ok((Expr::Count(owner), Shape::Number)),
        "first" => Ok((Expr::Item(owner, 0), Shape::Item(path.to_owned()))),
        _ => match pick(&ASKED, name) {
            Some(asked) => Ok((Expr::Is(owner, asked), Shape::Truth)),
            None => {
                let all = [vec!["count", "first"], names(&ASKED)].concat();
                Err(no_attribute(&format!("listen {path}"), name, all))
            }
        },
    }
}

fn answer_attribute(
    owner: Expr,
    path: &str,
    kind: Kind,
    name: &str,
) -> Result<(Expr, Shape), NoSuch> {
    let owner = Box::new(owner);
    if let Some(asked) = pick(&ASKED, name) {
        return Ok((Expr::Is(owner, asked), Shape::Truth));
    }
    match (kind, name) {
        (Kind::When, "ongoing") => return Ok((Expr::Is(owner, Asked::Ongoing), Shape::Truth)),
        (Kind::Number, "value") => return Ok((Expr::Amount(owner), Shape::Number)),
        (Kind::Day, "year") => return Ok((Expr::Year(owner), Shape::Number)),
        (Kind::Provision | Kind::Practice, "cited") => {
            return Ok((Expr::Cited(owner), Shape::Truth));
        }
        (Kind::Provision | Kind::Practice, "about") => {
            return Ok((Expr::About(owner), Shape::Words));
        }
        (Kind::Choice(keys), _) => {
            if let Some(key) = keys.iter().find(|key| **key == name) {
                return Ok((Expr::Chosen(owner, key), Shape::Truth));
            }
            let all = [keys.to_vec(), names(&ASKED)].concat();
            let message = format!("Valget {name} findes ikke i feltet {path}.");
            return Err(NoSuch {
                code: "template-unknown-choice",
                message,
                names: all,
                owner: Owner::Choice(path.to_owned()),
            });
        }
        _ => {}
    }
    let own: &[&'static str] = match kind {
        Kind::Number => &["value"],
        Kind::Day => &["year"],
        Kind::When => &["ongoing"],
        Kind::Provision | Kind::Practice => &["about", "cited"],
        _ => &[],
    };
    Err(no_attribute(&format!("feltet {path}"), name, [own.to_vec(), names(&ASKED)].concat()))
}

fn no_attribute(owner: &str, name: &str, names: Vec<&'static str>) -> NoSuch {
    NoSuch {
        code: "template-unknown-attribute",
        message: format!("Man kan ikke spørge om .{name} her ({owner})."),
        names,
        owner: Owner::Other,
    }
}

fn pick<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
}

fn names<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(key, _)| *key).collect()
}
