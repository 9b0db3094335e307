//! The plain values of a case: text, numbers, and ids of the law files.
//!
//! A value keeps what was typed, also where it means nothing yet; a check says so, and nothing is lost.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, SeqAccess};
use serde::ser::Serializer;

use super::cited::CitedExhibits;
use super::kind::Kind;
use crate::danish::numbers::{figures, number};
use crate::danish::pasted::as_meant;

/// A value that is not a list (en enkelt værdi).
pub trait Scalar: Sized {
    const KIND: Kind;

    /// Takes what was typed or pasted, as it was meant. A case is entered by no other way.
    ///
    /// # Errors
    /// Only a choice refuses a text, and says in Danish what it takes.
    fn parse(text: &str) -> Result<Self, String>;

    /// What was typed.
    fn text(&self) -> &str;

    /// Whether the text means something as a value of this kind.
    fn is_sound(&self) -> bool {
        true
    }

    /// The value as a person reads it.
    fn shown(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }

    /// How the value is written in a case file.
    fn canonical(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }

    /// Takes another text in the place of this one.
    ///
    /// # Errors
    /// As for [`Scalar::parse`].
    fn retext(&mut self, text: &str) -> Result<(), String> {
        *self = Self::parse(text)?;
        Ok(())
    }

    /// The exhibits that the value names, where that is its kind.
    fn cited(&self) -> Option<&CitedExhibits> {
        None
    }

    fn cited_mut(&mut self) -> Option<&mut CitedExhibits> {
        None
    }

    /// Reads a value that a case file holds in parts.
    ///
    /// # Errors
    /// Nearly every kind stands in one piece, and says in Danish what it is.
    fn from_parts<'de, A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom(format!("Her skal stå {}, ikke en liste.", Self::KIND.expected())))
    }

    /// Writes the value as a case file holds it.
    ///
    /// # Errors
    /// What the writer refuses.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.canonical())
    }

    /// The text to edit in place, where any text may stand. When the editing is done, the text is to be settled.
    fn text_mut(&mut self) -> Option<&mut String> {
        None
    }
}

/// Writes a value that keeps what was typed. `Debug` never shows the text, since it is personal.
macro_rules! typed_text {
    ($(#[$outer:meta])* $name:ident, $kind:expr $(, $($extra:tt)*)?) => {
        $(#[$outer])*
        #[derive(Clone, PartialEq, Eq, Default)]
        pub struct $name(String);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl crate::case::scalar::Scalar for $name {
            const KIND: super::kind::Kind = $kind;

            fn parse(text: &str) -> Result<Self, String> {
                Ok(Self(crate::case::scalar::entered(text, Self::KIND)))
            }

            fn text(&self) -> &str {
                &self.0
            }

            fn text_mut(&mut self) -> Option<&mut String> {
                Some(&mut self.0)
            }

            $($($extra)*)?
        }
    };
}

pub(crate) use typed_text;

/// What a person meant by a text that was typed or pasted as an answer of a kind.
pub(super) fn entered(text: &str, kind: Kind) -> String {
    as_meant(text, kind.form()).into_owned()
}

typed_text!(
    /// One line of text (en linje).
    Line,
    Kind::Line
);

typed_text!(
    /// Text of several paragraphs, parted by blank lines (tekst i afsnit).
    Prose,
    Kind::Prose
);

typed_text!(
    /// Street, postcode and town, or telephone and e-mail, a line each (en adresse).
    AddressLines,
    Kind::Address
);

typed_text!(
    /// The id of a provision in the law files (en bestemmelse).
    Provision,
    Kind::Provision
);

typed_text!(
    /// The number of a principle decision (principmeddelelse), such as `39-17`.
    Practice,
    Kind::Practice
);

typed_text!(
    /// A number as typed, with a Danish decimal comma or a point (et tal).
    Number,
    Kind::Number,
    fn is_sound(&self) -> bool {
        self.value().is_some()
    }
);

impl Number {
    /// The number; none where the text is not one, or is negative or too long.
    pub fn value(&self) -> Option<f64> {
        number(&self.0)
    }
}

/// The number as a Danish reader expects it, with a decimal comma.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value() {
            Some(number) => f.write_str(&figures(number)),
            None => f.write_str(&self.0),
        }
    }
}
