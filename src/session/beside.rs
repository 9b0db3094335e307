//! Which of the things that can stand beside a form stands there now, and what it needs to know.

use std::sync::Arc;

use jiff::civil::Date;

use super::Session;
use super::pages::Page;
use super::pages::beside::Side;
use crate::checks::decision::departure::{Departure, departure};
use crate::checks::evidence::ties::EvidenceList;
use crate::jobs::job::{CaseEvent, Deadline, Job, Role};

/// The time limits of the case and what its answers rest on, reckoned away from the window (fristerne).
#[derive(Default)]
pub(super) struct Limits {
    rows: Arc<Vec<Deadline>>,
    events: Vec<CaseEvent>,
    evidence: Arc<EvidenceList>,
    reckoned_for: u64,
    /// The state of the case that the answer belongs to.
    known_for: u64,
}

impl Session {
    /// What stands beside the form that is shown; none where no form is shown, or it was put away.
    pub fn side(&self) -> Option<Side> {
        let Page::Section(name) = self.page() else { return None };
        // Who decides has what the team recommends before them, once there is something.
        let decides = self.settings().role == Role::DecisionMaker
            && matches!(name, "decision" | "re_presentation");
        self.pages
            .beside
            .shown((decides && self.has_recommendation()).then_some(Side::Recommendation))
    }

    /// Whether a letter can be seen now, on its own page or beside a form.
    pub(super) fn shows_a_letter(&self) -> bool {
        self.page() == Page::Letters || self.side() == Some(Side::Letter)
    }

    /// Shows something beside the form, or puts it away where it is shown.
    pub(super) fn turn_side(&mut self, side: Side) {
        if self.side() == Some(side) {
            self.pages.beside.put_away();
        } else {
            self.pages.beside.choose(side);
        }
        self.ask_for_answers();
    }

    /// Asks for the time limits and the evidence of this state of the case, while either is in sight.
    pub(super) fn ask_for_limits(&mut self) {
        if matches!(self.side(), Some(Side::Deadlines | Side::Evidence)) {
            self.count_limits();
        }
    }

    /// Asks for the time limits and the evidence of this state of the case, unless they are known.
    pub(super) fn count_limits(&mut self) {
        let generation = self.open.generation();
        if self.library.is_some() && self.limits.reckoned_for != generation {
            self.limits.reckoned_for = generation;
            self.outbox.push(Job::Reckon { generation, case: Arc::clone(self.open.latest()) });
        }
    }

    pub(super) fn reckoned(
        &mut self,
        generation: u64,
        (rows, events): (Vec<Deadline>, Vec<CaseEvent>),
        evidence: EvidenceList,
    ) {
        if generation == self.open.generation() {
            self.limits.rows = Arc::new(rows);
            self.limits.events = events;
            self.limits.evidence = Arc::new(evidence);
            self.limits.known_for = generation;
        }
    }

    /// The time limits of the case as they were last reckoned, the nearest first.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.limits.rows
    }

    /// What the answers rest on, as it was last looked over; none before that.
    pub fn evidence(&self) -> Option<&Arc<EvidenceList>> {
        (self.limits.known_for > 0).then_some(&self.limits.evidence)
    }

    /// The same, to be held on to.
    pub fn limits(&self) -> &Arc<Vec<Deadline>> {
        &self.limits.rows
    }

    /// What has happened in the case or is planned, as it was listed with them.
    pub fn events(&self) -> &[CaseEvent] {
        &self.limits.events
    }

    /// Whether the time limits that are known are those of the case as it stands.
    pub fn knows_deadlines(&self) -> bool {
        self.limits.reckoned_for == self.open.generation()
    }

    /// Whether there is something of the team to read beside a form.
    pub fn has_recommendation(&self) -> bool {
        self.case().recommendation.outcome.given().is_some()
    }

    pub fn today(&self) -> Date {
        self.today
    }

    /// How the decision stands to what the team said last; none where there is nothing to compare.
    pub fn departure(&self) -> Option<Departure> {
        let library = self.library()?;
        departure(&library.look(self.case()))
    }
}
