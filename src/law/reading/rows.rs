//! A table of a file, read key by key: what is missing, misspelt or of the wrong kind is noted, and reading goes on.

use std::cell::RefCell;

use super::Reading;
use super::source::Source;
use super::value::{Table, Value};
use super::{Reference, ReferenceKind};
use crate::danish::lists::one_of;
use crate::danish::nearest::{did_you_mean, nearest};
use crate::law::status::Status;
use crate::law::timeline::Timeline;
use jiff::civil::Date;

/// A table of a file (et afsnit).
pub(super) struct Row<'s> {
    pub source: &'s Source<'s>,
    table: Table<'s>,
    pub line: usize,
    /// Keys that stand here misspelt: complaining that they are missing too would be one complaint too many.
    misspelt: RefCell<Vec<String>>,
}

impl<'s> Row<'s> {
    pub(super) fn new(source: &'s Source<'s>, table: Table<'s>, line: usize) -> Self {
        Self { source, table, line, misspelt: RefCell::default() }
    }

    /// Complains of every key that is not among these.
    pub(super) fn allow(&self, keys: &[&str]) {
        // A test reads what is built in as the files that it was built from.
        if matches!(self.table, Table::BuiltIn(_)) {
            return;
        }
        for (word, start) in self.table.keys() {
            if !keys.contains(&word) {
                let cure = match nearest(word, keys.iter().copied()) {
                    Some(nearest) => {
                        self.misspelt.borrow_mut().push(nearest.to_owned());
                        did_you_mean(nearest)
                    }
                    None => format!("Her kan stå {}.", one_of(keys)),
                };
                let line = self.source.line_of(start);
                self.source.fault(
                    "law-unknown-key",
                    line,
                    format!("Nøglen »{word}« kendes ikke her."),
                    cure,
                );
            }
        }
    }

