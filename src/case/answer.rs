//! An answer, and the three ways of not having one.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::dates::Day;
use super::field::{Section, State};
use super::kind::Kind;
use super::scalar::Scalar;

/// From here on a number of a file has lost some of its digits by the time it is read.
const MOST_EXACT: f64 = 1e15;

/// An answer (et svar). "Not answered" (ikke besvaret), "unknown" (vides ikke) and "not relevant" (ikke relevant) are three
/// different things, and none of them is an empty text.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer<T> {
    #[default]
    NotAnswered,
    Unknown,
    NotRelevant,
    Given(T),
}

impl<T> Answer<T> {
    /// No answer, and why; none for the state of a given one.
    pub(super) fn lacking(state: State) -> Option<Self> {
        match state {
            State::NotAnswered => Some(Self::NotAnswered),
            State::Unknown => Some(Self::Unknown),
            State::NotRelevant => Some(Self::NotRelevant),
            State::Given => None,
        }
    }

    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    pub fn state(&self) -> State {
        match self {
            Self::NotAnswered => State::NotAnswered,
            Self::Unknown => State::Unknown,
            Self::NotRelevant => State::NotRelevant,
            Self::Given(_) => State::Given,
        }
    }

    /// Whether the question has not been answered at all; such answers are left out of the case file.
    pub fn is_not_answered(&self) -> bool {
        matches!(self, Self::NotAnswered)
    }
}

impl<T: PartialEq> Answer<T> {
    /// Whether the answer is this value.
    pub fn is(&self, value: T) -> bool {
        self.given() == Some(&value)
    }
}

impl Answer<Day> {
    /// The day, where one is given that exists.
    pub fn date(&self) -> Option<Date> {
        self.given().and_then(Day::date)
    }
}

impl<I> Answer<Vec<I>> {
    /// The items of a list; none where the list has no answer.
    pub fn items(&self) -> &[I] {
        match self {
            Self::Given(items) => items,
            _ => &[],
        }
    }
}

impl<T: Scalar> Answer<T> {
    /// The text of a given answer that holds more than blanks.
    pub fn filled(&self) -> Option<&str> {
        self.given().map(Scalar::text).filter(|text| !text.trim().is_empty())
    }
}

/// What may stand inside an answer: a scalar or a list of items.
pub trait Content: Sized {
    fn from_text(text: &str) -> Result<Self, String>;
    /// Takes a number of a file that is no whole one of few digits. In any answer but a number it is a text that somebody forgot
    /// to put in quotation marks, and its digits are not all there any more.
    ///
    /// # Errors
    /// What is to be done about it, in Danish.
    fn from_decimal(number: f64) -> Result<Self, String>;
    fn from_items<'de, A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error>;
    fn expected() -> Cow<'static, str>;
    fn describe(generator: &mut SchemaGenerator) -> Schema;
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T: Scalar> Content for T {
    fn from_text(text: &str) -> Result<Self, String> {
        T::parse(text)
    }

    fn from_decimal(number: f64) -> Result<Self, String> {
        if T::KIND != Kind::Number {
            Err(format!(
                "Her skal stå {} i anførselstegn, så alle tegn er med.",
                T::KIND.expected()
            ))
        } else if number.abs() >= MOST_EXACT {
            Err("Her skal stå et tal med færre cifre.".to_owned())
        } else {
            T::parse(&number.to_string())
        }
    }

    fn from_items<'de, A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        T::from_parts(items)
    }

    fn expected() -> Cow<'static, str> {
        T::KIND.expected()
    }

    fn describe(_: &mut SchemaGenerator) -> Schema {
        T::KIND.schema()
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Scalar::write(self, serializer)
    }
}

impl<I> Content for Vec<I>
where
    I: Section + Serialize + JsonSchema + for<'de> Deserialize<'de>,
{
    fn from_text(_: &str) -> Result<Self, String> {
        Err("Her skal stå en liste, ikke en enkelt værdi.".to_owned())
    }

    fn from_decimal(_: f64) -> Result<Self, String> {
        Self::from_text("")
    }

    fn from_items<'de, A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        Self::deserialize(SeqAccessDeserializer::new(items))
    }

    fn expected() -> Cow<'static, str> {
        Cow::Borrowed("en liste")
    }

    fn describe(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Vec<I>>()
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

impl<T: Content> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let word = match self {
            Self::NotAnswered => return serializer.serialize_none(),
            Self::Given(value) => return value.write(serializer),
            Self::Unknown => "unknown",
            Self::NotRelevant => "not_relevant",
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("answer", word)?;
        map.end()
    }
}

struct AnswerVisitor<T>(PhantomData<T>);

impl<'de, T: Content> Visitor<'de> for AnswerVisitor<T> {
    type Value = Answer<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&T::expected())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Answer::NotAnswered)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        T::from_text(text).map(Answer::Given).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        T::from_decimal(number).map(Answer::Given).map_err(E::custom)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(E::custom(format!("Her skal stå {}, ikke true eller false.", T::expected())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        T::from_items(items).map(Answer::Given)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let wrong = || {
            de::Error::custom(
                r#"Her skal stå en værdi, {"answer": "unknown"} eller {"answer": "not_relevant"}."#,
            )
        };
        let Some(key) = map.next_key::<String>()? else { return Err(wrong()) };
        if key != "answer" {
            return Err(wrong());
        }
        let answer = match map.next_value::<String>()?.as_str() {
            "unknown" => Answer::Unknown,
            "not_relevant" => Answer::NotRelevant,
            _ => return Err(wrong()),
        };
        match map.next_entry::<IgnoredAny, IgnoredAny>()? {
            None => Ok(answer),
            Some(_) => Err(wrong()),
        }
    }
}

impl<'de, T: Content> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor(PhantomData))
    }
}

impl<T: Content> JsonSchema for Answer<T> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Answer")
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = T::describe(generator);
        json_schema!({
            "anyOf": [
                value,
                { "type": "null" },
                {
                    "type": "object",
                    "properties": { "answer": { "enum": ["unknown", "not_relevant"] } },
                    "required": ["answer"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
