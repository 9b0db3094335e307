//! The law book: everything the files hold, and what of it held on a day.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use jiff::civil::Date;

use super::calendar::Calendar;
use super::filing::{self, Filing, FilingKind, FilingNumber};
use super::new_way::NewWay;
use super::pension_age::PensionAge;
use super::period::{Limit, Period};
use super::practice::{Decision, PracticeHolding, PracticeStatus};
use super::provision::{Act, Consolidation, Holding, Provision, Reference};
use super::reach::Reach;
use super::status::Status;
use super::timeline::Span;
use crate::danish::alike::is_dash;
use crate::danish::nearest::nearest;

/// The dated law as the files have it (lovsamlingen).
#[derive(Clone)]
pub struct LawBook {
    pub(super) acts: BTreeMap<String, Act>,
    pub(super) provisions: BTreeMap<String, Provision>,
    pub(super) periods: BTreeMap<String, Limit>,
    pub(super) decisions: BTreeMap<String, Decision>,
    pub(super) filings: BTreeMap<String, Filing>,
    /// What a decision of principle is called, each word from its day on.
    pub(super) terms: Vec<(Date, String)>,
    pub(super) calendar: Calendar,
    pub(super) ages: Vec<PensionAge>,
    pub(super) reach: Option<Reach>,
    pub(super) new_way: Option<NewWay>,
    /// The days on which something begins or ends, put in order once: every letter asks for the last of them, and a list of letters
    /// took 2 of its 68 million instructions to do it for each.
    pub(super) changes: OnceLock<Vec<Date>>,
}

