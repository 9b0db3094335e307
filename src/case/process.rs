//! The steps between the recommendation and the decision, and after it (sagens gang).

use super::dates::Day;
use super::decision::Outcome;
use super::person::{Benefit, YesNo};
use super::scalar::{AddressLines, Line, Prose};
use super::section::{choice, item, section};

choice! {
    /// What the citizen said to the offer of a meeting (svar på tilbud om møde).
    pub enum OfferAnswer {
        WantsMeeting = "wants_meeting",
        Declined = "declined",
        NoAnswer = "no_answer",
    }
}

choice! {
    /// What the municipality found when it looked at the complaint again (genvurderingens udfald).
    pub enum Reassessment {
        Upheld = "upheld",
        ChangedInPart = "changed_in_part",
        Changed = "changed",
    }
}

item! {
    /// A ruling that a reassessment put in the place of an old one (en ny afgørelse efter en klage).
    pub struct NewRuling {
        benefit: Benefit,
        outcome: Outcome,
    }
}

section! {
    /// The course of the case (sagens gang).
    pub struct Process {
        /// The day on which the team is expected to see the case, or the last talk of the new way to be held (planlagt møde).
        planned_meeting: Day,
        /// The time of day at which the meeting or the talk begins (mødets klokkeslæt).
        meeting_time: Line,
        /// The day on which the case is expected to be decided (planlagt afgørelse).
        planned_decision: Day,
        /// Why it is manifest that the ability to work cannot be improved (hvorfor det er åbenbart).
        manifest_why: Prose,
        /// The day on which the health coordinator was asked for advice, and about what.
        coordinator_asked: Day,
        coordinator_questions: Prose,
        /// What the municipality is weighing, and where the request is sent.
        coordinator_weighed: Prose,
        coordinator_address: AddressLines,
        coordinator_date: Day,
        coordinator_statement: Prose,
        terminally_ill: YesNo,
        undoubted_why: Prose,
        hearing_sent: Day,
        hearing_deadline: Day,
        hearing_enclosed: Prose,
        /// What the municipality expects to decide (hvad kommunen regner med at afgøre).
        hearing_expected: Prose,
        hearing_answer_date: Day,
        hearing_answer_own: Prose,
        /// A second hearing, after the team saw the case again or a newer paper came (ny partshøring).
        hearing_again_sent: Day,
        hearing_again_deadline: Day,
        hearing_again_enclosed: Prose,
        hearing_again_answer_date: Day,
        hearing_again_answer_own: Prose,
        offer_made: Day,
        offer_answer: OfferAnswer,
        offer_meeting: Day,
        offer_note: Prose,
        /// The day on which the case went over to treatment under the pension rules (overgangsdato).
        transition_date: Day,
        transition_told: Day,
        delay_told: Day,
        delay_reason: Prose,
        delay_new_date: Day,
        disagreement_date: Day,
        disagreement_why: Prose,
        disagreement_new: Prose,
        complaint_received: Day,
        complaint_own: Prose,
        reassessed: Day,
        reassessment: Reassessment,
        /// What is decided now, where the decision was changed (den nye afgørelse).
        reassessment_result: Prose,
        /// The rulings of the new decision, each with its benefit (de nye afgørelser); none where the case is only taken up again.
        reassessment_rulings: Vec<NewRuling>,
        /// What happens now, after the change (det sker nu).
        reassessment_next: Prose,
        reassessment_why: Prose,
        forwarded: Day,
        contact: Line,
    }
}
