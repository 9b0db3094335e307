//! A value of a law file: as a parser reads it from the text, with the byte where it stands, or as it was built into the program.

use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::source_text::Tree;

/// A table of a file (en tabel).
#[derive(Clone, Copy)]
pub(super) enum Table<'s> {
    Parsed(&'s DeTable<'s>),
    BuiltIn(&'static Tree),
}

/// A value of a file (en værdi).
#[derive(Clone, Copy)]
pub(super) enum Value<'s> {
    Parsed(&'s DeValue<'s>),
    BuiltIn(&'static Tree),
}

impl<'s> Table<'s> {
    /// The keys, each with the byte where it stands; zero in what is built in.
    pub(super) fn keys(self) -> Vec<(&'s str, usize)> {
        match self {
            Self::Parsed(table) => {
                table.keys().map(|key| (key.get_ref().as_ref(), key.span().start)).collect()
            }
            Self::BuiltIn(tree) => tree.keys().map(|key| (key, 0)).collect(),
        }
    }

    pub(super) fn get(self, key: &str) -> Option<Value<'s>> {
        match self {
            Self::Parsed(table) => table.get(key).map(|value| Value::Parsed(value.get_ref())),
            Self::BuiltIn(tree) => tree.get(key).map(Value::BuiltIn),
        }
    }

    /// The byte where a key stands; none where it does not, and in what is built in.
    pub(super) fn start_of(self, key: &str) -> Option<usize> {
        let Self::Parsed(table) = self else { return None };
        table.get_key_value(key).map(|(name, _)| name.span().start)
    }
}

impl<'s> Value<'s> {
    pub(super) fn as_str(self) -> Option<&'s str> {
        match self {
            Self::Parsed(value) => value.as_str(),
            Self::BuiltIn(Tree::Text(text)) => Some(text),
            Self::BuiltIn(_) => None,
        }
    }

    /// Year, month and day of a date without a time.
    pub(super) fn as_day(self) -> Option<(i16, i8, i8)> {
        match self {
            Self::Parsed(value) => {
                let Datetime { date: Some(date), time: None, offset: None } =
                    value.as_datetime()?
                else {
                    return None;
                };
                let year = i16::try_from(date.year).ok()?;
                Some((year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?))
            }
            Self::BuiltIn(&Tree::Day(year, month, day)) => Some((year, month, day)),
            Self::BuiltIn(_) => None,
        }
    }

    pub(super) fn as_number(self) -> Option<i32> {
        match self {
            Self::Parsed(value) => {
                let number = value.as_integer()?;
                i32::from_str_radix(number.as_str(), number.radix()).ok()
            }
            Self::BuiltIn(&Tree::Number(number)) => i32::try_from(number).ok(),
            Self::BuiltIn(_) => None,
        }
    }

    /// The items of a list, each with the byte where it stands; zero in what is built in.
    pub(super) fn items(self) -> Option<Vec<(Value<'s>, usize)>> {
        match self {
            Self::Parsed(value) => {
                let items = value.as_array()?.iter();
                Some(items.map(|item| (Self::Parsed(item.get_ref()), item.span().start)).collect())
            }
            Self::BuiltIn(Tree::List(items)) => {
                Some(items.iter().map(|item| (Self::BuiltIn(item), 0)).collect())
            }
            Self::BuiltIn(_) => None,
        }
    }

    pub(super) fn as_table(self) -> Option<Table<'s>> {
        match self {
            Self::Parsed(value) => value.as_table().map(Table::Parsed),
            Self::BuiltIn(tree @ Tree::Table(_)) => Some(Table::BuiltIn(tree)),
            Self::BuiltIn(_) => None,
        }
    }
}