    /// A text that has to be there.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.table.get(key) {
            Some(value) => self.sound_text(key, value),
            None => self.required(key).and(None),
        }
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// A text that may be left out.
    pub(super) fn optional_text(&self, key: &str) -> Option<String> {
        self.sound_text(key, self.table.get(key)?)
    }

    fn sound_text(&self, key: &str, value: Value<'s>) -> Option<String> {
        let line = || self.line_of(key);
        let Some(text) = value.as_str() else {
            self.wrong_kind(key, line(), "en tekst i anførselstegn");
            return None;
        };
        let at_the_edge = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        if at_the_edge(text.chars().next()) || at_the_edge(text.chars().next_back()) {
            let message = format!("Teksten i »{key}« er tom eller har mellemrum yderst.");
            self.source.fault(
                "law-empty-text",
                line(),
                message,
                "Skriv teksten uden mellemrum i begyndelsen og slutningen.",
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// A list of texts that has to be there.
    pub(super) fn texts(&self, key: &str) -> Option<Vec<String>> {
        self.required(key)?;
        let (value, line) = self.value(key)?;
        let texts: Option<Vec<String>> = value.items().and_then(|items| {
            items.into_iter().map(|(item, _)| item.as_str().map(str::to_owned)).collect()
        });
        if texts.is_none() {
            self.wrong_kind(key, line, "en liste af tekster, som [\"fleksjob\", \"klage\"]");
        }
        texts
    }

    /// A date that has to be there.
    pub(super) fn date(&self, key: &str) -> Option<Date> {
        self.required(key)?;
        self.optional_date(key)
    }

    /// A date that may be left out.
    pub(super) fn optional_date(&self, key: &str) -> Option<Date> {
        let (value, line) = self.value(key)?;
        let Some((year, month, day)) = value.as_day() else {
            self.wrong_kind(key, line, "en dato uden anførselstegn, som 2018-07-01");
            return None;
        };
        let day = Date::new(year, month, day).ok();
        // Years far from ours are slips of the keyboard.
        let day = day.filter(|day| (1900..2200).contains(&day.year()));
        if day.is_none() {
            self.source.fault(
                "law-bad-date",
                line,
                format!("Datoen i »{key}« findes ikke."),
                "Skriv år, måned og dag som 2018-07-01.",
            );
        }
        day
    }

    /// A whole number that has to be there, within bounds.
    pub(super) fn number(&self, key: &str, bounds: std::ops::RangeInclusive<i32>) -> Option<i32> {
        self.required(key)?;
        self.optional_number(key, bounds)
    }

    /// A whole number that may be left out.
    pub(super) fn optional_number(
        &self,
        key: &str,
        bounds: std::ops::RangeInclusive<i32>,
    ) -> Option<i32> {
        let (value, line) = self.value(key)?;
        let number = value.as_number().filter(|number| bounds.contains(number));
        if number.is_none() {
            self.wrong_kind(
                key,
                line,
                &format!("et helt tal fra {} til {}", bounds.start(), bounds.end()),
            );
        }
        number
    }

    /// One of some words. `choose` knows them; `words` lists them for the reader.
    pub(super) fn choice<T>(
        &self,
        key: &str,
        words: &[&str],
        choose: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.text(key)?;
        let chosen = choose(&word);
        if chosen.is_none() {
            let line = self.line_of(key);
            let message = format!("»{word}« kan ikke stå i »{key}«.");
            self.source.fault(
                "law-unknown-word",
                line,
                message,
                format!("Her kan stå {}.", one_of(words)),
            );
        }
        chosen
    }

    /// Whether somebody has checked it.
    pub(super) fn status(&self) -> Option<Status> {
        self.choice("status", &Status::WORDS, Status::from_word)
    }

    /// An id that has to be there: small letters, digits and hyphens.
    pub(super) fn id(&self, key: &str) -> Option<String> {
        let id = self.text(key)?;
        let fits = id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !fits {
            let cure = "Brug små bogstaver a-z, tal og bindestreg.";
            self.source.fault(
                "law-bad-id",
                self.line_of(key),
                format!("»{id}« kan ikke være et id."),
                cure,
            );
        }
        fits.then_some(id)
    }

    /// A reference to something another file may hold; it is looked up when all files are read.
    pub(super) fn reference(
        &self,
        key: &str,
        kind: ReferenceKind,
        reading: &mut Reading,
    ) -> Option<String> {
        let id = self.optional_text(key)?;
        reading.references.push(Reference {
            kind,
            id: id.clone(),
            place: self.source.place(self.line_of(key)),
        });
        Some(id)
    }

    /// A list of references to what other files may hold, looked up as one alone is.
    pub(super) fn references(
        &self,
        key: &str,
        kind: ReferenceKind,
        reading: &mut Reading,
    ) -> Option<Vec<String>> {
        let ids = self.texts(key)?;
        let place = self.source.place(self.line_of(key));
        reading.references.extend(ids.iter().map(|id| Reference {
            kind,
            id: id.clone(),
            place: place.clone(),
        }));
        Some(ids)
    }

    /// The tables under a key; none if the key is left out.
    pub(super) fn rows(&self, key: &str) -> Vec<Row<'s>> {
        let Some((value, line)) = self.value(key) else { return Vec::new() };
        let rows: Option<Vec<_>> = value.items().and_then(|items| {
            items
                .into_iter()
                .map(|(item, start)| {
                    let table = item.as_table()?;
                    Some(Row::new(self.source, table, self.source.line_of(start)))
                })
                .collect()
        });
        rows.unwrap_or_else(|| {
            self.wrong_kind(key, line, &format!("et afsnit, der begynder med [[{key}]]"));
            Vec::new()
        })
    }

    /// The versions under a key as a row in time: at least one, ascending, and none of them after the last day.
    /// `read` gives a version's value and, where it has one, its own last day.
    pub(super) fn timeline<T>(
        &self,
        key: &str,
        repealed_on: Option<Date>,
        mut read: impl FnMut(&Row<'s>) -> (Option<Date>, Option<T>),
    ) -> Option<Timeline<T>> {
        let rows = self.rows(key);
        if rows.is_empty() && self.table.get(key).is_none() {
            let cure = format!("Skriv mindst et afsnit med [[…{key}]] under det.");
            self.source.fault("law-no-version", self.line, "Afsnittet har ingen version.", cure);
        }
        let mut versions = Vec::with_capacity(rows.len());
        let mut whole = !rows.is_empty();
        let mut before: Option<(Date, Option<Date>)> = None;
        for row in &rows {
            let (end, value) = read(row);
            let Some(from) = row.date("from") else {
                whole = false;
                continue;
            };
            self.in_order(row, from, before, end.or(repealed_on));
            before = Some((from, end));
            match value {
                Some(value) => versions.push((from, end, value)),
                None => whole = false,
            }
        }
        whole.then(|| Timeline::new(versions, repealed_on))
    }

    /// Complains of a version that does not come after the one before it, or begins when all is over.
    fn in_order(
        &self,
        row: &Row<'_>,
        from: Date,
        before: Option<(Date, Option<Date>)>,
        end: Option<Date>,
    ) {
        if let Some((earlier, earlier_end)) = before {
            if earlier >= from {
                let message =
                    format!("Versionen begynder {from}, men den før den begynder {earlier}.");
                self.source.fault(
                    "law-order",
                    row.line_of("from"),
                    message,
                    "Sæt versionerne i rækkefølge med den ældste først.",
                );
            } else if earlier_end.is_some_and(|end| end > from) {
                let message =
                    format!("Versionen begynder {from}, men den før den er ikke slut endnu.");
                self.source.fault(
                    "law-order",
                    row.line_of("from"),
                    message,
                    "Ret from, eller ret repealed_on i versionen før.",
                );
            }
        }
        if let Some(end) = end
            && end <= from
        {
            let message = format!("Versionen begynder {from}, men er ophævet {end}.");
            self.source.fault(
                "law-order",
                row.line_of("from"),
                message,
                "Ret from, eller ret repealed_on, så den ligger senere.",
            );
        }
    }

    /// The line of a key, or of the table where the key is missing.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.table.start_of(key).map_or(self.line, |start| self.source.line_of(start))
    }

    fn value(&self, key: &str) -> Option<(Value<'s>, usize)> {
        Some((self.table.get(key)?, self.line_of(key)))
    }

    fn required(&self, key: &str) -> Option<()> {
        if self.table.get(key).is_some() {
            return Some(());
        }
        if !self.misspelt.borrow().iter().any(|meant| meant == key) {
            let cure = format!("Skriv en linje med {key} = … i afsnittet.");
            self.source.fault(
                "law-missing-key",
                self.line,
                format!("Afsnittet mangler »{key}«."),
                cure,
            );
        }
        None
    }

    fn wrong_kind(&self, key: &str, line: usize, expected: &str) {
        self.source.fault(
            "law-wrong-kind",
            line,
            format!("Værdien af »{key}« kan ikke bruges."),
            format!("Skriv {expected}."),
        );
    }
}
