//! What a person asks for on the page of who has had the case open.

/// What is wanted with the log (ønske om adgangsloggen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessWish {
    /// Whether the staff are to stand with a number each.
    WithoutNames(bool),
    /// Write the log for the citizen.
    Write,
}
