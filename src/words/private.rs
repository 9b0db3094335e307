//! Which answers tell who somebody is.

use serde::Deserialize;

/// What an answer tells of a person (en privat oplysning). A letter without names leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Private {
    /// A name and nothing else.
    Name,
    /// A person's name, perhaps with a title.
    Person,
    /// The name of a place: of work, of treatment, of a school.
    Firm,
    Address,
    Phone,
    Email,
    Cpr,
    /// The number of the case.
    Number,
}
