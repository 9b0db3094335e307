//! What held when: values that follow each other in time, with no overlaps.

use jiff::civil::Date;

/// A value and the days it holds (en version).
#[derive(Clone, Debug)]
pub(super) struct Span<T> {
    pub from: Date,
    /// The first day it no longer holds.
    pub until: Option<Date>,
    pub value: T,
}

/// Values that follow each other in time (versioner).
#[derive(Clone, Debug)]
pub(super) struct Timeline<T> {
    spans: Vec<Span<T>>,
}

impl<T> Timeline<T> {
    /// The value that holds on a day, if any does.
    pub(super) fn on(&self, day: Date) -> Option<&Span<T>> {
        let begun = self.spans.partition_point(|span| span.from <= day);
        let span = self.spans.get(begun.checked_sub(1)?)?;
        span.until.is_none_or(|until| day < until).then_some(span)
    }

    /// The value that was the latest to begin before a day, whether or not it had ended by then.
    pub(super) fn latest_before(&self, day: Date) -> Option<&Span<T>> {
        let begun = self.spans.partition_point(|span| span.from < day);
        self.spans.get(begun.checked_sub(1)?)
    }

    pub(super) fn first(&self) -> Option<&Span<T>> {
        self.spans.first()
    }

    /// Every day on which something begins or ends.
    pub(super) fn change_dates(&self) -> impl Iterator<Item = Date> {
        self.spans.iter().flat_map(|span| std::iter::once(span.from).chain(span.until))
    }

    /// Puts values in a row. Each ends where the next begins, or on its own last day, or on the last day of them all.
    /// The values must ascend: reading has complained of those that do not, and here they are left out.
    pub(super) fn new(values: Vec<(Date, Option<Date>, T)>, repealed_on: Option<Date>) -> Self {
        let mut spans: Vec<Span<T>> = Vec::with_capacity(values.len());
        for (from, own_end, value) in values {
            if let Some(last) = spans.last_mut() {
                if last.from >= from {
                    continue;
                }
                last.until = Some(last.until.map_or(from, |until| until.min(from)));
            }
            spans.push(Span { from, until: own_end, value });
        }
        if let Some(last) = spans.last_mut() {
            last.until = match (last.until, repealed_on) {
                (Some(own), Some(all)) => Some(own.min(all)),
                (own, all) => own.or(all),
            };
        }
        Self { spans }
    }
}