impl LawBook {
    /// A provision as it holds on a day. `None` if the id is unknown or nothing holds on that day.
    pub fn cite(&self, id: &str, on: Date) -> Option<Holding<'_>> {
        let (id, provision) = self.provisions.get_key_value(id)?;
        self.holding(id, provision, on)
    }

    /// A provision as it holds on a day for a case that goes on by the old way: what ended with that way holds as it last did,
    /// and what began with the new one does not.
    pub fn cite_on_old_way(&self, id: &str, on: Date) -> Option<Holding<'_>> {
        let Some(change) = self.new_way.as_ref().filter(|change| on >= change.from) else {
            return self.cite(id, on);
        };
        let (id, provision) = self.provisions.get_key_value(id)?;
        if change.begins.contains(id) {
            return None;
        }
        if change.ends.contains(id) {
            let span = provision.versions.latest_before(change.from)?;
            return self.told(id, provision, span, on);
        }
        self.holding(id, provision, on)
    }

    /// The subject that a letter is filed under on a day (KLE-emnet); `benefits` are what its case is about, as a case file names them.
    pub fn filing_subject(
        &self,
        letter: &str,
        benefits: &[&str],
        on: Date,
    ) -> Option<FilingNumber<'_>> {
        filing::chosen(self.filings.values(), FilingKind::Subject, (letter, benefits), on)
    }

    /// The facet that a letter is filed under on a day: what is done (handlingsfacetten).
    pub fn filing_facet(&self, letter: &str, on: Date) -> Option<FilingNumber<'_>> {
        filing::chosen(self.filings.values(), FilingKind::Facet, (letter, &[]), on)
    }

    /// How many numbers letters can be filed under on a day, and how many of them nobody has checked.
    pub fn filing_count(&self, on: Date) -> (usize, usize) {
        filing::counted(self.filings.values(), on)
    }

    /// How far the files reach; none where they do not say.
    pub fn reach(&self) -> Option<Reach> {
        self.reach
    }

    /// When the new way begins; none where the files know only one way.
    pub fn new_way(&self) -> Option<&NewWay> {
        self.new_way.as_ref()
    }

    /// The first day of which the files hold the law; none where they do not say.
    pub fn first_day(&self) -> Option<Date> {
        self.reach?.begins_on
    }

    /// The last day up to a day from which a provision that once held did so no more.
    pub fn end_before(&self, id: &str, day: Date) -> Option<Date> {
        let held_until =
            |end: &Date| end.yesterday().is_ok_and(|last| self.cite(id, last).is_some());
        self.changes().iter().rev().copied().filter(|change| *change <= day).find(held_until)
    }

    /// The last day up to a day on which something in the files began or ended.
    pub fn last_change(&self, day: Date) -> Option<Date> {
        self.changes().iter().rev().copied().find(|change| *change <= day)
    }

    /// Every provision that holds on a day, by id.
    pub fn on(&self, day: Date) -> Vec<Holding<'_>> {
        self.provisions
            .iter()
            .filter_map(|(id, provision)| self.holding(id, provision, day))
            .collect()
    }

    /// The ids of all provisions, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.provisions.keys().map(String::as_str)
    }

    /// Whether there is such a provision on any day.
    pub fn has(&self, id: &str) -> bool {
        self.provisions.contains_key(id)
    }

    /// The provision id that looks most like a mistyped one.
    pub fn nearest_id(&self, mistyped: &str) -> Option<&str> {
        nearest(mistyped, self.ids())
    }

    /// The numbered text of an act that holds on a day, where it is known. `act` is [`Holding::act`].
    pub fn consolidation(&self, act: &str, on: Date) -> Option<Consolidation<'_>> {
        let text = self.acts.get(act)?.consolidation(on)?;
        Some(Consolidation { status: self.status(text.status, on), ..text })
    }

    /// The ids of all acts, in order.
    pub fn acts(&self) -> impl Iterator<Item = &str> {
        self.acts.keys().map(String::as_str)
    }

    /// A time limit or age limit as it holds on a day; one that depends on the weekday is that of the day.
    pub fn period(&self, id: &str, on: Date) -> Option<Period<'_>> {
        let (id, limit) = self.periods.get_key_value(id)?;
        let period = limit.on(id, on)?;
        Some(Period { status: self.status(period.status, on), ..period })
    }

    /// The ids of all time limits and age limits, in order.
    pub fn period_ids(&self) -> impl Iterator<Item = &str> {
        self.periods.keys().map(String::as_str)
    }

    /// The period id that looks most like a mistyped one.
    pub fn nearest_period_id(&self, mistyped: &str) -> Option<&str> {
        nearest(mistyped, self.period_ids())
    }

    /// A decision of principle as it stands on a day, by its id or its number as typed. One that is set aside is returned
    /// too, with that status.
    pub fn practice(&self, id: &str, on: Date) -> Option<PracticeHolding<'_>> {
        let (id, decision) = self.decision(id)?;
        self.practice_holding(id, decision, on)
    }

    /// Whether there is such a decision of principle on any day, by its id or its number as typed.
    pub fn has_practice(&self, id: &str) -> bool {
        self.decision(id).is_some()
    }

    fn decision(&self, typed: &str) -> Option<(&String, &Decision)> {
        let wanted = practice_id(typed);
        let numbered =
            || self.decisions.iter().find(|(_, decision)| practice_id(&decision.number) == wanted);
        self.decisions.get_key_value(&wanted).or_else(numbered)
    }

    /// Every decision of principle that is known on a day, set aside or not, by id.
    pub fn practice_on(&self, day: Date) -> Vec<PracticeHolding<'_>> {
        let decisions = self.decisions.iter();
        decisions.filter_map(|(id, decision)| self.practice_holding(id, decision, day)).collect()
    }

    /// The ids of all decisions of principle, in order.
    pub fn practice_ids(&self) -> impl Iterator<Item = &str> {
        self.decisions.keys().map(String::as_str)
    }

    /// The practice id that looks most like a mistyped one.
    pub fn nearest_practice_id(&self, mistyped: &str) -> Option<&str> {
        nearest(mistyped, self.practice_ids())
    }

    /// Every day on which something in the book begins or ends, once and in order.
    pub fn change_dates(&self) -> Vec<Date> {
        self.changes().to_vec()
    }

    fn changes(&self) -> &[Date] {
        self.changes.get_or_init(|| self.changes_in_order())
    }

    fn changes_in_order(&self) -> Vec<Date> {
        let mut days = BTreeSet::new();
        days.extend(self.acts.values().flat_map(|act| act.consolidations.change_dates()));
        days.extend(
            self.provisions.values().flat_map(|provision| provision.versions.change_dates()),
        );
        days.extend(self.periods.values().flat_map(|limit| limit.versions.change_dates()));
        days.extend(self.decisions.values().flat_map(|decision| decision.versions.change_dates()));
        days.extend(
            self.calendar
                .rules
                .iter()
                .flat_map(|rule| rule.from.into_iter().chain(rule.repealed_on)),
        );
        days.extend(self.new_way.as_ref().map(|change| change.from));
        days.into_iter().collect()
    }

    /// Working days and closed days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The pension age in years and months of somebody born on a day (folkepensionsalderen).
    pub fn pension_age(&self, birth: Date) -> Option<(i32, i32)> {
        PensionAge::of(&self.ages, birth).map(|age| (age.years, age.months))
    }

    /// The day somebody born on `birth` reaches the pension age.
    pub fn pension_date(&self, birth: Date) -> Option<Date> {
        PensionAge::of(&self.ages, birth)?.reached(birth)
    }

    /// Whether the pension age of somebody born on a day is checked.
    pub fn pension_age_status(&self, birth: Date) -> Option<Status> {
        PensionAge::of(&self.ages, birth).map(|age| age.status)
    }

    fn holding<'a>(
        &'a self,
        id: &'a str,
        provision: &'a Provision,
        on: Date,
    ) -> Option<Holding<'a>> {
        let Some(change) = &self.new_way else {
            return self.told(id, provision, provision.versions.on(on)?, on);
        };
        let is_new = on >= change.from;
        if if is_new { change.ends.contains(id) } else { change.begins.contains(id) } {
            return None;
        }
        // A municipality may know an earlier first day of the new way than its provisions tell.
        let first = || provision.versions.first().filter(|_| is_new && change.begins.contains(id));
        self.told(id, provision, provision.versions.on(on).or_else(first)?, on)
    }

    fn told<'a>(
        &'a self,
        id: &'a str,
        provision: &'a Provision,
        span: &'a Span<Reference>,
        on: Date,
    ) -> Option<Holding<'a>> {
        let reference = &span.value;
        let act = reference.act.as_deref().unwrap_or(&provision.act);
        let Act { name, short, .. } = self.acts.get(act)?;
        let ends = self.new_way.as_ref().filter(|change| change.ends.contains(id));
        let until = span.until.into_iter().chain(ends.map(|change| change.from)).min();
        Some(Holding {
            id,
            act,
            act_name: name,
            act_short: short,
            cite: &reference.cite,
            says: &provision.says,
            amended_by: &reference.amended_by,
            from: span.from,
            until,
            status: self.status(reference.status, on),
            source: &reference.source,
            checked_on: provision.checked_on,
            note: &reference.note,
        })
    }

    fn practice_holding<'a>(
        &'a self,
        id: &'a str,
        decision: &'a Decision,
        on: Date,
    ) -> Option<PracticeHolding<'a>> {
        let mut holding = decision.on(id, self.practice_term(on), on)?;
        if holding.status == PracticeStatus::InForce && self.is_unread(on) {
            holding.status = PracticeStatus::Unverified;
        }
        Some(holding)
    }

    /// What a decision of principle is called on a day.
    pub fn practice_term(&self, on: Date) -> &str {
        let begun = self.terms.iter().rev().find(|(from, _)| *from <= on);
        begun.map_or("principmeddelelse", |(_, word)| word)
    }

    /// Nothing is checked for a day after those whose texts somebody has read.
    fn status(&self, status: Status, on: Date) -> Status {
        if self.is_unread(on) { Status::Unverified } else { status }
    }

    fn is_unread(&self, on: Date) -> bool {
        self.reach.is_some_and(|reach| on > reach.texts_read_to)
    }
}

/// The id behind a number as typed, such as `P – 7 – 04`.
fn practice_id(typed: &str) -> String {
    typed.to_lowercase().replace(is_dash, "-").split_whitespace().collect()
}

/// How much the book holds; its whole text would fill pages.
impl fmt::Debug for LawBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("LawBook");
        debug.field("provisions", &self.provisions.len()).field("periods", &self.periods.len());
        debug.field("decisions", &self.decisions.len()).finish_non_exhaustive()
    }
}
