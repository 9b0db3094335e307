//! Decisions of principle: what follows from them, and whether they still count.

use jiff::civil::Date;

use super::timeline::Timeline;

/// A decision of principle as it stands on a day (en principmeddelelse eller principafgørelse).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeHolding<'a> {
    pub id: &'a str,
    /// The number it is known by.
    pub number: &'a str,
    /// What such a decision is called on that day.
    pub term: &'a str,
    pub subject: &'a str,
    /// What follows from it, in our own words.
    pub follows: &'a str,
    pub topics: &'a [String],
    pub status: PracticeStatus<'a>,
    pub from: Date,
    pub source: &'a str,
    pub checked_on: Date,
    pub note: &'a str,
}

/// Whether a decision of principle counts (om den gælder).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeStatus<'a> {
    /// It counts (gældende).
    InForce,
    /// It is set aside by another (kasseret) and must not stand in a letter.
    Overruled { by: &'a str },
    /// Nobody has looked it up for these days (ikke efterprøvet).
    Unverified,
}

impl PracticeStatus<'_> {
    /// The status in Danish, as a reader sees it.
    pub fn words(self) -> &'static str {
        match self {
            Self::InForce => "gældende",
            Self::Overruled { .. } => "kasseret",
            Self::Unverified => "ikke efterprøvet",
        }
    }
}

/// A decision of principle with all it has been through.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub number: String,
    /// What it is called where it is of another kind than the rest.
    pub term: Option<String>,
    pub subject: String,
    pub follows: String,
    pub topics: Vec<String>,
    pub checked_on: Date,
    pub note: String,
    pub versions: Timeline<Standing>,
}

/// How a decision of principle stands in some years.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub state: State,
    pub source: String,
}

/// The status, as the file has it.
#[derive(Clone, Debug)]
pub(super) enum State {
    InForce,
    Overruled(String),
    Unverified,
}

impl State {
    /// The words the files may use.
    pub(super) const WORDS: [&'static str; 3] = ["gældende", "kasseret", "ikke-efterprøvet"];
}

impl Decision {
    pub(super) fn on<'a>(
        &'a self,
        id: &'a str,
        term: &'a str,
        day: Date,
    ) -> Option<PracticeHolding<'a>> {
        let span = self.versions.on(day)?;
        let status = match &span.value.state {
            State::InForce => PracticeStatus::InForce,
            State::Overruled(by) => PracticeStatus::Overruled { by },
            State::Unverified => PracticeStatus::Unverified,
        };
        Some(PracticeHolding {
            id,
            number: &self.number,
            term: self.term.as_deref().unwrap_or(term),
            subject: &self.subject,
            follows: &self.follows,
            topics: &self.topics,
            status,
            from: span.from,
            source: &span.value.source,
            checked_on: self.checked_on,
            note: &self.note,
        })
    }
}
