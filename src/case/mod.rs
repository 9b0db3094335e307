//! What a case is: the citizen, the plan's sections, the health checklist, the recommendation, the process, the decision.
//!
//! Typed structs hold the case; each section lists its own fields. Labels and help texts live elsewhere, and nothing
//! here knows the law, a screen, a disk or the clock.

pub mod address;
pub mod answer;
mod answered;
pub mod attached;
pub mod beside_fields;
pub mod checklist;
pub mod cited;
pub mod compare;
pub mod contacts;
pub mod cpr;
pub mod dates;
pub mod decision;
pub mod edits;
pub mod enough;
pub mod evidence;
pub mod field;
pub mod finished;
pub mod kept;
pub mod kind;
pub mod limits;
pub mod merging;
pub mod origins;
pub mod part;
pub mod person;
pub mod pieces;
pub mod plan;
mod pressed;
pub mod process;
pub mod questions;
pub mod recommendation;
pub mod removed;
mod restore;
pub mod scalar;
pub mod seals;
pub mod section;
pub mod set_aside;
pub mod shared;
pub mod so_far;
pub mod stage;

use std::sync::LazyLock;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use crate::place::{FieldPath, ItemId};
use field::Section;
use stage::Stage;

macro_rules! case {
    ($($(#[$inner:meta])* $section:ident: $type:ty,)+) => {
        /// A case (en sag). Its copies share every section that neither of them has changed.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Case {
            $($(#[$inner])* #[serde(default)] pub $section: shared::Shared<$type>,)+
            /// The highest id that an item has had, so that none is used twice.
            #[serde(default, skip_serializing_if = "ItemId::is_none")]
            pub last_item: ItemId,
            /// The parts that their writer has marked as finished.
            #[serde(default, skip_serializing_if = "finished::FinishedParts::is_empty")]
            pub finished: finished::FinishedParts,
            /// What is changed by hand in the letters.
            #[serde(default, skip_serializing_if = "edits_are_none")]
            pub edits: shared::Shared<edits::LetterEdits>,
            /// What its answers rest on.
            #[serde(default, skip_serializing_if = "evidence_is_none")]
            pub evidence: shared::Shared<evidence::EvidenceTies>,
            /// The letters' texts as they were last written.
            #[serde(default, skip_serializing_if = "kept_is_nothing")]
            pub kept: shared::Shared<kept::KeptTexts>,
            /// The letters that went out, as they were.
            #[serde(default, skip_serializing_if = "seals_are_none")]
            pub seals: shared::Shared<seals::Seals>,
            /// The files of the exhibits, which lie beside the case.
            #[serde(default, skip_serializing_if = "attached_are_none")]
            pub attached: shared::Shared<attached::AttachedFiles>,
            /// Whether the case is for practice and its citizen invented (en øvesag). Nothing takes that back.
            #[serde(default, skip_serializing_if = "is_not")]
            pub practice: bool,
            /// What was taken out of its lists.
            #[serde(default, skip_serializing_if = "removed_are_none")]
            pub removed: shared::Shared<removed::RemovedItems>,
            /// Where answers came from that nobody typed.
            #[serde(default, skip_serializing_if = "origins_are_none")]
            pub origins: shared::Shared<origins::Origins>,
            /// The list of each item that shared an id with another when the case was read, and got one of its own.
            #[serde(skip)]
            pub mended: Vec<FieldPath>,
        }

        impl Case {
            /// The names of the sections, in the order in which a person meets them.
            pub const SECTIONS: &'static [&'static str] = &[$(stringify!($section)),+];

            pub fn section(&self, name: &str) -> Option<&dyn Section> {
                match name {
                    $(stringify!($section) => Some(&*self.$section),)+
                    _ => None,
                }
            }

            /// Whether another version says the same in a section.
            fn is_same_section(&self, other: &Self, name: &str) -> bool {
                match name {
                    $(stringify!($section) => self.$section == other.$section,)+
                    _ => true,
                }
            }

            /// Puts what another version says in a section into this one.
            fn take_section(&mut self, other: &Self, name: &str) {
                match name {
                    $(stringify!($section) => self.$section = other.$section.clone(),)+
                    _ => {}
                }
            }

            /// Whether another version has the very section of this one, which neither has changed since they were one.
            fn shares_section(&self, other: &Self, name: &str) -> bool {
                match name {
                    $(stringify!($section) => self.$section.is_same(&other.$section),)+
                    _ => false,
                }
            }

            /// A section as a case file holds it; none where no section is called so.
            fn section_piece(&self, name: &str) -> Option<serde_json::Result<Box<RawValue>>> {
                match name {
                    $(stringify!($section) => Some(to_raw_value(&self.$section)),)+
                    _ => None,
                }
            }

            pub fn section_mut(&mut self, name: &str) -> Option<&mut dyn Section> {
                match name {
                    $(stringify!($section) => Some(&mut *self.$section),)+
                    _ => None,
                }
            }
        }
    };
}

case! {
    /// Master data: the citizen (borgeren).
    citizen: person::Citizen,
    /// Master data: the matter (sagen).
    matter: person::Matter,
    work: plan::Work,
    strengths: plan::Strengths,
    social: plan::Social,
    health: plan::Health,
    efforts: plan::Efforts,
    support_history: plan::SupportHistory,
    remarks: plan::Remarks,
    exhibits: plan::Exhibits,
    /// The contact log (kontaktlog); the files of cases from before there was one do not have it.
    #[serde(skip_serializing_if = "contacts_are_none")]
    contacts: contacts::Contacts,
    #[serde(skip_serializing_if = "questions_are_none")]
    questions: questions::Questions,
    checklist: checklist::Checklist,
    #[serde(skip_serializing_if = "enough_is_unsaid")]
    enough: enough::Sufficiency,
    recommendation: recommendation::Recommendation,
    process: process::Process,
    decision: decision::Decision,
    overrides: decision::Overrides,
}

fn edits_are_none(edits: &shared::Shared<edits::LetterEdits>) -> bool {
    edits.is_empty()
}

fn contacts_are_none(contacts: &shared::Shared<contacts::Contacts>) -> bool {
    **contacts == contacts::Contacts::default()
}

fn evidence_is_none(ties: &shared::Shared<evidence::EvidenceTies>) -> bool {
    ties.is_empty()
}

fn questions_are_none(questions: &shared::Shared<questions::Questions>) -> bool {
    **questions == questions::Questions::default()
}

fn enough_is_unsaid(enough: &shared::Shared<enough::Sufficiency>) -> bool {
    **enough == enough::Sufficiency::default()
}

fn kept_is_nothing(kept: &shared::Shared<kept::KeptTexts>) -> bool {
    kept.is_empty()
}

fn attached_are_none(files: &shared::Shared<attached::AttachedFiles>) -> bool {
    files.is_empty()
}

fn removed_are_none(items: &shared::Shared<removed::RemovedItems>) -> bool {
    items.is_empty()
}

fn origins_are_none(origins: &shared::Shared<origins::Origins>) -> bool {
    origins.is_empty()
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde asks for it
fn is_not(fact: &bool) -> bool {
    !fact
}

fn seals_are_none(seals: &shared::Shared<seals::Seals>) -> bool {
    seals.is_empty()
}

impl Case {
    /// A case in which nobody has answered anything, to look fields up in (den tomme sag). It is made once: to make one for each
    /// condition and each template took 1.5 of a letter's 55 million instructions.
    pub fn blank() -> &'static Self {
        static BLANK: LazyLock<Case> = LazyLock::new(Case::default);
        &BLANK
    }

    /// The day whose law governs a step of the case (den dag, hvis regler gælder). No other place says which day governs.
    pub fn governing_date(&self, stage: Stage) -> Option<Date> {
        let process = &self.process;
        match stage {
            Stage::Plan => self.matter.plan_begun.date(),
            Stage::Description => self.matter.description_made.date(),
            Stage::Recommendation => self.recommendation.meeting_date.date(),
            Stage::Advice => process.coordinator_asked.date(),
            Stage::Hearing => [
                &process.hearing_sent,
                &process.transition_told,
                &process.transition_date,
                &process.delay_told,
                &process.disagreement_date,
            ]
            .into_iter()
            .find_map(answer::Answer::date)
            .or_else(|| self.governing_date(Stage::Recommendation))
            .or_else(|| self.governing_date(Stage::Advice)),
            Stage::Decision => self.decision.date.date(),
            Stage::Complaint => process.reassessed.date().or_else(|| self.decision.date.date()),
        }
    }
}
