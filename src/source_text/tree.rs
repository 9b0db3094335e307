//! A file of TOML that was read when the program was built: values that need no parser at the start.

use serde::de::value::{
    BorrowedStrDeserializer, Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer,
};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};

/// A value of such a file (en værdi). Keys of a table are sorted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tree {
    Text(&'static str),
    Number(i64),
    Decimal(f64),
    Truth(bool),
    /// Year, month and day.
    Day(i16, i8, i8),
    List(&'static [Tree]),
    Table(&'static [(&'static str, Tree)]),
}

/// The most keys of a table that is gone through from its beginning.
const SHORT: usize = 12;

impl Tree {
    /// The value of a key; none where there is none, and in what is no table.
    pub fn get(&self, key: &str) -> Option<&'static Tree> {
        let Self::Table(entries) = *self else { return None };
        // Most keys differ in their length, and most tables are short: to halve them took four times as long.
        let at = if entries.len() <= SHORT {
            entries.iter().position(|(name, _)| *name == key)?
        } else {
            entries.binary_search_by_key(&key, |(name, _)| name).ok()?
        };
        entries.get(at).map(|(_, value)| value)
    }

    /// The keys of a table.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        let entries = if let Self::Table(entries) = *self { entries } else { &[] };
        entries.iter().map(|(name, _)| *name)
    }

    fn entries(
        entries: &'static [(&'static str, Tree)],
    ) -> impl Iterator<Item = (&'static str, &'static Tree)> {
        entries.iter().map(|(name, value)| (*name, value))
    }
}

impl IntoDeserializer<'static, Error> for &'static Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl Deserializer<'static> for &'static Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        match *self {
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::Number(number) => visitor.visit_i64(number),
            Tree::Decimal(number) => visitor.visit_f64(number),
            Tree::Truth(truth) => visitor.visit_bool(truth),
            Tree::Day(..) => Err(Error::custom("a day")),
            Tree::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Tree::Table(entries) => visitor.visit_map(MapDeserializer::new(Tree::entries(entries))),
        }
    }

    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'static>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'static>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match *self {
            Tree::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Tree::Table(entries) => visitor.visit_enum(MapAccessDeserializer::new(
                MapDeserializer::new(Tree::entries(entries)),
            )),
            _ => Err(Error::custom("no word")),
        }
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'static>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
