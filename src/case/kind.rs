//! What kinds of answers there are, and how a file holds each.

use std::borrow::Cow;

use schemars::{Schema, json_schema};

use crate::danish::lists::one_of;
use crate::danish::pasted::Form;

/// What kind of answer a field takes (felttype).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of several paragraphs.
    Prose,
    /// The lines of an address, where a list makes no sense.
    Address,
    /// An exact day.
    Day,
    /// A day, month, season, year or span of years.
    When,
    /// Exhibits by their numbers, such as `bilag 1 og bilag 3`.
    Exhibits,
    /// A number, such as hours a week or pages.
    Number,
    /// A CPR number.
    Cpr,
    /// One of these keys.
    Choice(&'static [&'static str]),
    /// The id of a provision in the law files.
    Provision,
    /// The number of a principle decision in the law files.
    Practice,
}

impl Kind {
    /// Whether the answer may have several lines.
    pub fn has_lines(self) -> bool {
        matches!(self, Self::Prose | Self::Address)
    }

    /// How the answer is shown where it is entered.
    pub fn form(self) -> Form {
        if self.has_lines() { Form::Lines } else { Form::OneLine }
    }

    /// What a file should hold here, in Danish, for an error message.
    pub fn expected(self) -> Cow<'static, str> {
        match self {
            Self::Line | Self::Prose | Self::Address => "en tekst".into(),
            Self::Day => "en dato som tekst, for eksempel \"2018-03-01\"".into(),
            Self::When => "en dato eller periode som tekst, for eksempel \"2014-2016\"".into(),
            Self::Exhibits => "bilag som tekst, for eksempel \"bilag 1 og bilag 3\", eller en liste af tekst og bilag som {\"id\": 12}".into(),
            Self::Number => "et tal".into(),
            Self::Cpr => "et CPR-nummer som tekst".into(),
            Self::Provision => "en bestemmelses id".into(),
            Self::Practice => "et nummer på Ankestyrelsens praksis".into(),
            Self::Choice(keys) => format!("et af ordene {}", one_of(keys)).into(),
        }
    }

    /// The JSON Schema of a given answer.
    pub fn schema(self) -> Schema {
        match self {
            Self::Choice(keys) => json_schema!({ "enum": keys }),
            Self::Exhibits => exhibits(),
            Self::Number => json_schema!({ "type": ["number", "string"] }),
            Self::Day => json_schema!({ "type": "string", "description": "2018-03-01" }),
            Self::When => {
                json_schema!({ "type": "string", "description": "2018-03-01, 2018-03, 2018, 2014-2016, foråret 2016" })
            }
            Self::Cpr => {
                json_schema!({ "type": "string", "description": "Ten digits, with or without a hyphen" })
            }
            Self::Line | Self::Prose | Self::Address | Self::Provision | Self::Practice => {
                json_schema!({ "type": "string" })
            }
        }
    }
}

/// A text with numbers, or its parts with exhibits by their ids between them.
fn exhibits() -> Schema {
    json_schema!({
        "description": "bilag 1 og bilag 3",
        "anyOf": [
            { "type": ["string", "number"] },
            { "type": "array", "items": { "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "properties": { "id": { "type": "integer", "minimum": 0 } },
                    "required": ["id"],
                    "additionalProperties": false
                },
                {
                    "description": "The first to the last of several, and what stands between their numbers",
                    "type": "object",
                    "properties": {
                        "ids": { "type": "array", "items": { "type": "integer", "minimum": 0 } },
                        "between": { "type": "string" }
                    },
                    "required": ["ids", "between"],
                    "additionalProperties": false
                }
            ] } }
        ]
    })
}
