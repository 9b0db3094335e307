//! The case that is open: what it says, what it said before, and what the checks have found in it.

use std::sync::Arc;
use std::time::Duration;

use super::findings::{Findings, Progress};
use super::history::{Change, Changed, History, TypedText};
use super::removal::Removed;
use crate::case::Case;
use crate::case::attached::AttachedFile;
use crate::case::field::{Edit, Listed, State, View};
use crate::case::kept::KeptTexts;
use crate::case::kind::Kind;
use crate::case::part::CasePart;
use crate::case::removed::RemovedItem;
use crate::jobs::job::Job;
use crate::library::Library;
use crate::overview::progress::progress;
use crate::place::FieldPath;
use crate::problem::Problem;

/// Checks wait until the typist has rested this long.
const REST: Duration = Duration::from_millis(250);

/// An open case (den åbne sag).
pub(super) struct OpenCase {
    /// The case that a form changes in place.
    case: Case,
    /// The case as it was after the last change; shared with jobs and history.
    latest: Arc<Case>,
    /// Counts the changes, so that an answer to an older question is known as such.
    generation: u64,
    history: History,
    findings: Arc<Findings>,
    progress: Vec<Progress>,
    /// Knows which fields matter, once it is read.
    library: Option<Arc<Library>>,
    checked_for: u64,
    changed_at: Duration,
    now: Duration,
}

impl Default for OpenCase {
    fn default() -> Self {
        let case = Case::default();
        Self {
            latest: Arc::new(case.clone()),
            generation: 1,
            history: History::default(),
            findings: Arc::default(),
            progress: progress(&case, None),
            library: None,
            checked_for: 0,
            changed_at: Duration::ZERO,
            now: Duration::ZERO,
            case,
        }
    }
}

impl OpenCase {
    pub(super) fn case(&self) -> &Case {
        &self.case
    }

