//! Acts and their provisions: what a letter may cite, and from when.

use jiff::civil::Date;

use super::status::Status;
use super::timeline::Timeline;

/// A provision as it holds on a day (en bestemmelse, som den gælder den dag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding<'a> {
    pub id: &'a str,
    /// The id of the act, which is its file's name without the ending.
    pub act: &'a str,
    /// The act's full name, to print.
    pub act_name: &'a str,
    /// The act's everyday name.
    pub act_short: &'a str,
    /// The reference, ready to stand after "efter" in a Danish sentence.
    pub cite: &'a str,
    /// What the provision says, in one short sentence of our own.
    pub says: &'a str,
    /// The later act that gave the provision its text, as a text names it; empty where none did.
    pub amended_by: &'a str,
    pub from: Date,
    /// The first day this version no longer holds, where that is known.
    pub until: Option<Date>,
    pub status: Status,
    pub source: &'a str,
    /// The day somebody last went through the file.
    pub checked_on: Date,
    /// What a reader should know before using it; may be empty.
    pub note: &'a str,
}

/// The numbered text of an act that holds on a day (lovbekendtgørelsen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consolidation<'a> {
    /// The act's full name on that day.
    pub act_name: &'a str,
    /// The act's everyday name.
    pub act_short: &'a str,
    /// Its number and date, ready to print.
    pub cite: &'a str,
    pub from: Date,
    pub until: Option<Date>,
    pub status: Status,
    pub source: &'a str,
    pub note: &'a str,
}

/// An act or executive order (en lov eller bekendtgørelse).
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub name: String,
    pub short: String,
    pub consolidations: Timeline<NumberedText>,
}

/// A numbered text, and the act's full name where it was another in these days.
#[derive(Clone, Debug)]
pub(super) struct NumberedText {
    pub name: Option<String>,
    pub reference: Reference,
}

/// A provision with all its versions (en bestemmelse).
#[derive(Clone, Debug)]
pub(super) struct Provision {
    pub act: String,
    pub says: String,
    pub checked_on: Date,
    pub versions: Timeline<Reference>,
}

/// A reference to print, with where it comes from (en henvisning).
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub cite: String,
    pub source: String,
    pub status: Status,
    pub note: String,
    /// The act that gave the provision this text after the numbered text was made.
    pub amended_by: String,
    /// The act, where the provision stood in another act in these days.
    pub act: Option<String>,
}

impl Act {
    pub(super) fn consolidation(&self, on: Date) -> Option<Consolidation<'_>> {
        let span = self.consolidations.on(on)?;
        let NumberedText { name, reference } = &span.value;
        let Reference { cite, source, status, note, .. } = reference;
        let (from, until, status) = (span.from, span.until, *status);
        Some(Consolidation {
            act_name: name.as_deref().unwrap_or(&self.name),
            act_short: &self.short,
            cite,
            from,
            until,
            status,
            source,
            note,
        })
    }
}
