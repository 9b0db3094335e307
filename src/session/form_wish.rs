//! What a person asks for on the page of forms.

use crate::observations::Observer;

/// What is wanted with forms (ønske om skemaer).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormWish {
    Write(Observer),
    /// What stands in the box for the file.
    TypePath(String),
    /// Read the file that stands there.
    Read,
    /// Say of a row, by its place, whether it is to be taken in.
    Take(usize, bool),
    /// Take the wanted rows into the case.
    TakeIn,
}
