//! Older versions of the open case: when one is taken, what the file keeps of them, and going back to one.
//!
//! A version is taken when a case is first changed, then every five minutes while it changes, when a letter is written, and when
//! somebody names the moment. It waits here until the case is saved. A plain file keeps none, so none is taken for it.

use std::sync::Arc;
use std::time::Duration;

use super::Session;
use super::action::VersionWish;
use crate::case::Case;
use crate::case::address::field;
use crate::case::beside_fields::{BesideChange, differences_beside};
use crate::case::compare::{FieldChange, differences};
use crate::jobs::job::{
    CaseHistory, CaseLock, Job, Moment, TakenVersion, VersionsAnswer, VersionsTask, WriteLetter,
};
use crate::place::FieldPath;
use crate::problem::Problem;

/// How long between two versions of a case that goes on changing.
const PAUSE: Duration = Duration::from_secs(5 * 60);
/// So many wait for a save at most; the oldest that nobody named goes first.
const MOST_WAITING: usize = 24;

/// What is known of the older versions (udgaverne).
#[derive(Default)]
pub(super) struct Versions {
    waiting: Vec<Waiting>,
    /// The case as it was when it was last taken or opened, and when that was.
    last: Option<(Arc<Case>, Duration)>,
    now: Duration,
    listed: CaseHistory,
    looked_at: Option<LookedAt>,
    /// Whether a case that is left was saved for the sake of those that wait.
    has_tried: bool,
}

struct Waiting {
    case: Arc<Case>,
    taken: Duration,
    moment: Moment,
}

/// An older version, held against the case (den udgave, der ses på).
pub struct LookedAt {
    pub number: u32,
    pub outcome: Result<Arc<Case>, Problem>,
    /// From the older version to what the case says now.
    pub changes: Vec<FieldChange>,
    /// The same beside the fields.
    pub beside: Vec<BesideChange>,
}

impl Versions {
    /// Another case has come.
    pub(super) fn forget(&mut self) {
        *self = Self { now: self.now, ..Self::default() };
    }

    /// Lets time pass, and takes a version where one is due. `in_file` is the case as its file has it.
    pub(super) fn tick(&mut self, now: Duration, case: &Arc<Case>, in_file: &Arc<Case>) {
        self.now = now;
        match &self.last {
            None if !Arc::ptr_eq(case, in_file) => {
                // As it was before the first change.
                self.take(in_file, Moment::Passing);
            }
            Some((last, at)) if now.saturating_sub(*at) >= PAUSE && !Arc::ptr_eq(last, case) => {
                self.take(case, Moment::Passing);
            }
            _ => {}
        }
    }

    /// How long until a version is due; none where nothing has changed.
    pub(super) fn is_due_in(&self, case: &Arc<Case>, in_file: &Arc<Case>) -> Option<Duration> {
        match &self.last {
            None => (!Arc::ptr_eq(case, in_file)).then_some(Duration::ZERO),
            Some((last, _)) if Arc::ptr_eq(last, case) => None,
            Some((_, at)) => Some((*at + PAUSE).saturating_sub(self.now)),
        }
    }

    pub(super) fn take(&mut self, case: &Arc<Case>, moment: Moment) {
        self.last = Some((Arc::clone(case), self.now));
        self.has_tried = false;
        self.waiting.push(Waiting { case: Arc::clone(case), taken: self.now, moment });
        if self.waiting.len() > MOST_WAITING {
            let passing = self.waiting.iter().position(|it| it.moment == Moment::Passing);
            self.waiting.remove(passing.unwrap_or_default());
        }
    }

    /// Those that wait, for an order to save.
    pub(super) fn for_saving(&self) -> Vec<TakenVersion> {
        let taken = self.waiting.iter().map(|it| TakenVersion {
            case: Arc::clone(&it.case),
            before: self.now.saturating_sub(it.taken),
            moment: it.moment.clone(),
        });
        taken.collect()
    }

    /// Whether a case that is left has to be saved, although it says nothing new: a moment with a name waits. It is tried once.
    pub(super) fn wants_save(&mut self) -> bool {
        let has_moment = self.waiting.iter().any(|it| it.moment != Moment::Passing);
        has_moment && !std::mem::replace(&mut self.has_tried, true)
    }

    /// These have come to lie in the file, or are nobody's any more.
    pub(super) fn were_saved(&mut self, saved: &[TakenVersion]) {
        let is_saved = |it: &Waiting| {
            let is_it =
                |one: &TakenVersion| Arc::ptr_eq(&one.case, &it.case) && one.moment == it.moment;
            saved.iter().any(is_it)
        };
        self.waiting.retain(|it| !is_saved(it));
    }

