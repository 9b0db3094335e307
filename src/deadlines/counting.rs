//! Counting a time limit, with every step on the way.

use jiff::civil::Date;

use super::Counting;
use super::rules::{Count, Rule};
use crate::case::Case;
use crate::case::address::field;
use crate::case::person::YesNo;
use crate::law::{LawBook, Period, Status};
use crate::place::FieldPath;

/// A time limit that has been counted (en beregnet frist).
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoned {
    pub field: FieldPath,
    pub start: Date,
    pub due: Date,
    pub steps: Vec<CountingStep>,
    /// The period in the law files; empty where the day is stated.
    pub period: String,
    /// The provision behind the period as cited on the first day; empty where there is none.
    pub rule: String,
    pub status: Status,
}

/// A step on the way from the first day to the last (et trin i beregningen).
#[derive(Clone, Debug, PartialEq)]
pub enum CountingStep {
    From {
        field: FieldPath,
        day: Date,
    },
    /// By Digital Post.
    Digital {
        period: String,
        day: Date,
    },
    /// On paper, or taken to be because nobody has answered: that gives the citizen the longer time.
    Paper {
        period: String,
        day: Date,
        assumed: bool,
    },
    Later {
        period: String,
        day: Date,
    },
    Before {
        period: String,
        day: Date,
    },
    Stated {
        field: FieldPath,
        day: Date,
    },
    /// The day itself is the last one.
    Itself,
    /// The day that whoever was asked was given.
    Expected {
        field: FieldPath,
        day: Date,
    },
    /// The end was on a closed day and moves.
    Moved {
        closed: Date,
        day: Date,
    },
    /// The end is on a closed day and does not move.
    Stays {
        closed: Date,
    },
    /// The stated day comes so many days before the usual one.
    Shorter {
        period: String,
        days: i32,
    },
}

/// What is counted with: the law of the first day.
struct Counter<'a> {
    law: &'a LawBook,
    on: Date,
    steps: Vec<CountingStep>,
    status: Status,
    rule: String,
}

impl<'a> Counter<'a> {
    fn period(&mut self, id: &'static str) -> Result<Period<'a>, Counting> {
        let period =
            self.law.period(id, self.on).ok_or(Counting::NoRule { period: id, day: self.on })?;
        self.must_be_verified(period.status);
        Ok(period)
    }

    /// The period that is the limit itself, with the provision that sets it.
    fn limit(&mut self, id: &'static str) -> Result<Period<'a>, Counting> {
        let period = self.period(id)?;
        if let Some(provision) = self.law.cite(period.provision, self.on) {
            self.must_be_verified(provision.status);
            provision.cite.clone_into(&mut self.rule);
        }
        Ok(period)
    }

    fn must_be_verified(&mut self, status: Status) {
        if !status.is_verified() {
            self.status = status;
        }
    }

    /// The day on which a letter of a day counts as received.
    fn received(&mut self, case: &Case, sent: Date) -> Result<Date, Counting> {
        let digital = case.citizen.digital_post.is(YesNo::Yes);
        let period =
            self.period(if digital { "delivery-digital-post" } else { "delivery-letter" })?;
        let day = self.law.calendar().add_period(sent, &period);
        let words = period.words.to_owned();
        let assumed = !case.citizen.digital_post.is(YesNo::No);
        self.steps.push(if digital {
            CountingStep::Digital { period: words, day }
        } else {
            CountingStep::Paper { period: words, day, assumed }
        });
        Ok(day)
    }

    /// The last day, moved to a working day where the limit does so.
    fn end(&mut self, end: Date, moves: bool) -> Date {
        let calendar = self.law.calendar();
        if calendar.is_working_day(end) {
            return end;
        }
        if !moves {
            self.steps.push(CountingStep::Stays { closed: end });
            return end;
        }
        let day = calendar.next_working_day(end);
        self.steps.push(CountingStep::Moved { closed: end, day });
        day
    }

    fn count(
        &mut self,
        count: &Count,
        case: &Case,
        start: Date,
    ) -> Result<(&'static str, Date), Counting> {
        let calendar = self.law.calendar();
        Ok(match count {
            Count::After { period: id, delivered, moves } => {
                let period = self.limit(id)?;
                let first = if *delivered { self.received(case, start)? } else { start };
                let day = calendar.add_period(first, &period);
                self.steps.push(CountingStep::Later { period: period.words.to_owned(), day });
                (id, self.end(day, *moves))
            }
            Count::Before { period: id } => {
                let period = self.limit(id)?;
                let day = calendar.subtract_period(start, &period);
                self.steps.push(CountingStep::Before { period: period.words.to_owned(), day });
                (id, self.end(day, false))
            }
            Count::Itself => {
                self.steps.push(CountingStep::Itself);
                ("", start)
            }
            Count::Expected(to) => {
                let next = case.questions.next_expected(*to);
                let (index, question, day) =
                    next.ok_or(Counting::NoStart(field!(questions.list)))?;
                let is_own = question.answer_by.date() == Some(day);
                let field = if is_own {
                    field!(questions.list[index].answer_by)
                } else {
                    field!(questions.follow_up_by)
                };
                self.steps.push(CountingStep::Expected { field, day });
                ("", self.end(day, false))
            }
            Count::Stated { field, usual } => {
                let path = *field;
                let day = case.day_at(field).ok_or(Counting::NoStart(path))?;
                self.steps.push(CountingStep::Stated { field: path, day });
                // A stated day holds whatever the usual length is, so a missing or unchecked one changes nothing.
                if let Some(period) = usual.and_then(|id| self.law.period(id, self.on)) {
                    let days = (calendar.add_period(start, &period) - day).get_days();
                    if days > 0 {
                        self.steps
                            .push(CountingStep::Shorter { period: period.words.to_owned(), days });
                    }
                }
                ("", self.end(day, false))
            }
        })
    }
}

/// Counts a time limit by the law of its first day.
pub(super) fn reckon(rule: &Rule, case: &Case, law: &LawBook) -> Counting {
    let (field, start) = match rule.start(case, law) {
        Ok(found) => found,
        Err(missing) => return Counting::NoStart(missing),
    };
    let from = CountingStep::From { field, day: start };
    let mut counter = Counter {
        law,
        on: start,
        steps: vec![from],
        status: Status::Verified,
        rule: String::new(),
    };
    match counter.count(&rule.count, case, start) {
        Ok((period, due)) => {
            let Counter { steps, status, rule, .. } = counter;
            Counting::Reckoned(Reckoned {
                field,
                start,
                due,
                steps,
                period: period.to_owned(),
                rule,
                status,
            })
        }
        Err(outcome) => outcome,
    }
}
