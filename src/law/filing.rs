//! Under which numbers a municipality files a letter (KLE): the subject, and what is done with it.

use jiff::civil::Date;

use super::status::Status;
use super::timeline::Timeline;

/// The stretch of a name that a pattern leaves open.
const REST: char = '*';

/// A number of the filing plan as it holds on a day (et KLE-nummer, som det gælder den dag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilingNumber<'a> {
    /// Such as `32.03.16` for a subject, and `G01` for a facet.
    pub number: &'a str,
    pub title: &'a str,
    /// The edition of the plan that the number was taken from; empty for a facet.
    pub edition: &'a str,
    pub status: Status,
    pub source: &'a str,
}

/// What letters are filed under, with all its versions (et emne eller en facet).
#[derive(Clone, Debug)]
pub(super) struct Filing {
    pub kind: FilingKind,
    /// Names of letters, or what they begin with before a star.
    pub letters: Vec<String>,
    /// The benefit that a case was begun for, as a case file names it.
    pub benefit: Option<String>,
    /// None where it is known that no number is.
    pub versions: Option<Timeline<FilingVersion>>,
}

/// Which of the two a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilingKind {
    Subject,
    Facet,
}

/// A number in some years.
#[derive(Clone, Debug)]
pub(super) struct FilingVersion {
    pub number: String,
    pub title: String,
    pub edition: String,
    pub status: Status,
    pub source: String,
}

impl Filing {
    /// How much of a letter's name a pattern names; none where none fits.
    fn fit(&self, letter: &str) -> Option<usize> {
        let fits = |pattern: &&String| match pattern.strip_suffix(REST) {
            Some(begins) => letter.starts_with(begins),
            None => letter == pattern.as_str(),
        };
        self.letters.iter().filter(fits).map(String::len).max()
    }

    fn on(&self, day: Date) -> Option<FilingNumber<'_>> {
        let version = &self.versions.as_ref()?.on(day)?.value;
        Some(FilingNumber {
            number: &version.number,
            title: &version.title,
            edition: &version.edition,
            status: version.status,
            source: &version.source,
        })
    }
}

/// The number of a letter on a day: by its own name, else by the first benefit that its case is about, else by the name that is open.
pub(super) fn chosen<'f>(
    filings: impl Iterator<Item = &'f Filing> + Clone,
    kind: FilingKind,
    (letter, benefits): (&str, &[&str]),
    day: Date,
) -> Option<FilingNumber<'f>> {
    let own = filings.filter(|filing| filing.kind == kind);
    let by_name = own.clone().filter_map(|filing| Some((filing.fit(letter)?, filing)));
    let named = by_name.max_by_key(|(fit, _)| *fit);
    let is_open = |fit: usize| fit == REST.len_utf8();
    if let Some((fit, filing)) = named
        && !is_open(fit)
    {
        return filing.on(day);
    }
    let about =
        |benefit: &&str| own.clone().find(|filing| filing.benefit.as_deref() == Some(*benefit));
    let by_benefit = benefits.iter().find_map(about);
    by_benefit.or(named.map(|(_, filing)| filing))?.on(day)
}

/// How many numbers hold on a day, and how many of them nobody has checked.
pub(super) fn counted<'f>(filings: impl Iterator<Item = &'f Filing>, day: Date) -> (usize, usize) {
    let statuses: Vec<Status> =
        filings.filter_map(|filing| filing.on(day)).map(|number| number.status).collect();
    let unverified = statuses.iter().filter(|status| !status.is_verified()).count();
    (statuses.len(), unverified)
}