    fn look_at(&mut self, number: u32, outcome: Result<Arc<Case>, Problem>, now: &Case) {
        let changes = outcome.as_ref().map(|older| differences(older, now)).unwrap_or_default();
        let beside =
            outcome.as_ref().map(|older| differences_beside(older, now)).unwrap_or_default();
        self.looked_at = Some(LookedAt { number, outcome, changes, beside });
    }

    fn older(&self) -> Option<&Arc<Case>> {
        self.looked_at.as_ref()?.outcome.as_ref().ok()
    }
}

impl Session {
    /// The older versions that the file keeps, as they were last asked for.
    pub fn older_versions(&self) -> &CaseHistory {
        &self.versions.listed
    }

    /// The older version that is held against the case.
    pub fn looked_at_version(&self) -> Option<&LookedAt> {
        self.versions.looked_at.as_ref()
    }

    /// Whether the case's file keeps older versions: a plain one does not.
    pub fn keeps_versions(&self) -> bool {
        self.file.is_locked()
    }

    /// Lets time pass for a file that keeps versions.
    pub(super) fn tick_versions(&mut self, now: Duration) {
        if self.keeps_versions() {
            self.versions.tick(now, self.open.latest(), self.file.saved());
        }
    }

    pub(super) fn version_due_in(&self) -> Option<Duration> {
        let is_due = || self.versions.is_due_in(self.open.latest(), self.file.saved());
        self.keeps_versions().then(is_due).flatten()
    }

    /// A letter was written, or not: the case that it was written from is kept.
    pub(super) fn letter_went_out(&mut self, order: &WriteLetter, is_written: bool) {
        if is_written {
            self.letter_was_written(order);
        }
        if is_written && !order.draft && self.keeps_versions() {
            self.versions.take(&order.case, Moment::Export(order.letter.clone()));
        }
        if is_written && !order.draft {
            self.keep_words_of(&order.letter);
        }
    }

    /// Does what was wanted with versions.
    pub(super) fn version_wish(&mut self, wish: VersionWish) {
        match wish {
            VersionWish::Name(name) => {
                if self.keeps_versions() && !name.trim().is_empty() {
                    self.versions.take(self.open.latest(), Moment::Named(name));
                    self.save(None);
                }
            }
            VersionWish::List => self.ask_for_versions(VersionsTask::List),
            VersionWish::LookAt(number) => self.ask_for_versions(VersionsTask::Read(number)),
            VersionWish::RestoreField(place) => {
                let case = self.open.latest();
                let older = self.versions.older();
                let restored = older.and_then(|older| case.with_field_of(older, &place));
                self.take_restored(restored, Some(place));
            }
            VersionWish::RestoreAll => {
                let case = self.open.latest();
                let restored = self.versions.older().map(|older| case.with_all_of(older));
                let first = self.versions.looked_at.as_ref();
                let first = first.and_then(|it| it.changes.first()).map(|change| change.place);
                self.take_restored(restored, first.or(Some(field!(citizen.name))));
            }
        }
    }

    fn ask_for_versions(&mut self, task: VersionsTask) {
        let lock = self.file.known_lock();
        self.outbox.extend(lock.map(|lock| Job::Versions { lock, task }));
    }

    /// Takes a version that was brought back, as one step that can be undone. The one before it is kept as well.
    fn take_restored(&mut self, restored: Option<Case>, place: Option<FieldPath>) {
        let (Some(restored), Some(place)) = (restored, place) else { return };
        let before = Arc::clone(self.open.latest());
        if *before == restored {
            return;
        }
        self.versions.take(&before, Moment::Passing);
        self.open.take_version(Arc::new(restored), place);
        self.note(true);
        if let Some(looked_at) = &mut self.versions.looked_at
            && let Ok(older) = &looked_at.outcome
        {
            looked_at.changes = differences(older, self.open.latest());
            looked_at.beside = differences_beside(older, self.open.latest());
        }
        self.jump_to(place);
    }

    /// An answer about versions; one about another case's file is dropped.
    pub(super) fn versions_read(&mut self, lock: &Arc<CaseLock>, answer: VersionsAnswer) {
        if self.file.known_lock().is_none_or(|own| !Arc::ptr_eq(&own, lock)) {
            return;
        }
        match answer {
            VersionsAnswer::Listed(history) => self.versions.listed = history,
            VersionsAnswer::Read(number, outcome) => {
                self.versions.look_at(number, outcome, self.open.latest());
            }
        }
    }
}
