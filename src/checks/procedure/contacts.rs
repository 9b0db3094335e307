//! The contact log against itself: silence, talks far apart, talks that fell through and were not agreed anew, promises and orders
//! whose day has passed.
//!
//! No clock runs here: a day has passed once the case tells of something that happened after it.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::contacts::{Contacts, LoggedContact};
use crate::case::person::Support;
use crate::case::so_far::contact_log::{come_to, days_in_touch, not_begun};
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("contact-silence", &["from", "to", "period"]),
    Finds::with("talks-apart", &["from", "to", "period", "status"]),
    Finds::with("talk-without-next", &["day"]),
    Finds::with("talk-outcome-untold", &["day", "now"]),
    Finds::with("step-past", &["day", "now"]),
    Finds::with("effort-not-begun", &["day", "now"]),
    Finds::with("contact-twice", &["day"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(now) = come_to(look.case) else { return };
    begun(look, now, findings);
    let log: &Contacts = &look.case.contacts;
    if log.list.items().is_empty() {
        return;
    }
    // Once the case is decided, nobody waits for the next talk about it.
    let end = look.case.decision.date.date().map_or(now, |decided| decided.min(now));
    let silent = silence(look, end, findings);
    apart(look, end, &silent, findings);
    let last = log.list.items().iter().filter_map(|contact| contact.date.date()).max();
    let mut seen = HashSet::new();
    for (index, contact) in log.list.items().iter().enumerate() {
        if let Some(day) = contact.date.date() {
            one_talk(contact, index, [day, end, now], last, findings);
            let is_new = contact.form.given().is_none_or(|form| seen.insert((day, *form)));
            if !is_new {
                findings.push(
                    Finding::new("contact-twice", field!(contacts.list[index].date))
                        .with("day", danish_day(day)),
                );
            }
        }
        let due = contact.next_by.date().filter(|due| contact.has_open_step() && *due < now);
        if let Some(due) = due {
            findings.push(past("step-past", field!(contacts.list[index].next_done), due, now));
        }
    }
}

fn past(check: &'static str, field: FieldPath, day: Date, now: Date) -> Finding {
    Finding::new(check, field).with("day", danish_day(day)).with("now", danish_day(now))
}

/// A talk that fell through with nothing after it, and one whose day is over and of which nobody has told what became.
fn one_talk(
    contact: &LoggedContact,
    index: usize,
    [day, end, now]: [Date; 3],
    last: Option<Date>,
    findings: &mut Vec<Finding>,
) {
    let kept = field!(contacts.list[index].kept);
    let is_followed = last.is_some_and(|last| last > day)
        || (contact.next_step.filled().is_some() && contact.next_by.date().is_some());
    if contact.fell_through() && !is_followed && day <= end {
        findings.push(Finding::new("talk-without-next", kept).with("day", danish_day(day)));
    }
    if contact.is_agreed() && day < now {
        findings.push(past("talk-outcome-untold", kept, day, now));
    }
}

/// So long without a word between municipality and citizen, from the first day of the log on. Gives the first days of the silences.
fn silence(look: &Look<'_>, end: Date, findings: &mut Vec<Finding>) -> HashSet<Date> {
    let days = days_in_touch(look.case);
    let first = days.iter().find(|(path, _)| path.section() == "contacts").map(|(_, day)| *day);
    let heard = days.into_iter().filter(|(_, day)| first.is_some_and(|first| *day >= first));
    let heard: Vec<(FieldPath, Date)> = heard.filter(|(_, day)| *day <= end).collect();
    let mut silent = HashSet::new();
    for (from, to, field) in gaps(&heard, end) {
        let Some(period) = look.law.period("contact-silence", from) else { continue };
        if look.law.calendar().add_period(from, &period) < to {
            silent.insert(from);
            findings.push(
                Finding::new("contact-silence", field)
                    .with("from", danish_day(from))
                    .with("to", danish_day(to))
                    .with("period", period.words),
            );
        }
    }
    silent
}

/// Talks that lie farther apart than practice has it for the citizen's benefit.
fn apart(look: &Look<'_>, end: Date, silent: &HashSet<Date>, findings: &mut Vec<Finding>) {
    let period = match look.case.matter.support.given() {
        Some(Support::SocialAssistance) => "talks-social-assistance",
        Some(Support::ResourceBenefit) => "talks-resource-course",
        _ => return,
    };
    let talks = look.case.contacts.list.items().iter().enumerate();
    let mut held: Vec<(FieldPath, Date)> = talks
        .filter(|(_, contact)| contact.is_held())
        .filter_map(|(index, contact)| {
            Some((field!(contacts.list[index].date), contact.date.date()?))
        })
        .filter(|(_, day)| *day <= end)
        .collect();
    held.sort_by_key(|(_, day)| *day);
    for (from, to, field) in gaps(&held, end) {
        let Some(period) = look.law.period(period, from) else { continue };
        if look.law.calendar().add_period(from, &period) < to && !silent.contains(&from) {
            findings.push(
                Finding::new("talks-apart", field)
                    .with("from", danish_day(from))
                    .with("to", danish_day(to))
                    .with("period", period.words)
                    .with("status", period.status.words()),
            );
        }
    }
}

/// Each time between two days that follow on each other, and between the last and the end, with the place to tell of it: where the
/// time ends, if the log has that day, or else the log.
fn gaps(days: &[(FieldPath, Date)], end: Date) -> Vec<(Date, Date, FieldPath)> {
    let list = field!(contacts.list);
    let place = |path: FieldPath| if path.section() == "contacts" { path } else { list };
    let between = days.windows(2).filter_map(|pair| match pair {
        [(_, from), (path, to)] => Some((*from, *to, place(*path))),
        _ => None,
    });
    let last = days.last().map(|(_, from)| (*from, end, list));
    between.chain(last).filter(|(from, to, _)| from < to).collect()
}

/// What was ordered and is not told to have begun, though its day has passed.
fn begun(look: &Look<'_>, now: Date, findings: &mut Vec<Finding>) {
    for (field, day) in not_begun(look.case) {
        if day < now {
            findings.push(past("effort-not-begun", field, day, now));
        }
    }
}