    pub(super) fn latest(&self) -> &Arc<Case> {
        &self.latest
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    pub(super) fn history(&self) -> &History {
        &self.history
    }

    pub(super) fn findings(&self) -> &Arc<Findings> {
        &self.findings
    }

    pub(super) fn progress(&self) -> &[Progress] {
        &self.progress
    }

    /// Puts another case in the place of this one. Generations go on, so that no answer to the old case fits the new one.
    pub(super) fn replace(&mut self, case: Case) {
        self.history = History::default();
        self.findings = Arc::default();
        self.put(Arc::new(case));
    }

    /// Takes another version of the same case, as one step that can be undone.
    pub(super) fn take_version(&mut self, case: Arc<Case>, place: FieldPath) {
        self.history.record(&self.latest, &place, Change::Whole, self.now);
        self.put_version(case);
    }

    /// Takes what two versions were put together to, as one step that can be undone; of its letters too.
    pub(super) fn take_merged(&mut self, case: Arc<Case>, place: FieldPath) {
        self.history.record(&self.latest, &place, Change::Whole, self.now);
        self.put(case);
    }

    /// Lets a form change the case in place. The form says where text was typed, if it was; a text that it left as it was pasted
    /// is settled.
    pub(super) fn edit(&mut self, form: impl FnOnce(&mut Case) -> Option<FieldPath>) -> bool {
        let Some(place) = form(&mut self.case) else { return false };
        if let Some(Edit::Answer(answer)) = self.case.find_mut(&place) {
            answer.settle(0);
        }
        self.changed(&place, Change::Typed)
    }

    /// Shares all sections with the latest snapshot again. A form that is drawn holds its section alone, changed or not.
    pub(super) fn share(&mut self) {
        self.case = Case::clone(&self.latest);
    }

    /// Whether a field has something that would be lost with its answer.
    pub(super) fn holds_text(&self, place: &FieldPath) -> bool {
        self.case.has(place)
    }

    pub(super) fn set_state(&mut self, place: &FieldPath, state: State) -> bool {
        match self.case.find_mut(place) {
            Some(Edit::Answer(answer)) if answer.state() != state => answer.set_state(state),
            Some(Edit::List(list)) if list.state() != state => list.set_state(state),
            _ => return false,
        }
        self.changed(place, Change::Whole)
    }

    pub(super) fn answer(&mut self, place: &FieldPath, text: &str) -> bool {
        match self.case.find_mut(place) {
            Some(Edit::Answer(answer)) if answer.text() != text => {
                answer.set_text(text).is_ok() && self.changed(place, Change::Whole)
            }
            _ => false,
        }
    }

    /// Sets a warning aside, and gives the field for the reason.
    pub(super) fn set_aside(&mut self, check: &str, place: &FieldPath, about: &str) -> FieldPath {
        let reason = self.case.set_aside(check, place, about);
        self.changed(&reason, Change::Whole);
        reason
    }

    pub(super) fn add_item(&mut self, place: &FieldPath) -> bool {
        let id = self.case.new_item();
        self.change_list(place, |list| {
            list.add(id);
            true
        })
    }

    /// The field of a list's last item where a person begins.
    pub(super) fn newest_field(&self, place: &FieldPath) -> Option<FieldPath> {
        let Some(View::List(list)) = self.case.find(place) else { return None };
        let index = list.len().checked_sub(1)?;
        let (name, _) = *list.item(index)?.fields().first()?;
        Some(place.item(index, list.id(index), name))
    }

    /// Takes an item out of a list, or all by another answer, and notes what goes.
    pub(super) fn remove(
        &mut self,
        place: &FieldPath,
        what: Removed,
        goes: Vec<RemovedItem>,
    ) -> bool {
        let before = self.case.removed.clone();
        if !goes.is_empty() {
            goes.into_iter().for_each(|item| self.case.removed.add(item));
        }
        let is_removed = match what {
            Removed::All(state) => self.set_state(place, state),
            Removed::Item(index) => self.change_list(place, |list| {
                let is_there = index < list.len();
                if is_there {
                    list.remove(index);
                }
                is_there
            }),
        };
        if !is_removed {
            self.case.removed = before;
        }
        is_removed
    }

    pub(super) fn swap_items(&mut self, place: &FieldPath, first: usize, second: usize) -> bool {
        self.change_list(place, |list| {
            let moves = first != second && first.max(second) < list.len();
            if moves {
                list.swap(first, second);
            }
            moves
        })
    }

    /// Puts an item where another one stands; those between them move up or down by one.
    pub(super) fn move_item(&mut self, place: &FieldPath, from: usize, to: usize) -> bool {
        self.change_list(place, |list| {
            let moves = from != to && from.max(to) < list.len();
            if moves {
                let up = (to..from).rev().map(|at| (at, at + 1));
                let down = (from..to).map(|at| (at, at + 1));
                up.chain(down).for_each(|(one, other)| list.swap(one, other));
            }
            moves
        })
    }

    /// Marks a part as finished, or takes the mark away.
    pub(super) fn mark(&mut self, part: &'static CasePart, is_finished: bool) -> bool {
        let changed = self.case.finished.mark(part, is_finished);
        if changed {
            self.history.record_mark(&self.latest, part);
            self.latest = Arc::new(self.case.clone());
            self.renewed();
        }
        changed
    }

    /// Changes the edits of letters; says whether anything came of it. What is typed into one text is one step.
    pub(super) fn edit_letters(
        &mut self,
        typed: Option<&TypedText>,
        change: impl FnOnce(&mut Case) -> bool,
    ) -> bool {
        // What comes to the same is no step.
        let changed = change(&mut self.case) && self.case.edits != self.latest.edits;
        if changed {
            self.history.record_edit(&self.latest, typed, self.now);
            self.latest = Arc::new(self.case.clone());
            self.renewed();
        }
        changed
    }

    /// Changes what an answer rests on, and perhaps the answer, as one step; says whether anything came of it.
    pub(super) fn tie(
        &mut self,
        place: &FieldPath,
        change: impl FnOnce(&mut Case) -> bool,
    ) -> bool {
        let is_done = change(&mut self.case);
        if !is_done {
            self.share();
        }
        let has_changed = is_done && self.case != *self.latest;
        has_changed && self.changed(place, Change::Whole)
    }

    /// Keeps a letter's text in the case. That is no step that can be undone. Says whether it was not kept already.
    pub(super) fn keep(&mut self, keep: impl FnOnce(&mut KeptTexts)) -> bool {
        let before = self.case.kept.clone();
        keep(&mut self.case.kept);
        let is_new = self.case.kept != before;
        if is_new {
            self.latest = Arc::new(self.case.clone());
            self.renewed();
        }
        is_new
    }

    /// Takes over the seals of a later version of the case. No undoing takes them away.
    pub(super) fn take_seals_of(&mut self, sealed: &Case) {
        self.case = self.case.clone().keeping_seals_of(sealed);
        self.latest = Arc::new(self.case.clone());
        self.renewed();
    }

    /// Puts a file into the case, and its exhibit into the list, as one step.
    pub(super) fn attach(&mut self, file: AttachedFile) {
        self.case.attach(file);
        self.changed(&FieldPath::new("exhibits", "list"), Change::Whole);
    }

    /// Takes a file out of the case. Says whether it was there.
    pub(super) fn detach(&mut self, number: u32, (on, by): (String, String)) -> bool {
        self.case.attached.remove(number, on, by)
            && self.changed(&FieldPath::new("exhibits", "list"), Change::Whole)
    }

    /// Takes the last change back, and says where it was.
    pub(super) fn undo(&mut self) -> Option<Changed> {
        let (case, place) = self.history.undo(&self.latest)?;
        self.put_version(case);
        Some(place)
    }

    pub(super) fn redo(&mut self) -> Option<Changed> {
        let (case, place) = self.history.redo(&self.latest)?;
        self.put_version(case);
        Some(place)
    }

    /// The moment that was told last.
    pub(super) fn now(&self) -> Duration {
        self.now
    }

    /// Lets time pass, and says whether the typist has rested long enough for checks.
    pub(super) fn rests(&mut self, now: Duration) -> bool {
        self.now = now;
        now.saturating_sub(self.changed_at) >= REST
    }

    /// How long until the typist has rested, while a check waits for that.
    pub(super) fn rests_in(&self) -> Option<Duration> {
        let waits = self.checked_for != self.generation;
        waits.then(|| (self.changed_at + REST).saturating_sub(self.now))
    }

    /// Asks for a check, unless this state of the case has had one.
    pub(super) fn ask_for_check(&mut self, outbox: &mut Vec<Job>) {
        if self.checked_for != self.generation {
            self.checked_for = self.generation;
            outbox.push(Job::Check { generation: self.generation, case: Arc::clone(&self.latest) });
        }
    }

    /// Takes in what a check found; what belongs to an older state of the case is dropped.
    pub(super) fn checked(&mut self, generation: u64, problems: Vec<Problem>) {
        if generation == self.generation {
            self.findings = Arc::new(Findings::new(problems));
        }
    }

    /// What is typed from now on is a step of its own.
    pub(super) fn part_steps(&mut self) {
        self.history.part();
    }

    fn change_list(
        &mut self,
        place: &FieldPath,
        change: impl FnOnce(&mut dyn Listed) -> bool,
    ) -> bool {
        match self.case.find_mut(place) {
            Some(Edit::List(list)) => change(list) && self.changed(place, Change::Whole),
            _ => false,
        }
    }

    /// Notes that the case was changed at a place.
    fn changed(&mut self, place: &FieldPath, change: Change) -> bool {
        self.history.record(&self.latest, place, change, self.now);
        self.case.forget_origin(place);
        let names_exhibits =
            self.case.answer(place).is_some_and(|answer| answer.kind() == Kind::Exhibits);
        if names_exhibits || place.section() == "exhibits" {
            self.case.follow_exhibits();
        }
        self.latest = Arc::new(self.case.clone());
        self.renewed();
        true
    }

    /// Puts another version of the same case in its place. The letters that went out stay so, and so does what is kept of them.
    fn put_version(&mut self, case: Arc<Case>) {
        let has_its_letters =
            case.seals.is_same(&self.latest.seals) && case.kept.is_same(&self.latest.kept);
        self.put(if has_its_letters {
            case
        } else {
            let kept = self.latest.kept.clone();
            Arc::new(Case { kept, ..Case::clone(&case).keeping_seals_of(&self.latest) })
        });
    }

    fn put(&mut self, case: Arc<Case>) {
        self.latest = case;
        self.share();
        self.renewed();
    }

    fn renewed(&mut self) {
        self.generation += 1;
        self.changed_at = self.now;
        self.count();
    }

    /// Learns which fields matter, and counts again.
    pub(super) fn learn(&mut self, library: Arc<Library>) {
        self.library = Some(library);
        self.checked_for = 0;
        self.count();
    }

    fn count(&mut self) {
        let words = self.library.as_deref().map(|library| &library.words);
        self.progress = progress(&self.case, words);
    }
}
